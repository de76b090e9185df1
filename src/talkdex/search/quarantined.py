"""Searching what is kept in quarantine: cues that look invented, which a search passes over unless asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from talkdex.index.hearing import StoredDoubt, doubted
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredSnippet
from talkdex.search.hits import Hit, dress, located
from talkdex.search.passages import Passage, Search, expanded
from talkdex.search.query import WITHIN, Node, distinct
from talkdex.search.scope import Scope
from talkdex.search.texts import Surroundings, of_snippets
from talkdex.text import fold

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
        node: the query, beginnings of words not replaced yet.
        scope: what it is limited to.
        total: how many tokens are searched otherwise, for weights.
    """
    places = list(_places(reader, scope))
    words = Counter(token for place in places for token in fold(place.stored.snippet.text).split())
    node = expanded(distinct(node), partial(_beginning, words))
    texts = _Doubts(of_snippets(place.stored for place in places), node, reader.positions)
    passages: dict[int, list[Passage]] = defaultdict(list)
    for passage in Search(texts, total).passages(node):
        passages[passage.first // _APART].append(passage)
    found: dict[int, list[Hit]] = defaultdict(list)
    for number, group in sorted(passages.items()):
        hit = _hit(reader, scope, places[number], group)
        if scope.admits(hit.segments, hit.speaker):
            found[hit.recording.id].append(hit)
    return found


class _Doubts(Surroundings):
    """Places in quarantined cues: what is said nowhere else is said here all the same."""

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said in the whole index, these cues included."""
        return {token: times + len(self.packed(token)) for token, times in super().times(tokens).items()}


def _beginning(words: Counter[str], prefix: str, limit: int) -> list[tuple[str, int]]:
    found = ((word, times) for word, times in words.items() if word.startswith(prefix))
    return sorted(found, key=lambda pair: -pair[1])[:limit]


def _places(reader: Reader, scope: Scope) -> Iterator[_Place]:
    allowed = scope.transcripts
    every = doubted(reader.connection)
    admitted = (doubt for doubt in every if allowed is None or doubt.transcript_id in allowed)
    for number, doubt in enumerate(admitted):
        yield _Place(doubt, StoredSnippet(doubt.id, doubt.transcript_id, number * _APART, doubt.snippet))


def _hit(reader: Reader, scope: Scope, place: _Place, group: list[Passage]) -> Hit:
    matched = {at for passage in group for at in passage.matched}
    one = located([place.stored], matched, max(passage.weight for passage in group))
    recording = reader.recording(reader.recordings_of([one.transcript])[one.transcript])
    segments = scope.falls_in(recording.id, one.start_ms, one.end_ms)
    return dress(reader, recording, one, segments, context=0)._replace(doubt=place.doubt.reason)
