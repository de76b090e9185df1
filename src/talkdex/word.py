"""A timed word, and how a stretch of time is shared out among words that have none of their own."""

from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """One spoken word with its time, half-open; `text` holds no surrounding white space.

    `probability` is the recogniser's, 0 to 1, or None where nobody measured it. A NamedTuple
    because an hour of talk holds nine thousand of them.
    """

    start_ms: int
    end_ms: int
    text: str
    probability: float | None = None


def spread(texts: list[str], start_ms: int, end_ms: int) -> Iterator[Word]:
    """Share out a cue's time among its words by their length in letters, in order, without gaps."""
    total = sum(len(text) + 1 for text in texts) or 1
    span, done = end_ms - start_ms, 0
    for text in texts:
        begin = start_ms + span * done // total
        done += len(text) + 1
        yield Word(begin, start_ms + span * done // total, text)
