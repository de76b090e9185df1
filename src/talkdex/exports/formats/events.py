"""Events of a timeline: stretches laid one after another, in frames of source and record."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from talkdex.exports.selection import Mark, Selection, Stretch, Timeline, Work


class Event(NamedTuple):
    """One stretch on a timeline, half-open frame ranges.

    Args:
        stretch: what is played.
        source_in: its first frame, by the media's own time code.
        source_out: the frame after its last.
        record_in: where on the timeline it begins.
        record_out: where on the timeline the next one begins.
    """

    stretch: Stretch
    source_in: int
    source_out: int
    record_in: int
    record_out: int

    @property
    def frames(self) -> int:
        """How many frames it lasts; one at least."""
        return self.source_out - self.source_in


class Marker(NamedTuple):
    """A mark in frames, half-open; at least one frame long."""

    mark: Mark
    start: int
    end: int

    @property
    def frames(self) -> int:
        """How many frames it lasts."""
        return self.end - self.start


def timeline(selection: Selection) -> Timeline:
    """Give how the selection's frames are counted, which must be known."""
    assert selection.timeline, "a format that counts frames is written with a timeline"
    return selection.timeline


def events(selection: Selection) -> Iterator[Event]:
    """Lay the stretches one after another from the timeline's start; frames are the nearest ones."""
    rate, at = timeline(selection)
    for stretch in selection.stretches:
        first = rate.frame(stretch.start_ms)
        count = max(1, rate.frame(stretch.end_ms) - first)
        source = stretch.work.media_start + first
        yield Event(stretch, source, source + count, at, at + count)
        at += count


def source_markers(selection: Selection, event: Event) -> Iterator[Marker]:
    """Give the marks of an event by the media's own time code, inside the event."""
    rate = timeline(selection).rate
    zero = event.stretch.work.media_start
    for mark in event.stretch.marks:
        start = min(zero + rate.frame(mark.start_ms), event.source_out - 1)
        end = min(zero + rate.frame(mark.end_ms), event.source_out)
        yield Marker(mark, start, max(start + 1, end))


def markers(selection: Selection) -> Iterator[Marker]:
    """Give the marks on a timeline that holds the whole recording, in order, from its start."""
    rate, zero = timeline(selection)
    for mark in selection.marks:
        start = zero + rate.frame(mark.start_ms)
        yield Marker(mark, start, max(start + 1, zero + rate.frame(mark.end_ms)))


def address(work: Work) -> str | None:
    """Give the URL of a recording's media, else of its page; None where it is nowhere."""
    media = work.recording.media
    if media and "://" not in media:
        return Path(media).absolute().as_uri()
    return media or work.recording.url


def clip_name(work: Work) -> str:
    """Give the name by which an editing program knows the media: its file's, else the title."""
    media = work.recording.media
    return Path(media).name if media and "://" not in media else work.recording.title
