"""talkdex at."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.cli.screen import style
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.index.rows import FOREVER_MS, StoredRecording, StoredSegment
from talkdex.links import resolve_link
from talkdex.research import link_to, one
from talkdex.snippet import Snippet
from talkdex.timing import TimeRange, clock

AROUND_MS = 15_000

EPILOG = """\b
Examples:
  talkdex at "https://youtu.be/ID?t=1330"
  talkdex at "https://example.org/talk.mp4#t=22:10,23:00" --json
"""


@click.command(epilog=EPILOG)
@click.argument("url")
@options.as_json
@options.pass_index
def at(index: Path, url: str, as_json: bool) -> int:
    """Say what is said at somebody's deep link."""
    place = resolve_link(url)
    start = place.start_ms or 0
    end = place.end_ms if place.end_ms is not None and place.end_ms > start else start + AROUND_MS
    with Reader(index) as reader:
        recording = one(reader, place.url)
        last = FOREVER_MS if recording.duration_ms is None else recording.duration_ms
        if start >= last:
            raise NotFound(f"{clock(start)} lies past the end of {recording.title!r}, {clock(last)}")
        end = min(end, last)
        within = TimeRange(start, end)
        said = [
            s.snippet for t in reader.transcripts(recording.id)[:1] for s in reader.snippets(t.id, within)
        ]
        segments = [s for s in reader.segments(recording.id) if _holds(s, start, recording)]
    if as_json:
        _print_json(recording, within, said, segments)
    else:
        _print(recording, within, said, segments)
    return 0 if said else 1


def _holds(segment: StoredSegment, moment_ms: int, recording: StoredRecording) -> bool:
    extent = segment.range(recording.duration_ms)
    return extent is not None and moment_ms in extent


def _words(said: list[Snippet], within: TimeRange) -> str:
    return " ".join(
        w.text for s in said for w in s.words() if w.end_ms > within.start_ms and w.start_ms < within.end_ms
    )


def _print_json(
    recording: StoredRecording, within: TimeRange, said: list[Snippet], segments: list[StoredSegment]
) -> None:
    render.print_json(
        {
            "recording": recording.identity, "number": recording.id, "title": recording.title,
            "start_ms": within.start_ms, "end_ms": within.end_ms, "text": _words(said, within),
            "speaker": said[0].speaker if said else None, "segments": [s.label for s in segments],
            "link": link_to(recording, within.start_ms, within.end_ms),
        }
    )  # fmt: skip


def _print(
    recording: StoredRecording, within: TimeRange, said: list[Snippet], segments: list[StoredSegment]
) -> None:
    click.echo(render.heading(f"{recording.id}. {recording.title}", recording.channel, recording.published))
    names = [*(s.label for s in segments), *({s.speaker for s in said if s.speaker})]
    click.echo(f"  {style(clock(within.start_ms), 'green')}  {' · '.join(names)}".rstrip())
    if not said:
        click.echo("nothing is said there", err=True)
    for line in render.wrap(_words(said, within), 4):
        click.echo(line)
