"""Check: every quotation and every time of a document against what was said."""

from collections.abc import Container, Sequence

from talkdex.check.claims import claims_of
from talkdex.check.document import Document, Edit
from talkdex.check.formats import format_of
from talkdex.check.judging import Judged as Judged
from talkdex.check.judging import Verdict as Verdict
from talkdex.check.judging import faithful, judge, leads_to
from talkdex.check.linked import Linked
from talkdex.check.quotations import Quotation, quotations
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


def check_document(reader: Reader, document: Document) -> list[Judged]:
    """Check every quotation of a document, in order; titles in quotation marks are none."""
    found = quotations(document)
    linked, titles = Linked(reader, document), Titles(reader, document)
    judged = _judged(reader, document, found, linked)
    said = [one.quotation for one in judged if not titles.holds(one)]
    return judged if said == found else _judged(reader, document, said, linked)


def _judged(reader: Reader, document: Document, found: Sequence[Quotation], linked: Linked) -> list[Judged]:
    named = attributions(document, found, reader.speakers())
    claimed = claims_of(document, found)
    return [
        judge(reader, quotation, document.line(quotation.start), attribution, claims, linked)
        for quotation, attribution, claims in zip(found, named, claimed, strict=True)
    ]


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
    return format_of(name).write(data, document, list(edits.values()))


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
    "Document",
    "Edit",
    "Judged",
    "Verdict",
    "check_document",
    "faithful",
    "leads_to",
    "link_of",
    "linked_copy",
    "read_document",
]
