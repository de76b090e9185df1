"""talkdex quote."""

import sys
from typing import TYPE_CHECKING, Any, TextIO

from talkdex.cli import limits, render
from talkdex.cli.places import as_row, show
from talkdex.cli.screen import say
from talkdex.cli.takes import AS_JSON, CONTEXT, LEAD, Command, Option
from talkdex.errors import UsageError
from talkdex.index.linking import link_to
from talkdex.index.reader import Reader
from talkdex.quotes import FOUND, QuoteHit, find_quote
from talkdex.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import TypedDict

    from talkdex.quotes.gist import GistHit
    from talkdex.search.scope import Filters, Scope

    class _Where(TypedDict):
        """Where and how many places are looked for."""

        limit: int
        transcripts: Collection[int] | None
        accepts: "Callable[[QuoteHit | GistHit], bool] | None"


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
_LIKELY = 0.1
"""A nearest place with a higher score stands before those where the same is told in other words."""


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
        where: _Where = {
            "limit": limit,
            "transcripts": scope.transcripts if scope and scope.limited else None,
            "accepts": _narrowed(scope) if scope and scope.narrow else None,
        }
        hits = find_quote(reader, wanted, nearest=nearest, context=context, **where)
        places = _nearest(reader, wanted, hits, where) if nearest else hits
    if not places and not as_json:
        say("not found" if nearest else "not found (--nearest gives the nearest places)", err=True)
    for hit in places:
        link = link_to(hit.recording, hit.start_ms, hit.end_ms, lead_ms=round(lead * 1000))
        render.print_json(as_row(hit, link)) if as_json else show(hit, link)
    return 0 if places else 1


def _nearest(
    reader: Reader, wanted: str, hits: "Sequence[QuoteHit]", where: "_Where"
) -> "Sequence[QuoteHit | GistHit]":
    """Give the places where the same is told in other words too, unless the quotation is found."""
    if hits and hits[0].score >= FOUND:
        return hits
    from talkdex.quotes.gist import find_gist

    told = find_gist(reader, wanted, **where)
    likely = sum(hit.score >= _LIKELY for hit in hits)
    places: list[QuoteHit | GistHit] = [*hits[:likely], *told, *hits[likely:]]
    kept: list[QuoteHit | GistHit] = []
    for hit in places:
        if not any(_meet(hit, other) for other in kept):
            kept.append(hit)
    return kept[: where["limit"]]


def _meet(one: "QuoteHit | GistHit", other: "QuoteHit | GistHit") -> bool:
    return (
        one.transcript.id == other.transcript.id
        and one.start_ms < other.end_ms
        and other.start_ms < one.end_ms
    )


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


def _narrowed(scope: "Scope") -> "Callable[[QuoteHit | GistHit], bool]":
    return lambda hit: scope.admits(hit.segments, hit.speaker)


quote = Command(
    _quote,
    words="text",
    needed=False,
    options=(
        Option("--file", "file", "Read the quotation from a file.", "file"),
        *limits.OPTIONS,
        Option(
            "--nearest",
            "nearest",
            "Give the nearest places too, however doubtful, and where the same is told in other words.",
            "flag",
            default=False,
        ),
        CONTEXT,
        Option("--limit", "limit", "Places at most.", "whole", default=5, least=1, shown=True),
        LEAD,
        AS_JSON,
    ),
    epilog=EPILOG,
)
