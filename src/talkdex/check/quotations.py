"""Quotations of a document: what stands between quotation marks, speech told by dashes, and block quotes.

Marks pair within a paragraph (`talkdex.check.marks`); one that opens a mark and does not close it carries
on in the next.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from talkdex.check.dialogue import spoken
from talkdex.check.document import Block, Document
from talkdex.check.incises import incises, without
from talkdex.check.marks import Marked, marked
from talkdex.text import folded

SHORTEST = 4
"""Words: fewer are a name, a title or a word held with tongs."""
MARKS = "“”«»„‹›\"'‘‚`< \u00a0\u202f*_"
EDGES = f"{MARKS}\n\r\t"
"""What may stand between a quotation and the edge of its paragraph."""
_CREDIT = re.compile(
    r"\n[ \t]*(?:[—–―]|--)[ \t]*\S[^\n]*\s*\Z|\s+[—–―][ \t]*[A-ZÀ-Þ][^\n.]{0,60}\s*\Z"
    r"|\s+[(\[](?:[A-ZÀ-Þ][^()\[\]\n]{0,80}|[^()\[\]\n]{0,40}\d[:hm'′]\d[^()\[\]\n]{0,20})[)\]][.\s]*\Z"
)
"""Who said it and when, on a last line of its own, after a dash, or in brackets."""
_CREDIT_ALONE = re.compile(r"\s*(?:[—–―~]|--)\s?[A-ZÀ-Þ][^\n.!?]{0,100}\.?\s*")
"""All of a paragraph that only tells who said the one before it."""


class Quotation(NamedTuple):
    """A quotation and where it stands in the document's text.

    `start` and `end` are half-open offsets of the words between the marks; `whole_end` is the
    offset after the closing mark; `block` tells whether it is a block quote; `incises` are the ranges
    within that look like no part of what was said, and `interrupted` tells that one of them stands
    between marks, so that the text holds these.
    """

    text: str
    start: int
    end: int
    whole_start: int
    whole_end: int
    block: bool = False
    incises: tuple[tuple[int, int], ...] = ()
    interrupted: bool = False

    @property
    def said(self) -> list[tuple[int, int]]:
        """The half-open ranges of the document between its incises."""
        edges = [self.start, *chain.from_iterable(self.incises), self.end]
        return list(zip(edges[::2], edges[1::2], strict=True))

    @property
    def readings(self) -> list[str]:
        """What may have been said: the text, and the text without its incises."""
        inside = [(a - self.start, b - self.start) for a, b in self.incises]
        texts = list(without(self.text, inside)) if inside else []
        apart = " … ".join(self.text[a - self.start : b - self.start] for a, b in self.said)
        return [*texts, apart] if self.interrupted else [self.text, *texts]


def quotations(document: Document, *, short: bool = False) -> list[Quotation]:
    """Give the quotations of a document, in order; those inside another one are left out.

    With `short`, give also what stands between marks and is too short to be one by itself.
    """
    found: list[Quotation] = []
    for block in document.blocks:
        if block.heading:
            continue
        inside = _inside(document.text, block)
        if block.quoted and not _mostly(inside, block):
            inside = list(_block_quote(document, block))
        found += [one for one in inside if short or long_enough(one)]
    return [one._replace(incises=tuple(_placed(one))) for one in found]


def long_enough(quotation: Quotation) -> bool:
    """Tell a quotation from a name, a title or a word held with tongs."""
    parts = (quotation.text[a - quotation.start : b - quotation.start] for a, b in quotation.said)
    return len(folded(" ".join(parts) if quotation.interrupted else quotation.text)) >= SHORTEST


def _placed(quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Give where the incises of a quotation stand in the document."""
    return ((quotation.start + a, quotation.start + b) for a, b in incises(quotation.text))


def behind(document: Document, quotation: Quotation) -> Block | None:
    """Give the paragraph behind one that ends with a quotation; None where more is said in its own."""
    own = document.block(quotation.start)
    ends = not document.text[quotation.whole_end : own.end].strip(EDGES)
    return document.following(own) if ends else None


def _inside(text: str, block: Block) -> list[Quotation]:
    """Give what stands between marks in a block; speech told by dashes where no quotation does."""
    found = [_quotation(text, one) for one in marked(text, block.start, block.end)]
    if any(map(long_enough, found)):
        return found
    return [_quotation(text, one) for one in spoken(text, block.start, block.end)] or found


def _quotation(text: str, found: Marked) -> Quotation:
    within = text[found.start : found.end]
    start = found.start + len(within) - len(within.lstrip())  # French puts spaces inside its marks
    end = start + len(within.strip())
    return Quotation(within.strip(), start, end, found.whole_start, found.whole_end)


def _first_letter(text: str, block: Block) -> int:
    """The offset of a block's first character that is no white space."""
    return block.start + len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip())


def _mostly(inside: list[Quotation], block: Block) -> bool:
    """Tell whether a block quote has marks of its own around most of it."""
    return sum(q.end - q.start for q in inside if long_enough(q)) * 2 > block.end - block.start


def _block_quote(document: Document, block: Block) -> Iterator[Quotation]:
    """Give a block quote as one quotation, without the link or the name at its end."""
    text = document.text
    end = _before_links(document, block)
    credit = _CREDIT.search(text, block.start, end)
    end = credit.start() if credit else block.start + len(text[block.start : end].rstrip())
    start = _first_letter(text, block)
    if _CREDIT_ALONE.fullmatch(text, block.start, block.end):
        return
    if len(folded(text[start:end])) >= SHORTEST:
        yield Quotation(text[start:end], start, end, start, end, block=True)


def _before_links(document: Document, block: Block) -> int:
    """The offset before the links that end a block, with the brackets around them."""
    end = block.end
    for link in reversed(document.links):
        if block.start <= link.start < end and not document.text[link.end : end].strip(" \n\u00a0)].–—-"):
            end = block.start + len(document.text[block.start : link.start].rstrip(" ([\u00a0"))
    return end
