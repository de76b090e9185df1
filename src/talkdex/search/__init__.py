"""Search: words, phrases and their combinations, to hits with the second at which they are said."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.search import frequent
from talkdex.search.clusters import Clusters, weight
from talkdex.search.hits import Hit as Hit
from talkdex.search.hits import dress, locate
from talkdex.search.nearby import near, ranked_nearby
from talkdex.search.passages import Passage, Search, expanded, tokens_of
from talkdex.search.query import Node, Phrase, distinct, parse
from talkdex.search.ranking import Ranked, ranked, ranked_first, ranked_often, ranked_phrase
from talkdex.search.scope import Filters as Filters
from talkdex.search.scope import Scope

_ECHO_MS = 30_000
"""How far from the speaker's word a translation's may stand, which is timed within its window at best."""

PER_RECORDING = 3
OFTEN = 1_500
"""Positions that a phrase takes beyond which only those in the recordings that rank best are read."""


class Found(NamedTuple):
    """The hits in one recording, in order of time, and how many there are in all."""

    recording: StoredRecording
    hits: tuple[Hit, ...]
    total: int


def search(
    reader: Reader, query: str, filters: Filters | None = None, *, limit: int = 10, context: int = 0,
    per_recording: int = PER_RECORDING, doubtful: bool = False,
) -> list[Found]:  # fmt: skip
    """Find where something is said, grouped by recording, the best recording first.

    Args:
        reader: of the index.
        query: any text; see `talkdex.search.query` for what it may hold.
        filters: what to limit the search to; None for everything.
        limit: how many recordings at most.
        context: how many snippets to give before and after each hit.
        per_recording: how many hits of each recording at most, the best of them.
        doubtful: find also what is kept in quarantine since it looks invented; all of it, beyond the limits.

    Raises:
        NotFound: a filter names what the index doesn't hold.
    """
    node, scope = parse(query), Scope(reader, filters or Filters())
    if node is None or scope.transcripts == set():
        return []
    groups = _groups(reader, node, scope.transcripts, limit, per_recording)
    found = (_recording_hits(reader, scope, *group, per_recording, context) for group in groups)
    first = _first(found, limit)
    return _with_doubtful(reader, node, scope, first) if doubtful else first


def _with_doubtful(reader: Reader, node: Node, scope: Scope, found: list[Found]) -> list[Found]:
    """Add the hits in quarantine to those of their recordings; recordings without others come last."""
    from talkdex.search.quarantined import quarantined  # noqa: PLC0415 - seldom asked for

    doubts = quarantined(reader, node, scope, reader.token_total())
    full = [_joined(one, doubts.pop(one.recording.id, [])) for one in found]
    return full + [Found(hits[0].recording, tuple(hits), len(hits)) for hits in doubts.values()]


def _joined(found: Found, more: list[Hit]) -> Found:
    hits = sorted((*found.hits, *more), key=lambda hit: hit.start_ms)
    return Found(found.recording, tuple(hits), found.total + len(more))


def _groups(
    reader: Reader, node: Node, allowed: Collection[int] | None, limit: int, per_recording: int
) -> Ranked:
    """Give the recordings that meet a query, best first; of very frequent words, those that rank best."""
    typed, node = node, expanded(distinct(node), reader.positions.starting_with)
    every = Search(reader.positions, reader.token_total(), allowed)
    together = near(typed, node)
    if together and every.reading(together.parts) > OFTEN:
        return ranked_nearby(reader, every, together, limit)
    many = every.size(node) > frequent.MANY
    if not isinstance(node, Phrase):
        read = frequent.passages(reader, node, every.total, allowed, limit) if many else every.passages(node)
        return ranked(reader, read)
    if every.cost(node) <= OFTEN:
        return ranked_phrase(reader, every, node)
    best = ranked_often(reader, every, node, limit)
    if not many or len(tokens_of(node)) > 1:  # of longer phrases few places are left to read
        return best
    if len(node.words) > 1 and allowed is None:
        return ranked_first(reader, every, node, OFTEN, best)
    return frequent.ranked_phrase(reader, every, node, limit, per_recording)


def _first(found: Iterator[Found | None], limit: int) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        if one is not None:
            kept.append(one)
        if len(kept) >= limit:
            break
    return kept


def _recording_hits(
    reader: Reader, scope: Scope, number: int, clusters: Clusters, per_recording: int, context: int
) -> Found | None:
    """Choose and dress the best hits of one recording; None where the scope admits none."""
    recording = reader.recording(number)
    if scope.narrow:
        admitted = list(filter(None, (_admitted(reader, scope, number, some) for some in clusters.best)))
        clusters = Clusters(admitted, len(admitted))
    best = [locate(reader, some, weight(some)) for some in islice(clusters.best, per_recording)]
    hits = [
        dress(reader, recording, one, scope.falls_in(number, one.start_ms, one.end_ms), context)
        for one in sorted(best, key=lambda one: one.start_ms)
    ]
    kept = _without_echoes(hits)
    return Found(recording, kept, clusters.total - len(hits) + len(kept)) if kept else None


def _without_echoes(hits: list[Hit]) -> tuple[Hit, ...]:
    """Leave out what a translation says in the words of the speaker at about the same time: names, mostly."""
    said = [hit.start_ms for hit in hits if hit.spoken is None]
    return tuple(
        hit
        for hit in hits
        if hit.spoken is None or not any(abs(hit.start_ms - start) < _ECHO_MS for start in said)
    )


def _admitted(reader: Reader, scope: Scope, recording_id: int, group: list[Passage]) -> list[Passage]:
    """Keep the passages whose words are said by the right person, in the right segment."""
    kept = []
    for passage in group:
        one = locate(reader, [passage], passage.weight)
        if scope.admits(scope.falls_in(recording_id, one.start_ms, one.end_ms), one.speaker):
            kept.append(passage)
    return kept
