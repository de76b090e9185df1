"""Batches of windows with their features, ready for the model, and what is wanted of each.

A batch's windows are numbered k·size to k·size + size - 1 among the recording's, whatever is
done already: the model's arithmetic depends a little on its batch, and a run that is taken up
again must hear the same words. For the same reason a window that an edge of what is wanted or
done cuts in two makes a batch by itself, told nothing of its neighbours: both of its sides hear
the same words, so that none is lost or doubled at the edge.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkdex.ranges import within, without
from talkdex.recognize.windows import Window
from talkdex.timing import TimeRange

Sound = NDArray[np.float32]
_VOTERS = 8
"""The first so many windows with speech tell the language, in whatever batches they are decoded."""

_Asked = tuple[Window, list[TimeRange]]


class Task(NamedTuple):
    """A window and the ranges of its cell that are wanted and not done; none where only its company is."""

    window: Window
    left: list[TimeRange]


class Batch(NamedTuple):
    """What is given to the model at once.

    Args:
        tasks: in order of time, windows of silence among them.
        features: of the windows with speech, stacked in that order; None where there are none.
        alone: it is to be told no text before: an edge cuts its window, or the one before.
    """

    tasks: list[Task]
    features: Sound | None
    alone: bool = False

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
        first: give the first windows with speech in any case, since they tell the language: a batch
            with nothing left where they are decoded otherwise, or are done.
    """
    voters = size * -(-_VOTERS // size)
    edges = _edges(wanted, done)
    after_cut = False
    for group in _grouped(stream, voters, None if wanted is None else _end(wanted)):
        asked = list(_asked(group, wanted, done))
        parts = list(_parted(asked, edges, size))
        spoken = [window for window, _ in asked if window.index >= 0]
        if spoken and first and (len(parts) > 1 or not _to_hear(asked)):
            yield _batch([(window, []) for window in spoken], features)
        first = first and not spoken
        for part in parts:
            cut = any(_cuts(edges, window) for window, _ in part)
            needed = part if _to_hear(part) else [one for one in part if one[0].index < 0]
            if any(left for _, left in needed):
                yield _batch(needed, features)._replace(alone=cut or after_cut)
            after_cut = cut if any(window.index >= 0 for window, _ in part) else after_cut


def _to_hear(asked: Sequence[_Asked]) -> bool:
    """Tell whether something is left of a window with speech: for silence alone nothing is decoded."""
    return any(left for window, left in asked if window.index >= 0)


def _batch(asked: Sequence[_Asked], features: Callable[[Sound], Sound]) -> Batch:
    spoken = [features(window.sound) for window, _ in asked if window.index >= 0]
    return Batch([Task(bare(window), left) for window, left in asked], np.stack(spoken) if spoken else None)


def bare(window: Window) -> Window:
    """Give a window without its sound, which needs much room and is not wanted any more."""
    return Window(window.index, window.cell, window.voiced, window.parts)


def _asked(
    group: list[Window], wanted: Sequence[TimeRange] | None, done: Sequence[TimeRange]
) -> Iterator[_Asked]:
    """Give the windows that are wanted, done or not, with what is left of each."""
    for window in group:
        mine = [window.cell] if wanted is None else within([window.cell], wanted)
        if mine:
            yield window, without(mine, done)


def _end(wanted: Sequence[TimeRange]) -> int:
    return max((r.end_ms for r in wanted), default=0)


def _edges(wanted: Sequence[TimeRange] | None, done: Sequence[TimeRange]) -> list[int]:
    """Give the moments, in order, at which something wanted or done begins or ends."""
    return sorted({at for one in (*(wanted or ()), *done) for at in (one.start_ms, one.end_ms)})


def _cuts(edges: list[int], window: Window) -> bool:
    """Tell whether an edge lies inside the cell of a window with speech."""
    at = bisect_right(edges, window.cell.start_ms)
    return window.index >= 0 and at < len(edges) and edges[at] < window.cell.end_ms


def _parted(asked: Sequence[_Asked], edges: list[int], size: int) -> Iterator[list[_Asked]]:
    """Part a group into batches; a window that is cut makes one by itself, silence follows what is before."""
    held: list[_Asked] = []
    last = None
    for one in asked:
        window = one[0]
        kind = (window.index // size, window.index if _cuts(edges, window) else -1)
        if window.index >= 0:
            if last is not None and kind != last:
                yield held
                held = []
            last = kind
        held.append(one)
    if held:
        yield held


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
