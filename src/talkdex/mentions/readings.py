"""Readings: what a mention may mean, as times, from the most likely to the most far-fetched."""

from dataclasses import dataclass, replace

from talkdex.mentions.literal import Literal, Style, Value
from talkdex.mentions.ranges import Mention

_MIXED = 2.0
"""Cost of reading the two ends of a range in two ways."""
_CREDIBLE = 6.0
"""A range that would have to be read more oddly than this to run forward was written backwards."""
_PLUS = 4.0
"""What a "+" before a time speaks for hours and minutes, as in a programme's "+0:45"."""
_ABOUT = {60_000: 5, 1000: 60}
"""How much coarser a rough time is than it was written: "about 45 min" is good to five minutes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a mention.

    Args:
        start_ms: where it begins.
        end_ms: where it ends, or None for a point.
        precision_ms: how exactly the start was written.
        end_precision_ms: the same of the end.
        cost: how far-fetched it is; 0 is the usual reading.
        style: what the first field of its start was taken for.
    """

    start_ms: int
    end_ms: int | None
    precision_ms: int
    end_precision_ms: int | None
    cost: float
    style: Style


def readings_of(mention: Mention) -> list[Reading]:
    """Give what a mention may mean, likeliest first; a range that runs backwards only when none does not."""
    if mention.lasting:
        found = [_lasting(value, mention.lasting.values[0]) for value in mention.first.values]
    elif mention.last is None:
        found = [_point(value) for value in mention.first.values]
    else:
        pairs = [_range(a, b) for a in mention.first.values for b in mention.last.values]
        forward = [pair for pair in pairs if (pair.end_ms or 0) > pair.start_ms and pair.cost <= _CREDIBLE]
        found = forward or pairs[:1]
    if "plus" in mention.cues:
        found = [replace(r, cost=r.cost - _PLUS * (r.style is Style.HOURS)) for r in found]
    if "minute" in mention.cues:
        found = [replace(r, cost=r.cost - (r.style is Style.HOURS)) for r in found]
    if "about" in mention.cues:
        found = [_rough(reading) for reading in found]
    return sorted(found, key=lambda reading: reading.cost)


def _point(value: Value) -> Reading:
    return Reading(value.ms, None, value.precision_ms, None, value.cost, value.style)


def _lasting(value: Value, length: Value) -> Reading:
    precision = max(value.precision_ms, length.precision_ms)
    return Reading(value.ms, value.ms + length.ms, value.precision_ms, precision, value.cost, value.style)


def _range(first: Value, last: Value) -> Reading:
    mixed = Style.PLAIN not in (first.style, last.style) and first.style is not last.style
    cost = first.cost + (0 if last.style is first.style else last.cost) + _MIXED * mixed
    return Reading(first.ms, last.ms, first.precision_ms, last.precision_ms, cost, first.style)


def _rough(reading: Reading) -> Reading:
    precision = reading.precision_ms
    if precision == 1000 and reading.start_ms % 60_000:
        return replace(reading, precision_ms=10_000)
    return replace(reading, precision_ms=precision * _ABOUT.get(precision, 1))


def usual(literal: Literal) -> int:
    """Give the usual reading of a literal in milliseconds."""
    return literal.values[0].ms
