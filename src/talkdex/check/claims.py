"""What a document claims of times: links with a moment in them, and times in its prose.

A claim belongs to the quotation it stands nearest to, in the same paragraph; one that names a long
stretch of a recording ("the intervention of X (22min10-1h16)") holds for the quotations after it,
until the next heading or the next such stretch.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from talkdex.check.document import Block, Document
from talkdex.check.quotations import Quotation, behind
from talkdex.check.telling import Claim, Told, place

_JOINED = re.compile(r"[\s,;:()\[\]–—-]*")
_ITEM = re.compile(r"[ \t]*\||\W*\d{1,3}(?:[:hm'′]\d|\s?min)")
_CREDIT = re.compile(r"\s*[(\[—–―~@-]")


class Claims(NamedTuple):
    """What is claimed of one quotation.

    Args:
        times: of its moment; a link, and what is written beside it.
        stretch: the one it is in, or None.
        url: the recording's, or None.
    """

    times: tuple[Claim, ...]
    stretch: Claim | None
    url: str | None


def claims_of(document: Document, quoted: Sequence[Quotation]) -> list[Claims]:
    """Give the claims that belong to each quotation."""
    told = Told(document, quoted)
    return [_claims(told, index) for index in range(len(quoted))]


def _claims(told: Told, index: int) -> Claims:
    times = _own(told, index)
    stretch = _noted(told, index) or _around(told, told.quoted[index])
    url = next((claim.url for claim in (*times, stretch) if claim and claim.url), None)
    return Claims(times, stretch, url or _page(told, index))


def _page(told: Told, index: int) -> str | None:
    """The URL behind a quotation, before the next one; else the first of its paragraph."""
    block = told.document.block(told.quoted[index].start)
    here = told.pages[bisect_left(told.pages, (block.start,)) : bisect_left(told.pages, (block.end + 1,))]
    after = [url for at, url in here if told.quoted[index].end <= at < _ceiling(told, index)]
    return next(iter([*after, *(url for _, url in here)]), None)


def _ceiling(told: Told, index: int) -> int:
    """Where the next quotation begins."""
    after = index + 1
    return told.quoted[after].whole_start if after < len(told.quoted) else len(told.document.text)


def _own(told: Told, index: int) -> tuple[Claim, ...]:
    """The moment on, after, or else before a quotation, with no other between, and those that go with it."""
    quotation = told.quoted[index]
    here = _in_block(told.moments, _with_credit(told, index))
    floor = told.quoted[index - 1].whole_end if index else 0
    ceiling = _ceiling(told, index)
    line = _line(told.document, quotation)
    if line:
        floor, ceiling = max(floor, line[0]), min(ceiling, line[1])
    over = [c for c in here if c.start <= quotation.start and quotation.end <= c.end]
    after = [c for c in here if quotation.end <= c.start < ceiling and not _of_next(told, index, c)]
    before = [c for c in here if floor <= c.start and c.end <= quotation.whole_start]
    if before and not line and _of_others(told, index, before[-1]):
        before = []
    inside = [c for c in here if any(a <= c.start and c.end <= b for a, b in quotation.incises)]
    found = [*over, *inside, *after, *reversed(before)]
    return _together(told.document, here[here.index(found[0]) :]) if found else ()


def _line(document: Document, quotation: Quotation) -> tuple[int, int] | None:
    """The line of a quotation where that is the row of a table, or begins with a time; else None."""
    start = document.text.rfind("\n", 0, quotation.whole_start) + 1
    end = document.text.find("\n", quotation.whole_end)
    if _ITEM.match(document.text, start, quotation.whole_start):
        return start, len(document.text) if end < 0 else end
    return None


def _with_credit(told: Told, index: int) -> Block:
    """The paragraph of a quotation, and the next one where that only tells who said it and when."""
    document, quotation = told.document, told.quoted[index]
    own, credit = document.block(quotation.start), behind(document, quotation)
    if credit and credit.end <= _ceiling(told, index):
        credited = _CREDIT.match(document.text, credit.start, credit.end)
        return own._replace(end=credit.end) if credited else own
    return own


def _in_block(claims: Sequence[Claim], block: Block) -> Sequence[Claim]:
    """Give the claims of a paragraph; the mark of a note may stand at its end."""
    return claims[bisect_left(claims, block.start, key=place) : bisect_right(claims, block.end, key=place)]


def _together(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first of some claims and those right behind it: a time in prose and its link, or all of a note."""
    apart = (
        at
        for at, (one, other) in enumerate(pairwise(claims), 1)
        if not _JOINED.fullmatch(document.text, one.end, other.start)
    )
    return tuple(claims[: next(apart, len(claims))])


def _of_next(told: Told, index: int, claim: Claim) -> bool:
    """Tell whether a claim behind a quotation stands in the sentence that leads to the next one."""
    after = told.quoted[index + 1 : index + 2]
    document, own = told.document, told.quoted[index]
    if not after or claim.noted or document.block(after[0].start) != document.block(claim.start):
        return False
    return _apart(document, own, claim) and not _parted(document, claim.end, after[0].whole_start)


def _of_others(told: Told, index: int, claim: Claim) -> bool:
    """Tell whether a claim before a quotation is of the one before that, or what a note cites first."""
    document, quotation = told.document, told.quoted[index]
    if document.block(quotation.start).note and _parted(document, claim.end, quotation.start):
        return True
    if not index:
        return False
    last = told.quoted[index - 1]
    together = document.block(last.start) == document.block(claim.start)
    return together and not _apart(document, last, claim)


def _apart(document: Document, quotation: Quotation, claim: Claim) -> bool:
    """Tell whether a claim stands in another sentence than the quotation before it, which may end one."""
    between = document.text[quotation.whole_end : claim.start]
    ended = quotation.text.endswith((".", "!", "?")) and any(map(str.isalpha, between))
    return ended or _parted(document, quotation.whole_end, claim.start)


def _parted(document: Document, start: int, end: int) -> bool:
    """Tell whether a sentence ends in a range of the text."""
    return any(sign in document.text[start:end] for sign in (". ", "! ", "? ", ".\n"))


def _noted(told: Told, index: int) -> Claim | None:
    """The stretch that a note behind a quotation names, before the next one."""
    block = told.document.block(told.quoted[index].start)
    until = min(block.end + 1, _ceiling(told, index))
    return next((c for c in told.stretches if c.noted and told.quoted[index].end <= c.start < until), None)


def _around(told: Told, quotation: Quotation) -> Claim | None:
    """The last stretch named before a quotation, or in its paragraph, with no heading between."""
    block = told.document.block(quotation.start)
    inside = [c for c in told.stretches if block.start <= c.start < block.end and not c.noted]
    before = [c for c in told.passing if c.start < quotation.start]
    above = [c for c in inside if c.start < quotation.start]
    nearest = next(iter([*reversed(above), *inside]), None)
    if nearest:
        return nearest
    if not before:
        return None
    headings = [
        b.start for b in told.document.blocks if b.heading and before[-1].end <= b.start <= quotation.start
    ]
    return None if headings else before[-1]
