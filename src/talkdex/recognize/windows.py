"""Windows: stretches of sound that the model takes whole, at most 30 s, cut at real pauses.

Runs of speech are packed one after another, with at least 0.6 s of the pauses between them
and up to 2 s where there is room, until the next would not fit; the window then ends at the
longest of its last pauses. Where the cuts fall depends on the sound alone, never on what was
asked for or is done already: a second run cuts the same windows, and so hears the same words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from talkdex.media import RATE, Block
from talkdex.recognize.runs import Run, runs
from talkdex.recognize.voice import heard
from talkdex.timing import TimeRange

LONGEST = 30 * RATE
"""What a Whisper model takes at once."""

_PADS = tuple(RATE * tenths // 10 for tenths in (10, 8, 6, 5, 4, 3))
"""Sound kept on each side of a run: as much as the window has room for."""

_FILL = 0.85  # a window is cut at a long pause only when it is this full
_LONG_PAUSE = RATE  # beyond, a pause is as good as any
_SILENCE = 60 * RATE  # a silence this long stands by itself, in no window
_PER_MS = RATE // 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a window's sound: `count` samples from `offset` are the recording's from `first`."""

    offset: int
    first: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What the model hears at once.

    Args:
        index: its number among the windows with speech, from 0; -1 for silence.
        cell: what it covers; the cells of all windows follow each other without a gap.
        voiced: where somebody speaks, in order, in ms of recording time.
        parts: where its sound stands in the recording, in order.
        sound: float32 mono, 16 kHz; empty in silence.
    """

    index: int
    cell: TimeRange
    voiced: tuple[TimeRange, ...] = ()
    parts: tuple[Part, ...] = ()
    sound: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))

    @property
    def length(self) -> int:
        """Samples of its sound, kept or not."""
        return sum(part.count for part in self.parts)

    @property
    def voiced_ms(self) -> int:
        """How long somebody speaks in it."""
        return sum(stretch.duration_ms for stretch in self.voiced)


def windows(blocks: Iterable[Block]) -> Iterator[Window]:
    """Cut a stream of sound, from the recording's time 0, into windows.

    Their cells cover the recording from 0 to its end. Holds two windows' sound at most.
    """
    return cut(runs(heard(blocks)))


def cut(stream: Iterable[Run | int]) -> Iterator[Window]:
    """Cut windows out of runs of speech, the last followed by the number of the sample after the sound."""
    index = start = 0
    for held, end in _packed(stream):
        cell = TimeRange(start // _PER_MS, max(start, end) // _PER_MS)
        if held:
            yield _window(index, cell, held)
            index += 1
        elif cell.duration_ms:
            yield Window(-1, cell)
        start = max(start, end)


def _packed(stream: Iterable[Run | int]) -> Iterator[tuple[list[Run], int]]:
    """Give the runs of each window and the number of the sample at which its cell ends.

    Nobody speaks at that sample, except where a run without pauses was cut in two.
    """
    held: list[Run] = []
    for run in stream:
        if isinstance(run, int):
            yield from _ending(held, run)
            return
        pause = run.start - (held[-1].end if held else 0)
        if pause >= _SILENCE:
            if held:
                yield held, held[-1].last
            yield [], run.first
            held = []
        elif held and _size([*held, run]) > LONGEST:
            count = _cut([*held, run])
            yield held[:count], (held[count - 1].last + [*held, run][count].first) // 2
            held = held[count:]
        held.append(run)


def _ending(held: list[Run], end: int) -> Iterator[tuple[list[Run], int]]:
    if held and end - held[-1].end >= _SILENCE:
        yield held, held[-1].last
        held = []
    yield held, end


def _size(held: list[Run], pad: int = _PADS[-1]) -> int:
    """Give the length of a window of these runs."""
    return sum(len(run.sound) for run in _fitted(held, pad))


def _fitted(held: list[Run], pad: int) -> list[Run]:
    """Trim the sound between runs to a pad, and the sound at both ends to the least."""
    least, last = _PADS[-1], len(held) - 1
    return [run.trimmed(pad if at else least, pad if at < last else least) for at, run in enumerate(held)]


def _cut(held: list[Run]) -> int:
    """Give how many of the runs, the last not fitting, make the window: up to the longest late pause."""
    best, longest = len(held) - 1, -1
    for count in range(len(held) - 1, 0, -1):
        if longest >= 0 and _size(held[:count]) < _FILL * LONGEST:
            break
        pause = min(_LONG_PAUSE, held[count].start - held[count - 1].end)
        if pause > longest:
            best, longest = count, pause
    return best


def _window(index: int, cell: TimeRange, held: list[Run]) -> Window:
    pad = next((pad for pad in _PADS if _size(held, pad) <= LONGEST), _PADS[-1])
    fitted = _fitted(held, pad)
    offset, parts = 0, []
    for run in fitted:
        parts.append(Part(offset, run.first, len(run.sound)))
        offset += len(run.sound)
    return Window(
        index=index,
        cell=cell,
        voiced=tuple(
            TimeRange(run.start // _PER_MS, run.end // _PER_MS)
            for run in held
            if run.start // _PER_MS < run.end // _PER_MS
        ),
        parts=tuple(parts),
        sound=np.concatenate([run.sound for run in fitted]),
    )
