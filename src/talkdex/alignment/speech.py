"""A transcript cut into the places where something can begin: sentences with their pauses and turns.

Captions are cut for reading, not by meaning, so their borders tell little; sentences, pauses and
changes of speaker tell more. A unit is a sentence, or a part of one where captions have no
punctuation. Words without times of their own get them from the speaker's measured pace, so that
a pause inside a cue is found again at its sentence's edge.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from talkdex.text import fold_word
from talkdex.transcript import Cue, Transcript, Word

_SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！")
CLOSERS = "\"'”’»)]"
_ABBREVIATIONS = frozenset(
    [
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "st.",
        "prof.",
        "m.",
        "mm.",
        "mme.",
        "mmes.",
        "mlle.",
        "sr.",
        "sra.",
        "srta.",
        "dra.",
        "lic.",
        "ing.",
        "no.",
        "vs.",
        "e.g.",
        "i.e.",
        "etc.",
    ]
)
_LONG_CUE_WORDS = 24
_MAX_UNIT_WORDS = 30
_PLAIN_UNIT_WORDS = 7
_BREAK_MS = 700
_SLACK_MS = 400


class Unit(NamedTuple):
    """One place where a segment can begin, and the words up to the next one.

    Args:
        start_ms: first word's start.
        end_ms: last word's end.
        first: index of the first word; `last` is one past the last.
        last: see `first`.
        pause_ms: silence before the first word; 0 at the very start.
        sentence: whether the words before ended a sentence.
        cue: whether a cue begins here.
        turn: whether the captions name another speaker from here on.
        question: whether it ends with a question mark.
    """

    start_ms: int
    end_ms: int
    first: int
    last: int
    pause_ms: int
    sentence: bool
    cue: bool
    turn: bool
    question: bool


@dataclass(frozen=True)
class Speech:
    """All words of a transcript in order, and the units they form.

    Args:
        words: with times, in order.
        units: in order; together they hold every word once.
        cues: for each word whether a cue begins with it.
        speakers: for each word who says it, as the captions tell, else None.
        end_ms: end of the recording as far as known.
    """

    words: tuple[Word, ...]
    units: tuple[Unit, ...]
    cues: tuple[bool, ...]
    speakers: tuple[str | None, ...]
    end_ms: int

    @cached_property
    def starts_ms(self) -> list[int]:
        """Start of every unit."""
        return [unit.start_ms for unit in self.units]

    @cached_property
    def folded(self) -> list[tuple[str, ...]]:
        """Folded tokens of every word; a mere sign has none."""
        return [fold_word(word.text) for word in self.words]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each folded token is said."""
        return Counter(token for pieces in self.folded for token in pieces)

    @cached_property
    def firsts(self) -> list[int]:
        """First word of every unit."""
        return [unit.first for unit in self.units]

    def unit_of(self, word: int) -> int:
        """Give the index of the unit that holds a word."""
        return bisect_right(self.firsts, word) - 1

    def unit_at(self, moment_ms: int) -> int:
        """Give the index of the unit being said at a moment, or of the last one begun before it."""
        return max(0, bisect_right(self.starts_ms, moment_ms) - 1)

    def text(self, first: int, last: int) -> str:
        """Give the words from `first` to before `last` as they stand."""
        return " ".join(word.text for word in self.words[first:last])

    def tokens(self, first: int, last: int) -> list[str]:
        """Give the folded tokens of the words from `first` to before `last`."""
        return [token for pieces in self.folded[first:last] for token in pieces]


def read(transcript: Transcript, duration_ms: int | None = None) -> Speech:
    """Cut a transcript into units; `duration_ms` None takes the last word's end for the recording's."""
    pace = _pace(transcript.cues)
    words: list[Word] = []
    cues: list[bool] = []
    speakers: list[str | None] = []
    latest = 0
    for cue in _apart(transcript.cues):
        timed = [_not_before(word, latest) for word in _timed(cue, pace)]
        latest = timed[-1].start_ms if timed else latest
        words += timed
        cues += [True] + [False] * (len(timed) - 1) if timed else []
        speakers += [cue.speaker] * len(timed)
    end = max(duration_ms or 0, transcript.end_ms)
    return Speech(tuple(words), tuple(_units(words, cues, speakers)), tuple(cues), tuple(speakers), end)


