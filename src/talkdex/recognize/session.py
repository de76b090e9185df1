"""One transcription under way: what was found out about the recording, and batches made pieces."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from talkdex.recognize.batches import Batch, Task
from talkdex.recognize.engine import Engine, Hypothesis, Way
from talkdex.recognize.hotwords import chosen
from talkdex.recognize.language import own, voted
from talkdex.recognize.piece import Piece
from talkdex.recognize.ranges import within
from talkdex.recognize.words import Timed, cues, placed
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
                yield from self._pieces(task, *found)

    def _heard(self, batch: Batch) -> list[tuple[Hypothesis, Language]]:
        """Decode the windows with speech, unless only their language was wanted."""
        if batch.features is None:
            return []
        encoded = self._engine.encoded(batch.features)
        languages = self._languages(encoded, batch)
        if not any(task.left for task in batch.tasks):
            return []
        found = self._engine.decoded(
            encoded,
            [window.length for window in batch.spoken],
            [language for language, _ in languages],
            self._prompt(batch),
            Way(beam=self._settings.beam, task=self._settings.task),
        )
        return list(zip(found, languages, strict=True))

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
        text = self._last[1] if self._last and self._last[0] == at else self._before(at)
        return f"{names}. {text}" if names and text else names or text

    def _pieces(self, task: Task, found: Hypothesis, language: Language) -> Iterator[Piece]:
        words = placed(found.words, task.window)
        self._last = task.window.cell.end_ms, "".join(word.text for word in words)
        for rest in task.left:
            yield self._piece(rest, task, [w for w in words if w.start_ms in rest], found, language)

    def _piece(
        self, rest: TimeRange, task: Task, words: list[Timed], found: Hypothesis, language: Language
    ) -> Piece:
        inside = [word._replace(end_ms=min(word.end_ms, rest.end_ms)) for word in words]
        spoken = "en" if self._settings.task == "translate" else language[0]
        main = "en" if self._settings.task == "translate" else self.main
        made = tuple(cues(inside, None if spoken == main else spoken))
        return Piece(
            range=rest,
            cues=made,
            suspect=("",) * len(made),
            voiced_ms=sum(part.duration_ms for part in within(task.window.voiced, [rest])),
            language=language[0],
            language_probability=language[1],
            spoken=self.main,
            quality=found.quality,
        )
