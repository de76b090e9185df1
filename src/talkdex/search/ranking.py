"""Ranking: the recordings that meet a query, best first, with the passages of each.

The best passage counts, and a little how many there are. The passages of a single phrase are all
alike, so there only their number counts, and they are made only of the recordings that are shown.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from talkdex.index.positions import BITS
from talkdex.search.passages import Passage, Search
from talkdex.search.query import Phrase
from talkdex.search.scope import Scope

_MANY = 20  # passages of a recording beyond which more don't make it better


def ranked(scope: Scope, passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Group passages by recording, the best recording first."""
    groups: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[scope.transcripts[passage.transcript]].append(passage)
    yield from sorted(groups.values(), key=lambda g: -_worth(g))


def ranked_phrase(scope: Scope, search: Search, phrase: Phrase) -> Iterator[list[Passage]]:
    """Group the passages of one phrase by recording, the best recording first."""
    groups: dict[int, list[int]] = defaultdict(list)
    for transcript, run in groupby(search.starts(phrase, search.allowed), key=lambda p: p >> BITS):
        groups[scope.transcripts[transcript]] += run
    for places in sorted(groups.values(), key=lambda g: -min(len(g), _MANY)):
        yield list(search.at(phrase, places))


def tightness(passage: Passage) -> float:
    """Rarity of what matched, less where other words stand between."""
    loose = passage.last - passage.first + 1 - len(passage.matched)
    return passage.weight / (1 + loose / 20)


def _worth(group: list[Passage]) -> float:
    best = max(tightness(passage) for passage in group)
    return best * (1 + 0.1 * math.sqrt(min(len(group), _MANY)))
