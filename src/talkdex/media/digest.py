"""The identity of a local file's content: BLAKE2b (RFC 7693) over all of it, read as a stream."""

import hashlib
from pathlib import Path

from talkdex.errors import MediaError

_CHUNK = 1 << 20
_BYTES = 16  # 128 bits: two files of one collection never meet by chance


def digest(path: str | Path) -> str:
    """Give 32 hexadecimal digits that depend on the file's content alone.

    The same content under another name or in another folder gives the same digits.

    Raises:
        MediaError: the file can't be read.
    """
    hasher = hashlib.blake2b(digest_size=_BYTES)
    try:
        with Path(path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                hasher.update(chunk)
    except OSError as error:
        raise MediaError(f"{path}: can't be read ({error.strerror or error}); check the path") from error
    return hasher.hexdigest()
