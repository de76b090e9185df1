"""Opening an index for writing: made where it is missing, migrated where it is old."""

import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from talkdex.errors import IndexFileError
from talkdex.index import packing
from talkdex.index.connection import BUSY_S, transaction
from talkdex.index.refusals import unmakeable, unreadable
from talkdex.index.schema import APPLICATION_ID, migrations
from talkdex.index.versions import PACKING_KEY, check_newer, packing_of

_WAL_PAGES = 4_000
"""Before they are copied into the file, of 4 KB each: four times as many as usual, since recordings in a row
change the same inner pages."""


def writable(path: Path) -> Database:
    """Open an index for writing, made and migrated first where needed.

    Raises:
        IndexFileError: the place can't be written, or the file is something else, or newer.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unmakeable(path, error) from error
    try:
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    try:
        return _prepared(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unreadable(path, error) from error
    except IndexFileError:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection, path: Path) -> Database:
    """Look whether a file is ours before anything of it is changed."""
    tables = check_newer(connection, path)
    if tables and "recordings" not in tables and "_sqlite_migrations" not in tables:
        raise IndexFileError(f"{path} is an SQLite file but not a talkdex index: name another one (--index)")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # heeded before the first table is made
    _enter_wal(connection)
    database = Database(connection)
    _migrate(database)
    return database


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait for others there, so we do."""
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(database: Database) -> None:
    with transaction(database.conn):
        if migrations.pending(database):
            migrations.apply(database)
            database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if packing_of(database.conn, {"meta"}) < packing.VERSION:
            sql = "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"
            database.conn.execute(sql, [PACKING_KEY, str(packing.VERSION)])
