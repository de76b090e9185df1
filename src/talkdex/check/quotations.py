"""Quotations of a document: what stands between quotation marks, and block quotes.

Marks pair as the typographic habits of en fr es de it pt have it, nested ones included
(https://en.wikipedia.org/wiki/Quotation_mark#Summary_table ); straight marks pair within a
paragraph. A paragraph that opens a mark and does not close it carries on in the next.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkdex.check.document import Block, Document
from talkdex.text import folded

SHORTEST = 4
"""Words: fewer are a name, a title or a word held with tongs."""
_CLOSERS = {
    "“": "”“",
    "«": "»",
    "„": "“”",
    "‹": "›",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "「": "」",
    "『": "』",
}
_OPENERS = re.compile('[“«„‹»‘‚"「『]')
_CREDIT = re.compile(r"\n[ \t]*(?:[—–―]|--)[ \t]*\S[^\n]*\s*\Z|\s+[—–―][ \t]*[A-ZÀ-Þ][^\n.]{0,60}\s*\Z")
"""Who said it, on a last line of its own or after a dash."""
_LETTER = re.compile(r"\w")


class Quotation(NamedTuple):
    """A quotation and where it stands in the document's text.

    `start` and `end` are half-open offsets of the words between the marks; `whole_end` is the
    offset after the closing mark; `block` tells whether it is a block quote.
    """

    text: str
    start: int
    end: int
    whole_start: int
    whole_end: int
    block: bool = False


def quotations(document: Document) -> list[Quotation]:
    """Give the quotations of a document, in order; those inside another one are left out."""
    found: list[Quotation] = []
    for block in document.blocks:
        if block.heading:
            continue
        marked = [q for q in _marked(document.text, block) if len(folded(q.text)) >= SHORTEST]
        if block.quoted and not _mostly(marked, block):
            marked = list(_block_quote(document, block))
        found += marked
    return found


def _marked(text: str, block: Block) -> Iterator[Quotation]:
    """Give what stands between marks in a block, the outermost pairs."""
    at = block.start
    while opener := _OPENERS.search(text, at, block.end):
        closed = _close(text, opener.start(), block)
        if closed is None:
            at = opener.end()
            continue
        within = text[opener.end() : closed]
        start = opener.end() + len(within) - len(within.lstrip())  # French puts spaces inside its marks
        end = start + len(within.strip())
        yield Quotation(within.strip(), start, end, opener.start(), min(closed + 1, block.end))
        at = closed + 1


def _close(text: str, opened: int, block: Block) -> int | None:
    """Give the offset of the mark that closes the one at `opened`; None where that opens nothing."""
    mark = text[opened]
    before = text[opened - 1] if opened > block.start else " "
    after = text[opened + 1 : opened + 2]
    if mark in '‘‚"' and (_LETTER.match(before) or not after.strip()):
        return None
    depth = 1
    for at in range(opened + 1, block.end):
        char = text[at]
        if char in _CLOSERS[mark] and _closes(text, at, mark):
            depth -= 1
        elif char == mark and mark not in _CLOSERS[mark]:
            depth += 1
        if depth == 0:
            return at
    return block.end if mark in "“«„" and opened == _first_letter(text, block) else None


def _closes(text: str, at: int, mark: str) -> bool:
    """Tell whether a closing mark closes: an apostrophe in a word does not, nor a mark before a word."""
    after = text[at + 1 : at + 2]
    if mark in "‘‚":
        return not _LETTER.match(after)
    if mark == '"':
        return not (
            _LETTER.match(after) and not _LETTER.match(text[at - 1]) and text[at - 1] not in ".,;:!?…"
        )
    return True


def _first_letter(text: str, block: Block) -> int:
    """The offset of a block's first character that is no white space."""
    return block.start + len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip())


def _mostly(marked: list[Quotation], block: Block) -> bool:
    """Tell whether a block quote has marks of its own around most of it."""
    return sum(q.end - q.start for q in marked) * 2 > block.end - block.start


def _block_quote(document: Document, block: Block) -> Iterator[Quotation]:
    """Give a block quote as one quotation, without the link or the name at its end."""
    text = document.text
    end = _before_links(document, block)
    credit = _CREDIT.search(text, block.start, end)
    end = credit.start() if credit else block.start + len(text[block.start : end].rstrip())
    start = _first_letter(text, block)
    if len(folded(text[start:end])) >= SHORTEST:
        yield Quotation(text[start:end], start, end, start, end, block=True)


def _before_links(document: Document, block: Block) -> int:
    """The offset before the links that end a block, with the brackets around them."""
    end = block.end
    for link in reversed(document.links):
        if block.start <= link.start < end and not document.text[link.end : end].strip(" \n\u00a0)].–—-"):
            end = block.start + len(document.text[block.start : link.start].rstrip(" ([\u00a0"))
    return end
