"""Writing: a window's tokens, where each of them sounds, and texts of different lengths side by side."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

UNTAUGHT = -100

Span = tuple[float, float]
"""A range of frames of 20 ms."""
Spread = Callable[[int, Span], NDArray[np.float32]]
"""For a window's number and a range of frames: the shares of what it falls on."""


class Text:
    """A window's tokens as they are written: rows, which of them are learnt, and where each sounds."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.learnt: list[bool] = []
        self.spans: list[Span | None] = []

    def add(self, row: int, span: Span | None = None, *, learnt: bool = True) -> None:
        """Write a token; `span` is None where it doesn't sound."""
        self.rows.append(row)
        self.learnt.append(learnt)
        self.spans.append(span)


def evenly(frames: int) -> Spread:
    """Give what spreads ranges evenly over so many frames, each over one at least."""

    def spread(_: int, span: Span) -> NDArray[np.float32]:
        first = max(0, min(frames - 1, int(span[0])))
        last = max(first + 1, min(frames, math.ceil(span[1])))
        shares = np.zeros(frames, np.float32)
        shares[first:last] = 1 / (last - first)
        return shares

    return spread


def joined(texts: Sequence[Text], spread: Spread, end: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Lay texts side by side, filled up with the token `end`.

    Returns:
        Tokens, and those to be learnt, both batch by tokens; where each token but the first sounds,
        batch by tokens by what `spread` tells of; and 1 for those that do, else 0.
    """
    longest = max(len(text.rows) for text in texts)
    tokens = torch.full((len(texts), longest), end)
    wanted = torch.full((len(texts), longest), UNTAUGHT)
    where = np.zeros((len(texts), longest - 1, len(spread(0, (0, 1)))), np.float32)
    placed = np.zeros((len(texts), longest - 1), np.float32)
    for row, text in enumerate(texts):
        count = len(text.rows)
        tokens[row, :count] = torch.tensor(text.rows)
        wanted[row, :count] = torch.where(torch.tensor(text.learnt), tokens[row, :count], UNTAUGHT)
        for at, span in enumerate(text.spans):
            if span is not None:  # the token before is the one that looks for it
                where[row, at - 1] = spread(row, span)
                placed[row, at - 1] = 1
    return tokens, wanted, torch.from_numpy(where), torch.from_numpy(placed)
