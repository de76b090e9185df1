"""The pictures of a recording as a stream, each with its recording time; upright, in square pixels."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple

from av.container import InputContainer

from talkdex.media.container import FAILURES, STEPS_BACK_S, Place, is_cover, opened, origin_s

_TOO_MANY = 1000  # damaged packets in a row: the rest holds nothing


class Picture(NamedTuple):
    """A decoded picture and the second of recording time at which it appears."""

    at_s: float
    frame: Any


class Pictures:
    """The pictures of one file.

    Args:
        path: where it is; it must hold pictures.
    """

    def __init__(self, path: Place) -> None:
        self._path = path
        self.aspect = Fraction(1)

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height as shown, both even; None where no picture can be decoded."""
        first = next(self.since(0), None)
        if first is None:
            return None
        width, height = shown(first.frame, self.aspect)
        return even(width), even(height)

    def since(self, start_ms: int) -> Iterator[Picture]:
        """Decode from the picture that is on at a moment, or from one before, to the end.

        Raises:
            MediaError: on the first step: it can't be opened.
        """
        with opened(self._path) as container:
            stream = picture_stream(container)
            self.aspect = stream.sample_aspect_ratio or Fraction(1)
            stream.thread_type = "AUTO"
            zero = origin_s(container, self._path)
            yield from _from(container, stream, zero, start_ms / 1000)


def picture_stream(container: InputContainer) -> Any:
    """Give the stream of moving pictures, or None: a cover is none."""
    moving = [s for s in container.streams.video if not is_cover(s)]
    best: Any = container.streams.best("video")
    return best if best in moving else next(iter(moving), None)


def shown(frame: Any, aspect: Fraction) -> tuple[int, int]:
    """Give width and height of a picture turned upright, its pixels made square."""
    width, height = round(frame.width * aspect), frame.height
    return (height, width) if frame.rotation % 180 else (width, height)


def even(number: int) -> int:
    """Give the even number at or below, as chroma at half size needs; at least 2."""
    return max(2, number // 2 * 2)


def _from(container: InputContainer, stream: Any, zero: float, start_s: float) -> Iterator[Picture]:
    """Seek to a key frame at or before a moment and decode; where there is none, from the beginning."""
    for back in STEPS_BACK_S if start_s > 0 else ():
        if not _seek(container, stream, zero + max(0, start_s - back)):
            break
        found = _decoded(container, stream, zero)
        head = _entered(found, start_s)
        if head is not None:
            yield from chain([head], found)
            return
    if start_s > 0:
        _seek(container, stream, 0)
    yield from _decoded(container, stream, zero)


def _entered(pictures: Iterator[Picture], start_s: float) -> Picture | None:
    """Give the first picture that needs no other, where it comes in time; those before it are torn."""
    for picture in pictures:
        if picture.at_s > start_s:
            return None
        if picture.frame.key_frame:
            return picture
    return None


def _seek(container: InputContainer, stream: Any, second: float) -> bool:
    try:
        container.seek(int(second / stream.time_base), stream=stream)
    except FAILURES:
        return False
    return True


def _decoded(container: InputContainer, stream: Any, zero: float) -> Iterator[Picture]:
    packets, in_a_row, at_s = container.demux(stream), 0, 0.0
    while in_a_row < _TOO_MANY:
        try:
            packet = next(packets, None)
            frames = packet.decode() if packet is not None else None
        except FAILURES:
            in_a_row += 1
            continue
        if frames is None:
            return
        in_a_row = 0
        for frame in frames:
            at_s = at_s if frame.time is None else frame.time - zero
            yield Picture(at_s, frame)
