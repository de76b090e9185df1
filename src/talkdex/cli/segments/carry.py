"""talkdex segments carry."""

from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.segments.shown import print_segments
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.pipeline import carry_over
from talkdex.research import one


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@options.as_json
@options.pass_index
def carry(index: Path, source: str, target: str, as_json: bool) -> int:
    """Carry segments over to another copy of a talk.

    FROM and TO are numbers, URLs, paths of files, identities or words of titles.
    The words that both copies say give the time map, in pieces where
    something was cut or inserted. What has no counterpart is told.
    """
    with Reader(index) as reader:
        first, second = one(reader, source), one(reader, target)
    if first.id == second.id:
        raise UsageError(f"both name {first.title!r}: say from which copy to which other one")
    with Writer(index) as writer:
        rows, found = carry_over(writer, first.id, second.id)
    for line in found.report:
        click.echo(line, err=True)
    starts = {row.stated.start_ms for row in rows}
    print_segments(index, second, lambda s: s.stated_start_ms in starts, as_json=as_json)
    return 0 if all(found.ranges) else 1
