"""A timed word, and how a stretch of time is shared out among words that have none of their own."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
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


def spread(texts: Sequence[str], start_ms: int, end_ms: int) -> Iterator[Word]:
    """Share out a cue's time among its words by their length in letters, in order, without gaps."""
    moments = edges(texts, start_ms, end_ms)
    return map(Word, moments, moments[1:], texts)


def edges(texts: Sequence[str], start_ms: int, end_ms: int) -> list[int]:
    """Give the moments between such words: each one's start, and the end of the last."""
    done = list(accumulate((len(text) + 1 for text in texts), initial=0))
    span, total = end_ms - start_ms, done[-1] or 1
    return [start_ms + span * letters // total for letters in done]
