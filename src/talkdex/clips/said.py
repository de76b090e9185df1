"""What is said in a clip, at the clip's own times: beside it as WebVTT, or as captions to be drawn."""

from collections.abc import Sequence

from talkdex.clips.shots import Shot
from talkdex.exports import FORMATS
from talkdex.exports.cutting import passages
from talkdex.exports.selection import Passage, Selection, Stretch, Work
from talkdex.exports.subtitles import captions
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.media.lettering import Lettered
from talkdex.recording import Recording
from talkdex.timing import TimeRange


def said_in(reader: Reader, shots: Sequence[Shot]) -> Selection:
    """Give what is said in shots that follow each other, with times from the clip's beginning.

    Args:
        reader: of the index.
        shots: with the ranges that the clip really covers.
    """
    stretches = tuple(_stretch(reader, shot.recording, shot.within, shot.label) for shot in shots)
    return Selection(shots[0].label, stretches).from_zero()


def lettered(selection: Selection) -> list[Lettered]:
    """Set what is said as captions to be drawn."""
    return [Lettered(one.start_ms, one.end_ms, tuple(one.texts)) for one in captions(selection)]


def webvtt(selection: Selection) -> str | None:
    """Write what is said as WebVTT; None where nothing is."""
    return FORMATS["vtt"].write(selection) if any(True for _ in selection.passages) else None


def _stretch(reader: Reader, stored: StoredRecording, within: TimeRange, label: str) -> Stretch:
    transcript = next(iter(reader.transcripts(stored.id)), None)
    language = (transcript.language if transcript else None) or stored.language
    said: tuple[Passage, ...] = ()
    if transcript:
        rows = (row.snippet for row in reader.snippets(transcript.id, within))
        said = tuple(passages(rows, within))
    work = Work(Recording(stored.identity, stored.title, language=language), language)
    return Stretch(work, within.start_ms, within.end_ms, label, said)
