"""A small index made for a test: recordings with words at known times."""

from collections.abc import Sequence
from pathlib import Path

from talkdex.index.writer import SegmentRow, Writer
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.transcript import Cue, Transcript, Word

STEP_MS = 500


def spoken(*turns: str | tuple[str, str], language: str | None = "fr", start_ms: int = 0) -> Transcript:
    """A transcript of turns, "text" or ("speaker", "text"): a word every half second, half a word's pause."""
    cues, now = [], start_ms
    for turn in turns:
        speaker, text = turn if isinstance(turn, tuple) else (None, turn)
        words = tuple(Word(now + i * STEP_MS, now + i * STEP_MS + 400, w) for i, w in enumerate(text.split()))
        cues.append(Cue(now, now + len(words) * STEP_MS, text, speaker, words))
        now += len(words) * STEP_MS
    return Transcript(tuple(cues), language, made_by="test")


def shelve(
    path: Path, title: str, transcript: Transcript, *, url: str | None = None, published: str | None = None,
    segments: Sequence[Stated] = (), duration_ms: int | None = None, media: str | None = None,
) -> int:  # fmt: skip
    """Add a recording to the index at `path`; give its number."""
    recording = Recording(f"test:{title}", title, url, media, duration_ms, published)
    with Writer(path) as writer:
        return writer.add_recording(recording, transcript, [SegmentRow(s) for s in segments])
