"""Hosts and the forms of their URLs: the values that the tables in `talkdex.links.hosts` are made of.

Adding a host is adding a row there: which URLs it knows (`Shape`), how each writes moments
(`Way`), and where that is known from.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from talkdex.links.times import Style

Part = Literal["path", "query", "fragment"]
"""The part of a URL that carries the moment."""

Kind = Literal["watch", "embed"]
"""What a URL opens: the page where people watch or listen, or the player alone."""


class Way(NamedTuple):
    """How moments are written in a URL, and by which names they are read there.

    Args:
        style: spelling and smallest step; what a host can't tell is rounded down.
        start: what is written for a start, `t={s}`; "" where nothing is known to work.
        both: what is written for a start and an end, `start={s}&end={e}`; "" where the host has no end.
        part: where it is written.
        reads: names whose value is a start or a range, in query or fragment, the strongest first.
        reads_end: names whose value is an end.
        unit_ms: what a plain number counts when read.
        everywhere: names are read in query and fragment alike, as people mix them up; else in `part` alone.
    """

    style: Style
    start: str
    both: str = ""
    part: Part = "query"
    reads: tuple[str, ...] = ("t", "start")
    reads_end: tuple[str, ...] = ("end",)
    unit_ms: int = 1000
    everywhere: bool = True


class Shape(NamedTuple):
    """One form of a host's URLs.

    Args:
        pattern: regular expression over host and path, matched whole; its groups fill the templates.
        way: how moments are written and read in this form.
        kind: what the URL opens.
        needs: query parameters that must match, each with a regular expression whose groups are added.
        takes: the same for parameters that may be absent.
        keeps_time: moments written into this form are known to work; else the host's page is used.
    """

    pattern: str
    way: Way
    kind: Kind = "watch"
    needs: tuple[tuple[str, str], ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    keeps_time: bool = True


class Host(NamedTuple):
    """A host, or a kind of server found on many hosts.

    Templates hold `{name}` for a group of the matched shape, `{host}` for the URL's host, and
    `[…]` round what is left out when a group in it is absent. A template whose groups are
    absent outside brackets gives nothing.

    Args:
        name: for people.
        source: where its ways of writing moments are known from.
        shapes: the forms of its URLs, the narrowest first.
        domains: registered names that are known by; () for servers recognised on any host.
        watch: template of its page; "" where the URL alone doesn't tell it.
        embed: template of a player that starts at a moment; "" where none is known.
        site: lower-cased key of yt-dlp's extractor; "" where it has none.
        number: template of yt-dlp's id; "" where URLs don't hold it.
        fold: makes equal ids equal.
        page: template of the canonical page where that isn't `watch`.
        keeps: parameters that are carried over between page and player.
        frames: the player works in an `<iframe>` without further arrangements.
    """

    name: str
    source: str
    shapes: tuple[Shape, ...]
    domains: tuple[str, ...] = ()
    watch: str = ""
    embed: str = ""
    site: str = ""
    number: str = "{id}"
    fold: Callable[[str], str] = str
    page: str = ""
    keeps: tuple[str, ...] = ()
    frames: bool = True
