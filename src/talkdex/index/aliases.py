"""Names that were heard otherwise: which words of a transcript stand for a known name.

The heard words stay as they are; beside them lies the name's word as it is spelt, folded for
search, with the folded tokens that stand before and after. `NamedPositions` then finds a name at
the places where it was heard otherwise, as if it had been written there.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdex.index.connection import has_table
from talkdex.index.positions import BITS, Positions


class Alias(NamedTuple):
    """A known name's word and where it was heard otherwise.

    Args:
        start_ms: start of the first heard word.
        end_ms: end of the last heard word.
        token: position of the first heard token in the transcript.
        tokens: how many folded tokens were heard.
        heard: the words as they were heard.
        name: the word of the name as it is spelt.
        folded: that word, folded; always one token.
        before: the folded token before, "" at the beginning.
        after: the folded token after, "" at the end.
    """

    start_ms: int
    end_ms: int
    token: int
    tokens: int
    heard: str
    name: str
    folded: str
    before: str
    after: str

    @property
    def places(self) -> range:
        """Positions of the heard tokens."""
        return range(self.token, self.token + self.tokens)


def put(connection: sqlite3.Connection, transcript_id: int, found: Iterable[Alias]) -> None:
    """Store the aliases of a transcript instead of those it had; the caller holds a transaction."""
    drop(connection, transcript_id)
    columns = ", ".join(Alias._fields)
    marks = ", ".join("?" * (len(Alias._fields) + 1))
    connection.executemany(
        f"INSERT INTO aliases(transcript_id, {columns}) VALUES({marks})",
        [(transcript_id, *one) for one in found],
    )


def drop(connection: sqlite3.Connection, transcript_id: int) -> None:
    """Forget the aliases of a transcript; the caller holds a transaction."""
    connection.execute("DELETE FROM aliases WHERE transcript_id = ?", [transcript_id])


def of(
    connection: sqlite3.Connection, transcript_id: int, first: int = 0, last: int = 1 << 40
) -> list[Alias]:
    """Give the aliases of a transcript that begin at the tokens `first` to `last`, in order."""
    if not has_table(connection, "aliases"):
        return []
    sql = (
        f"SELECT {', '.join(Alias._fields)} FROM aliases"
        " WHERE transcript_id = ? AND token BETWEEN ? AND ? ORDER BY token"
    )
    return [Alias._make(row) for row in connection.execute(sql, [transcript_id, first, last])]


def put_names(connection: sqlite3.Connection, recording_id: int, names: Iterable[str]) -> None:
    """Add names that may be said in a recording; the caller holds a transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO names(recording_id, name) VALUES(?, ?)",
        [(recording_id, name) for name in names],
    )


def names_of(connection: sqlite3.Connection, recording_id: int) -> list[str]:
    """Give the names that somebody said may be said in a recording."""
    if not has_table(connection, "names"):
        return []
    sql = "SELECT name FROM names WHERE recording_id = ? ORDER BY rowid"
    return [name for (name,) in connection.execute(sql, [recording_id])]


class _Place(NamedTuple):
    """Where a name stands: transcript, first token, tokens, and the tokens around."""

    transcript: int
    token: int
    tokens: int
    before: str
    after: str


class NamedPositions(Positions):
    """Positions in which a name stands also where it was heard otherwise.

    A name heard as two words makes pairs with the word after from both of them: a phrase may go on
    to either side of it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._extra: dict[str, list[tuple[int, int]]] = {}

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said, names heard otherwise included."""
        return {token: said + len(self._also(token)) for token, said in super().times(tokens).items()}

    def diagonals(
        self, token: str, shift: int, bits: int, transcripts: Collection[int] | None = None
    ) -> list[int]:
        """Give `(transcript << bits) + position + shift` of every place of a word or pair, each once."""
        also = (p for p in self._also(token) if transcripts is None or p[0] in transcripts)
        return [
            *super().diagonals(token, shift, bits, transcripts),
            *((transcript << bits) + at + shift for transcript, at in also),
        ]

    def _stands(self, token: str, place: int, said: Sequence[str]) -> bool:
        if super()._stands(token, place, said):
            return True
        return (place >> BITS, place & ((1 << BITS) - 1)) in self._also(token)

    def otherwise(self, token: str) -> list[int]:
        """Give the packed places of a word or pair at which a name was heard otherwise, in order."""
        return [(transcript << BITS) + at for transcript, at in self._also(token)]

    def saying(self, tokens: Sequence[str]) -> Iterator[int]:
        """Give the transcripts that say a word or pairs, the best first, then those that may by an alias."""
        given = set()
        for number in super().saying(tokens):
            given.add(number)
            yield number
        yield from sorted({number for token in tokens for number, _ in self._also(token)} - given)

    def known(self, tokens: Collection[str]) -> list[str]:
        """Give those words that are said at all, as heard or as a name is spelt."""
        said = super().known(tokens)
        named = self._named(f"folded IN ({','.join('?' * len(tokens))})", list(tokens))
        return list(dict.fromkeys([*said, *named]))

    def starting_with(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Give (word, times said) of the `limit` words most often said that start so, names included."""
        found = dict(super().starting_with(prefix, limit))
        for name, times in self._named("folded >= ? AND folded < ?", [prefix, prefix + "\U0010ffff"]).items():
            found[name] = found.get(name, 0) + times
        return sorted(found.items(), key=lambda pair: -pair[1])[:limit]

    def _named(self, condition: str, values: list[str]) -> dict[str, int]:
        """Count the names that meet a condition of our own."""
        sql = f"SELECT folded, count(*) FROM aliases WHERE {condition} GROUP BY folded"
        return dict(self._connection.execute(sql, values))

    def _also(self, token: str) -> list[tuple[int, int]]:
        """Give the places, in order, at which a word or pair stands by way of an alias."""
        if token not in self._extra:
            one, _, other = token.partition("_")
            places = (
                self._pairs(one, other) if other else {(p.transcript, p.token) for p in self._places(one)}
            )
            self._extra[token] = sorted(places)
        return self._extra[token]

    def _pairs(self, one: str, other: str) -> set[tuple[int, int]]:
        left, right = self._places(one), self._places(other)
        begins = {(p.transcript, p.token) for p in right}
        found = {
            (p.transcript, at)
            for p in left
            if p.after == other or (p.transcript, p.token + p.tokens) in begins
            for at in (p.token, p.token + p.tokens - 1)
        }
        return found | {(p.transcript, p.token - 1) for p in right if p.before == one}

    def _places(self, name: str) -> list[_Place]:
        sql = "SELECT transcript_id, token, tokens, before, after FROM aliases WHERE folded = ?"
        return [_Place._make(row) for row in self._connection.execute(sql, [name])]
