"""Snippets as rows: text for people and other tools, word times packed, and where its tokens begin."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from talkdex.index.packing import pack
from talkdex.snippet import Snippet
from talkdex.text import folded

_TOGETHER = 100
_COLUMNS = ("transcript_id", "speaker_id", "start_ms", "end_ms", "token", "text", "times")
_Row = tuple[int, int | None, int, int, int, str, bytes]


def put(
    connection: sqlite3.Connection,
    transcript_id: int,
    snippets: Iterable[Snippet],
    speaker: Callable[[str], int],
) -> list[str]:
    """Store the snippets of a transcript, in order, and give its folded tokens.

    Args:
        connection: of the index, in a transaction.
        transcript_id: whose snippets they are.
        snippets: all of them.
        speaker: gives the number of a speaker's name.
    """
    rows: list[_Row] = []
    tokens: list[str] = []
    speakers: dict[str | None, int | None] = {None: None}
    for s in snippets:
        if s.speaker is not None and s.speaker not in speakers:
            speakers[s.speaker] = speaker(s.speaker)
        times = pack(s.spans, s.text, s.start_ms, exact=s.exact)
        rows.append((transcript_id, speakers[s.speaker], s.start_ms, s.end_ms, len(tokens), s.text, times))
        tokens += folded(s.text)
    for at in range(0, len(rows), _TOGETHER):
        _insert(connection, rows[at : at + _TOGETHER])
    return tokens


def _insert(connection: sqlite3.Connection, rows: Sequence[_Row]) -> None:
    """Insert rows in one statement: FTS5 writes out what it holds at each one that fires a trigger."""
    marks = ", ".join([f"({', '.join('?' * len(_COLUMNS))})"] * len(rows))
    sql = f"INSERT INTO snippets({', '.join(_COLUMNS)}) VALUES {marks}"
    connection.execute(sql, list(chain.from_iterable(rows)))
