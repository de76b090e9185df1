"""Stretches of a transcript: cues in a row of one speaker that are timed alike, cut into sentences.

An hour of talk holds nine thousand words, and indexing waits for this: words are handled by the
column (all texts, all starts) and not one by one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from operator import attrgetter, sub
from typing import Any, NamedTuple

from talkdex.snippet import Timings
from talkdex.transcript import Cue
from talkdex.word import Word
from talkdex.word import edges as spread_edges

LONG_MS = 30_000
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SENTENCE_END = re.compile(r"[.?!…。！？؟][\"'»”’)\]}]*\n")
_words, _speaker = attrgetter("words"), attrgetter("speaker")


class Units(NamedTuple):
    """Runs of words that are never cut, by the column: sentences, or pieces of long ones.

    Args:
        starts_ms: of each.
        ends_ms: of each.
        edges: which word of the stretch begins each, and how many words there are.
        complete: whether each ends with a sentence.
        cues: from which cue of the stretch each is, where the cues alone are timed (words of one cue share
            a span then); else empty.
    """

    starts_ms: Sequence[int]
    ends_ms: Sequence[int]
    edges: Sequence[int]
    complete: Sequence[bool]
    cues: Sequence[int] = ()


class Stretch(NamedTuple):
    """Cues in a row of one speaker: their words by the column, and the units that these make.

    `timings` is None where the cues alone are timed; `unbroken` tells that no word holds white space.
    """

    speaker: str | None
    texts: Sequence[str]
    units: Units
    timings: Timings | None = None
    unbroken: bool = True


def stretches(cues: Iterable[Cue]) -> Iterator[Stretch]:
    """Give the stretches of a transcript, in order."""
    for speaker, whose in groupby(cues, _speaker):
        for exact, some in groupby(whose, _timed):
            make = _by_words if exact else _by_cues
            yield make(speaker, list(some))


def _timed(cue: Cue) -> bool:
    return bool(cue.words)


def _by_words(speaker: str | None, cues: Sequence[Cue]) -> Stretch:
    words = list(map(_words, cues))
    begun, done, texts, chances = _columns(chain.from_iterable(words))
    ends = _ends(texts)
    runs = _runs(begun, done, sorted({0, *accumulate(map(len, words)), *ends}))
    unbroken = all(texts) and not any(map("".join(texts).__contains__, _SPACES))
    return Stretch(speaker, texts, _units(runs, ends), Timings(begun, done, chances), unbroken)


def _by_cues(speaker: str | None, cues: Sequence[Cue]) -> Stretch:
    words = [cue.text.split() for cue in cues]
    texts = list(chain.from_iterable(words))
    ends, numbers, runs = _ends(texts), [], _Runs([], [], [0])
    bounds = pairwise(accumulate(map(len, words), initial=0))
    for number, (cue, (a, b)) in enumerate(zip(cues, bounds, strict=True)):
        inside = ends[bisect_right(ends, a) : bisect_left(ends, b)]
        starts_ms, ends_ms, edges = _runs_of(cue, texts, a, inside, b)
        runs.starts_ms.extend(starts_ms)
        runs.ends_ms.extend(ends_ms)
        runs.edges.extend(edges)
        numbers += [number] * len(starts_ms)
    return Stretch(speaker, texts, _units(runs, ends, numbers))


def _runs_of(
    cue: Cue, texts: Sequence[str], first: int, inside: Sequence[int], last: int
) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Give starts, ends and last edges of a cue's runs: one, as nearly always, or by the times of its words.

    Those are spread over the cue, as `Cue.timed` does.
    """
    if cue.end_ms - cue.start_ms > LONG_MS:
        begun, done, _, _ = _columns(cue.timed())
        runs = _runs(begun, done, [0, *(end - first for end in inside), last - first])
        return runs.starts_ms, runs.ends_ms, [first + edge for edge in runs.edges[1:]]
    if not inside:
        return (cue.start_ms,), (cue.end_ms,), (last,)
    moments = spread_edges(texts[first:last], cue.start_ms, cue.end_ms)
    bounds = [moments[edge - first] for edge in (first, *inside, last)]
    return bounds[:-1], bounds[1:], [*inside, last]


def _columns(words: Iterable[Word]) -> Sequence[list[Any]]:
    """Give all starts, all ends, all texts and all probabilities."""
    fields = list(chain.from_iterable(words))
    each = len(Word._fields)
    return [fields[at::each] for at in range(each)]


def _ends(texts: Sequence[str]) -> list[int]:
    """Give the offsets behind the words that end a sentence."""
    lines = "\n".join(texts) + "\n" * bool(texts)
    if lines.count("\n") > len(texts):
        return _ends([text.replace("\n", " ") for text in texts])
    places = [found.end() for found in _SENTENCE_END.finditer(lines)]
    return list(accumulate(lines.count("\n", a, b) for a, b in pairwise([0, *places])))


class _Runs(NamedTuple):
    """Starts and ends of runs of words, in ms, and which words begin them, and how many there are."""

    starts_ms: list[int]
    ends_ms: list[int]
    edges: list[int]


def _units(runs: _Runs, ends: Iterable[int], cues: Sequence[int] = ()) -> Units:
    sentences = set(ends)
    return Units(*runs, [edge in sentences for edge in runs.edges[1:]], cues)


def _runs(begun: Sequence[int], done: Sequence[int], edges: list[int]) -> _Runs:
    """Give the runs of words between edges, those that are too long in pieces."""
    starts, latest = [begun[edge] for edge in edges[:-1]], _latest(done, edges)
    if max(map(sub, latest, starts)) <= LONG_MS:
        return _Runs(starts, latest, edges)
    edges = list(_broken(begun, done, edges))
    return _Runs([begun[edge] for edge in edges[:-1]], _latest(done, edges), edges)


def _latest(times: Sequence[int], edges: Sequence[int]) -> list[int]:
    """Give the largest time between each two edges."""
    if times == sorted(times):
        return [times[edge - 1] for edge in edges[1:]]
    return [max(times[a:b]) for a, b in pairwise(edges)]


def _broken(begun: Sequence[int], done: Sequence[int], edges: Sequence[int]) -> Iterator[int]:
    """Give the edges, and between two that are too far apart one before each word that would end too late."""
    yield 0
    for a, b in pairwise(edges):
        if max(done[a:b]) - begun[a] > LONG_MS:
            yield from _breaks(begun, done, a, b)
        yield b


def _breaks(begun: Sequence[int], done: Sequence[int], first: int, last: int) -> Iterator[int]:
    """Give where a long run is cut: before each word that would end too late."""
    for at in range(first + 1, last):
        if done[at] - begun[first] > LONG_MS:
            yield at
            first = at
