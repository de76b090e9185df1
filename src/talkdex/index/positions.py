"""Positions of words and pairs of words in the full text, without any SQLite extension.

FTS5's own vocabulary tables give, for a token, how often it is said and where: (transcript,
position); see https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module . They are made as
temporary tables of this connection, so a read-only file will do.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdex.text import folded

BITS = 40
"""Bits of a position in a packed place: the transcript stands above them."""
TEXTS_AT = (
    "SELECT token, text FROM snippets WHERE transcript_id = ?1 AND token <= ?3 AND token >= coalesce("
    "(SELECT max(token) FROM snippets WHERE transcript_id = ?1 AND token <= ?2), 0) ORDER BY token"
)
"""Reads the snippets that hold the tokens ?2 to ?3 of transcript ?1."""
_LOOK_UP = 500  # positions that are read in the time one place is looked up
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

    def first_places(self, token: str, most: int) -> list[int]:
        """Give so many packed places of a word or pair at most, those of the oldest transcripts, in order."""
        rows = f"SELECT doc, offset FROM temp.{_table(token)}_instance WHERE term = ? LIMIT ?"
        sql = f"SELECT json_group_array((doc << {BITS}) + offset) FROM ({rows})"
        return sorted(json.loads(self._connection.execute(sql, [token, most]).fetchone()[0]))

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:
        """Give `(transcript << BITS) + position` of every place of a word or pair, in order."""
        return sorted(self.diagonals(token, 0, BITS, transcripts))

    def holding(self, wanted: Sequence[tuple[int, str]], places: set[int]) -> set[int]:
        """Keep those packed places that have all of some words and pairs where they belong.

        A few places are looked up in the text; else all that a token has are read.

        Args:
            wanted: how many tokens ahead of the place, and which token; the rarest first.
            places: as `packed` gives them.
        """
        times = self.times(token for _, token in wanted)
        for number, (ahead, token) in enumerate(wanted):
            left = wanted[number:]
            if len(places) * _LOOK_UP < sum(times[other] for _, other in left):
                return {place for place in places if self._stand(left, place)}
            transcripts = {place >> BITS for place in places}
            some = transcripts if len(transcripts) < _NAMED else None
            places = places.intersection(self.diagonals(token, -ahead, BITS, some))
        return places

    def _stand(self, wanted: Sequence[tuple[int, str]], place: int) -> bool:
        """Tell whether words and pairs stand so far ahead of a packed place, as the text has it."""
        transcript, at = place >> BITS, place & ((1 << BITS) - 1)
        first, last = (edge(ahead for ahead, _ in wanted) for edge in (min, max))
        rows = self._connection.execute(TEXTS_AT, [transcript, at + first, at + last + 1]).fetchall()
        said = [word for _, text in rows for word in folded(text)]
        begin = at - rows[0][0] if rows else 0
        return all(
            self._stands(token, place + ahead, said[begin + ahead : begin + ahead + 2])
            for ahead, token in wanted
        )

    def _stands(self, token: str, _place: int, said: Sequence[str]) -> bool:
        """Tell whether a word or pair stands at a packed place, where these two words are said."""
        return token in ("_".join(said), *said[:1])

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

    def otherwise(self, _token: str) -> list[int]:
        """Give the packed places of a word or pair at which something else stands in the text, in order."""
        return []

    def best(self, match: str, limit: int = -1) -> list[int]:
        """Rank transcripts for an FTS5 expression made by us from folded words: best first; -1 for all."""
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [number for (number,) in self._connection.execute(sql, [match, limit])]

    def some(self, match: str, most: int) -> list[int]:
        """Give transcripts that meet an FTS5 expression made by us, at most so many, in no order of worth."""
        sql = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
        return [number for (number,) in self._connection.execute(sql, [match, most])]

    def saying(self, tokens: Sequence[str]) -> Iterator[int]:
        """Give the transcripts that say a word, or pairs that go on in each other, the best first.

        FTS5 reads and counts them, which takes a tenth of the time that reading them here would.
        """
        table = _table(tokens[0])
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY bm25({table})"
        for (number,) in self._connection.execute(sql, [f'"{" ".join(tokens)}"']):
            yield number

    def some_saying(self, pairs: Sequence[str], most: int, transcripts: Collection[int] | None) -> list[int]:
        """Give `most` transcripts at most that say pairs that go on in each other, in no order of worth."""
        sql = f"SELECT rowid FROM pairs WHERE pairs MATCH ?{_among(transcripts, 'rowid')} LIMIT ?"
        match = f'"{" ".join(pairs)}"'
        return [number for (number,) in self._connection.execute(sql, [match, most])]


def _among(transcripts: Collection[int] | None, column: str = "doc") -> str:
    """Write the condition on transcripts; their numbers are our own."""
    if transcripts is None:
        return ""
    return f" AND {column} IN ({','.join(str(int(number)) for number in transcripts)})"


def _table(token: str) -> str:
    return "pairs" if "_" in token else "words"
