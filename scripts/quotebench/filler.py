"""Filler: talks written by a trigram model of the corpus, so that an index can grow and stay true.

The next word is drawn from those that follow the last two words in the corpus; once in N + 1 times,
where the two stand N times in the corpus, from those that follow the last word alone. Words keep
their spelling and signs, and each talk keeps to one language.
"""

import random
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from quotebench.corpus import Line, Talk

WORDS_PER_TALK = 9_000
_WORD_MS = 400
_CUE = 12


class Model:
    """A trigram model of one language: the running text and where each word and pair stands."""

    def __init__(self, words: list[str]) -> None:
        self._names = list(dict.fromkeys(words))
        ids = {word: number for number, word in enumerate(self._names)}
        self._text = array("I", (ids[word] for word in words))
        self._after_one: dict[int, array[int]] = defaultdict(partial(array, "I"))
        self._after_two: dict[int, array[int]] = defaultdict(partial(array, "I"))
        size = len(self._names)
        for at in range(len(self._text) - 2):
            first, second, third = self._text[at : at + 3]
            self._after_one[second].append(third)
            self._after_two[first * size + second].append(third)

    @property
    def size(self) -> int:
        """How many words it was trained on."""
        return len(self._text)

    def write(self, count: int, chance: random.Random) -> list[str]:
        """Write so many words."""
        size, draw = len(self._names), chance.random
        at = chance.randrange(len(self._text) - 2)
        first, second = self._text[at], self._text[at + 1]
        out = []
        for _ in range(count):
            following = self._after_two.get(first * size + second)
            if not following or draw() * (len(following) + 1) < 1:
                following = self._after_one.get(second) or self._text
            first, second = second, following[int(draw() * len(following))]
            out.append(self._names[second])
        return out


def models(talks: Iterable[Talk]) -> dict[str, Model]:
    """Train one model for each language of the corpus."""
    words: dict[str, list[str]] = defaultdict(list)
    for talk in talks:
        words[talk.language] += [word for line in talk.lines for word in line.text.split()]
    return {language: Model(text) for language, text in words.items()}


def filler(trained: dict[str, Model], weights: dict[str, float], seed: int) -> Iterator[Talk]:
    """Write talks of an hour without end, their languages drawn by weight."""
    number = 0
    while True:
        chance = random.Random(f"{seed}:{number}")
        (language,) = chance.choices(list(weights), list(weights.values()))
        words = trained[language].write(WORDS_PER_TALK, chance)
        lines = tuple(
            Line(
                at * _WORD_MS,
                (at + len(words[at : at + _CUE])) * _WORD_MS,
                None,
                " ".join(words[at : at + _CUE]),
            )
            for at in range(0, len(words), _CUE)
        )
        yield Talk(f"filler:{number}", language, lines)
        number += 1
