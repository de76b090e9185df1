"""Measuring where a file begins and ends by its own clock: the times of its packets, none of them decoded."""

from typing import NamedTuple

from talkdex.errors import MediaError
from talkdex.media.container import Place, opened, origin_s
from talkdex.media.feeds import whole
from talkdex.media.pictures import picture_stream


class Extent(NamedTuple):
    """What a file spans by its own clock, in seconds.

    Args:
        zero_s: where players begin to count.
        entry_s: the first picture that needs no other; without pictures, the first sound.
        end_s: where the first of its streams ends, after which not all is there.
    """

    zero_s: float
    entry_s: float
    end_s: float


def extent(path: Place) -> Extent:
    """Read a file's packets through, and tell what they span.

    Raises:
        MediaError: it isn't audio or video, or its packets carry no times.
    """
    with opened(path) as container:
        film = picture_stream(container)
        streams = [one for one in (film, container.streams.best("audio")) if one is not None]
        entry: float | None = None
        ends: dict[int, float] = {}
        for packet in whole(container.demux(*streams) if streams else ()):
            if packet.pts is None or not packet.time_base:
                continue
            at = float(packet.pts * packet.time_base)
            last = at + float((packet.duration or 0) * packet.time_base)
            ends[packet.stream.index] = max(last, ends.get(packet.stream.index, last))
            if packet.is_keyframe and packet.stream.index == streams[0].index:
                entry = at if entry is None else min(entry, at)
        if entry is None or len(ends) < len(streams):
            raise MediaError(f"{path}: its packets tell no times")
        return Extent(origin_s(container, path), entry, min(ends.values()))
