"""What a recogniser has heard of a recording, and the cues of it that are kept in quarantine.

A transcript without rows of coverage, as captions give it, covers its whole recording.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkdex.index.connection import has_table
from talkdex.index.packing import pack, unpack
from talkdex.ranges import without
from talkdex.snippet import Snippet, Span
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Transcript

BETWEEN_MAKERS = "; "
"""Stands between the models that made one transcript, each a stretch of it."""

_LEAST_GAP_MS = 1000
"""Less than this between two ranges, or before the end, is nothing that anybody misses."""


class StoredDoubt(NamedTuple):
    """A quarantined cue as stored, with the times of its words and why it is doubted."""

    id: int
    transcript_id: int
    snippet: Snippet
    reason: str
    language: str | None


def put(connection: sqlite3.Connection, transcript_id: int, transcript: Transcript) -> None:
    """Store what was heard and what is doubted of a transcript; the caller holds a transaction."""
    connection.executemany(
        "INSERT INTO coverage(transcript_id, start_ms, end_ms) VALUES(?, ?, ?)",
        [(transcript_id, r.start_ms, r.end_ms) for r in transcript.heard or ()],
    )
    connection.executemany(
        "INSERT INTO quarantine(transcript_id, start_ms, end_ms, text, reason, language, times)"
        " VALUES(?, ?, ?, ?, ?, ?, ?)",
        [_row(transcript_id, one.cue, one.reason) for one in transcript.quarantine],
    )


def drop(connection: sqlite3.Connection, transcript_id: int) -> None:
    """Forget what was heard and doubted of a transcript; the caller holds a transaction."""
    for table in ("coverage", "quarantine"):
        connection.execute(f"DELETE FROM {table} WHERE transcript_id = ?", [transcript_id])


def heard(connection: sqlite3.Connection, transcript_id: int) -> tuple[TimeRange, ...] | None:
    """Give the ranges that a transcript covers, in order; None for the whole recording."""
    if not has_table(connection, "coverage"):
        return None
    sql = "SELECT start_ms, end_ms FROM coverage WHERE transcript_id = ? ORDER BY start_ms"
    return tuple(TimeRange(*row) for row in connection.execute(sql, [transcript_id])) or None


def gaps(covered: Sequence[TimeRange] | None, duration_ms: int | None) -> list[TimeRange]:
    """Give what has not been heard yet, in order; slivers of less than a second don't count.

    Args:
        covered: as `heard` gives it.
        duration_ms: the recording's length; None where nobody knows it, and so no gap after the last range.
    """
    if covered is None:
        return []
    end = duration_ms if duration_ms is not None else max(r.end_ms for r in covered)
    return [gap for gap in without([TimeRange(0, end)], covered) if gap.duration_ms >= _LEAST_GAP_MS]


def unheard(connection: sqlite3.Connection, transcript_id: int) -> list[TimeRange]:
    """Give what a stored transcript lacks of its recording, in order."""
    sql = (
        "SELECT duration_ms FROM recordings JOIN transcripts ON recordings.id = recording_id"
        " WHERE transcripts.id = ?"
    )
    row = connection.execute(sql, [transcript_id]).fetchone()
    return gaps(heard(connection, transcript_id), row[0] if row else None)


def completed(connection: sqlite3.Connection, transcript_id: int, successor: Transcript) -> bool:
    """Tell whether a transcript heard in part is held by its successor, which the same models made."""
    parts = heard(connection, transcript_id)
    if not parts or successor.heard is None or without(parts, successor.heard):
        return False
    sql = "SELECT made_by FROM transcripts WHERE id = ?"
    makers = connection.execute(sql, [transcript_id]).fetchone()[0].split(BETWEEN_MAKERS)
    return set(makers) <= set(successor.made_by.split(BETWEEN_MAKERS)) and bool(
        unheard(connection, transcript_id)
    )


def quarantined(
    connection: sqlite3.Connection, transcript_id: int, within: TimeRange | None = None
) -> Iterator[StoredDoubt]:
    """Give the quarantined cues of a transcript in order, all or those that share time with a range."""
    if not has_table(connection, "quarantine"):
        return
    sql, values = f"{_DOUBT} WHERE transcript_id = ?", [transcript_id]
    if within is not None:
        sql, values = f"{sql} AND end_ms > ? AND start_ms < ?", [*values, within.start_ms, within.end_ms]
    for row in connection.execute(f"{sql} ORDER BY start_ms, id", values):
        yield _doubt(row)


def doubted(connection: sqlite3.Connection) -> Iterator[StoredDoubt]:
    """Give the quarantined cues of all transcripts that are searched, in order."""
    if has_table(connection, "quarantine"):
        current = "SELECT id FROM transcripts WHERE current"
        sql = f"{_DOUBT} WHERE transcript_id IN ({current}) ORDER BY transcript_id, start_ms, id"
        yield from map(_doubt, connection.execute(sql))


def count_quarantined(connection: sqlite3.Connection, transcript_id: int | None = None) -> int:
    """Count the quarantined cues of a transcript, or of all that are searched."""
    if not has_table(connection, "quarantine"):
        return 0
    sql = (
        "SELECT count(*) FROM quarantine JOIN transcripts ON transcripts.id = transcript_id"
        " WHERE transcripts.id = ?1 OR (?1 IS NULL AND current)"
    )
    return int(connection.execute(sql, [transcript_id]).fetchone()[0])


def partly_heard(connection: sqlite3.Connection) -> list[int]:
    """Give the recordings of which something searched has not been heard to the end, by number."""
    if not has_table(connection, "coverage"):
        return []
    sql = (
        "SELECT DISTINCT transcripts.id, recording_id FROM coverage"
        " JOIN transcripts ON transcripts.id = transcript_id WHERE current"
    )
    rows = connection.execute(sql).fetchall()
    return sorted({recording for number, recording in rows if unheard(connection, number)})


_DOUBT = "SELECT id, transcript_id, start_ms, end_ms, text, times, reason, language FROM quarantine"


def _doubt(row: tuple[int, int, int, int, str, bytes, str, str | None]) -> StoredDoubt:
    number, transcript, start, end, text, times, reason, language = row
    spans, exact = unpack(times, text, start)
    return StoredDoubt(number, transcript, Snippet(start, end, text, spans, exact), reason, language)


def _row(transcript_id: int, cue: Cue, reason: str) -> tuple[object, ...]:
    spans, exact = _spans(cue), bool(cue.words)
    text = " ".join(word.text for word in cue.words) if exact else cue.text
    times = pack(spans, text, cue.start_ms, exact=exact)
    return (transcript_id, cue.start_ms, cue.end_ms, text, reason, cue.language, times)


def _spans(cue: Cue) -> tuple[Span, ...]:
    """Give the timed runs of a cue's words joined by single spaces, or the one run of its text."""
    if not cue.words:
        return (Span(0, len(cue.text), cue.start_ms, cue.end_ms),)
    spans, at = [], 0
    for word in cue.words:
        spans.append(Span(at, at + len(word.text), word.start_ms, word.end_ms, word.probability))
        at += len(word.text) + 1
    return tuple(spans)
