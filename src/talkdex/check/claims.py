"""What a document claims of times: links with a moment in them, and times in its prose.

A claim belongs to the quotation it stands nearest to, in the same paragraph; one that names a long
stretch of a recording ("the intervention of X (22min10-1h16)") holds for the quotations after it,
until the next heading or the next such stretch.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkdex.check.document import Document
from talkdex.check.moments import moments
from talkdex.check.quotations import Quotation
from talkdex.errors import LinkError
from talkdex.links import resolve_link
from talkdex.mentions import read_segments

STRETCH_MS = 90_000
"""A range at least so long is a segment that is spoken of, not the time of a quotation."""
_LEAD_MS = 15_000
_TAIL_MS = 3_000


class Claim(NamedTuple):
    """A time that the document gives, in ms of recording time.

    Args:
        start: offset in the text at which it stands.
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

    def holds(self, start_ms: int, end_ms: int) -> bool:
        """Tell whether words said from `start_ms` to `end_ms` are where the claim says."""
        if self.stretch:
            assert self.end_ms is not None
            return self.start_ms - _LEAD_MS <= start_ms < self.end_ms + max(_LEAD_MS, self.precision_ms)
        latest = max(end_ms, start_ms + _TAIL_MS)
        return start_ms - _LEAD_MS - self.precision_ms < self.start_ms <= latest


class Claims(NamedTuple):
    """What is claimed of one quotation: its own time, its stretch, the recording's URL; None: nothing."""

    time: Claim | None
    stretch: Claim | None
    url: str | None


def claims_of(document: Document, quoted: Sequence[Quotation]) -> list[Claims]:
    """Give the claims that belong to each quotation."""
    links = list(_links(document))
    prose = [
        c for c in _prose(document, quoted) if not any(c.start < k.end and k.start < c.end for k in links)
    ]
    told = sorted([*links, *prose])
    moments = [claim for claim in told if not claim.stretch]
    stretches = [claim for claim in told if claim.stretch]
    pages = [(link.start, link.url) for link in document.links]
    return [_claims(document, quoted, i, moments, stretches, pages) for i in range(len(quoted))]


def _claims(
    document: Document,
    quoted: Sequence[Quotation],
    index: int,
    moments: Sequence[Claim],
    stretches: Sequence[Claim],
    pages: Sequence[tuple[int, str]],
) -> Claims:
    time = _own(document, quoted, index, moments)
    stretch = _around(document, quoted[index], stretches)
    block = document.block(quoted[index].start)
    page = next((_bare(url) for at, url in pages if block.start <= at < block.end), None)
    url = next((claim.url for claim in (time, stretch) if claim and claim.url), page)
    return Claims(time, stretch, url)


def _own(
    document: Document, quoted: Sequence[Quotation], index: int, moments: Sequence[Claim]
) -> Claim | None:
    """The moment that stands on, after, or else before a quotation, with no other quotation between."""
    quotation, block = quoted[index], document.block(quoted[index].start)
    here = [claim for claim in moments if block.start <= claim.start < block.end]
    over = [c for c in here if c.start <= quotation.start and quotation.end <= c.end]
    ceiling = quoted[index + 1].whole_start if index + 1 < len(quoted) else len(document.text)
    after = [c for c in here if quotation.end <= c.start < ceiling]
    floor = quoted[index - 1].whole_end if index else 0
    before = [c for c in here if floor <= c.start and c.end <= quotation.whole_start]
    if index and before and _follows(document, quoted[index - 1], before[-1]):
        before = []
    return next(iter([*over, *after, *reversed(before)]), None)


def _follows(document: Document, quotation: Quotation, claim: Claim) -> bool:
    """Tell whether a claim in the same paragraph belongs to the quotation before it, by the sentence."""
    between = document.text[quotation.whole_end : claim.start]
    same = document.block(quotation.start) == document.block(claim.start)
    return same and not any(sign in between for sign in (". ", "! ", "? ", ".\n"))


def _around(document: Document, quotation: Quotation, stretches: Sequence[Claim]) -> Claim | None:
    """The last stretch named before a quotation, or in its paragraph, with no heading between."""
    block = document.block(quotation.start)
    inside = [c for c in stretches if block.start <= c.start < block.end]
    before = [c for c in stretches if c.start < quotation.start]
    nearest = max((c for c in inside if c.start < quotation.start), default=None) or next(iter(inside), None)
    if nearest:
        return nearest
    if not before:
        return None
    headings = [
        b.start for b in document.blocks if b.heading and before[-1].end <= b.start <= quotation.start
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


def _prose(document: Document, quoted: Sequence[Quotation]) -> Iterator[Claim]:
    """Read the times in prose; those inside quotations are what somebody said, and no claims."""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        for quotation in quoted:
            if block.start <= quotation.start < block.end:
                begin, end = quotation.start - block.start, quotation.end - block.start
                text = text[:begin] + "x" * (end - begin) + text[end:]
        if not any(char.isdigit() for char in text):
            continue
        stated = list(_stated(text, block.start))
        yield from stated
        for told in moments(text):
            start, end = block.start + told.start, block.start + told.end
            if not any(one.start < end and start < one.end for one in stated):
                yield Claim(start, end, told.ms, None, told.precision_ms)


def _stated(text: str, offset: int) -> Iterator[Claim]:
    """Give the named segments and times of a text that begins at an offset of the document's."""
    for stated in read_segments(text):
        if stated.start_ms is None or stated.span is None:
            continue
        start, end = offset + stated.span[0], offset + stated.span[1]
        ends = stated.end_ms if stated.end_stated else None
        yield Claim(
            max(start, end - len(stated.text.rstrip())), end, stated.start_ms, ends,
            stated.precision_ms or 1000, label=stated.label, speaker=stated.speaker,
        )  # fmt: skip


def _bare(url: str) -> str | None:
    try:
        return resolve_link(url).url
    except LinkError:
        return None
