"""Laying pieces of sound on one line: gaps become silence, sound told twice is dropped."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from talkdex.media.decode import RATE, Placed

Sound = NDArray[np.float32]

_BLOCK_S = 2  # the most silence made at once
_TWICE_S = 2  # a jump back of less is sound told twice, of more is a clock set anew


def laid(pieces: Iterable[Placed], due: int, limit: int, rate: int = RATE) -> Iterator[tuple[int, Sound]]:
    """Give each piece its sample number, one after another without a gap or an overlap.

    Args:
        pieces: sound, each with the number its clock says or None when it follows the one before.
        due: the number at which the line begins.
        limit: a clock that points beyond is not believed; its sound follows what came before.
        rate: samples a second.
    """
    shift = twice = 0
    for number, piece in pieces:
        if number is not None:
            gap = number + shift - due
            if gap < -_TWICE_S * rate or number + shift > limit:
                shift, gap = shift - gap, 0
            for silence in _silence(gap, piece, _BLOCK_S * rate):
                yield due, silence
                due += len(silence)
            twice = max(0, -gap)
        kept = piece[twice:]
        twice = max(0, twice - len(piece))
        if len(kept):
            yield due, kept
            due += len(kept)


def joined(pieces: Iterable[tuple[int, Sound]], rate: int = RATE) -> Iterator[tuple[int, Sound]]:
    """Join neighbours until each holds a second or more, the last excepted."""
    held: list[Sound] = []
    first = size = 0
    for number, piece in pieces:
        first = first if held else number
        held.append(piece)
        size += len(piece)
        if size >= rate:
            yield first, np.concatenate(held)
            held, size = [], 0
    if held:
        yield first, np.concatenate(held)


def _silence(count: int, like: Sound, most: int) -> Iterator[Sound]:
    while count > 0:
        yield np.zeros((min(count, most), *like.shape[1:]), np.float32)
        count -= most
