"""The engine: from the words of a quotation to the places where they are said, best first.

Votes are gathered in stages of growing cost; each stage looks at the places with most votes, and
the search stops as soon as one of them is good enough for the cost so far.
"""

import math
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.quotes.alignment import Aligned, Rough, align, rough
from talkdex.quotes.score import information, measure, probability
from talkdex.quotes.seeds import loose, mended
from talkdex.quotes.votes import Ballot, Place
from talkdex.quotes.window import Shelf, Window

LONGEST = 400
"""Tokens of a quotation that are voted with; a longer one is known by its beginning."""


class _Stage(NamedTuple):
    """How many positions to read, how many places to look at, and when the search may end.

    `enough` is the ratio for eight words from which it ends; the more there are, the less chance makes
    them alike. `sure` is the chance of the best place from which it ends whatever its ratio.
    `mends` tells whether slips are allowed for from here on: words put between, split, joined, unknown.
    `whole` tells whether the place where all words stand as they are is looked for, unless it is found:
    one nearly the same must not hide it. `halves` tells whether each half votes as it stands.
    `longest` is how many tokens need the stage: of more, the rarest have told all there is to know; the
    larger the index, the less they tell.
    `confirms` tells whether what is read only adds to places that have votes: so much would fill memory.
    `scaled` tells whether more is read and looked at in a larger index. `shortest` and `least_scale` keep
    a stage for quotations of so many tokens in a large index: all that is left of them there is common.
    """

    budget: int
    width: int
    enough: float
    sure: float
    mends: bool = False
    whole: bool = False
    halves: bool = False
    longest: int = sys.maxsize
    scaled: bool = False
    confirms: bool = False
    shortest: int = 0
    least_scale: float = 0.0

    def over(self, length: int, scale: float) -> bool:
        """Tell whether the search ends before this stage, for so many tokens."""
        return not self.shortest <= length <= self.longest * scale or scale < self.least_scale

    def ends(self, ratio: float, length: int) -> bool:
        return ratio >= max(self.enough - 1.2 * max(0, length - 8), _NEVER_BY_CHANCE)


STAGES = (
    _Stage(150, 4, 92.0, 0.98, whole=True),
    _Stage(1_000, 8, 88.0, 0.9),
    _Stage(8_000, 30, 84.0, 0.5, mends=True),
    _Stage(8_000, 30, 84.0, 0.5, halves=True),
    _Stage(12_500, 15, 92.0, 0.5, longest=20, scaled=True),
    _Stage(18_000, 27, 92.0, 0.5, longest=20, scaled=True),
    _Stage(60_000, 27, 0.0, 0.0, longest=20, scaled=True, confirms=True, shortest=13, least_scale=2.0),
)
_NEVER_BY_CHANCE = 72.0
_SAME_LETTERS = 100.0
_SHORTEST_RUN = 4  # tokens
_PROMISING = 55.0  # a lower ratio is no sure place
_SCALED_FROM = 10_000_000  # tokens: in a larger index more places are alike, and the last stages look at more
_MOST_SCALED = 2.2
_LEAST = 40.0
_BEHIND = 15.0  # a place whose ratio is so much lower than the best is not aligned
_LONG, _ALIKE = 100, 0.4
"""Of so many tokens, a place that holds a smaller share of the different ones isn't read letter by letter.

Two texts of one language share a quarter of theirs; one with two words in five changed keeps two thirds.
"""
_SAME = 2  # words by which places may differ that are looked at in one window


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
        """Give the `count` best places of a run of tokens, best first; none where no word is known.

        Where all places looked at are good, as of what is said again and again, more are looked for.
        """
        looks = _Looks(self.shelf, tokens)
        ballot = Ballot(self._reader.positions, tokens[:LONGEST], self._total, self._allowed)
        for stage in STAGES:
            if stage.over(len(tokens), self._scale):
                break
            scale = self._scale if stage.scaled else 1
            self._vote(ballot, tokens, stage, scale)
            width = max(round(stage.width * scale), count if looks.full else 0)
            looks.look(ballot.best(width, max(4, len(tokens) // 2)))
            if stage.whole and looks.best.ratio < _SAME_LETTERS:
                looks.look(ballot.run(0, len(tokens)))
            looks.full = width <= len(looks.found) < count
            if looks.found and not looks.full and self._ends(stage, tokens, looks.best):
                break
        return list(_aligned(tokens, looks.found, count))

    def _vote(self, ballot: Ballot, tokens: list[str], stage: _Stage, scale: float) -> None:
        """Let all vote that the stage allows for."""
        half = len(tokens) // 2
        if stage.mends:
            ballot.propose((*loose(tokens), *mended(tokens, self._reader.positions)))
        if stage.halves and half >= _SHORTEST_RUN:
            ballot.run(0, half)
            ballot.run(half, len(tokens))
        ballot.read(round(stage.budget * scale), new=not stage.confirms)

    def _ends(self, stage: _Stage, tokens: list[str], best: Rough) -> bool:
        """Tell whether the best place is good enough for what was spent."""
        if stage.ends(best.ratio, len(tokens)):
            return True
        aligned = align(tokens, best) if best.ratio >= _PROMISING else None
        worth = information(self._reader.positions.times(tokens), self._total)
        return aligned is not None and probability(measure([aligned], worth)) >= stage.sure


class _Looks:
    """The places looked at for a run of tokens, and those found to be not far behind the best.

    `full` tells whether none was worse, and fewer were found than are wanted.
    """

    def __init__(self, shelf: Shelf, tokens: list[str]) -> None:
        self._shelf = shelf
        self._tokens = tokens
        self._text = " ".join(tokens)
        self._seen: set[tuple[int, int]] = set()
        self.full = False
        self.found: list[Rough] = []
        self.best = Rough(_LEAST + _BEHIND, Window(0, 0, []), 0, 0)

    def look(self, places: Iterable[Place]) -> None:
        """Look at places, unless that was done."""
        for place in places:
            self._look(place)

    def _look(self, place: Place) -> None:
        transcript, first, _ = place
        if not self._seen.isdisjoint((transcript, at) for at in range(first - _SAME, first + _SAME + 1)):
            return
        self._seen.add((transcript, first))
        slack = 4 + len(self._tokens) // 4
        last = first + len(self._tokens) + slack
        window = self._shelf.window(transcript, first - slack, last, self._tokens)
        if len(self._tokens) > _LONG and not self._alike(window):
            return
        seen = rough(self._text, window, self.best.ratio - _BEHIND)
        if seen:
            self.found.append(seen)
            self.best = max(self.best, seen, key=lambda one: one.ratio)

    def _alike(self, window: Window) -> bool:
        wanted = set(self._tokens)
        return len(wanted.intersection(window.tokens)) >= _ALIKE * len(wanted)


def _aligned(tokens: list[str], found: Sequence[Rough], count: int) -> Iterator[Aligned]:
    """Align the best places, as many as are asked for, that overlap none before them."""
    ranked = sorted(found, key=lambda seen: -seen.ratio)
    taken: dict[int, list[range]] = {}
    given = 0
    for seen in ranked:
        if given >= count or seen.ratio < ranked[0].ratio - _BEHIND:
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
