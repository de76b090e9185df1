"""Named segments into the index: what is stated kept as it is, beside where it is settled."""

from collections.abc import Sequence
from dataclasses import replace

from talkdex.alignment import CarryResult, Shift, align, carry
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.index.writer import SegmentRow, Writer
from talkdex.mentions import problems, read_labels, read_segments
from talkdex.pipeline import naming
from talkdex.recording import Chapter
from talkdex.research import transcript_of
from talkdex.segment import Aligned, SegmentOrigin, Stated
from talkdex.text import fold
from talkdex.timing import TimeRange
from talkdex.transcript import Transcript

_SAME_MS = 5_000  # copies of a talk are trimmed, and people write where they heard a segment begin


def read(text: str, duration_ms: int | None) -> list[Stated]:
    """Read named segments out of prose; where it holds no times at all, out of its lines as labels.

    Raises:
        NotFound: there is neither.
    """
    found = read_segments(text, duration_ms=duration_ms) or read_labels(text)
    if not found:
        raise NotFound(f"no segment to be read in {text[:60]!r} (write: Oscar Figueroa (22min10-1h16))")
    return [replace(one, label=one.label or one.speaker or "") for one in found]


def chapters(given: Sequence[Chapter]) -> list[Stated]:
    """Give a publisher's chapters as stated segments."""
    return [
        Stated(c.title, None, c.start_ms, c.end_ms, precision_ms=1000, end_stated=False, kind="chapter")
        for c in given
        if c.title
    ]


def settle(
    stated: Sequence[Stated],
    transcript: Transcript | None,
    duration_ms: int | None,
    origin: SegmentOrigin = SegmentOrigin.STATED,
    *,
    wanted: bool = True,
    shift: Shift = "auto",
) -> list[SegmentRow]:
    """Put stated segments beside where they are settled.

    They stay unsettled where that is not wanted, or nothing is known to be said.
    """
    if not stated:
        return []
    if not wanted or transcript is None:
        return [SegmentRow(one, None, origin) for one in stated]
    settled: Sequence[Aligned] = align(transcript, stated, shift=shift, duration_ms=duration_ms)
    return [SegmentRow(one, where, origin) for one, where in zip(stated, settled, strict=True)]


def add_segments(
    writer: Writer, recording_id: int, text: str, *, wanted: bool = True, shift: Shift = "auto"
) -> tuple[list[SegmentRow], list[str]]:
    """Read segments out of a text into a recording; give them, and what is odd about them, a line each.

    Their names are looked for where they were heard otherwise.

    Raises:
        NotFound: there is no such recording, or no segment in the text.
    """
    with Reader(writer.path) as reader:
        recording = reader.recording(recording_id)
        transcript = transcript_of(reader, recording)
    stated = read(text, recording.duration_ms)
    rows = settle(stated, transcript, recording.duration_ms, wanted=wanted, shift=shift)
    writer.put_segments(recording_id, rows)
    naming.name(writer, recording_id)
    return rows, problems(stated, recording.duration_ms)


def realign(writer: Writer, recording_id: int, *, shift: Shift = "auto") -> int:
    """Settle a recording's segments anew from what was stated; give how many there are.

    Raises:
        NotFound: there is no such recording, or it has no transcript yet.
    """
    with Reader(writer.path) as reader:
        recording = reader.recording(recording_id)
        transcript = transcript_of(reader, recording)
        stored = reader.segments(recording_id)
    if transcript is None:
        raise NotFound(f"{recording.title!r} has no transcript yet to settle segments against")
    for origin in SegmentOrigin:
        stated = [restated(s) for s in stored if s.origin == origin.value]
        writer.put_segments(
            recording_id, settle(stated, transcript, recording.duration_ms, origin, shift=shift)
        )
    return len(stored)


def carry_over(writer: Writer, source_id: int, target_id: int) -> tuple[list[SegmentRow], CarryResult]:
    """Carry a recording's segments over to another copy of the same talk, by the words that both say.

    Gives the segments stored with the other copy, and the map with what has no counterpart.

    Raises:
        NotFound: there is no such recording, or one of the two has no transcript yet.
    """
    with Reader(writer.path) as reader:
        copies = [reader.recording(number) for number in (source_id, target_id)]
        source, target = (_spoken(reader, copy) for copy in copies)
        placed = [(s, r) for s in reader.segments(source_id) if (r := s.range(copies[0].duration_ms))]
        there = reader.segments(target_id)
    found = carry(source, target, [extent for _, extent in placed])
    carried = [_carried(s, extent) for (s, _), extent in zip(placed, found.ranges, strict=True) if extent]
    rows = [_known(row, there) or row for row in carried]
    writer.put_segments(target_id, rows)
    naming.name(writer, target_id)
    return rows, found


def _spoken(reader: Reader, recording: StoredRecording) -> Transcript:
    transcript = transcript_of(reader, recording)
    if transcript is None:
        raise NotFound(f"{recording.title!r} has no transcript yet to compare")
    return transcript


def _carried(segment: StoredSegment, extent: TimeRange) -> SegmentRow:
    """A segment as it is stated of the other copy: its times are exact, and come from the first."""
    told = replace(
        restated(segment),
        start_ms=extent.start_ms,
        end_ms=extent.end_ms,
        precision_ms=1000,
        end_precision_ms=1000,
    )
    return SegmentRow(told, None, SegmentOrigin(segment.origin))


def _known(row: SegmentRow, there: Sequence[StoredSegment]) -> SegmentRow | None:
    """Give the segment, as it is, that the other copy has under this name and about there; else None."""
    names, start = _names(row.stated), row.stated.start_ms or 0
    for segment in there:
        within = max(_SAME_MS, segment.precision_ms or 0)
        begun = (segment.start_ms, segment.stated_start_ms)
        if _names(segment) == names and any(ms is not None and abs(ms - start) <= within for ms in begun):
            return SegmentRow(restated(segment), None, SegmentOrigin(segment.origin))
    return None


def _names(segment: StoredSegment | Stated) -> tuple[str, str]:
    return fold(segment.label), fold(segment.speaker or "")


def placed(segment: StoredSegment) -> Stated:
    """Give a stored segment with the times in force, where it has any, as if they had been stated."""
    told = restated(segment)
    if segment.start_ms is None:
        return told
    return replace(told, start_ms=segment.start_ms, end_ms=segment.end_ms)


def restated(segment: StoredSegment) -> Stated:
    """Give back what was stated of a stored segment."""
    return Stated(
        segment.label, segment.speaker, segment.stated_start_ms, segment.stated_end_ms, segment.precision_ms,
        segment.end_precision_ms, segment.end_stated, segment.text, None, segment.kind,
    )  # fmt: skip
