"""Captions drawn into pictures: white with a dark edge, at the bottom, through Pillow (an extra).

The wheels of PyAV carry neither of FFmpeg's filters for text; Pillow draws the letters once per caption
(https://pillow.readthedocs.io/en/stable/reference/ImageDraw.html), and they are laid over the pictures.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from talkdex.errors import MediaError
from talkdex.media.framing import PIXELS

_FONTS = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf",
    "Arial Unicode.ttf", "NotoSansCJK-Regular.ttc", "msgothic.ttc", "Hiragino Sans GB.ttc",
)  # fmt: skip
"""Looked for where the system keeps its fonts, the first that has all the letters is taken."""

_HEIGHT = 0.055  # of a line's letters, to the picture's height
_BROADEST = 0.92  # of a line, to the picture's width
_SMALLEST = 8
_BELOW = 0.05  # left free below the last line
_LEADING = 1.3  # from one line to the next, to the letters' height
_EDGE = 0.08  # of the dark edge, to the letters' height
_WHITE, _BLACK, _GREY = 235, 16, 128  # of video: ITU-R BT.601


class Lettered(NamedTuple):
    """A caption to be drawn: milliseconds of the clip, half-open, and one or several lines."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


class _Overlay(NamedTuple):
    """Letters of a caption: where their box begins, how opaque each pixel is (0 to 1) and how light."""

    left: int
    top: int
    opaque: NDArray[np.float32]
    light: NDArray[np.float32]


class Lettering:
    """Draws captions into pictures; call it with a picture and the clip's millisecond.

    Args:
        captions: in order of time, without overlap.
        size: of the pictures, both even.
        font: a font file, or None for one of the system's.

    Raises:
        MediaError: Pillow isn't installed, or no font has all the letters.
    """

    def __init__(self, captions: Sequence[Lettered], size: tuple[int, int], font: Path | None = None) -> None:
        self._captions, self._size = captions, size
        self._starts = [caption.start_ms for caption in captions]
        letters = {char for caption in captions for line in caption.lines for char in line}
        self._font = _font(font, letters)
        self._overlay = lru_cache(maxsize=2)(self._drawn)

    @property
    def mark(self) -> str:
        """What is drawn, and how."""
        return f"{self._captions} {self._font.path} {self._font.getname()}"

    def __call__(self, frame: Any, at_ms: int) -> Any:
        """Give the picture with the caption that is on at a moment, or the same where none is."""
        number = bisect_right(self._starts, at_ms) - 1
        if number < 0 or at_ms >= self._captions[number].end_ms:
            return frame
        return _laid_over(frame, self._overlay(self._captions[number].lines))

    def _drawn(self, lines: tuple[str, ...]) -> _Overlay:
        font = self._fitting(lines)
        edge = max(1, round(font.size * _EDGE))
        masks = [self._mask(lines, font, around) for around in (edge, 0)]
        box = _even_box(masks[0].getbbox(), self._size)
        opaque, inner = (np.asarray(mask.crop(box), np.float32) / np.float32(255) for mask in masks)
        return _Overlay(box[0], box[1], opaque, _BLACK + (_WHITE - _BLACK) * inner)

    def _mask(self, lines: tuple[str, ...], font: Any, edge: int) -> Any:
        """Draw the lines, their letters widened by an edge, white on black."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra

        image = Image.new("L", self._size)
        draw = ImageDraw.Draw(image)
        for above, line in enumerate(reversed(lines)):
            place = (self._size[0] / 2, self._size[1] * (1 - _BELOW) - above * font.size * _LEADING)
            draw.text(place, line, fill=255, font=font, anchor="ms", stroke_width=edge)
        return image

    def _fitting(self, lines: Iterable[str]) -> Any:
        """Give the font at the size at which the broadest line fits."""
        usual = max(_SMALLEST, round(self._size[1] * _HEIGHT))
        font = self._font.font_variant(size=usual)
        broadest = max(font.getlength(line) for line in lines)
        room = self._size[0] * _BROADEST
        return (
            font if broadest <= room else font.font_variant(size=max(_SMALLEST, int(usual * room / broadest)))
        )


def _font(given: Path | None, letters: Iterable[str]) -> Any:
    try:
        from PIL import ImageFont  # noqa: PLC0415 - an extra
    except ImportError as error:
        told = "drawing captions into pictures needs Pillow: pip install 'talkdex[burn]'"
        raise MediaError(f"{told}, or write them beside with --captions") from error
    wanted = sorted(c for c in letters if unicodedata.category(c)[0] in "LNPS")
    lacking = wanted
    for name in [str(given)] if given else _FONTS:
        try:
            font = ImageFont.truetype(name, 32)
        except OSError:
            continue
        lacking = [c for c in wanted if _lacks(font, c)]
        if not lacking:
            return font
    what = f"{given}" if given else "no font of this system"
    missing = f"lacks {lacking[0]!r}" if given else f"has {lacking[0]!r}" if lacking else "is there"
    raise MediaError(f"{what}: {missing}; name a font file that has the letters with --font")


def _lacks(font: Any, char: str) -> bool:
    """Tell whether a font draws for a letter what it draws for letters it doesn't know."""
    return bytes(font.getmask(char)) == bytes(font.getmask("\U0010fffe"))


def _even_box(box: tuple[int, int, int, int] | None, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Widen a box to even edges, as colour at half size needs."""
    left, top, right, bottom = box or (0, 0, 2, 2)
    return left // 2 * 2, top // 2 * 2, min(size[0], right + right % 2), min(size[1], bottom + bottom % 2)


def _laid_over(frame: Any, overlay: _Overlay) -> Any:
    height, width = frame.height, frame.width
    planes = frame.to_ndarray()
    high, broad = overlay.opaque.shape
    light = planes[:height]
    _blend(
        light[overlay.top : overlay.top + high, overlay.left : overlay.left + broad],
        overlay.opaque,
        overlay.light,
    )
    half = overlay.opaque.reshape(high // 2, 2, broad // 2, 2).mean(axis=(1, 3))
    top, left = overlay.top // 2, overlay.left // 2
    for colour in planes[height:].reshape(2, height // 2, width // 2):
        _blend(colour[top : top + high // 2, left : left + broad // 2], half, _GREY)
    return av.VideoFrame.from_ndarray(planes, PIXELS)


def _blend(area: NDArray[np.uint8], opaque: NDArray[np.float32], value: Any) -> None:
    area[:] = np.rint(area * (1 - opaque) + value * opaque).astype(np.uint8)
