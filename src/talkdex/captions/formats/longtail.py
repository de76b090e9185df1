"""Formats left to pysubs2: MicroDVD, MPL2 and TMPlayer, each a line per cue.

https://pysubs2.readthedocs.io/. This is the only module that knows it. Lines that aren't in the
format are noted here, because pysubs2 skips them without a word.
"""

import re
from collections.abc import Callable

import pysubs2

from talkdex.captions import markup
from talkdex.captions.base import MAYBE, NO, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_FILM = 23.976
_LINES = {
    "microdvd": re.compile(r"\{\d{1,9}\}\{\d{1,9}\}.+"),
    "mpl2": re.compile(r"\[\d{1,9}\]\[\d{1,9}\].+"),
    "tmp": re.compile(r"\d{1,2}:\d{2}:\d{2}:.+"),
}
_TOLD_RATE = re.compile(r"\{([01])\}\{\1\}[ \t]*(\d{1,3}(?:[.,]\d{1,6})?)[ \t]*")


def _recogniser(name: str) -> Callable[[Document], int]:
    def recognises(document: Document) -> int:
        """A first line in the format, and not only that one where there are more."""
        lines = [line for line in document.head.split("\n")[:6] if line.strip()]
        fitting = [bool(_LINES[name].fullmatch(line.strip())) for line in lines]
        return MAYBE if fitting and fitting[0] and sum(fitting) * 2 >= len(fitting) else NO

    return recognises


def _reader(name: str) -> Callable[[Document, Notes], Reading]:
    def read(document: Document, notes: Notes) -> Reading:
        """Read every line that is in the format."""
        lines = _fitting(document.text, name, notes)
        rate = _rate(lines, notes) if name == "microdvd" else None
        events = pysubs2.SSAFile.from_string("\n".join(lines), format_=name, fps=rate).events
        ends = (None if name == "tmp" else event.end for event in events)  # TMPlayer tells no ends
        return Reading(
            [
                Draft(event.start, end, markup.plain(event.plaintext), number)
                for number, (event, end) in enumerate(zip(events, ends, strict=True), 1)
            ]
        )

    return read


def _fitting(text: str, name: str, notes: Notes) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines, 1):
        if not _LINES[name].fullmatch(line):
            notes.add("line in another format; left out", number)
    return [line for line in lines if _LINES[name].fullmatch(line)]


def _rate(lines: list[str], notes: Notes) -> float:
    """Take frames per second out of the first line, where custom puts them; else film's."""
    told = _TOLD_RATE.fullmatch(lines[0]) if lines else None
    if told and float(told[2].replace(",", ".")) > 0:
        del lines[0]
        return float(told[2].replace(",", "."))
    notes.add(f"no frame rate in the file; {_FILM} frames per second taken, times may drift")
    return _FILM


READERS = (
    Reader("microdvd", _recogniser("microdvd"), _reader("microdvd"), (".sub", ".txt")),
    Reader("mpl2", _recogniser("mpl2"), _reader("mpl2"), (".mpl", ".txt")),
    Reader("tmplayer", _recogniser("tmp"), _reader("tmp"), (".tmp", ".txt")),
)
