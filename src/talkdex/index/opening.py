"""Opening an index for writing: made where it is missing, migrated where it is old."""

import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from talkdex.errors import IndexFileError
from talkdex.index.connection import BUSY_S, transaction
from talkdex.index.schema import APPLICATION_ID, migrations


def writable(path: Path) -> Database:
    """Open an index for writing, made and migrated first where needed.

    Raises:
        IndexFileError: the place can't be written, or the file is something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # heeded before the first table is made
        _enter_wal(connection)
        database = Database(connection)
        _migrate(database, path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise IndexFileError(f"{path} can't be opened as an index: {error}") from error
    return database


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait for others there, so we do."""
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(database: Database, path: Path) -> None:
    tables = set(database.table_names())
    if tables and "recordings" not in tables and "_sqlite_migrations" not in tables:
        raise IndexFileError(f"{path} is an SQLite file but not a talkdex index: name another one (--index)")
    with transaction(database.conn):
        if migrations.pending(database):
            migrations.apply(database)
            database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
