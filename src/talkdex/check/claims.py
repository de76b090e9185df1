"""What a document claims of times: links with a moment in them, and times in its prose.

A claim belongs to the quotation it stands nearest to, in the same paragraph; one that names a long
stretch of a recording ("the intervention of X (22min10-1h16)") holds for the quotations after it,
until the next heading or the next such stretch.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from talkdex.check.document import Block, Document
from talkdex.check.moments import moments
from talkdex.check.quotations import Quotation, behind
from talkdex.errors import LinkError
from talkdex.links import resolve_link
from talkdex.mentions import read_segments
from talkdex.segment import Stated

STRETCH_MS = 90_000
"""A range at least so long is a segment that is spoken of, not the time of a quotation."""
_JOINED = re.compile(r"[\s,;:()\[\]–—-]*")
_ITEM = re.compile(r"[ \t]*\||\W*\d{1,3}(?:[:hm'′]\d|\s?min)")
_CREDIT = re.compile(r"\s*[(\[—–―~@-]")
_APART = 6  # characters between the times of a list
_LEAD_MS = 15_000
_TAIL_MS = 3_000


class Claim(NamedTuple):
    """A time that the document gives, in ms of recording time.

    Args:
        start: offset in the text at which it, or the mark of its note, stands.
        end: offset after it.
        start_ms: the moment.
        end_ms: the end of the range, or None for a moment.
        precision_ms: how exactly it was written.
        url: the recording's URL without a time, where the claim is a link; else None.
        source: where the URL stands in the document's source; None for prose.
        label: what the stretch is called; "" where it has no name.
        speaker: the person it names, or None.
    """

    start: int
    end: int
    start_ms: int
    end_ms: int | None
    precision_ms: int
    url: str | None = None
    source: tuple[int, int] | None = None
    label: str = ""
    speaker: str | None = None

    @property
    def stretch(self) -> bool:
        """Whether it names a long stretch rather than a moment."""
        return self.end_ms is not None and self.end_ms - self.start_ms >= STRETCH_MS

    @property
    def noted(self) -> bool:
        """Whether it is told by a note, at whose mark it stands."""
        return self.start == self.end

    def holds(self, start_ms: int, end_ms: int) -> bool:
        """Tell whether words said from `start_ms` to `end_ms` are where the claim says."""
        if self.stretch:
            assert self.end_ms is not None
            return self.start_ms - _LEAD_MS <= start_ms < self.end_ms + max(_LEAD_MS, self.precision_ms)
        latest = max(end_ms, start_ms + _TAIL_MS)
        return start_ms - _LEAD_MS - self.precision_ms < self.start_ms <= latest


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
    told = _Told(document, quoted)
    return [_claims(told, index) for index in range(len(quoted))]


class _Told:
    """What a document tells of times and recordings; what a note tells stands at its mark as well.

    Args:
        moments: in order.
        stretches: in order.
        passing: those of the stretches that hold for what follows, as none does that a note names.
        pages: where a recording's URL stands, in order.
    """

    def __init__(self, document: Document, quoted: Sequence[Quotation]) -> None:
        links = list(_links(document))
        told = sorted([*links, *_prose(document, quoted, links)])
        marked = list(_at_marks(document, told, quoted))
        self.document, self.quoted = document, quoted
        self.moments = sorted((claim for claim in [*told, *marked] if not claim.stretch), key=_place)
        self.stretches = sorted((claim for claim in [*told, *marked] if claim.stretch), key=_place)
        self.passing = [c for c in told if c.stretch and not document.block(c.start).note]
        self.pages = _pages(document)


def _at_marks(document: Document, told: Sequence[Claim], quoted: Sequence[Quotation]) -> Iterator[Claim]:
    """Put what a note tells first, of each kind, where its marks are; "see also 5:00" comes later.

    What stands behind a quotation in the note is of that one, unless nothing stands before it.
    """
    for note in document.notes:
        first, last = (bisect_left(told, at, key=_place) for at in (note.start, note.end))
        own = bisect_left(quoted, note.start, key=lambda quotation: quotation.start)
        until = quoted[own].start if own < len(quoted) else note.end
        inside = told[first:last]
        inside = [claim for claim in inside if claim.start < until] or inside
        for _, kind in groupby(sorted(inside, key=_kind), key=_kind):
            yield from (claim._replace(start=note.mark, end=note.mark) for claim in _listed(list(kind)))


def _listed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Give the first of some claims and those that stand with it in a list."""
    for before, claim in zip([claims[0], *claims], claims, strict=False):
        if claim.start - before.end > _APART:
            return
        yield claim


