"""A worker: a process of its own that reads captions for another, in the order in which it is asked.

The process serves its standard input until that ends: whatever ends the one that asks ends it too. It
changes nothing, so that it can be ended at any moment; where it can't be had, or dies, it answers None.
"""

import gc
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from talkdex.reading.task import Read, Task, read

_NEW_OBJECTS = 50_000  # between collections of garbage, as on the command line
_PIPE = 1 << 20  # bytes: more than the captions of an hour, read, so that it goes on before they are taken
_SERVE = ("-P", "-c", "from talkdex.reading.worker import serve; serve()")


class Worker:
    """The asking end; a closed one answers None."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            self._process = _start()

    @property
    def number(self) -> int | None:
        """The number by which the system knows the process; None where there is none."""
        return self._process.pid if self._process else None

    def ask(self, path: Path, task: Task) -> None:
        """Let it read a file. A question is small and few are open, so that this never waits."""
        if self._process is not None:
            with suppress(OSError):
                pickle.dump((path, task), questions := cast("BinaryIO", self._process.stdin))
                questions.flush()

    def answer(self) -> Read | None:
        """Wait for what holds the file that was asked for first; None where it can't be read there."""
        if self._process is None:
            return None
        try:
            return cast("Read | None", pickle.load(cast("BinaryIO", self._process.stdout)))  # noqa: S301 - of our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            self.close()
            return None

    def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:
                pass


def _start() -> subprocess.Popen[bytes]:
    """Start a process out of reach of the terminal's Ctrl-C: the one that asks sees to its end.

    Raises:
        OSError: there can be none.
    """
    return subprocess.Popen(  # noqa: S603 - Python itself
        [sys.executable, *_SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, process_group=0, pipesize=_PIPE,
    )  # fmt: skip


def serve() -> None:
    """Answer the questions that come on standard input, until it ends or nobody reads the answers."""
    gc.set_threshold(_NEW_OBJECTS)
    with suppress(EOFError, BrokenPipeError):
        while True:
            path, task = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
            pickle.dump(_read(path, task), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()


def _read(path: Path, task: Task) -> Read | None:
    """Read a file; where that fails, the one that asks will see why when it reads it."""
    with suppress(Exception):
        return read(path.read_bytes(), task)
    return None
