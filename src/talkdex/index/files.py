"""Raw inputs kept as they came, content-addressed, in a folder beside the index.

`talks.db` has `talks.files/ab/abcdef….gz`: info dicts and caption files, so that an index can be
built again without the network. A file is complete or absent: it is renamed into place.
"""

import gzip
import hashlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from talkdex.errors import NotFound

_EFFORT = 4  # of 9: captions take 3 % more room, and less than half the time


class Packed(NamedTuple):
    """A raw input as it is kept: its SHA-256 in hexadecimal, how many bytes it has, and those compressed."""

    sha256: str
    size: int
    compressed: bytes


def packed(data: bytes) -> Packed:
    """Make bytes ready to be kept."""
    return Packed(hashlib.sha256(data).hexdigest(), len(data), gzip.compress(data, _EFFORT, mtime=0))


def folder(index: Path) -> Path:
    """Name the folder of raw files that belongs to an index file."""
    return index.with_suffix(".files")


def put(index: Path, file: Packed) -> None:
    """Store a file once; `get` finds it by its SHA-256."""
    place = _place(index, file.sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as sink:
            sink.write(file.compressed)
        Path(temporary).replace(place)


def get(index: Path, digest: str) -> bytes:
    """Give back what was stored.

    Raises:
        NotFound: no file with that digest lies beside the index.
    """
    try:
        return gzip.decompress(_place(index, digest).read_bytes())
    except OSError as error:
        raise NotFound(f"the raw file {digest[:12]} is missing beside {index}") from error


def discard(index: Path, digest: str) -> None:
    """Remove a stored file; nothing happens where it is gone already."""
    _place(index, digest).unlink(missing_ok=True)


def _place(index: Path, digest: str) -> Path:
    return folder(index) / digest[:2] / f"{digest}.gz"
