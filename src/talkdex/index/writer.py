"""Writing an index: whole recordings at once, so that nobody ever sees half of one.

Every method is one transaction. A transcript is published together with its snippets and its
rows in the full text, and retires the one that was current.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self

from talkdex.errors import NotFound
from talkdex.index import aliases, files, fulltext, hearing, snippet_rows, vocabulary
from talkdex.index.connection import transaction
from talkdex.index.opening import writable
from talkdex.index.prepared import Prepared, prepare
from talkdex.index.putting import insert, insert_unless_known, update
from talkdex.recording import Recording
from talkdex.segment import Aligned, SegmentOrigin, Stated, Status
from talkdex.text import fold
from talkdex.transcript import Origin, Transcript


class RawFile(NamedTuple):
    """A raw input to keep: `kind` is `info` or `captions`."""

    kind: str
    name: str
    packed: files.Packed


class SegmentRow(NamedTuple):
    """A named segment to store: as stated, as settled (None: not aligned), and who named it."""

    stated: Stated
    aligned: Aligned | None = None
    origin: SegmentOrigin = SegmentOrigin.STATED


class Writer:
    """The one way to change an index.

    Args:
        path: the index file; made, with its folder, where it is missing.

    Raises:
        IndexFileError: the place can't be written, or the file is something else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = writable(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a closed writer can't be used again."""
        self.database.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection beneath, for the neighbours in this room."""
        return self.database.conn

    def find(self, identity: str) -> int | None:
        """Give the id of the recording known by this identity, or None."""
        sql = "SELECT recording_id FROM identities WHERE identity = ?"
        row = self.connection.execute(sql, [identity]).fetchone()
        return None if row is None else int(row[0])

    def add_recording(
        self,
        recording: Recording,
        transcript: Transcript | None,
        segments: Sequence[SegmentRow] = (),
        raw: Iterable[RawFile] = (),
        identities: Iterable[str] = (),
        *,
        prepared: Prepared | None = None,
        again: bool = False,
    ) -> int:
        """Store a recording with all that belongs to it, or replace what is told of it; give its id.

        Segments are added to those it has; a segment stated the same way twice is stored once.
        `transcript` None leaves its transcripts alone; where it has one, from another process
        perhaps, a new one is published only `again`, or where the one it has was heard in part:
        that one the new one completes. `identities` are others by which the recording is known,
        `prepared` the transcript's words where they are made ready already.
        """
        kept = list(raw)
        for file in kept:
            files.put(self.path, file.packed)
        with transaction(self.connection):
            number = self._put_recording(recording)
            for identity in identities:
                self._alias(identity, number)
            for file in kept:
                self._put_file(number, file)
            if transcript is not None and (again or self._lacks(number)):
                self._publish(number, transcript, prepared)
            for row in segments:
                self._put_segment(number, row)
        return number

    def publish(self, recording_id: int, transcript: Transcript) -> int:
        """Add a transcript and make it current; give its id.

        The one before stays as a version, unless it was heard in part and the new one holds all of it.
        """
        with transaction(self.connection):
            return self._publish(recording_id, transcript)

    def count_segments(self, recording_id: int) -> int:
        """Give how many named segments a recording has."""
        sql = "SELECT count(*) FROM segments WHERE recording_id = ?"
        return int(self.connection.execute(sql, [recording_id]).fetchone()[0])

    def put_segments(self, recording_id: int, segments: Iterable[SegmentRow]) -> int:
        """Add named segments, or settle those already stated; give how many are new."""
        with transaction(self.connection):
            return sum(self._put_segment(recording_id, row) for row in segments)

    def remove_segments(self, ids: Iterable[int]) -> int:
        """Forget segments; give how many there were."""
        with transaction(self.connection):
            return sum(
                self.connection.execute("DELETE FROM segments WHERE id = ?", [number]).rowcount
                for number in ids
            )

    def remove(self, recording_id: int) -> None:
        """Forget a recording and all that belongs to it, raw files included.

        Raises:
            NotFound: there is no such recording.
        """
        with transaction(self.connection):
            orphans = self._remove(recording_id)
        for digest in orphans:
            files.discard(self.path, digest)

    def optimize(self) -> None:
        """Merge the full text's parts, count anew, and give back free room: after much adding."""
        with transaction(self.connection):
            fulltext.merge(self.connection)
            vocabulary.rebuild(self.connection)
            self.connection.execute("ANALYZE")
        self.connection.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page only

    def _put_recording(self, recording: Recording) -> int:
        row = {
            "identity": recording.identity,
            "title": recording.title,
            "url": recording.url,
            "media": recording.media,
            "duration_ms": recording.duration_ms,
            "published": recording.published,
            "channel": recording.channel,
            "language": recording.language,
            "description": recording.description,
            "thumbnail": recording.thumbnail,
        }
        number = self.find(recording.identity)
        if number is None:
            number = insert(self.connection, "recordings", {**row, "added_at": now()})
            self._alias(recording.identity, number)
        else:
            update(self.connection, "recordings", number, {**row, "identity": self._identity(number)})
        return number

    def _alias(self, identity: str, recording_id: int) -> None:
        """Let a recording be known by one more identity, unless another is."""
        row = {"identity": identity, "recording_id": recording_id}
        insert_unless_known(self.connection, "identities", row)

    def _identity(self, recording_id: int) -> str:
        sql = "SELECT identity FROM recordings WHERE id = ?"
        return str(self.connection.execute(sql, [recording_id]).fetchone()[0])

    def _lacks(self, recording_id: int) -> bool:
        """Tell whether a recording has no spoken transcript yet, or one that was heard in part."""
        sql = "SELECT id FROM transcripts WHERE recording_id = ? AND current AND origin <> 'translated'"
        row = self.connection.execute(sql, [recording_id]).fetchone()
        return row is None or bool(hearing.unheard(self.connection, row[0]))

    def _put_file(self, recording_id: int, file: RawFile) -> None:
        known = "SELECT 1 FROM files WHERE recording_id = ? AND sha256 = ?"
        if self.connection.execute(known, [recording_id, file.packed.sha256]).fetchone():
            return
        row = {"recording_id": recording_id, "kind": file.kind, "name": file.name}
        packed = {"sha256": file.packed.sha256, "bytes": file.packed.size}
        insert(self.connection, "files", row | packed)

    def _publish(self, recording_id: int, transcript: Transcript, prepared: Prepared | None = None) -> int:
        for retired in self._same_role(recording_id, transcript):
            self._retire(retired, transcript)
        words = prepared or prepare(transcript)
        number = insert(self.connection, "transcripts", _row(recording_id, transcript, words))
        snippet_rows.put(self.connection, number, words.rows, self._speaker)
        fulltext.add(self.connection, number, words.texts)
        vocabulary.add(self.connection, words.counted)
        hearing.put(self.connection, number, transcript)
        return number

    def _retire(self, transcript_id: int, successor: Transcript) -> None:
        """Take a transcript out of the search; one that is a part of its successor is forgotten."""
        fulltext.drop(self.connection, transcript_id)
        aliases.drop(self.connection, transcript_id)
        if hearing.completed(self.connection, transcript_id, successor):
            self._forget(transcript_id)
        else:
            update(self.connection, "transcripts", transcript_id, {"current": 0})

    def _forget(self, transcript_id: int) -> None:
        hearing.drop(self.connection, transcript_id)
        aliases.drop(self.connection, transcript_id)
        for table in ("snippets", "transcript_speakers"):
            self.connection.execute(f"DELETE FROM {table} WHERE transcript_id = ?", [transcript_id])
        self.connection.execute("DELETE FROM transcripts WHERE id = ?", [transcript_id])

    def _same_role(self, recording_id: int, transcript: Transcript) -> list[int]:
        """Current transcripts that this one retires: any spoken one, or a translation to its language."""
        translated = transcript.origin == Origin.TRANSLATED
        found = self.connection.execute(
            "SELECT id FROM transcripts WHERE recording_id = ? AND current"
            " AND (origin = 'translated') = ? AND (NOT ? OR language IS ?)",
            [recording_id, translated, translated, transcript.language],
        )
        return [int(number) for (number,) in found.fetchall()]

    def _put_segment(self, recording_id: int, row: SegmentRow) -> bool:
        stated, aligned = row.stated, row.aligned
        speaker = self._speaker(stated.speaker) if stated.speaker else None
        known = self.connection.execute(
            "SELECT id FROM segments WHERE recording_id = ? AND label = ? AND speaker_id IS ?"
            " AND stated_start_ms IS ? AND stated_end_ms IS ?",
            [recording_id, stated.label, speaker, stated.start_ms, stated.end_ms],
        ).fetchone()
        settled = _settled(stated, aligned)
        if known:
            if aligned is not None:
                update(self.connection, "segments", known[0], settled)
            return False
        insert(
            self.connection,
            "segments",
            {**_stated(stated), **settled, "recording_id": recording_id, "speaker_id": speaker,
             "origin": row.origin.value, "added_at": now()},
        )  # fmt: skip
        return True

    def _speaker(self, name: str) -> int:
        folded = fold(name) or name
        row = self.connection.execute("SELECT id FROM speakers WHERE folded = ?", [folded]).fetchone()
        if row:
            return int(row[0])
        return insert(self.connection, "speakers", {"name": name, "folded": folded})

    def _remove(self, recording_id: int) -> list[str]:
        execute = self.connection.execute
        if not execute("SELECT 1 FROM recordings WHERE id = ?", [recording_id]).fetchone():
            raise NotFound(f"no recording number {recording_id} in {self.path}")
        digests = [d for (d,) in execute("SELECT sha256 FROM files WHERE recording_id = ?", [recording_id])]
        transcripts = execute("SELECT id, current FROM transcripts WHERE recording_id = ?", [recording_id])
        for number, current in transcripts.fetchall():
            if current:
                fulltext.drop(self.connection, number)
            self._forget(number)
        for table in ("segments", "files", "identities", "names"):
            execute(f"DELETE FROM {table} WHERE recording_id = ?", [recording_id])
        execute("DELETE FROM recordings WHERE id = ?", [recording_id])
        execute(
            "DELETE FROM speakers WHERE id NOT IN (SELECT speaker_id FROM transcript_speakers)"
            " AND id NOT IN (SELECT speaker_id FROM segments WHERE speaker_id NOT NULL)"
        )
        still = {d for (d,) in execute("SELECT sha256 FROM files")}
        return [digest for digest in digests if digest not in still]


