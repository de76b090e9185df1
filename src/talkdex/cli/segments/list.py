"""talkdex segments list."""

from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.segments.shown import print_segments
from talkdex.index.reader import Reader
from talkdex.research import one


@click.command("list")
@click.argument("recording", required=False)
@options.as_json
@options.pass_index
def list_(index: Path, recording: str | None, as_json: bool) -> int:
    """List the named segments of a recording, or of all.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = [one(reader, recording)] if recording else list(reader.recordings())
    count = sum(print_segments(index, one_of, lambda _: True, as_json=as_json) for one_of in chosen)
    if not count:
        click.echo("no segments (talkdex segments add RECORDING TEXT)", err=True)
    return 0 if count else 1
