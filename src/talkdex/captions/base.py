r"""The shape every caption reader has, and the recipe for adding one.

A reader turns one kind of file into drafts: cues as the file has them, cleaned of markup but
not yet repaired. What all formats need afterwards (times that run backwards, cues written
twice or out of order, rolling lines, speakers' names) is done once, in `talkdex.captions.assembly`.

To add a format:

1. Write a module with two functions. `recognises(document)` says how sure it is that this is
   its format: `NO`, `MAYBE` (the layout fits) or `SURE` (a signature); it looks at the content
   only and never raises. `read(document, notes)` gives a `Reading`; every draft it had to
   repair or leave out goes to `notes`, with the number of the cue in the file.
2. End the module with `READER = Reader("name", recognises, read, (".suffix",))`, with "json" or
   "xml" as its layer where it reads `document.json` or `document.xml`.
3. Add the module to the table in `talkdex.captions.formats`, and a small file to the tests.

Text in drafts has its markup and entities removed (see `markup`), with "\n" between the lines
of a cue: speakers and rolling captions are told by lines. Times are int milliseconds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.transcript import Origin, Word

NO, MAYBE, SURE = 0, 1, 2


class Draft(NamedTuple):
    r"""One cue as the file has it, half-open; nothing is promised of its times yet.

    Args:
        start_ms: as written, even if negative or after the end.
        end_ms: as written, or None where the file doesn't say.
        text: plain text, "\n" between lines; may be empty.
        number: place of the cue in the file, from 1.
        speaker: where the format itself names one.
        words: with times of their own, in order; empty where the file times only the cue.
    """

    start_ms: int
    end_ms: int | None
    text: str
    number: int
    speaker: str | None = None
    words: Sequence[Word] = ()

    def saying(self, text: str) -> "Draft":
        """Give the same with another text, in half the time of `_replace`."""
        start_ms, end_ms, _, number, speaker, words = self
        return Draft(start_ms, end_ms, text, number, speaker, words)


class Reading(NamedTuple):
    """What a reader found in a file.

    Args:
        drafts: in the file's order.
        language: BCP 47 tag that the file states, or None.
        origin: whose words these are where the format tells (a recogniser's output), or None.
        scrolls: whether text may be carried from cue to cue on a rolling screen; a format that
            writes each word once by its nature says False.
        made_by: what wrote the file, where that says more than the format's name (a service).
    """

    drafts: Sequence[Draft]
    language: str | None = None
    origin: Origin | None = None
    scrolls: bool = True
    made_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One caption format.

    Args:
        name: as shown to users (`Transcript.made_by`) and taken by `parse_captions(format=)`.
        recognises: how sure the format is that a document is its own: NO, MAYBE or SURE.
        read: document and notes to a reading.
        suffixes: of file names, lower case, with the dot; a hint between formats that may fit.
        layer: what it reads of a document: "text", "json" or "xml".
    """

    name: str
    recognises: Callable[[Document], int]
    read: Callable[[Document, Notes], Reading]
    suffixes: tuple[str, ...] = ()
    layer: str = "text"
