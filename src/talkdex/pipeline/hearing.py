"""Hearing a recording: recognition that is committed piece by piece and goes on where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from talkdex import media
from talkdex.errors import RecognizeError
from talkdex.index import jobs
from talkdex.index.writer import Writer
from talkdex.pipeline import pieces
from talkdex.pipeline.pieces import Kept
from talkdex.pipeline.watch import Watch
from talkdex.pipeline.wishes import DEFAULT_MODEL, Wishes
from talkdex.ranges import merged, without
from talkdex.recognize import Name, Recognizer, Settings, load
from talkdex.timing import TimeRange
from talkdex.transcript import Origin, Transcript

TRANSLATED_TO = "en"
"""The one language that Whisper translates to."""


class Ear:
    """A recogniser that is loaded when first needed, and only once for many recordings."""

    def __init__(self, wishes: Wishes, watch: Watch) -> None:
        self._wishes, self._watch = wishes, watch
        self._loaded: dict[str, Recognizer] = {}

    def recognizer(self, model: str) -> Recognizer:
        """Give the loaded model; it takes the place of the one loaded before.

        Raises:
            RecognizeError: it is not here and can't be had, or doesn't fit this machine.
        """
        if model not in self._loaded:
            self._loaded.clear()
            found = load(model, device=self._wishes.device)
            for note in found.notes:
                self._watch.note(note)
            self._loaded[model] = found
        return self._loaded[model]


@dataclass(frozen=True, slots=True)
class Task:
    """One recording to hear.

    Args:
        title: of the recording.
        path: its media.
        job: the job that holds its pieces.
        duration_ms: its length, None where unknown.
        prior: BCP 47 tag of what is spoken as the publisher says, or None.
        names: names that may be said, the most telling first.
        translate: into English, instead of writing down what is said.
    """

    title: str
    path: Path
    job: int
    duration_ms: int | None = None
    prior: str | None = None
    names: tuple[Name, ...] = ()
    translate: bool = False


class Hearing:
    """One recording being heard; all that is finished is in its job.

    Args:
        ear: holds the model.
        writer: of the index.
        task: what to hear.
        wishes: how.
        watch: told how far it is.
    """

    def __init__(self, ear: Ear, writer: Writer, task: Task, wishes: Wishes, watch: Watch) -> None:
        self._ear, self._writer, self._task, self._watch = ear, writer, task, watch
        self._wishes, self._end_ms = wishes, task.duration_ms
        self._kept = [pieces.read(*row) for row in jobs.pieces(writer, task.job)]
        told = next((piece.model for piece in self._kept if piece.model), None)
        self._model = wishes.model or told or DEFAULT_MODEL
        self._language = wishes.language or next((piece.told for piece in self._kept if piece.told), None)

    def left(self, wanted: Sequence[TimeRange] | None) -> list[TimeRange]:
        """Give what is wanted (None: the whole recording) and not heard yet, in order."""
        whole = [TimeRange(0, self._end_ms if self._end_ms is not None else 1 << 52)]
        return without(whole if wanted is None else wanted, self._ranges)

    def hear(self, wanted: Sequence[TimeRange] | None) -> None:
        """Transcribe some ranges, or the whole recording for None, except for what is done.

        Raises:
            MediaError: there is no sound, or it is damaged.
            RecognizeError: the model can't be had, or it fails.
        """
        if not self.left(wanted):
            return
        recognizer = self._ear.recognizer(self._model)
        sound = media.samples(self._task.path, warn=self._watch.note)
        done = [piece.range for piece in self._kept]
        found = recognizer.transcribe(
            sound, self._settings(), wanted=wanted, done=done, before=self._text_before
        )
        for piece in found:
            self._commit(pieces.kept(piece, recognizer.made_by, self._model, self._language), wanted)
        if self._end_ms is None and wanted is None:
            self._end_ms = max((piece.range.end_ms for piece in self._kept), default=0)
        for rest in self.left(wanted):  # pictures may last longer than the sound
            self._commit(Kept(rest), wanted)

    @property
    def speaks(self) -> bool:
        """Whether anything was heard so far."""
        return any(piece.cues for piece in self._kept)

    def transcript(self) -> Transcript:
        """Give what was heard so far.

        Raises:
            RecognizeError: nobody speaks in it.
        """
        heard = sorted(self._kept, key=lambda piece: piece.range)
        if not self.speaks:
            where = f"in {self._task.title!r}" if not self.left(None) else "in what was asked for"
            raise RecognizeError(f"nobody speaks {where}, as far as {Path(self._model).name} can hear")
        if self._task.translate:
            return pieces.transcript(heard, TRANSLATED_TO, Origin.TRANSLATED)
        return pieces.transcript(heard, self._language, Origin.RECOGNIZED)

    @property
    def _ranges(self) -> list[TimeRange]:
        return merged(piece.range for piece in self._kept)

    def _commit(self, piece: Kept, wanted: Sequence[TimeRange] | None) -> None:
        job, end = self._task.job, piece.range.end_ms
        jobs.put_piece(self._writer, job, piece.range.start_ms, end, pieces.written(piece))
        self._kept.append(piece)
        asked = [TimeRange(0, self._end_ms or 0)] if wanted is None else merged(wanted)
        total = sum(r.duration_ms for r in asked) or None
        heard = end if total is None else total - sum(r.duration_ms for r in self.left(asked))
        jobs.advance(self._writer, job, "hear", heard, total)
        self._watch.progress(heard / 1000, total and total / 1000)

    def _settings(self) -> Settings:
        first = next((piece.spoken for piece in self._kept if piece.spoken), None)
        return Settings(
            language=self._language,
            prior=self._task.prior or first,
            task="translate" if self._task.translate else "transcribe",
            decode=self._wishes.decode,
            names=self._task.names,
        )

    def _text_before(self, moment_ms: int) -> str:
        """Give what is said in the piece that ends at a moment."""
        return next((piece.text for piece in self._kept if piece.range.end_ms == moment_ms), "")
