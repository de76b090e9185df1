"""talkdex quote."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import click

from talkdex.cli import options, render
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.quotes import Difference, QuoteHit, find_quote
from talkdex.research import link_to
from talkdex.search import Filters
from talkdex.search.scope import Scope
from talkdex.text import fold
from talkdex.timing import clock

EPILOG = """\b
An ellipsis parts a quotation, and what stands between [brackets] is not
looked for. The score is a chance: of the hits that say 0.90, nine in ten are
right.

\b
Examples:
  talkdex quote "la police communautaire tisse des liens de confiance"
  talkdex quote "we had it working […] in twenty-five minutes" --json
  pbpaste | talkdex quote --nearest
"""
_TOLD = {
    "changed": "said “{said}”, quoted “{quoted}”",
    "omitted": "left out “{said}”",
    "added": "not said “{quoted}”",
}


@click.command(epilog=EPILOG)
@click.argument("text", nargs=-1)
@click.option("--file", type=click.File(encoding="utf-8"), help="Read the quotation from a file.")
@options.filters
@click.option("--nearest", is_flag=True, help="Give the nearest places too, however doubtful.")
@click.option("--context", type=click.IntRange(0, 20), default=0, help="Snippets to show before and after.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="Places at most.")
@options.lead
@options.as_json
@options.pass_index
def quote(
    index: Path, text: tuple[str, ...], file: TextIO | None, filters: Filters, nearest: bool, context: int,
    limit: int, lead: float, as_json: bool,
) -> int:  # fmt: skip
    """Find where a quotation was said, to the word.

    Tolerates mishearing, misspelling, missing words and accents, numbers
    written either way, and quotation marks of any kind. TEXT may come from
    standard input.
    """
    wanted = _wanted(text, file)
    with Reader(index) as reader:
        scope = Scope(reader, filters)
        hits = find_quote(
            reader,
            wanted,
            limit=limit,
            nearest=nearest,
            transcripts=scope.transcripts if scope.limited else None,
            accepts=_narrowed(scope) if scope.narrow else None,
            context=context,
        )
    if not hits and not as_json:
        click.echo("not found" if nearest else "not found (--nearest gives the nearest places)", err=True)
    for hit in hits:
        link = link_to(hit.recording, hit.start_ms, hit.end_ms, lead_ms=round(lead * 1000))
        render.print_json(as_row(hit, link)) if as_json else _print(hit, link)
    return 0 if hits else 1


def _wanted(text: tuple[str, ...], file: TextIO | None) -> str:
    """Take the quotation from the argument, the file or standard input."""
    if text and file:
        raise UsageError("give the quotation as TEXT or as --file, not both")
    if file:
        wanted = file.read()
    elif text and text != ("-",):
        wanted = " ".join(text)
    else:
        with click.open_file("-", encoding="utf-8") as source:
            wanted = source.read()
    if not fold(wanted):
        raise UsageError('there is no word to look for (talkdex quote "what was said")')
    return wanted


def _narrowed(scope: Scope) -> Callable[[QuoteHit], bool]:
    return lambda hit: scope.admits(hit.segments, hit.speaker)


def _print(hit: QuoteHit, link: str | None) -> None:
    click.echo(render.heading(f"{hit.recording.id}. {hit.recording.title}", hit.recording.published))
    names = [hit.speaker, *(s.label for s in hit.segments[:1] if s.label != hit.speaker)]
    when = click.style(render.span(hit.start_ms, hit.end_ms), fg="green")
    click.echo(f"  {when}  score {hit.score:.2f}  {' · '.join(n for n in names if n)}".rstrip())
    for before in hit.before:
        click.echo("\n".join(render.wrap(before.text, 6)))
    lead = f"{hit.lead} " if hit.lead else ""
    text = f"{lead}{hit.text}{' ' + hit.tail if hit.tail else ''}"
    matched = [(len(lead), len(lead) + len(hit.text))]
    click.echo("\n".join(render.styled(render.wrap(render.marked(text, matched), 4))))
    for after in hit.after:
        click.echo("\n".join(render.wrap(after.text, 6)))
    for line in told(hit):
        click.echo("\n".join(render.wrap(line, 4)))
    if hit.spoken:
        click.echo("\n".join(render.wrap(f"spoken: {hit.spoken}", 4)))
    if link:
        click.echo(f"    {click.style(link, fg='blue')}")
    click.echo()


def told(hit: QuoteHit) -> list[str]:
    """Tell in words how a quotation differs from what was said, and when each of its parts was said."""
    lines = []
    if len(hit.parts) > 1:
        lines.append("parts: " + ", ".join(clock(part.start_ms) for part in hit.parts))
    differing = [
        _TOLD[d.kind].format(said=d.said, quoted=d.quoted)
        for part in hit.parts
        for d in part.differences
        if d.kind in _TOLD
    ]
    differing += [f"not said near: “{words}”" for words in hit.lost]
    return [*lines, *(["differs: " + "; ".join(differing)] if differing else [])]


def as_row(hit: QuoteHit, link: str | None) -> dict[str, Any]:
    """Give a hit as a row of JSON; times in ms, score 0 to 1."""
    return {
        **render.recording_row(hit.recording),
        "start_ms": hit.start_ms,
        "end_ms": hit.end_ms,
        "text": hit.text,
        "score": round(hit.score, 4),
        "exact": hit.exact,
        "parts": [
            {
                "start_ms": part.start_ms,
                "end_ms": part.end_ms,
                "text": part.text,
                "differences": [_difference(d) for d in part.differences],
            }
            for part in hit.parts
        ],
        "lost": list(hit.lost),
        "lead": hit.lead,
        "tail": hit.tail,
        "speaker": hit.speaker,
        "segment": hit.segments[0].label if hit.segments else None,
        "segments": [segment.label for segment in hit.segments],
        "language": hit.transcript.language,
        "origin": hit.transcript.origin,
        "spoken": hit.spoken,
        "before": [s.text for s in hit.before],
        "after": [s.text for s in hit.after],
        "link": link,
    }


def _difference(difference: Difference) -> dict[str, str]:
    return {"kind": difference.kind, "said": difference.said, "quoted": difference.quoted}
