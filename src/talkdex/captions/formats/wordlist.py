"""Word timings as bare rows: `[[" In", 0.0, 0.2], [" the", 0.2, 0.3]]`, the word first or last."""

from collections.abc import Iterator
from typing import Any

from talkdex.captions import grouping, stamps
from talkdex.captions.base import MAYBE, NO, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.grouping import Spoken
from talkdex.captions.notes import Notes
from talkdex.transcript import Word

_SAMPLE = 20


def recognises(document: Document) -> int:
    """A list of rows of one text and two numbers."""
    rows = document.json
    if not isinstance(rows, list) or not rows:
        return NO
    sample = rows[:_SAMPLE]
    return MAYBE if all(_row(row) for row in sample) else NO


def _row(row: Any) -> tuple[str, int, int] | None:
    """Give word, start and end of a row, or None."""
    if not isinstance(row, list) or not 3 <= len(row) <= 4:
        return None
    words = [item for item in row if isinstance(item, str)]
    times = [
        ms
        for item in row
        if (ms := stamps.from_seconds(item) if not isinstance(item, str) else None) is not None
    ]
    if len(words) != 1 or len(times) < 2 or times[0] < 0:
        return None
    return words[0], times[0], max(times[0], times[1])


def read(document: Document, notes: Notes) -> Reading:
    """Put the words together to cues; where words carry their spaces, those make the text."""
    rows = document.json
    spaced = sum(isinstance(row, list) and str(row[0])[:1] == " " for row in rows) * 2 > len(rows)
    return Reading(grouping.drafts(_stream(rows, notes, spaced=spaced)), scrolls=False)


def _stream(rows: list[Any], notes: Notes, *, spaced: bool) -> Iterator[Spoken]:
    latest = 0
    for number, row in enumerate(rows, 1):
        found = _row(row)
        if found is None:
            notes.add("no readable word and times; left out", number)
        elif found[0].strip():
            text, start, end = found
            latest = max(latest, start)
            yield Spoken(Word(latest, max(latest, end), text.strip()), None, not spaced or text[0].isspace())


READER = Reader("word-timings", recognises, read, (".json",), "json")
