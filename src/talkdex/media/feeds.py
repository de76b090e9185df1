"""Packets as they lie in files, at recording time: what is copied without being decoded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple

from av.container import InputContainer

from talkdex.errors import MediaError
from talkdex.media.container import FAILURES, STEPS_BACK_S, Place, origin_s
from talkdex.media.pictures import picture_stream
from talkdex.timing import clock


class Fed(NamedTuple):
    """A packet: of which stream, and the seconds of recording time at which it is decoded and shown."""

    number: int
    decoded: Fraction
    shown: Fraction
    packet: Any


@dataclass(frozen=True, slots=True)
class Feed:
    """Streams of one open file.

    Args:
        path: the file.
        source: the same, open.
        streams: of it, each with the number it has in the clip.
    """

    path: Place
    source: InputContainer
    streams: dict[int, Any]

    @property
    def zero(self) -> Fraction:
        """The second of the container's clock at the recording's time 0."""
        return Fraction(origin_s(self.source, self.path)).limit_denominator(1_000_000)

    def entry(self, start: Fraction) -> Fraction:
        """Find the last key frame of the first stream at or before a moment; the first where none is.

        Raises:
            MediaError: there is none.
        """
        found: Fraction | None = None
        for moment in _before(start):
            self._seek(moment)
            found = _last_key(self._packets(), min(self.streams), start)
            if found is not None and found <= start:
                break
        if found is None:
            raise MediaError(f"{self.path}: can't be entered at {clock(int(start * 1000))}; leave out --fast")
        return found

    def within(self, first: Fraction, end: Fraction) -> Iterator[Fed]:
        """Give the packets shown from a key frame on and decoded before a moment.

        One that is shown after the end is given when another follows that isn't: it may need it.
        """
        waiting: dict[int, list[Fed]] = {number: [] for number in self.streams}
        for fed in self._since(first):
            if fed.decoded >= end:
                waiting.pop(fed.number, None)
            elif fed.shown >= first and fed.number in waiting:
                waiting[fed.number].append(fed)
                if fed.shown < end:
                    yield from waiting[fed.number]
                    waiting[fed.number].clear()
            if not waiting:
                return

    def _since(self, first: Fraction) -> Iterator[Fed]:
        """Give packets from the clip's key frame on, and all later ones of other streams."""
        for moment in _before(first):
            self._seek(moment)
            packets, early = self._packets(), list[Fed]()
            for fed in packets:
                if fed.number > 0 and 0 in self.streams:
                    early += [fed] if fed.shown >= first else []
                elif fed.shown == first or fed.number > 0:
                    return chain(early, [fed], packets)
                elif fed.decoded > first:
                    break
        return iter(())

    def _seek(self, moment: Fraction) -> None:
        stream = self.streams[min(self.streams)]
        self.source.seek(int((moment + self.zero) / stream.time_base), stream=stream)

    def _packets(self) -> Iterator[Fed]:
        numbers = {stream.index: number for number, stream in self.streams.items()}
        zero = self.zero
        for packet in _dated(self.source.demux(*self.streams.values())):
            decoded, shown = (ticks * packet.time_base - zero for ticks in (packet.dts, packet.pts))
            yield Fed(numbers[packet.stream.index], decoded, shown, packet)


def streams_of(source: InputContainer, path: Place, *, pictures: bool, sound: bool = True) -> list[Any]:
    """Give the streams to copy, first the one that says where a piece can begin.

    Raises:
        MediaError: there is none.
    """
    film = picture_stream(source) if pictures else None
    heard: Any = source.streams.best("audio") if sound else None
    found = [stream for stream in (film, heard) if stream is not None]
    if not found:
        raise MediaError(f"{path}: there is no sound in it; give a file or page with sound")
    return found


def _before(moment: Fraction) -> Iterator[Fraction]:
    """Give moments to seek to, farther and farther before one."""
    yield from (moment - back for back in STEPS_BACK_S if moment > back)
    yield Fraction(0)


def _last_key(packets: Iterator[Fed], number: int, start: Fraction) -> Fraction | None:
    found: Fraction | None = None
    for fed in packets:
        if fed.number != number:
            continue
        if fed.packet.is_keyframe and (found is None or found < fed.shown <= start):
            found = fed.shown
        if fed.decoded > start:
            break
    return found


def _dated(packets: Iterator[Any]) -> Iterator[Any]:
    """Give packets with both their times.

    Matroska doesn't tell when the first ones after a seek are decoded: they are counted back from the next.
    """
    held: dict[int, list[Any]] = {}
    for packet in whole(packets):
        if packet.dts is None and packet.pts is None:
            continue
        waiting = held.setdefault(packet.stream.index, [])
        waiting.append(packet)
        if packet.dts is not None:
            packet.pts = packet.dts if packet.pts is None else packet.pts
            for back, earlier in enumerate(reversed(waiting)):
                earlier.dts = packet.dts - back * (earlier.duration or 1)
            yield from waiting
            waiting.clear()
    for waiting in held.values():
        for packet in waiting:
            packet.dts = packet.pts
            yield packet


def whole(packets: Iterable[Any]) -> Iterator[Any]:
    """Give packets as PyAV reads them, up to the end or to what is too damaged to be read on."""
    rest = iter(packets)
    while True:
        try:
            packet = next(rest, None)
        except FAILURES:
            return
        if packet is None:
            return
        yield packet
