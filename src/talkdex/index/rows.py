"""What a reader gives back: rows of the index as frozen values."""

from typing import NamedTuple

from talkdex.snippet import Snippet
from talkdex.timing import TimeRange

FOREVER_MS = 1 << 52
"""Stands for an end that nobody knows."""


class StoredRecording(NamedTuple):
    """A recording as stored; see `talkdex.recording.Recording` for the fields."""

    id: int
    identity: str
    title: str
    url: str | None
    media: str | None
    duration_ms: int | None
    published: str | None
    channel: str | None
    language: str | None
    description: str
    thumbnail: str | None
    added_at: str


class StoredTranscript(NamedTuple):
    """One version of what is said in a recording; `current` ones are searched."""

    id: int
    recording_id: int
    language: str | None
    origin: str
    made_by: str
    current: bool
    word_times: bool
    snippet_count: int
    token_count: int
    added_at: str


class StoredSnippet(NamedTuple):
    """A snippet with its place: `token` is the position of its first folded token."""

    id: int
    transcript_id: int
    token: int
    snippet: Snippet


class StoredSegment(NamedTuple):
    """A named segment: the times in force, and beside them the stated ones; None where open or unknown."""

    id: int
    recording_id: int
    label: str
    speaker: str | None
    start_ms: int | None
    end_ms: int | None
    status: str
    confidence: float | None
    evidence: tuple[str, ...]
    shift_ms: int | None
    stated_start_ms: int | None
    stated_end_ms: int | None
    precision_ms: int | None
    end_precision_ms: int | None
    end_stated: bool
    origin: str
    kind: str
    text: str

    def range(self, duration_ms: int | None) -> TimeRange | None:
        """The range in force, an open end reaching to the recording's; None without a start."""
        if self.start_ms is None:
            return None
        end = self.end_ms if self.end_ms is not None else duration_ms
        return TimeRange(self.start_ms, max(self.start_ms, end if end is not None else FOREVER_MS))


class Job(NamedTuple):
    """One unit of resumable work; `step` is what it is at.

    `state` is running, done, failed, or partial: what was asked is done, its pieces wait for the rest.
    """

    id: int
    key: str
    reference: str
    identity: str | None
    state: str
    step: str | None
    done_ms: int | None
    total_ms: int | None
    error: str | None
    process: str | None
    added_at: str
    changed_at: str
