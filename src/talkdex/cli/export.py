"""talkdex export."""

from dataclasses import replace
from pathlib import Path

import click

from talkdex.cli import options
from talkdex.cli.overwriting import refuse_precious
from talkdex.errors import TimeError, UsageError
from talkdex.exports import FORMATS, Format, Wanted, gather
from talkdex.exports import export as written
from talkdex.exports.writing import save
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.research import one
from talkdex.timing import TimeRange

EPILOG = (
    "\b\nFormats:\n"
    + "\n".join(f"  {name:<19} {row.about}" for name, row in FORMATS.items())
    + """

\b
Examples:
  talkdex export 3 -o talk.srt
  talkdex export 3 --segment Figueroa --from-zero -o figueroa.vtt
  talkdex export 3 -o talk.html
  talkdex export 3 --format resolve --rate 29.97df -o markers.edl
  talkdex export --search '"policía comunitaria"' --format mpv --lead 2
"""
)

_USUAL = {".vtt": "vtt", ".txt": "text", ".csv": "csv"}


@click.command(epilog=EPILOG)
@click.argument("recording", required=False)
@click.option("--segment", "segments", multiple=True, metavar="NAME", help="Only this segment; several.")
@click.option("--all-segments", "every", is_flag=True, help="Each named segment by itself.")
@click.option("--range", "within", metavar="TIMES", help="Only this stretch: 22:10-1:16:00, 22min10-1h16.")
@click.option("--search", "query", metavar="QUERY", help="The hits of a search, in all recordings or in one.")
@click.option("--hits", type=click.IntRange(1), help="Hits of each recording, with --search.  [default: 100]")
@click.option("--format", "name", type=click.Choice([*FORMATS]), metavar="FORMAT", help="See below.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--force", is_flag=True, help="Write over a file.")
@click.option("--rate", metavar="FPS", help="Frames a second: 25, 29.97, 29.97df; else the media's own.")
@click.option("--start", metavar="TIMECODE", help="Where the timeline begins: 01:00:00:00.")
@click.option("--from-zero", is_flag=True, help="Count times as on the cut, from zero.")
@options.lead
@options.tail
@options.pass_index
def export(
    index: Path, recording: str | None, segments: tuple[str, ...], every: bool, within: str | None,
    query: str | None, hits: int | None, name: str | None, output: Path | None, force: bool, rate: str | None,
    start: str | None, from_zero: bool, lead: float, tail: float,
) -> None:  # fmt: skip
    """Write captions, chapters, markers, tables, pages.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    Of a search, a segment or a range, only what is said and named there is
    written.
    """
    chosen = _format(name, output)
    if hits and query is None:
        raise UsageError("--hits counts what --search finds: leave it out, or search")
    with Reader(index) as reader:
        if output:
            refuse_precious(output, reader)
        of = one(reader, recording) if recording else None
        extent = _range(within, of) if within else None
        padding = (round(lead * 1000), round(tail * 1000))
        wanted = Wanted(segments, every, extent, query, hits or 100, *padding)
        selection = gather(reader, of, wanted)
    if output:
        selection = replace(selection, folder=output.absolute().parent)
    try:
        text = written(selection, chosen, from_zero=from_zero, rate=rate, start=start)
    except TimeError as error:  # of --rate or --start
        raise UsageError(str(error)) from error
    if output:
        save(text, output, force=force)
    else:
        click.echo(text.encode("utf-8", "replace"), nl=False)


def _range(within: str, recording: StoredRecording | None) -> TimeRange:
    from talkdex.cli.moments import range_argument

    return range_argument(within, recording.duration_ms if recording else None)


def _format(name: str | None, output: Path | None) -> Format:
    """Give the format named, else the one whose files end as the output does."""
    if name:
        return FORMATS[name]
    suffix = output.suffix.lower() if output else ""
    fitting = [row.name for row in FORMATS.values() if row.suffix == suffix]
    if not fitting:
        raise UsageError(f"say in which format: --format {'|'.join([*FORMATS][:4])}|… (see --help)")
    if fitting[1:] and suffix not in _USUAL:
        raise UsageError(f"several formats end in {suffix}: say --format, one of {', '.join(fitting)}")
    return FORMATS[_USUAL.get(suffix, fitting[0])]
