"""Moments and time ranges: int milliseconds of recording time, ranges half-open.

A moment is an `int` of milliseconds since the recording's start. A `TimeRange` holds its
start and not its end, as in OpenTimelineIO, so that ranges that touch don't overlap:
https://opentimelineio.readthedocs.io/en/latest/tutorials/time-ranges.html
Seconds, frames and `H:MM:SS` exist only at the edges.
"""

from functools import total_ordering
from typing import NoReturn

from talkdex.errors import TimeError


@total_ordering
class TimeRange:
    """A half-open range `[start_ms, end_ms)` of recording time; it may be empty.

    A frozen value, ordered by start, then end. Written out because every search needs it, and
    importing `dataclasses` takes a third of the time in which Python starts.

    Args:
        start_ms: first millisecond inside, never negative.
        end_ms: first millisecond after, never before the start.

    Raises:
        TimeError: the start is negative or the end lies before it.
    """

    __slots__ = ("end_ms", "start_ms")

    start_ms: int
    end_ms: int

    def __init__(self, start_ms: int, end_ms: int) -> None:
        object.__setattr__(self, "start_ms", start_ms)
        object.__setattr__(self, "end_ms", end_ms)
        if start_ms < 0:
            raise TimeError(f"a time range can't start before the recording ({start_ms} ms)")
        if end_ms < start_ms:
            raise TimeError(f"a time range can't end before it starts ({self})")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a time range is a value: make another instead of changing its {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a time range is a value: its {name} can't be taken away")

    def __reduce__(self) -> tuple[type["TimeRange"], tuple[int, int]]:
        return TimeRange, (self.start_ms, self.end_ms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TimeRange):
            return NotImplemented
        return (self.start_ms, self.end_ms) == (other.start_ms, other.end_ms)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, TimeRange):
            return NotImplemented
        return (self.start_ms, self.end_ms) < (other.start_ms, other.end_ms)

    def __hash__(self) -> int:
        return hash((self.start_ms, self.end_ms))

    def __repr__(self) -> str:
        return f"TimeRange(start_ms={self.start_ms}, end_ms={self.end_ms})"

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds; 0 for an empty range."""
        return self.end_ms - self.start_ms

    def __contains__(self, moment_ms: int) -> bool:
        return self.start_ms <= moment_ms < self.end_ms

    def overlaps(self, other: "TimeRange") -> bool:
        """Tell whether the two share at least one millisecond; with an empty range nothing does."""
        return max(self.start_ms, other.start_ms) < min(self.end_ms, other.end_ms)

    def intersection(self, other: "TimeRange") -> "TimeRange | None":
        """Give what both cover, or None where they share nothing."""
        if not self.overlaps(other):
            return None
        return TimeRange(max(self.start_ms, other.start_ms), min(self.end_ms, other.end_ms))

    def padded(self, lead_ms: int = 0, tail_ms: int = 0, limit_ms: int | None = None) -> "TimeRange":
        """Widen by a lead and a tail, never below 0 nor past `limit_ms` (None: no limit)."""
        end = self.end_ms + tail_ms
        if limit_ms is not None:
            end = max(min(self.end_ms, limit_ms), min(end, limit_ms))
        start = max(0, self.start_ms - lead_ms)
        return TimeRange(min(start, end), end)

    def __str__(self) -> str:
        return f"{clock(self.start_ms)}–{clock(self.end_ms)}"


def clock(moment_ms: int, *, millis: bool = False) -> str:
    """Write a moment as people do: `22:10`, `1:16:00`, `0:05`; with `millis`, `22:10.500`.

    Rounds down to the unit shown. A negative moment gets a minus sign.
    """
    sign, rest = ("-", -moment_ms) if moment_ms < 0 else ("", moment_ms)
    seconds, ms = divmod(rest, 1000)
    minutes, s = divmod(seconds, 60)
    hours, m = divmod(minutes, 60)
    text = f"{hours}:{m:02}:{s:02}" if hours else f"{m}:{s:02}"
    return f"{sign}{text}.{ms:03}" if millis else sign + text


def parse_clock(text: str) -> int:
    """Read machine-written `SS`, `MM:SS`, `H:MM:SS`, each with `.mmm` or `,mmm`, to milliseconds.

    This is for caption files and options; what people write in prose is read by `talkdex.mentions`.

    Raises:
        TimeError: anything else, a negative time included.
    """
    parts = text.strip().replace(",", ".").split(":")
    head, _, fraction = parts[-1].partition(".")
    fields = [*parts[:-1], head]
    if (
        len(fields) > 3
        or not all(f.isdecimal() for f in fields)
        or not (fraction.isdecimal() or not fraction)
    ):
        raise TimeError(f"not a time: {text.strip()[:40]!r} (write 22:10 or 1:16:00)")
    seconds = 0
    for field in fields:
        seconds = seconds * 60 + int(field)
    return seconds * 1000 + int((fraction + "000")[:3])