def _kind(claim: Claim) -> tuple[bool, bool]:
    return claim.stretch, claim.url is None


def _place(claim: Claim) -> int:
    return claim.start


def _pages(document: Document) -> list[tuple[int, str]]:
    own = sorted((link.start, link.url) for link in document.links)
    marked = [
        (note.mark, own[at][1])
        for note in document.notes
        for at in range(bisect_left(own, (note.start,)), bisect_left(own, (note.end,)))
    ]
    return sorted((at, bare) for at, url in [*own, *marked] if (bare := _bare(url)))


def _claims(told: _Told, index: int) -> Claims:
    times = _own(told, index)
    stretch = _noted(told, index) or _around(told, told.quoted[index])
    url = next((claim.url for claim in (*times, stretch) if claim and claim.url), None)
    return Claims(times, stretch, url or _page(told, index))


def _page(told: _Told, index: int) -> str | None:
    """The URL behind a quotation, before the next one; else the first of its paragraph."""
    block = told.document.block(told.quoted[index].start)
    here = told.pages[bisect_left(told.pages, (block.start,)) : bisect_left(told.pages, (block.end + 1,))]
    behind = [url for at, url in here if told.quoted[index].end <= at < _ceiling(told, index)]
    return next(iter([*behind, *(url for _, url in here)]), None)


def _ceiling(told: _Told, index: int) -> int:
    """Where the next quotation begins."""
    after = index + 1
    return told.quoted[after].whole_start if after < len(told.quoted) else len(told.document.text)


def _own(told: _Told, index: int) -> tuple[Claim, ...]:
    """The moment on, after, or else before a quotation, with no other between, and those that go with it."""
    quotation = told.quoted[index]
    here = _in_block(told.moments, _with_credit(told.document, quotation))
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
    found = [*over, *after, *reversed(before)]
    return _together(told.document, here[here.index(found[0]) :]) if found else ()


def _line(document: Document, quotation: Quotation) -> tuple[int, int] | None:
    """The line of a quotation where that is the row of a table, or begins with a time; else None."""
    start = document.text.rfind("\n", 0, quotation.whole_start) + 1
    end = document.text.find("\n", quotation.whole_end)
    if _ITEM.match(document.text, start, quotation.whole_start):
        return start, len(document.text) if end < 0 else end
    return None


def _with_credit(document: Document, quotation: Quotation) -> Block:
    """The paragraph of a quotation, and the next one where that tells who said it and when."""
    own, credit = document.block(quotation.start), behind(document, quotation)
    if credit and _CREDIT.match(document.text, credit.start, credit.end):
        return own._replace(end=credit.end)
    return own


def _in_block(claims: Sequence[Claim], block: Block) -> Sequence[Claim]:
    """Give the claims of a paragraph; the mark of a note may stand at its end."""
    return claims[bisect_left(claims, block.start, key=_place) : bisect_right(claims, block.end, key=_place)]


