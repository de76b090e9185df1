"""Where a query is met: passages of a transcript, found from the positions of its words.

Each part of a query gives minimal passages, in order; AND joins the nearest, as in Clarke, Cormack
and Burkowski, "An algebra for structured text search" (The Computer Journal 38, 1995). So the
edge of a cue, a snippet or a sentence never hides anything.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from talkdex.index.positions import BITS
from talkdex.search.query import WITHIN, And, Node, Not, Or, Phrase

EXPANSIONS = 200
_SURE = 2_000
_PASSED_OVER = 30
_LOOK_UP = 125  # positions that are read and handed over in the time one place is looked up


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

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:
        """Give `(transcript << BITS) + position` of every place of a word or pair, in order."""
        ...

    def holding(self, wanted: Sequence[tuple[int, str]], places: set[int]) -> set[int]:
        """Keep those packed places that have each word or pair so many tokens ahead, the rarest first."""
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
        self.total = max(total, 1)
        self.allowed = allowed

    def size(self, node: Node) -> int:
        """How many positions an evaluation looks at, about; those that are only passed over count little."""
        if isinstance(node, Phrase):
            return min(self._positions.times(tokens_of(node)).values())
        if isinstance(node, Not):
            return self.size(node.wanted) + self.size(node.unwanted) // _PASSED_OVER
        sizes = sorted(self.size(part) for part in node.parts)
        if isinstance(node, Or):
            return sum(sizes)
        return sizes[0] * len(sizes) + sum(sizes[1:]) // _PASSED_OVER

    def cost(self, phrase: Phrase) -> int:
        """How many positions, about, it takes to read to find all places of a phrase."""
        first, *others = (times for times, _, _ in self._needed(phrase))
        return first + min(sum(others), first * _LOOK_UP)

    def reading(self, node: And) -> int:
        """How many positions, about, it takes to read to find all places of phrases near each other.

        SQLite passes over those in transcripts that don't say the rarest, in an eighth of the time.
        """
        first, *others = sorted(self.size(part) for part in node.parts)
        return first * (1 + len(others)) + sum(others) // 8 if first else 0

    def passages(self, node: Node) -> list[Passage]:
        """Give the passages that meet a query, in order."""
        return self._found(node, self.allowed)

    def starts(self, phrase: Phrase, allowed: Collection[int] | None = None) -> list[int]:
        """Give the packed places where a phrase begins, in order: the rarest pair's, held to others.

        Only as many pairs are looked at, the rarest, as it takes to hold all of its words.
        """
        (times, begin, rarest), *others = self._needed(phrase)
        if not times:
            return []
        places = self._positions.packed(rarest, allowed)
        if not others:
            return places
        wanted = [(ahead, token) for _, ahead, token in others]
        return sorted(self._positions.holding(wanted, {place - begin for place in places}))

    def _needed(self, phrase: Phrase) -> list[tuple[int, int, str]]:
        """Choose of a phrase's tokens, the rarest first, those with a word that none before holds.

        Gives how often each is said, how far ahead in the phrase it stands, and the token.
        """
        times = self._positions.times(tokens_of(phrase))
        held: set[int] = set()
        chosen = []
        for one in sorted((times[token], ahead, token) for ahead, token in enumerate(tokens_of(phrase))):
            words = {one[1], one[1] + one[2].count("_")}
            if not words <= held:
                held |= words
                chosen.append(one)
        return chosen

    def at(self, phrase: Phrase, starts: Iterable[int]) -> Iterator[Passage]:
        """Give the passages of a phrase that begin at packed places."""
        weight = math.log(1 + self.total / max(self.size(phrase), 1))
        length = len(phrase.words)
        for place in starts:
            first = place & ((1 << BITS) - 1)
            matched = tuple(range(first, first + length))
            yield Passage(place >> BITS, first, first + length - 1, matched, weight)

    def _found(self, node: Node, allowed: Collection[int] | None) -> list[Passage]:
        if isinstance(node, Phrase):
            return list(self.at(node, self.starts(node, allowed)))
        if isinstance(node, Or):
            return _merged(passage for part in node.parts for passage in self._found(part, allowed))
        if isinstance(node, Not):
            wanted = self._found(node.wanted, allowed)
            return _without(wanted, self._found(node.unwanted, _narrowed(wanted, allowed)))
        return self._together(node, allowed)

    def _together(self, node: And, allowed: Collection[int] | None) -> list[Passage]:
        """Join all parts, the rarest first: the others are found only where that is said."""
        rarest, *others = sorted(node.parts, key=self.size)
        found = self._found(rarest, allowed)
        for part in others:
            found = _joined(found, self._found(part, _narrowed(found, allowed)), node.within)
        return found


def tokens_of(phrase: Phrase) -> list[str]:
    """Give the index's tokens of a phrase: its pairs of neighbours, or its only word."""
    return [f"{a}_{b}" for a, b in pairwise(phrase.words)] or list(phrase.words)


def _narrowed(passages: Iterable[Passage], allowed: Collection[int] | None) -> Collection[int] | None:
    """Give the transcripts of passages, unless they are too many to be worth naming."""
    transcripts = {passage.transcript for passage in passages}
    return transcripts if len(transcripts) <= _SURE else allowed


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
    """Join each passage of the left with the one before and the one behind of the right that are near.

    Only those are kept in which no other is.
    """
    edges = [(p.transcript, p.first) for p in right]
    found = set()
    for passage in left:
        at = bisect_left(edges, (passage.transcript, passage.first))
        near = (right[i] for i in (at - 1, at) if 0 <= i < len(right))
        found |= {
            _union(passage, p)
            for p in near
            if p.transcript == passage.transcript and _gap(passage, p) <= within
        }
    return _minimal(found)


def _minimal(passages: Iterable[Passage]) -> list[Passage]:
    """Leave out the passages that hold another; give the others in order."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.transcript, p.first, -p.last), reverse=True):
        if not kept or kept[-1].transcript != passage.transcript or passage.last < kept[-1].last:
            kept.append(passage)
    return kept[::-1]


def _gap(a: Passage, b: Passage) -> int:
    """Words between two passages; 0 where they touch or overlap."""
    return max(0, max(a.first, b.first) - min(a.last, b.last) - 1)


def _union(a: Passage, b: Passage) -> Passage:
    matched = tuple(sorted({*a.matched, *b.matched}))
    return Passage(a.transcript, min(a.first, b.first), max(a.last, b.last), matched, a.weight + b.weight)
