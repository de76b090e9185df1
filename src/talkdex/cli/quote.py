"""talkdex quote."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from talkdex.cli import limits, render
from talkdex.cli.screen import say, style
from talkdex.cli.takes import AS_JSON, CONTEXT, LEAD, Command, Option
from talkdex.errors import UsageError
from talkdex.index.linking import link_to
from talkdex.index.reader import Reader
from talkdex.quotes import Difference, QuoteHit, find_quote
from talkdex.text import fold
from talkdex.timing import clock

if TYPE_CHECKING:
    from talkdex.search.scope import Filters, Scope

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


def _quote(
    index: str, *, text: tuple[str, ...], file: TextIO | None, nearest: bool, context: int, limit: int,
    lead: float, as_json: bool, **limited: Any,
) -> int:  # fmt: skip
    """Find where a quotation was said, to the word.

    Tolerates mishearing, misspelling, missing words and accents, numbers
    written either way, and quotation marks of any kind. TEXT may come from
    standard input.
    """
    wanted = _wanted(text, file)
    with Reader(index) as reader:
        scope = _scope(reader, limits.filters(limited))
        hits = find_quote(
            reader,
            wanted,
            limit=limit,
            nearest=nearest,
            transcripts=scope.transcripts if scope and scope.limited else None,
            accepts=_narrowed(scope) if scope and scope.narrow else None,
            context=context,
        )
    if not hits and not as_json:
        say("not found" if nearest else "not found (--nearest gives the nearest places)", err=True)
    for hit in hits:
        link = link_to(hit.recording, hit.start_ms, hit.end_ms, lead_ms=round(lead * 1000))
        render.print_json(as_row(hit, link)) if as_json else _print(hit, link)
    return 0 if hits else 1


def _wanted(text: tuple[str, ...], file: TextIO | None) -> str:
    """Take the quotation from the argument, the file or standard input."""
    if text and file:
        raise UsageError("give the quotation as TEXT or as --file, not both")
    if file:
        wanted = _read(file)
    elif text and text != ("-",):
        wanted = " ".join(text)
    else:
        wanted = _standard_input()
    if not fold(wanted):
        raise UsageError('there is no word to look for (talkdex quote "what was said")')
    return wanted


def _read(file: TextIO) -> str:
    try:
        return file.read()
    except UnicodeDecodeError as error:
        raise UsageError(f"{file.name} is no text in UTF-8 ({error.reason}): save it as UTF-8") from error


def _standard_input() -> str:
    """Read all of standard input, as UTF-8 whatever the terminal's encoding is."""
    if sys.stdin is None:  # closed before we started (`<&-`)
        return ""
    if sys.stdin.isatty():
        say("reading the quotation from the terminal (end with Ctrl-D on a line of its own)", err=True)
    if not hasattr(sys.stdin, "buffer"):  # a text stream put in its place
        return sys.stdin.read()
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _scope(reader: Reader, filters: "Filters | None") -> "Scope | None":
    """Give what limits the search; None where nothing does, and then nothing more is imported."""
    if filters is None:
        return None
    from talkdex.search.scope import Scope

    return Scope(reader, filters)


def _narrowed(scope: "Scope") -> Callable[[QuoteHit], bool]:
    return lambda hit: scope.admits(hit.segments, hit.speaker)


def _print(hit: QuoteHit, link: str | None) -> None:
    say(render.heading(f"{hit.recording.id}. {hit.recording.title}", hit.recording.published))
    names = [hit.speaker, *(s.label for s in hit.segments[:1] if s.label != hit.speaker)]
    when = style(render.span(hit.start_ms, hit.end_ms), "green")
    say(f"  {when}  score {hit.score:.2f}  {' · '.join(n for n in names if n)}".rstrip())
    for before in hit.before:
        say("\n".join(render.wrap(before.text, 6)))
    lead = f"{hit.lead} " if hit.lead else ""
    text = f"{lead}{hit.text}{' ' + hit.tail if hit.tail else ''}"
    matched = [(len(lead), len(lead) + len(hit.text))]
    say("\n".join(render.styled(render.wrap(render.marked(text, matched), 4))))
    for after in hit.after:
        say("\n".join(render.wrap(after.text, 6)))
    for line in told(hit):
        say("\n".join(render.wrap(line, 4)))
    for line in render.heard_lines(hit.heard):
        say("\n".join(render.wrap(line, 4)))
    if hit.spoken:
        say("\n".join(render.wrap(f"spoken: {hit.spoken}", 4)))
    if link:
        say(f"    {style(link, 'blue')}")
    say()


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
        "heard": [{"name": name, "heard": heard} for name, heard in hit.heard],
        "before": [s.text for s in hit.before],
        "after": [s.text for s in hit.after],
        "link": link,
    }


def _difference(difference: Difference) -> dict[str, str]:
    return {"kind": difference.kind, "said": difference.said, "quoted": difference.quoted}


quote = Command(
    _quote,
    words="text",
    needed=False,
    options=(
        Option("--file", "file", "Read the quotation from a file.", "file"),
        *limits.OPTIONS,
        Option(
            "--nearest", "nearest", "Give the nearest places too, however doubtful.", "flag", default=False
        ),
        CONTEXT,
        Option("--limit", "limit", "Places at most.", "whole", default=5, least=1, shown=True),
        LEAD,
        AS_JSON,
    ),
    epilog=EPILOG,
)
