"""Positions of words and pairs of words in the full text, without any SQLite extension.

FTS5's own vocabulary tables give, for a token, how often it is said and where: (transcript,
position); see https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module . They are made as
temporary tables of this connection, so a read-only file will do.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from talkdex.text import folded

BITS = 40
"""Bits of a position in a packed place: the transcript stands above them."""
_LOOK_UP = 2_000  # positions that are read in the time one place is looked up
_NAMED = 500  # transcripts that are worth naming, so that the places in others are passed over


class Count(NamedTuple):
    """How many transcripts hold a token, and how often it is said in all."""

    transcripts: int
    times: int


class Positions:
    """Where tokens stand; a pair of neighbours is looked up as `first_second`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._times: dict[str, int] = {}
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

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said: frequent ones as last counted, others exactly."""
        wanted = set(tokens)
        new = {token for token in wanted if token not in self._times}
        if new:
            found = self._stored(new)
            found |= self._counted(new - found.keys())
            self._times |= {token: found.get(token, 0) for token in new}
        return {token: self._times[token] for token in wanted}

    def _stored(self, tokens: Iterable[str]) -> dict[str, int]:
        """Give the counts of those tokens that take long to count, as `vocabulary` has stored them."""
        wanted = list(tokens)
        marks = ",".join("?" * len(wanted))
        sql = f"SELECT token, times FROM frequent WHERE token IN ({marks})"
        return dict(self._connection.execute(sql, wanted))

    def _counted(self, tokens: Iterable[str]) -> dict[str, int]:
        """Count tokens, all in one statement for each table; those not said are left out."""
        by_table: dict[str, list[str]] = {"words": [], "pairs": []}
        for token in tokens:
            by_table[_table(token)].append(token)
        counted: dict[str, int] = {}
        for table, terms in by_table.items():
            marks = ",".join("?" * len(terms))
            sql = f"SELECT term, cnt FROM temp.{table}_row WHERE term IN ({marks})"
            counted |= self._connection.execute(sql, terms)
        return counted

    def diagonals(
        self, token: str, shift: int, bits: int, transcripts: Collection[int] | None = None
    ) -> list[int]:
        """Give `(transcript << bits) + position + shift` of every place of a word or pair, each once.

        As one JSON text: making a Python row for each would take twice as long.
        """
        sql = (
            f"SELECT json_group_array((doc << {bits:d}) + offset + {shift:d})"
            f" FROM temp.{_table(token)}_instance WHERE term = ?{_among(transcripts)}"
        )
        found: list[int] = json.loads(self._connection.execute(sql, [token]).fetchone()[0])
        return found

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:
        """Give `(transcript << BITS) + position` of every place of a word or pair, in order."""
        return sorted(self.diagonals(token, 0, BITS, transcripts))

    def among(self, token: str, places: set[int], ahead: int) -> set[int]:
        """Give those packed places that have a word or pair `ahead` tokens behind them.

        A few places are looked up in the text; else all that the token has are read.
        """
        if len(places) * _LOOK_UP < self.times([token])[token]:
            return {place for place in places if self._stands(token, place + ahead)}
        transcripts = {place >> BITS for place in places}
        some = transcripts if len(transcripts) < _NAMED else None
        return places.intersection(self.diagonals(token, -ahead, BITS, some))

    def _stands(self, token: str, place: int) -> bool:
        """Tell whether a word or pair stands at a packed place, as the text has it."""
        transcript, at = place >> BITS, place & ((1 << BITS) - 1)
        sql = (
            "SELECT token, text FROM snippets WHERE transcript_id = ?1 AND token <= ?2 + 1"
            " ORDER BY token DESC LIMIT 2"
        )
        rows = self._connection.execute(sql, [transcript, at]).fetchall()
        said = [word for _, text in reversed(rows) for word in folded(text)]
        first = at - rows[-1][0] if rows else 0
        wanted = token.split("_")
        return said[first : first + len(wanted)] == wanted

    def known(self, tokens: Collection[str]) -> list[str]:
        """Give those words (not pairs) that are said at all."""
        marks = ",".join("?" * len(tokens))
        rows = self._connection.execute(
            f"SELECT term FROM temp.words_row WHERE term IN ({marks})", list(tokens)
        )
        return [term for (term,) in rows]

    def starting_with(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Give (word, times said) of the `limit` words most often said that start so."""
        sql = "SELECT term, cnt FROM temp.words_row WHERE term >= ? AND term < ? ORDER BY cnt DESC LIMIT ?"
        found = self._connection.execute(sql, [prefix, prefix + "\U0010ffff", limit]).fetchall()
        self._times |= found
        return found

    def best(self, match: str, limit: int) -> list[int]:
        """Rank transcripts for an FTS5 expression made by us from folded words: best first."""
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [number for (number,) in self._connection.execute(sql, [match, limit])]


def _among(transcripts: Collection[int] | None) -> str:
    """Write the condition on transcripts; their numbers are our own."""
    if transcripts is None:
        return ""
    return f" AND doc IN ({','.join(str(int(number)) for number in transcripts)})"


def _table(token: str) -> str:
    return "pairs" if "_" in token else "words"
