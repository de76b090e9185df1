"""The engine: from the words of a quotation to the places where they are said, best first.

Votes are gathered in stages of growing cost; each stage looks at the places with most votes, and
the search stops as soon as one of them is good enough for the cost so far.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.quotes.alignment import Aligned, Rough, align, rough
from talkdex.quotes.seeds import mended
from talkdex.quotes.votes import Ballot, Place
from talkdex.quotes.window import Shelf


class _Stage(NamedTuple):
    """How many positions to read, how many places to look at, and by what ratio the search may end.

    `enough` is the ratio for eight words; the more there are, the less chance makes them alike.
    `mends` tells whether unknown words are looked for as what they may have been, from here on.
    """

    budget: int
    width: int
    enough: float
    mends: bool

    def ends(self, ratio: float, length: int) -> bool:
        return ratio >= max(self.enough - 1.2 * max(0, length - 8), _NEVER_BY_CHANCE)


STAGES = (
    _Stage(1_000, 8, 88.0, mends=False),
    _Stage(8_000, 30, 84.0, mends=True),
    _Stage(40_000, 60, 0.0, mends=False),
)
_NEVER_BY_CHANCE = 72.0
LONGEST = 400
"""Tokens of a quotation that are voted with; a longer one is known by its beginning."""
_LEAST = 40.0
_BEHIND = 15.0  # a place whose ratio is so much lower than the best is not aligned


class Engine:
    """Finds runs of tokens in one index.

    Args:
        reader: of the index.
        total: tokens in the index.
        allowed: transcripts to look in; None for all.
    """

    def __init__(self, reader: Reader, total: int, allowed: Collection[int] | None) -> None:
        self._reader = reader
        self._total = total
        self._allowed = allowed
        self.shelf = Shelf(reader)

    def find(self, tokens: list[str], count: int) -> list[Aligned]:
        """Give the `count` best places of a run of tokens, best first; none where no word is known."""
        found: dict[tuple[int, int], Rough] = {}
        ballot = Ballot(self._reader.positions, tokens[:LONGEST], self._total, self._allowed)
        text = " ".join(tokens)
        for stage in STAGES:
            if stage.mends:
                ballot.propose(mended(tokens, self._reader.positions))
            ballot.read(stage.budget)
            for place in ballot.best(stage.width, max(4, len(tokens) // 2)):
                key = (place.transcript, place.first)
                if key not in found:
                    least = max((seen.ratio for seen in found.values()), default=_LEAST + _BEHIND) - _BEHIND
                    seen = self._look(place, text, len(tokens), least)
                    if seen:
                        found[key] = seen
            if any(stage.ends(seen.ratio, len(tokens)) for seen in found.values()):
                break
        return list(self._aligned(tokens, list(found.values()), count))

    def _look(self, place: Place, text: str, length: int, least: float) -> Rough | None:
        slack = 4 + length // 4
        window = self.shelf.window(place.transcript, place.first - slack, place.first + length + slack)
        return rough(text, window, least)

    def _aligned(self, tokens: list[str], found: list[Rough], count: int) -> Iterator[Aligned]:
        found.sort(key=lambda seen: -seen.ratio)
        taken: dict[int, list[range]] = {}
        given = 0
        for seen in found:
            if given >= count or seen.ratio < found[0].ratio - _BEHIND:
                return
            aligned = align(tokens, seen)
            if aligned and _free(aligned, taken.setdefault(aligned.span.transcript, [])):
                given += 1
                yield aligned


def _free(aligned: Aligned, taken: list[range]) -> bool:
    """Tell whether the place overlaps none of those taken, and take it."""
    span = range(aligned.span.first, aligned.span.first + len(aligned.span.tokens))
    if any(span.start < other.stop and other.start < span.stop for other in taken):
        return False
    taken.append(span)
    return True
