"""How stored segments are shown, and arguments that several of these commands share."""

from collections.abc import Callable
from math import nan
from pathlib import Path
from typing import Any

import click

from talkdex.alignment import Shift
from talkdex.cli import render
from talkdex.cli.screen import style
from talkdex.cli.show import segment_lines
from talkdex.cli.takes import MOST
from talkdex.cli.texts import standard_input, text_or_file
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.research import link_to

shift_option = click.option(
    "--shift", default="auto", metavar="auto|never|SECONDS", help="Move the whole list."
)


def text_argument(text: str) -> str:
    """Give the text of an argument that may name a file, or stand for standard input as `-`."""
    return standard_input() if text == "-" else text_or_file(text)


def shift_argument(text: str) -> Shift:
    """Read `auto`, `never` or seconds into what the aligner takes.

    Raises:
        click.BadParameter: it is none of them.
    """
    if text == "auto":
        return "auto"
    if text == "never":
        return "never"
    try:
        seconds = float(text)
    except ValueError:
        seconds = nan
    if not abs(seconds) <= MOST:
        raise click.BadParameter(f"{text!r}: write auto, never or seconds", param_hint="--shift")
    return round(seconds * 1000)


def print_segments(
    index: Path, recording: StoredRecording, wanted: Callable[[StoredSegment], bool], *, as_json: bool
) -> int:
    """Print the wanted segments of a recording; give how many."""
    with Reader(index) as reader:
        found = [s for s in reader.segments(recording.id) if wanted(s)]
    if found and not as_json:
        click.echo(render.heading(f"{recording.id}. {recording.title}", recording.published))
    for segment in found:
        if as_json:
            render.print_json(_row(recording, segment))
        else:
            _print_segment(recording, segment)
    return len(found)


def _print_segment(recording: StoredRecording, segment: StoredSegment) -> None:
    click.echo("\n".join(segment_lines(segment)))
    if segment.start_ms is not None and (link := link_to(recording, segment.start_ms, segment.end_ms)):
        click.echo(f"      {style(link, 'blue')}")


def _row(recording: StoredRecording, segment: StoredSegment) -> dict[str, Any]:
    link = None if segment.start_ms is None else link_to(recording, segment.start_ms, segment.end_ms)
    row = {**segment._asdict(), "evidence": list(segment.evidence)}
    told = {"recording": recording.identity, "number": recording.id, "title": recording.title}
    return {**told, **row, "link": link}
