"""Times as people write them on the command line, in any notation that `segments read` knows."""

import re

from talkdex.errors import UsageError
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
    return TimeRange(start, end if end is not None else duration_ms if duration_ms is not None else 1 << 52)


def inside(text: str, duration_ms: int | None) -> tuple[int, int | None]:
    """Read one moment or range of a recording as `moments` does.

    Raises:
        UsageError: there is no time in it, it lies past the recording, or ends before it starts.
    """
    start, end = moments(text, duration_ms)
    if duration_ms is not None and start >= duration_ms:
        raise UsageError(f"{text!r} lies past the recording's end, {clock(duration_ms)}")
    if end is not None and end < start:
        raise UsageError(f"{text!r} ends before it starts")
    return start, end


def moments(text: str, duration_ms: int | None) -> tuple[int, int | None]:
    """Read one moment or range; the end is None where only a moment is given.

    Raises:
        UsageError: there is no time in it.
    """
    if _PLAIN.fullmatch(text.strip()):  # taken at its word: prose may mean 0h40 by "0:50-0:40", options don't
        first, *last = (parse_clock(part) for part in re.split("[-–]", text))
        return first, last[0] if last else None
    found = read_segments(text, duration_ms=duration_ms)
    if len(found) != 1 or found[0].start_ms is None:
        raise UsageError(f"{text!r} is no time (write 22:10, 22min10-1h16, 1:16:00)")
    return found[0].start_ms, found[0].end_ms
