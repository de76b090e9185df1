"""Matches: the places of whole quotations, those in several parts included."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from talkdex.quotes.alignment import Aligned
from talkdex.quotes.engine import Engine
from talkdex.quotes.quotation import Part
from talkdex.quotes.score import Measure, measure, probability
from talkdex.quotes.vicinity import around, before, behind
from talkdex.quotes.window import Window

_ANCHORS = 2
_ANCHOR_PLACES = 8


class Match(NamedTuple):
    """A place of a quotation: where each of its parts is said (None: not there), and how well.

    Parts are in the order of the quotation; at least one of them is there.
    """

    parts: tuple[Aligned | None, ...]
    measure: Measure
    score: float

    @property
    def transcript(self) -> int:
        """The transcript in which it is said."""
        return next(part for part in self.parts if part).span.transcript

    @property
    def exact(self) -> bool:
        """Whether all that is looked for is said as it stands."""
        return all(part is not None and part.quoted == part.span.tokens for part in self.parts)

    @property
    def tokens(self) -> tuple[int, int]:
        """The tokens from its first to its last part, half-open."""
        spans = [part.span for part in self.parts if part]
        return min(s.first for s in spans), max(s.first + len(s.tokens) for s in spans)


def matches(engine: Engine, parts: Sequence[Part], worth: Mapping[str, float], count: int) -> list[Match]:
    """Give the `count` best matches of a quotation, best first."""
    if len(parts) == 1:
        found = engine.find(parts[0].tokens, count)
        return sorted((_match((one,), parts, worth) for one in found), key=lambda m: -m.score)
    together = (_together(engine, parts, anchor, worth) for anchor in _anchors(parts))
    ranked = sorted((match for found in together for match in found), key=lambda m: -m.score)
    return _distinct(ranked)[:count]


def restated(engine: Engine, parts: Sequence[Part], match: Match, worth: Mapping[str, float]) -> Match | None:
    """Align another reading of a quotation where it is said; None where that has other parts, or no word."""
    if len(parts) != len(match.parts):
        return None
    pairs = zip(match.parts, parts, strict=True)
    found = tuple(one and around(engine.shelf, part.tokens, one) for one, part in pairs)
    return _match(found, parts, worth) if any(found) else None


def _anchors(parts: Sequence[Part]) -> list[int]:
    """Choose the parts to look for in the whole index: the longest."""
    order = sorted(range(len(parts)), key=lambda i: -sum(map(len, parts[i].tokens)))
    return order[:_ANCHORS]


def _together(
    engine: Engine, parts: Sequence[Part], anchor: int, worth: Mapping[str, float]
) -> Iterator[Match]:
    """Find one part anywhere and the others, in order, before and after it."""
    for place in engine.find(parts[anchor].tokens, _ANCHOR_PLACES):
        found: list[Aligned | None] = [place]
        for part in reversed(parts[:anchor]):
            found.insert(0, before(engine.shelf, part.tokens, next(one for one in found if one)))
        for part in parts[anchor + 1 :]:
            found.append(behind(engine.shelf, part.tokens, next(one for one in reversed(found) if one)))
        yield _match(tuple(found), parts, worth)


def _match(found: tuple[Aligned | None, ...], parts: Sequence[Part], worth: Mapping[str, float]) -> Match:
    measured = measure(
        [one or Aligned(part.tokens, _nowhere(found), ()) for one, part in zip(found, parts, strict=True)],
        worth,
    )
    return Match(found, measured, probability(measured))


def _nowhere(found: tuple[Aligned | None, ...]) -> Window:
    return next(one for one in found if one).span.cut(0, 0)


def _distinct(ranked: list[Match]) -> list[Match]:
    """Leave out matches that overlap a better one."""
    kept: list[Match] = []
    for match in ranked:
        first, last = match.tokens
        if not any(
            other.transcript == match.transcript and first < other.tokens[1] and other.tokens[0] < last
            for other in kept
        ):
            kept.append(match)
    return kept
