"""Batches of windows with their features, ready for the model, and what is wanted of each.

A batch's windows are numbered k·size to k·size + size - 1 among the recording's, whatever is
done already: the model's arithmetic depends a little on its batch, and a run that is taken up
again must hear the same words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkdex.ranges import within, without
from talkdex.recognize.windows import Window
from talkdex.timing import TimeRange

Sound = NDArray[np.float32]


class Task(NamedTuple):
    """A window and the ranges of its cell that are wanted and not done; none where only its company is."""

    window: Window
    left: list[TimeRange]


class Batch(NamedTuple):
    """What is given to the model at once.

    Args:
        tasks: in order of time, windows of silence among them.
        features: of the windows with speech, stacked in that order; None where there are none.
    """

    tasks: list[Task]
    features: Sound | None

    @property
    def spoken(self) -> list[Window]:
        """Its windows with speech."""
        return [task.window for task in self.tasks if task.window.index >= 0]


def batches(
    stream: Iterable[Window],
    size: int,
    wanted: Sequence[TimeRange] | None,
    done: Sequence[TimeRange],
    features: Callable[[Sound], Sound],
    *,
    first: bool,
) -> Iterator[Batch]:
    """Group the windows that are wanted and not done, with the windows of their batch.

    Args:
        stream: all windows of the recording, or those up to the last wanted.
        size: the most windows with speech in a batch.
        wanted: ranges wanted, None for all.
        done: ranges that are done.
        features: makes a window's sound the model's input.
        first: give the first batch with speech in any case, since it tells the language.
    """
    for group in _grouped(
        stream, size, None if wanted is None else max((r.end_ms for r in wanted), default=0)
    ):
        tasks = [Task(bare(window), left) for window, left in _asked(group, wanted, done)]
        chosen = {task.window.cell for task in tasks}
        spoken = [w for w in group if w.index >= 0 and w.cell in chosen]
        if (spoken and first) or any(task.left for task in tasks):
            first = first and not spoken
            yield Batch(tasks, np.stack([features(w.sound) for w in spoken]) if spoken else None)


def bare(window: Window) -> Window:
    """Give a window without its sound, which needs much room and is not wanted any more."""
    return Window(window.index, window.cell, window.voiced, window.parts)


def _asked(
    group: list[Window], wanted: Sequence[TimeRange] | None, done: Sequence[TimeRange]
) -> Iterator[tuple[Window, list[TimeRange]]]:
    for window in group:
        mine = [window.cell] if wanted is None else within([window.cell], wanted)
        if mine:
            yield window, without(mine, done)


def _grouped(stream: Iterable[Window], size: int, end_ms: int | None) -> Iterator[list[Window]]:
    held: list[Window] = []
    number = 0
    for window in stream:
        if end_ms is not None and window.cell.start_ms >= end_ms:
            break
        if held and window.index >= 0 and window.index // size != number:
            yield held
            held = []
        number = window.index // size if window.index >= 0 else number
        held.append(window)
    if held:
        yield held
