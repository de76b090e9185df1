"""The engine: from the words of a quotation to the places where they are said, best first.

Votes are gathered in stages of growing cost; each stage looks at the places with most votes, and
the search stops as soon as one of them is good enough for the cost so far.
"""

import math
import sys
from collections.abc import Collection, Iterator
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.quotes.alignment import Aligned, Rough, align, rough
from talkdex.quotes.seeds import loose, mended
from talkdex.quotes.votes import Ballot, Place
from talkdex.quotes.window import Shelf

LONGEST = 400
"""Tokens of a quotation that are voted with; a longer one is known by its beginning."""


class _Stage(NamedTuple):
    """How many positions to read, how many places to look at, and by what ratio the search may end.

    `enough` is the ratio for eight words; the more there are, the less chance makes them alike.
    `mends` tells whether slips are allowed for from here on: words put between, split, joined, unknown.
    `longest` is how many tokens need the stage: of more, the rarest have told all there is to know.
    """

    budget: int
    width: int
    enough: float
    mends: bool
    longest: int

    def ends(self, ratio: float, length: int) -> bool:
        return ratio >= max(self.enough - 1.2 * max(0, length - 8), _NEVER_BY_CHANCE)


STAGES = (
    _Stage(1_000, 8, 88.0, mends=False, longest=sys.maxsize),
    _Stage(8_000, 30, 84.0, mends=True, longest=sys.maxsize),
    _Stage(25_000, 40, 0.0, mends=False, longest=20),
)
_NEVER_BY_CHANCE = 72.0
_SCALED_FROM = 10_000_000  # tokens: in a larger index more places are alike, and the last stage looks at more
_MOST_SCALED = 2.2
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
        self._scale = min(_MOST_SCALED, max(1.0, math.sqrt(total / _SCALED_FROM)))
        self.shelf = Shelf(reader)

    def find(self, tokens: list[str], count: int) -> list[Aligned]:
        """Give the `count` best places of a run of tokens, best first; none where no word is known."""
        found: dict[Place, Rough] = {}
        positions, text = self._reader.positions, " ".join(tokens)
        ballot = Ballot(positions, tokens[:LONGEST], self._total, self._allowed)
        for stage in STAGES:
            if len(tokens) > stage.longest:
                break
            if stage.mends:
                ballot.propose((*loose(tokens), *mended(tokens, positions)))
            scale = self._scale if stage is STAGES[-1] else 1
            ballot.read(round(stage.budget * scale))
            for place in ballot.best(round(stage.width * scale), max(4, len(tokens) // 2)):
                self._look(place, text, tokens, found)
            if any(stage.ends(seen.ratio, len(tokens)) for seen in found.values()):
                break
        return list(self._aligned(tokens, list(found.values()), count))

    def _look(self, place: Place, text: str, tokens: list[str], found: dict[Place, Rough]) -> None:
        """Look at a place, unless that was done; keep it where it is not far behind the best."""
        place = place._replace(votes=0)
        if place in found:
            return
        least = max((seen.ratio for seen in found.values()), default=_LEAST + _BEHIND) - _BEHIND
        slack = 4 + len(tokens) // 4
        last = place.first + len(tokens) + slack
        window = self.shelf.window(place.transcript, place.first - slack, last, tokens)
        seen = rough(text, window, least)
        if seen:
            found[place] = seen

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
