"""A session with a model made of answers: votes, second hearings, quarantine, languages per cue."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talkdex.recognize import Name, Piece, Settings
from talkdex.recognize.batches import Batch, Task
from talkdex.recognize.engine import Hypothesis, Way
from talkdex.recognize.piece import Quality
from talkdex.recognize.session import Session
from talkdex.recognize.windows import Part, Window
from talkdex.recognize.words import Raw
from talkdex.timing import TimeRange

GOOD = Quality(-0.2, 0.05, 1.5)
LOOP = "got them " * 10


class Answers:
    """Stands for an engine: each window's features hold its number, by which it is answered."""

    multilingual = True
    languages = frozenset({"en", "fr"})

    def __init__(self, first: list[str], second: list[str], spoken: list[dict[str, float]]) -> None:
        self._first, self._second, self._spoken = first, second, spoken
        self.calls: list[tuple[list[int], list[str], str]] = []

    def encoded(self, features: NDArray[np.float32]) -> list[int]:
        return [int(n) for n in features[:, 0]]

    def languages_of(self, encoded: list[int]) -> list[dict[str, float]]:
        return [self._spoken[n] for n in encoded]

    def count(self, text: str) -> int:
        return len(text.split())

    def decoded(
        self, encoded: list[int], lengths: Sequence[int], languages: Sequence[str], prompt: str, way: Way
    ) -> list[Hypothesis]:
        assert len(lengths) == len(encoded)
        self.calls.append((encoded, list(languages), prompt))
        answers = self._second if way.no_repeat else self._first
        return [hypothesis(answers[n]) for n in encoded]


def hypothesis(text: str) -> Hypothesis:
    words = [Raw(" " + word, 0.5 + n * 0.5, 0.9 + n * 0.5, 0.9) for n, word in enumerate(text.split())]
    return Hypothesis(words, GOOD, whole=True)


def batch(count: int) -> Batch:
    tasks = []
    for n in range(count):
        cell = TimeRange(n * 30_000, (n + 1) * 30_000)
        window = Window(n, cell, (cell,), (Part(0, n * 480_000, 480_000),))
        tasks.append(Task(window, [cell]))
    return Batch(tasks, np.arange(count, dtype=np.float32)[:, None])


def heard(engine: Any, count: int, settings: Settings | None = None) -> list[Piece]:
    return list(Session(engine, settings or Settings(), None, lambda _: "").pieces(batch(count)))


TALK = "one two three four five six seven eight nine ten eleven twelve"
EN, FR = {"en": 0.95, "fr": 0.05}, {"en": 0.1, "fr": 0.9}


def test_a_window_that_loops_is_heard_again_without_names_and_the_better_is_kept() -> None:
    engine = Answers(
        [TALK, LOOP, TALK, TALK], ["", "and now for something completely different", "", ""], [EN] * 4
    )
    pieces = heard(engine, 4, Settings(names=(Name("Oscar Figueroa"),)))
    assert pieces[1].cues[0].text == "and now for something completely different"
    assert all(reason == "" for piece in pieces for reason in piece.suspect)
    assert [(rows, prompt) for rows, _, prompt in engine.calls] == [
        ([0, 1, 2, 3], "Oscar Figueroa"),
        ([1], ""),
    ]


def test_what_stays_suspect_is_kept_with_its_reason() -> None:
    engine = Answers([TALK, LOOP, TALK, TALK], ["", "", "", ""], [EN] * 4)
    pieces = heard(engine, 4)
    assert [set(piece.suspect) for piece in pieces] == [{""}, {"loop"}, {""}, {""}]
    assert sum(len(cue.words) for cue in pieces[1].cues) == 20


def test_where_most_windows_sound_wrong_none_is_heard_again() -> None:
    engine = Answers([LOOP, LOOP, LOOP, TALK], [TALK] * 4, [EN] * 4)
    heard(engine, 4)
    assert len(engine.calls) == 1


def test_a_window_whose_speech_was_skipped_is_heard_again() -> None:
    engine = Answers([TALK, "well", TALK, TALK], ["", TALK, "", ""], [EN] * 4)
    assert sum(len(cue.words) for cue in heard(engine, 4)[1].cues) == 12


def test_a_jingle_keeps_its_language_and_the_talk_its_own() -> None:
    engine = Answers([TALK] * 4, [TALK] * 4, [EN, FR, FR, FR])
    pieces = heard(engine, 4)
    assert {piece.spoken for piece in pieces} == {"fr"}
    assert [piece.language for piece in pieces] == ["en", "fr", "fr", "fr"]
    assert [piece.cues[0].language for piece in pieces] == ["en", None, None, None]
    assert engine.calls[0][1] == ["en", "fr", "fr", "fr"]


def test_a_batch_wanted_for_its_language_alone_is_not_decoded() -> None:
    engine = Answers([TALK] * 2, [TALK] * 2, [FR] * 2)
    session = Session(engine, Settings(), None, lambda _: "")  # type: ignore[arg-type] # the answers' engine
    done = Batch([Task(task.window, []) for task in batch(2).tasks], batch(2).features)
    assert list(session.pieces(done)) == []
    assert (session.main, engine.calls) == ("fr", [])
