"""Linked moments: the time that a URL in the text carries, as `t=`, `start=` or `#t=`.

Media fragments (https://www.w3.org/TR/media-frags/) and the video hosts' own parameters. Other
sites use the same letters for other things, so elsewhere only a time in words ("t=1h2m3s") counts.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

_DOMAINS = frozenset(
    [
        "youtube.com",
        "youtube-nocookie.com",
        "youtu.be",
        "vimeo.com",
        "dailymotion.com",
        "dai.ly",
        "twitch.tv",
        "soundcloud.com",
        "archive.org",
        "spotify.com",
        "ted.com",
        "media.ccc.de",
        "odysee.com",
        "bilibili.com",
        "rumble.com",
    ]
)
_FIRST_NAMES = frozenset(["peertube", "tube", "video", "videos", "invidious", "piped"])
"""First labels of host names that many institutions give to their video servers."""
_MEDIA = re.compile(r"\.(?:mp4|m4v|webm|mkv|mov|mp3|m4a|ogg|ogv|oga|opus|wav|flac)$", re.IGNORECASE)
_STARTS = ("t", "start", "time_continue", "starttime", "time", "seek")
_ENDS = ("end", "stop", "endtime")
_SECONDS = re.compile(r"(?:npt:)?(\d{1,6})(?:[.,](\d{1,3})\d*)?s?")
_UNITS = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m(?:in)?)?(?:(\d{1,6})s?)?")
_CLOCK = re.compile(r"(?:npt:)?(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.(\d{1,3}))?")


class Moment(NamedTuple):
    """The time a URL carries; `end_ms` None where it carries no end."""

    start_ms: int
    end_ms: int | None = None


def moment_of(url: str) -> Moment | None:
    """Give the time that a URL carries, or None where it carries none that can be relied on."""
    try:
        parts = urlsplit(url if "://" in url or url[:1] in "?#&" else f"https://{url}")
    except ValueError:  # not a URL after all: an unclosed "[" in its host
        return None
    known = is_media_host(parts.hostname or "") or bool(_MEDIA.search(parts.path)) or not parts.hostname
    for given, trusted in ((parts.fragment, True), (parts.query or parts.path.lstrip("&"), known)):
        values = {key.lower(): value for key, value in parse_qsl(given)}
        start = next((values[name] for name in _STARTS if values.get(name)), None)
        end = next((values[name] for name in _ENDS if values.get(name)), None)
        if start is not None and (trusted or re.search(r"\d[hm]", start)):
            return _moment(start, end)
    return None


def is_media_host(host: str) -> bool:
    """Tell whether a host is known to serve video or audio."""
    labels = host.lower().split(".")
    domains = {".".join(labels[at:]) for at in range(len(labels))}
    return bool(domains & _DOMAINS) or labels[0] in _FIRST_NAMES


def _moment(start: str, end: str | None) -> Moment | None:
    first, _, last = start.partition(",") if ":" in start or "," in start else (start, "", "")
    begin = _read(first or "0")
    finish = _read(end or last or "")
    if begin is None:
        return None
    return Moment(begin, finish if finish is not None and finish > begin else None)


def _read(text: str) -> int | None:
    text = text.strip()
    if match := _SECONDS.fullmatch(text):
        return int(match.group(1)) * 1000 + int((match.group(2) or "").ljust(3, "0"))
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(match.group(n) or 0) for n in (1, 2, 3))
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((match.group(4) or "").ljust(3, "0"))
    match = _UNITS.fullmatch(text)
    if not match or not text:
        return None
    hours, minutes, seconds = (int(match.group(n) or 0) for n in (1, 2, 3))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
