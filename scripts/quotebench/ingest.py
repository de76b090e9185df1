"""Ingest: ready transcripts into an index, and into a table with a row per word beside it.

The baseline is what most people write: sqlite-utils, a table of segments with full text kept by
triggers, a table of words with seconds. Both commit each recording, once; or the baseline is left to
commit as it does by itself, a hundred rows at a time, in the journal that SQLite has by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple, Protocol

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


class Store(Protocol):
    """A way to store talks in a file of its own, each in a transaction."""

    path: Path
    spent: Times

    def put(self, talk: Talk) -> None:
        """Store a talk; making its transcript isn't counted."""

    def close(self) -> None:
        """Merge the full text and close the file, which isn't counted either."""


class Own:
    """Stores talks as `talkdex add` does."""

    def __init__(self, path: Path) -> None:
        self.path, self.spent = path, Times()
        self._writer = Writer(path)

    def put(self, talk: Talk) -> None:
        """Store a talk."""
        transcript = talk.transcript()
        recording = Recording(talk.key, talk.key, duration_ms=talk.end_ms, language=talk.language)
        with self.spent:
            self._writer.add_recording(recording, transcript)

    def close(self) -> None:
        """Merge the full text, count the words anew and close the file."""
        self._writer.optimize()
        self._writer.close()


class Manner(NamedTuple):
    """How rows are stored: how those of a talk are put in, and whether it is one transaction, in WAL."""

    store: Callable[[Database, str, Transcript, int], None]
    once: bool = True


class Rows:
    """Stores talks with a row for each word, in one of the `MANNERS`."""

    def __init__(self, path: Path, manner: Manner) -> None:
        self.path, self.spent = path, Times()
        self._database, self._first = _tables(path, wal=manner.once), 1
        self._manner = manner

    def put(self, talk: Talk) -> None:
        """Store a talk."""
        transcript = talk.transcript()
        with self.spent, self._database.atomic() if self._manner.once else nullcontext():
            self._manner.store(self._database, talk.key, transcript, self._first)
        self._first += len(transcript.cues)

    def close(self) -> None:
        """Merge the full text and close the file."""
        self._database.table("segments").optimize()
        self._database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.close()


def stored(stores: Sequence[Store], talks: Iterable[Talk]) -> list[Ingested]:
    """Store each talk every way, in turn, so that a machine that slows down does so for all of them."""
    for talk in talks:
        for store in stores:
            store.put(talk)
    for store in stores:
        store.close()
    return [_ingested(store.spent, store.path) for store in stores]


def _ingested(spent: Times, path: Path) -> Ingested:
    return Ingested(sum(spent.cpu) / 1000, sum(spent.wall) / 1000, path.stat().st_size)


def _tables(path: Path, *, wal: bool) -> Database:
    database = Database(path)
    if wal:
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


MANNERS = {
    "together": Manner(_at_once),
    "one by one": Manner(_one_by_one),
    "by itself": Manner(_at_once, once=False),
}
"""All segments and then all words of a talk, whose numbers are made up beforehand; or as one writes it down,
each segment, and with the number that it gets its words; or the first with nothing set and no transaction."""


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
