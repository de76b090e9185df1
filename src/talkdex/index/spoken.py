"""The words as spoken, beside a translation of them."""

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredTranscript
from talkdex.timing import TimeRange


def spoken(reader: Reader, transcript: StoredTranscript, when: TimeRange) -> str | None:
    """Give the words as spoken in a range; None where the transcript is no translation."""
    if transcript.origin != "translated":
        return None
    for other in reader.transcripts(transcript.recording_id):
        if other.origin != "translated":
            words = (w for s in reader.snippets(other.id, when) for w in s.snippet.words())
            return " ".join(w.text for w in words if w.start_ms < when.end_ms and w.end_ms > when.start_ms)
    return None
