"""Progress of long work on stderr: a moving line on a terminal, plain lines elsewhere."""

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

STEPS = {
    "fetch": "fetching", "hear": "transcribing", "align": "aligning", "store": "storing", "cut": "cutting",
    "translate": "translating",
}  # fmt: skip


class Show(AbstractContextManager["Show"]):
    """A `pipeline.Watch` that shows what it is told on stderr; `quiet` leaves only the notes."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._live = sys.stderr.isatty() and not quiet
        self._quiet = quiet
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not self._live,
        )
        self._task: TaskID | None = None
        self._tenth = 0
        self._doing = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, title: str, step: str) -> None:
        """Show that work on a recording has come to a step."""
        self._doing, self._tenth = f"{STEPS.get(step, step)} {title[:40]}", 0
        if self._live:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task(self._doing.replace("[", "\\["), total=None)
        elif not self._quiet and step in ("hear", "translate"):
            click.echo(self._doing, err=True)

    def progress(self, done: float, total: float | None) -> None:
        """Show how far the step is; where nothing moves, a line each tenth."""
        if self._live and self._task is not None:
            self._progress.update(self._task, completed=done, total=total)
        elif total and not self._quiet and int(10 * done / total) > self._tenth:
            self._tenth = int(10 * done / total)
            click.echo(f"{self._doing}: {10 * self._tenth} %", err=True)

    def note(self, line: str) -> None:
        """Tell the user one line."""
        if self._live:
            self._progress.console.print(f"  {line}", markup=False, highlight=False)
        else:
            click.echo(f"  {line}", err=True)
