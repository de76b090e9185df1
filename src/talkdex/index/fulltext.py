"""The full text that quotes and searches are found by: a transcript's words, and its pairs of words.

Both tables are contentless FTS5 with a row per transcript, so that no cue's edge hides a phrase
(https://sqlite.org/fts5.html#contentless_tables ). Every function is part of the caller's transaction.
"""

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

from talkdex.text import folded

TABLES = ("words", "pairs", "snippets_fts")


def add(connection: sqlite3.Connection, transcript_id: int, tokens: Sequence[str]) -> None:
    """Let a transcript be found by its folded tokens."""
    for table, text in _texts(tokens):
        connection.execute(f"INSERT INTO {table}(rowid, text) VALUES(?, ?)", [transcript_id, text])


def drop(connection: sqlite3.Connection, transcript_id: int) -> None:
    """Take a transcript out, by its snippets: contentless tables want the same text again."""
    sql = "SELECT text FROM snippets WHERE transcript_id = ? ORDER BY token"
    said = connection.execute(sql, [transcript_id]).fetchall()
    for table, text in _texts([token for (line,) in said for token in folded(line)]):
        sql = f"INSERT INTO {table}({table}, rowid, text) VALUES('delete', ?, ?)"
        connection.execute(sql, [transcript_id, text])


def merge(connection: sqlite3.Connection) -> None:
    """Make one part of the many that adding leaves."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")


def _texts(tokens: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return ("words", " ".join(tokens)), ("pairs", " ".join(map("_".join, pairwise(tokens))))
