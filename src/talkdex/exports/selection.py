"""What is exported, as frozen values: stretches of recordings, with what is said and named in them.

A `Selection` holds all that a format needs, so that a format is a function from a value to text.
Times are int milliseconds of recording time, ranges half-open, unless the selection was `rebased`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from talkdex.exports.timecode import Rate
from talkdex.recording import Recording


class Spoken(NamedTuple):
    """A word with its time, half-open; `before` is the space between it and the word before, or ""."""

    start_ms: int
    end_ms: int
    text: str
    before: str = " "


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of speech of one person, one or several whole sentences where possible.

    Args:
        start_ms: start of its first word.
        end_ms: end of its last word.
        words: in order; never empty.
        speaker: or None where nobody said who speaks.
        link: a deep link to its start, or None where there is nowhere to link to.
    """

    start_ms: int
    end_ms: int
    words: tuple[Spoken, ...]
    speaker: str | None = None
    link: str | None = None

    @property
    def text(self) -> str:
        """What is said, on one line."""
        return joined(self.words)


class Standing(NamedTuple):
    """What a named segment's times rest on.

    Args:
        origin: who named it; a value of `talkdex.segment.SegmentOrigin`.
        status: how far its times can be relied on; a value of `talkdex.segment.Status`.
        start_ms: its start as somebody wrote it, in the recording's own time, or None.
        end_ms: its end as somebody wrote it, or None where open.
        confidence: 0 to 1, how sure the alignment is; None where it wasn't aligned.
    """

    origin: str
    status: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A range with a name: a named segment, or a hit of a search.

    Args:
        start_ms: first millisecond inside.
        end_ms: first millisecond after; the start itself where nobody knows an end.
        label: what it is called, one line, never "".
        speaker: whose it is, or None.
        text: of a hit, the sentence around it; "" for a segment.
        link: a deep link to the range, or None.
        standing: of a segment, what was stated and how far that was settled; None for a hit.
    """

    start_ms: int
    end_ms: int
    label: str
    speaker: str | None = None
    text: str = ""
    link: str | None = None
    standing: Standing | None = None

    @property
    def title(self) -> str:
        """Its label, and the speaker where the label doesn't name them."""
        if not self.speaker or self.speaker.casefold() in self.label.casefold():
            return self.label
        return f"{self.label} ({self.speaker})"


@dataclass(frozen=True, slots=True)
class Work:
    """A recording that is exported from, and what is known of its transcript and its media.

    Args:
        recording: what its publisher says of it.
        language: BCP 47 tag of the transcript, or None.
        word_times: whether words have times of their own, rather than a share of their cue's.
        pictures: whether the media has moving pictures; taken to be so until it is looked into.
        media_start: the frame number at which the media's own time code begins; 0 where it has none.
    """

    recording: Recording
    language: str | None = None
    word_times: bool = True
    pictures: bool = True
    media_start: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one recording: the whole, a range, a named segment or a hit; never empty.

    Args:
        work: what it is a stretch of.
        start_ms: first millisecond inside.
        end_ms: first millisecond after.
        label: what it is called, one line; the recording's title for the whole of it.
        passages: what is said in it, in order of time; words that are mostly outside are left out.
        marks: what is named in it, in order of time, cut to it.
        link: a deep link to it, or None.
    """

    work: Work
    start_ms: int
    end_ms: int
    label: str
    passages: tuple[Passage, ...] = ()
    marks: tuple[Mark, ...] = ()
    link: str | None = None

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


class Timeline(NamedTuple):
    """How a timeline counts: its rate, and the frame number at which it begins."""

    rate: Rate
    start: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported.

    Args:
        title: of the whole, one line.
        stretches: in the order in which they shall stand; never empty.
        searched: whether the stretches are the hits of a search, named by what is said there.
        timeline: how frames are counted, for formats that count frames; else None.
        rebased: times run from zero through the stretches one after another.
        folder: where the file that is written will lie; None where nobody knows, as on standard output.
    """

    title: str
    stretches: tuple[Stretch, ...]
    searched: bool = False
    timeline: Timeline | None = None
    rebased: bool = field(default=False)
    folder: Path | None = None

    @property
    def passages(self) -> Iterator[Passage]:
        """All that is said, stretch by stretch."""
        return (passage for stretch in self.stretches for passage in stretch.passages)

    @property
    def marks(self) -> Iterator[Mark]:
        """All that is named, each once; in order of time where all times are of one line."""
        found = list(dict.fromkeys(mark for stretch in self.stretches for mark in stretch.marks))
        one_line = self.rebased or len(self.works) == 1
        return iter(sorted(found, key=lambda mark: mark.start_ms) if one_line else found)

    @property
    def works(self) -> list[Work]:
        """The recordings that it is taken from, each once, in order."""
        return list({stretch.work.recording.identity: stretch.work for stretch in self.stretches}.values())

    @property
    def language(self) -> str | None:
        """BCP 47 tag of what is said, where it is one and known."""
        found = {stretch.work.language for stretch in self.stretches}
        return found.pop() if len(found) == 1 else None

    def from_zero(self) -> "Selection":
        """Give the same with times as on the cut: the stretches one after another, from zero."""
        moved, at = [], 0
        for stretch in self.stretches:
            moved.append(_moved(stretch, at - stretch.start_ms))
            at += stretch.duration_ms
        return replace(self, stretches=tuple(moved), rebased=True)


def joined(words: Iterable[Spoken]) -> str:
    """Write words side by side, with the spaces that stand between them."""
    return "".join(f"{word.before}{word.text}" for word in words).lstrip()


def _moved(stretch: Stretch, by: int) -> Stretch:
    passages = tuple(
        replace(p, start_ms=p.start_ms + by, end_ms=p.end_ms + by, words=tuple(_words(p.words, by)))
        for p in stretch.passages
    )
    marks = tuple(replace(m, start_ms=m.start_ms + by, end_ms=m.end_ms + by) for m in stretch.marks)
    start, end = stretch.start_ms + by, stretch.end_ms + by
    return replace(stretch, start_ms=start, end_ms=end, passages=passages, marks=marks)


def _words(words: Iterable[Spoken], by: int) -> Iterator[Spoken]:
    return (w._replace(start_ms=w.start_ms + by, end_ms=w.end_ms + by) for w in words)
