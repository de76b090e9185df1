"""Which talkdex an index was written by, as far as that matters to one that opens it.

Three things are counted: the tables, by numbered migrations (`talkdex.index.schema`); how word times
are packed (`talkdex.index.packing`); how words are folded (`talkdex.text`). A newer one of any of them
is refused, since it would be misread. Older tables are migrated when the index is next written, an
older packing is still read, and words folded otherwise can't be found: those are indexed again.
"""

import os
import sqlite3

from talkdex.errors import IndexFileError
from talkdex.index import packing
from talkdex.text import VERSION as FOLD

SCHEMA = 7
"""The number of the last migration; kept here too, since reading must not import what writes."""

TABLES = ("recordings", "transcripts", "snippets", "segments", "words", "pairs", "meta")
PACKING_KEY, FOLD_KEY = "packing_version", "fold_version"

_MIGRATIONS = "_sqlite_migrations"
_FIRST_PACKING = 1  # of indexes that don't tell


def check_newer(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> set[str]:
    """Refuse an index that a newer talkdex wrote; give the names of a file's tables.

    Raises:
        IndexFileError: this talkdex can't know what is in it.
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if _schema(connection, tables) > SCHEMA or packing_of(connection, tables) > packing.VERSION:
        raise _newer(path)
    if _stored(connection, tables, FOLD_KEY, FOLD) > FOLD:
        raise _newer(path)
    return tables


def check(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Refuse a file that lacks our tables, or was written by a talkdex that fits this one ill.

    Raises:
        IndexFileError: what the file is instead, and what to do.
    """
    tables = check_newer(connection, path)
    if not tables and not os.path.getsize(path):  # noqa: PTH202 - importing pathlib costs a tenth of a search's start
        raise IndexFileError(
            f"{path} is empty: add a recording first (talkdex add SOURCE) or name another one (--index)"
        )
    if not tables.issuperset(TABLES):
        raise IndexFileError(f"{path} is an SQLite file but not a talkdex index: name another one (--index)")
    if _stored(connection, tables, FOLD_KEY, 0) < FOLD:
        raise IndexFileError(f"{path} was indexed by an older talkdex: build it again from its recordings")


def packing_of(connection: sqlite3.Connection, tables: set[str]) -> int:
    """Give the newest packing of word times that an index may hold."""
    return _stored(connection, tables, PACKING_KEY, _FIRST_PACKING)


def _schema(connection: sqlite3.Connection, tables: set[str]) -> int:
    """Give the number of the last migration: `m006_hearing` is 6; 0 where none is told."""
    if _MIGRATIONS not in tables:
        return 0
    sql = f"SELECT max(name) FROM {_MIGRATIONS} WHERE migration_set = 'talkdex'"
    (name,) = connection.execute(sql).fetchone()
    return _number((name or "")[1:4])


def _stored(connection: sqlite3.Connection, tables: set[str], key: str, absent: int) -> int:
    if "meta" not in tables:
        return absent
    found = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return _number(str(found[0])) if found else absent


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0


def _newer(path: str | os.PathLike[str]) -> IndexFileError:
    return IndexFileError(f"{path} was written by a newer talkdex: update talkdex (pip install -U talkdex)")
