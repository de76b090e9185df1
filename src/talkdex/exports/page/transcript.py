"""What is said, as paragraphs with their times, under the names of the segments."""

from collections.abc import Iterator, Sequence

from talkdex.exports.formats.paragraphs import Paragraph, paragraphs
from talkdex.exports.formats.stamp import decimal
from talkdex.exports.page.markup import Html, element
from talkdex.exports.page.payload import shown
from talkdex.exports.page.segments import Places, heading
from talkdex.exports.selection import Mark, Passage, Stretch
from talkdex.timing import clock


def transcript(stretches: Sequence[Stretch], places: Places) -> Html:
    """Write all that is said, stretch by stretch, with a rule where something is left out between them."""
    left = dict(places)
    parts = ["".join(_stretch(stretch, left)) for stretch in stretches]
    return Html(element("hr", {"class": "gap"}).join(parts))


def _stretch(stretch: Stretch, left: dict[Mark, str]) -> Iterator[Html]:
    speaker = None
    for paragraph in paragraphs(stretch):
        for mark in paragraph.heads:
            yield heading(mark, left.pop(mark, None))
            speaker = None
        if paragraph.passages:
            yield _paragraph(paragraph, speaker)
            speaker = paragraph.passages[0].speaker


def _paragraph(paragraph: Paragraph, speaker: str | None) -> Html:
    first = paragraph.passages[0]
    unseen = element("span", {"class": "unseen"}, "Play from ")
    moment: dict[str, str | int] = {"class": "at", "href": _link(first), "data-ms": first.start_ms}
    time = element("a", moment, unseen, clock(first.start_ms))
    name = element("b", {"class": "who"}, first.speaker) if first.speaker and first.speaker != speaker else ""
    text = element("p", {}, name, " " if name else "", *_said(paragraph.passages))
    return element("div", {"class": "said"}, time, text)


def _said(passages: Sequence[Passage]) -> Iterator[str]:
    """Give the passages, parted as the words in them are."""
    glue = next((word.before for passage in passages for word in passage.words[1:2]), " ")
    for number, passage in enumerate(passages):
        if number:
            yield glue
        yield element("span", {"class": "u"}, "".join(shown(passage.words)))


def _link(passage: Passage) -> str:
    """Give the link of a passage's start: its host's where it is on the web, else the moment on this page."""
    link = passage.link or ""
    return link if link.startswith(("http://", "https://")) else f"#t={decimal(passage.start_ms)}"
