"""YouTube's XML: srv3 (`<timedtext format="3">`), srv2 (`format="2"`) and srv1 (`<transcript>`).

srv3 has words with offsets like json3 (see `youtube`); the older ones have lines only. Their text
is escaped twice: once as XML, once as HTML.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from talkdex.captions import markup, stamps, xmltext
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.formats.youtube import Line, probabilities, reading
from talkdex.captions.notes import Notes
from talkdex.captions.wordtimes import Pieces

_HEAD_SIGNS = ("<timedtext", "<transcript")


def recognises(document: Document) -> int:
    """A root of one of YouTube's names, with texts or paragraphs in it."""
    if not any(sign in document.head for sign in _HEAD_SIGNS) or document.xml is None:
        return NO
    return SURE if xmltext.local(document.xml) in ("timedtext", "transcript") else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read paragraphs (srv3) or texts (srv1, srv2)."""
    root = document.xml
    if root is None:
        return Reading(())
    elements = [element for element in root.iter() if xmltext.local(element) in ("p", "text")]
    if any(xmltext.local(element) == "p" for element in elements):
        lines = [_line(element, number, notes) for number, element in enumerate(elements, 1)]
        return reading([line for line in lines if line])
    drafts = [_draft(element, number, notes) for number, element in enumerate(elements, 1)]
    return Reading([draft for draft in drafts if draft])


def _line(element: Element, number: int, notes: Notes) -> Line | None:
    """Give a paragraph's segments: `<s>` with offsets, or its bare text."""
    start = stamps.from_millis(element.get("t", "0"))
    if start is None:
        notes.add("no readable start time; left out", number)
        return None
    starts, texts = [start], [element.text or ""]
    confidences: list[int | None] = [None]
    for segment in element:
        at = start + (stamps.from_millis(segment.get("t", "0")) or 0)
        starts += [at, at]
        texts += [_said(segment), segment.tail or ""]
        confidences += [stamps.from_millis(segment.get("ac")), None]
    if not "".join(texts).strip():
        return None
    timed = any(segment.get("t") or segment.get("ac") for segment in element)
    pieces = _without_gaps(starts, texts, probabilities(confidences))
    return Line(start, stamps.from_millis(element.get("d")), pieces, timed, number)


def _said(segment: Element) -> str:
    """Give the text of one element in a paragraph; a paragraph in a paragraph is read by itself."""
    name = xmltext.local(segment)
    return "\n" if name == "br" else "" if name in ("p", "text") else "".join(segment.itertext())


def _without_gaps(starts: list[int], texts: list[str], certain: Sequence[float | None]) -> Pieces:
    """Leave out the empty texts between elements."""
    kept = [at for at, text in enumerate(texts) if text]
    return Pieces(
        [starts[at] for at in kept],
        [texts[at] for at in kept],
        [certain[at] for at in kept] if certain else (),
    )


def _draft(element: Element, number: int, notes: Notes) -> Draft | None:
    """Give a text of srv1 (`start`, `dur` in seconds) or srv2 (`t`, `d` in milliseconds)."""
    if element.get("start") is not None:
        start, length = stamps.from_seconds(element.get("start")), stamps.from_seconds(element.get("dur"))
    else:
        start, length = stamps.from_millis(element.get("t")), stamps.from_millis(element.get("d"))
    if start is None:
        notes.add("no readable start time; left out", number)
        return None
    inner = "".join(_said(child) + (child.tail or "") for child in element)
    text = markup.plain(markup.entities((element.text or "") + inner))
    return Draft(start, None if length is None else start + max(0, length), text, number)


READER = Reader("srv", recognises, read, (".srv3", ".srv2", ".srv1", ".xml"), "xml")
