"""Where words and pairs of words stand in some texts of the index, instead of in all of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from talkdex.index.positions import BITS, Positions
from talkdex.index.rows import StoredSnippet
from talkdex.search.passages import tokens_of
from talkdex.search.query import Node, phrases
from talkdex.text import folded

Texts = Iterable[tuple[int, str]]
"""The packed place of each text's first token, and the text, in order."""


class Surroundings:
    """Places in a few texts, with the counts of the whole index; see `passages.Places`.

    Args:
        texts: of snippets; of two that follow each other, the last word and the first make a pair.
        node: the query, whose words are looked for.
        whole: positions in the index.
    """

    def __init__(self, texts: Texts, node: Node, whole: Positions) -> None:
        self.whole = whole
        self.transcripts: set[int] = set()
        self._places: dict[str, list[int]] = defaultdict(list)
        wanted = {token for phrase in phrases(node) for token in tokens_of(phrase)}
        pairs = {tuple(token.split("_")): token for token in wanted if "_" in token}
        for first, words in _runs(texts):
            self.transcripts.add(first >> BITS)
            for word, at in [(word, at) for at, word in enumerate(words, first) if word in wanted]:
                self._places[word].append(at)
            for at, pair in enumerate(pairwise(words), first) if pairs else ():
                if pair in pairs:
                    self._places[pairs[pair]].append(at)

    def times(self, tokens: Iterable[str]) -> dict[str, int]:
        """Tell how often each word or pair is said in the whole index."""
        return self.whole.times(tokens)

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:  # noqa: ARG002
        """Give the packed places of a word or pair in the texts, in order."""
        return self._places.get(token, [])

    def holding(self, wanted: Sequence[tuple[int, str]], places: set[int]) -> set[int]:
        """Keep those packed places that have each word or pair so many tokens ahead."""
        for ahead, token in wanted:
            places = places.intersection(place - ahead for place in self.packed(token))
        return places


def of_snippets(snippets: Iterable[StoredSnippet]) -> Texts:
    """Give the texts of snippets with their packed places."""
    return (((stored.transcript_id << BITS) + stored.token, stored.snippet.text) for stored in snippets)


def _runs(texts: Texts) -> Iterator[tuple[int, list[str]]]:
    """Join the words of texts that follow each other: the packed place of the first, and all of them."""
    begin, words = 0, list[str]()
    for first, text in texts:
        if first != begin + len(words):
            yield begin, words
            begin, words = first, []
        words += folded(text)
    yield begin, words
