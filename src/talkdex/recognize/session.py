"""One transcription under way: what was found out about the recording, and batches made pieces."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from talkdex.ranges import within
from talkdex.recognize.batches import Batch, Task
from talkdex.recognize.engine import Engine, Way
from talkdex.recognize.hotwords import chosen
from talkdex.recognize.judge import Hearing, another, judged
from talkdex.recognize.language import own, voted
from talkdex.recognize.piece import Piece
from talkdex.recognize.words import Timed, cue
from talkdex.timing import TimeRange

if TYPE_CHECKING:
    from talkdex.recognize.recognizer import Settings

Language = tuple[str, float | None]


class Session:
    """The state of one transcription.

    Attributes:
        main: the recording's language as told or voted, None before the first batch.
    """

    def __init__(
        self, engine: Engine, settings: "Settings", language: str | None, before: Callable[[int], str]
    ) -> None:
        self._engine, self._settings, self._before = engine, settings, before
        self._way = Way(beam=settings.beam, task=settings.task)
        self._told = language
        self.main = language
        self._last: tuple[int, str] | None = None  # where the last window ended, and its text

    def pieces(self, batch: Batch) -> Iterator[Piece]:
        """Decode a batch and give its pieces in order of time."""
        heard = iter(self._heard(batch))
        for task in batch.tasks:
            if task.window.index < 0:
                yield from (Piece(rest, spoken=self.main) for rest in task.left)
                continue
            found = next(heard, None)
            if found is not None:
                yield from (self._piece(rest, task, *found) for rest in task.left)

    def _heard(self, batch: Batch) -> list[tuple[Hearing, Language]]:
        """Decode the windows with speech, unless only their language was wanted."""
        if batch.features is None:
            return []
        encoded = self._engine.encoded(batch.features)
        languages = self._languages(encoded, batch)
        if not any(task.left for task in batch.tasks):
            return []
        rows = list(range(len(batch.spoken)))
        hearings = self._decoded(encoded, batch, rows, languages, self._prompt(batch), self._way)
        self._decoded_again(batch, hearings, languages)
        self._last = batch.spoken[-1].cell.end_ms, hearings[-1].text
        return list(zip(hearings, languages, strict=True))

    def _decoded(
        self,
        encoded: Any,
        batch: Batch,
        rows: list[int],
        languages: Sequence[Language],
        prompt: str,
        way: Way,
    ) -> list[Hearing]:
        windows = [batch.spoken[row] for row in rows]
        found = self._engine.decoded(
            encoded, [w.length for w in windows], [languages[row][0] for row in rows], prompt, way
        )
        return [judged(each, window, prompt) for each, window in zip(found, windows, strict=True)]

    def _decoded_again(self, batch: Batch, hearings: list[Hearing], languages: Sequence[Language]) -> None:
        """Decode suspect windows once more in another way and keep the better of both.

        Where most windows sound wrong (music, a language that the model doesn't know) another
        way won't help.
        """
        assert batch.features is not None
        rows = [row for row, hearing in enumerate(hearings) if hearing.again]
        if not rows or len(rows) > max(1, len(hearings) // 2):
            return
        encoded = self._engine.encoded(batch.features[rows])
        again = self._decoded(encoded, batch, rows, languages, "", another(self._way))
        for row, hearing in zip(rows, again, strict=True):
            hearings[row] = hearings[row].better(hearing)

    def _languages(self, encoded: Any, batch: Batch) -> Sequence[Language]:
        if self._told:
            return [(self._told, None)] * len(batch.spoken)
        found = self._engine.languages_of(encoded)
        lengths = [window.voiced_ms for window in batch.spoken]
        if self.main is None:
            ballots = zip(found, lengths, strict=True)
            self.main, _ = voted(ballots, self._settings.prior, self._engine.languages)
        return [own(each, length, self.main) for each, length in zip(found, lengths, strict=True)]

    def _prompt(self, batch: Batch) -> str:
        cells = [window.cell for window in batch.spoken]
        names = chosen(self._settings.names, cells, self._engine.count)
        if self._settings.decode == "batched":
            return names
        at = cells[0].start_ms
        if batch.alone:
            return names
        text = self._last[1] if self._last and self._last[0] == at else self._before(at)
        return f"{names}. {text}" if names and text else names or text

    def _piece(self, rest: TimeRange, task: Task, hearing: Hearing, language: Language) -> Piece:
        inside = [
            ([_cut(word, rest) for word in words if word.start_ms in rest], reason)
            for words, reason in zip(hearing.sentences, hearing.reasons, strict=True)
        ]
        translated = self._settings.task == "translate"
        foreign = None if translated or language[0] == self.main else language[0]
        return Piece(
            range=rest,
            cues=tuple(cue(words, foreign) for words, _ in inside if words),
            suspect=tuple(reason for words, reason in inside if words),
            voiced_ms=sum(part.duration_ms for part in within(task.window.voiced, [rest])),
            language=language[0],
            language_probability=language[1],
            spoken=self.main,
            quality=hearing.found.quality,
        )


def _cut(word: Timed, rest: TimeRange) -> Timed:
    return word._replace(end_ms=min(word.end_ms, rest.end_ms))
