"""Several words near each other, some of them said often: not all of their places need be read.

Where the rarest is said seldom, the text around its places is read. Else FTS5 finds the transcripts in
which all are nearest to each other (NEAR, https://sqlite.org/fts5.html#fts5_near_queries ), which takes
it a hundredth of the time that reading their positions would, and only those are looked into.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, product
from math import prod
from typing import NamedTuple

from talkdex.index.positions import BITS
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredSnippet
from talkdex.search.clusters import by_transcript
from talkdex.search.passages import Passage, Search, tokens_of
from talkdex.search.query import WITHIN, And, Node, Not, Or, Phrase, phrases
from talkdex.search.ranking import Ranked, in_batches, ranked
from talkdex.search.texts import Surroundings, Texts, of_snippets

MOST = 40_000
"""Words that are read around the places of the rarest part, before FTS5 is asked which are worth it."""
PLACES = 20_000
"""Places of the rarest part beyond which only a few snippets of each transcript are looked into."""
WAYS = 16
SNIPPETS = 12
_LOOSER = 10
_WINDOWS = 8  # of a transcript beyond which reading all of it is no more work


class Near(NamedTuple):
    """A query of parts that are near each other.

    Args:
        node: all of it, words' beginnings replaced by words.
        parts: of that, what is near each other.
        ways: the words and phrases, as the user wrote them, of each way to say one of every part.
    """

    node: Node
    parts: And
    ways: Sequence[Sequence[Phrase]]

    @property
    def words(self) -> int:
        """How many words are said at most."""
        return max(sum(len(phrase.words) for phrase in way) for way in self.ways)

    @property
    def near(self) -> int:
        """How many words lie at most between the first and the last where all are near one of them."""
        return self.parts.within + self.words

    @property
    def reach(self) -> int:
        """The same where each is only near those that are together already."""
        return self.parts.within * (len(self.parts.parts) - 1) + self.words

    def match(self, width: int) -> str:
        """Write for FTS5 that so many words at most lie between the first and the last."""
        return " OR ".join(f"NEAR({' '.join(map(_quoted, way))}, {width})" for way in self.ways)


def near(written: Node, node: Node) -> Near | None:
    """Read a query as parts near each other; None where it is something else.

    Args:
        written: the query as the user wrote it.
        node: the same, words' beginnings replaced by words.
    """
    if isinstance(written, Not) and isinstance(node, Not):
        wanted = near(written.wanted, node.wanted)
        return wanted and wanted._replace(node=node)
    if not isinstance(written, And) or not isinstance(node, And):
        return None
    ways = [_either(part) for part in written.parts]
    if not all(ways) or prod(map(len, ways)) > WAYS:
        return None
    return Near(node, node, list(product(*ways)))


def _either(part: Node) -> list[Phrase]:
    """Give the phrases of which one is said; none where it is more than that."""
    some = part.parts if isinstance(part, Or) else (part,)
    found = [one for one in some if isinstance(one, Phrase)]
    return found if len(found) == len(some) else []


def ranked_nearby(reader: Reader, search: Search, query: Near, limit: int) -> Ranked:
    """Give the recordings in which all parts are said near each other, those where they are nearest first."""
    rarest = min(query.parts.parts, key=search.size)
    if search.size(rarest) * 2 * query.reach <= MOST:
        places = _starts(search, rarest, search.allowed)
        return ranked(reader, _around(reader, search, query, places, query.reach))
    return _nearest(reader, search, query, rarest, limit)


def _nearest(reader: Reader, search: Search, query: Near, rarest: Node, limit: int) -> Ranked:
    """Look where FTS5 finds all parts within few words, then within more, then where names were misheard."""
    seen: set[int] = set()
    met = False
    for width in (query.words, min(query.words + _LOOSER, query.near), query.near, query.reach):
        if met and width > query.near:
            break  # farther apart only where they are nowhere nearer
        match, reach = query.match(width), max(width, query.near)
        for numbers in in_batches(reader, search, reader.positions.best(match), limit, seen):
            if search.size(rarest) <= PLACES:
                found = _around(reader, search, query, _starts(search, rarest, numbers), reach)
            else:
                found = list(_in_snippets(reader, search, query, numbers, match))
            met = met or bool(found)
            yield from ranked(reader, found)
    for numbers in in_batches(reader, search, _misheard(reader, query), limit, seen):
        places = _starts(search, rarest, numbers)
        yield from ranked(reader, _around(reader, search, query, places, query.reach))


def _starts(search: Search, part: Node, allowed: Collection[int] | None) -> list[int]:
    """Give the packed places where a phrase, or any of several, begins, in order."""
    return sorted(set(chain.from_iterable(search.starts(phrase, allowed) for phrase in phrases(part))))


def _misheard(reader: Reader, query: Near) -> list[int]:
    """Give the transcripts in which a name of the query was heard otherwise, which FTS5 doesn't know."""
    tokens = {token for phrase in phrases(query.parts) for token in tokens_of(phrase)}
    return sorted({place >> BITS for token in tokens for place in reader.positions.otherwise(token)})


def _around(reader: Reader, search: Search, query: Near, places: Sequence[int], reach: int) -> list[Passage]:
    """Give the passages within so many words of packed places, in order, of one of the parts."""
    beyond = 0 if query.node is query.parts else WITHIN  # where what isn't wanted may be
    texts = _Around(_windows(reader, places, reach + beyond), query.node, reader.positions)
    return Search(texts, search.total).passages(query.node)


class _Around(Surroundings):
    """Places in texts, and those anywhere at which names were heard otherwise."""

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:
        """Give the packed places of a word or pair, in order."""
        said, otherwise = super().packed(token, transcripts), self.whole.otherwise(token)
        return sorted({*said, *otherwise}) if otherwise else said


def _windows(reader: Reader, places: Sequence[int], reach: int) -> Texts:
    """Give the texts that hold the words so far around packed places, each once, in order."""
    for transcript, some in by_transcript(places):
        base, latest = transcript << BITS, -1
        edges = [(place - base - reach, place - base + reach) for place in some]
        for first, last in edges if len(edges) <= _WINDOWS else [(edges[0][0], edges[-1][1])]:
            for token, text in reader.texts_at(transcript, first, last):
                if token > latest:
                    latest = token
                    yield base + token, text


def _in_snippets(
    reader: Reader, search: Search, query: Near, transcripts: Iterable[int], match: str
) -> Iterator[Passage]:
    """Give the passages in each transcript's first snippets that meet an FTS5 expression.

    Where none does by itself, as at the edge of two, all are read; so they are where something isn't wanted.
    """
    for number in transcripts:
        some = reader.snippets_with(number, match, SNIPPETS)[0] if query.node is query.parts else []
        yield from _met(reader, search, query, some) or _met(reader, search, query, reader.snippets(number))


def _met(reader: Reader, search: Search, query: Near, snippets: Iterable[StoredSnippet]) -> list[Passage]:
    texts = Surroundings(of_snippets(snippets), query.node, reader.positions)
    return Search(texts, search.total).passages(query.node)


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" * phrase.prefix}'
