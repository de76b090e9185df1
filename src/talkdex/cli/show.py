"""talkdex show."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.cli.moments import range_argument
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSegment, StoredSnippet
from talkdex.research import link_to, named, one
from talkdex.timing import TimeRange, clock

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
@click.option(
    "--all", "everything", is_flag=True, help="Every version of the transcript, not only the current."
)
@options.as_json
@options.pass_index
def show(
    index: Path, recording: str, segment: str | None, within: str | None, everything: bool, as_json: bool
) -> int:
    """Show what is said in a recording, a segment or a range.

    RECORDING is a number, a URL, an identity or words of the title.
    """
    with Reader(index) as reader:
        chosen = one(reader, recording)
        ranges = _ranges(reader, chosen, segment, within)
        if not as_json:
            _print_head(reader, chosen)
        count = 0
        for transcript in reader.transcripts(chosen.id, current=not everything)[: None if everything else 1]:
            if everything and not as_json:
                click.echo(f"\n— transcript {transcript.id}: {transcript.origin}, {transcript.made_by} —")
            for extent in ranges:
                for stored in reader.snippets(transcript.id, extent):
                    count += 1
                    _print(chosen, stored, as_json=as_json)
    if not count:
        click.echo("nothing is said there" if any(ranges) else "no transcript yet", err=True)
    return 0 if count else 1


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


def _print_head(reader: Reader, recording: StoredRecording) -> None:
    length = None if recording.duration_ms is None else clock(recording.duration_ms)
    click.echo(
        render.heading(f"{recording.id}. {recording.title}", recording.channel, recording.published, length)
    )
    if recording.url or recording.media:
        click.echo(f"   {recording.url or recording.media}")
    for transcript in reader.transcripts(recording.id):
        told = f"{transcript.language or 'unknown language'}, {transcript.origin}, {transcript.made_by}"
        exact = "word times" if transcript.word_times else "cue times"
        click.echo(f"   transcript: {told}, {exact}")
    for segment in reader.segments(recording.id):
        click.echo("\n".join(segment_lines(segment)))
    click.echo()


def segment_lines(segment: StoredSegment) -> list[str]:
    """A segment for people: the times in force, and the stated ones where they differ."""
    who = f" ({segment.speaker})" if segment.speaker and segment.speaker not in segment.label else ""
    times = render.span(segment.start_ms, segment.end_ms)
    lines = render.wrap(f"{times}  {segment.label or segment.speaker or 'unnamed'}{who}", 3)
    stated = render.span(segment.stated_start_ms, segment.stated_end_ms)
    told = [segment.status] if segment.status != "stated" else []
    if told and segment.confidence is not None:
        told.append(f"confidence {segment.confidence:.2f}")
    if stated != times and segment.origin != "found":
        told.append(f"stated {stated}")
    lines += render.wrap(", ".join(told), 6)
    for why in segment.evidence[:3]:
        lines += render.wrap(why, 6)
    return lines


def _print(recording: StoredRecording, stored: StoredSnippet, *, as_json: bool) -> None:
    snippet = stored.snippet
    if as_json:
        render.print_json(
            {
                "recording": recording.identity, "number": recording.id, "title": recording.title,
                "start_ms": snippet.start_ms, "end_ms": snippet.end_ms, "speaker": snippet.speaker,
                "text": snippet.text, "link": link_to(recording, snippet.start_ms),
            }
        )  # fmt: skip
        return
    who = f"  {snippet.speaker}" if snippet.speaker else ""
    click.echo(f"{click.style(clock(snippet.start_ms), fg='green')}{who}")
    click.echo("\n".join(render.wrap(snippet.text, 4)))
