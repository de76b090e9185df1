"""Hearing a recording: recognition that is committed piece by piece and goes on where it stopped."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talkdex import media
from talkdex.errors import RecognizeError
from talkdex.index import jobs
from talkdex.index.writer import Writer
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import Wishes
from talkdex.recognize import Name, Piece, Recognizer, Settings, load
from talkdex.recording import Recording
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Origin, Transcript, Word


class Ear:
    """A recogniser that is loaded when first needed, and only once for many recordings."""

    def __init__(self, wishes: Wishes, watch: Watch) -> None:
        self._wishes, self._watch = wishes, watch
        self._recognizer: Recognizer | None = None

    @property
    def recognizer(self) -> Recognizer:
        """The loaded model.

        Raises:
            RecognizeError: it is not here and can't be had, or doesn't fit this machine.
        """
        if self._recognizer is None:
            self._recognizer = load(self._wishes.model, device=self._wishes.device)
            for note in self._recognizer.notes:
                self._watch.note(note)
        return self._recognizer

    def key(self, identity: str) -> str:
        """Name the job of hearing a recording this way: another model starts anew."""
        return f"hear {identity} with {self._wishes.model} in {self._wishes.language or 'any language'}"


@dataclass(frozen=True, slots=True)
class Task:
    """One recording to hear.

    Args:
        recording: what is known of it.
        path: its media.
        job: the job that holds its pieces.
        names: names that may be said.
    """

    recording: Recording
    path: Path
    job: int
    names: tuple[str, ...] = ()


def hear(ear: Ear, writer: Writer, task: Task, language: str | None, watch: Watch) -> Transcript:
    """Transcribe a recording, what earlier runs have finished excepted; give the whole.

    Raises:
        MediaError: there is no sound, or it is damaged.
        RecognizeError: the model can't be had, or nothing at all is said.
    """
    total = task.recording.duration_ms
    done = [TimeRange(start, end) for start, end, _ in jobs.pieces(writer, task.job)]
    recognizer = ear.recognizer
    settings = Settings(
        language=language, prior=task.recording.language, names=tuple(Name(name) for name in task.names)
    )
    sound = media.samples(task.path, warn=watch.note)
    for piece in recognizer.transcribe(sound, settings, done=done):
        text = json.dumps(to_row(piece), ensure_ascii=False)
        jobs.put_piece(writer, task.job, piece.range.start_ms, piece.range.end_ms, text)
        jobs.advance(writer, task.job, "hear", piece.range.end_ms, total)
        watch.progress(piece.range.end_ms / 1000, total and total / 1000)
    rows = [json.loads(text) for _, _, text in jobs.pieces(writer, task.job)]
    cues = tuple(cue for row in rows for cue in map(_cue, row["cues"]))
    if not cues:
        raise RecognizeError(
            f"nobody speaks in {task.recording.title!r}, as far as {recognizer.name} can hear"
        )
    spoken = language or _most(row["spoken"] or row["language"] for row in rows)
    return Transcript(cues, spoken, Origin.RECOGNIZED, recognizer.made_by)


def to_row(piece: Piece) -> dict[str, Any]:
    """Give a piece as plain JSON values."""
    return {
        "cues": [
            [c.start_ms, c.end_ms, c.text, c.speaker, [list(w) for w in c.words], c.language]
            for c in piece.cues
        ],
        "suspect": list(piece.suspect),
        "voiced_ms": piece.voiced_ms,
        "language": piece.language,
        "spoken": piece.spoken,
    }


def _cue(row: list[Any]) -> Cue:
    start, end, text, speaker, words, language = row
    return Cue(start, end, text, speaker, tuple(Word(*word) for word in words), language)


def _most(languages: Iterable[str | None]) -> str | None:
    counted = Counter(language for language in languages if language)
    return counted.most_common(1)[0][0] if counted else None
