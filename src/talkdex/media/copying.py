"""Cutting without encoding: packets are copied from the key frame before on, and the way it is off is told.

Fast, and the quality is the source's own; but a film can only be entered at a key frame, so that a piece
begins up to some seconds early.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from fractions import Fraction
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Any

from av.container import OutputContainer

from talkdex.errors import MediaError
from talkdex.media.container import FAILURES, Place, opened
from talkdex.media.feeds import Fed, Feed, streams_of
from talkdex.media.formats import Format
from talkdex.media.target import Piece, Progress, writing
from talkdex.timing import TimeRange


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
        with ExitStack() as stack:
            feeds = _feeds(piece, stack, pictures=pictures and bool(self._form.pictures))
            self._begin([stream for feed in feeds for stream in feed.streams.values()], piece.path)
            start, end = Fraction(piece.start_ms, 1000), Fraction(piece.end_ms, 1000)
            first = last = feeds[0].entry(start)
            for fed in merge(*(feed.within(first, end) for feed in feeds), key=attrgetter("decoded")):
                if fed.number == 0:
                    last = max(last, fed.shown + (fed.packet.duration or 0) * fed.packet.time_base)
                self._put(fed, self._end - first)
        self._end += last - first
        return TimeRange(max(0, round(first * 1000)), max(0, round(last * 1000)))

    def _begin(self, streams: list[Any], path: Place) -> None:
        alike = [_kind(stream) for stream in streams]
        if not self._streams:
            self._streams = self._opened(streams, path)
            self._alike = alike
        elif alike != self._alike:
            raise MediaError(f"{path}: is encoded otherwise than the piece before; leave out --fast")

    def _opened(self, streams: list[Any], path: Place) -> list[Any]:
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

    def _put(self, fed: Fed, shift: Fraction) -> None:
        """Write a packet at its new time; where pieces meet, decoding times must still grow."""
        packet, base = fed.packet, fed.packet.time_base
        packet.pts, packet.dts = (round((moment + shift) / base) for moment in (fed.shown, fed.decoded))
        if fed.number in self._last and packet.dts <= self._last[fed.number]:
            packet.dts = self._last[fed.number] + 1
            packet.pts = max(packet.pts, packet.dts)
        self._last[fed.number] = packet.dts
        packet.stream = self._streams[fed.number]
        self._container.mux(packet)


def _feeds(piece: Piece, stack: ExitStack, *, pictures: bool) -> list[Feed]:
    """Open the one or two files of a piece; the first stream of the first says where it can begin."""
    apart = pictures and piece.sound is not None
    wanted = [(piece.path, True, False), (piece.heard, False, True)] if apart else [
        (piece.path if pictures else piece.heard, pictures, True)
    ]  # fmt: skip
    feeds: list[Feed] = []
    for path, seen, heard in wanted:
        source = stack.enter_context(opened(path))
        streams = streams_of(source, path, pictures=seen, sound=heard)
        count = sum(len(feed.streams) for feed in feeds)
        feeds.append(Feed(path, source, dict(enumerate(streams, count))))
    return feeds


def _kind(stream: Any) -> tuple[Any, ...]:
    context = stream.codec_context
    own = (
        (context.width, context.height, context.pix_fmt)
        if stream.type == "video"
        else (context.sample_rate, context.layout.name)
    )
    return context.name, context.extradata, stream.time_base, *own
