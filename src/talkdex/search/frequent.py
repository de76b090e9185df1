"""Queries of very frequent words: recordings ranked by FTS5, places found in the snippets' own full text.

Reading every position of "the" in ten thousand hours takes longer than anybody waits, and nobody
reads them: here the transcripts that rank best are probed, a few snippets of each. The parts of an
AND must then be said in one snippet.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from talkdex.index.reader import Reader
from talkdex.index.rows import StoredSnippet
from talkdex.search.clusters import Clusters, of_passages
from talkdex.search.passages import Passage, Search, expression
from talkdex.search.query import WITHIN, Node, Not, Or, Phrase
from talkdex.search.ranking import Ranked, batches, by_number
from talkdex.search.texts import Surroundings, of_snippets
from talkdex.text import folded

MANY = 20_000
"""A query that would read more positions than this is answered here."""
PROBED = 15
SNIPPETS = 12
FEW = 5
WAYS = 25
BATCHES = 3


def passages(
    reader: Reader, node: Node, total: int, allowed: Collection[int] | None, limit: int
) -> Iterator[Passage]:
    """Give the passages of the transcripts that rank best, one after the other; others are left out."""
    node = _trimmed(node)
    wanted = max(PROBED, limit)
    ranked = reader.positions.best(expression(node), wanted if allowed is None else -1)
    chosen = [number for number in ranked if allowed is None or number in allowed][:wanted]
    for number in chosen:
        snippets, _ = reader.snippets_with(number, expression(node), SNIPPETS)
        if _excludes(node):
            snippets = _surrounded(reader, snippets[:FEW])
        yield from _met(reader, snippets, node, total)


def ranked_phrase(reader: Reader, search: Search, phrase: Phrase, limit: int, per_recording: int) -> Ranked:
    """Give the recordings that say a phrase most, and the first passages in each."""
    most = max(SNIPPETS, per_recording)
    for batch in islice(batches(reader, search, phrase, limit), BATCHES):
        probed = {
            recording: _probed(reader, search, transcripts, phrase, most)
            for recording, transcripts in batch.items()
        }
        yield from by_number({number: clusters for number, clusters in probed.items() if clusters.total})


def _probed(
    reader: Reader, search: Search, transcripts: Iterable[int], phrase: Phrase, most: int
) -> Clusters:
    """Give the first passages of a phrase in the transcripts of a recording, `most` snippets of each.

    SQLite's words aren't quite ours: where its full text of the snippets has nothing, their texts are read.
    """
    found: list[Passage] = []
    beyond = 0
    for number in sorted(transcripts):
        snippets, total = reader.snippets_with(number, expression(phrase), most)
        beyond += max(0, total - most)
        said = _met(reader, snippets, phrase, search.total)
        found += said or _met(reader, list(reader.snippets(number)), phrase, search.total)
    clusters = of_passages(reader, found)
    return Clusters(clusters.best, clusters.total + beyond)


def _met(reader: Reader, snippets: Sequence[StoredSnippet], node: Node, total: int) -> list[Passage]:
    """Give the passages that meet a query in a few snippets."""
    return Search(Surroundings(of_snippets(snippets), node, reader.positions), total).passages(node)


def _trimmed(node: Node) -> Node:
    """Leave out the rarer of very many ways to say the same, which a word's beginning may have."""
    if isinstance(node, Phrase):
        return node
    if isinstance(node, Not):
        return Not(_trimmed(node.wanted), _trimmed(node.unwanted))
    parts = node.parts[:WAYS] if isinstance(node, Or) else node.parts
    return node._replace(parts=tuple(map(_trimmed, parts)))


def _excludes(node: Node) -> bool:
    """Tell whether what is not said near matters: then the words around a snippet are needed too."""
    if isinstance(node, Phrase):
        return False
    return isinstance(node, Not) or any(map(_excludes, node.parts))


def _surrounded(reader: Reader, snippets: Sequence[StoredSnippet]) -> list[StoredSnippet]:
    """Add the snippets within reach of those given: what is not said near must be known."""
    near: dict[int, StoredSnippet] = {}
    for stored in snippets:
        words = len(folded(stored.snippet.text))
        reach = (max(0, stored.token - WITHIN), stored.token + words + WITHIN)
        near |= {one.id: one for one in reader.snippets_at(stored.transcript_id, *reach)}
    return [near[number] for number in sorted(near)]
