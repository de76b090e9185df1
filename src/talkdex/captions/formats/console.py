"""What Whisper and whisper.cpp print while they work: `[00:00.000 --> 00:04.000]  text`.

People keep this output as a transcript; other lines (progress, settings) are left out.
https://github.com/openai/whisper/blob/main/whisper/transcribe.py
"""

import re

from talkdex.captions import markup, stamps
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.transcript import Origin

_STAMP = r"((?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)"
_LINE = re.compile(rf"^[ \t]*+\[{_STAMP}[ \t]*+-->[ \t]*+{_STAMP}\][ \t]*+([^\n]*)$", re.MULTILINE)
_LANGUAGE = re.compile(r"^(?:Detected language:|.*auto-detected language:)[ \t]*+(\w{2,20})", re.MULTILINE)


def recognises(document: Document) -> int:
    """A line that begins with two times and an arrow in brackets."""
    return SURE if _LINE.search(document.head) else NO


def read(document: Document, notes: Notes) -> Reading:  # noqa: ARG001 - the shape of every reader
    """Read every line with its times."""
    language = _LANGUAGE.search(document.head)
    drafts = [
        Draft(stamps.from_text(line[1]) or 0, stamps.from_text(line[2]), markup.plain(line[3]), number)
        for number, line in enumerate(_LINE.finditer(document.text), 1)
    ]
    return Reading(drafts, language[1] if language else None, Origin.RECOGNIZED)


READER = Reader("whisper-console", recognises, read, (".txt", ".log"))
