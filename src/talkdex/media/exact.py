"""Cutting to the frame and the sample: decoded, brought to one form, laid end to end, encoded.

Piece n begins where the pieces before it end, to the millisecond, so that neither pictures nor sound
drift however many pieces there are: a picture stands at most half a frame off, sound at most a sample.
No more than a second of sound and a few pictures are held at once.

Pictures take their time: they are encoded in parts, and what is done stands when something interrupts.
Sound goes quickly, and would click where parts of it meet: it is encoded in one go.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import merge
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from talkdex.media.audio import samples
from talkdex.media.container import mark_of
from talkdex.media.filming import SUFFIX, Film, Placed, Retouch, Track
from talkdex.media.formats import Format, encoder, nearest_rate
from talkdex.media.look import Look, look
from talkdex.media.target import Piece, Progress, Resumed, writing
from talkdex.media.workshop import Workshop

_PICTURES = 0.9  # of the way, as progress tells it; sound is the rest


def cut(
    pieces: Sequence[Piece], target: Path, form: Format, to: Look, *, retouch: Retouch | None = None,
    progress: Progress | None = None, resumed: Resumed | None = None,
) -> None:  # fmt: skip
    """Write pieces one after another into one file.

    Args:
        pieces: in order; a piece without pictures gets black ones, one without sound silence.
        target: written anew; not there at all where something goes wrong.
        form: as what it is written.
        to: what all are brought to.
        retouch: changes pictures before they are encoded.
        progress: told how far it is.
        resumed: told of parts that are done already.

    Raises:
        MediaError: a piece can't be decoded, or the target not be written.
    """
    looks = {files: look(*files) for files in {(piece.path, piece.sound) for piece in pieces}}
    starts = [0, *accumulate(piece.duration_ms for piece in pieces)]
    placed = [
        Placed(piece, at, looks[piece.path, piece.sound]) for piece, at in zip(pieces, starts, strict=False)
    ]
    told = _Told(progress, starts[-1], _PICTURES if to.size else 0.0)
    with Workshop(target, _request(pieces, form, to, retouch), SUFFIX) as shop:
        film = Film(placed, target, form, to, retouch) if to.size else None
        if film and resumed and (done := film.done(shop))[0]:
            resumed(*done)
        parts = film.make(shop, lambda count: told.seen(count / film.count)) if film else []
        with writing(target, form) as container:
            tracks = [film.track(container, parts)] if film else []
            if to.rate:
                tracks.append(_sounds(_sound_stream(container, target, form, to), placed))
            for at_s, packets in merge(*tracks, key=itemgetter(0)):
                container.mux(packets)
                told.heard(at_s * 1000 / max(1, starts[-1]))


def _request(pieces: Sequence[Piece], form: Format, to: Look, retouch: Retouch | None) -> str:
    """Tell all that the pictures depend on."""
    shown = [(mark_of(piece.path), piece.start_ms, piece.end_ms) for piece in pieces]
    return f"{shown} {form} {to} {retouch and retouch.mark} {av.library_versions}"


class _Told:
    """Tells how far the work is, pictures first and then the rest, in milliseconds of the clip."""

    def __init__(self, progress: Progress | None, total_ms: int, pictures: float) -> None:
        self._progress, self._total, self._pictures = progress, total_ms, pictures

    def seen(self, share: float) -> None:
        """Tell what share of the pictures is encoded."""
        self._tell(share * self._pictures)

    def heard(self, share: float) -> None:
        """Tell what share of the clip is written, its pictures being encoded."""
        self._tell(self._pictures + share * (1 - self._pictures))

    def _tell(self, share: float) -> None:
        if self._progress:
            self._progress(round(min(1.0, max(0.0, share)) * self._total), self._total)


def _sound_stream(container: Any, target: Path, form: Format, to: Look) -> Any:
    name, options = encoder(form.sound, target)
    assert to.rate is not None
    layout = "mono" if to.channels == 1 else "stereo"
    return container.add_stream(name, rate=nearest_rate(name, to.rate), layout=layout, options=options)


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
