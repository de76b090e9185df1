"""talkdex cite."""

from pathlib import Path

import click

from talkdex.cite import STYLES, Asked, Cited, Verdict, check, codes
from talkdex.cite import cite as made
from talkdex.cite.verify import State
from talkdex.cli import options, render
from talkdex.cli.texts import text_or_file
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording
from talkdex.research import link_to, one
from talkdex.timing import TimeRange, clock

EPILOG = """\b
Examples:
  talkdex cite 3 --segment Figueroa
  talkdex cite --quote "la policía comunitaria nació aquí" --style chicago
  talkdex cite 3 --range 22:10-22:40 --style bibtex >> talks.bib
  talkdex cite --check tdx1-8vk17ywb-mpf-5-bnzbmx8v-vd
  talkdex cite --check article.md
"""
_TOLD = {
    State.SAID: "still said there",
    State.MOVED: "said, but not there: the words are now at {time}",
    State.CHANGED: "no longer said there",
    State.UNKNOWN: "not in this index, or not transcribed",
}


@click.command(epilog=EPILOG)
@click.argument("references", metavar="[RECORDING]", nargs=-1)
@click.option("--segment", metavar="NAME", help="This named segment.")
@click.option("--range", "within", metavar="TIMES", help="This stretch: 22:10-1:16:00, 22min10-1h16.")
@click.option("--quote", metavar="TEXT", help="What was said, as you remember it.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help='Who speaks: "Family, Given".')
@click.option("--style", type=click.Choice([*STYLES]), default="apa", show_default=True)
@click.option(
    "--check", "checks", is_flag=True, help="Check verify codes, or texts and files that hold some."
)
@options.as_json
@options.pass_index
def cite(
    index: Path, references: tuple[str, ...], segment: str | None, within: str | None, quote: str | None,
    authors: tuple[str, ...], style: str, checks: bool, as_json: bool,
) -> int:  # fmt: skip
    """Cite a recording, a segment or a quotation; verify it later.

    With --check, tell whether the words cited are still said where the code
    says; the status is 0 when all are.
    """
    with Reader(index) as reader:
        if checks:
            if segment or within or quote or authors:
                raise UsageError("--check takes verify codes alone")
            verdicts = [check(reader, code) for code in codes(*map(text_or_file, references))]
            _print_verdicts(verdicts, as_json=as_json)
            return 0 if all(verdict.state is State.SAID for verdict in verdicts) else 1
        if len(references) > 1:
            raise UsageError("cite one recording at a time; quote a title of several words")
        chosen = one(reader, references[0]) if references else None
        extent = _range(within, chosen) if within else None
        _print(made(reader, chosen, Asked(segment, extent, quote, authors)), style, as_json=as_json)
    return 0


def _range(within: str, recording: StoredRecording | None) -> TimeRange:
    from talkdex.cli.moments import stretch_argument

    return stretch_argument(within, recording.duration_ms if recording else None)


def _print(cited: Cited, name: str, *, as_json: bool) -> None:
    style = STYLES[name]
    reference, beside = style.reference(cited), style.in_text(cited) if style.in_text else None
    if as_json:
        start, end = (cited.within.start_ms, cited.within.end_ms) if cited.within else (None, None)
        row = {"style": name, "reference": reference, "in_text": beside, "words": cited.words}
        render.print_json(row | {"start_ms": start, "end_ms": end, "link": cited.url, "verify": cited.verify})
        return
    click.echo(reference)
    if beside:
        click.echo(f"\n“{cited.words.rstrip(',;:– ')}” {beside}" if cited.words else f"\n{beside}")
        if cited.verify:
            click.echo(f"\nverify: {cited.verify}")


def _print_verdicts(verdicts: list[Verdict], *, as_json: bool) -> None:
    for code, state, of, start_ms, end_ms, text in verdicts:
        link = link_to(of, start_ms, end_ms) if of else None
        if as_json:
            row = {"verify": code, "state": state, "recording": of.identity if of else None}
            render.print_json(row | {"start_ms": start_ms, "end_ms": end_ms, "text": text, "link": link})
            continue
        click.echo(f"{code}  {_TOLD[state].format(time=clock(start_ms))}")
        lines = [f"{of.title}, {clock(start_ms)}" if of else "", text[:300], link or ""]
        click.echo("".join(f"{line}\n" for part in lines for line in render.wrap(part, 4)), nl=False)
