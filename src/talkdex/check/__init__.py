"""Check: every quotation and every time of a document against what was said."""

from collections.abc import Container, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from talkdex.check.claims import claims_of
from talkdex.check.document import Document, Edit
from talkdex.check.finding import Finder
from talkdex.check.formats import format_of
from talkdex.check.interrupted import rejoined
from talkdex.check.judging import Judged as Judged
from talkdex.check.judging import Verdict as Verdict
from talkdex.check.judging import faithful, judge, leads_to
from talkdex.check.linked import Linked
from talkdex.check.quotations import Quotation
from talkdex.check.saying import attributions
from talkdex.check.titles import Titles
from talkdex.index.reader import Reader
from talkdex.links import deep_link
from talkdex.timing import clock


def read_document(name: str, data: bytes) -> Document:
    """Read a document's content by the suffix of its name.

    Raises:
        UsageError: no format goes by that suffix, or its reader is not installed.
        SourceError: the file is damaged.
    """
    return format_of(name).read(data)


class Checked(NamedTuple):
    """A document that was checked.

    Args:
        judged: its quotations, in order.
        titles: what stands in quotation marks and is taken for a title, in order.
    """

    judged: list[Judged]
    titles: list[Judged]


def check_document(reader: Reader, document: Document) -> list[Judged]:
    """Check every quotation of a document, in order; titles in quotation marks are none."""
    return check_all(reader, document).judged


def check_all(reader: Reader, document: Document) -> Checked:
    """Check every quotation of a document, and tell what was taken for titles."""
    finder, linked, titles = Finder(reader), Linked(reader, document), Titles(reader, document)
    found = rejoined(document, finder)
    speakers = reader.speakers()

    def judged(some: Sequence[Quotation]) -> list[Judged]:
        about = zip(some, attributions(document, some, speakers), claims_of(document, some), strict=True)
        return [
            judge(finder, one, document.line(one.start), whose, claims, linked)
            for one, whose, claims in about
        ]

    first = judged(found)
    passed = list(map(titles.holds, first))
    if not any(passed):
        return Checked(first, [])
    said = [one.quotation for one, title in zip(first, passed, strict=True) if not title]
    return Checked(judged(said), list(compress(first, passed)))


def linked_copy(name: str, data: bytes, document: Document, judged: Sequence[Judged]) -> bytes:
    """Give a copy of the document with a deep link behind every quotation that was found.

    A link that was there already is corrected where it leads to the wrong moment. Quotations of
    recordings that are nowhere public get none.
    """
    right = {claim.source for one in judged for claim in one.claims.times if claim not in one.wrong}
    edits: dict[tuple[int, int], Edit] = {}
    for one in judged:
        edit = _edit(document, one, {*right, *edits})
        if edit:
            edits[edit.start, edit.end] = edit
            edits |= {(shown.start, shown.end): shown for shown in _shown(document, edit)}
    return format_of(name).write(data, document, list(edits.values()))


def _shown(document: Document, edit: Edit) -> Iterator[Edit]:
    """Give the same change for a link's text where that is its address, as programs write them."""
    for link in document.links:
        text = document.text[link.start : link.end]
        if link.source == (edit.start, edit.end) and text.strip() == link.url and edit.start < edit.end:
            start, end = document.source_at(link.start), document.source_at(link.end - 1, after=True)
            yield edit._replace(start=start, end=end)


def link_of(judged: Judged) -> str | None:
    """Give the deep link to where a quotation is said; None where it isn't, or nowhere public."""
    hit = judged.hit
    where = hit and (hit.recording.url or hit.recording.media)
    if hit is None or not where:
        return None
    return deep_link(where, hit.start_ms, hit.end_ms, duration_ms=hit.recording.duration_ms)


def _edit(document: Document, judged: Judged, settled: Container[object]) -> Edit | None:
    """Correct the link of a quotation, unless that is `settled` as another's; or put one in."""
    url = link_of(judged)
    if judged.hit is None or url is None or Verdict.SPEAKER in judged.faults:
        return None
    links = [claim for claim in judged.claims.times if claim.source]
    if any(link not in judged.wrong for link in links):
        return None
    source = next((link.source for link in links if link.source not in settled), None)
    if source:
        return Edit(*source, url)
    at = document.source_at(judged.quotation.whole_end - 1, after=True)
    inside = any(link.start < judged.quotation.whole_end < link.end for link in document.links)
    return None if inside else Edit(at, at, url, clock(judged.hit.start_ms))


__all__ = [
    "Checked",
    "Document",
    "Edit",
    "Judged",
    "Verdict",
    "check_all",
    "check_document",
    "faithful",
    "leads_to",
    "link_of",
    "linked_copy",
    "read_document",
]
