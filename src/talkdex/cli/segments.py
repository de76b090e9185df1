"""talkdex segments: read, add, list, find, align, remove."""

from pathlib import Path
from typing import Any

import click

from talkdex.cli import options, render
from talkdex.cli.add import text_or_file
from talkdex.cli.show import segment_lines
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment
from talkdex.research import link_to, named, one
from talkdex.segment import Stated
from talkdex.text import fold

EPILOG = """\b
Examples:
  talkdex segments read "l'intervention d'Oscar Figueroa (22min10-1h16)"
  talkdex segments add 3 agenda.md
  talkdex segments find 3 "Oscar Figueroa"
  talkdex segments list 3 --json
"""


@click.group(epilog=EPILOG)
def segments() -> None:
    """Read, add, list and align named segments."""


@segments.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--duration", metavar="TIME", help="The recording's length, where it settles doubts.")
@options.as_json
def read(text: str, duration: str | None, as_json: bool) -> int:
    """Read named segments out of prose, without an index."""
    from talkdex.cli.moments import moments
    from talkdex.mentions import problems, read_segments

    length = moments(duration, None)[0] if duration else None
    content = click.get_text_stream("stdin").read() if text == "-" else text_or_file(text) or ""
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


@segments.command()
@click.argument("recording")
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--no-align", is_flag=True, help="Leave stated times as they are written.")
@click.option("--shift", default="auto", metavar="auto|never|SECONDS", help="Move the whole list.")
@options.as_json
@options.pass_index
def add(index: Path, recording: str, text: str, no_align: bool, shift: str, as_json: bool) -> None:
    """Read named segments out of prose into a recording."""
    from talkdex.index.writer import Writer
    from talkdex.pipeline import add_segments

    with Reader(index) as reader:
        chosen = one(reader, recording)
    content = click.get_text_stream("stdin").read() if text == "-" else text_or_file(text) or ""
    with Writer(index) as writer:
        rows, odd = add_segments(writer, chosen.id, content, wanted=not no_align, shift=_shift(shift))
    for problem in odd:
        click.echo(f"note: {problem}", err=True)
    labels = {fold(row.stated.label) for row in rows}
    _list(index, chosen, lambda s: fold(s.label) in labels, as_json=as_json)


@segments.command("list")
@click.argument("recording", required=False)
@options.as_json
@options.pass_index
def list_(index: Path, recording: str | None, as_json: bool) -> int:
    """List the named segments of a recording, or of all."""
    with Reader(index) as reader:
        chosen = [one(reader, recording)] if recording else list(reader.recordings())
    count = sum(_list(index, one_of, lambda _: True, as_json=as_json) for one_of in chosen)
    if not count:
        click.echo("no segments (talkdex segments add RECORDING TEXT)", err=True)
    return 0 if count else 1


@segments.command()
@click.argument("recording")
@click.argument("names", nargs=-1, required=True)
@click.option("--save", is_flag=True, help="Store what is found.")
@options.as_json
@options.pass_index
def find(index: Path, recording: str, names: tuple[str, ...], save: bool, as_json: bool) -> int:
    """Find where somebody speaks, or a topic is treated, from the words alone.

    Several NAMES are taken to be in order.
    """
    from talkdex.alignment import align as settle
    from talkdex.index.writer import SegmentRow, Writer
    from talkdex.research import transcript_of
    from talkdex.segment import SegmentOrigin

    with Reader(index) as reader:
        chosen = one(reader, recording)
        transcript = transcript_of(reader, chosen)
    if transcript is None:
        raise NotFound(f"{chosen.title!r} has no transcript yet")
    stated = [_asked(name) for name in names]
    settled = settle(transcript, stated, duration_ms=chosen.duration_ms)
    for name, where in zip(names, settled, strict=True):
        row = {"label": name, "start_ms": where.start_ms, "end_ms": where.end_ms, "status": where.status.value,
               "confidence": where.confidence, "evidence": list(where.evidence)}  # fmt: skip
        _print_found(chosen, row, as_json=as_json)
    if save:
        with Writer(index) as writer:
            found = [pair for pair in zip(stated, settled, strict=True) if pair[1].start_ms is not None]
            writer.put_segments(chosen.id, [SegmentRow(s, w, SegmentOrigin.FOUND) for s, w in found])
    return 0 if any(where.start_ms is not None for where in settled) else 1


