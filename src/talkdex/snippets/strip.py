"""Strips: the snippets of one stretch by the column; storing waits for them, and an hour makes hundreds."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import sub
from typing import NamedTuple

from talkdex.snippet import Columns, Places, Snippet, Spans, Timings
from talkdex.snippets.stretch import Stretch, Units


class Strip(NamedTuple):
    """The snippets of one stretch.

    Args:
        speaker: of all of them, or None.
        starts_ms: of each.
        ends_ms: of each.
        texts: of each.
        edges: which span of the stretch begins each, and how many spans there are.
        timings: of all spans.
        places: of all spans, each in the text of its snippet; None where they are just its words.
        exact: whether each span is one word.
    """

    speaker: str | None
    starts_ms: Sequence[int]
    ends_ms: Sequence[int]
    texts: Sequence[str]
    edges: Sequence[int]
    timings: Timings
    places: Places | None
    exact: bool

    def snippets(self) -> Iterator[Snippet]:
        """Give them one by one."""
        for start_ms, end_ms, text, (a, b) in zip(
            self.starts_ms, self.ends_ms, self.texts, pairwise(self.edges), strict=True
        ):
            yield Snippet(start_ms, end_ms, text, self._spans(text, a, b), self.exact, self.speaker)

    def _spans(self, text: str, first: int, last: int) -> Spans:
        timings = self.timings.between(first, last)
        if self.places is None:
            return Spans.of_words(text, timings)
        starts, ends = self.places.between(first, last)
        columns = Columns(starts, ends, *timings)
        return Spans(lambda: columns)


class _Row(NamedTuple):
    """Spans of a stretch: which word begins each, and how many words there are; and `Strip`'s columns."""

    words: Sequence[int]
    edges: Sequence[int]
    timings: Timings


def cut_at(stretch: Stretch, borders: Sequence[int], glue: str) -> Strip:
    """Cut a stretch before the units whose numbers are its borders, of which the last is how many there are.

    Args:
        stretch: what is cut.
        borders: the first is 0.
        glue: stands between two words.
    """
    units, texts = stretch.units, stretch.texts
    edges = [units.edges[border] for border in borders]
    starts_ms = [units.starts_ms[border] for border in borders[:-1]]
    ends_ms = [max(units.ends_ms[a:b]) for a, b in pairwise(borders)]
    said = [glue.join(texts[a:b]) for a, b in pairwise(edges)]
    exact, row = stretch.timings is not None, _row(stretch, borders, edges)
    places = None if exact and stretch.unbroken and glue == " " else _places(texts, row, len(glue))
    return Strip(stretch.speaker, starts_ms, ends_ms, said, row.edges, row.timings, places, exact)


def _row(stretch: Stretch, borders: Sequence[int], edges: Sequence[int]) -> _Row:
    """Give a span for each word, or for each cue of a snippet where the cues alone are timed."""
    if stretch.timings is None:
        return _by_cue(stretch.units, borders)
    return _Row(range(len(stretch.texts) + 1), edges, stretch.timings)


def _by_cue(units: Units, borders: Sequence[int]) -> _Row:
    """Give a span for the units in a row that are of one cue and in one snippet."""
    changes = (number for number, (a, b) in enumerate(pairwise(units.cues), 1) if a != b)
    firsts = sorted({*borders, *changes})
    number = dict(zip(firsts, range(len(firsts)), strict=True))
    starts_ms = [units.starts_ms[first] for first in firsts[:-1]]
    ends_ms = [units.ends_ms[after - 1] for after in firsts[1:]]
    words = [units.edges[first] for first in firsts]
    edges = [number[border] for border in borders]
    return _Row(words, edges, Timings(starts_ms, ends_ms, [None] * len(starts_ms)))


def _places(texts: Sequence[str], row: _Row, gap: int) -> Places:
    """Give where spans stand in their snippets, half-open, where `gap` characters stand between words."""
    before = list(accumulate(map(gap.__add__, map(len, texts)), initial=0))
    at = [before[word] for word in row.words]
    begins = list(chain.from_iterable(repeat(at[a], b - a) for a, b in pairwise(row.edges)))
    starts = list(map(sub, at, begins))
    ends = list(map(sub, at[1:], map(gap.__add__, begins)))
    return Places(starts, ends)
