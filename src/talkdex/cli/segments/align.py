"""talkdex segments align."""

from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.segments.shown import print_segments, shift_argument, shift_option
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.pipeline import realign
from talkdex.research import one


@click.command()
@click.argument("recording", required=False)
@shift_option
@options.as_json
@options.pass_index
def align(index: Path, recording: str | None, shift: str, as_json: bool) -> None:
    """Settle segments anew, from what was stated.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = [one(reader, recording)] if recording else list(reader.recordings())
    for one_of in chosen:
        with Writer(index) as writer:
            realign(writer, one_of.id, shift=shift_argument(shift))
        print_segments(index, one_of, lambda _: True, as_json=as_json)
