"""Spruce STL: `HH:MM:SS:FF , HH:MM:SS:FF , text | second line`, with `$` settings and `//` comments.

It is told in the manual of DVD Studio Pro (importing subtitle files). The
frame rate isn't in the file: a frame number of 25 or more can only be NTSC's 29.97.
"""

import re

from talkdex.captions import markup, stamps
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_STAMP = r"(\d{1,3}):(\d{1,2}):(\d{1,2})[:;.](\d{1,2})"
_LINE = re.compile(rf"^[ \t]*+{_STAMP}[ \t]*+,[ \t]*+{_STAMP}[ \t]*+,[ \t]*+([^\n]*)$", re.MULTILINE)
_PAL, _NTSC = 25.0, 30_000 / 1001


def recognises(document: Document) -> int:
    """Two times with frames and a text, parted by commas, on a line."""
    return SURE if _LINE.search(document.head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read every line of two times and a text."""
    lines = list(_LINE.finditer(document.text))
    rate = _NTSC if any(int(line[4]) >= _PAL or int(line[8]) >= _PAL for line in lines) else _PAL
    notes.add(f"no frame rate in the file; {rate:.5g} frames per second taken")
    drafts = []
    for number, line in enumerate(lines, 1):
        start = stamps.of(line[1], line[2], line[3], None) + round(int(line[4]) * 1000 / rate)
        end = stamps.of(line[5], line[6], line[7], None) + round(int(line[8]) * 1000 / rate)
        text = re.sub(r"\^[BIU]", "", line[9]).replace("|", "\n")
        drafts.append(Draft(start, end, markup.plain(text), number))
    return Reading(drafts)


READER = Reader("spruce-stl", recognises, read, (".stl",))
