"""What a format is: a function from a `Selection` to text, and what it needs to make sense.

To add a format, write a module in `talkdex.exports.formats` with a function `write(selection) -> str`
and a constant `FORMAT`, and list the module in `talkdex.exports.formats`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from talkdex.exports.selection import Selection


class Needs(StrEnum):
    """What there must be for a format to have anything to write."""

    WORDS = "words"  # something said: captions
    WORD_TIMES = "word times"  # the time of each word
    NAMES = "names"  # named segments or hits: chapters, markers
    EITHER = "either"  # words or names: tables
    NOTHING = "nothing"  # a stretch is enough: timelines


class Times(StrEnum):
    """Which time a format is written in."""

    ONE = "one"  # that of one recording; or from zero, as on the cut
    OWN = "own"  # each recording's own, which every row names; or from zero
    FIXED = "fixed"  # decided by the format: the source's, the timeline's, or none


@dataclass(frozen=True, slots=True)
class Format:
    """A format that talkdex writes.

    Args:
        name: how it is called on the command line.
        about: one line for people.
        suffix: of its files, with the dot.
        write: gives the text of a selection; raises UsageError where the format can't hold it.
        needs: what there must be to write.
        times: which time it is written in.
        timeline: where its timeline begins, as a time code, for formats that count frames; else None.
    """

    name: str
    about: str
    suffix: str
    write: Callable[[Selection], str]
    needs: Needs
    times: Times
    timeline: str | None = None
