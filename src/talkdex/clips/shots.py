"""What goes into a clip: ranges, named segments, or the hits of a search, in order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from talkdex.clips.words import whole_words
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.research import named
from talkdex.search import Found
from talkdex.timing import TimeRange
from talkdex.transcript import Word

_AROUND_MS = 10_000  # words are looked up so far around an edge


class Shot(NamedTuple):
    """A range of a recording that goes into a clip, and what it is called."""

    recording: StoredRecording
    within: TimeRange
    label: str


class Padding(NamedTuple):
    """How much earlier a shot begins and how much later it ends, before it is widened to whole words."""

    lead_ms: int = 0
    tail_ms: int = 0


def by_places(
    reader: Reader, recording: StoredRecording, places: Sequence[TimeRange | str], padding: Padding
) -> list[Shot]:
    """Give the shots that ranges and names of segments stand for, in the order given.

    A range without padding is left as it is; everything else is widened to whole words.

    Raises:
        NotFound: a name is no segment's, or the segment has no times.
    """
    shots: list[Shot] = []
    for place in places:
        if isinstance(place, str):
            shots += _segments(reader, recording, place, padding)
        elif any(padding):
            shots.append(Shot(recording, _padded(reader, recording, place, padding), recording.title))
        else:
            shots.append(Shot(recording, place, recording.title))
    return shots


def by_hits(reader: Reader, found: Iterable[Found], padding: Padding) -> list[Shot]:
    """Give the shots of a search's hits, in the order in which it tells them; none overlap.

    Args:
        reader: of the index.
        found: what `talkdex.search.search` gave.
        padding: around each hit.
    """
    return [shot for one in found for shot in _joined(_hits(reader, one, padding))]


def _segments(reader: Reader, recording: StoredRecording, name: str, padding: Padding) -> Iterator[Shot]:
    found = named(reader.segments(recording.id), name)
    if not found:
        raise NotFound(f"no segment named {name!r} in {recording.title!r} (see: talkdex segments list)")
    placed = [(s, extent) for s in found if (extent := s.range(recording.duration_ms)) and extent.duration_ms]
    if not placed:
        raise NotFound(f"segment {name!r} has no times yet (see: talkdex segments align)")
    for segment, extent in placed:
        label = segment.label or segment.speaker or name
        yield Shot(recording, _padded(reader, recording, extent, padding), label)


def _hits(reader: Reader, found: Found, padding: Padding) -> Iterator[Shot]:
    for hit in found.hits:
        within = TimeRange(hit.start_ms, max(hit.end_ms, hit.start_ms + 1))
        said = hit.text[hit.matches[0][0] : hit.matches[-1][1]] if hit.matches else hit.text
        yield Shot(found.recording, _padded(reader, found.recording, within, padding), said)


def _joined(shots: Iterable[Shot]) -> Iterator[Shot]:
    """Join shots that share time or touch, so that nothing is said twice; of one recording, by start."""
    reach = 0
    groups: dict[int, list[Shot]] = {}
    for number, shot in enumerate(shots):
        if number == 0 or shot.within.start_ms > reach:
            groups[number] = []
        next(reversed(groups.values())).append(shot)
        reach = max(reach, shot.within.end_ms)
    for group in groups.values():
        end = max(shot.within.end_ms for shot in group)
        label = " … ".join(said for said, _ in groupby(shot.label for shot in group))
        yield Shot(group[0].recording, TimeRange(group[0].within.start_ms, end), label)


def _padded(reader: Reader, recording: StoredRecording, within: TimeRange, padding: Padding) -> TimeRange:
    wide = within.padded(padding.lead_ms, padding.tail_ms, recording.duration_ms)
    return whole_words(wide, _words(reader, recording, wide))


def _words(reader: Reader, recording: StoredRecording, within: TimeRange) -> Iterator[Word]:
    around = within.padded(_AROUND_MS, _AROUND_MS)
    for transcript in reader.transcripts(recording.id)[:1]:
        for stored in reader.snippets(transcript.id, around):
            yield from stored.snippet.words()
