"""The words as spoken, beside a translation: whole sentences, since translations turn words around."""

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredTranscript
from talkdex.timing import TimeRange
from talkdex.word import Word

_STOPS = (".", "?", "!", "…", "。", "？", "！")
_CLOSERS = "\"'»”’)]"
_REACH_MS = 12_000
"""How far a sentence is followed beyond what is translated: captions may lack full stops."""


def spoken(reader: Reader, transcript: StoredTranscript, when: TimeRange) -> str | None:
    """Give the sentences spoken in a range; None where the transcript is no translation."""
    if transcript.origin != "translated":
        return None
    for other in reader.transcripts(transcript.recording_id):
        if other.origin != "translated":
            wide = when.padded(_REACH_MS, _REACH_MS)
            words = [word for stored in reader.snippets(other.id, wide) for word in stored.snippet.words()]
            return " ".join(word.text for word in _sentences(words, when))
    return None


def _sentences(words: list[Word], when: TimeRange) -> list[Word]:
    """Give the words said in a range, and the others of their sentences that are not far off."""
    inside = [
        n for n, word in enumerate(words) if word.start_ms < when.end_ms and word.end_ms > when.start_ms
    ]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    while first and not _ends(words[first - 1]) and words[first - 1].start_ms > when.start_ms - _REACH_MS:
        first -= 1
    while (
        last + 1 < len(words) and not _ends(words[last]) and words[last + 1].end_ms < when.end_ms + _REACH_MS
    ):
        last += 1
    return words[first : last + 1]


def _ends(word: Word) -> bool:
    return word.text.rstrip(_CLOSERS).endswith(_STOPS)
