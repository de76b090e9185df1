"""The sound of a recording as a stream: float32, in blocks placed at recording time.

Sample n of the stream is the sound at n/rate seconds of recording time, always: the
container's time stamps are followed, gaps are filled with silence, sound told twice is
dropped. No more than one block is held, however long the recording.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from talkdex.errors import MediaError
from talkdex.media.container import Place, opened
from talkdex.media.decode import RATE, Decoder, Placed
from talkdex.media.timeline import joined, laid
from talkdex.timing import clock

_PREROLL_S = 2  # decoded before a seek's target and thrown away: bit reservoirs, Opus pre-roll
_SHORT_BY_MS = 3000  # sound that ends this much before the file's own length has broken off


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A stretch of sound.

    Args:
        first: number of its first sample since the recording's time 0.
        samples: float32, -1 to 1, seldom more than two seconds; two-dimensional unless mono.
        rate: samples a second.
    """

    first: int
    samples: NDArray[np.float32]
    rate: int = RATE

    @property
    def start_ms(self) -> int:
        """Recording time of the first sample, rounded down."""
        return self.first * 1000 // self.rate

    @property
    def end(self) -> int:
        """Number of the first sample after."""
        return self.first + len(self.samples)


def samples(
    path: Place,
    *,
    start_ms: int = 0,
    end_ms: int | None = None,
    rate: int = RATE,
    channels: int = 1,
    warn: Callable[[str], None] | None = None,
) -> Iterator[Block]:
    """Decode the range `[start_ms, end_ms)` of a recording's sound, block after block without a gap.

    Args:
        path: where it is.
        start_ms: recording time of the first sample given.
        end_ms: recording time at which to stop, or None for the end.
        rate: samples a second to give.
        channels: how many to give, 1 or 2.
        warn: called with one line for each thing lost: damaged packets, a file that breaks off.

    Raises:
        MediaError: on the first step: no such file, no audio in it, nothing that can be decoded.
    """
    first = start_ms * rate // 1000
    last = None if end_ms is None else end_ms * rate // 1000
    with opened(path) as container:
        decoder = Decoder(container, path, rate, channels)
        pieces, due = _from(decoder, first, _PREROLL_S * rate)
        for number, sound in joined(laid(pieces, due, decoder.limit, rate), rate):
            due = number + len(sound)
            if block := _within(Block(number, sound, rate), first, last):
                yield block
            if last is not None and due >= last:
                return
        if not decoder.frames:
            raise MediaError(f"{path}: none of its audio can be decoded; it is damaged or empty")
        for line in _losses(decoder, due * 1000 // rate):
            (warn or _ignore)(f"{path}: {line}")


def _from(decoder: Decoder, first: int, preroll: int) -> tuple[Iterator[Placed], int]:
    """Give sound that begins at or before a sample, and where: by a seek, or from 0 where seeks miss."""
    if first > preroll and decoder.seek(first - preroll):
        pieces = decoder.pieces()
        head = next(pieces, None)
        if head is not None and head[0] is not None and 0 < head[0] <= first:
            return chain([head], pieces), head[0]
        decoder.seek(0)
    return decoder.pieces(), 0


def _within(block: Block, first: int, last: int | None) -> Block | None:
    start = max(block.first, first)
    end = block.end if last is None else min(block.end, last)
    if start >= end:
        return None
    return Block(start, block.samples[start - block.first : end - block.first], block.rate)


def _losses(decoder: Decoder, end_ms: int) -> Iterator[str]:
    if decoder.damaged:
        yield f"{decoder.damaged} damaged packets were skipped; what they held is silence or missing"
    if decoder.duration_ms and decoder.duration_ms > end_ms + _SHORT_BY_MS:
        yield f"its sound ends at {clock(end_ms)}, though it should last {clock(decoder.duration_ms)}"


def _ignore(_: str) -> None:
    """Let a warning go that nobody asked for."""
