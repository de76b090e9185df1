"""How surely somebody else begins to speak at a unit, whoever it is: a logistic model of marks.

Marks are what stands on both sides of a unit's edge: the words before and after, the sign between
them, pauses, lengths. What each is worth was learned by `scripts/learn-alignment.py` from
transcripts that say who speaks, and stands in `turns.toml`: [signs] for every language, and for
some languages the words that open and close a turn. Languages without words get by on the signs.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from math import exp, log

from talkdex.alignment.speech import CLOSERS, Speech, Unit
from talkdex.alignment.structure import Column
from talkdex.alignment.weights import turn_marks

_PAUSES_MS = (1, 250, 500, 1_000, 2_000, 4_000)
_LENGTHS = (2, 3, 5, 8, 12, 20)
_PHRASE_WORDS = 3
_EARLY_WORDS = 8
_LATE_WORDS = 9
_LABEL_WORDS = 3
_MOST = 6.0
OPENERS = "\"'“‘«([¿¡-–—"
_SIGNS = {".": "stop", "?": "question", "!": "exclamation", "…": "trail", ",": "comma"}
BIAS = "signs every"


class Turns:
    """Measures how surely each unit of a recording begins a turn.

    Args:
        speech: the recording's units.
        language: two letters, for the words.
        marks: what each mark is worth; None for the learned table.
    """

    def __init__(self, speech: Speech, language: str, marks: Mapping[str, float] | None = None) -> None:
        self.speech = speech
        self.language = language
        self._marks = turn_marks() if marks is None else marks

    @cached_property
    def labels(self) -> list[int]:
        """For each unit where a speaker written into its words ends ("Ana:"), one past it; 0 for none."""
        return [self._label_end(unit.first) for unit in self.speech.units]

    @cached_property
    def taken(self) -> Column:
        """The logarithm of the odds that somebody else begins at each unit, within 6 either way."""
        return [max(-_MOST, min(_MOST, self._odds(at))) for at in range(len(self.speech.units))]

    @cached_property
    def chances(self) -> Column:
        """The probability that somebody else begins at each unit."""
        return [1 / (1 + exp(-value)) for value in self.taken]

    def kept(self, low: int, high: int) -> float:
        """Give the probability that nobody else begins at any of the units `[low, high)`."""
        return exp(self._held[high] - self._held[low]) if low < high else 1.0

    def soon(self, at: int, reach_ms: int) -> float:
        """Give how many turns are expected to begin after a unit within a reach of its start."""
        high = bisect_right(self.speech.starts_ms, self.speech.starts_ms[at] + reach_ms)
        return self._sums[high] - self._sums[at + 1]

    def marks_of(self, at: int) -> Iterator[str]:
        """Give the marks at a unit's edge, each "table key" or "language table key" of the learned table."""
        yield BIAS
        yield from (f"signs {name}" for name in self._signs(at))
        yield from (f"{self.language} {name}" for name in self._words(at))

    @cached_property
    def _held(self) -> Column:
        return [0.0, *accumulate(log(1 - chance) for chance in self.chances)]

    @cached_property
    def _sums(self) -> Column:
        return [0.0, *accumulate(self.chances)]

    def _odds(self, at: int) -> float:
        return sum(self._marks.get(mark, 0.0) for mark in self.marks_of(at))

    def _signs(self, at: int) -> Iterator[str]:
        units = self.speech.units
        here = units[at]
        yield from self._shape("", here)
        yield f"ends_{self._sign(here.last - 1)}"
        yield self._case(here.first)
        if self.labels[at]:
            yield "labelled"
        if at:
            yield f"before_words_{_step(units[at - 1].last - units[at - 1].first, _LENGTHS)}"
            yield f"after_{self._sign(here.first - 1)}"
            if self.labels[at - 1]:
                yield "after_labelled"
        if at + 1 < len(units):
            yield from self._shape("next_", units[at + 1])
            if self.labels[at + 1]:
                yield "next_labelled"

    def _shape(self, prefix: str, unit: Unit) -> Iterator[str]:
        yield f"{prefix}pause_{_step(unit.pause_ms, _PAUSES_MS)}"
        yield f"{prefix}words_{_step(unit.last - unit.first, _LENGTHS)}"

    def _sign(self, word: int) -> str:
        bare = self.speech.words[word].text.rstrip(CLOSERS)
        return "trail" if bare.endswith("...") else _SIGNS.get(bare[-1:], "nothing")

    def _case(self, word: int) -> str:
        bare = self.speech.words[word].text.lstrip(OPENERS)
        return "small" if bare[:1].islower() else "capital" if bare[:1].isupper() else "neither"

    def _words(self, at: int) -> Iterator[str]:
        opening = [] if self.labels[at] else self._tokens[at]
        closing = self._tokens[at - 1] if at else []
        for size in range(1, min(_PHRASE_WORDS, len(opening)) + 1):
            yield "opens " + " ".join(opening[:size])
        for size in range(1, min(_PHRASE_WORDS, len(closing)) + 1):
            yield "closes " + " ".join(closing[-size:])
        yield from (f"early {word}" for word in sorted(set(opening[1:_EARLY_WORDS])))
        yield from (f"late {word}" for word in sorted(set(closing[-_LATE_WORDS:-1])))

    @cached_property
    def _tokens(self) -> list[list[str]]:
        return [self.speech.tokens(unit.first, unit.last) for unit in self.speech.units]

    def _label_end(self, word: int) -> int:
        words = self.speech.words[word : word + _LABEL_WORDS]
        return next((word + at + 1 for at, one in enumerate(words) if one.text.endswith(":")), 0)


def _step(value: int, edges: tuple[int, ...]) -> int:
    """Give how many of the edges a value reaches."""
    return bisect_right(edges, value)
