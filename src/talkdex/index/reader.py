"""Reading an index with the standard library alone: recordings, transcripts, snippets, segments.

A reader opens the file read-only, so it never blocks a writer and is never blocked by one.
"""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Self

from talkdex.errors import NotFound
from talkdex.index.connection import has_table, read_only
from talkdex.index.packing import unpack
from talkdex.index.positions import TEXTS_AT, Positions
from talkdex.index.refusals import unreadable
from talkdex.index.rows import Job, StoredRecording, StoredSegment, StoredSnippet, StoredTranscript
from talkdex.snippet import Snippet
from talkdex.text import fold
from talkdex.timing import TimeRange

if TYPE_CHECKING:
    from talkdex.index.aliases import Alias

_RECORDING = ", ".join(f"recordings.{name}" for name in StoredRecording._fields)
_TRANSCRIPT = ", ".join(StoredTranscript._fields)
_SEGMENT = ", ".join(
    "speakers.name" if name == "speaker" else f"segments.{name}" for name in StoredSegment._fields
)
_SNIPPET = (
    "SELECT snippets.id, transcript_id, token, start_ms, end_ms, text, times, speakers.name"
    " FROM snippets LEFT JOIN speakers ON speakers.id = speaker_id"
)
_NAMED = 500  # transcripts that are worth naming where not all are wanted
_FEW = 12  # tokens whose snippets are looked up one by one, before all of a transcript's are read
_REMEMBERED = 500  # transcripts whose snippets' first tokens are kept, some 10 KB each


