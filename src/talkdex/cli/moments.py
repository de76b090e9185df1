"""Times as people write them on the command line, in any notation that `segments read` knows."""

import re

from talkdex.errors import UsageError
from talkdex.index.rows import FOREVER_MS
from talkdex.mentions import read_segments
from talkdex.timing import TimeRange, clock, parse_clock

_CLOCK = r"\d+(?::\d\d){1,2}(?:[.,]\d+)?"
_PLAIN = re.compile(rf"{_CLOCK}(?:\s*[-–]\s*{_CLOCK})?", re.ASCII)


def range_argument(text: str, duration_ms: int | None) -> TimeRange:
    """Read a range; an open end reaches to the recording's, and no further.

    Raises:
        UsageError: there is no time in it, it lies past the recording, or ends before it starts.
    """
    start, end = inside(text, duration_ms)
    return TimeRange(start, end if end is not None else FOREVER_MS if duration_ms is None else duration_ms)


def stretch_argument(text: str, duration_ms: int | None) -> TimeRange:
    """Read a range as `range_argument` does, where a moment alone says too little.

    Raises:
        UsageError: there is no time in it, it lies past the recording, has no length or no end.
    """
    if moments(text, duration_ms)[1] is None:
        raise UsageError(f"{text!r} is a moment: say until when (22:10-22:40)")
    stretch = range_argument(text, duration_ms)
    if not stretch.duration_ms:
        raise UsageError(f"{text!r} has no length: it ends where it starts")
    return stretch


def inside(text: str, duration_ms: int | None) -> tuple[int, int | None]:
    """Read one moment or range of a recording as `moments` does; nothing reaches past its end.

    Raises:
        UsageError: there is no time in it, it lies past the recording, or ends before it starts.
    """
    start, end = moments(text, duration_ms)
    if duration_ms is not None and start >= duration_ms:
        raise UsageError(f"{text!r} lies past the recording's end, {clock(duration_ms)}")
    if end is not None and end < start:
        raise UsageError(f"{text!r} ends before it starts")
    return start, end if end is None or duration_ms is None else min(end, duration_ms)


def moments(text: str, duration_ms: int | None) -> tuple[int, int | None]:
    """Read one moment or range; the end is None where only a moment is given.

    Raises:
        UsageError: there is no time in it, or one that no recording reaches.
    """
    found = _read(text, duration_ms)
    if max(found[0], found[1] or 0) > FOREVER_MS:
        raise UsageError(f"{text!r} is longer than anything lasts (write 22:10, 22min10-1h16, 1:16:00)")
    return found


def _read(text: str, duration_ms: int | None) -> tuple[int, int | None]:
    if _PLAIN.fullmatch(text.strip()):  # taken at its word: prose may mean 0h40 by "0:50-0:40", options don't
        first, *last = (parse_clock(part) for part in re.split("[-–]", text))
        return first, last[0] if last else None
    found = read_segments(text, duration_ms=duration_ms)
    if len(found) != 1 or found[0].start_ms is None:
        raise UsageError(f"{text!r} is no time (write 22:10, 22min10-1h16, 1:16:00)")
    return found[0].start_ms, found[0].end_ms
