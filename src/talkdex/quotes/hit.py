"""Hits of a quotation, as people read them: exact words and times, differences, and what is around."""

from typing import NamedTuple

from talkdex.index.rows import StoredRecording, StoredSegment, StoredTranscript
from talkdex.quotes.difference import Difference
from talkdex.snippet import Snippet


class QuotePart(NamedTuple):
    """One run of a quotation where it is said; without ellipses a quotation has one part.

    Args:
        start_ms: start of the first word said.
        end_ms: end of the last word said, half-open.
        text: the words said, in their original spelling.
        differences: word by word, what was said and what was quoted.
        first: position of its first folded token in the transcript.
        last: position after its last folded token.
    """

    start_ms: int
    end_ms: int
    text: str
    differences: tuple[Difference, ...]
    first: int
    last: int


class QuoteHit(NamedTuple):
    """One place where a quotation is said.

    Args:
        recording: in which recording.
        transcript: in which of its transcripts.
        start_ms: start of the first word said, of the first part.
        end_ms: end of the last word said, of the last part.
        text: the words said, in their original spelling; parts are joined by " […] ".
        score: 0 to 1: of the hits that say 0.9, nine in ten are the place quoted.
        parts: the runs of the quotation in order; those that aren't said there are left out.
        lost: the words of the parts that aren't said there.
        lead: the words before in the same snippet.
        tail: the words after in the same snippet.
        speaker: who speaks, as the captions say, else as the narrowest segment says; or None.
        segments: the named segments that hold it, the narrowest first.
        before: the snippets before, as asked for.
        after: the snippets after.
        spoken: where the transcript is a translation, the words as spoken then; else None.
        heard: names quoted as they are spelt, and how each was heard: (name, heard words).
    """

    recording: StoredRecording
    transcript: StoredTranscript
    start_ms: int
    end_ms: int
    text: str
    score: float
    parts: tuple[QuotePart, ...]
    lost: tuple[str, ...]
    lead: str
    tail: str
    speaker: str | None
    segments: tuple[StoredSegment, ...]
    before: tuple[Snippet, ...] = ()
    after: tuple[Snippet, ...] = ()
    spoken: str | None = None
    heard: tuple[tuple[str, str], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether every word was said as quoted, accents, case and signs aside."""
        return not self.lost and all(d.kind == "same" for part in self.parts for d in part.differences)
