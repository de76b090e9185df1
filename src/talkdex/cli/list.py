"""talkdex list."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.index.hearing import unheard
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.text import fold
from talkdex.timing import clock


@click.command("list", epilog="\b\nExamples:\n  talkdex list\n  talkdex list figueroa --json")
@click.argument("words", nargs=-1)
@options.as_json
@options.pass_index
def list_(index: Path, words: tuple[str, ...], as_json: bool) -> int:
    """List the recordings in the index.

    The newest come first. WORDS limit the list to titles and channels that
    hold them.
    """
    wanted = set(fold(" ".join(words)).split())
    shown = 0
    with Reader(index) as reader:
        for recording in reader.recordings():
            if wanted <= set(fold(f"{recording.title} {recording.channel or ''}").split()):
                shown += 1
                _print(reader, recording, as_json=as_json)
    if not shown:
        click.echo(
            "no recordings (add one: talkdex add SOURCE)" if not wanted else "no such recording", err=True
        )
    return 0 if shown else 1


def _print(reader: Reader, recording: StoredRecording, *, as_json: bool) -> None:
    transcripts = reader.transcripts(recording.id)
    lacking = [bool(unheard(reader.connection, t.id)) for t in transcripts]
    segments = len(reader.segments(recording.id))
    if as_json:
        row = recording._asdict()
        row["transcripts"] = [
            {"language": t.language, "origin": t.origin, "made_by": t.made_by, "complete": not lacks}
            for t, lacks in zip(transcripts, lacking, strict=True)
        ]
        render.print_json({**row, "segments": segments})
        return
    length = "?" if recording.duration_ms is None else clock(recording.duration_ms)
    click.echo(render.heading(f"{recording.id:>4}  {recording.title}", recording.published, length))
    told = [
        f"{t.language or '?'} {t.origin}{' in part' if lacks else ''}"
        for t, lacks in zip(transcripts, lacking, strict=True)
    ] or ["no transcript"]
    if segments:
        told.append(render.plural(segments, "segment"))
    click.echo(f"      {', '.join(told)}")
    if recording.url or recording.media:
        click.echo(f"      {recording.url or recording.media}")
