"""Storing: a transcript with all that belongs to it becomes searchable; segments and names are settled."""

from collections.abc import Sequence
from dataclasses import replace

from talkdex import media
from talkdex.errors import MediaError
from talkdex.index.hearing import gaps
from talkdex.index.prepared import Prepared
from talkdex.index.writer import RawFile, Writer
from talkdex.mentions import problems
from talkdex.pipeline import naming, settling
from talkdex.pipeline.outcome import Added
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.recording import Recording
from talkdex.segment import SegmentOrigin
from talkdex.transcript import Origin, Transcript


class Shelf:
    """Where the transcripts of one recording are put, one after the other.

    Args:
        writer: of the index.
        wishes: how.
        watch: told what is going on.
        raw: inputs to be kept as they came.
        identities: by which the recording is known besides its own.
        number: of a recording that is in the index and stays as it is told there; None for one
            that is new, or told anew.
    """

    def __init__(
        self, writer: Writer, wishes: Wishes, watch: Watch, raw: Sequence[RawFile] = (),
        identities: Sequence[str] = (), number: int | None = None,
    ) -> None:  # fmt: skip
        self._writer, self._wishes, self._watch = writer, wishes, watch
        self._raw, self._identities = list(raw), identities
        self._number, self._stays = number, number is not None
        self._notes: list[str] = []
        self._last: Added | None = None

    @property
    def added(self) -> Added | None:
        """What has become searchable, as it stands now; None before the first transcript."""
        return self._last and replace(self._last, notes=tuple(dict.fromkeys(self._notes)))

    def note(self, line: str) -> None:
        """Add a line to what the user is told in the end."""
        self._notes.append(line)

    def put(
        self, recording: Recording, transcript: Transcript, raw: Sequence[RawFile] = (),
        prepared: Prepared | None = None,
    ) -> int:  # fmt: skip
        """Publish a transcript, with its words where they are made ready; give the recording's number."""
        self._raw += raw
        self._notes += transcript.warnings
        length = recording.duration_ms or _length(recording) or transcript.end_ms
        recording = replace(recording, duration_ms=length)
        self._watch.step(recording.title, "align")
        if transcript.origin is Origin.TRANSLATED and self._number is not None:
            self._writer.publish(self._number, transcript)
        elif self._stays and self._number is not None:
            self._complete(self._number, transcript)
        else:
            self._number = self._store(recording, transcript, prepared)
        number = self._number
        assert number is not None
        naming.name(self._writer, number, self._wishes.names)
        told = self._told(number, recording, transcript)
        if transcript.origin is Origin.TRANSLATED and self._last is not None:
            self._notes.append(f"an English translation lies beside it ({told.words} words)")
        else:
            self._last = told
        return number

    def _store(self, recording: Recording, transcript: Transcript, prepared: Prepared | None) -> int:
        """Store the recording with its transcript and its segments, at once."""
        spoken = transcript if transcript.cues else None
        length, wanted = recording.duration_ms, self._wishes.align
        own = settling.chapters(recording.chapters)
        rows = settling.settle(own, spoken, length, SegmentOrigin.CHAPTER, wanted=wanted)
        if self._wishes.segments is not None:
            stated = settling.read(self._wishes.segments, length)
            rows += settling.settle(stated, spoken, length, wanted=wanted)
            self._notes += problems(stated, length)
        self._watch.step(recording.title, "store")
        recording = replace(recording, language=recording.language or transcript.language)
        return self._writer.add_recording(
            recording,
            transcript,
            rows,
            self._raw,
            self._identities,
            prepared=prepared,
            again=self._wishes.again,
        )

    def _complete(self, number: int, transcript: Transcript) -> None:
        """Publish a fuller transcript of a recording that stays as it is, and settle its segments anew."""
        self._writer.publish(number, transcript)
        if self._wishes.align and transcript.cues and self._writer.count_segments(number):
            settling.realign(self._writer, number)
        self._notes += more_segments(self._writer, number, self._wishes)

    def _told(self, number: int, recording: Recording, transcript: Transcript) -> Added:
        rest = gaps(transcript.heard, recording.duration_ms)
        return Added(
            number=number,
            title=recording.title,
            duration_ms=recording.duration_ms,
            language=transcript.language,
            origin=transcript.origin.value,
            words=transcript.word_count,
            segments=self._writer.count_segments(number),
            doubtful=len(transcript.quarantine),
            unheard=tuple(rest),
        )


def more_segments(writer: Writer, number: int, wishes: Wishes) -> list[str]:
    """Add the segments that are wished to a recording that is in; give what is odd about them."""
    if wishes.segments is None:
        return []
    _, notes = settling.add_segments(writer, number, wishes.segments, wanted=wishes.align)
    return notes


def _length(recording: Recording) -> int | None:
    """Read a recording's length off its media, where that can be opened; the last caption may end earlier."""
    if recording.media is None:
        return None
    try:
        return media.probe(recording.media).duration_ms
    except MediaError:
        return None