def now() -> str:
    """Give the present as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _row(recording_id: int, transcript: Transcript, words: Prepared) -> dict[str, object]:
    parts = (transcript.language, transcript.origin.value, transcript.made_by)
    return {
        "recording_id": recording_id,
        "name": " · ".join(part for part in parts if part),
        "language": transcript.language,
        "origin": transcript.origin.value,
        "made_by": transcript.made_by,
        "current": 1,
        "word_times": int(transcript.word_times),
        "snippet_count": len(words.rows),
        "token_count": words.tokens,
        "added_at": now(),
    }


def _stated(stated: Stated) -> dict[str, object]:
    return {
        "label": stated.label,
        "stated_start_ms": stated.start_ms,
        "stated_end_ms": stated.end_ms,
        "precision_ms": stated.precision_ms,
        "end_precision_ms": stated.end_precision_ms,
        "end_stated": int(stated.end_stated),
        "kind": stated.kind,
        "text": stated.text,
    }


def _settled(stated: Stated, aligned: Aligned | None) -> dict[str, object]:
    if aligned is None or aligned.start_ms is None:
        return {"start_ms": stated.start_ms, "end_ms": stated.end_ms, "status": Status.STATED.value}
    return {
        "start_ms": aligned.start_ms,
        "end_ms": aligned.end_ms,
        "status": aligned.status.value,
        "confidence": aligned.confidence,
        "shift_ms": aligned.shift_ms,
        "evidence": json.dumps(list(aligned.evidence), ensure_ascii=False),
    }
