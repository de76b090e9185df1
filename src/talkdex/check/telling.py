"""Telling: the times that a document tells, in links and in prose, and the recordings it links to.

What a note tells is told where its mark stands as well.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from talkdex.check.document import Block, Document
from talkdex.check.moments import moments
from talkdex.check.quotations import Quotation
from talkdex.errors import LinkError
from talkdex.links import resolve_link
from talkdex.mentions import read_segments
from talkdex.segment import Stated

STRETCH_MS = 90_000
"""A range at least so long is a segment that is spoken of, not the time of a quotation."""
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
        if self.end_ms is not None:
            return self.start_ms - _LEAD_MS <= start_ms < self.end_ms + max(_LEAD_MS, self.precision_ms)
        latest = max(end_ms, start_ms + _TAIL_MS)
        return start_ms - _LEAD_MS - self.precision_ms < self.start_ms <= latest


class Told:
    """What a document tells of times and recordings, for its quotations.

    Args:
        moments: in order.
        stretches: in order.
        passing: those of the stretches that hold for what follows, as none does that a note names.
        pages: where a recording's URL stands, in order.
    """

    def __init__(self, document: Document, quoted: Sequence[Quotation]) -> None:
        links = list(_links(document))
        told = sorted([*links, *_prose(document, quoted, links)], key=place)
        marked = list(_at_marks(document, told, quoted))
        self.document, self.quoted = document, quoted
        self.moments = sorted((claim for claim in [*told, *marked] if not claim.stretch), key=place)
        self.stretches = sorted((claim for claim in [*told, *marked] if claim.stretch), key=place)
        self.passing = [c for c in told if c.stretch and not document.block(c.start).note]
        self.pages = _pages(document)


def _at_marks(document: Document, told: Sequence[Claim], quoted: Sequence[Quotation]) -> Iterator[Claim]:
    """Put what a note tells first, of each kind, where its marks are; "see also 5:00" comes later.

    What stands behind a quotation in the note is of that one, unless nothing stands before it.
    """
    for note in document.notes:
        first, last = (bisect_left(told, at, key=place) for at in (note.start, note.end))
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


def place(claim: Claim) -> int:
    """Give where a claim stands."""
    return claim.start


def _pages(document: Document) -> list[tuple[int, str]]:
    own = sorted((link.start, link.url) for link in document.links)
    marked = [
        (note.mark, own[at][1])
        for note in document.notes
        for at in range(bisect_left(own, (note.start,)), bisect_left(own, (note.end,)))
    ]
    return sorted((at, bare) for at, url in [*own, *marked] if (bare := _bare(url)))


def _links(document: Document) -> Iterator[Claim]:
    for link in document.links:
        try:
            found = resolve_link(link.url)
        except LinkError:
            continue
        if found.start_ms is not None:
            yield Claim(link.start, link.end, found.start_ms, found.end_ms, 1000, found.url, link.source)


def _prose(document: Document, quoted: Sequence[Quotation], links: Sequence[Claim]) -> Iterator[Claim]:
    """Read the times in prose; those inside quotations are what somebody said, and no claims."""
    spans = sorted((link.start, link.end) for link in links)
    words = [part for quotation in quoted for part in quotation.said]
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
    return (Claim(m.start, m.end, m.ms, m.end_ms, m.precision_ms) for m in moments(text, note=note))


def _bare(url: str) -> str | None:
    try:
        return resolve_link(url).url
    except LinkError:
        return None
