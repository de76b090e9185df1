"""LRC lyrics: `[mm:ss.xx]text`, several times for a line that comes again, `<mm:ss.xx>` before words.

The format is told at https://en.wikipedia.org/wiki/LRC_(file_format).
"""

import re

from talkdex.captions import markup, stamps, wordtimes
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_STAMP = re.compile(r"\[((?:\d{1,2}:)?\d{1,4}:\d{2}(?:[.,]\d{1,3})?)\]")
_LINE = re.compile(
    r"^[ \t]*+((?:\[(?:\d{1,2}:)?\d{1,4}:\d{2}(?:[.,]\d{1,3})?\][ \t]*+)+)([^\n]*)$", re.MULTILINE
)
_WORD = re.compile(r"<(\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?)>")
_OFFSET = re.compile(r"^\[offset:[ \t]*([+-]?\d{1,9})[ \t]*\]", re.MULTILINE | re.IGNORECASE)


def recognises(document: Document) -> int:
    """Lines that begin with a time in brackets, two of them at least or nothing else."""
    lines = _LINE.findall(document.head)
    return SURE if len(lines) > 1 or (lines and document.suffix == ".lrc") else NO


def read(document: Document, notes: Notes) -> Reading:  # noqa: ARG001 - the shape of every reader
    """Read every line at each of its times; a line ends where the next one begins."""
    offset = _OFFSET.search(document.text)
    earlier = int(offset[1]) if offset else 0
    drafts = []
    for number, line in enumerate(_LINE.finditer(document.text), 1):
        times = [stamps.from_text(stamp) or 0 for stamp in _STAMP.findall(line[1])]
        drafts += [_draft(max(0, start - earlier), line[2], number) for start in times]
    return Reading(drafts, scrolls=False)


def _draft(start_ms: int, line: str, number: int) -> Draft:
    first, *rest = _WORD.split(line)
    text = markup.plain(_WORD.sub("", line))
    if not rest:
        return Draft(start_ms, None, text, number)
    starts = [start_ms, *(stamps.from_text(stamp) or start_ms for stamp in rest[::2])]
    pieces = wordtimes.Pieces(starts, [first, *rest[1::2]])
    words = wordtimes.from_pieces(pieces, wordtimes.longest(starts[-1], rest[-1]))
    return Draft(start_ms, None, text, number, None, words)


READER = Reader("lrc", recognises, read, (".lrc",))
