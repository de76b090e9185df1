"""The difference between what was said and what was quoted, word by word in original spelling."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from talkdex.quotes.fillers import idle
from talkdex.quotes.quotation import QuotedWord
from talkdex.quotes.words import SaidWord, line


class Difference(NamedTuple):
    """A run of words and how both sides compare.

    `kind` is `same` (accents, case, signs and ways to write a number aside), `changed`, `omitted`
    (said and not quoted), `filler` (the same, but nothing lost), `added` (quoted and not said) or
    `inserted` (put in by the writer between brackets). The side that has nothing is "".
    """

    kind: str
    said: str
    quoted: str


class _Cell(NamedTuple):
    kind: str
    said: Sequence[SaidWord]
    quoted: Sequence[QuotedWord]


def compare(
    quoted: Sequence[QuotedWord], said: Sequence[SaidWord], links: Sequence[tuple[int, int]]
) -> tuple[Difference, ...]:
    """Compare a quotation with the words said.

    Args:
        quoted: its words, those put in between brackets included.
        said: the words of the span.
        links: (quoted word, said word) that answer each other, in order.
    """
    cells: list[_Cell] = []
    at_quoted = at_said = 0
    for here, there in _groups(links):
        cells += _gap(quoted[at_quoted : here.start], said[at_said : there.start])
        cells.append(_linked(quoted[here.start : here.stop], said[there.start : there.stop]))
        at_quoted, at_said = here.stop, there.stop
    cells += _gap(quoted[at_quoted:], said[at_said:])
    return tuple(_joined(cells))


def _groups(links: Sequence[tuple[int, int]]) -> Iterator[tuple[range, range]]:
    """Fuse links that share a word on one side: split and joined words, and numbers."""
    group: list[tuple[int, int]] = []
    for link in links:
        if group and link[0] > group[-1][0] and link[1] > max(said for _, said in group):
            yield _extent(group)
            group = []
        group.append(link)
    if group:
        yield _extent(group)


def _extent(group: list[tuple[int, int]]) -> tuple[range, range]:
    quoted, said = [q for q, _ in group], [s for _, s in group]
    return range(min(quoted), max(quoted) + 1), range(min(said), max(said) + 1)


def _linked(quoted: Sequence[QuotedWord], said: Sequence[SaidWord]) -> _Cell:
    from_quoted = "".join(token for word in quoted if not word.inserted for token in word.tokens)
    from_said = "".join(token for word in said for token in word.tokens)
    same = from_quoted == from_said or _alike(quoted, said)
    return _Cell("same" if same else "changed", said, quoted)


def _alike(quoted: Sequence[QuotedWord], said: Sequence[SaidWord]) -> bool:
    from talkdex.quotes.variants import alike  # noqa: PLC0415 - most words are the same, and start-up is measured

    return alike([t for word in quoted for t in word.tokens], [t for word in said for t in word.tokens])


def _gap(quoted: Sequence[QuotedWord], said: Sequence[SaidWord]) -> Iterator[_Cell]:
    """Give what stands between links: changed where both sides have words."""
    inserted = [word for word in quoted if word.inserted]
    own = [word for word in quoted if not word.inserted]
    if inserted:
        yield _Cell("inserted", said if not own else [], inserted)
        said = said if own else []
    if own and said:
        yield _Cell("same" if _alike(own, said) else "changed", said, own)
    elif own:
        yield _Cell("added", [], own)
    elif said:
        free = all(idle([token for word in said for token in word.tokens]))
        yield _Cell("filler" if free else "omitted", said, [])


def _joined(cells: Sequence[_Cell]) -> Iterator[Difference]:
    for kind, run in groupby(cells, key=lambda cell: cell.kind):
        group = list(run)
        said = [word for cell in group for word in cell.said]
        quoted = [word for cell in group for word in cell.quoted]
        yield Difference(kind, line(said), line(quoted))
