"""Queries of very frequent words: recordings ranked by FTS5, places found in the snippets' own full text.

Reading every position of "the" in ten thousand hours takes longer than anybody waits, and nobody
reads them: here the transcripts that rank best are probed, a few snippets of each. The parts of an
AND must then be said in one snippet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from talkdex.index.positions import BITS, Positions
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredSnippet
from talkdex.search.passages import Passage, Search, expression, tokens_of
from talkdex.search.query import WITHIN, Node, Not, Or, Phrase, phrases
from talkdex.text import folded

MANY = 20_000
"""A query that would read more positions than this is answered here."""
PROBED = 15
SNIPPETS = 12
FEW = 5
WAYS = 25


def groups(
    reader: Reader, node: Node, total: int, allowed: Collection[int] | None, limit: int
) -> list[list[Passage]]:
    """Give the passages of the transcripts that rank best, a list for each; those beyond are left out."""
    node = _trimmed(node)
    wanted = max(limit, 1) + 5 if isinstance(node, Phrase) else max(PROBED, limit)
    ranked = reader.positions.best(expression(node), wanted if allowed is None else -1)
    chosen = [number for number in ranked if allowed is None or number in allowed][:wanted]
    found = (_probed(reader, number, node, total) for number in chosen)
    return [passages for passages in found if passages]


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


def _probed(reader: Reader, transcript: int, node: Node, total: int) -> list[Passage]:
    snippets = reader.snippets_with(transcript, expression(node), SNIPPETS)
    if _excludes(node):
        snippets = _surrounded(reader, snippets[:FEW])
    wanted = {token for phrase in phrases(node) for token in tokens_of(phrase)}
    return Search(Texts(snippets, wanted, reader.positions), total).passages(node)


def _surrounded(reader: Reader, snippets: Sequence[StoredSnippet]) -> list[StoredSnippet]:
    """Add the snippets within reach of those given: what is not said near must be known."""
    near: dict[int, StoredSnippet] = {}
    for stored in snippets:
        words = len(folded(stored.snippet.text))
        reach = (max(0, stored.token - WITHIN), stored.token + words + WITHIN)
        near |= {one.id: one for one in reader.snippets_at(stored.transcript_id, *reach)}
    return [near[number] for number in sorted(near)]


class Texts:
    """Places in a few snippets, with the counts of the whole index; see `passages.Places`."""

    def __init__(self, snippets: Sequence[StoredSnippet], wanted: set[str], whole: Positions) -> None:
        self._whole = whole
        self._places: dict[str, list[int]] = defaultdict(list)
        for stored in snippets:
            words = folded(stored.snippet.text)
            for run in (words, [f"{one}_{other}" for one, other in pairwise(words)]):
                for at, token in enumerate(run, (stored.transcript_id << BITS) + stored.token):
                    if token in wanted:
                        self._places[token].append(at)

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said in the whole index."""
        return self._whole.times(tokens)

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:  # noqa: ARG002
        """Give the packed places of a word or pair in the snippets, in order."""
        return self._places.get(token, [])

    def among(self, token: str, places: set[int], ahead: int) -> set[int]:
        """Give those packed places that have a word or pair `ahead` tokens behind them."""
        return places.intersection(place - ahead for place in self._places.get(token, ()))
