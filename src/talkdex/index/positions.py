"""Positions of words and pairs of words in the full text, without any SQLite extension.

FTS5's own vocabulary tables give, for a token, how often it is said and where: (transcript,
position); see https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module . They are made as
temporary tables of this connection, so a read-only file will do.
"""

import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple


class Count(NamedTuple):
    """How many transcripts hold a token, and how often it is said in all."""

    transcripts: int
    times: int


class Positions:
    """Where tokens stand; a pair of neighbours is looked up as `first_second`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for table in ("words", "pairs"):
            for kind in ("row", "instance"):
                name = f"temp.{table}_{kind}"
                connection.execute(
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5vocab(main, {table}, {kind})"
                )

    def count(self, token: str) -> Count:
        """Count a word, or a pair when it holds `_`."""
        sql = f"SELECT doc, cnt FROM temp.{_table(token)}_row WHERE term = ?"
        row = self._connection.execute(sql, [token]).fetchone()
        return Count(*row) if row else Count(0, 0)

    def of(self, token: str, transcripts: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
        """Give (transcript, position) of a word or pair, in order; only in `transcripts` if given."""
        sql = f"SELECT doc, offset FROM temp.{_table(token)}_instance WHERE term = ?"
        if transcripts is None:
            return self._connection.execute(sql, [token])
        marks = ",".join(str(int(number)) for number in transcripts)
        return self._connection.execute(f"{sql} AND doc IN ({marks})", [token])

    def starting_with(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Give (word, times said) of the `limit` words most often said that start so."""
        sql = "SELECT term, cnt FROM temp.words_row WHERE term >= ? AND term < ? ORDER BY cnt DESC LIMIT ?"
        return self._connection.execute(sql, [prefix, prefix + "\U0010ffff", limit]).fetchall()

    def best(self, match: str, limit: int) -> list[int]:
        """Rank transcripts for an FTS5 expression made by us from folded words: best first."""
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [number for (number,) in self._connection.execute(sql, [match, limit])]


def _table(token: str) -> str:
    return "pairs" if "_" in token else "words"
