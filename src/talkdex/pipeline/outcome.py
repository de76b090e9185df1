"""What became of one recording of an `add`; all frozen values."""

from dataclasses import dataclass

from talkdex.timing import TimeRange


@dataclass(frozen=True, slots=True)
class Added:
    """A recording that is searchable now, or has a new transcript.

    Args:
        number: its number in the index.
        title: as stored.
        duration_ms: None where unknown.
        language: of the transcript, or None.
        origin: of the transcript.
        words: how many are said.
        segments: how many are named.
        doubtful: how many cues look invented and are kept from search.
        unheard: what has not been heard yet, in order.
        notes: one line each, for the user: what was repaired, dropped or doubtful.
    """

    number: int
    title: str
    duration_ms: int | None
    language: str | None
    origin: str
    words: int
    segments: int
    doubtful: int = 0
    unheard: tuple[TimeRange, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A recording that was in the index already; `segments` are those newly named."""

    number: int
    title: str
    reference: str
    segments: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A recording that could not be had: one line why, and what to do."""

    reference: str
    reason: str
    title: str = ""


Outcome = Added | Unchanged | NotAdded
