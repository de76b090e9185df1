"""Votes for places: rare words and pairs of a quotation name the diagonals on which it may stand.

A seed at position i of the quotation that is said at position p votes for the diagonal p - i, with
the weight of its rarity. Seeds are read rarest first and only until a budget of positions is spent,
so the time taken hardly grows with the index. Diagonals stay exact until the best are known; only
then do neighbours, shifted by inserted or missing words, add their votes. After the q-gram
diagonals of Ukkonen, "Approximate string-matching with q-grams and maximal matches" (1992).
"""

import math
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from talkdex.index.positions import Positions
from talkdex.quotes.seeds import Candidate, seeds

DRIFT = 3
"""How many words a vote may be shifted by insertions and deletions before it."""
_SHARE = 0.35
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
        self._waiting += [_Seed(times[token], token, index) for token, index in new if times[token]]
        self._waiting.sort(reverse=True)

    def read(self, budget: int) -> bool:
        """Read the rarest seeds until `budget` positions are spent in all; tell whether any was new."""
        spent = self._spent
        while self._waiting and self._spent + self._waiting[-1].times <= budget:
            seed = self._waiting.pop()
            self._spent += seed.times
            shift = _SHIFT - seed.at
            places = self._positions.diagonals(seed.token, shift, _BITS, self._allowed)
            if len(self._rarest) < _RAREST:
                self._rarest += places
            self._cast(places, 1 + math.log(self._total / seed.times))
        return self._spent > spent

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
        leading = nlargest(width * 3, ((votes[diagonal], diagonal) for diagonal in self._again))
        some = (*self._rarest[: width * 2], *self._in_a_row)
        leading += [(votes[diagonal], diagonal) for diagonal in some]
        summed = sorted({(self._around(diagonal), diagonal) for _, diagonal in leading}, reverse=True)
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

    def _cast(self, places: Collection[int], weight: float) -> None:
        votes = self._votes
        again = {diagonal: votes[diagonal] + weight for diagonal in votes.keys() & places}
        self._again |= again.keys()
        votes |= dict.fromkeys(places, weight)
        votes |= again

    def _around(self, diagonal: int) -> float:
        votes = self._votes
        return sum(votes.get(diagonal + d, 0.0) for d in range(-DRIFT, DRIFT + 1))


def _place(diagonal: int, weight: float) -> Place:
    transcript, position = divmod(diagonal - _SHIFT, 1 << _BITS)
    if position >= (1 << _BITS) - _SHIFT:  # the quotation would begin before the recording
        return Place(transcript + 1, position - (1 << _BITS), weight)
    return Place(transcript, position, weight)
