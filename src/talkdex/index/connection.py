"""Connections to an index file: reading without side effects, and transactions for writing.

WAL lets readers go on while one writes (https://sqlite.org/wal.html); every writing transaction
takes the lock when it begins, so that the busy timeout applies to it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from talkdex.errors import IndexFileError
from talkdex.text import VERSION

BUSY_S = 60.0
SCHEMA_TABLES = ("recordings", "transcripts", "snippets", "segments", "words", "pairs")


def read_only(path: Path) -> sqlite3.Connection:
    """Open an index for reading, as it is at this moment; nothing is created or changed.

    What others commit later is not seen: all that one search reads fits together.

    Raises:
        IndexFileError: there is no such file, it is not an index, or it can't be read.
    """
    if not path.is_file():
        raise IndexFileError(
            f"no index at {path}: add a recording first (talkdex add SOURCE) or name one (--index)"
        )
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None
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


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that lacks our tables or was folded by another talkdex."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not found.issuperset(SCHEMA_TABLES):
        raise IndexFileError(f"{path} is an SQLite file but not a talkdex index: name another one (--index)")
    folded = connection.execute("SELECT value FROM meta WHERE key = 'fold_version'").fetchone()
    _check_fold(folded[0] if folded else "0", path)


def _check_fold(stored: str, path: Path) -> None:
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
