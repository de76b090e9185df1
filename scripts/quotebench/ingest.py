"""Ingest: ready transcripts into an index, and into a table with a row per word beside it.

The baseline is what most people write: sqlite-utils, a table of segments with full text kept by
triggers, a table of words with seconds. Both commit each recording, once.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from quotebench.corpus import Talk
from quotebench.timing import Times
from talkdex.index.writer import Writer
from talkdex.recording import Recording
from talkdex.transcript import Cue, Transcript


class Ingested(NamedTuple):
    """What storing some talks took: seconds of the processor, by the clock, and bytes."""

    seconds: float
    wall: float
    bytes: int


def by_talkdex(path: Path, talks: Sequence[Talk]) -> Ingested:
    """Store talks as `talkdex add` does, each in a transaction, and merge the full text at the end."""
    spent = Times()
    with Writer(path) as writer:
        for talk in talks:
            transcript = talk.transcript()
            recording = Recording(talk.key, talk.key, duration_ms=talk.end_ms, language=talk.language)
            with spent:
                writer.add_recording(recording, transcript)
        writer.optimize()
    return _ingested(spent, path)


def by_rows(path: Path, talks: Sequence[Talk], *, together: bool) -> Ingested:
    """Store talks with a row for each word, each talk in a transaction.

    With all segments and then all words of a talk `together`, whose numbers are made up beforehand; or as
    one writes it down: each segment, and with the number that it gets its words.
    """
    database = _tables(path)
    store, spent, first = (_at_once if together else _one_by_one), Times(), 1
    for talk in talks:
        transcript = talk.transcript()
        with spent, database.atomic():
            store(database, talk.key, transcript, first)
        first += len(transcript.cues)
    database.table("segments").optimize()
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return _ingested(spent, path)


def _ingested(spent: Times, path: Path) -> Ingested:
    return Ingested(sum(spent.cpu) / 1000, sum(spent.wall) / 1000, path.stat().st_size)


def _tables(path: Path) -> Database:
    database = Database(path)
    database.enable_wal()
    segments, words = database.table("segments"), database.table("words")
    segments.create({"id": int, "talk": str, "start": float, "end": float, "text": str}, pk="id")
    words.create(
        {"id": int, "segment_id": int, "start": float, "end": float, "word": str, "probability": float},
        pk="id",
        foreign_keys=[("segment_id", "segments", "id")],
    )
    words.create_index(["segment_id"])
    segments.enable_fts(["text"], create_triggers=True)
    return database


def _at_once(database: Database, key: str, transcript: Transcript, first: int) -> None:
    numbered = list(enumerate(transcript.cues, first))
    database.table("segments").insert_all({"id": n, **_segment(key, cue)} for n, cue in numbered)
    database.table("words").insert_all(word for n, cue in numbered for word in _words(n, cue))


def _one_by_one(database: Database, key: str, transcript: Transcript, first: int) -> None:  # noqa: ARG001 - the table counts
    segments, words = database.table("segments"), database.table("words")
    for cue in transcript.cues:
        number = segments.insert(_segment(key, cue)).last_pk
        assert isinstance(number, int)
        words.insert_all(_words(number, cue))


def _segment(key: str, cue: Cue) -> dict[str, object]:
    return {"talk": key, "start": cue.start_ms / 1000, "end": cue.end_ms / 1000, "text": cue.text}


def _words(number: int, cue: Cue) -> Iterator[dict[str, object]]:
    for word in cue.words:
        yield {
            "segment_id": number, "start": word.start_ms / 1000, "end": word.end_ms / 1000,
            "word": word.text, "probability": word.probability,
        }  # fmt: skip


def counted(path: Path) -> tuple[int, int]:
    """Give how many segments and words are in a file with a row for each."""
    database = Database(path)
    numbers = database.table("segments").count, database.table("words").count
    database.close()
    return numbers