class Reader:
    """A read-only view of an index; use it as a context manager.

    Raises:
        IndexFileError: there is no such file, it is not an index, or it can't be read; also at the
            context's end, where something in it turned out to be damaged.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = path
        self.connection = read_only(path)
        # those asked for: what is read never changes
        self._transcripts: dict[int, StoredTranscript] = {}
        self._recording_of: dict[int, int] = {}
        self._first_tokens: dict[int, Sequence[int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.connection.close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError):
            raise unreadable(self.path, error) from error

    @cached_property
    def positions(self) -> Positions:
        """Where words and pairs of words stand in the full text, names heard otherwise among them."""
        if not self._renames:
            return Positions(self.connection)
        from talkdex.index.aliases import NamedPositions  # noqa: PLC0415 - see below

        return NamedPositions(self.connection)

    def heard_otherwise(self, transcript_id: int, first: int, last: int) -> "list[Alias]":
        """Give the names heard otherwise that begin at a transcript's tokens `first` to `last`, in order."""
        if not self._renames:
            return []
        from talkdex.index.aliases import of  # noqa: PLC0415 - see below

        return of(self.connection, transcript_id, first, last)

    @cached_property
    def _renames(self) -> bool:
        """Whether any name was heard otherwise; where none was, `aliases` need not be imported."""
        some = "SELECT 1 FROM aliases LIMIT 1"
        return has_table(self.connection, "aliases") and bool(self.connection.execute(some).fetchone())

    def recordings(self) -> Iterator[StoredRecording]:
        """Give every recording, the newest published first."""
        sql = f"SELECT {_RECORDING} FROM recordings ORDER BY published IS NULL, published DESC, id"
        yield from map(StoredRecording._make, self.connection.execute(sql))

    def recording(self, number: int) -> StoredRecording:
        """Give one recording by its number.

        Raises:
            NotFound: there is none.
        """
        sql = f"SELECT {_RECORDING} FROM recordings WHERE id = ?"
        row = self.connection.execute(sql, [number]).fetchone()
        if row is None:
            raise NotFound(f"no recording number {number} in {self.path} (see: talkdex list)")
        return StoredRecording._make(row)

    def by_identity(self, identity: str) -> StoredRecording | None:
        """Give the recording known by this identity, or None."""
        sql = (
            f"SELECT {_RECORDING} FROM recordings JOIN identities ON recording_id = recordings.id"
            " WHERE identities.identity = ?"
        )
        row = self.connection.execute(sql, [identity]).fetchone()
        return None if row is None else StoredRecording._make(row)

    def matching(self, reference: str) -> list[StoredRecording]:
        """Give the recordings that a reference names: a number, an identity, a URL, or words of the title."""
        reference = reference.encode("utf-8", "replace").decode()  # what was no text on the command line
        if reference.isdecimal():
            sql = f"SELECT {_RECORDING} FROM recordings WHERE id = ?"
            exact = self.connection.execute(sql, [int(reference) % (1 << 62)]).fetchall()
        else:
            sql = f"SELECT {_RECORDING} FROM recordings WHERE ? IN (identity, url, media, title)"
            exact = self.connection.execute(sql, [reference]).fetchall()
        if exact:
            return [StoredRecording._make(row) for row in exact]
        wanted = fold(reference)
        return [r for r in self.recordings() if wanted and f" {wanted}" in f" {fold(r.title)}"]

    def titles(self) -> list[str]:
        """Give what all recordings are called."""
        return [title for (title,) in self.connection.execute("SELECT title FROM recordings ORDER BY id")]

    def speakers(self) -> list[str]:
        """Give the names of all who speak anywhere, as they are written."""
        return [name for (name,) in self.connection.execute("SELECT name FROM speakers ORDER BY id")]

    def spoken_by(self, wanted: Callable[[str], bool]) -> set[int] | None:
        """Give the transcripts in which somebody speaks whose name is wanted; None where no one can tell.

        So it is in an index that was last written by an older talkdex.
        """
        if not has_table(self.connection, "transcript_speakers"):
            return None
        named = self.connection.execute("SELECT id, name FROM speakers").fetchall()
        some = ",".join(str(number) for number, name in named if wanted(name))
        sql = f"SELECT DISTINCT transcript_id FROM transcript_speakers WHERE speaker_id IN ({some})"
        return {number for (number,) in self.connection.execute(sql)}

    def transcripts(self, recording_id: int, *, current: bool = True) -> list[StoredTranscript]:
        """Give a recording's transcripts, the spoken one first; old versions too if not `current`."""
        rows = self.connection.execute(
            f"SELECT {_TRANSCRIPT} FROM transcripts WHERE recording_id = ? AND (current OR NOT ?)"
            " ORDER BY current DESC, origin = 'translated', id DESC",
            [recording_id, current],
        )
        return [_transcript(row) for row in rows]

    def transcript(self, number: int) -> StoredTranscript:
        """Give one transcript by its number, which must exist."""
        if number not in self._transcripts:
            sql = f"SELECT {_TRANSCRIPT} FROM transcripts WHERE id = ?"
            self._transcripts[number] = _transcript(self.connection.execute(sql, [number]).fetchone())
        return self._transcripts[number]

    def snippets(self, transcript_id: int, within: TimeRange | None = None) -> Iterator[StoredSnippet]:
        """Give a transcript's snippets in order, or those that share time with a range."""
        sql, values = f"{_SNIPPET} WHERE transcript_id = ?", [transcript_id]
        if within is not None:
            sql, values = f"{sql} AND end_ms > ? AND start_ms < ?", [*values, within.start_ms, within.end_ms]
        for row in self.connection.execute(f"{sql} ORDER BY token", values):
            yield _snippet(row)

    def snippets_at(self, transcript_id: int, first: int, last: int) -> list[StoredSnippet]:
        """Give the snippets that hold the folded tokens `first` to `last`, both included, in order."""
        sql = f"{_SNIPPET} WHERE transcript_id = ? AND token <= ? ORDER BY token DESC"
        found: list[StoredSnippet] = []
        for row in self.connection.execute(sql, [transcript_id, last]):
            found.append(_snippet(row))
            if found[-1].token <= first:
                break
        return found[::-1]

    def neighbours(
        self, first: StoredSnippet, last: StoredSnippet, count: int
    ) -> tuple[list[StoredSnippet], list[StoredSnippet]]:
        """Give up to `count` snippets before one and after another of the same transcript, in order."""
        where = f"{_SNIPPET} WHERE transcript_id = ? AND token"
        before = f"{where} < ? ORDER BY token DESC LIMIT ?"
        after = f"{where} > ? ORDER BY token LIMIT ?"
        earlier = self.connection.execute(before, [first.transcript_id, first.token, count]).fetchall()
        later = self.connection.execute(after, [last.transcript_id, last.token, count]).fetchall()
        return [_snippet(row) for row in reversed(earlier)], [_snippet(row) for row in later]

    def texts_at(self, transcript_id: int, first: int, last: int) -> list[tuple[int, str]]:
        """Give (first token, text) of the snippets that hold the tokens `first` to `last`, in order.

        The same as `snippets_at` without times; tokens outside the transcript give its first or last
        snippet, or none.
        """
        return self.connection.execute(TEXTS_AT, [transcript_id, max(first, 0), max(last, 0)]).fetchall()

    def snippets_with(self, transcript_id: int, match: str, limit: int) -> tuple[list[StoredSnippet], int]:
        """Give the first `limit` snippets of a transcript that meet an FTS5 expression made by us, in order.

        Beside them stands how many do in all. A transcript's snippets have consecutive numbers, so that
        FTS5 can go straight to them.
        """
        ends = "SELECT id FROM snippets WHERE transcript_id = ?1 ORDER BY token"
        sql = (
            "SELECT rowid FROM snippets_fts WHERE snippets_fts MATCH ?2"
            f" AND rowid BETWEEN ({ends} LIMIT 1) AND ({ends} DESC LIMIT 1)"
        )
        numbers = [number for (number,) in self.connection.execute(sql, [transcript_id, match])]
        some = ",".join(map(str, numbers[:limit]))
        rows = self.connection.execute(f"{_SNIPPET} WHERE snippets.id IN ({some}) ORDER BY token")
        return list(map(_snippet, rows)), len(numbers)

    def outline(self, transcript_id: int) -> list[tuple[int, int, int]]:
        """Give (first token, start_ms, end_ms) of each snippet, in order."""
        sql = "SELECT token, start_ms, end_ms FROM snippets WHERE transcript_id = ? ORDER BY token"
        return self.connection.execute(sql, [transcript_id]).fetchall()

    def begins(self, transcript_id: int, tokens: Sequence[int]) -> Sequence[int]:
        """Give, for each token, in order, the position of the first token of the snippet that holds it."""
        if transcript_id not in self._first_tokens and len(tokens) <= _FEW:
            first = "SELECT max(token) FROM snippets WHERE transcript_id = ? AND token <= value"
            sql = f"SELECT json_group_array(({first})) FROM json_each(?)"
            found = self.connection.execute(sql, [transcript_id, json.dumps(tokens)]).fetchone()[0]
            return list(json.loads(found))
        starts = self._starts(transcript_id)
        return [starts[bisect_right(starts, token) - 1] for token in tokens]

    def _starts(self, transcript_id: int) -> Sequence[int]:
        """Give the position of each snippet's first token, in order; as JSON, which is faster than rows."""
        if transcript_id not in self._first_tokens:
            if len(self._first_tokens) >= _REMEMBERED:
                self._first_tokens.clear()
            sql = "SELECT json_group_array(token) FROM snippets WHERE transcript_id = ?"
            found = json.loads(self.connection.execute(sql, [transcript_id]).fetchone()[0])
            self._first_tokens[transcript_id] = sorted(found)
        return self._first_tokens[transcript_id]

    def segments(self, recording_id: int | None = None) -> list[StoredSegment]:
        """Give the named segments of a recording, or all, in order of their start."""
        chosen, values = ("WHERE recording_id = ?", [recording_id]) if recording_id is not None else ("", [])
        sql = (
            f"SELECT {_SEGMENT} FROM segments LEFT JOIN speakers ON speakers.id = speaker_id {chosen}"
            " ORDER BY recording_id, start_ms IS NULL, start_ms, segments.id"
        )
        return [_segment(row) for row in self.connection.execute(sql, values)]

    def searched(self) -> list[tuple[int, int, str | None]]:
        """Give (transcript id, recording id, language) of all that is searched."""
        sql = "SELECT id, recording_id, language FROM transcripts WHERE current"
        return self.connection.execute(sql).fetchall()

    def recordings_of(self, transcripts: Collection[int]) -> Mapping[int, int]:
        """Map transcripts, these and perhaps others, to their recordings; all must be searched."""
        new = [number for number in transcripts if number not in self._recording_of]
        if new:
            some = f"id IN ({','.join(map(str, new))})" if len(new) < _NAMED else "current"
            sql = f"SELECT json_group_array(id), json_group_array(recording_id) FROM transcripts WHERE {some}"
            numbers, recordings = map(json.loads, self.connection.execute(sql).fetchone())
            self._recording_of |= zip(numbers, recordings, strict=True)
        return self._recording_of

    def token_total(self) -> int:
        """How many tokens are searched."""
        return self._token_total

    @cached_property
    def _token_total(self) -> int:
        sql = "SELECT coalesce(sum(token_count), 0) FROM transcripts WHERE current"
        return int(self.connection.execute(sql).fetchone()[0])

    def jobs(self) -> list[Job]:
        """Give the jobs, those changed last first."""
        sql = f"SELECT {', '.join(Job._fields)} FROM jobs ORDER BY changed_at DESC, id DESC"
        return [Job._make(row) for row in self.connection.execute(sql)]

    def damage(self) -> str | None:
        """Give what SQLite finds wrong with the file, or None; reads all of it."""
        told = str(self.connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
        return None if told == "ok" else told

    def raw_files(self, recording_id: int) -> list[tuple[str, str, str]]:
        """Give (kind, name, SHA-256) of the raw files kept for a recording."""
        sql = "SELECT kind, name, sha256 FROM files WHERE recording_id = ? ORDER BY id"
        return self.connection.execute(sql, [recording_id]).fetchall()


def _transcript(row: Sequence[object]) -> StoredTranscript:
    found = StoredTranscript._make(row)
    return found._replace(current=bool(found.current), word_times=bool(found.word_times))


def _segment(row: Sequence[object]) -> StoredSegment:
    found = StoredSegment._make(row)
    told = row[StoredSegment._fields.index("evidence")]
    evidence = tuple(json.loads(told)) if isinstance(told, str) else ()
    return found._replace(evidence=evidence, end_stated=bool(found.end_stated))


def _snippet(row: tuple[int, int, int, int, int, str, bytes, str | None]) -> StoredSnippet:
    number, transcript, token, start, end, text, times, speaker = row
    spans, exact = unpack(times, text, start)
    return StoredSnippet(number, transcript, token, Snippet(start, end, text, spans, exact, speaker))
