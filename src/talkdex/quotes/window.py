"""A window: the folded text around a place, and which token each of its letters belongs to."""

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.text import folded


class Window(NamedTuple):
    """Folded tokens that follow each other in a transcript; `first` is the position of the first."""

    transcript: int
    first: int
    tokens: list[str]

    @property
    def text(self) -> str:
        """The tokens joined by single spaces."""
        return " ".join(self.tokens)

    def cut(self, start: int, end: int) -> "Window":
        """Give the tokens `start` to `end` (half-open, counted in this window) as a window."""
        start = max(0, start)
        return Window(self.transcript, self.first + start, self.tokens[start : max(start, end)])


def starts(tokens: list[str]) -> list[int]:
    """Give the offset of each token's first letter in the joined text, and the offset after the end."""
    return list(accumulate((len(token) + 1 for token in tokens), initial=0))


def token_at(begins: list[int], offset: int) -> int:
    """Give the index of the token that holds the letter at `offset`, or the space after it."""
    return min(bisect_right(begins, offset) - 1, len(begins) - 2)


class Shelf:
    """Reads windows, and keeps the folded snippets that neighbouring windows share."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._folded: dict[tuple[int, int], list[str]] = {}

    def window(self, transcript: int, first: int, last: int, quoted: Collection[str] = ()) -> Window:
        """Give the tokens `first` to `last`, both included, as far as the transcript has them.

        A name among those `quoted` stands there also where it was heard otherwise, in one word.
        """
        first = max(0, first)
        tokens: list[str] = []
        begin = None
        for at, text in self._reader.texts_at(transcript, first, last):
            begin = at if begin is None else begin
            tokens += self._fold(transcript, at, text)
        begin = begin or 0
        for alias in self._reader.heard_otherwise(transcript, begin, begin + len(tokens) - 1):
            if alias.tokens == 1 and alias.folded in quoted:
                tokens[alias.token - begin] = alias.folded
        whole = Window(transcript, begin, tokens)
        return whole.cut(first - whole.first, last + 1 - whole.first)

    def _fold(self, transcript: int, at: int, text: str) -> list[str]:
        key = (transcript, at)
        if key not in self._folded or not self._folded[key]:
            self._folded[key] = folded(text)
        return self._folded[key]
