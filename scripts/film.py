"""A small film for samples: speech under a plain picture that changes colour with the speaker.

H.264 and AAC in MP4, made with PyAV. A bar at the foot grows with time, so that one sees whether a
deep link opened where it should.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import av

if TYPE_CHECKING:
    from array import array

WIDTH, HEIGHT, BAR = 320, 180, 6
FRAMES_PER_SECOND = 2
_PIECE = 1024  # samples in an AAC frame


class Colour(NamedTuple):
    """A colour as video has it: luma and two chromas, 16 to 235 (BT.601)."""

    luma: int
    blue: int
    red: int


class Scene(NamedTuple):
    """From which millisecond on the picture has which colour."""

    start_ms: int
    colour: Colour


def write_film(
    path: Path, samples: "array[int]", rate: int, scenes: Sequence[Scene], metadata: dict[str, str]
) -> None:
    """Write an MP4 file.

    Args:
        path: the file to write.
        samples: 16-bit mono.
        rate: samples per second.
        scenes: by their start; the first one starts at 0.
        metadata: `title`, `language` (ISO 639-2) and the like.
    """
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as film:
        film.metadata.update(metadata)
        picture = film.add_stream("libx264", rate=FRAMES_PER_SECOND)
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        picture.options = {"crf": "30", "preset": "slow", "g": "20", "threads": "1"}
        sound = film.add_stream("aac", rate=rate, layout="mono")
        sound.bit_rate = 32_000
        sound.metadata.update(metadata)
        shown = ((frame.time, 0, frame) for frame in _pictures(scenes, len(samples) / rate))
        heard = ((frame.time, 1, frame) for frame in _pieces(samples, rate))
        encoders: tuple[Any, Any] = (picture, sound)
        for _, stream, frame in merge(shown, heard, key=lambda timed: timed[0]):
            film.mux(encoders[stream].encode(frame))
        for encoder in encoders:
            film.mux(encoder.encode(None))


def _pieces(samples: "array[int]", rate: int) -> Iterator[Any]:
    for first in range(0, len(samples), _PIECE):
        piece = samples[first : first + _PIECE]
        piece.extend([0] * (_PIECE - len(piece)))
        frame = av.AudioFrame(format="s16", layout="mono", samples=_PIECE)
        frame.planes[0].update(piece.tobytes())
        frame.sample_rate, frame.pts, frame.time_base = rate, first, Fraction(1, rate)
        yield frame


def _pictures(scenes: Sequence[Scene], duration: float) -> Iterator[Any]:
    count = int(duration * FRAMES_PER_SECOND) + 1
    for number in range(count):
        moment_ms = 1000 * number // FRAMES_PER_SECOND
        colour = next(scene.colour for scene in reversed(scenes) if scene.start_ms <= moment_ms)
        frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
        for plane, value, scale in zip(frame.planes, colour, (1, 2, 2), strict=True):
            plane.update(_plane(plane, value, scale, number / count))
        frame.pts, frame.time_base = number, Fraction(1, FRAMES_PER_SECOND)
        yield frame


def _plane(plane: Any, value: int, scale: int, done: float) -> bytes:
    """Paint one plane: the colour, and at its foot the bar (white: full luma, no chroma)."""
    width, height, foot = WIDTH // scale, HEIGHT // scale, BAR // scale
    full = int(width * done)
    rest = plane.line_size - width
    body = bytes([value]) * width + bytes(rest)
    bar = bytes([235 if scale == 1 else 128]) * full + bytes([value]) * (width - full) + bytes(rest)
    return body * (height - foot) + bar * foot
