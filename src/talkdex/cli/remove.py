"""talkdex remove."""

import sys
from pathlib import Path

import click

from talkdex.cli import options
from talkdex.errors import UsageError
from talkdex.index import jobs
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.index.writer import Writer
from talkdex.research import one

_SILENT = "nothing was removed, since nobody answered: say --yes to forget without being asked"


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
        if not yes and not _agreed(recording):
            click.echo(f"kept {recording.id}. {recording.title}")
            continue
        with Writer(index) as writer:
            writer.remove(recording.id)
            jobs.forget(writer, recording.identity)
        click.echo(f"removed {recording.id}. {recording.title}")


def _agreed(recording: StoredRecording) -> bool:
    """Ask whether to forget a recording.

    Raises:
        UsageError: nobody is there to answer.
    """
    if sys.stdin is None:
        raise UsageError(_SILENT)
    try:
        return click.confirm(f"Forget {recording.title!r} with its transcripts and segments?")
    except click.Abort as error:
        if isinstance(error.__context__, KeyboardInterrupt):
            raise
        click.echo(err=True)
        raise UsageError(_SILENT) from error
