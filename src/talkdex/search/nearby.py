"""Several words near each other, some of them said often: not all of their places need be read.

Where the rarest is said seldom, the text around its places is read. Else FTS5 finds the transcripts in
which all are nearest to each other (NEAR, https://sqlite.org/fts5.html#fts5_near_queries ), which takes
it a hundredth of the time that reading their positions would, and only those are looked into.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, product
from math import prod
from typing import NamedTuple

from talkdex.index.positions import BITS, Positions
from talkdex.index.reader import Reader
from talkdex.search.clusters import by_transcript
from talkdex.search.passages import Passage, Search, expression, tokens_of
from talkdex.search.query import WITHIN, And, Node, Not, Or, Phrase, phrases
from talkdex.search.ranking import Ranked, in_batches, ranked
from talkdex.search.texts import Surroundings, Texts

MOST = 40_000
"""Words that are read around the places of the rarest part, before FTS5 is asked which are worth it."""
PLACES = 20_000
"""Places of the rarest part beyond which transcripts are read as a whole."""
WAYS = 16
"""Ways to say one of each part beyond which FTS5 isn't asked."""
_STEM = 3  # letters of a word's beginning; FTS5 takes seconds to join the places of all that begin in fewer
_LOOSER = 10
_FEW_PARTS = 3  # of more, hardly any recording holds them with nothing between but in their order
_WINDOWS = 8  # of a transcript beyond which reading all of it is no more work


class Near(NamedTuple):
    """A query of parts that are near each other.

    Args:
        node: all of it, words' beginnings replaced by words.
        parts: of that, what is near each other.
        ways: the words and phrases, as the user wrote them, of each way to say one of every part.
        sentence: the words as they were typed, one after the other; None where there are several ways.
    """

    node: Node
    parts: And
    ways: Sequence[Sequence[Phrase]]
    sentence: Phrase | None

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

    @property
    def beyond(self) -> int:
        """How far beyond them what is not wanted may stand; 0 where all is wanted."""
        return 0 if self.node is self.parts else WITHIN

    def match(self, width: int) -> str:
        """Write for FTS5 that so many words at most lie between the first and the last."""
        return " OR ".join(f"NEAR({' '.join(map(_quoted, way))}, {width})" for way in self.ways)


def near(typed: Node, node: Node) -> Near | None:
    """Read a query as parts near each other; None where it is something else.

    Args:
        typed: the query as the user typed it.
        node: the same, each part once, words' beginnings replaced by words.
    """
    if isinstance(typed, Not) and isinstance(node, Not):
        wanted = near(typed.wanted, node.wanted)
        return wanted and wanted._replace(node=node)
    if not isinstance(typed, And) or not isinstance(node, And):
        return None
    ways = [_either(part) for part in dict.fromkeys(typed.parts)]
    if not all(ways) or prod(map(len, ways)) > WAYS:
        return None
    return Near(node, node, list(product(*ways)), _sentence(typed))


def _sentence(typed: And) -> Phrase | None:
    """Give the words of a query one after the other, unless there are several ways to say one."""
    plain = [part for part in typed.parts if isinstance(part, Phrase) and not part.prefix]
    words = tuple(word for phrase in plain for word in phrase.words)
    return Phrase(words) if len(plain) == len(typed.parts) else None


def _either(part: Node) -> list[Phrase]:
    """Give the phrases of which one is said; none where it is more than that, or a very short beginning."""
    some = part.parts if isinstance(part, Or) else (part,)
    usual = [one for one in some if isinstance(one, Phrase) and len(one.words[-1]) >= _STEM * one.prefix]
    return usual if len(usual) == len(some) else []


def ranked_nearby(reader: Reader, search: Search, query: Near, limit: int) -> Ranked:
    """Give the recordings in which all parts are said near each other, those where they are nearest first."""
    rarest = min(query.parts.parts, key=search.size)
    if search.size(rarest) * 2 * query.reach <= MOST:
        places = _starts(search, rarest, search.allowed)
        texts = _windows(reader, places, query.reach + query.beyond)
        return ranked(reader, _met(reader, search, query, texts))
    return _nearest(reader, search, query, rarest, limit)


