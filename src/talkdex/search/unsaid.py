"""Words that nobody says: why a search found nothing, and what may have been meant."""

from collections.abc import Iterator
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.index.spelling import Speller
from talkdex.search.query import Node, Not, Phrase, parse
from talkdex.text import tokens

LIKE = 0.6
"""The least similarity, 0 to 1, of a word that is offered."""
_SPARE = 5  # looked at beyond those asked for: the vocabulary may remember words of removed recordings


class Unsaid(NamedTuple):
    """A word of a query, as written, and the words said that come nearest, folded, with how often."""

    word: str
    meant: tuple[tuple[str, int], ...]


def unsaid(reader: Reader, query: str, limit: int = 3) -> list[Unsaid]:
    """Give the words of a query that are never said, each with up to `limit` words that may be meant.

    The likeliest come first. Words that a query excludes and beginnings (`comunit*`) are left out.
    """
    node = parse(query)
    sought = dict.fromkeys(_words(node)) if node else {}
    missing = set(sought) - set(reader.positions.known(list(sought)))
    if not missing:
        return []
    written = {token.text: query[token.start : token.end] for token in tokens(query)}
    speller = Speller(reader, keep=False)
    return [
        Unsaid(written.get(word, word), _meant(reader, speller, word, limit))
        for word in sought
        if word in missing
    ]


def _words(node: Node) -> Iterator[str]:
    """Give the whole words that a query wants."""
    if isinstance(node, Phrase):
        yield from node.words[:-1] if node.prefix else node.words
    elif isinstance(node, Not):
        yield from _words(node.wanted)
    else:
        for part in node.parts:
            yield from _words(part)


def _meant(reader: Reader, speller: Speller, word: str, limit: int) -> tuple[tuple[str, int], ...]:
    near = speller.nearest(word, limit + _SPARE, least=LIKE)
    times = reader.positions.times(near)
    return tuple((other, times[other]) for other in near if times[other])[:limit]
