"""What a URL says of time: its start, its end, and the address without them."""

import re
from typing import NamedTuple

from talkdex.links.address import Address, split_piece
from talkdex.links.host import Way
from talkdex.links.match import Place, locate
from talkdex.links.times import SECONDS, has_units, read_moment, read_range

_ANY_PAGE = Way(
    SECONDS, "", reads=("t", "start", "time", "time_continue", "start_time", "seek"), reads_end=()
)
_NEWS_PATH = r"(?P<rest>.*?)/start/(?P<start>[^/]+)(?:/end/(?P<end>[^/]+))?/?"


class Resolved(NamedTuple):
    """A URL without its time, and the time: int milliseconds; None where it gives no start or no end."""

    url: str
    start_ms: int | None
    end_ms: int | None


def resolve_link(url: str) -> Resolved:
    """Read the moment or the range out of a URL, in any form seen in the wild.

    A page of no known host is read with more care, since `t` and `start` mean other things on
    forums and clocks: only a fragment `#t=` or a value with units (`t=1h2m3s`) counts there.

    Raises:
        LinkError: the text isn't a URL.
    """
    address, place = locate(url)
    start, end, rest = read(address, place)
    return Resolved(str(rest), start, end)


def read(address: Address, place: Place | None) -> tuple[int | None, int | None, Address]:
    """Give start, end and the address without them."""
    if place is None:
        return _read_unknown(address)
    way = place.shape.way
    if way.part == "path":
        return _read_path(address)
    times = _Times(way)
    return (*times.read(address), times.without(address, unreadable=False))


def cleared(place: Place) -> Address:
    """Give the address without anything that its host would take for a time, readable or not."""
    if place.shape.way.part == "path":
        return _read_path(place.address)[2]
    return _Times(place.shape.way).without(place.address, unreadable=True)


class _Times(NamedTuple):
    """The pieces of an address that one way of writing moments calls times."""

    way: Way

    def read(self, address: Address) -> tuple[int | None, int | None]:
        pieces = [split_piece(piece) for piece in self._where(address)]
        starts = [(name, text) for want in self.way.reads for name, text in pieces if name == want]
        ranges = [read_range(text, self.way.unit_ms) for _, text in starts]
        start = next((first for first, _ in ranges if first is not None), None)
        ends = [read_moment(text, self.way.unit_ms) for name, text in pieces if name in self.way.reads_end]
        end = next((last for last in (*ends, *(b for _, b in ranges)) if last is not None), None)
        return start, end

    def without(self, address: Address, *, unreadable: bool) -> Address:
        if self.way.everywhere or self.way.part == "query":
            address = address._replace(query=self._rest(address.query, unreadable=unreadable))
        if self.way.everywhere or self.way.part == "fragment":
            address = address._replace(fragment=self._rest(address.fragment, unreadable=unreadable))
        return address

    def _where(self, address: Address) -> tuple[str, ...]:
        if self.way.everywhere:
            return (*address.query, *address.fragment)
        return address.fragment if self.way.part == "fragment" else address.query

    def _rest(self, pieces: tuple[str, ...], *, unreadable: bool) -> tuple[str, ...]:
        return tuple(piece for piece in pieces if not self._is_time(piece, unreadable=unreadable))

    def _is_time(self, piece: str, *, unreadable: bool) -> bool:
        name, text = split_piece(piece)
        if name not in self.way.reads and name not in self.way.reads_end:
            return False
        return unreadable or any(side is not None for side in read_range(text, self.way.unit_ms))


def _read_path(address: Address) -> tuple[int | None, int | None, Address]:
    match = re.fullmatch(_NEWS_PATH, address.path)
    if not match:
        return None, None, address
    end = read_moment(match["end"]) if match["end"] else None
    return read_moment(match["start"]), end, address._replace(path=match["rest"])


def _read_unknown(address: Address) -> tuple[int | None, int | None, Address]:
    query = tuple(filter(_is_sure, address.query))
    fragment = tuple(piece for piece in address.fragment if split_piece(piece)[0] == "t")
    start, end = _Times(_ANY_PAGE).read(Address("", "", "", query, fragment))
    if start is None and end is None:
        return None, None, address
    rest = address._replace(query=tuple(piece for piece in address.query if piece not in query))
    return start, end, rest._replace(fragment=tuple(p for p in address.fragment if p not in fragment))


def _is_sure(piece: str) -> bool:
    name, text = split_piece(piece)
    return name in _ANY_PAGE.reads and has_units(text)
