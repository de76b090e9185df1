"""Gathering what is exported out of an index: a recording, its segments, a range, or the hits of a search."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdex.errors import NotFound, UsageError
from talkdex.exports.cutting import passages
from talkdex.exports.selection import Mark, Passage, Selection, Standing, Stretch, Work
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.recording import Recording
from talkdex.research import link_to, named
from talkdex.search import Filters, Hit
from talkdex.search import search as find
from talkdex.timing import TimeRange

_SLIVER_MS = 1_000  # a segment that shares less with a range only touches it
_LABEL = 60


class Wanted(NamedTuple):
    """What of a recording is wanted; at most one of `segments`, `within` and `query` is given.

    Args:
        segments: names of segments, each of which becomes a stretch.
        every_segment: all named segments, each a stretch.
        within: a range.
        query: a search, each hit of which becomes a stretch.
        hits: how many hits of each recording at most.
        lead_ms: how much earlier each stretch begins.
        tail_ms: how much later each stretch ends.
    """

    segments: tuple[str, ...] = ()
    every_segment: bool = False
    within: TimeRange | None = None
    query: str | None = None
    hits: int = 100
    lead_ms: int = 0
    tail_ms: int = 0


class _Source(NamedTuple):
    """A recording with all that is known of it, read once."""

    stored: StoredRecording
    work: Work
    transcript: int | None
    segments: Sequence[StoredSegment]
    end_ms: int


def gather(reader: Reader, recording: StoredRecording | None, wanted: Wanted) -> Selection:
    """Give what is exported as a value.

    Args:
        reader: of the index.
        recording: which one; None for a search through all of them.
        wanted: what of it.

    Raises:
        UsageError: two ways of choosing contradict each other, or nothing is chosen.
        NotFound: there is no such segment, no hit, or nothing known to be in the recording.
    """
    ways = [bool(wanted.segments), wanted.every_segment, wanted.within is not None, wanted.query is not None]
    if sum(ways) > 1:
        raise UsageError("choose by segment, by range or by search: only one of them")
    if wanted.query is not None:
        return _searched(reader, recording, wanted.query, wanted)
    if recording is None:
        raise UsageError("say which recording (see: talkdex list), or search through all with --search")
    source = _source(reader, recording)
    stretches = [_stretch(reader, source, choice, wanted) for choice in _chosen(source, wanted)]
    return Selection(recording.title, tuple(stretches))


def _source(reader: Reader, stored: StoredRecording) -> _Source:
    transcript = next(iter(reader.transcripts(stored.id)), None)
    segments = reader.segments(stored.id)
    end = stored.duration_ms
    if end is None:
        ends = [s.end_ms or s.start_ms or 0 for s in segments]
        outline = reader.outline(transcript.id) if transcript else []
        end = max([*ends, *(last for _, _, last in outline)], default=0)
    if not end:
        raise NotFound(f"nothing is known to be in {stored.title!r}: neither its length nor what is said")
    recording = Recording(**{name: getattr(stored, name) for name in _SHARED})
    language = (transcript.language if transcript else None) or stored.language
    work = Work(recording, language, bool(transcript and transcript.word_times))
    return _Source(stored, work, transcript.id if transcript else None, segments, end)


_SHARED = (
    "identity", "title", "url", "media", "duration_ms", "published", "channel", "language",
    "description", "thumbnail",
)  # fmt: skip


class _Choice(NamedTuple):
    """A stretch wanted, what it is called, and whether it is a named segment."""

    extent: TimeRange
    label: str
    is_segment: bool = False


def _chosen(source: _Source, wanted: Wanted) -> Iterator[_Choice]:
    title, length = source.stored.title, source.end_ms
    if wanted.within:
        end = min(wanted.within.end_ms, length)
        if wanted.within.start_ms >= end:
            raise NotFound(f"{title!r} ends before {wanted.within} (see: talkdex show)")
        yield _Choice(TimeRange(wanted.within.start_ms, end), title)
    elif wanted.segments or wanted.every_segment:
        for segment in _named(source, wanted):
            extent = segment.range(length)
            if extent and extent.start_ms < length:
                inside = TimeRange(extent.start_ms, min(extent.end_ms, length))
                yield _Choice(inside, _title(segment), is_segment=True)
    else:
        yield _Choice(TimeRange(0, length), title)


def _named(source: _Source, wanted: Wanted) -> list[StoredSegment]:
    """Give the segments wanted that have a place, each once, in order of time.

    Raises:
        NotFound: a name is no segment's, or none has a place.
    """
    chosen: dict[int, StoredSegment] = {}
    for name in wanted.segments:
        found = named(source.segments, name)
        if not found:
            raise NotFound(
                f"no segment named {name!r} in {source.stored.title!r} (see: talkdex segments list)"
            )
        chosen |= {s.id: s for s in found}
    rows = source.segments if wanted.every_segment else [s for s in source.segments if s.id in chosen]
    placed = [s for s in rows if (extent := s.range(source.end_ms)) and extent.duration_ms]
    if not placed:
        raise NotFound(
            f"no named segment of {source.stored.title!r} has a time yet (see: talkdex segments align)"
        )
    return placed


def _stretch(reader: Reader, source: _Source, choice: _Choice, wanted: Wanted) -> Stretch:
    within = choice.extent.padded(wanted.lead_ms, wanted.tail_ms, source.end_ms)
    return Stretch(
        source.work,
        within.start_ms,
        within.end_ms,
        one_line(choice.label) or source.stored.title,
        tuple(_passages(reader, source, within)),
        tuple(_marks(source, within, whole=choice.is_segment)),
        link_to(source.stored, within.start_ms, within.end_ms),
    )


def _passages(reader: Reader, source: _Source, within: TimeRange) -> Iterator[Passage]:
    if source.transcript is None:
        return
    stored = (row.snippet for row in reader.snippets(source.transcript, within))
    yield from passages(stored, within, lambda ms: link_to(source.stored, ms))


def _marks(source: _Source, within: TimeRange, *, whole: bool) -> Iterator[Mark]:
    """Give the named segments of a stretch, cut to it; with `whole`, only those that lie in it."""
    for number, segment in enumerate(source.segments):
        extent = _extent(source, number, segment)
        shared = extent and _shared(extent, within)
        if extent is None or shared is None or (whole and shared != extent):
            continue
        if shared.duration_ms >= min(_SLIVER_MS, extent.duration_ms):
            link = link_to(source.stored, shared.start_ms, shared.end_ms)
            yield Mark(
                shared.start_ms, shared.end_ms, _title(segment), segment.speaker,
                link=link, standing=_standing(segment),
            )  # fmt: skip


def _shared(extent: TimeRange, within: TimeRange) -> TimeRange | None:
    """Give what a segment has of a stretch; one that is but a moment is there whole or not at all."""
    return (
        extent.intersection(within) if extent.duration_ms else extent if extent.start_ms in within else None
    )


def _standing(segment: StoredSegment) -> Standing:
    stated = (segment.stated_start_ms, segment.stated_end_ms)
    return Standing(segment.origin, segment.status, *stated, segment.confidence)


def _extent(source: _Source, number: int, segment: StoredSegment) -> TimeRange | None:
    """Give a segment's range; one without an end lasts until the next begins."""
    if segment.start_ms is None or segment.start_ms >= source.end_ms:
        return None
    if segment.end_ms is not None:
        return TimeRange(segment.start_ms, max(segment.start_ms, min(segment.end_ms, source.end_ms)))
    later = (s.start_ms for s in source.segments[number + 1 :] if s.start_ms is not None)
    return TimeRange(segment.start_ms, next((ms for ms in later if ms > segment.start_ms), source.end_ms))