def _apart(cues: Sequence[Cue]) -> Iterator[Cue]:
    """End each cue that has no word times where the next begins, so that its words don't run past it."""
    for cue, after in pairwise(cues):
        if not cue.words and cue.start_ms < after.start_ms < cue.end_ms:
            yield replace(cue, end_ms=after.start_ms)
        else:
            yield cue
    yield from cues[-1:]


def _not_before(word: Word, moment_ms: int) -> Word:
    """Give the word, moved so as not to start before the one that stands before it."""
    if word.start_ms >= moment_ms:
        return word
    return word._replace(start_ms=moment_ms, end_ms=max(moment_ms, word.end_ms))


def ends_sentence(text: str) -> bool:
    """Tell whether a word closes a sentence; "Mr." and single initials don't."""
    bare = text.rstrip(CLOSERS)
    if not bare.endswith(_SENTENCE_ENDS):
        return False
    return bare.lower() not in _ABBREVIATIONS and not (len(bare) == 2 and bare[0].isupper())


def _pace(cues: Sequence[Cue]) -> float:
    """Give the usual milliseconds per letter, from cues short enough to hold no long pause."""
    rates = [
        (cue.end_ms - cue.start_ms) / (len(cue.text) + 1)
        for cue in cues
        if cue.end_ms > cue.start_ms and 10 <= len(cue.text) <= 160
    ]
    return median(rates) if rates else 65.0


def _timed(cue: Cue, pace: float) -> tuple[Word, ...]:
    """Time a cue's words, putting what time is left over at the edge of its inner sentence."""
    words = cue.timed()
    if cue.words or not 1 < len(words) <= _LONG_CUE_WORDS:
        return words
    edges = [i + 1 for i, word in enumerate(words[:-1]) if ends_sentence(word.text)]
    slack = cue.end_ms - cue.start_ms - pace * (len(cue.text) + 1)
    if not edges or slack < _SLACK_MS:
        return words
    factor = 1 - slack / (cue.end_ms - cue.start_ms)
    return tuple(_stretched(words, cue.start_ms, factor, slack / len(edges), frozenset(edges)))


def _stretched(
    words: Iterable[Word], start_ms: int, factor: float, gap: float, edges: frozenset[int]
) -> Iterator[Word]:
    """Speak the words faster by `factor` and pause for `gap` before each word at an edge."""
    shift = 0.0
    for i, word in enumerate(words):
        if i in edges:
            shift += gap
        begin = start_ms + shift + (word.start_ms - start_ms) * factor
        end = start_ms + shift + (word.end_ms - start_ms) * factor
        yield Word(round(begin), round(end), word.text, word.probability)


def _units(words: Sequence[Word], cues: Sequence[bool], speakers: Sequence[str | None]) -> Iterator[Unit]:
    if not words:
        return
    plain = sum(ends_sentence(word.text) for word in words) * _MAX_UNIT_WORDS < len(words)
    edges = [0]
    for i in range(1, len(words)):
        if _breaks(words, cues, speakers, i, edges[-1], plain=plain):
            edges.append(i)
    for first, last in pairwise([*edges, len(words)]):
        yield _unit(words, cues, speakers, first, last)


def _breaks(
    words: Sequence[Word],
    cues: Sequence[bool],
    speakers: Sequence[str | None],
    at: int,
    begun: int,
    *,
    plain: bool,
) -> bool:
    """Tell whether a unit begins at word `at`, the last one having begun at word `begun`."""
    if ends_sentence(words[at - 1].text) or speakers[at] != speakers[at - 1]:
        return True
    if words[at].start_ms - words[at - 1].end_ms >= _BREAK_MS:
        return True
    if plain:
        return at - begun >= 2 * _PLAIN_UNIT_WORDS or (cues[at] and at - begun >= _PLAIN_UNIT_WORDS - 3)
    return at - begun >= _MAX_UNIT_WORDS and cues[at]


def _unit(
    words: Sequence[Word], cues: Sequence[bool], speakers: Sequence[str | None], first: int, last: int
) -> Unit:
    before = words[first - 1] if first else None
    return Unit(
        start_ms=words[first].start_ms,
        end_ms=max(words[last - 1].end_ms, words[first].start_ms),
        first=first,
        last=last,
        pause_ms=max(0, words[first].start_ms - before.end_ms) if before else 0,
        sentence=before is None or ends_sentence(before.text),
        cue=cues[first],
        turn=before is not None and speakers[first] != speakers[first - 1],
        question=words[last - 1].text.rstrip(CLOSERS).endswith(("?", "？")),
    )
