"""Lessons: sentences put into windows, with everything that a window teaches, as a batch of tensors.

A window holds one sentence at first, later as many as fit into thirty seconds, in one language,
with pauses between them; some have names before the text, as hotwords come, and some have
timestamps (https://arxiv.org/abs/2212.04356, section 2.3).
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from demomodel.layout import (
    BANDS,
    BEFORE,
    END,
    FIRST_TIME,
    LANGUAGE_IDS,
    NO_TIMES,
    START,
    TIMES,
    TRANSCRIBE,
    WINDOW,
    taught,
)
from demomodel.scores import Score, Sounds, overlap
from demomodel.speech import Placed, Said, sounding
from demomodel.writing import UNTAUGHT, Text, evenly, joined

_FLOOR = 2.0  # features reach no lower than this under the loudest of their window
_SINGLE_FRAMES, _WINDOW_FRAMES, _READ_FRAMES = 5500, 6000, 50_000  # of a batch
_NAMED, _STAMPED, _FULL = 0.6, 0.2, 0.3  # shares of the windows
_SAID = 0.4  # of the names are of the window itself
_EDGE = ".,;:?!¿¡"


class Reading(NamedTuple):
    """A batch for the decoder alone: texts, and their sounds in place of what the encoder hears.

    `where` is over sounds, not frames; all else as in a `Lesson`.
    """

    score: Score
    tokens: Tensor
    wanted: Tensor
    where: Tensor
    placed: Tensor


class Lesson(NamedTuple):
    """A batch: what is heard and what is to be learnt from it.

    Rows are those of `layout.taught`; frames are 20 ms but for the features', which are 10.

    Attributes:
        features: batch by bands by frames.
        sounds: kind of sound at each frame, UNTAUGHT where there is silence.
        tokens: rows of the prompt and the text.
        wanted: the same, UNTAUGHT for what is not to be learnt.
        where: where each next token sounds: batch by tokens by frames, each row a distribution.
        placed: 1 for the tokens that sound somewhere, else 0.
        pieces: the pieces of all texts, one after the other; `counts` of each.
        lengths: frames of each window up to the end of its speech.
        score: what sounds in it.
    """

    features: Tensor
    sounds: Tensor
    tokens: Tensor
    wanted: Tensor
    where: Tensor
    placed: Tensor
    pieces: Tensor
    counts: Tensor
    lengths: Tensor
    score: Score


class Teacher:
    """Makes lessons.

    Args:
        pieces: the text vocabulary.
        sounds: the kinds of speech sounds.
        chance: what is drawn is drawn from it.
    """

    def __init__(self, pieces: Tokenizer, sounds: Sounds, chance: random.Random) -> None:
        self._pieces, self._sounds, self._chance = pieces, sounds, chance
        self._rows = {number: row for row, number in enumerate(taught(pieces.get_vocab_size()))}

    def singles(self, said: Sequence[Said]) -> Iterator[Lesson]:
        """Give lessons of single sentences, those of like lengths together, in any order."""
        rows = sorted(said, key=lambda one: len(one.features) + 40 * self._chance.random())
        for group in self._shuffled(_filled([len(r.features) for r in rows], _SINGLE_FRAMES, 60)):
            chosen = [rows[at] for at in group]
            frames = _even(max(len(one.features) for one in chosen) + self._chance.randint(0, 60))
            windows = [[Placed(one, self._lead(min(30, frames - len(one.features))))] for one in chosen]
            yield self._lesson(windows, frames, said)

    def windows(self, said: Sequence[Said]) -> Iterator[Lesson]:
        """Give lessons of whole windows."""
        windows = sorted(self._windows(said), key=lambda w: w[-1].end // 300)
        for group in self._shuffled(_filled([w[-1].end for w in windows], _WINDOW_FRAMES, 24)):
            chosen = [windows[at] for at in group]
            full = self._chance.random() < _FULL
            frames = WINDOW if full else max(w[-1].end for w in chosen) + self._chance.randint(0, 100)
            yield self._lesson(chosen, _even(min(WINDOW, frames)), said)

    def readings(self, said: Sequence[Said]) -> Iterator[Reading]:
        """Give readings, of single sentences and of windows."""
        windows = sorted(self._windows(said), key=lambda w: w[-1].end // 100)
        for group in self._shuffled(_filled([w[-1].end for w in windows], _READ_FRAMES, 200)):
            chosen = [windows[at] for at in group]
            yield self._reading(chosen, said)

    def _shuffled(self, groups: list[range]) -> list[range]:
        self._chance.shuffle(groups)
        return groups

    def _lead(self, longest: int) -> int:
        return _even(self._chance.randint(0, max(0, longest)) - 1) if longest > 0 else 0

    def _windows(self, said: Sequence[Said]) -> Iterator[list[Placed]]:
        """Lay sentences of one language one after the other, each window up to a length of its own."""
        window: list[Placed] = []
        at, room = self._lead(40), self._room()
        for one in sorted(said, key=lambda s: s.language):
            end = at + len(one.features)
            if window and (end > room or one.language != window[0].said.language):
                yield window
                window, at, room = [], self._lead(40), self._room()
            window.append(Placed(one, at))
            pause = self._chance.choice(((5, 30), (20, 120)))
            at = _even(window[-1].end + self._chance.randint(*pause))
        if window:
            yield window

    def _room(self) -> float:
        return self._chance.uniform(400, WINDOW - 50)

    def _lesson(self, windows: list[list[Placed]], frames: int, others: Sequence[Said]) -> Lesson:
        features = np.zeros((len(windows), frames, BANDS), np.float32)
        sounds = np.full((len(windows), frames // 2), UNTAUGHT, np.int64)
        texts, spelt = [], []
        for row, window in enumerate(windows):
            self._fill(features[row], sounds[row], window)
            pieces = [self._spelt(one) for one in window]
            spelt.append([piece for rows, _ in pieces for piece in rows])
            texts.append(self._text(window, pieces, others, stamped=self._chance.random() < _STAMPED))
        tokens, wanted, where, placed = joined(texts, evenly(frames // 2), self._rows[END])
        return Lesson(
            torch.from_numpy(features).transpose(1, 2).contiguous(),
            torch.from_numpy(sounds),
            tokens,
            wanted,
            where,
            placed,
            torch.tensor([piece for pieces in spelt for piece in pieces]),
            torch.tensor([len(pieces) for pieces in spelt]),
            torch.tensor([min(frames // 2, window[-1].end // 2 + 1) for window in windows]),
            self._sounds.score(windows, frames // 2),
        )

    def _reading(self, windows: list[list[Placed]], others: Sequence[Said]) -> Reading:
        score = self._sounds.score(windows)
        texts = [self._text(w, [self._spelt(one) for one in w], others, stamped=False) for w in windows]
        return Reading(score, *joined(texts, lambda *span: overlap(score, *span), self._rows[END]))

    def _fill(self, features: NDArray[np.float32], sounds: NDArray[np.int64], window: list[Placed]) -> None:
        """Write a window's features, with silence between the sentences, and its sounds."""
        heard = [sounding(one.said.features) for one in window]
        floor = max(float(one.max()) for one in heard) - _FLOOR
        features[: min(len(features), window[-1].end + self._chance.choice((0, 15, 30)))] = floor
        for one, part in zip(window, heard, strict=True):
            features[one.at : one.end] = np.maximum(part, floor)
            ends = [at for at, _ in one.said.sounds[1:]] + [len(part)]
            for (at, name), end in zip(one.said.sounds, ends, strict=True):
                sounds[int(one.at + at) // 2 : int(one.at + end) // 2 + 1] = self._sounds.number(name)

    def _spelt(self, one: Placed) -> tuple[list[int], list[tuple[float, float]]]:
        """Give a sentence's pieces and the frames of each: its word's, shared out evenly."""
        rows: list[int] = []
        spans: list[tuple[float, float]] = []
        for word, (first, last) in zip(one.said.text.split(), one.said.words, strict=True):
            pieces = self._pieces.encode(" " + word).ids
            start = (one.at + first) / 2
            length = (max((one.at + last) / 2, start + 1) - start) / len(pieces)
            rows += pieces
            spans += [(start + length * n, start + length * (n + 1)) for n in range(len(pieces))]
        return rows, spans

    def _text(
        self,
        window: list[Placed],
        spelt: list[tuple[list[int], list[tuple[float, float]]]],
        others: Sequence[Said],
        *,
        stamped: bool,
    ) -> Text:
        """Write a window's tokens: names, start, language, task, text, end."""
        before = self._before(window, others)
        text = Text()
        for row in before:
            text.add(row, learnt=False)
        text.add(self._rows[START], learnt=False)
        text.add(self._rows[LANGUAGE_IDS[window[0].said.language]])
        text.add(self._rows[TRANSCRIBE], learnt=False)
        if not stamped:
            text.add(self._rows[NO_TIMES], learnt=False)
        for rows, spans in spelt:
            if stamped:
                self._stamp(text, spans[0][0])
            for row, span in zip(rows, spans, strict=True):
                text.add(row, span)
            if stamped:
                self._stamp(text, spans[-1][1])
        end = spelt[-1][1][-1][1]
        text.add(self._rows[END], (end - 2, end + 2))
        return text

    def _stamp(self, text: Text, frame: float) -> None:
        """Add a timestamp: their steps of 20 ms are the encoder's frames."""
        text.add(self._rows[FIRST_TIME + min(TIMES - 1, round(frame))], (frame - 1, frame + 1))

    def _before(self, window: list[Placed], others: Sequence[Said]) -> list[int]:
        """Give the names that some windows are told beforehand: some said in them, most not."""
        if self._chance.random() >= (_NAMED if len(window) > 1 else _NAMED / 2):
            return []
        names = ", ".join(self._name(window, others) for _ in range(self._chance.randint(1, 8)))
        return [self._rows[BEFORE], *self._pieces.encode(" " + names).ids[:100]]

    def _name(self, window: list[Placed], others: Sequence[Said]) -> str:
        source = (
            self._chance.choice(window).said if self._chance.random() < _SAID else self._chance.choice(others)
        )
        words = [word.strip(_EDGE) for word in source.text.split()]
        at = self._chance.randrange(len(words))
        return " ".join(words[at : at + self._chance.choice((1, 1, 2, 4))])


def _filled(lengths: list[int], frames: int, most: int) -> list[range]:
    """Cut an ordered row of windows into groups whose padded lengths stay under a number of frames."""
    groups, first = [], 0
    for last in range(1, len(lengths) + 1):
        full = last == len(lengths) or (last + 1 - first) * max(lengths[first : last + 1]) >= frames
        if full or last - first >= most:
            groups.append(range(first, last))
            first = last
    return groups


def _even(frames: int) -> int:
    return frames + frames % 2
