"""Named segments: what somebody stated of a stretch of a recording, and what it was settled to."""

from dataclasses import dataclass
from enum import StrEnum


class SegmentOrigin(StrEnum):
    """Who named the segment."""

    STATED = "stated"  # read from prose, a list, the command line
    CHAPTER = "chapter"  # the publisher's chapter
    FOUND = "found"  # proposed by talkdex from what is said


class Status(StrEnum):
    """How far the times shown can be relied on."""

    STATED = "stated"  # as somebody wrote them; not checked against the transcript
    ALIGNED = "aligned"  # settled against what is said
    PROPOSED = "proposed"  # found, but not sure enough to be shown as settled


@dataclass(frozen=True, slots=True)
class Stated:
    """A named segment as somebody wrote it: never changed once stored.

    Args:
        label: what they called it, "" when they gave none.
        speaker: the person named, or None.
        start_ms: as written, or None when they gave no time.
        end_ms: as written or following from the list, or None when open.
        precision_ms: how exactly `start_ms` was written: 1000 for "22min10", 60000 for "1h16",
            more for "about 45 min"; None when it can't be told.
        end_precision_ms: the same for `end_ms`.
        end_stated: whether the end was written down; False when it follows from the next entry.
        text: the characters it was read from.
        span: where `text` stood in what was read, half-open character offsets; None when not read.
        kind: what sort of thing it is: "range", "point", "list", "link", "chapter".
        alternatives: other (start_ms, end_ms) readings of the same characters, most likely first.

    Times may be negative: a list written for another cut of the recording, once its times are
    counted from this cut's start, can begin before it.
    """

    label: str = ""
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    precision_ms: int | None = None
    end_precision_ms: int | None = None
    end_stated: bool = True
    text: str = ""
    span: tuple[int, int] | None = None
    kind: str = "range"
    alternatives: tuple[tuple[int, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a stated segment is settled, and why.

    Args:
        start_ms: first word, or None when the aligner abstains.
        end_ms: end of the last word, or None when open or unknown.
        confidence: 0 to 1; the posterior that the start is right within 15 s, or, for a speaker
            called to speak, within 5 s.
        status: `aligned`, `proposed`, or `stated` where the stated times were kept as they are.
        shift_ms: what was added to the whole list's times before anything else (0: nothing);
            None when the list has no times.
        evidence: sentences for people, strongest first, each with its moment.
    """

    start_ms: int | None
    end_ms: int | None
    confidence: float
    status: Status
    shift_ms: int | None = None
    evidence: tuple[str, ...] = ()
