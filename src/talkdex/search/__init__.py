"""Search: words, phrases and their combinations, to hits with the second at which they are said."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.search import frequent
from talkdex.search.hits import Hit as Hit
from talkdex.search.hits import by_snippet, dress, locate
from talkdex.search.passages import Passage, Search, expanded
from talkdex.search.query import Node, Phrase, parse
from talkdex.search.ranking import ranked, ranked_phrase, tightness
from talkdex.search.scope import Filters as Filters
from talkdex.search.scope import Scope

_ECHO_MS = 30_000
"""How far from the speaker's word a translation's may stand, which is timed within its window at best."""

PER_RECORDING = 5


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
    if node is None or not scope.transcripts:
        return []
    allowed = scope.transcripts if scope.limited else None
    groups = _groups(reader, node, scope, allowed, limit)
    found = (_recording_hits(reader, scope, group, per_recording, context) for group in groups)
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
    reader: Reader, node: Node, scope: Scope, allowed: Collection[int] | None, limit: int
) -> Iterator[list[Passage]]:
    """Give the passages that meet a query, by recording; of very frequent words, those of the best."""
    total = reader.token_total()
    node = expanded(node, reader.positions.starting_with)
    complete = Search(reader.positions, total, allowed)
    if complete.size(node) > frequent.MANY:
        found = frequent.groups(reader, node, total, allowed, limit)
        return ranked(scope, chain.from_iterable(found))
    if isinstance(node, Phrase):
        return ranked_phrase(scope, complete, node)
    return ranked(scope, complete.passages(node))


def _first(found: Iterator[Found | None], limit: int) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        if one is not None:
            kept.append(one)
        if len(kept) >= limit:
            break
    return kept


def _recording_hits(
    reader: Reader, scope: Scope, passages: list[Passage], per_recording: int, context: int
) -> Found | None:
    """Choose and dress the best hits of one recording; None where the scope admits none."""
    recording = reader.recording(scope.transcripts[passages[0].transcript])
    groups = sorted(by_snippet(reader, passages), key=_weight, reverse=True)
    if scope.narrow:
        groups = list(filter(None, (_admitted(reader, scope, recording.id, group) for group in groups)))
    best = [locate(reader, group, _weight(group)) for group in groups[:per_recording]]
    hits = [
        dress(reader, recording, one, scope.falls_in(recording.id, one.start_ms, one.end_ms), context)
        for one in sorted(best, key=lambda one: one.start_ms)
    ]
    kept = _without_echoes(hits)
    return Found(recording, kept, len(groups) - len(hits) + len(kept)) if kept else None


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


def _weight(group: list[Passage]) -> float:
    return max(map(tightness, group)) + 0.01 * len(group)
