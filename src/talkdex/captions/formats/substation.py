r"""SubStation Alpha (.ssa, .ass): `Dialogue:` lines of fields, named by the `Format:` line above them.

The format is told at http://www.tcax.org/docs/ass-specs.htm. The field Name (or Actor) is the speaker;
karaoke codes (`{\k25}`, hundredths of a second) are word times. Comments and drawings aren't speech.
Own reader: pysubs2 takes the fields in their usual order, whatever the file says, and stops at
the first one it can't read.
"""

import re
from itertools import accumulate

from talkdex.captions import markup, stamps, wordtimes
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.transcript import Word

_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_LINE = re.compile(r"^(Dialogue|Format):[ \t]*+(.*)$", re.MULTILINE)
_DRAWING = re.compile(r"\{[^{}]*\\p[1-9][^{}]*\}")
_CODES = re.compile(r"\{[^{}]*\}")
_KARAOKE = re.compile(r"\{[^{}]*?\\[kK][fot]?(\d{1,6})[^{}]*\}")


def recognises(document: Document) -> int:
    """Its script header, or a dialogue line."""
    head = document.head
    return SURE if head.startswith(("[Script Info]", "Dialogue:")) or "\nDialogue:" in head else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read every dialogue line that isn't a drawing."""
    text = document.text
    events = text.find("[Events]")
    fields: tuple[str, ...] = _USUAL
    drafts: list[Draft | None] = []
    for line in _LINE.finditer(text, max(0, events)):
        if line[1] == "Format":
            named = tuple(field.strip().lower() for field in line[2].split(","))
            fields = named if {"start", "end", "text"} <= set(named) else fields
        else:
            values = dict(zip(fields, line[2].split(",", len(fields) - 1), strict=False))
            drafts.append(_draft(values, len(drafts) + 1, notes))
    return Reading([draft for draft in drafts if draft])


def _draft(values: dict[str, str], number: int, notes: Notes) -> Draft | None:
    start, end = stamps.from_text(values.get("start", "")), stamps.from_text(values.get("end", ""))
    said = values.get("text")
    if start is None or said is None:
        notes.add("no readable start time or text; left out", number)
        return None
    speaker = markup.one_line(values.get("name") or values.get("actor") or "") or None
    if _DRAWING.search(said):
        said = ""
    words = _karaoke(said, start) if "\\k" in said or "\\K" in said else []
    return Draft(start, end, _plain(said), number, speaker, words)


def _plain(said: str) -> str:
    return markup.plain(_CODES.sub("", said).replace("\\n", "\n"))


def _karaoke(said: str, start_ms: int) -> list[Word]:
    """Give the words of a line of karaoke: each code tells how long the syllable after it lasts."""
    _, *rest = _KARAOKE.split(said)
    lengths = [int(length) * 10 for length in rest[::2]]
    ends = list(accumulate(lengths, initial=start_ms))
    pieces = wordtimes.Pieces(ends[:-1], [_plain(syllable) for syllable in rest[1::2]], (), ends[1:])
    return wordtimes.from_pieces(pieces, ends[-1])


READER = Reader("substation", recognises, read, (".ass", ".ssa"))
