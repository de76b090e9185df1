"""A page: the characters a reader sees of a text, each with its place in the source."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

URL_SIGN = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: stands where a bare URL stood


class Link(NamedTuple):
    """A URL and the half-open range of visible characters that it is attached to."""

    start: int
    stop: int
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader sees, and where each character came from.

    Args:
        source: the text as it was given.
        visible: the characters a reader sees; a bare URL is one `URL_SIGN`.
        starts: for each visible character, where it begins in the source.
        stops: for each visible character, where it ends in the source.
        links: in order of their start.
    """

    source: str
    visible: str
    starts: list[int]
    stops: list[int]
    links: list[Link]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Give the source range of a non-empty range of visible characters."""
        return self.starts[start], self.stops[stop - 1]

    def links_within(self, start: int, stop: int) -> list[Link]:
        """Give the links that begin inside a range of visible characters."""
        at = bisect_left(self.links, (start,))
        found = []
        while at < len(self.links) and self.links[at].start < stop:
            found.append(self.links[at])
            at += 1
        return found
