"""Runs of speech out of a stream: where a voice begins and ends, with the sound around it.

A run begins where speech is likelier than 0.35 and ends at a pause of a tenth of a second
(below 0.2), with the steps of Silero's own segmentation; its threshold of 0.5 misses quiet
voices, and finds hardly less music. A run carries up to a second of sound on both sides, at
most half of the pause, so that neighbours never share sound.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talkdex.media import RATE
from talkdex.recognize.voice import HOP, Heard

_ON, _OFF = 0.35, 0.2
_PAUSE = 3 * HOP  # shortest pause that ends a run: 96 ms
PAD = RATE
"""Most sound kept before and after a run: a second."""

LONGEST = 29 * RATE // HOP * HOP
"""Longest run: one without any pause is cut where it sounds least like speech."""

_SEARCH = LONGEST // HOP // 3  # hops before that cut among which to choose


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A stretch of speech; all numbers are samples since the recording's time 0.

    Args:
        start: where the voice begins.
        end: where it ends.
        first: number of the first sample of `sound`, at most `PAD` before `start`.
        sound: the voice with some of the pause on both sides.
    """

    start: int
    end: int
    first: int
    sound: NDArray[np.float32]

    @property
    def last(self) -> int:
        """Number of the first sample after `sound`."""
        return self.first + len(self.sound)

    def trimmed(self, lead: int, tail: int) -> "Run":
        """Give the same run with at most `lead` and `tail` samples around the voice."""
        first, last = max(self.first, self.start - lead), min(self.last, self.end + tail)
        return Run(self.start, self.end, first, self.sound[first - self.first : last - self.first])


def runs(stream: Iterable[Heard]) -> Iterator[Run | int]:
    """Give the runs of speech in order, and at the end the number of the first sample after the sound.

    Holds the current run and its surroundings only: half a minute of sound.
    """
    cutter = _Cutter()
    end = 0
    for part in stream:
        cutter.add(part.first, part.sound)
        for hop, speech in enumerate(part.speech):
            yield from cutter.step(part.first + hop * HOP, float(speech))
        end = part.first + len(part.sound)
    yield from cutter.close(end)
    yield end


class _Cutter:
    """The state between two hops."""

    def __init__(self) -> None:
        self._sound = np.empty(0, np.float32)
        self._first = 0  # number of the first sample kept in _sound
        self._floor = 0  # sound before this number belongs to a run already given
        self._start: int | None = None  # of the run under way
        self._quiet: int | None = None  # since when it may have ended
        self._ended: tuple[int, int] | None = None  # a run that waits for the sound after it
        self._likely: list[float] = []  # speech of each hop of the run under way

    def add(self, first: int, sound: NDArray[np.float32]) -> None:
        """Take in sound, and forget what no run can need any more."""
        if not len(self._sound):
            self._first = self._floor = first
        self._sound = np.concatenate([self._sound, sound])
        oldest = self._ended[0] if self._ended else first if self._start is None else self._start
        keep = max(self._first, oldest - PAD - HOP)
        self._sound = self._sound[keep - self._first :]
        self._first = keep

    def step(self, at: int, speech: float) -> Iterator[Run]:
        """Go one hop on."""
        if self._ended and at - self._ended[1] >= 2 * PAD:
            yield self._given(self._ended[1] + PAD)
        if self._start is None:
            if speech < _ON:
                return
            if self._ended:
                yield self._given((self._ended[1] + at) // 2)
            self._start, self._quiet, self._likely = at, None, []
        self._likely.append(speech)
        self._hear(at, speech)
        if self._start is not None and at + HOP - self._start >= LONGEST:
            yield from self._split()

    def _hear(self, at: int, speech: float) -> None:
        """Note a pause, or its end; what is neither speech nor silence changes nothing."""
        if speech >= _ON:
            self._quiet = None
        if speech >= _OFF:
            return
        self._quiet = at if self._quiet is None else self._quiet
        if at + HOP - self._quiet >= _PAUSE:
            assert self._start is not None
            self._ended = (self._start, self._quiet)
            self._start = self._quiet = None

    def _split(self) -> Iterator[Run]:
        """Cut a run without pauses at the hop that sounds least like speech."""
        assert self._start is not None
        tail = self._likely[-_SEARCH:]
        hop = len(self._likely) - len(tail) + int(np.argmin(tail))
        cut = self._start + hop * HOP
        self._ended = (self._start, cut)
        yield self._given(cut)
        self._start, self._likely = cut, self._likely[hop:]

    def _given(self, last: int) -> Run:
        """Make the ended run a value, with sound up to a number."""
        assert self._ended is not None
        start, end = self._ended
        first = max(self._floor, start - PAD, self._first)
        self._ended, self._floor = None, last
        return Run(start, end, first, self._sound[first - self._first : last - self._first].copy())

    def close(self, end: int) -> Iterator[Run]:
        """Give what is still under way when the sound ends."""
        if self._start is not None:
            self._ended = (self._start, min(self._quiet or end, end))
        if self._ended:
            yield self._given(min(end, self._ended[1] + PAD))
