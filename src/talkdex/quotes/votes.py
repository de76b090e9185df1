"""Votes for places: rare words and pairs of a quotation name the diagonals on which it may stand.

A seed at position i of the quotation that is said at position p votes for the diagonal p - i, with
the weight of its rarity. Seeds are read rarest first, pairs before words, and only until a budget of
positions is spent, so the time taken hardly grows with the index. Diagonals stay exact until the
best are known; only then do neighbours, shifted by inserted or missing words, add their votes. After
the q-gram diagonals of Ukkonen, "Approximate string-matching with q-grams and maximal matches" (1992).
"""

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from talkdex.index.positions import Positions
from talkdex.quotes.seeds import Candidate, seeds

DRIFT = 3
"""How many words a vote may be shifted by insertions and deletions before it."""
_NONE = (0.0,) * (2 * DRIFT + 1)
_SHARE = 0.35
_WORD = 8  # pairs that are read before a word said as often: two words beside each other tell more than one
_COMMON = 2_000  # times: where such a word alone is said tells of no place
_RAREST = 240
_RUNS = 60  # transcripts: what is said in more of them names no place
_BITS = 24  # positions per transcript: 16 million words
_SHIFT = 1 << 12  # keeps a diagonal positive when the quotation would begin before the recording


class Place(NamedTuple):
    """Where a quotation may begin: transcript, position of its first token, and the votes for it."""

    transcript: int
    first: int
    votes: float


class _Seed(NamedTuple):
    """A word or pair of the quotation, said so many `times`; those of least `cost` are read first."""

    cost: int
    times: int
    token: str
    at: int


class Ballot:
    """The votes for one run of tokens, gathered in stages of growing budget.

    Args:
        positions: of the index.
        tokens: folded, as looked for.
        total: tokens in the index, for the weights.
        allowed: transcripts that may be voted for; None for all.
    """

    def __init__(
        self, positions: Positions, tokens: Sequence[str], total: int, allowed: Collection[int] | None
    ) -> None:
        self._positions = positions
        self._tokens = tokens
        self._total = max(total, 2)
        self._allowed = allowed
        self._waiting: list[_Seed] = []
        self._seen: set[tuple[str, int]] = set()
        self.propose(seeds(tokens))
        self._votes: dict[int, float] = {}
        self._again: set[int] = set()  # diagonals that were voted for twice
        self._rarest: list[int] = []  # those that the rarest seeds voted for
        self._in_a_row: list[int] = []  # those that several words in a row voted for
        self._spent = 0

    def propose(self, candidates: Iterable[Candidate]) -> None:
        """Add seeds that are to vote when the budget allows; those not said anywhere are dropped."""
        new = {c for c in candidates if c not in self._seen}
        self._seen |= new
        times = self._positions.times(token for token, _ in new)
        self._waiting += [_seed(token, index, times[token]) for token, index in new if times[token]]
        self._waiting.sort()

    def read(self, budget: int, *, new: bool = True) -> bool:
        """Read seeds, the most telling first, until `budget` positions are spent in all.

        Those that would take more wait for a larger budget. Where nothing `new` is wanted, only places that
        have votes get more, and the others take no memory; so it is with common words, unless nothing has
        votes yet. Tells whether any was read.
        """
        spent, waiting = self._spent, list[_Seed]()
        for seed in self._waiting:
            if self._spent + seed.times > budget:
                waiting.append(seed)
            else:
                self._read(seed, new=new)
        self._waiting = waiting
        return self._spent > spent

    def _read(self, seed: _Seed, *, new: bool) -> None:
        self._spent += seed.times
        places = self._positions.diagonals(seed.token, _SHIFT - seed.at, _BITS, self._allowed)
        if len(self._rarest) < _RAREST:
            self._rarest += places
        common = seed.times > _COMMON and "_" not in seed.token and bool(self._votes)
        self._cast(places, 1 + math.log(self._total / seed.times), new=new and not common)

    def run(self, first: int, last: int) -> list[Place]:
        """Let the tokens `first` to `last` (half-open) vote for the places where they stand as they are.

        However common the words, so many in a row are said in few places; FTS5 finds them without
        handing over the positions of each. Gives these places, and some where only a pair of them stands.
        """
        pairs = [f"{a}_{b}" for a, b in pairwise(self._tokens[first:last])]
        times = self._positions.times(pairs)
        if not pairs or not all(times.values()):
            return []
        said = self._positions.some_saying(pairs, _RUNS, self._allowed)
        rarest = min(range(len(pairs)), key=lambda number: times[pairs[number]])
        shift = _SHIFT - first - rarest
        places = self._positions.diagonals(pairs[rarest], shift, _BITS, said)
        weight = 1 + math.log(self._total / max(1, len(places)))
        self._in_a_row += places
        self._cast(places, weight)
        return [_place(diagonal, weight) for diagonal in places]

    def best(self, width: int, apart: int) -> list[Place]:
        """Give the places with most votes, best first, `width` at most and `apart` tokens from each other."""
        votes = self._votes
        if not votes:
            return []
        leading = sorted(self._again, key=votes.__getitem__, reverse=True)[: width * 3]
        some = {*leading, *self._rarest[: width * 2], *self._in_a_row}
        summed = sorted(zip(map(self._around, some), some, strict=True), reverse=True)
        floor = summed[0][0] * _SHARE
        kept: list[Place] = []
        taken: set[int] = set()
        for weight, diagonal in summed:
            cell = diagonal // apart
            if weight < floor or len(kept) >= width:
                break
            if not taken & {cell - 1, cell, cell + 1}:
                taken.add(cell)
                kept.append(_place(diagonal, weight))
        return kept

    def _cast(self, places: Collection[int], weight: float, *, new: bool = True) -> None:
        votes = self._votes
        again = {diagonal: votes[diagonal] + weight for diagonal in votes.keys() & places}
        self._again |= again.keys()
        if new:
            votes |= dict.fromkeys(places, weight)
        votes |= again

    def _around(self, diagonal: int) -> float:
        near = range(diagonal - DRIFT, diagonal + DRIFT + 1)
        return sum(map(self._votes.get, near, _NONE))


def _seed(token: str, at: int, times: int) -> _Seed:
    return _Seed(times * (1 if "_" in token else _WORD), times, token, at)


def _place(diagonal: int, weight: float) -> Place:
    transcript, position = divmod(diagonal - _SHIFT, 1 << _BITS)
    if position >= (1 << _BITS) - _SHIFT:  # the quotation would begin before the recording
        return Place(transcript + 1, position - (1 << _BITS), weight)
    return Place(transcript, position, weight)
