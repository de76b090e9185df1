"""talkdex segments read."""

from dataclasses import asdict
from typing import Any

import click

from talkdex.cli import options, render
from talkdex.cli.moments import moments
from talkdex.cli.segments.shown import text_argument
from talkdex.mentions import problems, read_segments
from talkdex.segment import Stated


@click.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--duration", metavar="TIME", help="The recording's length, where it settles doubts.")
@options.as_json
def read(text: str, duration: str | None, as_json: bool) -> int:
    """Read named segments out of prose, without an index."""
    length = moments(duration, None)[0] if duration else None
    content = text_argument(text)
    found = read_segments(content, duration_ms=length)
    for stated in found:
        if as_json:
            render.print_json(_stated_row(stated))
        else:
            _print_stated(stated)
    for problem in problems(found, length):
        click.echo(f"note: {problem}", err=True)
    if not found:
        click.echo("no segment with a time in it (write: Oscar Figueroa (22min10-1h16))", err=True)
    return 0 if found else 1


def _stated_row(stated: Stated) -> dict[str, Any]:
    return {**asdict(stated), "alternatives": [list(pair) for pair in stated.alternatives]}


def _print_stated(stated: Stated) -> None:
    who = f" ({stated.speaker})" if stated.speaker and stated.speaker not in stated.label else ""
    click.echo(
        "\n".join(render.wrap(f"{render.span(stated.start_ms, stated.end_ms)}  {stated.label}{who}", 0))
    )
    for start, end in stated.alternatives:
        click.echo(f"    or {render.span(start, end)}")
