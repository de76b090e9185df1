"""The vocabulary: every word said and how often, kept where it can be read at once.

FTS5's own vocabulary tables take seconds to read through on a large index, so each transcript adds
a compressed list of its words, and lists are merged when there are sixteen of a size: a log-structured
merge (https://en.wikipedia.org/wiki/Log-structured_merge-tree ), whose cost per recording hardly
grows with the index. The table `frequent` holds the counts of the tokens that take long to count. Both may
lag behind removals until the next `rebuild`; they rank and suggest, and never decide what is found.
"""

import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

FREQUENT = 2_000
"""Tokens said at least so often have their counts stored."""
_TOGETHER = 16
_PIECE = 1 << 17  # bytes
_TOP = 99  # the level of the list that holds everything, after a rebuild
_SOON, _LATER, _LAST = 0, 1, -1
"""How much effort zlib makes: none for a list that is merged soon, most for the one that stays."""


class Counted(NamedTuple):
    """A list of words and how often each is said, as it is stored."""

    words: bytes
    counts: bytes


def counted(words: Iterable[str]) -> Counted:
    """Count the words of a transcript."""
    return _packed(Counter(words), _SOON)


def add(connection: sqlite3.Connection, words: Counted) -> None:
    """Add the words of one more transcript; the caller holds a transaction."""
    _put(connection, 0, words)
    level = 0
    while level < _TOP and _size(connection, level) >= _TOGETHER:
        merged = _read(connection, "WHERE level = ?", [level])
        connection.execute("DELETE FROM vocabulary WHERE level = ?", [level])
        level += 1
        _put(connection, level, _packed(merged, _LATER))


def rebuild(connection: sqlite3.Connection) -> None:
    """Count every token again, in time that grows with the index; the caller holds a transaction."""
    connection.execute("DELETE FROM frequent")
    connection.execute("DELETE FROM vocabulary")
    for table in ("words", "pairs"):
        name = f"temp.{table}_counted"
        connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5vocab(main, {table}, row)")
        connection.execute(
            f"INSERT INTO frequent(token, times) SELECT term, cnt FROM {name} WHERE cnt >= ?", [FREQUENT]
        )
    said = connection.execute("SELECT term, cnt FROM temp.words_counted")
    _put(connection, _TOP, _packed(Counter(dict(said)), _LAST))


def read(connection: sqlite3.Connection) -> tuple[list[str], list[int]]:
    """Give all words, folded, and beside them how often each is said."""
    lists = connection.execute("SELECT words, counts FROM vocabulary").fetchall()
    if len(lists) == 1:
        return _words(lists[0][0]), _counts(lists[0][1])
    merged = _read(connection, "", [])
    return list(merged), list(merged.values())


def pieces(connection: sqlite3.Connection) -> Iterator[tuple[list[str], Sequence[int]]]:
    """Give the same by and by, in little memory; a word may come once in each of several lists."""
    for packed, numbers in connection.execute("SELECT words, counts FROM vocabulary"):
        counts, at = array("I", zlib.decompress(numbers)), 0
        for text in _texts(packed):
            words = text.decode().split("\n")
            yield words, counts[at : at + len(words)]
            at += len(words)


def _texts(packed: bytes) -> Iterator[bytes]:
    """Unpack some whole lines at a time."""
    unpacking, rest = zlib.decompressobj(), b""
    while not unpacking.eof:
        fresh, packed = unpacking.decompress(packed, _PIECE), unpacking.unconsumed_tail
        if not fresh and not unpacking.eof:
            raise zlib.error("a list of words ends too early")
        text = rest + fresh
        lines, _, rest = (text, b"", b"") if unpacking.eof else text.rpartition(b"\n")
        if lines:
            yield lines


def _packed(counts: Counter[str], effort: int) -> Counted:
    """Write a list; sorted ones take less room, where any effort is made."""
    words = list(counts) if effort == _SOON else sorted(counts)
    numbers = array("I", map(counts.__getitem__, words))
    text = "\n".join(words).encode()
    return Counted(zlib.compress(text, effort), zlib.compress(numbers.tobytes(), effort))


def _put(connection: sqlite3.Connection, level: int, some: Counted) -> None:
    connection.execute("INSERT INTO vocabulary(level, words, counts) VALUES(?, ?, ?)", [level, *some])


def _size(connection: sqlite3.Connection, level: int) -> int:
    sql = "SELECT count(*) FROM vocabulary WHERE level = ?"
    return int(connection.execute(sql, [level]).fetchone()[0])


def _read(connection: sqlite3.Connection, where: str, values: list[int]) -> Counter[str]:
    merged: Counter[str] = Counter()
    before = merged.get
    for words, counts in connection.execute(f"SELECT words, counts FROM vocabulary {where}", values):
        for word, times in zip(_words(words), _counts(counts), strict=True):
            merged[word] = before(word, 0) + times
    return merged


def _words(blob: bytes) -> list[str]:
    text = zlib.decompress(blob).decode()
    return text.split("\n") if text else []


def _counts(blob: bytes) -> list[int]:
    numbers = array("I")
    numbers.frombytes(zlib.decompress(blob))
    return numbers.tolist()
