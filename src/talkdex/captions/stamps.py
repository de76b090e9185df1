"""Times as machines write them, to int milliseconds; None where there is no time to read.

Caption files are read in bulk and many are damaged, so nothing here raises.
"""

import re
from functools import lru_cache
from typing import Any

_CLOCK = re.compile(
    r"\s*(-)?(?:(\d{1,9})[:.h])?(\d{1,9})[:m](\d{1,9})(?:[.,:;](\d{1,9}))?s?\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*(-?\d{1,12}(?:[.,]\d{1,12})?)\s*s?\s*")
_FULL_STAMP = re.compile(r"\d\d:\d\d:\d\d[.,]\d\d\d")
_LATEST_MS = 10**12
"""A time beyond thirty years is damage, not a time."""


def from_seconds(value: Any) -> int | None:
    """Give the milliseconds of a number of seconds (or its digits, or a clock time); else None."""
    if isinstance(value, str):
        return from_text(value)
    return _whole(value, 1000)


def from_millis(value: Any) -> int | None:
    """Give the milliseconds of a number of milliseconds, or of its digits; else None."""
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value)
        return _whole(float(match[1].replace(",", ".")), 1) if match else None
    return _whole(value, 1)


def _whole(value: Any, scale: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value * scale) if abs(value) < _LATEST_MS / scale else None  # NaN isn't less


def from_text(text: str) -> int | None:
    """Read `SS.mmm`, `MM:SS.mmm` or `HH:MM:SS,mmm` (any separator before the fraction); else None."""
    match = _CLOCK.fullmatch(text)
    if match:
        ms = of(match[2], match[3], match[4], match[5])
        return -ms if match[1] else ms
    match = _NUMBER.fullmatch(text)
    return _whole(float(match[1].replace(",", ".")), 1000) if match else None


def from_clock(stamp: str) -> int | None:
    """Read a clock time: `00:01:02.345` quickly, other forms as `from_text` does, spaces left out."""
    if _FULL_STAMP.fullmatch(stamp):
        return _minute(stamp[:5]) + int(stamp[6:8] + stamp[9:])
    return from_text(stamp.replace(" ", ""))


@lru_cache(maxsize=512)
def _minute(stamp: str) -> int:
    """Give the milliseconds of `HH:MM`, which many times in a row have in common."""
    return int(stamp[:2]) * 3_600_000 + int(stamp[3:]) * 60_000


def of(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    """Put the digits of a clock time together; None stands for an absent part."""
    ms = int((fraction + "00")[:3]) if fraction else 0
    return (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + ms
