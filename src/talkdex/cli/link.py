"""talkdex link."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.cli.moments import moments
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.links import can_link
from talkdex.research import link_to, named, one
from talkdex.timing import clock

EPILOG = """\b
Examples:
  talkdex link 3 22:10
  talkdex link 3 22min10-1h16 --lead 2
  talkdex link https://youtu.be/ID Figueroa
"""


@click.command(epilog=EPILOG)
@click.argument("recording")
@click.argument("where", metavar="TIME|RANGE|SEGMENT")
@options.lead
@click.option("--tail", type=click.FloatRange(0), default=0.0, help="Seconds to end later.")
@options.as_json
@options.pass_index
def link(index: Path, recording: str, where: str, lead: float, tail: float, as_json: bool) -> int:
    """Print a link that opens a recording at a moment.

    The end is part of it where the host knows ends. For a host whose form
    nobody has verified, the plain URL is printed, and the time on stderr.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
        start, end = _place(reader, chosen, where)
    made = link_to(chosen, start, end, lead_ms=round(lead * 1000), tail_ms=round(tail * 1000))
    if made is None:
        raise NotFound(f"{chosen.title!r} has no URL and no file to link to (add it with --url)")
    if as_json:
        render.print_json({"recording": chosen.identity, "start_ms": start, "end_ms": end, "link": made})
        return 0
    click.echo(made)
    if not can_link(made):
        click.echo(f"this host has no verified form for times; the moment is {clock(start)}", err=True)
    return 0


def _place(reader: Reader, recording: StoredRecording, where: str) -> tuple[int, int | None]:
    """A segment's name, else a time."""
    for segment in named(reader.segments(recording.id), where):
        if segment.start_ms is not None:
            return segment.start_ms, segment.end_ms
    return moments(where, recording.duration_ms)
