"""Rows put into tables by name: what sqlite-utils does, without its questions to the schema each time.

They cost more than a recording's own rows; and the savepoint that it sets around each makes FTS5 write
out all that it still gathers. Names of tables and columns are ours, values are bound.
"""

import sqlite3
from collections.abc import Mapping


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Insert a row; give its id."""
    number = connection.execute(_insert("INSERT", table, row), list(row.values())).lastrowid
    assert number is not None
    return number


def insert_unless_known(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Insert a row, or leave the one alone that has the same key."""
    connection.execute(_insert("INSERT OR IGNORE", table, row), list(row.values()))


def update(connection: sqlite3.Connection, table: str, number: int, row: Mapping[str, object]) -> None:
    """Change columns of the row that has this id."""
    columns = ", ".join(f"{column} = ?" for column in row)
    connection.execute(f"UPDATE {table} SET {columns} WHERE id = ?", [*row.values(), number])


def _insert(how: str, table: str, row: Mapping[str, object]) -> str:
    return f"{how} INTO {table}({', '.join(row)}) VALUES({', '.join('?' * len(row))})"
