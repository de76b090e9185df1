"""talkdex show."""

from collections.abc import Sequence
from pathlib import Path

import click

from talkdex.cli import options, render, said
from talkdex.cli.moments import range_argument
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredTranscript
from talkdex.research import named, one
from talkdex.timing import TimeRange, clock

_UNSTATED = render.span(None, None)
EPILOG = """\b
Examples:
  talkdex show 3
  talkdex show "Sesión plenaria" --segment Figueroa
  talkdex show https://youtu.be/ID --range 22:10-1:16:00 --json
"""


@click.command(epilog=EPILOG)
@click.argument("recording")
@click.option("--segment", metavar="NAME", help="Only what is said in this segment.")
@click.option("--range", "within", metavar="TIMES", help="Only this stretch: 22:10-1:16:00, 22min10-1h16.")
@click.option("--language", metavar="TAG", help="The transcript in this language, a translation perhaps.")
@click.option(
    "--spelling",
    type=click.Choice(["heard", "names"]),
    default="heard",
    show_default=True,
    help="Names as they were heard, or as they are spelt.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Every version of the transcript, and what is doubted."
)
@options.as_json
@options.pass_index
def show(
    index: Path, recording: str, segment: str | None, within: str | None, language: str | None, spelling: str,
    everything: bool, as_json: bool,
) -> int:  # fmt: skip
    """Show what is said in a recording, a segment or a range.

    RECORDING is a number, a URL, a file's path, an identity or words of its title.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
        ranges = _ranges(reader, chosen, segment, within)
        transcripts = _transcripts(reader, chosen, language, everything=everything)
        if not as_json:
            _print_head(reader, chosen, ranges)
        count, unheard = 0, False
        for transcript in transcripts:
            if everything and not as_json:
                click.echo(f"\n— transcript {transcript.id}: {transcript.origin}, {transcript.made_by} —")
            for extent in ranges:
                for stretch in said.said(
                    reader, transcript, extent, doubtful=everything, spelt=spelling == "names"
                ):
                    count += stretch.kind != "unheard"
                    unheard = unheard or stretch.kind == "unheard"
                    render.print_json(said.as_row(chosen, stretch)) if as_json else said.show(stretch)
    if not count and not unheard:
        click.echo("nothing is said there" if transcripts else "no transcript yet", err=True)
    return 0 if count else 1


def _transcripts(
    reader: Reader, recording: StoredRecording, language: str | None, *, everything: bool
) -> list[StoredTranscript]:
    found = reader.transcripts(recording.id, current=not everything)
    if language is not None:
        wanted = f"{language.lower()}-"
        there = ", ".join(sorted({row.language or "unknown" for row in found})) or "none"
        found = [row for row in found if f"{(row.language or '').lower()}-".startswith(wanted)]
        if not found:
            raise NotFound(f"no transcript of {recording.title!r} in {language!r} (there is: {there})")
    return found if everything else found[:1]


def _ranges(
    reader: Reader, recording: StoredRecording, segment: str | None, within: str | None
) -> list[TimeRange | None]:
    if within is not None:
        return [range_argument(within, recording.duration_ms)]
    if segment is None:
        return [None]
    found = named(reader.segments(recording.id), segment)
    ranges = [extent for s in found if (extent := s.range(recording.duration_ms))]
    if not ranges:
        raise NotFound(f"no segment named {segment!r} in {recording.title!r} (see: talkdex segments list)")
    return list(ranges)


def _print_head(reader: Reader, recording: StoredRecording, ranges: Sequence[TimeRange | None]) -> None:
    """Print what is known of a recording, and its segments that have a part in what is shown."""
    length = None if recording.duration_ms is None else clock(recording.duration_ms)
    click.echo(
        render.heading(f"{recording.id}. {recording.title}", recording.channel, recording.published, length)
    )
    if recording.url or recording.media:
        click.echo(f"   {recording.url or recording.media}")
    for transcript in reader.transcripts(recording.id):
        click.echo("\n".join(said.about(reader, transcript)))
    for segment in reader.segments(recording.id):
        if _is_shown(segment.range(recording.duration_ms), ranges):
            click.echo("\n".join(segment_lines(segment)))
    click.echo()


def _is_shown(extent: TimeRange | None, ranges: Sequence[TimeRange | None]) -> bool:
    """Tell whether a segment, None where it has no times yet, lies in a range, None for all, in part."""
    return any(one is None or (extent is not None and extent.overlaps(one)) for one in ranges)


def segment_lines(segment: StoredSegment) -> list[str]:
    """A segment for people: the times in force, and the stated ones where they differ."""
    who = f" ({segment.speaker})" if segment.speaker and segment.speaker not in segment.label else ""
    times = render.span(segment.start_ms, segment.end_ms)
    lines = render.wrap(f"{times}  {segment.label or segment.speaker or 'unnamed'}{who}", 3)
    stated = render.span(segment.stated_start_ms, segment.stated_end_ms)
    told = [segment.status] if segment.status != "stated" else []
    if told and segment.confidence is not None:
        told.append(f"confidence {segment.confidence:.2f}")
    if stated not in (times, _UNSTATED) and segment.origin != "found":
        told.append(f"stated {stated}")
    lines += render.wrap(", ".join(told), 6)
    for why in segment.evidence[:3]:
        lines += render.wrap(why, 6)
    return lines
