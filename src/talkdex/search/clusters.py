"""Clusters: what meets a query in one recording, together by the snippet it begins in, the best first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple, TypeVar

from talkdex.index.positions import BITS
from talkdex.index.reader import Reader
from talkdex.search.passages import Passage, Search
from talkdex.search.query import Phrase

_T = TypeVar("_T")
_MORE = 0.01  # what each passage of a snippet adds to its weight


class Clusters(NamedTuple):
    """The clusters of a recording.

    Args:
        best: the passages of each snippet, the best snippet first; made only when they are asked for.
        total: how many clusters there are.
    """

    best: Iterable[list[Passage]]
    total: int


def of_passages(reader: Reader, passages: Iterable[Passage]) -> Clusters:
    """Put passages, in order, together; those whose snippet has the tightest come first."""
    clusters: list[list[Passage]] = []
    for transcript, group in groupby(passages, key=lambda p: p.transcript):
        some = list(group)
        clusters += _runs(some, reader.begins(transcript, [passage.first for passage in some]))
    return Clusters(sorted(clusters, key=weight, reverse=True), len(clusters))


def of_places(reader: Reader, search: Search, phrase: Phrase, places: Sequence[int]) -> Clusters:
    """Put packed places where a phrase begins, in order, together; the snippet with most comes first."""
    clusters: list[list[int]] = []
    for transcript, run in by_transcript(places):
        base = transcript << BITS
        clusters += _runs(run, reader.begins(transcript, [place - base for place in run]))
    clusters.sort(key=len, reverse=True)
    made = search.at(phrase, chain.from_iterable(clusters))
    return Clusters((list(islice(made, len(cluster))) for cluster in clusters), len(clusters))


def _runs(things: Iterable[_T], begins: Sequence[int]) -> Iterator[list[_T]]:
    """Put things in a row together that have the same beginning."""
    for _, run in groupby(zip(begins, things, strict=True), key=itemgetter(0)):
        yield [thing for _, thing in run]


def by_transcript(places: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Cut packed places, in order, into those of each transcript."""
    begin = 0
    while begin < len(places):
        transcript = places[begin] >> BITS
        end = bisect_left(places, (transcript + 1) << BITS, begin)
        yield transcript, places[begin:end]
        begin = end


def weight(passages: Sequence[Passage]) -> float:
    """Give what a snippet's passages are worth: the tightest counts, and a little how many there are."""
    return max(map(tightness, passages)) + _MORE * len(passages)


def tightness(passage: Passage) -> float:
    """Rarity of what matched, less where other words stand between."""
    loose = passage.last - passage.first + 1 - len(passage.matched)
    return passage.weight / (1 + loose / 20)
