"""Where a query is met: passages of a transcript, found from the positions of its words.

Each part of a query gives minimal passages, in order; AND joins the nearest, as in Clarke, Cormack
and Burkowski, "An algebra for structured text search" (The Computer Journal 38, 1995). So the
edge of a cue, a snippet or a sentence never hides anything.
"""

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from talkdex.index.positions import Positions
from talkdex.search.query import WITHIN, And, Node, Not, Or, Phrase

MANY = 60_000
"""Above so many positions only the transcripts that rank best are read."""
RANKED = 200
EXPANSIONS = 60
_SURE = 2_000


class Passage(NamedTuple):
    """A place that meets the query: first and last token, those matched, and how rare they are."""

    transcript: int
    first: int
    last: int
    matched: tuple[int, ...]
    weight: float


def find(positions: Positions, node: Node, total: int, allowed: Collection[int] | None) -> list[Passage]:
    """Give the passages that meet a query, in order of transcript and position.

    Args:
        positions: of the index.
        node: the query.
        total: how many tokens the index holds, for weights.
        allowed: transcripts to look in; None for all.
    """
    search = _Search(positions, total, allowed)
    if search.size(node) > MANY:
        ranked = positions.best(expression(node), RANKED if allowed is None else 1_000_000)
        search.allowed = [number for number in ranked if allowed is None or number in allowed][:RANKED]
    return search.passages(node)


def expression(node: Node) -> str:
    """Write a query for FTS5: only folded words in quotation marks and our own operators."""
    if isinstance(node, Phrase):
        return f'"{" ".join(node.words)}"' + (" *" if node.prefix else "")
    if isinstance(node, Not):
        return expression(node.wanted)
    word = " AND " if isinstance(node, And) else " OR "
    return "(" + word.join(expression(part) for part in node.parts) + ")"


class _Search:
    """One evaluation: the same limits and weights for every part of the query."""

    def __init__(self, positions: Positions, total: int, allowed: Collection[int] | None) -> None:
        self._positions = positions
        self._total = max(total, 1)
        self.allowed = allowed

    def size(self, node: Node) -> int:
        """How many positions an evaluation would read, at most."""
        if isinstance(node, Phrase):
            if node.prefix and len(node.words) == 1:
                return sum(times for _, times in self._positions.starting_with(node.words[0], EXPANSIONS))
            return min(self._positions.count(token).times for token in _tokens(node))
        if isinstance(node, Not):
            return self.size(node.wanted) + self.size(node.unwanted)
        return sum(self.size(part) for part in node.parts)

    def passages(self, node: Node) -> list[Passage]:
        """Give the passages of one part of the query, in order."""
        if isinstance(node, Phrase):
            return list(self._phrase(node))
        if isinstance(node, Or):
            return _merged(passage for part in node.parts for passage in self.passages(part))
        if isinstance(node, Not):
            return _without(self.passages(node.wanted), self.passages(node.unwanted))
        found = self.passages(node.parts[0])
        for part in node.parts[1:]:
            found = _joined(found, self.passages(part), node.within)
        return found

    def _phrase(self, phrase: Phrase) -> Iterator[Passage]:
        places, times = self._places(phrase)
        weight = math.log(1 + self._total / max(times, 1))
        length = len(phrase.words)
        for transcript, first in places:
            last = first + length - 1
            yield Passage(transcript, first, last, tuple(range(first, last + 1)), weight)

    def _places(self, phrase: Phrase) -> tuple[list[tuple[int, int]], int]:
        if phrase.prefix:
            return self._prefixed(phrase)
        if len(phrase.words) == 1:
            (word,) = phrase.words
            return list(self._positions.of(word, self.allowed)), self._positions.count(word).times
        places = self._together(phrase.words)
        return places, len(places)

    def _prefixed(self, phrase: Phrase) -> tuple[list[tuple[int, int]], int]:
        """Expand the last word over the vocabulary; the words before it must precede each."""
        *before, stem = phrase.words
        found: list[tuple[int, int]] = []
        for word, _ in self._positions.starting_with(stem, EXPANSIONS):
            found += self._places(Phrase((*before, word)))[0]
        return sorted(found), len(found)

    def _together(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Places where words follow each other: the rarest pair's, checked against the other pairs."""
        pairs = [f"{a}_{b}" for a, b in pairwise(words)]
        counts = sorted((self._positions.count(pair).times, offset) for offset, pair in enumerate(pairs))
        if counts[0][0] == 0:
            return []
        base = counts[0][1]
        places = [(t, at - base) for t, at in self._positions.of(pairs[base], self.allowed)]
        for _, offset in counts[1:]:
            transcripts = {t for t, _ in places}
            where = self.allowed if len(transcripts) > _SURE else transcripts
            others = {(t, at - offset) for t, at in self._positions.of(pairs[offset], where)}
            places = [place for place in places if place in others]
        return places


def _tokens(phrase: Phrase) -> list[str]:
    """The index tokens that decide how often a phrase can occur."""
    words = phrase.words[:-1] if phrase.prefix else phrase.words
    if len(words) < 2:
        return list(words)
    return [f"{a}_{b}" for a, b in pairwise(words)]


def _merged(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(set(passages))


def _without(wanted: list[Passage], unwanted: list[Passage]) -> list[Passage]:
    """Keep the passages that have none of the unwanted near."""
    edges = [(p.transcript, p.first) for p in unwanted]
    kept = []
    for passage in wanted:
        at = bisect_left(edges, (passage.transcript, passage.first - WITHIN))
        near = edges[at] if at < len(edges) else None
        if near is None or near > (passage.transcript, passage.last + WITHIN):
            kept.append(passage)
    return kept


def _joined(left: list[Passage], right: list[Passage], within: int) -> list[Passage]:
    """Pair each passage with the nearest of the other side, each side's turn; overlaps count as near."""
    return _merged([*_nearest(left, right, within), *_nearest(right, left, within)])


def _nearest(left: list[Passage], right: list[Passage], within: int) -> Iterator[Passage]:
    edges = [(p.transcript, p.first) for p in right]
    for passage in left:
        at = bisect_left(edges, (passage.transcript, passage.first))
        near = [right[i] for i in (at - 1, at) if 0 <= i < len(right)]
        near = [p for p in near if p.transcript == passage.transcript and _gap(passage, p) <= within]
        if near:
            yield _union(passage, min(near, key=lambda p: _gap(passage, p)))


def _gap(a: Passage, b: Passage) -> int:
    """Words between two passages; 0 where they touch or overlap."""
    return max(0, max(a.first, b.first) - min(a.last, b.last) - 1)


def _union(a: Passage, b: Passage) -> Passage:
    matched = tuple(sorted({*a.matched, *b.matched}))
    return Passage(a.transcript, min(a.first, b.first), max(a.last, b.last), matched, a.weight + b.weight)
