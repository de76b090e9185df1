"""The pictures of a clip, brought to one form and an even rate and encoded part by part.

A part is encoded by itself, whether it is made now or was made before something interrupted: the clip is
the same. Parts stand in NUT files (https://ffmpeg.org/nut.html), which keep every codec's times exactly.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import av

from talkdex.media.container import opened
from talkdex.media.formats import Format, encoder
from talkdex.media.framing import PIXELS, Framing, black
from talkdex.media.look import Look
from talkdex.media.pictures import Picture, Pictures
from talkdex.media.target import Piece, refusing
from talkdex.media.workshop import Workshop

PART_S = 20
"""Seconds of a clip that are encoded as one part: no more is lost when something interrupts."""

SUFFIX = ".nut"

_LATE = 64  # pictures: encoders put decoding before the first picture, and NUT knows no time before zero


class Retouch(Protocol):
    """Changes pictures before they are encoded.

    Attributes:
        mark: tells it from others that do it otherwise.
    """

    @property
    def mark(self) -> str: ...  # noqa: D102 - told above

    def __call__(self, frame: Any, at_ms: int) -> Any:
        """Give the picture to be shown for one that appears at a millisecond of the clip."""
        ...


Track = Iterator[tuple[float, list[Any]]]
"""Encoded packets, each time with the second of the clip up to which it is encoded."""


class Placed(NamedTuple):
    """A piece and the millisecond of the clip at which it begins."""

    piece: Piece
    at_ms: int
    look: Look

    def pictures(self, fps: Fraction) -> range:
        """Give the numbers of the clip's pictures that show it."""
        ends = self.at_ms, self.at_ms + self.piece.duration_ms
        return range(*(round(ms * fps / 1000) for ms in ends))


