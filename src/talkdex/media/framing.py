"""Bringing pictures to one size: upright, in square pixels, whole, with black bars where the shape differs.

Through FFmpeg's filters: https://ffmpeg.org/ffmpeg-filters.html (transpose, scale, pad).
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.filter import Graph

from talkdex.media.pictures import even, shown

PIXELS = "yuv420p"
"""What every encoder of our table takes: 8 bits of light, then colour at half size."""

_UPRIGHT = {
    90: [("transpose", "cclock")],
    180: [("hflip", ""), ("vflip", "")],
    270: [("transpose", "clock")],
}
"""Filters that undo a turn by so many degrees against the clock, as phones write it."""


class Framing:
    """Brings pictures to a size; what they are like is looked up anew whenever it changes.

    Args:
        size: width and height, both even.
        aspect: width to height of the pixels that come in.
    """

    def __init__(self, size: tuple[int, int], aspect: Fraction) -> None:
        self._size, self._aspect = size, aspect
        self._graph: Graph | None = None
        self._kind: tuple[Any, ...] = ()

    def __call__(self, frame: Any) -> Any:
        """Give the picture in our size and pixel format."""
        kind = frame.width, frame.height, frame.format.name, frame.rotation
        if self._graph is None or kind != self._kind:
            self._graph, self._kind = self._made(frame), kind
        self._graph.vpush(frame)
        return self._graph.vpull()

    def _made(self, frame: Any) -> Graph:
        graph = Graph()
        source = graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
        )
        steps = [graph.add(name, args) for name, args in self._steps(frame)]
        graph.link_nodes(source, *steps, graph.add("buffersink"))
        graph.configure()
        return graph

    def _steps(self, frame: Any) -> Iterator[tuple[str, str]]:
        yield from _UPRIGHT.get(frame.rotation % 360, ())
        width, height = self._size
        inner = fitted(shown(frame, self._aspect), self._size)
        yield "scale", f"{inner[0]}:{inner[1]}:flags=bicubic"
        yield "setsar", "1"
        yield "format", PIXELS
        if inner != self._size:
            yield "pad", f"{width}:{height}:{(width - inner[0]) // 4 * 2}:{(height - inner[1]) // 4 * 2}"


def fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """Give the largest even size of the same shape that fits a room."""
    scale = min(Fraction(room[0], size[0]), Fraction(room[1], size[1]))
    return even(min(room[0], round(size[0] * scale))), even(min(room[1], round(size[1] * scale)))


def black(size: tuple[int, int]) -> Any:
    """Give a black picture, for sound without pictures."""
    width, height = size
    light = np.full((height, width), 16, np.uint8)
    colour = np.full((height // 2, width), 128, np.uint8)
    return av.VideoFrame.from_ndarray(np.concatenate([light, colour]), PIXELS)