@segments.command()
@click.argument("recording", required=False)
@click.option("--shift", default="auto", metavar="auto|never|SECONDS", help="Move the whole list.")
@options.as_json
@options.pass_index
def align(index: Path, recording: str | None, shift: str, as_json: bool) -> None:
    """Settle segments anew, from what was stated, against the current transcript."""
    from talkdex.index.writer import Writer
    from talkdex.pipeline import realign

    with Reader(index) as reader:
        chosen = [one(reader, recording)] if recording else list(reader.recordings())
    for one_of in chosen:
        with Writer(index) as writer:
            realign(writer, one_of.id, shift=_shift(shift))
        _list(index, one_of, lambda _: True, as_json=as_json)


@segments.command()
@click.argument("recording")
@click.argument("name")
@options.pass_index
def remove(index: Path, recording: str, name: str) -> None:
    """Forget the segments of this name."""
    from talkdex.index.writer import Writer

    with Reader(index) as reader:
        chosen = one(reader, recording)
        found = named(reader.segments(chosen.id), name)
    if not found:
        raise NotFound(f"no segment named {name!r} in {chosen.title!r}")
    with Writer(index) as writer:
        writer.remove_segments(s.id for s in found)
    click.echo(f"removed {render.plural(len(found), 'segment')}")


def _asked(name: str) -> Stated:
    """A name asked for may be a person's or a topic's: it is taken as both."""
    from talkdex.mentions import read_labels

    read = read_labels(name)
    return read[0] if len(read) == 1 else Stated(name, name)


def _shift(text: str) -> str | int:
    if text in ("auto", "never"):
        return text
    try:
        return round(float(text) * 1000)
    except ValueError:
        raise click.BadParameter(f"{text!r}: write auto, never or seconds", param_hint="--shift") from None


def _list(index: Path, recording: StoredRecording, wanted: Any, *, as_json: bool) -> int:
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
        click.echo(f"      {click.style(link, fg='blue')}")


def _row(recording: StoredRecording, segment: StoredSegment) -> dict[str, Any]:
    link = None if segment.start_ms is None else link_to(recording, segment.start_ms, segment.end_ms)
    row = {**segment._asdict(), "evidence": list(segment.evidence)}
    told = {"recording": recording.identity, "number": recording.id, "title": recording.title}
    return {**told, **row, "link": link}


def _stated_row(stated: Stated) -> dict[str, Any]:
    return {
        "label": stated.label, "speaker": stated.speaker, "start_ms": stated.start_ms, "end_ms": stated.end_ms,
        "precision_ms": stated.precision_ms, "end_precision_ms": stated.end_precision_ms,
        "end_stated": stated.end_stated, "kind": stated.kind, "text": stated.text, "span": stated.span,
        "alternatives": [list(pair) for pair in stated.alternatives],
    }  # fmt: skip


def _print_stated(stated: Stated) -> None:
    who = f" ({stated.speaker})" if stated.speaker and stated.speaker not in stated.label else ""
    click.echo(
        "\n".join(render.wrap(f"{render.span(stated.start_ms, stated.end_ms)}  {stated.label}{who}", 0))
    )
    for start, end in stated.alternatives:
        click.echo(f"    or {render.span(start, end)}")


def _print_found(recording: StoredRecording, row: dict[str, Any], *, as_json: bool) -> None:
    start, end = row["start_ms"], row["end_ms"]
    link = None if start is None else link_to(recording, start, end)
    if as_json:
        render.print_json({"recording": recording.identity, "number": recording.id, **row, "link": link})
        return
    if start is None:
        click.echo(f"{row['label']}: not found")
        return
    click.echo(f"{render.span(start, end)}  {row['label']}  ({row['status']}, {row['confidence']:.2f})")
    for told in row["evidence"][:3]:
        click.echo("\n".join(render.wrap(told, 4)))
    if link:
        click.echo(f"    {link}")
