"""What is odd about stated segments, one line each: reported, never silently changed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from talkdex.segment import Stated
from talkdex.timing import clock

_TOUCH_MS = 2_000
_GAP_MS = 30_000
_REGULAR = 2 / 3
"""Share of a list's neighbours that must touch for a gap between two others to be odd."""


def problems(stated: Sequence[Stated], duration_ms: int | None = None) -> list[str]:
    """Tell what can't be right, or looks wrong, about times that somebody stated.

    Args:
        stated: segments in the order in which they were written.
        duration_ms: the recording's length, or None while unknown.

    Returns:
        One line for each end before its start, time past the recording, item out of order,
        overlap, and gap in a list that has none otherwise; empty where all is well.
    """
    timed = [one for one in stated if one.start_ms is not None]
    alone = [line for one in timed for line in _alone(one, duration_ms)]
    return [*alone, *_order(timed), *_gaps(timed)]


def _alone(one: Stated, duration_ms: int | None) -> Iterator[str]:
    start, end = one.start_ms or 0, one.end_ms
    if end is not None and end < start:
        yield f"{_name(one)} ends at {clock(end)}, before it starts at {clock(start)}"
    if duration_ms is None:
        return
    length = clock(duration_ms)
    if start >= duration_ms:
        yield f"{_name(one)} starts at {clock(start)}, past the recording's end at {length}"
    elif end is not None and end > duration_ms + (one.end_precision_ms or 0):
        yield f"{_name(one)} ends at {clock(end)}, past the recording's end at {length}"


def _order(timed: Sequence[Stated]) -> Iterator[str]:
    for before, one in pairwise(timed):
        start, earlier = one.start_ms or 0, before.start_ms or 0
        if start < earlier:
            yield f"{_name(one)} at {clock(start)} is written after {_name(before)} at {clock(earlier)}"
        elif _overlap(before, one):
            end = clock(before.end_ms or 0)
            yield f"{_name(before)} ends at {end}, after {_name(one)} starts at {clock(start)}"


def _overlap(before: Stated, one: Stated) -> bool:
    """Tell whether two stated ranges overlap by more than their precision."""
    if before.end_ms is None or one.start_ms is None or not before.end_stated:
        return False
    allowed = max(before.end_precision_ms or 0, one.precision_ms or 0, _TOUCH_MS)
    nested = one.end_ms is not None and one.end_ms <= before.end_ms  # an item and its parts
    return before.end_ms - one.start_ms > allowed and not nested


def _gaps(timed: Sequence[Stated]) -> Iterator[str]:
    """Find gaps where the other neighbours of a list touch."""
    pairs = [
        (before, one, (one.start_ms or 0) - before.end_ms)
        for before, one in pairwise(timed)
        if before.end_ms is not None and before.end_stated
    ]
    touching = sum(abs(gap) <= _TOUCH_MS for _, _, gap in pairs)
    if len(pairs) < 3 or touching < _REGULAR * len(pairs):  # fewer show no habit
        return
    for before, one, gap in pairs:
        if gap > _GAP_MS:
            yield f"nothing is named between {_name(before)} and {_name(one)} ({clock(gap)})"


def _name(one: Stated) -> str:
    return repr(one.label or one.speaker or one.text)
