"""Captions read ahead of their turn by workers, each of which is asked in turn and answers in order."""

from collections import deque
from pathlib import Path
from typing import NamedTuple, Self

from talkdex.reading.task import Read, Task
from talkdex.reading.worker import Worker

_EACH = 4
"""How many open questions a worker has: while one answer is taken, it works on the next."""
_FIRST = 8
"""How many files aren't asked for: starting Python takes as long as reading some."""


class _Question(NamedTuple):
    path: Path
    task: Task


class Ahead:
    """Workers that are started when it pays.

    Args:
        workers: how many there may be; 0 for none.
    """

    def __init__(self, workers: int) -> None:
        self._most, self._seen = workers, 0
        self._workers: list[Worker] = []
        self._open: deque[tuple[_Question, Worker]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.close()

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
            worker = self._worker()
            worker.ask(path, task)
            self._open.append((_Question(path, task), worker))

    def take(self, path: Path, task: Task) -> Read | None:
        """Give what a file holds, once; None where it is to be read by the caller."""
        wanted = _Question(path, task)
        while any(question == wanted for question, _ in self._open):
            question, read = self._next()
            if question == wanted:
                return read
        return None

    def _next(self) -> tuple[_Question, Read | None]:
        question, worker = self._open.popleft()
        return question, worker.answer()

    def _worker(self) -> Worker:
        """Give the worker whose turn it is."""
        number = (self._seen - _FIRST - 1) % self._most
        if number == len(self._workers):
            self._workers.append(Worker())
        return self._workers[number]
