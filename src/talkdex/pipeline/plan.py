"""What of a recording is to be heard, and what of it first."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talkdex.errors import UsageError
from talkdex.pipeline.wishes import MARGIN_MS, Wishes
from talkdex.ranges import merged, within
from talkdex.segment import Stated
from talkdex.timing import TimeRange, clock

_NEARLY_ALL = 0.8  # named segments that cover so much of what is wanted are no reason to begin with them
_FOREVER_MS = 1 << 52


class Plan(NamedTuple):
    """Ranges to hear, merged and in order.

    Args:
        wanted: None for the whole recording.
        first: parts of it to hear before the rest; empty where the order doesn't matter, or a whole
            transcript would make room for them.
    """

    wanted: tuple[TimeRange, ...] | None = None
    first: tuple[TimeRange, ...] = ()


def planned(wishes: Wishes, stated: Sequence[Stated], duration_ms: int | None) -> Plan:
    """Decide what to hear of a recording.

    Args:
        wishes: as the user told.
        stated: its named segments, as stated or as settled.
        duration_ms: its length, None where unknown.

    Raises:
        UsageError: only segments are wanted and none has a time, or a range lies past the end.
    """
    whole = TimeRange(0, duration_ms if duration_ms is not None else _FOREVER_MS)
    named = within(_extents(stated, MARGIN_MS if wishes.margin_ms is None else wishes.margin_ms), [whole])
    if not wishes.partial:
        few = sum(r.duration_ms for r in named) < _NEARLY_ALL * whole.duration_ms
        return Plan(first=tuple(named) if few and not wishes.again else ())
    if wishes.only_segments and not named:
        raise UsageError('--only-segments needs segments with times (--segments "NAME (22:10-1:16:00)")')
    if any(not r.duration_ms for r in wishes.ranges):
        raise UsageError("--range holds no time at all (write 22:10-1:16:00)")
    asked = within([*wishes.ranges, *(named if wishes.only_segments else ())], [whole])
    beyond = [r for r in wishes.ranges if r.start_ms >= whole.end_ms]
    if beyond:
        ends = f"the recording's end ({clock(whole.end_ms)})"
        raise UsageError(f"--range {clock(beyond[0].start_ms)} begins past {ends}")
    return Plan(tuple(asked))


def _extents(stated: Sequence[Stated], margin_ms: int) -> Iterable[TimeRange]:
    """Give where segments may lie: an open end reaches to the next one's start, and margins beyond both."""
    placed = sorted((s.start_ms, n) for n, s in enumerate(stated) if s.start_ms is not None)
    starts = [start for start, _ in placed]
    for start, number in placed:
        segment = stated[number]
        later = next((other for other in starts if other > start), _FOREVER_MS)
        end = max(start, later if segment.end_ms is None else segment.end_ms)
        lead = margin_ms + (segment.precision_ms or 0)
        tail = margin_ms + (segment.end_precision_ms or 0)
        yield TimeRange(max(0, start - lead), max(0, end + tail))


def joined(ranges: Iterable[TimeRange]) -> str:
    """Write ranges for people."""
    return ", ".join(map(str, merged(ranges)))
