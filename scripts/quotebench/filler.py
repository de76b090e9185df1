"""Filler: talks written by a trigram model of the corpus, so that an index can grow and stay true.

The next word is drawn from those that follow the last two words in the corpus; once in N + 1 times,
where the two stand N times in the corpus, from those that follow the last word alone. Words keep
their spelling and signs, and each talk keeps to one language. Many talks are written at once, a word
of each at a time.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from quotebench.corpus import Line, Talk

WORDS_PER_TALK = 9_000
_TOGETHER = 256
_WORD_MS = 400
_CUE = 12

Numbers = NDArray[np.int64]


class _Alike:
    """Which places of a text begin alike: with the same word, or with the same two."""

    def __init__(self, keys: Numbers) -> None:
        order = np.argsort(keys, kind="stable")
        first = np.append(True, np.diff(keys[order]) != 0)
        self._places = order.astype(np.int32)
        self._starts = np.append(np.flatnonzero(first), len(keys))
        self._group = np.empty(len(keys), np.int32)
        self._group[order] = np.cumsum(first) - 1

    def another(self, at: Numbers, chance: NDArray[np.float64]) -> tuple[Numbers, Numbers]:
        """Draw a place that begins like each of those given; give it, and how many do."""
        group = self._group[at]
        start = self._starts[group]
        times = self._starts[group + 1] - start
        return self._places[start + (chance * times).astype(np.int64)], times


class Model:
    """A trigram model of one language: its text, as a ring, and what of it begins alike."""

    def __init__(self, words: list[str]) -> None:
        self._names = list(dict.fromkeys(words))
        ids = {word: number for number, word in enumerate(self._names)}
        self._text = np.fromiter((ids[word] for word in words), np.int64, len(words))
        self._words = _Alike(self._text)
        self._pairs = _Alike(self._text * len(ids) + np.roll(self._text, -1))

    @property
    def size(self) -> int:
        """How many words it was trained on."""
        return len(self._text)

    def write(self, count: int, talks: int, chance: np.random.Generator) -> list[list[str]]:
        """Write so many words of so many talks."""
        size = len(self._text)
        said = np.empty((count, talks), np.int64)
        at = chance.integers(0, size, talks)
        for row in said:
            draws = chance.random((3, talks))
            pair, times = self._pairs.another(at, draws[0])
            word, _ = self._words.another((at + 1) % size, draws[1])
            at = np.where(draws[2] * (times + 1) < 1, word, (pair + 1) % size)
            row[:] = self._text[(at + 1) % size]
        return [[self._names[number] for number in talk] for talk in said.T.tolist()]


def models(talks: Iterable[Talk]) -> dict[str, Model]:
    """Train one model for each language of the corpus."""
    words: dict[str, list[str]] = defaultdict(list)
    for talk in talks:
        words[talk.language] += [word for line in talk.lines for word in line.text.split()]
    return {language: Model(text) for language, text in words.items()}


def filler(trained: dict[str, Model], weights: dict[str, float], seed: int) -> Iterator[Talk]:
    """Write talks of an hour without end, their languages drawn by weight."""
    chance, draws = random.Random(seed), np.random.default_rng(seed)
    waiting: dict[str, list[list[str]]] = defaultdict(list)
    number = 0
    while True:
        (language,) = chance.choices(list(weights), list(weights.values()))
        if not waiting[language]:
            waiting[language] = trained[language].write(WORDS_PER_TALK, _TOGETHER, draws)
        yield Talk(f"filler:{number}", language, tuple(_lines(waiting[language].pop())))
        number += 1


def _lines(words: list[str]) -> Iterator[Line]:
    for at in range(0, len(words), _CUE):
        some = words[at : at + _CUE]
        yield Line(at * _WORD_MS, (at + len(some)) * _WORD_MS, None, " ".join(some))
