"""Captions read ahead of their turn by helpers, each of which is asked in turn and answers in order."""

from collections import deque
from pathlib import Path
from typing import NamedTuple, Self

from talkdex.reading.helper import Helper
from talkdex.reading.task import Read, Task

_EACH = 4
"""How many open questions a helper has: while one answer is taken, it works on the next."""
_FIRST = 8
"""How many files aren't asked for: starting Python takes as long as reading some."""


class _Question(NamedTuple):
    path: Path
    task: Task


class Ahead:
    """Helpers that are started when it pays.

    Args:
        helpers: how many there may be; 0 for none.
    """

    def __init__(self, helpers: int) -> None:
        self._most, self._seen = helpers, 0
        self._helpers: list[Helper] = []
        self._open: deque[tuple[_Question, Helper]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for helper in self._helpers:
            helper.close()

    @property
    def depth(self) -> int:
        """How many files may be wanted before they are taken: of more, the first are forgotten."""
        return max(_FIRST, _EACH * self._most) if self._most else 0

    def want(self, path: Path, task: Task) -> None:
        """Have a file read, if that pays; files are taken in the order in which they are wanted."""
        self._seen += 1
        if self._seen > _FIRST and self._most:
            if len(self._open) > self.depth:
                self._next()
            helper = self._helper()
            helper.ask(path, task)
            self._open.append((_Question(path, task), helper))

    def take(self, path: Path, task: Task) -> Read | None:
        """Give what a file holds, once; None where it is to be read by the caller."""
        wanted = _Question(path, task)
        while any(question == wanted for question, _ in self._open):
            question, read = self._next()
            if question == wanted:
                return read
        return None

    def _next(self) -> tuple[_Question, Read | None]:
        question, helper = self._open.popleft()
        return question, helper.answer()

    def _helper(self) -> Helper:
        """Give the helper whose turn it is."""
        number = (self._seen - _FIRST - 1) % self._most
        if number == len(self._helpers):
            self._helpers.append(Helper())
        return self._helpers[number]
