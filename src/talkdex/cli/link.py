"""talkdex link."""

from pathlib import Path
from typing import NamedTuple, TypedDict

import click

from talkdex.cli import options, render
from talkdex.cli.moments import inside
from talkdex.errors import NotFound, UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.links import can_link, deep_link, forms, identify
from talkdex.research import address_of, named, one
from talkdex.timing import clock

EPILOG = """\b
Examples:
  talkdex link 3 22:10
  talkdex link 3 22min10-1h16 --lead 2
  talkdex link 3 Figueroa --all
  talkdex link https://youtu.be/ID 22:10
"""

_COLUMN = 10


class _Place(NamedTuple):
    """A moment or a range; `name` is that of the segment it was found by, else ""."""

    start_ms: int
    end_ms: int | None
    name: str = ""


class _Padding(TypedDict):
    """How far a link reaches around its place, and the recording's length, or None while unknown."""

    lead_ms: int
    tail_ms: int
    duration_ms: int | None


class _Target(NamedTuple):
    """What is linked: a recording of the index, or a URL that no recording has, of which no more is known."""

    address: str
    identity: str | None
    title: str = ""
    duration_ms: int | None = None


@click.command(epilog=EPILOG)
@click.argument("recording")
@click.argument("where", metavar="TIME|RANGE|SEGMENT")
@options.lead
@options.tail
@click.option("--all", "every", is_flag=True, help="Page, player, iframe, Markdown, HTML, mpv, VLC.")
@options.as_json
@options.pass_index
def link(
    index: Path, recording: str, where: str, lead: float, tail: float, every: bool, as_json: bool
) -> int:
    """Print a link that opens a recording at a moment.

    RECORDING is a number, a URL, a file's path, an identity or words of its title;
    a URL need not be in the index, and then takes times alone. The end is part
    of it where the host knows ends. For a host whose form nobody has verified,
    the plain URL is printed, and the time on stderr.
    """
    target, place = _found(index, recording, where)
    padding = _Padding(lead_ms=round(lead * 1000), tail_ms=round(tail * 1000), duration_ms=target.duration_ms)
    made = deep_link(target.address, place.start_ms, place.end_ms, **padding)
    ways = _ways(target, place, padding) if every else {}
    if as_json:
        row = {"recording": target.identity, "start_ms": place.start_ms, "end_ms": place.end_ms, "link": made}
        render.print_json(row | ({"forms": ways} if every else {}))
        return 0
    click.echo("\n".join(f"{name:<{_COLUMN}}{text}" for name, text in ways.items()) if every else made)
    if not can_link(made):
        click.echo(
            f"this host has no verified form for times; the moment is {clock(place.start_ms)}", err=True
        )
    return 0


def _found(index: Path, recording: str, where: str) -> tuple[_Target, _Place]:
    """Look a recording and a place in it up; a URL that isn't in the index is taken as it is.

    Raises:
        NotFound: no recording is named so, or it can't be linked to.
        UsageError: the place is neither a segment's name nor a time inside the recording.
    """
    stranger = "://" in recording and identify(recording)
    if stranger and not index.exists():
        return _Target(recording, stranger.identity), _Place(*inside(where, None))
    with Reader(index) as reader:
        try:
            chosen = one(reader, recording)
        except NotFound:
            if not stranger:
                raise
            return _Target(recording, stranger.identity), _Place(*inside(where, None))
        place = _place(reader, chosen, where)
    address = address_of(chosen)
    if address is None:
        raise NotFound(f"{chosen.title!r} has no URL and no file to link to (add it with --url)")
    return _Target(address, chosen.identity, chosen.title, chosen.duration_ms), place


def _ways(target: _Target, place: _Place, padding: _Padding) -> dict[str, str]:
    """Give the moment in every form, each named by what is said there, where that is known, and when."""
    when = render.span(place.start_ms, place.end_ms) if place.end_ms is not None else clock(place.start_ms)
    name = place.name or target.title
    title = f"{name} ({when})" if name else when
    return forms(target.address, place.start_ms, place.end_ms, title, **padding)


def _place(reader: Reader, recording: StoredRecording, where: str) -> _Place:
    """A segment's name, else a time."""
    for segment in named(reader.segments(recording.id), where):
        if segment.start_ms is not None:
            return _Place(segment.start_ms, segment.end_ms, segment.label or segment.speaker or "")
    try:
        return _Place(*inside(where, recording.duration_ms))
    except UsageError as error:
        raise UsageError(f"{error}, and names no segment (talkdex segments list {recording.id})") from error
