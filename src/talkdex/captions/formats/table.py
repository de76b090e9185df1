"""Tables of timed text: Whisper's TSV and CSV, Audacity's labels, exports with a heading per column.

The first line names the columns; `talkdex.captions.records` knows the names. Audacity's labels
have none: start and end in seconds, then the text, parted by tabs
(https://manual.audacityteam.org/man/importing_and_exporting_labels.html). Whisper's are
milliseconds: https://github.com/openai/whisper/blob/main/whisper/utils.py
"""

import csv
import io
import re
from collections.abc import Iterator

from talkdex.captions import records
from talkdex.captions.base import MAYBE, NO, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.transcript import Origin

_LABEL = re.compile(r"^\d{1,9}[.,]\d{1,9}\t\d{1,9}[.,]\d{1,9}\t", re.MULTILINE)
_WHISPER = ("start", "end", "text")
_WIDEST = 40


def recognises(document: Document) -> int:
    """A first line that names a start and a text column, or lines of two times and a text."""
    if _LABEL.match(document.head):
        return MAYBE
    row = next(_rows(document.head), [])
    names = [cell.strip() for cell in row]
    return MAYBE if len(names) > 1 and records.shape([dict.fromkeys(names, "")]) else NO


def _rows(text: str) -> Iterator[list[str]]:
    """Give the rows: parted by tabs, semicolons or commas, as the first line is."""
    first = text.split("\n", 1)[0]
    part = next((sign for sign in "\t;," if sign in first), None)
    if part is None or first.count(part) > _WIDEST:
        return iter(())
    if part == "\t":
        return csv.reader(io.StringIO(text), delimiter=part, quoting=csv.QUOTE_NONE)
    return csv.reader(io.StringIO(text), delimiter=part)


def read(document: Document, notes: Notes) -> Reading:
    """Read a record per row."""
    text = document.text
    if _LABEL.match(text):
        text = "start\tend\ttext\n" + text
    rows = _rows(text)
    names = [cell.strip() for cell in next(rows, [])]
    found = [dict(zip(names, row, strict=False)) for row in rows if any(row)]
    whisper = tuple(name.lower() for name in names) == _WHISPER and all(_whole(row) for row in found)
    shape = records.shape(found, 1 if whisper else None)
    drafts = records.drafts(found, shape, notes) if shape else []
    return Reading(drafts, None, Origin.RECOGNIZED if whisper else None)


def _whole(row: dict[str, str]) -> bool:
    return all(cell.strip().isdecimal() for cell in list(row.values())[:2])


READER = Reader("table", recognises, read, (".tsv", ".csv", ".txt"))
