"""Where a query is met: passages of a transcript, found from the positions of its words.

Each part of a query gives minimal passages, in order; AND joins the nearest, as in Clarke, Cormack
and Burkowski, "An algebra for structured text search" (The Computer Journal 38, 1995). So the
edge of a cue, a snippet or a sentence never hides anything.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, Protocol

from talkdex.search.query import WITHIN, And, Node, Not, Or, Phrase

EXPANSIONS = 200
_SURE = 2_000


class Passage(NamedTuple):
    """A place that meets the query: first and last token, those matched, and how rare they are."""

    transcript: int
    first: int
    last: int
    matched: tuple[int, ...]
    weight: float


def expanded(node: Node, vocabulary: Callable[[str, int], list[tuple[str, int]]]) -> Node:
    """Replace each word's beginning by the words most often said that begin so.

    Args:
        node: a query.
        vocabulary: gives (word, times said) of the words that begin so, at most so many.
    """
    if isinstance(node, Phrase):
        if not node.prefix:
            return node
        *before, stem = node.words
        words = [word for word, _ in vocabulary(stem, EXPANSIONS)] or [stem]
        ways = tuple(Phrase((*before, word)) for word in words)
        return Or(ways) if len(ways) > 1 else ways[0]
    if isinstance(node, Not):
        return Not(expanded(node.wanted, vocabulary), expanded(node.unwanted, vocabulary))
    return node._replace(parts=tuple(expanded(part, vocabulary) for part in node.parts))


def expression(node: Node) -> str:
    """Write a query for FTS5: only folded words in quotation marks and our own operators."""
    if isinstance(node, Phrase):
        return f'"{" ".join(node.words)}"'
    if isinstance(node, Not):
        return expression(node.wanted)
    word = " AND " if isinstance(node, And) else " OR "
    return "(" + word.join(expression(part) for part in node.parts) + ")"


class Places(Protocol):
    """Where words and pairs of words stand: in the whole index, or in a few snippets of it."""

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said in the whole index."""
        ...

    def of(self, token: str, transcripts: Collection[int] | None = None) -> Iterable[tuple[int, int]]:
        """Give (transcript, position) of a word or pair, in order."""
        ...


class Search:
    """One evaluation: the same places, limits and weights for every part of the query.

    Args:
        places: where words stand.
        total: how many tokens the index holds, for weights.
        allowed: transcripts to look in; None for all.
    """

    def __init__(self, places: Places, total: int, allowed: Collection[int] | None = None) -> None:
        self._positions = places
        self._total = max(total, 1)
        self.allowed = allowed

    def size(self, node: Node) -> int:
        """How many positions an evaluation reads, about."""
        if isinstance(node, Phrase):
            return min(self._positions.times(tokens_of(node)).values())
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
        weight = math.log(1 + self._total / max(self.size(phrase), 1))
        length = len(phrase.words)
        for transcript, first in self._places(phrase):
            last = first + length - 1
            yield Passage(transcript, first, last, tuple(range(first, last + 1)), weight)

    def _places(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Give (transcript, first position) of a phrase, in order."""
        if len(phrase.words) == 1:
            return list(self._positions.of(phrase.words[0], self.allowed))
        return self._together(phrase.words)

    def _together(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Places where words follow each other: the rarest pair's, checked against the other pairs."""
        pairs = [f"{a}_{b}" for a, b in pairwise(words)]
        times = self._positions.times(pairs)
        counts = sorted((times[pair], offset) for offset, pair in enumerate(pairs))
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


def tokens_of(phrase: Phrase) -> list[str]:
    """Give the index's tokens of a phrase: its pairs of neighbours, or its only word."""
    return [f"{a}_{b}" for a, b in pairwise(phrase.words)] or list(phrase.words)


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
