"""talkdex segments find."""

from dataclasses import asdict
from pathlib import Path

import click

from talkdex.alignment import find as locate
from talkdex.cli import options, render
from talkdex.errors import NotFound, UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.index.writer import SegmentRow, Writer
from talkdex.mentions import read_labels
from talkdex.research import link_to, one, transcript_of
from talkdex.segment import Aligned, SegmentOrigin, Stated
from talkdex.text import fold


@click.command()
@click.argument("recording")
@click.argument("names", nargs=-1, required=True)
@click.option("--save", is_flag=True, help="Store what is found.")
@options.as_json
@options.pass_index
def find(index: Path, recording: str, names: tuple[str, ...], save: bool, as_json: bool) -> int:
    """Find where somebody speaks, from the words alone.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    A NAME may be a topic too. Several NAMES are taken to be in order.
    """
    if not all(map(fold, names)):
        raise UsageError('there is no word to look for (talkdex segments find 3 "Oscar Figueroa")')
    with Reader(index) as reader:
        chosen = one(reader, recording)
        transcript = transcript_of(reader, chosen)
        named = [s.label for s in reader.segments(chosen.id) if s.origin != SegmentOrigin.FOUND]
    if transcript is None:
        raise NotFound(f"{chosen.title!r} has no transcript yet")
    stated = [_asked(name) for name in names]
    settled = locate(transcript, stated, duration_ms=chosen.duration_ms, told=[chosen.title, *named])
    for name, where in zip(names, settled, strict=True):
        _print_found(chosen, name, where, as_json=as_json)
    if save:
        from talkdex.pipeline import look_for_names

        with Writer(index) as writer:
            found = [pair for pair in zip(stated, settled, strict=True) if pair[1].start_ms is not None]
            writer.put_segments(chosen.id, [SegmentRow(s, w, SegmentOrigin.FOUND) for s, w in found])
            look_for_names(writer, chosen.id)
    return 0 if any(where.start_ms is not None for where in settled) else 1


def _asked(name: str) -> Stated:
    """A name asked for may be a person's or a topic's: it is taken as both."""
    read = read_labels(name)
    return read[0] if len(read) == 1 else Stated(name, name)


def _print_found(recording: StoredRecording, name: str, where: Aligned, *, as_json: bool) -> None:
    start, end = where.start_ms, where.end_ms
    link = None if start is None else link_to(recording, start, end)
    if as_json:
        told = {"recording": recording.identity, "number": recording.id, "label": name}
        render.print_json({**told, **asdict(where), "link": link})
        return
    if start is None:
        click.echo(f"{name}: not found")
        return
    click.echo(f"{render.span(start, end)}  {name}  ({where.status}, {where.confidence:.2f})")
    for why in where.evidence[:3]:
        click.echo("\n".join(render.wrap(why, 4)))
    if link:
        click.echo(f"    {link}")
