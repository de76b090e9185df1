"""What a search is limited to: recordings, speakers, segments, languages, dates.

Filters are matched on folded words, so accents and case don't matter; a scope answers whether a
moment of a recording lies inside.
"""

from collections.abc import Iterable
from typing import NamedTuple

from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.text import fold


class Filters(NamedTuple):
    """Limits of a search, all of which must hold; None or empty does not limit.

    Args:
        recordings: numbers, identities, URLs or words of titles; any of them.
        speaker: words of a speaker's name.
        segment: words of a segment's label or of its speaker's name.
        language: BCP 47 tag of the transcript, its first part enough (`fr` finds `fr-CA`).
        since: published on or after this ISO date (`2024`, `2024-05`, `2024-05-31`).
        until: published on or before this ISO date.
    """

    recordings: tuple[str, ...] = ()
    speaker: str | None = None
    segment: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


class Scope:
    """The filters applied to an index; what it needs of segments is read once.

    `recordings` and `transcripts` are the numbers of those to look in, None for all.

    Raises:
        NotFound: a filter names a recording, speaker or segment that the index doesn't hold.
    """

    def __init__(self, reader: Reader, filters: Filters) -> None:
        self._reader = reader
        self._filters = filters
        self._segments: dict[int, list[StoredSegment]] = {}
        self.recordings = self._choose_recordings()
        self._spoken = self._spoken_by_name()
        self.transcripts = self._choose_transcripts() if self.limited else None

    def segments(self, recording_id: int) -> list[StoredSegment]:
        """Give the named segments of a recording."""
        if recording_id not in self._segments:
            self._segments[recording_id] = self._reader.segments(recording_id)
        return self._segments[recording_id]

    def falls_in(self, recording_id: int, start_ms: int, end_ms: int) -> list[StoredSegment]:
        """Give the named segments that hold a whole range, the narrowest first."""
        holding = []
        for segment in self.segments(recording_id):
            extent = segment.range(None)
            if extent and extent.start_ms <= start_ms and end_ms <= extent.end_ms and start_ms in extent:
                holding.append((extent.duration_ms, segment))
        return [segment for _, segment in sorted(holding, key=lambda pair: pair[0])]

    def admits(self, segments: Iterable[StoredSegment], speaker: str | None) -> bool:
        """Tell whether a hit in these segments, said by this speaker, is wanted."""
        segments = list(segments)
        wanted, name = self._filters.segment, self._filters.speaker
        if wanted and not any(_names(wanted, s.label) or _names(wanted, s.speaker) for s in segments):
            return False
        return not name or _names(name, speaker) or any(_names(name, s.speaker) for s in segments)

    def _choose_recordings(self) -> set[int] | None:
        f = self._filters
        if not (f.recordings or f.since or f.until or f.segment):
            return None
        chosen = self._named() if f.recordings else list(self._reader.recordings())
        kept = {r.id for r in chosen if _dated(r, f.since, f.until)}
        return kept & self._with_segment() if f.segment else kept

    def _named(self) -> list[StoredRecording]:
        found = []
        for reference in self._filters.recordings:
            matching = self._reader.matching(reference)
            if not matching:
                raise NotFound(f"no recording {reference!r} in {self._reader.path} (see: talkdex list)")
            found += matching
        return found

    def _with_segment(self) -> set[int]:
        wanted = self._filters.segment or ""
        found = {
            s.recording_id
            for s in self._reader.segments()
            if _names(wanted, s.label) or _names(wanted, s.speaker)
        }
        if not found:
            raise NotFound(f"no segment named {wanted!r} in {self._reader.path} (see: talkdex segments list)")
        return found

    def _spoken_by_name(self) -> set[int] | None:
        """Give the transcripts in which the person may speak, as captions or segments say; None for all."""
        name = self._filters.speaker
        spoken = self._reader.spoken_by(lambda one: _names(name, one)) if name else None
        if not name or spoken is None:
            return None
        own = {s.recording_id for s in self._reader.segments() if _names(name, s.speaker)}
        searched = self._reader.searched()
        return spoken | {number for number, recording, _ in searched if recording in own}

    def _choose_transcripts(self) -> set[int]:
        language = (self._filters.language or "").lower()
        chosen = set()
        for number, recording, spoken in self._reader.searched():
            if self.recordings is not None and recording not in self.recordings:
                continue
            if self._spoken is not None and number not in self._spoken:
                continue
            if language and not f"{(spoken or '').lower()}-".startswith(f"{language}-"):
                continue
            chosen.add(number)
        return chosen

    @property
    def narrow(self) -> bool:
        """Whether a hit must be checked for who says it, or in which segment."""
        return bool(self._filters.speaker or self._filters.segment)

    @property
    def limited(self) -> bool:
        """Whether some searched transcripts are out of scope."""
        told = self.recordings is not None or self._spoken is not None
        return told or bool(self._filters.language)


def _names(wanted: str, name: str | None) -> bool:
    """Tell whether every wanted word is in the name."""
    return bool(name) and set(fold(wanted).split()) <= set(fold(name or "").split())


def _dated(recording: StoredRecording, since: str | None, until: str | None) -> bool:
    if not (since or until):
        return True
    day = recording.published or ""
    return bool(day) and (not since or day >= since) and (not until or day[: len(until)] <= until)
