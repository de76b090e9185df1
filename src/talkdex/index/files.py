"""Raw inputs kept as they came, content-addressed, in a folder beside the index.

`talks.db` has `talks.files/ab/abcdef….gz`: info dicts and caption files, so that an index can be
built again without the network. A file is complete or absent: it is renamed into place.
"""

import gzip
import hashlib
import os
import tempfile
from pathlib import Path

from talkdex.errors import NotFound

_EFFORT = 5  # of 9: captions take 1 % more room, and less than half the time


def folder(index: Path) -> Path:
    """Name the folder of raw files that belongs to an index file."""
    return index.with_suffix(".files")


def put(index: Path, data: bytes) -> str:
    """Store bytes once; give their SHA-256 in hexadecimal, by which `get` finds them."""
    digest = hashlib.sha256(data).hexdigest()
    place = _place(index, digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as sink:
            sink.write(gzip.compress(data, _EFFORT, mtime=0))
        Path(temporary).replace(place)
    return digest


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
