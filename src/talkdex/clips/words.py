"""Widening a range so that it neither begins nor ends inside a word."""

from collections.abc import Iterable
from operator import attrgetter

from talkdex.timing import TimeRange
from talkdex.transcript import Word

LONGEST_MS = 3_000
"""Nobody says a word for longer: a time that spans more is some caption's, and moves no edge."""


def whole_words(within: TimeRange, words: Iterable[Word]) -> TimeRange:
    """Move both edges outward to the edges of the words that they cut, if they cut any.

    Args:
        within: the range.
        words: those around its edges, in any order; they may overlap.

    Returns:
        The narrowest range that holds the old one and cuts no word of up to `LONGEST_MS`.
    """
    said = [word for word in words if word.end_ms - word.start_ms <= LONGEST_MS]
    start, end = within.start_ms, within.end_ms
    for word in sorted(said, key=attrgetter("start_ms"), reverse=True):
        if word.start_ms < start < word.end_ms:
            start = word.start_ms
    for word in sorted(said, key=attrgetter("end_ms")):
        if word.start_ms < end < word.end_ms:
            end = word.end_ms
    return TimeRange(start, end)
