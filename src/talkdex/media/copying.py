"""Cutting without encoding: packets are copied from the key frame before on, and the way it is off is told.

Fast, and the quality is the source's own; but a film can only be entered at a key frame, so that a piece
begins up to some seconds early.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from av.container import InputContainer, OutputContainer

from talkdex.errors import MediaError
from talkdex.media.container import FAILURES, opened, origin_s
from talkdex.media.formats import Format
from talkdex.media.pictures import picture_stream
from talkdex.media.target import Piece, Progress, writing
from talkdex.timing import TimeRange, clock


def copy(
    pieces: Sequence[Piece],
    target: Path,
    form: Format,
    *,
    pictures: bool = True,
    progress: Progress | None = None,
) -> list[TimeRange]:
    """Copy pieces one after another into one file.

    Args:
        pieces: in order; their files must be encoded alike.
        target: written anew; not there at all where something goes wrong.
        form: as what it is written.
        pictures: whether pictures are wanted, or sound alone.
        progress: told how far it is.

    Returns:
        The range of recording time that each piece really covers.

    Raises:
        MediaError: a file can't be read, what is in it can't stand in this format, two files differ.
    """
    total = sum(piece.duration_ms for piece in pieces)
    with writing(target, form) as container:
        joint = _Joint(container, target, form)
        done = 0
        ranges = []
        for piece in pieces:
            ranges.append(joint.add(piece, pictures=pictures))
            done += piece.duration_ms
            if progress:
                progress(done, total)
    return ranges


class _Joint:
    """The file that pieces are joined to."""

    def __init__(self, container: OutputContainer, target: Path, form: Format) -> None:
        self._container, self._target, self._form = container, target, form
        self._streams: list[Any] = []
        self._alike: list[tuple[Any, ...]] = []
        self._last: dict[int, int] = {}
        self._end = Fraction(0)

    def add(self, piece: Piece, *, pictures: bool) -> TimeRange:
        """Copy one piece; give the range that it really covers."""
        with opened(piece.path) as source:
            streams = _streams(source, piece.path, pictures=pictures and bool(self._form.pictures))
            self._begin(streams, piece.path)
            zero = Fraction(origin_s(source)).limit_denominator(1_000_000)
            start, end = (zero + Fraction(ms, 1000) for ms in (piece.start_ms, piece.end_ms))
            first = _entry(source, piece.path, streams[0], start)
            last = first
            for number, packet in _within(source, streams, first, end):
                if number == 0:
                    last = max(last, _time(packet.pts + (packet.duration or 0), packet))
                self._put(number, packet, self._end - first)
        self._end += last - first
        return TimeRange(max(0, round((first - zero) * 1000)), max(0, round((last - zero) * 1000)))

    def _begin(self, streams: list[Any], path: Path) -> None:
        alike = [_kind(stream) for stream in streams]
        if not self._streams:
            self._streams = self._opened(streams, path)
            self._alike = alike
        elif alike != self._alike:
            raise MediaError(f"{path}: is encoded otherwise than the piece before; leave out --fast")

    def _opened(self, streams: list[Any], path: Path) -> list[Any]:
        """Write the head of the file; only then a format says what it can't hold."""
        names = " and ".join(stream.codec_context.name for stream in streams)
        told = f"{path}: holds {names}, which can't go into a {self._target.suffix} file as it is"
        if not self._form.copied:
            raise MediaError(f"{told}; leave out --fast")
        try:
            made = [self._container.add_stream_from_template(stream) for stream in streams]
            self._container.start_encoding()
        except FAILURES as error:
            raise MediaError(f"{told}; leave out --fast") from error
        return made

    def _put(self, number: int, packet: Any, shift: Fraction) -> None:
        """Write a packet at its new time; where pieces meet, decoding times must still grow."""
        ticks = round(shift / packet.time_base)
        packet.pts, packet.dts = packet.pts + ticks, packet.dts + ticks
        if number in self._last and packet.dts <= self._last[number]:
            packet.dts = self._last[number] + 1
            packet.pts = max(packet.pts, packet.dts)
        self._last[number] = packet.dts
        packet.stream = self._streams[number]
        self._container.mux(packet)


def _streams(source: InputContainer, path: Path, *, pictures: bool) -> list[Any]:
    """Give the streams to copy, first the one that says where a piece can begin."""
    sound: Any = source.streams.best("audio")
    film = picture_stream(source) if pictures else None
    found = [stream for stream in (film, sound) if stream is not None]
    if not found:
        raise MediaError(f"{path}: there is no sound in it; give a file or page with sound")
    return found


def _kind(stream: Any) -> tuple[Any, ...]:
    context = stream.codec_context
    own = (
        (context.width, context.height, context.pix_fmt)
        if stream.type == "video"
        else (context.sample_rate, context.layout.name)
    )
    return context.name, context.extradata, stream.time_base, *own


def _entry(source: InputContainer, path: Path, stream: Any, start: Fraction) -> Fraction:
    """Find the last key frame at or before a moment of the container's clock; the first where none is."""
    found: Fraction | None = None
    for moment in (start, Fraction(0)):
        source.seek(int(moment / stream.time_base), stream=stream)
        found = _last_key(_timed(source.demux(stream)), start)
        if found is not None and found <= start:
            break
    if found is None:
        raise MediaError(f"{path}: can't be entered at {clock(int(start * 1000))}; leave out --fast")
    return found


def _last_key(packets: Iterator[Any], start: Fraction) -> Fraction | None:
    found: Fraction | None = None
    for packet in packets:
        at = _time(packet.pts, packet)
        if packet.is_keyframe and (found is None or found < at <= start):
            found = at
        if _time(packet.dts, packet) > start:
            break
    return found


def _within(
    source: InputContainer, streams: list[Any], first: Fraction, end: Fraction
) -> Iterator[tuple[int, Any]]:
    """Give the packets from a key frame on, each with its stream's number, until all are past the end.

    A packet is kept when it is decoded before the end, though it be shown later: others may need it.
    """
    source.seek(int(first / streams[0].time_base), stream=streams[0])
    numbers = {stream.index: number for number, stream in enumerate(streams)}
    entered, open_ = False, set(numbers.values())
    for packet in _timed(source.demux(streams)):
        number = numbers[packet.stream.index]
        at = _time(packet.pts, packet)
        entered = entered or number > 0 or at == first
        if _time(packet.dts, packet) >= end:
            open_.discard(number)
        elif entered and at >= first and number in open_:
            yield number, packet
        if not open_:
            return


def _timed(packets: Iterator[Any]) -> Iterator[Any]:
    """Give the packets that carry times; a damaged tail ends them."""
    while True:
        try:
            packet = next(packets, None)
        except FAILURES:
            return
        if packet is None:
            return
        if packet.dts is not None:
            packet.pts = packet.dts if packet.pts is None else packet.pts
            yield packet


def _time(ticks: int, packet: Any) -> Fraction:
    return Fraction(ticks * packet.time_base)