class Film:
    """The pictures of a clip.

    Args:
        placed: its pieces; one without pictures gets black ones.
        target: the clip.
        form: as what the clip is written.
        to: what all pieces are brought to; it has pictures.
        retouch: changes pictures before they are encoded.
    """

    def __init__(
        self, placed: Sequence[Placed], target: Path, form: Format, to: Look, retouch: Retouch | None
    ) -> None:
        assert to.size is not None
        self._target = target
        self._size, self.fps = to.size, Fraction(to.fps or 0)
        self._shots = [_Shot(one, self._size, self.fps) for one in placed]
        self._encoder, self._retouch = encoder(form.pictures, target), retouch
        self.count = self._shots[-1].numbers.stop
        self._each = max(1, round(PART_S * self.fps))

    def make(self, shop: Workshop, progress: Callable[[int], None]) -> list[Path]:
        """Encode the parts that are not there yet.

        Args:
            shop: where parts are kept.
            progress: told how many pictures are encoded.

        Raises:
            MediaError: a piece can't be decoded, or a part not be written.
        """
        parts = []
        for number, first in enumerate(range(0, self.count, self._each)):
            within = range(first, min(first + self._each, self.count))
            part = shop.find(number)
            if part is None:
                with refusing(self._target):
                    self._encode(shop.half(number), within, progress)
                    part = shop.keep(number)
            progress(within.stop)
            parts.append(part)
        return parts

    def done(self, shop: Workshop) -> tuple[int, int]:
        """Give how many parts are there already, and how many there will be."""
        count = -(-self.count // self._each)
        return sum(1 for number in range(count) if shop.find(number)), count

    def track(self, container: Any, parts: Sequence[Path]) -> Track:
        """Give the packets of parts one after another, for a container that is yet to be begun."""
        with opened(parts[0]) as first:
            stream = container.add_stream_from_template(first.streams.video[0])
        return self._packets(stream, parts)

    def _packets(self, stream: Any, parts: Sequence[Path]) -> Track:
        """Give packets with the number of their picture; those before it are decoded as late as can be."""
        early = max(place - shown for part in parts for place, (shown, _) in enumerate(self._numbered(part)))
        for number, part in enumerate(parts):
            for place, (shown, packet) in enumerate(self._numbered(part)):
                packet.stream, packet.time_base, packet.duration = stream, 1 / self.fps, 1
                packet.pts = number * self._each + shown
                packet.dts = number * self._each + place - early
                yield float(packet.dts / self.fps), [packet]

    def _numbered(self, part: Path) -> Iterator[tuple[int, Any]]:
        """Give a part's packets in the order of decoding, each with the number of its picture in the part."""
        with opened(part) as source:
            base = Fraction(source.streams.video[0].time_base or 1)
            for packet in source.demux(video=0):
                if packet.pts is not None:
                    yield round(packet.pts * base * self.fps) - _LATE, packet

    def _encode(self, half: Path, within: range, progress: Callable[[int], None]) -> None:
        name, options = self._encoder
        with av.open(str(half), "w", format="nut") as container:
            stream: Any = container.add_stream(name, rate=self.fps, options=options)
            stream.width, stream.height = self._size
            stream.pix_fmt = PIXELS
            for number, frame in zip(within, self._shown(within), strict=True):
                shown = self._retouch(frame, int(number * 1000 / self.fps)) if self._retouch else frame
                shown.pts, shown.time_base = number - within.start + _LATE, 1 / self.fps
                container.mux(stream.encode(shown))
                progress(number)
            container.mux(stream.encode(None))

    def _shown(self, within: range) -> Iterator[Any]:
        for shot in self._shots:
            first, last = max(within.start, shot.numbers.start), min(within.stop, shot.numbers.stop)
            if first < last:
                yield from shot.shown(range(first, last))


class _Shot:
    """The pictures of one piece at an even rate, in one size."""

    def __init__(self, placed: Placed, size: tuple[int, int], fps: Fraction) -> None:
        self._piece, self._size = placed.piece, size
        self._seen = placed.look.size is not None
        self.numbers = placed.pictures(fps)
        self._start_s = (placed.piece.start_ms - placed.at_ms) / 1000 + float(self.numbers.start / fps)
        self._step_s = float(1 / fps)

    def shown(self, within: range) -> Iterator[Any]:
        """Give some of them; they are the same whatever others were given before."""
        if not self._seen:
            yield from (black(self._size) for _ in within)
            return
        source = Pictures(self._piece.path)
        late_s = (within.start - self.numbers.start) * self._step_s
        pictures = source.since(self._piece.start_ms + max(0, int((late_s - 2 * self._step_s) * 1000)))
        framing, held, framed = None, None, None
        for picture in sampled(pictures, self._onset_s + late_s, self._step_s, len(within)):
            framing = framing or Framing(self._size, source.aspect)
            if picture is not held:
                held, framed = picture, framing(picture.frame)
            yield framed

    @cached_property
    def _onset_s(self) -> float:
        return onset(Pictures(self._piece.path).since(self._piece.start_ms), self._start_s, self._step_s)


def onset(pictures: Iterator[Picture], start_s: float, step_s: float) -> float:
    """Give the moment from which to show pictures: the first one's, where that is within half a step.

    Time stamps that containers have rounded then neither double nor drop a picture.
    """
    first = next(sampled(pictures, start_s, step_s, 1), None)
    return first.at_s if first and abs(first.at_s - start_s) <= step_s / 2 else start_s


def sampled(pictures: Iterator[Picture], start_s: float, step_s: float, count: int) -> Iterator[Picture]:
    """Give, for each of `count` moments `step_s` apart, the picture nearest before or just after it.

    A picture that comes less than half a step late still counts. Where the pictures end, the last one stays.
    """
    current = next(pictures, None)
    following = next(pictures, None)
    for number in range(count):
        moment = start_s + number * step_s
        while following and following.at_s <= moment + step_s / 2:
            current, following = following, next(pictures, None)
        if current is None:
            return
        yield current
