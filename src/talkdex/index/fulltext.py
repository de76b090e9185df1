"""The full text that quotes and searches are found by: a transcript's words, and its pairs of words.

Both tables are contentless FTS5 with a row per transcript, so that no cue's edge hides a phrase
(https://sqlite.org/fts5.html#contentless_tables ). Every function is part of the caller's transaction.
"""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from talkdex.text import folded

TABLES = ("words", "pairs", "snippets_fts")


class Texts(NamedTuple):
    """A transcript's folded tokens as each table holds them."""

    words: str
    pairs: str


def texts(tokens: Sequence[str]) -> Texts:
    """Give the text of each table for a transcript's folded tokens."""
    return Texts(" ".join(tokens), _pairs(tokens))


def add(connection: sqlite3.Connection, transcript_id: int, said: Texts) -> None:
    """Let a transcript be found by its folded tokens."""
    for table, text in said._asdict().items():
        connection.execute(f"INSERT INTO {table}(rowid, text) VALUES(?, ?)", [transcript_id, text])


def drop(connection: sqlite3.Connection, transcript_id: int) -> None:
    """Take a transcript out, by its snippets: contentless tables want the same text again."""
    sql = "SELECT text FROM snippets WHERE transcript_id = ? ORDER BY token"
    said = connection.execute(sql, [transcript_id]).fetchall()
    tokens = [token for (line,) in said for token in folded(line)]
    for table, text in texts(tokens)._asdict().items():
        sql = f"INSERT INTO {table}({table}, rowid, text) VALUES('delete', ?, ?)"
        connection.execute(sql, [transcript_id, text])


def merge(connection: sqlite3.Connection) -> None:
    """Make one part of the many that adding leaves."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")


def _pairs(tokens: Sequence[str]) -> str:
    """Give "a_b b_c" for "a b c": each but the first and last ends one pair and begins the next."""
    inner = map(_Twice().__getitem__, tokens[1:-1])
    return "_".join([tokens[0], *inner, tokens[-1]]) if len(tokens) > 1 else ""


class _Twice(dict[str, str]):
    """Each token twice, made when first asked for: most words of a talk are said again."""

    def __missing__(self, token: str) -> str:
        twice = self[token] = f"{token} {token}"
        return twice
