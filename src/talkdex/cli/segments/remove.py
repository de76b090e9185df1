"""talkdex segments remove."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.research import named, one


@click.command()
@click.argument("recording")
@click.argument("name")
@options.pass_index
def remove(index: Path, recording: str, name: str) -> None:
    """Forget the segments of this name.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
        found = named(reader.segments(chosen.id), name)
    if not found:
        raise NotFound(f"no segment named {name!r} in {chosen.title!r}")
    from talkdex.pipeline import look_for_names

    with Writer(index) as writer:
        writer.remove_segments(s.id for s in found)
        look_for_names(writer, chosen.id)
    click.echo(f"removed {render.plural(len(found), 'segment')}")