def _title(segment: StoredSegment) -> str:
    return one_line(segment.label or segment.speaker or "") or "—"


def _searched(reader: Reader, recording: StoredRecording | None, query: str, wanted: Wanted) -> Selection:
    filters = Filters(recordings=(str(recording.id),)) if recording else None
    found = find(reader, query, filters, limit=1 << 30, per_recording=wanted.hits)
    stretches: list[Stretch] = []
    for one in found:
        source = _source(reader, one.recording)
        stretches += [_hit(reader, source, hit, wanted) for hit in one.hits]
    if not stretches:
        where = f" in {recording.title!r}" if recording else ""
        raise NotFound(f"nothing found for {query!r}{where} (try it first: talkdex search)")
    return Selection(one_line(query), tuple(stretches), searched=True)


def _hit(reader: Reader, source: _Source, hit: Hit, wanted: Wanted) -> Stretch:
    extent = TimeRange(hit.start_ms, max(hit.end_ms, hit.start_ms + 1))
    within = extent.padded(wanted.lead_ms, wanted.tail_ms, max(source.end_ms, extent.end_ms))
    link = link_to(source.stored, within.start_ms, within.end_ms)
    label = _around(hit.text, hit.matches)
    mark = Mark(within.start_ms, within.end_ms, label, hit.speaker, one_line(hit.text), link)
    said = tuple(_passages(reader, source, within))
    return Stretch(source.work, within.start_ms, within.end_ms, label, said, (mark,), link)


def _around(text: str, matches: Sequence[tuple[int, int]]) -> str:
    """Name a hit by what is said: from the first match on, as many words as a label holds."""
    begin = matches[0][0] if matches else 0
    begin = text.rfind(" ", 0, begin + 1) + 1
    words, label = text[begin:].split(), ""
    for word in words:
        if label and len(label) + 1 + len(word) > _LABEL:
            return f"{label}…"
        label = f"{label} {word}".strip()
    return label or "—"


def one_line(text: str | Iterable[str]) -> str:
    """Write text on one line, without control characters."""
    whole = text if isinstance(text, str) else " ".join(text)
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())
