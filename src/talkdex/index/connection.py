"""Connections to an index file: reading without side effects, and transactions for writing.

WAL lets readers go on while one writes (https://sqlite.org/wal.html); every writing transaction
takes the lock when it begins, so that the busy timeout applies to it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from talkdex.errors import IndexFileError
from talkdex.text import VERSION

BUSY_S = 60.0
SCHEMA_TABLES = ("recordings", "transcripts", "snippets", "segments", "words", "pairs")


def read_only(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """Open an index for reading, as it is at this moment; nothing is created or changed.

    What others commit later is not seen: all that one search reads fits together.

    Raises:
        IndexFileError: there is no such file, it is not an index, or it can't be read.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - importing pathlib costs a tenth of a search's start
        raise IndexFileError(
            f"no index at {path}: add a recording first (talkdex add SOURCE) or name one (--index)"
        )
    connection = sqlite3.connect(
        f"{_uri(os.fspath(path))}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None
    )
    try:
        connection.execute("BEGIN")
        _check(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise IndexFileError(f"{path} can't be read as an index: {error}") from error
    except IndexFileError:
        connection.close()
        raise
    return connection


def _uri(path: str) -> str:
    """Write a path as SQLite reads it (https://sqlite.org/uri.html#the_uri_path )."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.name == "nt":
        quoted = quoted.replace("\\", "/")
        quoted = "/" + quoted if quoted[1:2] == ":" else quoted
    return f"file:{'//' if quoted.startswith('/') else ''}{quoted}"


def _check(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Refuse a file that lacks our tables or was folded by another talkdex."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not found.issuperset(SCHEMA_TABLES):
        raise IndexFileError(f"{path} is an SQLite file but not a talkdex index: name another one (--index)")
    folded = connection.execute("SELECT value FROM meta WHERE key = 'fold_version'").fetchone()
    _check_fold(folded[0] if folded else "0", path)


def _check_fold(stored: str, path: str | os.PathLike[str]) -> None:
    if stored != str(VERSION):
        raise IndexFileError(
            f"{path} was indexed by another version of talkdex: build it again from its recordings"
        )


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
