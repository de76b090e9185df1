"""talkdex segments add."""

from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.segments.shown import print_segments, shift_argument, shift_option, text_argument
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.pipeline import add_segments
from talkdex.research import one
from talkdex.text import fold


@click.command()
@click.argument("recording")
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--no-align", is_flag=True, help="Leave stated times as they are written.")
@shift_option
@options.as_json
@options.pass_index
def add(index: Path, recording: str, text: str, no_align: bool, shift: str, as_json: bool) -> None:
    """Read named segments out of prose into a recording.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
    content = text_argument(text)
    with Writer(index) as writer:
        rows, odd = add_segments(writer, chosen.id, content, wanted=not no_align, shift=shift_argument(shift))
    for problem in odd:
        click.echo(f"note: {problem}", err=True)
    labels = {fold(row.stated.label) for row in rows}
    print_segments(index, chosen, lambda s: fold(s.label) in labels, as_json=as_json)
