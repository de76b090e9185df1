"""The densest passage of a stretch: where it is told most closely what somebody remembers.

Each telling word is worth what it tells, once, and each step from one to the next costs: the passage is the
run of greatest sum, as in Ruzzo and Tompa, "A linear time algorithm for finding all maximal scoring
subsequences" (1999, https://pubmed.ncbi.nlm.nih.gov/10786306/ ), but that no word counts twice.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from talkdex.snippet import Snippet
from talkdex.text import folded
from talkdex.word import Word

_STEP, _SECOND = 0.1, 0.5
"""Nats that a word between costs, and a second of silence beyond the first `_PAUSE_MS`."""
_PAUSE_MS = 2_000


class Passage(NamedTuple):
    """Words said, from one that is remembered to another.

    Args:
        worth: what it tells, in nats, less what its length costs.
        snippets: those that hold it, in order.
        words: all of theirs.
        first: number of its first word.
        last: number of its last word.
        marks: numbers of those in it that are remembered, in order.
    """

    worth: float
    snippets: Sequence[Snippet]
    words: Sequence[Word]
    first: int
    last: int
    marks: Sequence[int]

    @property
    def inside(self) -> Sequence[Word]:
        """Its words."""
        return self.words[self.first : self.last + 1]


def densest(snippets: Sequence[Snippet], telling: Mapping[str, float]) -> Passage | None:
    """Give the passage of some snippets that is worth most; None where none of the words is said.

    Args:
        snippets: in order.
        telling: folded words that are remembered, and what each tells, in nats.
    """
    each = [snippet.words() for snippet in snippets]
    words = list(chain.from_iterable(each))
    met = [frozenset(telling.keys() & folded(word.text)) for word in words]
    marks = [number for number, tokens in enumerate(met) if tokens]
    if not marks:
        return None
    costs = list(accumulate(_costs(words), initial=0.0))
    runs = (run for at in range(len(marks)) for run in _runs(marks[at:], met, costs, telling))
    worth, first, last = max(runs, key=lambda run: run[0])
    bounds = list(accumulate(map(len, each), initial=0))
    a, b = bisect_right(bounds, first) - 1, bisect_right(bounds, last)
    begin = bounds[a]
    inside = [number - begin for number in marks if first <= number <= last]
    return Passage(worth, snippets[a:b], words[begin : bounds[b]], first - begin, last - begin, inside)


def _costs(words: Sequence[Word]) -> Iterator[float]:
    """Give what each step from a word to the next costs."""
    for word, following in pairwise(words):
        silent_ms = max(0, following.start_ms - word.end_ms - _PAUSE_MS)
        yield _STEP + _SECOND * silent_ms / 1000


def _runs(
    marks: Sequence[int], met: Sequence[frozenset[str]], costs: Sequence[float], telling: Mapping[str, float]
) -> Iterator[tuple[float, int, int]]:
    """Give the worth of each run that begins at the first mark, with its first and last word."""
    seen: set[str] = set()
    told = 0.0
    for number in marks:
        told += sum(telling[token] for token in met[number] - seen)
        seen |= met[number]
        yield told - (costs[number] - costs[marks[0]]), marks[0], number
