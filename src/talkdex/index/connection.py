"""Connections to an index file: reading without side effects, and transactions for writing.

WAL lets readers go on while one writes (https://sqlite.org/wal.html); every writing transaction
takes the lock when it begins, so that the busy timeout applies to it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from talkdex.errors import IndexFileError
from talkdex.index.refusals import folder, unreadable
from talkdex.index.versions import check

BUSY_S = 60.0


def read_only(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """Open an index for reading, as it is at this moment; nothing is created or changed.

    What others commit later is not seen: all that one search reads fits together.

    Raises:
        IndexFileError: there is no such file, it is not an index, or it can't be read.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - importing pathlib costs a tenth of a search's start
        if os.path.isdir(path):  # noqa: PTH112 - see above
            raise folder(path)
        raise IndexFileError(
            f"no index at {path}: add a recording first (talkdex add SOURCE) or name one (--index)"
        )
    try:
        return _opened(path, "mode=ro")
    except sqlite3.DatabaseError as error:
        if not _needs_files_beside(error) or os.path.exists(f"{path}-wal"):  # noqa: PTH110 - see above
            raise unreadable(path, error) from error
    try:
        return _opened(path, "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


def _opened(path: str | os.PathLike[str], how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{_uri(os.fspath(path))}?{how}", uri=True, timeout=BUSY_S, isolation_level=None
    )
    try:
        connection.execute("BEGIN")
        check(connection, path)
    except (sqlite3.DatabaseError, IndexFileError):
        connection.close()
        raise
    return connection


def _needs_files_beside(error: sqlite3.DatabaseError) -> bool:
    """Tell whether SQLite lacks the files it keeps beside one in WAL mode, and can't make them.

    So it is in a folder or on a medium that can't be written; a file there that nobody has open can
    be read as one that never changes (https://sqlite.org/wal.html#read_only_databases ).
    """
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _uri(path: str) -> str:
    """Write a path as SQLite reads it (https://sqlite.org/uri.html#the_uri_path )."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.name == "nt":
        quoted = quoted.replace("\\", "/")
        quoted = "/" + quoted if quoted[1:2] == ":" else quoted
    return f"file:{'//' if quoted.startswith('/') else ''}{quoted}"


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether an index has a table: one that was last written by an older talkdex may lack some."""
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, [name]).fetchone() is not None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one transaction that holds the writing lock from its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")
