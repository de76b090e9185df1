"""What SQLite's and the system's errors mean for an index, in one line each with what to do.

Result codes: https://sqlite.org/rescode.html
"""

import os
import sqlite3

from talkdex.errors import IndexFileError

Path = str | os.PathLike[str]

_IN_THE_WAY = (FileExistsError, NotADirectoryError)
_TOLD = {
    sqlite3.SQLITE_NOTADB: "is no index ({error}): name another file (--index)",
    sqlite3.SQLITE_CORRUPT: "is damaged ({error}): put a copy in its place, or add its recordings anew",
    sqlite3.SQLITE_BUSY: "is in use ({error}): try again when the other program is done",
    sqlite3.SQLITE_LOCKED: "is in use ({error}): try again when the other program is done",
    sqlite3.SQLITE_READONLY: (
        "may be read but not changed: get the right to write it and its folder, or use a copy (--index)"
    ),
    sqlite3.SQLITE_PERM: "may not be opened: check the rights of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: (
        "can't be opened: check the path and the rights of file and folder, or name another one (--index)"
    ),
    sqlite3.SQLITE_FULL: "can't grow, the disk is full: make room there, or use another disk (--index)",
    sqlite3.SQLITE_IOERR: "can't be read or written ({error}): check the disk, or use a copy (--index)",
}


def unreadable(path: Path, error: sqlite3.DatabaseError) -> IndexFileError:
    """Tell in one line what SQLite's error means for an index."""
    code = getattr(error, "sqlite_errorcode", None)
    if os.path.isdir(path):  # noqa: PTH112 - importing pathlib costs a tenth of a search's start
        return folder(path)
    told = _TOLD.get(-1 if code is None else code & 0xFF)
    told = told or "can't be used as an index ({error}): check the file, or name another one (--index)"
    return IndexFileError(f"{path} {told.format(error=error)}")


def folder(path: Path) -> IndexFileError:
    """Tell that a folder was named instead of an index."""
    return IndexFileError(f"{path} is a folder: name a file in it (--index {os.path.join(path, 'talks.db')})")  # noqa: PTH118 - see above


def unmakeable(path: Path, error: OSError) -> IndexFileError:
    """Tell that an index, or the folder for it, can't be made or looked at."""
    why = "a file stands where its folder should" if isinstance(error, _IN_THE_WAY) else error.strerror
    return IndexFileError(
        f"{path} can't be made or opened ({why}): check the path and its rights, or name another"
        " one (--index)"
    )
