"""Snippets as rows: text for people and other tools, word times packed, where tokens begin, who speaks."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from talkdex.index.packing import pack_strip
from talkdex.snippets import Strip
from talkdex.text import folded


class Row(NamedTuple):
    """A snippet as it is stored, but for the transcript's number; `speaker` is a name, or None."""

    speaker: str | None
    start_ms: int
    end_ms: int
    token: int
    text: str
    times: bytes


_COLUMNS = ("transcript_id", "speaker_id", *Row._fields[1:])


def rows(strips: Iterable[Strip]) -> tuple[list[Row], list[str]]:
    """Give the snippets of a transcript as rows, in order, and its folded tokens."""
    made: list[Row] = []
    tokens: list[str] = []
    for strip in strips:
        said = list(map(folded, strip.texts))
        begin = accumulate(map(len, said), initial=len(tokens))
        times = pack_strip(strip.timings, strip.places, strip.edges, strip.starts_ms, exact=strip.exact)
        made += map(
            Row, repeat(strip.speaker), strip.starts_ms, strip.ends_ms, begin, strip.texts, times
        )  # fmt: skip
        tokens += chain.from_iterable(said)
    return made, tokens


def put(
    connection: sqlite3.Connection, transcript_id: int, made: Sequence[Row], speaker: Callable[[str], int]
) -> None:
    """Store the snippets of a transcript, in one statement.

    FTS5 writes out what it holds at each statement that fires a trigger; so rows are laid ready beside the
    index before.

    Args:
        connection: of the index, in a transaction.
        transcript_id: whose snippets they are.
        made: all of them, in order.
        speaker: gives the number of a speaker's name.
    """
    numbers = {name: None if name is None else speaker(name) for name in {row.speaker: None for row in made}}
    columns = ", ".join(_COLUMNS)
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS staged({columns})")
    connection.executemany(
        f"INSERT INTO temp.staged VALUES({', '.join('?' * len(_COLUMNS))})",
        [(transcript_id, numbers[who], *row) for who, *row in made],
    )
    connection.execute(f"INSERT INTO snippets({columns}) SELECT * FROM temp.staged ORDER BY rowid")
    connection.execute("DELETE FROM temp.staged")
    connection.executemany(
        "INSERT INTO transcript_speakers(speaker_id, transcript_id) VALUES(?, ?)",
        [(number, transcript_id) for number in {*numbers.values()} - {None}],
    )
