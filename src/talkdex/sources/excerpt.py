"""An excerpt of media that comes in fragments: those around the ranges wanted, and the first.

A playlist's times are rounded, and add up to something else than what is played. So where the fetched
fragments really begin is measured by the clock in them, against the first fragment, which begins the
recording; others are fetched where they turn out to lie elsewhere. What can't be confirmed is refused.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from talkdex.errors import MediaError
from talkdex.media.extent import Extent, extent
from talkdex.sources.playlist import Fragment, Playlist
from talkdex.sources.trouble import NotInParts
from talkdex.timing import TimeRange

_AROUND_S = 2.0  # fetched before a range, for sound that needs what came before
_TRIES = 6
_SLACK_S = 2.0  # by so much a fragment may begin elsewhere than the playlist says
_EACH_S = 0.02  # and by so much more for each before it
_EACH_ROUNDED_S = 0.5  # where whole seconds are told

Fetch = Callable[[Fragment], bytes]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A file of fragments out of a recording; between them its clock jumps.

    Args:
        name: for people.
        path: the file.
        duration_ms: length of the whole recording.
        mark: what tells the recording from others.
        begins_s: where each stretch begins by its own clock, and where by the playlist.
    """

    name: str
    path: Path
    duration_ms: int | None
    mark: str
    begins_s: tuple[tuple[float, float], ...]
    zero_s: float | None = None

    def __str__(self) -> str:
        return self.name

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return self.path.open("rb")

    def close(self) -> None:
        """Remove the file; its fragments stay."""
        self.path.unlink(missing_ok=True)


def excerpt(name: str, playlist: Playlist, spans: Iterable[TimeRange], fetch: Fetch, folder: Path) -> Excerpt:
    """Fetch what covers the spans, and make sure that it does.

    Args:
        name: of the recording, for people and, by its suffix, for FFmpeg.
        playlist: its fragments.
        spans: ranges of recording time.
        fetch: fetches a fragment.
        folder: where fragments are kept; made when missing.

    Raises:
        NotInParts: where the fragments lie can't be confirmed.
        SourceError: one can't be had.
    """
    return _Excerpts(name, playlist, fetch, folder).covering(spans)


class _Excerpts:
    def __init__(self, name: str, playlist: Playlist, fetch: Fetch, folder: Path) -> None:
        self._name, self._playlist, self._fetch = name, playlist, fetch
        self._starts = playlist.starts
        self._mark = hashlib.blake2b(repr(self._starts).encode(), digest_size=8).hexdigest()
        self._folder = folder / self._mark
        self._folder.mkdir(parents=True, exist_ok=True)

    def covering(self, spans: Iterable[TimeRange]) -> Excerpt:
        """Give the excerpt that covers spans."""
        zero_s = self._measured([0]).zero_s
        wanted, begins = {0}, []
        for span in spans:
            numbers, told = self._run(span, zero_s)
            wanted |= set(numbers)
            begins.append(told)
        path = self._joined(sorted(wanted))
        return Excerpt(self._name, path, round(self._starts[-1] * 1000), self._mark, tuple(begins))

    def _run(self, span: TimeRange, zero_s: float) -> tuple[range, tuple[float, float]]:
        """Find fragments that hold a span by their own clock; those that the playlist names come first."""
        start, end = span.start_ms / 1000, span.end_ms / 1000
        off, before, after = 0.0, _AROUND_S, 0.0
        for _ in range(_TRIES):
            numbers = self._between(start - off - before, end - off + after)
            found = self._measured(numbers)
            told = found.zero_s - zero_s, self._starts[numbers[0]]
            off = told[0] - told[1]
            self._check(numbers, off)
            early = numbers[0] == 0 or found.entry_s - zero_s <= max(0.0, start - _AROUND_S / 2)
            late = numbers[-1] == len(self._starts) - 2 or found.end_s - zero_s >= end
            if early and late:
                return numbers, told
            before = before if early else 3 * before
            after = after if late else after + _AROUND_S
        raise NotInParts(f"{self._name}: where its fragments begin can't be confirmed")

    def _between(self, start_s: float, end_s: float) -> range:
        """Give the numbers of the fragments between two seconds as the playlist has them."""
        count = len(self._starts) - 1
        first = sum(1 for begin in self._starts[1:count] if begin <= start_s)
        last = sum(1 for begin in self._starts[1:count] if begin < end_s)
        return range(first, last + 1)

    def _check(self, numbers: Sequence[int], off_s: float) -> None:
        """Refuse a clock that contradicts the playlist by more than rounding does."""
        each = _EACH_ROUNDED_S if self._playlist.rounded else _EACH_S
        broken = any(number <= numbers[-1] for number in self._playlist.joints if number > 0)
        if broken or abs(off_s) > _SLACK_S + each * numbers[0]:
            told = "its clock starts anew on the way" if broken else f"its clock is {off_s:+.1f} s off"
            raise NotInParts(f"{self._name}: {told}")

    def _measured(self, numbers: Sequence[int]) -> Extent:
        path = self._joined(numbers)
        try:
            return extent(path)
        except MediaError as error:
            raise NotInParts(f"{self._name}: its fragments tell no times of their own") from error
        finally:
            path.unlink()

    def _joined(self, numbers: Sequence[int]) -> Path:
        """Write fragments one after another into a file."""
        head = [self._kept("head", self._playlist.head)] if self._playlist.head else []
        fragments = self._playlist.fragments
        named = hashlib.blake2b(repr(list(numbers)).encode(), digest_size=8).hexdigest()
        path = self._folder / f"excerpt-{named}{Path(self._name).suffix}"
        with path.open("wb") as sink:
            sink.writelines(
                chain(head, (self._kept(f"{number:06}", fragments[number]) for number in numbers))
            )
        return path

    def _kept(self, name: str, fragment: Fragment) -> bytes:
        """Give a fragment, fetched at most once; its checksum is in the name under which it is kept."""
        for path in self._folder.glob(f"{name}.*"):
            data = path.read_bytes()
            if path.suffix == f".{zlib.crc32(data):08x}":
                return data
            path.unlink()
        data = self._fetch(fragment)
        half = self._folder / f"half-{name}"
        half.write_bytes(data)
        half.replace(self._folder / f"{name}.{zlib.crc32(data):08x}")
        return data
