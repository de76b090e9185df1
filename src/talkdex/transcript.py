"""A transcript: all that is said in a recording, in one language, from one origin.

Times are int milliseconds of recording time. A transcript is a frozen value; a better one
is a new value, never an edit of the old.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from talkdex.errors import TimeError
from talkdex.timing import TimeRange
from talkdex.word import Word, spread

__all__ = ["Cue", "Origin", "Quarantined", "Transcript", "Word", "spread"]


class Origin(StrEnum):
    """Where a transcript's words come from."""

    MANUAL = "manual"  # captions written or corrected by a person
    AUTOMATIC = "automatic"  # the host's own recogniser
    TRANSLATED = "translated"  # in another language than the one spoken
    RECOGNIZED = "recognized"  # our recogniser


@dataclass(frozen=True, slots=True)
class Cue:
    """One timed stretch of caption text, half-open.

    Args:
        start_ms: first millisecond, never negative.
        end_ms: first millisecond after, never before the start.
        text: what is said, one line, without the speaker's name.
        speaker: who says it, or None where the captions don't tell.
        words: each with its own time, or empty where the source times only the cue.
        language: BCP 47 tag where it differs from the transcript's, else None.

    Raises:
        TimeError: the start is negative or the end lies before it.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = field(default=())
    language: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start_ms <= self.end_ms:
            raise TimeError(f"a cue can't run from {self.start_ms} to {self.end_ms} ms")

    def __reduce__(self) -> "tuple[type[Cue], tuple[object, ...]]":
        """Pickle it in a fifth of the time that it takes by itself: a folder's captions come that way."""
        return Cue, (self.start_ms, self.end_ms, self.text, self.speaker, self.words, self.language)

    def timed(self) -> tuple[Word, ...]:
        """Give its words with times: its own, or spread over the cue by their length in letters."""
        return self.words or tuple(spread(self.text.split(), self.start_ms, self.end_ms))


class Quarantined(NamedTuple):
    """A cue that is kept for people to judge and is not searched, and why: what speaks against it."""

    cue: Cue
    reason: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that is said, as cues in order of their start.

    Args:
        cues: by start time; none is empty of text.
        language: BCP 47 tag, or None while unknown.
        origin: where the words come from.
        made_by: the model, the caption format or the person, as shown to users; "" when unknown.
        warnings: one line each, naming file and cue, for what the reader repaired or dropped.
        heard: the ranges that were heard, merged and in order; None for the whole recording.
        quarantine: cues that look invented, in order; none of them is among `cues`.
    """

    cues: tuple[Cue, ...]
    language: str | None = None
    origin: Origin = Origin.MANUAL
    made_by: str = ""
    warnings: tuple[str, ...] = ()
    heard: tuple[TimeRange, ...] | None = None
    quarantine: tuple[Quarantined, ...] = ()

    @property
    def word_times(self) -> bool:
        """Whether any cue carries times of single words (else they are spread over the cue)."""
        return any(cue.words for cue in self.cues)

    @property
    def end_ms(self) -> int:
        """The last moment at which something is said; 0 when nothing is."""
        return max((cue.end_ms for cue in self.cues), default=0)

    @property
    def word_count(self) -> int:
        """How many `words` there are."""
        return sum(len(cue.words) or len(cue.text.split()) for cue in self.cues)

    def words(self) -> Iterator[Word]:
        """Give every word in order with its time (spread over the cue where it has none of its own)."""
        for cue in self.cues:
            yield from cue.timed()
