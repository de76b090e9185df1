"""Stretches of a transcript: cues in a row of one speaker that are timed alike, cut into sentences.

An hour of talk holds nine thousand words, and indexing waits for this: words are handled by the
column (all texts, all starts) and not one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from typing import Any, NamedTuple

from talkdex.snippet import Timings
from talkdex.transcript import Cue
from talkdex.word import Word

LONG_MS = 30_000
_ENDS = (".", "?", "!", "…", "。", "！", "？", "؟")
_CLOSERS = "\"'»”’)]}"
_LAST = frozenset((*_ENDS, *_CLOSERS))


class Unit(NamedTuple):
    """A run of words that is never cut: a sentence, or a piece of a long one; times are ms, half-open.

    `first` and `last` say which words of the stretch, half-open; `cue` from which of its cues, where
    the cues alone are timed (words of one cue share a span then).
    """

    start_ms: int
    end_ms: int
    first: int
    last: int
    cue: int = 0


class Stretch(NamedTuple):
    """Cues in a row of one speaker: their words by the column, and the units that these make.

    `timings` is None where the cues alone are timed; `unbroken` tells that no word holds white space.
    """

    speaker: str | None
    texts: Sequence[str]
    units: Sequence[Unit]
    timings: Timings | None = None
    unbroken: bool = True


def stretches(cues: Iterable[Cue]) -> Iterator[Stretch]:
    """Give the stretches of a transcript, in order."""
    for (speaker, exact), some in groupby(cues, _kind):
        make = _by_words if exact else _by_cues
        yield make(speaker, list(some))


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends with this word."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _kind(cue: Cue) -> tuple[str | None, bool]:
    return cue.speaker, bool(cue.words)


def _by_words(speaker: str | None, cues: Sequence[Cue]) -> Stretch:
    begun, done, texts, chances = _columns(chain.from_iterable(cue.words for cue in cues))
    edges = {*accumulate(len(cue.words) for cue in cues), *_ends(texts)}
    units = _units(begun, done, sorted(edges))
    unbroken = all(texts) and len("".join(texts).split()) == 1
    return Stretch(speaker, texts, list(units), Timings(begun, done, chances), unbroken)


def _by_cues(speaker: str | None, cues: Sequence[Cue]) -> Stretch:
    texts: list[str] = []
    units: list[Unit] = []
    for number, cue in enumerate(cues):
        at = len(texts)
        texts += cue.text.split()
        inside = _ends(texts[at:-1])
        if not inside and cue.end_ms - cue.start_ms <= LONG_MS:
            units.append(Unit(cue.start_ms, cue.end_ms, at, len(texts), number))
        else:
            begun, done, _, _ = _columns(cue.timed())
            some = _units(begun, done, [*inside, len(begun)])
            units += [Unit(u.start_ms, u.end_ms, at + u.first, at + u.last, number) for u in some]
    return Stretch(speaker, texts, units)


def _columns(words: Iterable[Word]) -> Sequence[list[Any]]:
    """Give all starts, all ends, all texts and all probabilities."""
    fields = list(chain.from_iterable(words))
    each = len(Word._fields)
    return [fields[at::each] for at in range(each)]


def _ends(texts: Sequence[str]) -> list[int]:
    """Give the offsets behind the words that end a sentence."""
    return [at for at, text in enumerate(texts, 1) if text[-1:] in _LAST and ends_sentence(text)]


def _units(begun: Sequence[int], done: Sequence[int], edges: Iterable[int]) -> Iterator[Unit]:
    """Give the units between edges, and pieces of those that are too long."""
    for a, b in pairwise([0, *edges]):
        end_ms = max(done[a:b])
        if end_ms - begun[a] <= LONG_MS:
            yield Unit(begun[a], end_ms, a, b)
        else:
            places = [a, *_breaks(begun, done, a, b), b]
            yield from (Unit(begun[x], max(done[x:y]), x, y) for x, y in pairwise(places))


def _breaks(begun: Sequence[int], done: Sequence[int], first: int, last: int) -> Iterator[int]:
    """Give where a long unit is cut: before each word that would end too late."""
    for at in range(first + 1, last):
        if done[at] - begun[first] > LONG_MS:
            yield at
            first = at
