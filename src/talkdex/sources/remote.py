"""A file on a web server of which only what is read is fetched: by ranges (RFC 9110, section 14), and kept.

What reads it sees the server's own file, byte for byte at its own place, so that nothing is renumbered:
whatever times the container tells are the recording's. What was fetched once is kept in a file with holes.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from talkdex.errors import SourceError
from talkdex.sources.holes import Holes
from talkdex.sources.trouble import NotInParts

BLOCK = 1 << 16
_MOST_BLOCKS = 64

Told = Callable[[int], None]
"""Called with the number of bytes that have just been fetched."""


class Stretch(NamedTuple):
    """Bytes of a file on a server.

    Args:
        data: the bytes.
        size: bytes that the whole file has.
        mark: what tells this version of the file from others, as the server says it; "" where it doesn't.
    """

    data: bytes
    size: int
    mark: str


Ask = Callable[[int, int], Stretch | None]
"""Given the first byte and the one after the last, asks the server; None where it serves no ranges."""


class Remote:
    """A file on a server, read in parts.

    Args:
        name: for people, and for FFmpeg, which looks at the suffix.
        ask: asks the server.
        path: where parts are kept.
        told: called after each fetch.

    Raises:
        NotInParts: the server serves no ranges, or doesn't say how large the file is.
    """

    duration_ms: int | None = None
    zero_s: float | None = None

    def __init__(self, name: str, ask: Ask, path: Path, told: Told | None = None) -> None:
        self._name, self._ask, self._told = name, ask, told or _silent
        first = self._asked(0, 1)
        self._mark = first.mark
        self._holes = Holes(path, first.size, first.mark, BLOCK)
        self._next = self._gone = 0

    def __str__(self) -> str:
        return self._name

    @property
    def size(self) -> int:
        """Bytes that the whole file has."""
        return self._holes.size

    @property
    def mark(self) -> str:
        """What tells this version of the file from others."""
        return f"{self._holes.size} {self._mark}"

    def open(self) -> BinaryIO:
        """Open it for reading from its beginning."""
        return cast("BinaryIO", _View(self))

    def close(self) -> None:
        """Let go of it; what was fetched stays."""
        self._holes.close()

    def kept(self, target: Path) -> bool:
        """Let go of it; where all of it is here, move it to its own place and say so."""
        whole = self._holes.whole
        if whole:
            self._holes.become(target)
        else:
            self._holes.close()
        return whole

    def read(self, at: int, count: int) -> bytes:
        """Give bytes, fetched where they are not here.

        Raises:
            SourceError: they can't be had, or the file has become another.
        """
        end = min(at + count, self.size)
        for number in range(at // BLOCK, -(-end // BLOCK)):
            if not self._holes.has(number):
                self._fetch(number)
        return self._holes.read(at, end - at)

    def _fetch(self, number: int) -> None:
        """Fetch a block, and half as many after it as reading has gone straight on before."""
        self._gone = self._gone if number == self._next else 0
        last, most = number + 1, min(number + 1 + self._gone // 2, number + _MOST_BLOCKS, self._holes.count)
        while last < most and not self._holes.has(last):
            last += 1
        self._put(number, self._asked(number * BLOCK, min(last * BLOCK, self.size)))
        self._next, self._gone = last, self._gone + last - number

    def _put(self, number: int, stretch: Stretch) -> None:
        if (stretch.size, stretch.mark) != (self._holes.size, self._mark):
            self._holes.discard()
            raise NotInParts(f"{self._name}: the file on the server has changed meanwhile")
        self._holes.put(number, stretch.data)

    def _asked(self, first: int, end: int) -> Stretch:
        found = self._ask(first, end)
        if found is None:
            raise NotInParts(f"{self._name}: its host gives files only whole")
        if len(found.data) != min(end, found.size) - first:
            raise SourceError(f"{self._name}: the connection was cut; try again, it goes on where it stopped")
        self._told(len(found.data))
        return found


class _View(io.RawIOBase):
    """A reader of a remote file, with a place of its own."""

    def __init__(self, remote: Remote) -> None:
        self._remote, self._at = remote, 0
        self.name = str(remote)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._remote.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast("bytearray", buffer))
        data = self._remote.read(self._at, len(room))
        room[: len(data)] = data
        self._at += len(data)
        return len(data)


def _silent(_: int) -> None:
    """Let go what nobody asked for."""
