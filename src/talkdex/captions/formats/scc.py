"""Scenarist closed captions (.scc): time codes and the hexadecimal pairs of line 21.

The layout is told at http://www.theneitherworld.com/mcpoodle/SCC_TOOLS/DOCS/SCC_FORMAT.HTML; what the
pairs mean, in `cea608`. Each pair takes one frame of 29.97 a second; a semicolon before the frames
says that frame numbers are dropped to keep with the clock (SMPTE 12M).
"""

import re
from collections.abc import Iterator

from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.formats.cea608 import Decoder, Shown
from talkdex.captions.notes import Notes

_SIGNATURE = "Scenarist_SCC"
_LINE = re.compile(r"^(\d{1,3}):(\d{1,2}):(\d{1,2})([:;.,])(\d{1,2})[ \t]++([0-9a-fA-F \t]+)$", re.MULTILINE)
_FRAME_MS = 1001 / 30
_NO_PARITY = 0x7F


def recognises(document: Document) -> int:
    """Its signature."""
    return SURE if document.head.startswith(_SIGNATURE) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Decode every line's pairs in order."""
    text = document.text
    lines = sum(bool(line.strip()) for line in text.split("\n")) - 1
    read_lines = len(_LINE.findall(text))
    if read_lines < lines:
        notes.add(f"{lines - read_lines} lines without time code or pairs left out")
    shown = [one for one in _shown(text) if one.text.strip()]
    return Reading([Draft(one.start_ms, one.end_ms, one.text, number) for number, one in enumerate(shown, 1)])


def _shown(text: str) -> Iterator[Shown]:
    decoder = Decoder()
    for line in _LINE.finditer(text):
        frame = _frame(line)
        for pair in line[6].split():
            if len(pair) == 4:
                first, second = (byte & _NO_PARITY for byte in bytes.fromhex(pair))
                yield from decoder.feed(round(frame * _FRAME_MS), first, second)
                frame += 1
    yield from decoder.finish(None)


def _frame(line: re.Match[str]) -> int:
    """Count the frames up to a time code (in drop-frame code two numbers a minute are missing)."""
    minutes = int(line[1]) * 60 + int(line[2])
    frame = (minutes * 60 + int(line[3])) * 30 + int(line[5])
    return frame - 2 * (minutes - minutes // 10) if line[4] in ";,." else frame


READER = Reader("scc", recognises, read, (".scc",))
