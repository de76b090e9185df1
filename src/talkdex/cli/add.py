"""talkdex add."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from talkdex.cli import hearing, options, render
from talkdex.cli.clicked import dated, linked, tagged
from talkdex.cli.progress import Show
from talkdex.cli.texts import as_text, text_or_file
from talkdex.errors import UsageError
from talkdex.pipeline import Added, NotAdded, Outcome, Unchanged, Wanted, Wishes, add_all
from talkdex.pipeline import add as add_one
from talkdex.timing import clock

EPILOG = """\b
A SOURCE is whatever yt-dlp knows (a video, playlist, channel, feed), a media
file, a folder, or a caption file alone (with --url, where it can be watched).
What is in the index already is left alone; interrupted work goes on, and
what was transcribed in part is completed. Named segments come first.

\b
Examples:
  talkdex add https://www.youtube.com/watch?v=ID
  talkdex add https://www.youtube.com/watch?v=ID \\
      --segments "Oscar Figueroa (22min10-1h16)"
  talkdex add talk.mp4 --range 22:10-1:16:00
  talkdex add ./recordings --language es --model medium --translate
  talkdex add talk.srt --url https://vimeo.com/76979871 --title "The talk"
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--segments", metavar="TEXT|FILE", help="Named segments, in any prose: a newsletter, a list.")
@click.option(
    "--language", metavar="TAG", callback=tagged, help="What is spoken (es, fr-CA); found out if not told."
)
@click.option(
    "--captions",
    type=click.Choice(["prefer", "only", "ignore"]),
    default="prefer",
    show_default=True,
    help="Published captions: instead of recognition, or nothing, or not at all.",
)
@click.option(
    "--captions-language",
    metavar="TAG",
    callback=tagged,
    help="Take captions in this language, even translated.",
)
@hearing.options
@click.option("--title", help="Title, for one recording.")
@click.option("--date", metavar="DATE", callback=dated, help="Date of publication, for one recording.")
@click.option("--url", metavar="URL", callback=linked, help="Where a local file can be watched.")
@click.option("--no-align", is_flag=True, help="Leave stated times as they are written.")
@click.option("--again", is_flag=True, help="Make a new transcript of recordings that are in already.")
@click.option("--keep-media", is_flag=True, help="Keep fetched sound beside the index.")
@click.option(
    "--cookies", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A cookies.txt."
)
@click.option("--cookies-from-browser", metavar="BROWSER", help="Take cookies from firefox, chrome, ….")
@options.jobs
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@options.as_json
@options.pass_index
def add(
    index: Path, /, sources: tuple[str, ...], segments: str | None, no_align: bool, cookies: Path | None,
    quiet: bool, as_json: bool, **wished: Any,
) -> int:  # fmt: skip
    """Fetch recordings, transcribe where needed, align, store."""
    given = hearing.wished(
        {name: as_text(value) if isinstance(value, str) else value for name, value in wished.items()}
    )
    told = None if segments is None else text_or_file(segments)
    wishes = Wishes(segments=told, align=not no_align, cookies_file=cookies, **given)
    if len(sources) > 1 and wishes.one_only:
        raise UsageError(f"{' and '.join(wishes.one_only)} can be given for one recording only")
    counts: Counter[type] = Counter()
    with Show(quiet=quiet or as_json) as show:
        for outcome in _outcomes(index, sources, wishes, show):
            counts[type(outcome)] += 1
            report(outcome, as_json=as_json)
    if counts.total() > 1 and not as_json:
        click.echo(summary(counts), err=True)
    return 1 if counts[NotAdded] else 0


def _outcomes(index: Path, sources: Sequence[str], wishes: Wishes, show: Show) -> Iterator[Outcome]:
    if len(sources) == 1:
        return add_one(index, sources[0], wishes, show)
    return add_all(index, [Wanted(source, wishes) for source in sources], show)


def report(outcome: Outcome, *, as_json: bool) -> None:
    """Print what became of one recording."""
    if as_json:
        render.print_json(as_row(outcome))
        return
    match outcome:
        case Added():
            _print_added(outcome)
        case Unchanged():
            more = f"; {render.plural(outcome.segments, 'segment')} added" if outcome.segments else ""
            click.echo(f"already there: {outcome.number}. {outcome.title}{more}")
        case NotAdded():
            which = outcome.title or ("" if outcome.reference in outcome.reason else outcome.reference)
            click.echo(f"not added: {which}{': ' if which else ''}{outcome.reason}", err=True)
    for note in getattr(outcome, "notes", ()):
        click.echo(f"  note: {note}", err=True)


def as_row(outcome: Outcome) -> dict[str, Any]:
    """Give what became of a recording as a row of JSON; `unheard` holds ranges in ms."""
    row = {"outcome": _word(outcome), **asdict(outcome)}
    if isinstance(outcome, Added):
        row["unheard"] = [{"start_ms": r.start_ms, "end_ms": r.end_ms} for r in outcome.unheard]
    return row


def _print_added(outcome: Added) -> None:
    told = [
        clock(outcome.duration_ms or 0),
        f"{outcome.language or '?'} {outcome.origin}",
        render.plural(outcome.words, "word"),
    ]
    if outcome.segments:
        told.append(render.plural(outcome.segments, "segment"))
    click.echo(f"added {outcome.number}. {outcome.title} ({', '.join(told)})")
    if outcome.doubtful:
        doubts = render.plural(outcome.doubtful, "doubtful cue")
        click.echo(f"  {doubts} not searched (talkdex show {outcome.number} --all shows them)")
    if outcome.unheard:
        rest = ", ".join(map(str, outcome.unheard))
        click.echo("\n".join(render.wrap(f"not transcribed yet: {rest}", 2)))


def summary(counts: "Counter[type]") -> str:
    """Say how many of each there were."""
    words = ((Added, "added"), (Unchanged, "already there"), (NotAdded, "failed"))
    return ", ".join(f"{counts[kind]} {word}" for kind, word in words if counts[kind])


def _word(outcome: Outcome) -> str:
    return {Added: "added", Unchanged: "unchanged", NotAdded: "failed"}[type(outcome)]
