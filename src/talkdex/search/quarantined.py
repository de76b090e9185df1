"""Searching what is kept in quarantine: cues that look invented, which a search passes over unless asked."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from talkdex.index.hearing import StoredDoubt, doubted
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredSnippet
from talkdex.search.frequent import Texts
from talkdex.search.hits import Hit, Located, dress, word_range
from talkdex.search.passages import Passage, Search, tokens_of
from talkdex.search.query import WITHIN, Node, phrases
from talkdex.search.scope import Scope

_APART = 100 * WITHIN
"""Positions between two cues, so that nothing is found across them; longer cues there are none."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A quarantined cue as if it stood at a position of its transcript."""

    doubt: StoredDoubt
    stored: StoredSnippet


def quarantined(reader: Reader, node: Node, scope: Scope, total: int) -> dict[int, list[Hit]]:
    """Give the hits among quarantined cues, by recording, in order of time.

    Args:
        reader: of the index.
        node: the query.
        scope: what it is limited to.
        total: how many tokens are searched otherwise, for weights.
    """
    places = list(_places(reader, scope))
    wanted = {token for phrase in phrases(node) for token in tokens_of(phrase)}
    texts = Texts([place.stored for place in places], wanted, reader.positions)
    passages: dict[int, list[Passage]] = defaultdict(list)
    for passage in Search(texts, total).passages(node):
        passages[passage.first // _APART].append(passage)
    found: dict[int, list[Hit]] = defaultdict(list)
    for number, group in sorted(passages.items()):
        hit = _hit(reader, scope, places[number], group)
        if scope.admits(hit.segments, hit.speaker):
            found[hit.recording.id].append(hit)
    return found


def _places(reader: Reader, scope: Scope) -> Iterator[_Place]:
    admitted = (doubt for doubt in doubted(reader.connection) if doubt.transcript_id in scope.transcripts)
    for number, doubt in enumerate(admitted):
        yield _Place(doubt, StoredSnippet(doubt.id, doubt.transcript_id, number * _APART, doubt.snippet))


def _hit(reader: Reader, scope: Scope, place: _Place, group: list[Passage]) -> Hit:
    matched = tuple(sorted({at for passage in group for at in passage.matched}))
    snippets = (place.stored,)
    start, end = word_range(snippets, matched[0])[0], word_range(snippets, matched[-1])[1]
    weight = max(passage.weight for passage in group)
    located = Located(place.doubt.transcript_id, snippets, matched, start, max(start, end), weight)
    recording = reader.recording(scope.transcripts[place.doubt.transcript_id])
    segments = scope.falls_in(recording.id, located.start_ms, located.end_ms)
    return dress(reader, recording, located, segments, context=0)._replace(doubt=place.doubt.reason)
