"""Who watches long work: told what is going on, and how far it is."""

from typing import Protocol


class Watch(Protocol):
    """Receives what happens; the command line shows it, tests record it."""

    def step(self, title: str, step: str) -> None:
        """Say that work on a recording has come to a step: `fetch`, `hear`, `align`, `store`."""
        ...

    def progress(self, done: float, total: float | None) -> None:
        """Say how far the step is, in any unit; None where the whole is unknown."""
        ...

    def note(self, line: str) -> None:
        """Tell the user one line."""
        ...


class Silent:
    """A watch that nobody looks at."""

    def step(self, title: str, step: str) -> None:
        """Do nothing."""

    def progress(self, done: float, total: float | None) -> None:
        """Do nothing."""

    def note(self, line: str) -> None:
        """Do nothing."""
