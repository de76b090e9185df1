"""Media that comes in fragments: what they are and when they begin, as a playlist says.

HLS playlists are read as RFC 8216 has them, https://www.rfc-editor.org/rfc/rfc8216; those of DASH come
from yt-dlp as lists.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple
from urllib.parse import urljoin

from talkdex.sources.trouble import NotInParts

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"]*"|[^,]*)')


class Fragment(NamedTuple):
    """A piece of media.

    Args:
        url: where it is.
        seconds: how long the playlist says it lasts; 0.0 for one that only tells how others are encoded.
        within: first byte and the one after the last, where it is only a part of what is there.
    """

    url: str
    seconds: float
    within: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Playlist:
    """The fragments of a recording, in order.

    Args:
        fragments: at least one.
        head: what goes before any of them, or None.
        joints: numbers of fragments whose clock does not go on from the one before.
    """

    fragments: tuple[Fragment, ...]
    head: Fragment | None = None
    joints: frozenset[int] = frozenset()

    @property
    def starts(self) -> tuple[float, ...]:
        """Second at which each begins as the playlist has it, and last that at which all end."""
        return (0.0, *accumulate(fragment.seconds for fragment in self.fragments))

    @property
    def rounded(self) -> bool:
        """Whether only whole seconds are told, so that sums of them go astray."""
        return all(fragment.seconds.is_integer() for fragment in self.fragments)


_REFUSED = {
    "#EXT-X-STREAM-INF": "its playlist lists other playlists",
    "#EXT-X-GAP": "fragments of it are missing",
    "#ANVATO-SEGMENT-INFO": "advertisements are woven in",
    "#UPLYNK-SEGMENT": "advertisements are woven in",
}
"""Marks of playlists whose times can't be told fragment by fragment, and why."""


def read_hls(text: str, base: str) -> Playlist:
    """Read an HLS media playlist.

    Args:
        text: the playlist.
        base: its own URL.

    Raises:
        NotInParts: it isn't finished, is encrypted, or its fragments alone don't tell the times.
    """
    lines = [line.strip() for line in text.splitlines()]
    reason = next((why for line in lines for mark, why in _REFUSED.items() if line.startswith(mark)), None)
    if reason is None and "#EXT-X-ENDLIST" not in lines:
        reason = "its playlist is not finished"
    if reason:
        raise NotInParts(f"{base}: {reason}")
    reading = _Reading(base)
    for line in lines:
        reading.take(line)
    if not reading.fragments:
        raise NotInParts(f"{base}: its playlist is empty")
    return Playlist(tuple(reading.fragments), reading.head, frozenset(reading.joints))


class _Reading:
    """What has been read of a playlist so far."""

    def __init__(self, base: str) -> None:
        self.fragments: list[Fragment] = []
        self.joints: set[int] = set()
        self.head: Fragment | None = None
        self._base, self._seconds = base, 0.0
        self._within: tuple[int, int] | None = None
        self._end = 0

    def take(self, line: str) -> None:
        """Read a line."""
        tag, _, value = line.partition(":")
        if line and not line.startswith("#"):
            self.fragments.append(Fragment(urljoin(self._base, line), self._seconds, self._within))
            self._within = None
        elif tag == "#EXTINF":
            self._seconds = _number(value.partition(",")[0], self._base)
        elif tag == "#EXT-X-BYTERANGE":
            self._within = self._bytes(value)
        elif tag == "#EXT-X-DISCONTINUITY":
            self.joints.add(len(self.fragments))
        elif tag in ("#EXT-X-MAP", "#EXT-X-KEY"):
            self._about(tag, {name: given.strip('"') for name, given in _ATTRIBUTE.findall(value)})

    def _about(self, tag: str, told: Mapping[str, str]) -> None:
        if tag == "#EXT-X-KEY":
            if told.get("METHOD") != "NONE":
                raise NotInParts(f"{self._base}: is encrypted")
            return
        within = self._bytes(told["BYTERANGE"]) if "BYTERANGE" in told else None
        head = Fragment(urljoin(self._base, told.get("URI", "")), 0.0, within)
        if self.head not in (None, head):
            raise NotInParts(f"{self._base}: its fragments are encoded in several ways")
        self.head = head

    def _bytes(self, text: str) -> tuple[int, int]:
        count, _, first = text.partition("@")
        if not count.isdecimal() or not (first or "0").isdecimal():
            raise NotInParts(f"{self._base}: its playlist can't be read at {text!r}")
        begin = int(first) if first else self._end
        self._end = begin + int(count)
        return begin, self._end


def read_dash(fragments: Sequence[Mapping[str, Any]], base: str) -> Playlist:
    """Read yt-dlp's list of the fragments of a DASH manifest.

    Args:
        fragments: its dicts, with "url" or "path", and "duration" in seconds.
        base: what paths are relative to.

    Raises:
        NotInParts: it doesn't say how long each lasts.
    """
    found = list(_told(fragments, base))
    head = found.pop(0) if found and not found[0].seconds else None
    if not found or not all(fragment.seconds for fragment in found):
        raise NotInParts(f"{base}: nobody says how long its fragments last")
    return Playlist(tuple(found), head)


def _told(fragments: Sequence[Mapping[str, Any]], base: str) -> Iterator[Fragment]:
    for fragment in fragments:
        url = fragment.get("url") or urljoin(base, fragment.get("path") or "")
        seconds = fragment.get("duration")
        yield Fragment(str(url), float(seconds) if isinstance(seconds, (int, float)) else 0.0)


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise NotInParts(f"{where}: its playlist can't be read at {text!r}") from error
