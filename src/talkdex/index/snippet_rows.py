"""Snippets as rows: text for people and other tools, word times packed, where tokens begin, who speaks."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, repeat

from talkdex.index.packing import pack_strip
from talkdex.snippets import Strip
from talkdex.text import folded

_TOGETHER = 100
_COLUMNS = ("transcript_id", "speaker_id", "start_ms", "end_ms", "token", "text", "times")
_Row = tuple[int, int | None, int, int, int, str, bytes]


def put(
    connection: sqlite3.Connection, transcript_id: int, strips: Iterable[Strip], speaker: Callable[[str], int]
) -> list[str]:
    """Store the snippets of a transcript, in order, and give its folded tokens.

    Args:
        connection: of the index, in a transaction.
        transcript_id: whose snippets they are.
        strips: all of them.
        speaker: gives the number of a speaker's name.
    """
    rows: list[_Row] = []
    tokens: list[str] = []
    speakers: dict[str | None, int | None] = {None: None}
    for strip in strips:
        if strip.speaker is not None and strip.speaker not in speakers:
            speakers[strip.speaker] = speaker(strip.speaker)
        said = list(map(folded, strip.texts))
        begin = accumulate(map(len, said), initial=len(tokens))
        whose = repeat(transcript_id), repeat(speakers[strip.speaker])
        times = pack_strip(strip.timings, strip.places, strip.edges, strip.starts_ms, exact=strip.exact)
        rows += zip(*whose, strip.starts_ms, strip.ends_ms, begin, strip.texts, times, strict=False)
        tokens += chain.from_iterable(said)
    for at in range(0, len(rows), _TOGETHER):
        _insert(connection, rows[at : at + _TOGETHER])
    connection.executemany(
        "INSERT INTO transcript_speakers(speaker_id, transcript_id) VALUES(?, ?)",
        [(number, transcript_id) for number in {*speakers.values()} - {None}],
    )
    return tokens


def _insert(connection: sqlite3.Connection, rows: Sequence[_Row]) -> None:
    """Insert rows in one statement: FTS5 writes out what it holds at each one that fires a trigger."""
    marks = ", ".join([f"({', '.join('?' * len(_COLUMNS))})"] * len(rows))
    sql = f"INSERT INTO snippets({', '.join(_COLUMNS)}) VALUES {marks}"
    connection.execute(sql, list(chain.from_iterable(rows)))
