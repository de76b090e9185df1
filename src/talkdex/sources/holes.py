"""A file of which only parts are here, each at its own place; a map beside it says which, and checks them.

What a killed process has put is there the next time: a block counts once its line in the map is written,
and is checked against the checksum in that line before it is first used.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LINE = struct.Struct("<BI")  # whether the block is here, and its CRC-32


class Holes:
    """A file with holes.

    Args:
        path: the file; beside it lies a map, under its name with `.map` after it.
        size: bytes that the whole has.
        mark: what tells this version of the file from others; parts of another one are thrown away.
        block: bytes of a block; what is put comes in whole blocks.
    """

    def __init__(self, path: Path, size: int, mark: str, block: int) -> None:
        self.path, self.size, self.block = path, size, block
        self._head = json.dumps({"size": size, "mark": mark, "block": block}).encode() + b"\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._continues():
            path.write_bytes(b"")
            _map(path).write_bytes(self._head)
        self._file, self._map = path.open("r+b"), _map(path).open("r+b")
        self._here = self._checked()

    def _continues(self) -> bool:
        with suppress(OSError):
            return self.path.is_file() and _map(self.path).read_bytes().startswith(self._head)
        return False

    @property
    def count(self) -> int:
        """How many blocks the whole has."""
        return -(-self.size // self.block)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return len(self._here) == self.count

    def has(self, number: int) -> bool:
        """Tell whether a block is here."""
        return number in self._here

    def put(self, number: int, data: bytes) -> None:
        """Store bytes from the beginning of a block on; only the file's last block may be short."""
        self._file.seek(number * self.block)
        self._file.write(data)
        self._file.flush()
        for step, start in enumerate(range(0, len(data), self.block)):
            check = zlib.crc32(data[start : start + self.block])
            self._map.seek(len(self._head) + (number + step) * _LINE.size)
            self._map.write(_LINE.pack(1, check))
            self._here.add(number + step)
        self._map.flush()

    def read(self, at: int, count: int) -> bytes:
        """Give bytes of blocks that are here; fewer at the end of the file."""
        self._file.seek(at)
        return self._file.read(max(0, min(count, self.size - at)))

    def close(self) -> None:
        """Let go of the files; what is here stays."""
        self._file.close()
        self._map.close()

    def discard(self) -> None:
        """Remove what is here."""
        self.close()
        self.path.unlink(missing_ok=True)
        _map(self.path).unlink(missing_ok=True)

    def become(self, target: Path) -> None:
        """Move the file, which must be whole, to its own place."""
        self.close()
        target.parent.mkdir(parents=True, exist_ok=True)
        self.path.replace(target)
        _map(self.path).unlink(missing_ok=True)

    def _checked(self) -> set[int]:
        """Give the blocks that are here as the map says: a file cut short or overwritten loses some."""
        return {number for number, check in self._lines() if zlib.crc32(self._bytes(number)) == check}

    def _lines(self) -> Iterator[tuple[int, int]]:
        self._map.seek(len(self._head))
        lines = self._map.read()
        for number in range(min(self.count, len(lines) // _LINE.size)):
            here, check = _LINE.unpack_from(lines, number * _LINE.size)
            if here:
                yield number, check

    def _bytes(self, number: int) -> bytes:
        return self.read(number * self.block, self.block)


def _map(path: Path) -> Path:
    return path.with_name(path.name + ".map")
