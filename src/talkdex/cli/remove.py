"""talkdex remove."""

from pathlib import Path

import click

from talkdex.cli import options
from talkdex.index import jobs
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.research import one


@click.command(
    epilog="\b\nExamples:\n  talkdex remove 12\n  talkdex remove --yes https://www.youtube.com/watch?v=ID"
)
@click.argument("recordings", nargs=-1, required=True, metavar="RECORDING...")
@click.option("--yes", is_flag=True, help="Don't ask.")
@options.pass_index
def remove(index: Path, recordings: tuple[str, ...], yes: bool) -> None:
    """Forget recordings.

    A RECORDING is a number, a URL, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = [one(reader, reference) for reference in recordings]
    for recording in chosen:
        if not yes:
            click.confirm(f"Forget {recording.title!r} with its transcripts and segments?", abort=True)
        with Writer(index) as writer:
            writer.remove(recording.id)
            jobs.forget(writer, recording.identity)
        click.echo(f"removed {recording.id}. {recording.title}")