def _together(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first of some claims and those right behind it: a time in prose and its link, or all of a note."""
    apart = (
        at
        for at, (one, other) in enumerate(pairwise(claims), 1)
        if not _JOINED.fullmatch(document.text, one.end, other.start)
    )
    return tuple(claims[: next(apart, len(claims))])


def _of_next(told: _Told, index: int, claim: Claim) -> bool:
    """Tell whether a claim behind a quotation stands in the sentence that leads to the next one."""
    after = told.quoted[index + 1 : index + 2]
    document, own = told.document, told.quoted[index]
    if not after or claim.noted or document.block(after[0].start) != document.block(claim.start):
        return False
    return _apart(document, own, claim) and not _parted(document, claim.end, after[0].whole_start)


def _of_others(told: _Told, index: int, claim: Claim) -> bool:
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


def _noted(told: _Told, index: int) -> Claim | None:
    """The stretch that a note behind a quotation names, before the next one."""
    block = told.document.block(told.quoted[index].start)
    until = min(block.end + 1, _ceiling(told, index))
    return next((c for c in told.stretches if c.noted and told.quoted[index].end <= c.start < until), None)


def _around(told: _Told, quotation: Quotation) -> Claim | None:
    """The last stretch named before a quotation, or in its paragraph, with no heading between."""
    block = told.document.block(quotation.start)
    inside = [c for c in told.stretches if block.start <= c.start < block.end and not c.noted]
    before = [c for c in told.passing if c.start < quotation.start]
    nearest = max((c for c in inside if c.start < quotation.start), default=None) or next(iter(inside), None)
    if nearest:
        return nearest
    if not before:
        return None
    headings = [
        b.start for b in told.document.blocks if b.heading and before[-1].end <= b.start <= quotation.start
    ]
    return None if headings else before[-1]


def _links(document: Document) -> Iterator[Claim]:
    for link in document.links:
        try:
            place = resolve_link(link.url)
        except LinkError:
            continue
        if place.start_ms is not None:
            yield Claim(link.start, link.end, place.start_ms, place.end_ms, 1000, place.url, link.source)


def _prose(document: Document, quoted: Sequence[Quotation], links: Sequence[Claim]) -> Iterator[Claim]:
    """Read the times in prose; those inside quotations are what somebody said, and no claims."""
    spans = sorted((link.start, link.end) for link in links)
    words = [(quotation.start, quotation.end) for quotation in quoted]
    wholes = [(quotation.whole_start, quotation.whole_end) for quotation in quoted]
    for block in document.blocks:
        said = _within(block, words)
        text = document.text[block.start : block.end]
        for start, end in said:
            text = text[:start] + "x" * (end - start) + text[end:]
        if not any(map(str.isdigit, text)):
            continue
        taken = _within(block, spans)
        for claim in chain(_stated(text, _within(block, wholes)), _moments(text, note=block.note)):
            if not any(claim.start < end and start < claim.end for start, end in taken):
                taken.append((claim.start, claim.end))
                yield claim._replace(start=block.start + claim.start, end=block.start + claim.end)


def _within(block: Block, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans that begin in a block, counted from its start."""
    first, last = (bisect_left(spans, (at, 0)) for at in (block.start, block.end))
    return [(start - block.start, end - block.start) for start, end in spans[first:last]]


def _stated(text: str, said: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Give the named segments and times of a text, of which some parts are `said`."""
    for stated in read_segments(text):
        if stated.start_ms is None or stated.span is None:
            continue
        start, end = _beside(text, *_time(text, stated), said)
        ends = stated.end_ms if stated.end_stated else None
        yield Claim(
            start, end, stated.start_ms, ends, stated.precision_ms or 1000,
            label=stated.label, speaker=stated.speaker,
        )  # fmt: skip


def _time(text: str, stated: Stated) -> tuple[int, int]:
    """Where the time of a segment stands, before or behind its label; all of it where that isn't clear."""
    start, end = stated.span or (0, 0)
    start = max(start, end - len(stated.text.rstrip()))
    label = text.find(stated.label, start, end) if stated.label else -1
    parts = [(start, label), (label + len(stated.label), end)] if label >= 0 else [(start, end)]
    digits = ((at, over) for begun, over in parts for at in range(begun, over) if text[at].isdigit())
    return next(digits, (start, end))


def _beside(text: str, start: int, end: int, said: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Leave of a time and its label what stands with the time, if something that is said is within."""
    for begun, over in said:
        if start < over and begun < end:
            if any(char.isdigit() for char in text[start:begun]):
                return start, begun
            start = over
    return start, end


def _moments(text: str, *, note: bool) -> Iterator[Claim]:
    return (Claim(m.start, m.end, m.ms, None, m.precision_ms) for m in moments(text, note=note))


def _bare(url: str) -> str | None:
    try:
        return resolve_link(url).url
    except LinkError:
        return None
