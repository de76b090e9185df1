"""Ranking: the recordings that meet a query, best first, with what meets it in each.

The best passage counts, and a little how many there are. The passages of a single phrase are all
alike, so there only their number counts, and they are made only of the recordings that are shown.
Where a phrase is said often, FTS5 counts it, and only the positions in the best recordings are read.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from talkdex.index.positions import BITS
from talkdex.index.reader import Reader
from talkdex.search.clusters import Clusters, by_transcript, of_passages, of_places, tightness
from talkdex.search.passages import Passage, Search, tokens_of
from talkdex.search.query import Phrase

_MANY = 20  # passages of a recording beyond which more don't make it better
_SPARE = 5  # transcripts beyond those asked for, since some are of one recording
_GROWTH = 4  # how many times more transcripts are looked at when those before were not enough

Ranked = Iterator[tuple[int, Clusters]]
"""Recordings, the best first, and what meets the query in each."""


def ranked(reader: Reader, passages: Iterable[Passage]) -> Ranked:
    """Group passages by recording."""
    together: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        together[passage.transcript].append(passage)
    recordings = reader.recordings_of(together)
    groups: dict[int, list[Passage]] = defaultdict(list)
    for transcript, some in together.items():
        groups[recordings[transcript]] += some
    for recording, some in sorted(groups.items(), key=lambda group: -_worth(group[1])):
        yield recording, of_passages(reader, some)


def ranked_phrase(reader: Reader, search: Search, phrase: Phrase) -> Ranked:
    """Group all passages of one phrase by recording."""
    return _grouped(reader, search, phrase, search.starts(phrase, search.allowed))


def ranked_often(reader: Reader, search: Search, phrase: Phrase, limit: int) -> Ranked:
    """Group the passages of one phrase that is said often by recording, as many as are asked for."""
    for batch in batches(reader, search, phrase, limit):
        transcripts = [number for numbers in batch.values() for number in numbers]
        yield from _grouped(reader, search, phrase, search.starts(phrase, transcripts))


def ranked_first(reader: Reader, search: Search, phrase: Phrase, most: int, rest: Ranked) -> Ranked:
    """Give the recordings that hold the first places of a phrase of two words, and then the rest.

    Args:
        reader: of the index.
        search: the evaluation.
        phrase: said often, so that ranking all recordings that say it would take longer than reading these.
        most: how many places to read; those of the last transcript, which may have more, come with the rest.
        rest: all recordings that say it.
    """
    places = reader.positions.first_places(tokens_of(phrase)[0], most)
    whole = places[: bisect_left(places, places[-1] >> BITS << BITS)] if places else []
    seen: set[int] = set()
    for recording, some in _by_recording(reader, whole):
        seen.add(recording)
        read = {place >> BITS for place in some}
        others = [row.id for row in reader.transcripts(recording) if row.id not in read]
        more = search.starts(phrase, others) if others else []
        yield recording, of_places(reader, search, phrase, sorted([*some, *more]))
    yield from (one for one in rest if one[0] not in seen)


def _grouped(reader: Reader, search: Search, phrase: Phrase, places: Sequence[int]) -> Ranked:
    for recording, some in _by_recording(reader, places):
        yield recording, of_places(reader, search, phrase, some)


def _by_recording(reader: Reader, places: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Group packed places by recording, those with most of them first."""
    runs = dict(by_transcript(places))
    recordings = reader.recordings_of(runs)
    groups: dict[int, list[int]] = defaultdict(list)
    for transcript, some in runs.items():
        groups[recordings[transcript]] += some
    return sorted(groups.items(), key=lambda group: -min(len(group[1]), _MANY))


def batches(reader: Reader, search: Search, phrase: Phrase, limit: int) -> Iterator[dict[int, list[int]]]:
    """Give the recordings in which a phrase is said, each once, and their transcripts, the best first."""
    return in_batches(reader, search, reader.positions.saying(tokens_of(phrase)), limit + _SPARE, set())


def in_batches(
    reader: Reader, search: Search, ranked: Iterable[int], first: int, seen: set[int]
) -> Iterator[dict[int, list[int]]]:
    """Give the recordings of ranked transcripts, each once, with those of its transcripts, the best first.

    Args:
        reader: of the index.
        search: the evaluation, whose limits hold.
        ranked: transcripts, the best first.
        first: how many are in the first batch; those after are larger, for searches that find none to
            their liking.
        seen: recordings that are passed over; those given are added.
    """
    said, size = _allowed(iter(ranked), search.allowed), first
    while numbers := list(islice(said, size)):
        recordings = reader.recordings_of(numbers)
        batch: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            if recordings[number] not in seen:
                batch[recordings[number]].append(number)
        seen.update(batch)
        size *= _GROWTH
        yield batch


def by_number(found: Mapping[int, Clusters]) -> Ranked:
    """Give recordings in which all passages are alike, those with most of them first."""
    yield from sorted(found.items(), key=lambda one: (-min(one[1].total, _MANY), one[0]))


def _allowed(numbers: Iterator[int], allowed: Collection[int] | None) -> Iterator[int]:
    return numbers if allowed is None else (number for number in numbers if number in allowed)


def _worth(group: list[Passage]) -> float:
    best = max(tightness(passage) for passage in group)
    return best * (1 + 0.1 * math.sqrt(min(len(group), _MANY)))
