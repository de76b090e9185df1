"""The HTML transcripts of podcasts: `<cite>Kevin:</cite> <time>0:30</time> <p>We have …</p>`.

Told at https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md#html.
A paragraph lasts until the next one's time.
"""

import re

from talkdex.captions import markup, stamps
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_TIME = re.compile(r"<time\b[^<>]*>\s*([\d:.,]{1,20})\s*</time>", re.IGNORECASE)
_NAME = re.compile(r"<cite\b[^<>]*>([^<>]{1,100})</cite>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^<>]*>", re.IGNORECASE)


def recognises(document: Document) -> int:
    """Cited names and times."""
    head = document.head
    return SURE if "<cite" in head.lower() and _TIME.search(head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read the paragraphs under each time."""
    before, *parts = _TIME.split(document.text)
    drafts = []
    for number, (written, body) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        names = _NAME.findall(before)
        start = stamps.from_text(written)
        said = _PARAGRAPH.split(_NAME.split(body)[0])[1:]
        before = body
        if start is None:
            notes.add("no readable time; left out", number)
            continue
        speaker = markup.one_line(markup.entities(names[-1])).rstrip(":").strip() if names else None
        drafts.append(Draft(start, None, markup.plain("\n".join(said)), number, speaker or None))
    return Reading(drafts)


READER = Reader("podcast-html", recognises, read, (".html", ".htm"))
