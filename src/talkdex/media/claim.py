"""A file that is being made belongs to one process: a lock beside it, which ends when the process does.

POSIX `flock` and Windows' `locking`: the system lets go of both, however a process ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from talkdex.errors import UsageError
from talkdex.media.target import refusing

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def claimed(target: Path) -> Iterator[None]:
    """Keep other processes from making a file at the same time.

    Args:
        target: the file; what is left of a lock whose process is gone counts for nothing.

    Raises:
        UsageError: somebody is making it already.
        MediaError: nothing can be written where it lies.
    """
    path = target.with_name(f".{target.name}.lock")
    with refusing(target):
        file = path.open("wb")
    with file:
        if not _taken(file, path):
            raise UsageError(f"{target} is being made by another process; wait for it, or write elsewhere")
        try:
            yield
        finally:
            with suppress(PermissionError):  # Windows removes no file that is open; the next one does
                path.unlink(missing_ok=True)


def _taken(file: IO[bytes], path: Path) -> bool:
    """Lock a file; one that whoever held it has removed meanwhile is no lock any more."""
    try:
        _lock(file)
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False
