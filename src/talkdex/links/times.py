"""Moments as URLs write them, read in every spelling seen in public links and written in each host's own.

Plain seconds and clock times follow W3C Media Fragments 1.0 (normal play time,
https://www.w3.org/TR/media-frags/#npt-time); hours, minutes and seconds with units (`1h2m3s`,
`28min40s`, `2h29m19`) are what YouTube, Twitch and people write.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from talkdex.errors import TimeError
from talkdex.links.percent import decoded
from talkdex.timing import parse_clock

_LONGEST = 32  # characters; longer values are tokens, not times
_UNITS = (
    r"(?:(?P<d>\d+)d)?(?:(?P<h>\d+)h(?:ours?|rs?)?)?(?:(?P<m>\d+)m(?:n|ins?|inutes?)?)?"
    r"(?:(?P<s>\d+(?:\.\d+)?)(?P<named>s(?:ec|ecs|econds?)?)?)?"
)
_SIDES = r"(?P<a>[^,;]*)[,;](?P<b>[^,;]*)|(?P<c>[\d:.hms]+)[-\u2013](?P<d>[\d:.hms]+)"


class Style(NamedTuple):
    """A spelling of moments: the smallest step it can tell, and how it writes milliseconds."""

    unit_ms: int
    write: Callable[[int], str]


def read_moment(text: str, unit_ms: int = 1000) -> int | None:
    """Read one moment, percent-encoded or not, to milliseconds; None where the text isn't one.

    Args:
        text: a parameter's value as it stands in the URL.
        unit_ms: what a plain number counts, in milliseconds.
    """
    return _moment(_plain(text), unit_ms)


def read_range(text: str, unit_ms: int = 1000) -> tuple[int | None, int | None]:
    """Read `start`, `start,end`, `,end` or `start-end`; a side that is absent or unreadable is None."""
    plain = _plain(text)
    sides = re.fullmatch(_SIDES, plain)
    if not sides:
        return _moment(plain, unit_ms), None
    first, last = (sides["a"], sides["b"]) if sides["a"] is not None else (sides["c"], sides["d"])
    start, end = _moment(first, unit_ms), _moment(last, unit_ms)
    if end is not None and not first:
        return 0, end
    return start, None if start is None or end is None or end < start else end


def has_units(text: str) -> bool:
    """Tell whether a value names its units (`1h2m3s`, `90s`), so that it is a time wherever it stands."""
    plain = _plain(text)
    return not plain.replace(".", "").isdecimal() and ":" not in plain and _moment(plain, 1000) is not None


def _plain(text: str) -> str:
    bare = "".join(decoded(text).split()).lower() if len(text) <= 3 * _LONGEST else ""
    return bare.removeprefix("npt:") if len(bare) <= _LONGEST else ""


def _moment(text: str, unit_ms: int) -> int | None:
    if not text.isascii() or not text[:1].isdecimal():
        return None
    if unit_ms != 1000 and text.isdecimal():
        return int(text) * unit_ms
    try:
        return parse_clock(text)
    except TimeError:
        return _with_units(text)


def _with_units(text: str) -> int | None:
    match = re.fullmatch(_UNITS, text)
    if not match:
        return None
    d, h, m, s = (match[name] or "0" for name in "dhms")
    if match["h"] and not match["m"] and not match["named"] and s.isdecimal():
        m, s = s, "0"  # 1h16 is an hour and sixteen minutes
    return ((int(d) * 24 + int(h)) * 60 + int(m)) * 60_000 + parse_clock(s)


def _seconds(ms: int) -> str:
    return str(ms // 1000)


def _fractions(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds}.{rest:03}".rstrip("0") if rest else str(seconds)


def _all_units(ms: int) -> str:
    minutes, s = divmod(ms // 1000, 60)
    return f"{minutes // 60}h{minutes % 60}m{s}s"


def _units(ms: int) -> str:
    minutes, s = divmod(ms // 1000, 60)
    if minutes >= 60:
        return _all_units(ms)
    return f"{minutes}m{s}s" if minutes else f"{s}s"


SECONDS = Style(1000, _seconds)
"""Whole seconds, no unit: `1330`."""
FRACTIONS = Style(1, _fractions)
"""Seconds to the millisecond: `1330`, `1330.5`."""
UNITS = Style(1000, _units)
"""Units from the largest that is needed: `1h16m0s`, `22m10s`, `5s`."""
ALL_UNITS = Style(1000, _all_units)
"""All units always: `0h22m10s`."""
