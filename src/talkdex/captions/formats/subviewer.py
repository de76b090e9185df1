"""YouTube's SBV and SubViewer: a line of `start,end` and lines of text under it.

SBV is told at https://support.google.com/youtube/answer/2734698; SubViewer 1 and 2 differ by
their `[INFORMATION]` header, by hundredths of seconds and by `[br]` for a line end.
"""

import re

from talkdex.captions import markup, stamps
from talkdex.captions.base import MAYBE, NO, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_STAMP = r"\d{1,9}:\d{1,9}:\d{1,9}(?:[.:]\w{1,9})?"
_HEADING = re.compile(rf"^[ \t]*+({_STAMP})[ \t]*+,[ \t]*+({_STAMP})[ \t]*+$", re.MULTILINE)
_BREAK = re.compile(r"\[br\]|\|", re.IGNORECASE)


def recognises(document: Document) -> int:
    """Two clock times and a comma, alone on a line."""
    return MAYBE if _HEADING.search(document.head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read each heading's lines up to the next heading."""
    text = document.text
    headings = list(_HEADING.finditer(text))
    drafts = []
    for number, heading in enumerate(headings, 1):
        until = headings[number].start() if number < len(headings) else len(text)
        said = markup.plain(_BREAK.sub("\n", text[heading.end() : until])).strip()
        start, end = stamps.from_text(heading[1]), stamps.from_text(heading[2])
        if start is None:
            notes.add("no readable start time; left out", number)
            continue
        if "\n\n" in said:
            notes.add("text after an empty line kept", number)
        drafts.append(Draft(start, end, said, number))
    return Reading(drafts)


READER = Reader("sbv", recognises, read, (".sbv", ".sub"))
