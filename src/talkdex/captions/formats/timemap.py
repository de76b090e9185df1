"""A JSON object that maps times to text: `{"0:01": "welcome", "105:46": "thank you"}`."""

from talkdex.captions import markup, stamps
from talkdex.captions.base import MAYBE, NO, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_SAMPLE = 20


def recognises(document: Document) -> int:
    """An object whose keys read as times and whose values are texts."""
    value = document.json
    if not isinstance(value, dict) or not value:
        return NO
    sample = list(value.items())[:_SAMPLE]
    fitting = sum(stamps.from_text(key) is not None and isinstance(said, str) for key, said in sample)
    return MAYBE if fitting * 10 >= len(sample) * 9 else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read every pair; a key that is no time is noted and left out."""
    made = []
    for number, (key, said) in enumerate(document.json.items(), 1):
        start = stamps.from_text(key)
        if start is None or not isinstance(said, str):
            notes.add("no readable time or text; left out", number)
            continue
        made.append(Draft(start, None, markup.plain(said), number))
    return Reading(made)


READER = Reader("time-map", recognises, read, (".json",), "json")
