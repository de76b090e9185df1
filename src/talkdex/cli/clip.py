"""talkdex clip."""

from pathlib import Path
from typing import Any

import click

from talkdex.cli import options, render
from talkdex.cli.moments import stretch_argument
from talkdex.cli.overwriting import refuse_precious
from talkdex.cli.progress import Show
from talkdex.cli.screen import style
from talkdex.clips import Clip, Padding, Part, Shot, Wishes, by_hits, by_places, make
from talkdex.errors import MediaError, NotFound, UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.media.formats import format_of
from talkdex.research import link_to, named, one
from talkdex.search import Filters, search
from talkdex.timing import TimeRange, clock

EPILOG = """\b
A WHERE is a range (22:10-22:40, 22min10-1h16) or the name of a segment;
several are cut one after another into one file, as are the hits of --search.
The file's suffix says what is written: mp4, mov, mkv, webm; mp3, m4a, ogg,
opus, flac, wav. Clips are exact to the frame and the sample; --fast copies
instead, from the key frame before, and says how far off that is. What is
padded, named or found begins and ends between words. Of media that isn't here
no more is fetched than is needed, and kept. A clip that was interrupted goes
on from what is done when the same is asked again.

\b
Examples:
  talkdex clip 3 22:10-22:40 -o clip.mp4
  talkdex clip 3 Figueroa --audio-only -o figueroa.m4a
  talkdex clip --search '"policía comunitaria"' --lead 1 --captions -o cut.mp4
"""


@click.command(epilog=EPILOG)
@click.argument("recording", required=False)
@click.argument("where", nargs=-1)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The clip."
)
@click.option("--search", "query", metavar="QUERY", help="Cut the hits of a search, in the order found.")
@click.option("--limit", type=click.IntRange(1), help="Recordings at most, with --search.  [default: 10]")
@click.option("--hits", type=click.IntRange(1), help="Hits of each at most, with --search.  [default: 5]")
@options.filters
@options.lead
@options.tail
@click.option("--fast", is_flag=True, help="Copy at key frames instead of encoding.")
@click.option("--audio-only", is_flag=True, help="Leave the pictures out.")
@click.option("--captions", is_flag=True, help="Write what is said beside the clip, as WebVTT.")
@click.option("--burn", is_flag=True, help="Draw what is said into the pictures.")
@click.option("--font", type=click.Path(path_type=Path, exists=True), help="Font file for --burn.")
@click.option("--media", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Cut this file.")
@click.option(
    "--cookies", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A cookies.txt."
)
@click.option("--cookies-from-browser", metavar="BROWSER", help="Take cookies from firefox, chrome, ….")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@options.as_json
@options.pass_index
def clip(
    index: Path, /, recording: str | None, where: tuple[str, ...], output: Path, query: str | None,
    limit: int | None, hits: int | None, filters: Filters, lead: float, tail: float, cookies: Path | None,
    quiet: bool, as_json: bool, **wished: Any,
) -> None:  # fmt: skip
    """Cut ranges, segments or hits out of recordings.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    wishes = Wishes(cookies_file=cookies, **wished)
    padding = Padding(round(lead * 1000), round(tail * 1000))
    _check_output(output)
    with Reader(index) as reader:
        refuse_precious(output, reader)
        if query is None:
            _check_unsearched(limit, hits, filters)
            shots = _placed(reader, recording, where, padding)
        else:
            shots = _found(reader, query, _within(filters, recording, where), limit or 10, hits or 5, padding)
    with Show(quiet=quiet or as_json) as show:
        made = make(index, shots, output, wishes, show)
    for part in made.parts:
        if as_json:
            render.print_json(_row(made, part))
    if not as_json:
        _print(made, fast=wishes.fast)


def _check_output(output: Path) -> None:
    """Refuse what can't be written before anything is looked for."""
    try:
        format_of(output)
    except MediaError as error:
        raise UsageError(str(error)) from error
    if not output.parent.is_dir():
        raise UsageError(f"{output}: there is no folder {output.parent}; make it first")


def _check_unsearched(limit: int | None, hits: int | None, filters: Filters) -> None:
    if limit or hits or filters != Filters():
        raise UsageError("--limit, --hits and filters go with --search only: leave them out, or search")


def _found(
    reader: Reader, query: str, filters: Filters, limit: int, hits: int, padding: Padding
) -> list[Shot]:
    """Give the shots of what is found, and say on stderr what more there is."""
    found = search(reader, query, filters, limit=limit, per_recording=hits)
    if not found:
        raise NotFound(f"nothing found for {query!r} (try it first: talkdex search)")
    most = max(one.total for one in found)
    if most > hits:
        more = sum(one.total - len(one.hits) for one in found)
        click.echo(f"{render.plural(more, 'more hit')} not cut: --hits {most} takes all", err=True)
    if len(found) == limit:
        click.echo(f"only the first {render.plural(limit, 'recording')} cut (see --limit)", err=True)
    return by_hits(reader, found, padding)


def _within(filters: Filters, recording: str | None, where: tuple[str, ...]) -> Filters:
    if where:
        raise UsageError("give ranges and segments or --search, not both")
    return filters._replace(recordings=(*filters.recordings, recording)) if recording else filters


def _placed(reader: Reader, recording: str | None, where: tuple[str, ...], padding: Padding) -> list[Shot]:
    if recording is None or not where:
        raise UsageError("say what to cut: a recording with a range or segment, or --search QUERY")
    chosen = one(reader, recording)
    return by_places(reader, chosen, [_place(reader, chosen, text) for text in where], padding)


def _place(reader: Reader, recording: StoredRecording, text: str) -> TimeRange | str:
    """A segment's name as it is, else a range."""
    if named(reader.segments(recording.id), text):
        return text
    try:
        return stretch_argument(text, recording.duration_ms)
    except UsageError as error:
        raise UsageError(f"{error}, and names no segment (talkdex segments list {recording.id})") from error


def _row(made: Clip, part: Part) -> dict[str, Any]:
    recording, within = part.shot.recording, part.within
    return {
        "file": str(made.path), "captions": made.captions and str(made.captions), "at_ms": part.at_ms,
        "recording": recording.identity, "number": recording.id, "title": recording.title,
        "start_ms": within.start_ms, "end_ms": within.end_ms, "early_ms": part.early_ms,
        "late_ms": part.late_ms, "label": part.shot.label,
        "link": link_to(recording, within.start_ms, within.end_ms),
    }  # fmt: skip


def _print(made: Clip, *, fast: bool) -> None:
    click.echo(f"{made.path}  {clock(made.duration_ms, millis=True)}")
    for part in made.parts:
        recording = part.shot.recording
        told = f"{render.span(part.within.start_ms, part.within.end_ms)}  {recording.id}. {recording.title}"
        click.echo(f"  {style(clock(part.at_ms), 'green')}  {told}")
        if fast:
            early, late = part.early_ms / 1000, part.late_ms / 1000
            click.echo(f"        begins {early:.2f} s early, ends {late:.2f} s late")
    if made.captions:
        click.echo(f"captions: {made.captions}")
