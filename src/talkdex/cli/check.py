"""talkdex check."""

from pathlib import Path
from typing import Any

import click

from talkdex.check import (
    Checked,
    Document,
    Judged,
    Verdict,
    check_all,
    leads_to,
    link_of,
    linked_copy,
    read_document,
)
from talkdex.cli import options, render
from talkdex.cli.overwriting import refuse_precious
from talkdex.cli.places import told
from talkdex.cli.screen import style
from talkdex.errors import SourceError, UsageError
from talkdex.exports.writing import check_free, save
from talkdex.index.reader import Reader
from talkdex.quotes import QuoteHit
from talkdex.timing import clock

EPILOG = """\b
Documents: .md .html .txt .docx. The exit status is 0 when every quotation is
confirmed, and 1 when there is something to look at.

\b
Examples:
  talkdex check article.md
  talkdex check articles/*.md
  talkdex check article.docx --write article-linked.docx
  talkdex check article.html --json
"""
_COLOURS = {
    Verdict.CONFIRMED: "green",
    Verdict.NEAR: "yellow",
    Verdict.TIME: "magenta",
    Verdict.SEGMENT: "magenta",
    Verdict.SPEAKER: "red",
    Verdict.MISSING: "red",
}


@click.command(epilog=EPILOG)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)  # fmt: skip
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a copy of one file with verified deep links.",
)
@click.option("--force", is_flag=True, help="Write over a file.")
@options.as_json
@options.pass_index
def check(index: Path, files: tuple[Path, ...], write: Path | None, force: bool, as_json: bool) -> int:
    """Check the quotations and times of documents.

    Each is confirmed, near (with the difference), said by someone else, in
    another segment, at a wrong time (with the right one), or not found. Who
    says it, when, and in which recording is read beside a quotation and
    within it, in a citation's brackets, in tables, and in footnotes; titles
    in quotation marks are passed over.
    """
    if write and len(files) > 1:
        raise UsageError("--write takes one file: give each its own (see: talkdex check --help)")
    contents = [_content(file) for file in files]
    documents = [_document(file, data) for file, data in zip(files, contents, strict=True)]
    if write:
        check_free(write, force=force)
    with Reader(index) as reader:
        if write:
            refuse_precious(write, reader)
        checked = [
            _checked(reader, file, document, as_json=as_json)
            for file, document in zip(files, documents, strict=True)
        ]
    if write:
        copy = linked_copy(files[0].name, contents[0], documents[0], checked[0].judged)
        save(copy, write, force=force)
    found = [one for some in checked for one in some.judged]
    if not as_json:
        click.echo(_summary(found))
        for line in filter(None, map(_passed, files, checked)):
            click.echo("\n".join(render.wrap(line, 0)), err=True)
        if any(one.verdict is Verdict.MISSING for one in found):
            click.echo("talkdex quote --nearest gives the places nearest to what is not found", err=True)
    return 0 if all(one.verdict is Verdict.CONFIRMED for one in found) else 1


def _checked(reader: Reader, file: Path, document: Document, *, as_json: bool) -> Checked:
    """Check a document and print what is found."""
    checked = check_all(reader, document)
    for one in checked.judged:
        render.print_json(_row(file, one)) if as_json else _print(file, one)
    return checked


def _passed(file: Path, checked: Checked) -> str:
    """Tell what was taken for titles, for that may be wrong; "" where nothing was."""
    if not checked.titles:
        return ""
    lines = list(dict.fromkeys(str(one.line) for one in checked.titles))
    where = f"line{'s' * (len(lines) > 1)} {', '.join(lines)}"
    return f"{file}: {render.plural(len(checked.titles), 'title')} in quotation marks passed over ({where})"


def _document(file: Path, data: bytes) -> Document:
    document = read_document(file.name, data)
    if "\0" in document.source:
        raise SourceError(f"{file} is no text: save it as text, Markdown, HTML or .docx")
    return document


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file} can't be read: {error.strerror}") from error


def _print(file: Path, one: Judged) -> None:
    verdict = style(" and ".join(one.faults or (one.verdict,)), _COLOURS[one.verdict])
    click.echo(f"{file}:{one.line}: {verdict}")
    click.echo("\n".join(render.wrap(f"“{' '.join(one.quotation.text.split())}”", 4)))
    for line in _reasons(one):
        click.echo("\n".join(render.wrap(line, 6)))
    link = link_of(one)
    if link:
        click.echo(f"      {style(link, 'blue')}")


def _reasons(one: Judged) -> list[str]:
    """Tell where it was said, by whom, and what is wrong with the document's account of it."""
    hit = one.hit
    if hit is None:
        return []
    who = (hit.speaker, *(s.label for s in hit.segments[:1]))
    names = " · ".join(dict.fromkeys(name for name in who if name))
    lines = [f"{clock(hit.start_ms)}  {hit.recording.title}" + (f"  ({names})" if names else "")]
    if Verdict.SPEAKER in one.faults and one.attribution:
        lines.append(f"said by {hit.speaker}, not by {one.attribution.name}")
    if {Verdict.TIME, Verdict.SEGMENT} & set(one.faults):
        lines.append(f"{_stated(one, hit)}; it is said at {clock(hit.start_ms)}")
    return [*lines, *told(hit)] if Verdict.NEAR in one.faults else lines


def _stated(one: Judged, hit: QuoteHit) -> str:
    """Tell the times that the document gives, or that its link leads away."""
    if any(claim.url and not leads_to(claim.url, hit) for claim in one.wrong):
        return "the link leads to another recording"
    spans = [
        render.span(claim.start_ms, claim.end_ms) if claim.stretch else clock(claim.start_ms)
        for claim in one.wrong
    ]
    return f"the document says {', '.join(dict.fromkeys(spans))}"


def _row(file: Path, one: Judged) -> dict[str, Any]:
    hit = one.hit
    return {
        "file": str(file),
        "line": one.line,
        "quoted": one.quotation.text,
        "verdict": one.verdict,
        "faults": list(one.faults),
        "attributed_to": one.attribution.name if one.attribution else None,
        "stated_ms": next((claim.start_ms for claim in (*one.wrong, *one.claims.times)), None),
        "recording": hit.recording.identity if hit else None,
        "title": hit.recording.title if hit else None,
        "start_ms": hit.start_ms if hit else None,
        "end_ms": hit.end_ms if hit else None,
        "said": hit.text if hit else None,
        "speaker": hit.speaker if hit else None,
        "segment": hit.segments[0].label if hit and hit.segments else None,
        "score": round(hit.score, 4) if hit else None,
        "differences": [list(d) for part in hit.parts for d in part.differences if d.kind != "same"]
        if hit
        else [],
        "link": link_of(one),
    }


def _summary(judged: list[Judged]) -> str:
    if not judged:
        return "no quotations found"
    counts = [(v, sum(one.verdict is v for one in judged)) for v in Verdict]
    return f"{render.plural(len(judged), 'quotation')}: " + ", ".join(f"{n} {v}" for v, n in counts if n)
