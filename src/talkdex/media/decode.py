"""Decoding one audio stream to float32, each piece with its place in the recording.

Decoding goes through PyAV, resampling through FFmpeg's libswresample
(https://ffmpeg.org/ffmpeg-resampler.html).
"""

from collections.abc import Iterator
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from talkdex.media.container import FAILURES, Place, audio_stream, is_cover, length_ms, origin_s

RATE = 16_000
"""Samples a second, as Whisper models take them; what is decoded for them is mono."""

Placed = tuple[int | None, NDArray[np.float32]]
"""Sound and the number of its first sample, or None when it follows what came before.

Mono sound has one dimension, other sound two: samples, then channels.
"""

_SLACK_S = 0.04  # time stamps rounded to a container's clock are no gap
_LONGEST_MS = 48 * 3_600_000  # no time stamp beyond is believed, where no length is known
_TOO_MANY = 1000  # damaged packets in a row: the rest holds nothing


class Decoder:
    """One pass over a container's best audio stream.

    Args:
        container: an open file.
        path: its name, for errors.
        rate: samples a second to give.
        channels: how many to give, 1 or 2; what has more or fewer is mixed.

    Attributes:
        limit: the farthest sample number at which a time stamp is believed.
        frames: how many frames were decoded so far.
        damaged: how many packets could not be.
        duration_ms: the length that the file states, or None.
    """

    def __init__(self, container: InputContainer, path: Place, rate: int = RATE, channels: int = 1) -> None:
        self._container = container
        self._stream = audio_stream(container, path)
        self._zero = origin_s(container, path)
        self._rate, self._channels = rate, channels
        self.frames = self.damaged = 0
        self.duration_ms = length_ms(container, path)
        self.limit = (self.duration_ms + 60_000 if self.duration_ms else _LONGEST_MS) * rate // 1000

    def seek(self, target: int) -> bool:
        """Go to a sample number or before it; False where the format can't be sought in."""
        seconds = self._zero + target / self._rate
        by = self._indexed()
        try:
            self._container.seek(int(seconds / by.time_base), stream=by)
        except FAILURES:
            return False
        return True

    def _indexed(self) -> Any:
        """Give the stream whose places the file lists: Matroska's are those of pictures, where there are any.

        Sound sought there by itself is found by reading everything before it.
        """
        films = self._container.streams.video if "matroska" in self._container.format.name else ()
        return next((film for film in films if not is_cover(film)), self._stream)

    def pieces(self) -> Iterator[Placed]:
        """Decode and resample from here to the end; a new number is told where the clock jumps."""
        run, kind, due = None, None, 0.0
        slack = _SLACK_S * self._rate
        for frame in self._decoded():
            number = self._number(frame)
            jumped = number is not None and abs(number - due) > slack
            if run is None or jumped or kind != _kind(frame):
                yield from run.rest() if run else ()
                run, kind = _Run(self._rate, self._channels), _kind(frame)
                due = due if number is None else float(number)
                yield number, _shaped(np.empty(0, np.float32), self._channels)
            due += frame.samples * self._rate / frame.sample_rate
            yield from run.add(frame)
        yield from run.rest() if run else ()

    def _number(self, frame: Any) -> int | None:
        return None if frame.time is None else round((frame.time - self._zero) * self._rate)

    def _decoded(self) -> Iterator[Any]:
        packets = self._container.demux(self._stream)
        in_a_row = 0
        while in_a_row < _TOO_MANY:
            try:
                packet = next(packets, None)
                frames = packet.decode() if packet is not None else None
            except FAILURES:
                packets = self._container.demux(self._stream)  # an exception has ended the one before
                in_a_row += 1
                self.damaged += 1
                continue
            if frames is None:
                return
            in_a_row = 0
            self.frames += len(frames)
            yield from frames


class _Run:
    """Frames of one kind without a jump between them, resampled half a second at a time.

    A frame may hold as little as a fiftieth of a second: each by itself would take twice as long.
    """

    def __init__(self, rate: int, channels: int) -> None:
        layout = "mono" if channels == 1 else "stereo"
        self._channels = channels
        self._resampler = av.AudioResampler(format="flt", layout=layout, rate=rate)
        self._held = av.AudioFifo()

    def add(self, frame: Any) -> Iterator[Placed]:
        """Take a frame; give the sound that is ready."""
        frame.pts = None  # the queue would refuse times that are rounded; they are known already
        self._held.write(frame)
        if self._held.samples * 2 >= frame.sample_rate:
            yield from self._given(self._resampler.resample(self._held.read()))

    def rest(self) -> Iterator[Placed]:
        """Give the sound that is still held; nothing may be added after."""
        last = self._held.read()
        if last is not None:
            yield from self._given(self._resampler.resample(last))
        yield from self._given(self._resampler.resample(None))

    def _given(self, frames: list[Any]) -> Iterator[Placed]:
        for frame in frames:
            if frame.samples:
                yield None, _shaped(frame.to_ndarray(), self._channels)


def _shaped(sound: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    return sound.reshape(-1) if channels == 1 else sound.reshape(-1, channels)


def _kind(frame: Any) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate
