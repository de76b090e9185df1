"""talkdex link."""

from pathlib import Path
from typing import NamedTuple

import click

from talkdex.cli import options, render
from talkdex.cli.moments import moments
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.links import can_link, forms
from talkdex.research import address_of, link_to, named, one
from talkdex.timing import clock

EPILOG = """\b
Examples:
  talkdex link 3 22:10
  talkdex link 3 22min10-1h16 --lead 2
  talkdex link https://youtu.be/ID Figueroa
  talkdex link 3 Figueroa --all
"""

_COLUMN = 10


class _Place(NamedTuple):
    """A moment or a range; `name` is that of the segment it was found by, else ""."""

    start_ms: int
    end_ms: int | None
    name: str = ""


@click.command(epilog=EPILOG)
@click.argument("recording")
@click.argument("where", metavar="TIME|RANGE|SEGMENT")
@options.lead
@click.option("--tail", type=click.FloatRange(0), default=0.0, help="Seconds to end later.")
@click.option("--all", "every", is_flag=True, help="Page, player, iframe, Markdown, HTML, mpv, VLC.")
@options.as_json
@options.pass_index
def link(
    index: Path, recording: str, where: str, lead: float, tail: float, every: bool, as_json: bool
) -> int:
    """Print a link that opens a recording at a moment.

    The end is part of it where the host knows ends. For a host whose form
    nobody has verified, the plain URL is printed, and the time on stderr.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
        place = _place(reader, chosen, where)
    padding = (round(lead * 1000), round(tail * 1000))
    made = link_to(chosen, place.start_ms, place.end_ms, lead_ms=padding[0], tail_ms=padding[1])
    if made is None:
        raise NotFound(f"{chosen.title!r} has no URL and no file to link to (add it with --url)")
    ways = _ways(chosen, place, *padding) if every else {}
    if as_json:
        row = {"recording": chosen.identity, "start_ms": place.start_ms, "end_ms": place.end_ms, "link": made}
        render.print_json(row | ({"forms": ways} if every else {}))
        return 0
    click.echo("\n".join(f"{name:<{_COLUMN}}{text}" for name, text in ways.items()) if every else made)
    if not can_link(made):
        click.echo(
            f"this host has no verified form for times; the moment is {clock(place.start_ms)}", err=True
        )
    return 0


def _ways(recording: StoredRecording, place: _Place, lead_ms: int, tail_ms: int) -> dict[str, str]:
    """Give the moment in every form, each named by what is said there and when."""
    address = address_of(recording)
    assert address
    when = render.span(place.start_ms, place.end_ms) if place.end_ms is not None else clock(place.start_ms)
    return forms(
        address, place.start_ms, place.end_ms, f"{place.name or recording.title} ({when})",
        duration_ms=recording.duration_ms, lead_ms=lead_ms, tail_ms=tail_ms,
    )  # fmt: skip


def _place(reader: Reader, recording: StoredRecording, where: str) -> _Place:
    """A segment's name, else a time."""
    for segment in named(reader.segments(recording.id), where):
        if segment.start_ms is not None:
            return _Place(segment.start_ms, segment.end_ms, segment.label or segment.speaker or "")
    try:
        return _Place(*moments(where, recording.duration_ms))
    except click.BadParameter as error:
        told = f"{error.message} and names no segment (talkdex segments list {recording.id})"
        raise click.BadParameter(told) from error