def _nearest(reader: Reader, search: Search, query: Near, rarest: Node, limit: int) -> Ranked:
    """Look into the transcripts in which the parts are nearest; last into those where names were misheard."""
    seen: set[int] = set()
    met = False
    for some, width in _transcripts(reader, query, limit):
        if met and width > query.near:
            break  # farther apart only where they are nowhere nearer
        for batch in in_batches(reader, search, some, limit, seen):
            found = _looked_into(reader, search, query, rarest, _all_of(reader, search, batch), width)
            met = met or bool(found)
            yield from ranked(reader, found)


def _transcripts(reader: Reader, query: Near, limit: int) -> Iterator[tuple[Iterable[int], int]]:
    """Give transcripts, the best first, and within how many words they say all parts, few first.

    Where there are no more than the limit, they are in no order. FTS5 doesn't know where a name was
    heard otherwise: those transcripts come behind all that say the parts near each other.
    """
    positions = reader.positions
    if query.sentence is not None:
        yield positions.saying(tokens_of(query.sentence)), query.words
    widths = query.words, min(query.words + _LOOSER, query.near), query.near
    for width in widths[len(query.parts.parts) > _FEW_PARTS :]:
        yield _meeting(positions, query.match(width), limit), width
    tokens = {token for phrase in phrases(query.parts) for token in tokens_of(phrase)}
    yield sorted({place >> BITS for token in tokens for place in positions.otherwise(token)}), query.near
    if query.reach > query.near:
        yield _meeting(positions, query.match(query.reach), limit), query.reach


def _meeting(positions: Positions, match: str, limit: int) -> list[int]:
    """Give the transcripts that meet an expression, ranked if they are many: that takes thrice as long."""
    some = positions.some(match, limit + 1)
    return some if len(some) <= limit else positions.best(match)


def _all_of(reader: Reader, search: Search, recordings: Iterable[int]) -> list[int]:
    """Give all transcripts of some recordings that may be looked into, translations too."""
    every = (row.id for recording in recordings for row in reader.transcripts(recording))
    return list(every if search.allowed is None else filter(search.allowed.__contains__, every))


def _looked_into(
    reader: Reader, search: Search, query: Near, rarest: Node, numbers: Sequence[int], width: int
) -> list[Passage]:
    """Give the passages in some transcripts, around the rarest part unless it is said too often."""
    if search.size(rarest) > PLACES:
        return _met(reader, search, query, _whole(reader, numbers))
    reach = max(width, query.near) + WITHIN  # what isn't wanted may be as far beyond
    return _met(reader, search, query, _windows(reader, _starts(search, rarest, numbers), reach))


def _met(reader: Reader, search: Search, query: Near, texts: Texts) -> list[Passage]:
    return Search(_Around(texts, query.node, reader.positions), search.total).passages(query.node)


def _starts(search: Search, part: Node, allowed: Collection[int] | None) -> list[int]:
    """Give the packed places where a phrase, or any of several, begins, in order."""
    return sorted(set(chain.from_iterable(search.starts(phrase, allowed) for phrase in phrases(part))))


class _Around(Surroundings):
    """Places in texts, and those in the same transcripts at which names were heard otherwise."""

    def packed(self, token: str, transcripts: Collection[int] | None = None) -> list[int]:
        """Give the packed places of a word or pair, in order."""
        said, otherwise = super().packed(token, transcripts), self.whole.otherwise(token)
        return (
            sorted({*said, *(p for p in otherwise if p >> BITS in self.transcripts)}) if otherwise else said
        )


def _windows(reader: Reader, places: Sequence[int], reach: int) -> Texts:
    """Give the texts that hold the words so far around packed places, each once, in order."""
    for transcript, some in by_transcript(places):
        base = transcript << BITS
        edges = [(place - base - reach, place - base + reach) for place in some]
        if len(edges) > _WINDOWS:
            edges = [(edges[0][0], edges[-1][1])]
        texts = chain.from_iterable(reader.texts_at(transcript, *edge) for edge in edges)
        for token, text in dict.fromkeys(texts):  # mere signs begin where the text behind them does
            yield base + token, text


def _whole(reader: Reader, transcripts: Iterable[int]) -> Texts:
    """Give all texts of some transcripts, in order."""
    for transcript in sorted(transcripts):
        for token, text in reader.texts_at(transcript, 0, 1 << BITS):
            yield (transcript << BITS) + token, text


def _quoted(phrase: Phrase) -> str:
    return expression(phrase) + " *" * phrase.prefix
