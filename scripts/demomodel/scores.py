"""Scores: what sounds when in windows, as the speech sounds' numbers, in place of the sound itself.

From them the decoder learns how texts are spelt whose speech nobody has to make, nor the encoder to
hear, which costs a sixth (text injection: https://arxiv.org/abs/2204.03409, section 3).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from demomodel.speech import Placed, kind

_MOST = 1500  # frames of a window


class Score(NamedTuple):
    """What sounds in a batch of windows: for each window a row of speech sounds.

    Attributes:
        kinds: number of each sound's kind, batch by sounds; 0 after the last one.
        first, last: the half-open range of frames of 20 ms in which each sounds; empty after the last one.
    """

    kinds: Tensor
    first: Tensor
    last: Tensor

    @property
    def there(self) -> Tensor:
        """Where there is a sound at all: 1, else 0."""
        return (self.last > self.first).float()


class Sounds:
    """The numbers of the kinds of speech sounds; unknown ones are 0."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, name: str) -> int:
        """Give the number of a sound by espeak-ng's name for it."""
        return self._numbers.get(kind(name), 0)

    def score(self, windows: Sequence[Sequence[Placed]], frames: int = _MOST) -> Score:
        """Give the score of windows, each a row of sentences placed in it, up to so many frames."""
        rows = [[sound for one in window for sound in self._placed(one, frames)] for window in windows]
        score = np.zeros((3, len(rows), max(map(len, rows))), np.int64)
        for at, row in enumerate(rows):
            score[:, at, : len(row)] = np.array(row).T
        return Score(*torch.from_numpy(score))

    def _placed(self, one: Placed, frames: int) -> list[tuple[int, int, int]]:
        starts = [one.at + at for at, _ in one.said.sounds] + [one.end]
        return [
            (self.number(name), int(first) // 2, min(frames, int(last) // 2 + 1))
            for (first, last), (_, name) in zip(pairwise(starts), one.said.sounds, strict=True)
            if int(first) // 2 < frames
        ]


def overlap(score: Score, row: int, span: tuple[float, float]) -> NDArray[np.float32]:
    """Tell which sounds of a window a range of frames falls on: shares that add up to 1."""
    first, last = score.first[row].numpy(), score.last[row].numpy()
    shares = np.minimum(last, span[1]) - np.maximum(first, span[0])
    shares = np.where(last > first, np.maximum(shares, 0), 0).astype(np.float32)
    if not shares.any():
        nearest = np.where(last > first, np.abs(first - span[0]), np.inf).argmin()
        shares[nearest] = 1
    return shares / shares.sum()
