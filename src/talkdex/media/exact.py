"""Cutting to the frame and the sample: decoded, brought to one form, laid end to end, encoded.

Piece n begins where the pieces before it end, to the millisecond, so that neither pictures nor sound
drift however many pieces there are: a picture stands at most half a frame off, sound at most a sample.
Pictures come out at an even rate. No more than a second of sound and a few pictures are held at once.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from heapq import merge
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from talkdex.media.audio import samples
from talkdex.media.formats import Format, encoder, nearest_rate
from talkdex.media.framing import PIXELS, Framing, black
from talkdex.media.look import Look, look
from talkdex.media.pictures import Picture, Pictures
from talkdex.media.target import Piece, Progress, writing

Retouch = Callable[[Any, int], Any]
"""Given a picture and the clip's millisecond at which it appears, gives the picture to be shown."""


class Placed(NamedTuple):
    """A piece and the millisecond of the clip at which it begins."""

    piece: Piece
    at_ms: int
    look: Look


def cut(
    pieces: Sequence[Piece],
    target: Path,
    form: Format,
    to: Look,
    *,
    retouch: Retouch | None = None,
    progress: Progress | None = None,
) -> None:
    """Write pieces one after another into one file.

    Args:
        pieces: in order; a piece without pictures gets black ones, one without sound silence.
        target: written anew; not there at all where something goes wrong.
        form: as what it is written.
        to: what all are brought to.
        retouch: changes pictures before they are encoded.
        progress: told how far it is.

    Raises:
        MediaError: a piece can't be decoded, or the target not be written.
    """
    looks = {files: look(*files) for files in {(piece.path, piece.sound) for piece in pieces}}
    starts = [0, *accumulate(piece.duration_ms for piece in pieces)]
    placed = [
        Placed(piece, at, looks[piece.path, piece.sound]) for piece, at in zip(pieces, starts, strict=False)
    ]
    with writing(target, form) as container:
        tracks = []
        if to.size:
            tracks.append(_pictures(_picture_stream(container, target, form, to), placed, to, retouch))
        if to.rate:
            tracks.append(_sounds(_sound_stream(container, target, form, to), placed))
        for at_s, packets in merge(*tracks, key=itemgetter(0)):
            container.mux(packets)
            if progress:
                progress(min(round(at_s * 1000), starts[-1]), starts[-1])


Track = Iterator[tuple[float, list[Any]]]
"""Encoded packets, each time with the second of the clip up to which it is encoded."""


def _picture_stream(container: Any, target: Path, form: Format, to: Look) -> Any:
    name, options = encoder(form.pictures, target)
    stream = container.add_stream(name, rate=to.fps, options=options)
    assert to.size is not None
    stream.width, stream.height = to.size
    stream.pix_fmt = PIXELS
    return stream


def _sound_stream(container: Any, target: Path, form: Format, to: Look) -> Any:
    name, options = encoder(form.sound, target)
    assert to.rate is not None
    layout = "mono" if to.channels == 1 else "stereo"
    return container.add_stream(name, rate=nearest_rate(name, to.rate), layout=layout, options=options)


def _pictures(stream: Any, placed: Sequence[Placed], to: Look, retouch: Retouch | None) -> Track:
    fps = Fraction(to.fps or 0)
    number = 0
    for one in placed:
        for frame in _shown(one, to, fps):
            shown = retouch(frame, int(number * 1000 / fps)) if retouch else frame
            shown.pts, shown.time_base = number, 1 / fps
            yield float(number / fps), stream.encode(shown)
            number += 1
    yield float(number / fps), stream.encode(None)


def _shown(one: Placed, to: Look, fps: Fraction) -> Iterator[Any]:
    """Give the pictures of a piece at an even rate, in our size."""
    assert to.size is not None
    first, last = (round(ms * fps / 1000) for ms in (one.at_ms, one.at_ms + one.piece.duration_ms))
    if one.look.size is None:
        yield from (black(to.size) for _ in range(first, last))
        return
    source = Pictures(one.piece.path)
    start_s = one.piece.start_ms / 1000 + float(first / fps) - one.at_ms / 1000
    framing, held, framed = None, None, None
    for picture in sampled(source.since(one.piece.start_ms), start_s, float(1 / fps), last - first):
        framing = framing or Framing(to.size, source.aspect)
        if picture is not held:
            held, framed = picture, framing(picture.frame)
        yield framed


def sampled(pictures: Iterator[Picture], start_s: float, step_s: float, count: int) -> Iterator[Picture]:
    """Give, for each of `count` moments `step_s` apart, the picture nearest before or just after it.

    A picture that comes less than half a step late still counts, and the moments are moved onto the
    first one's: time stamps that containers have rounded then neither double nor drop a picture.
    Where the pictures end, the last one stays.
    """
    current = next(pictures, None)
    following = next(pictures, None)
    for number in range(count):
        moment = start_s + number * step_s
        while following and following.at_s <= moment + step_s / 2:
            current, following = following, next(pictures, None)
        if current is None:
            return
        if number == 0 and abs(current.at_s - start_s) <= step_s / 2:
            start_s = current.at_s
        yield current


def _sounds(stream: Any, placed: Sequence[Placed]) -> Track:
    rate = stream.rate
    channels = stream.codec_context.layout.nb_channels
    number = 0
    for one in placed:
        for sound in _heard(one, rate, channels):
            if not len(sound):
                continue
            frame = _frame(sound, rate, stream.codec_context.layout.name)
            frame.pts = number
            number += len(sound)
            yield number / rate, stream.encode(frame)
    yield number / rate, stream.encode(None)


def _frame(sound: NDArray[np.float32], rate: int, layout: str) -> Any:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.reshape(1, -1)), "flt", layout)
    frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
    return frame


def _heard(one: Placed, rate: int, channels: int) -> Iterator[NDArray[np.float32]]:
    """Give a piece's sound, exactly as long as the piece; where the file's ends before, silence."""
    piece = one.piece
    left = (one.at_ms + piece.duration_ms) * rate // 1000 - one.at_ms * rate // 1000
    if one.look.rate:
        end = piece.end_ms + 1  # where pieces begin between samples, one may be a sample longer
        for block in samples(piece.heard, start_ms=piece.start_ms, end_ms=end, rate=rate, channels=channels):
            sound = block.samples[:left]
            left -= len(sound)
            yield sound
    for first, last in pairwise([*range(0, left, rate), left]):
        yield np.zeros((last - first, channels), np.float32)
