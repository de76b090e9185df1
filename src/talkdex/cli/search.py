"""talkdex search."""

from typing import Any

from talkdex.cli import limits, render
from talkdex.cli.screen import say, style
from talkdex.cli.takes import AS_JSON, CONTEXT, LEAD, Command, Option
from talkdex.errors import UsageError
from talkdex.index.linking import link_to
from talkdex.index.reader import Reader
from talkdex.search import Found, Hit
from talkdex.search import search as find
from talkdex.text import fold
from talkdex.timing import clock

EPILOG = """\b
Words side by side must be said near each other; phrases stand in quotation
marks, a word's beginning before an asterisk. AND OR NOT and brackets combine
them; NEAR(a b, 5) wants the words within five of each other.

\b
Examples:
  talkdex search seguridad
  talkdex search '"police communautaire" OR "policía comunitaria"'
  talkdex search 'comunit* NOT militar' --segment Figueroa --context 1
"""


def _search(
    index: str, *, query: tuple[str, ...], context: int, limit: int, hits: int, lead: float, everything: bool,
    as_json: bool, **limited: Any,
) -> int:  # fmt: skip
    """Find words and phrases, to the second.

    Results are grouped by recording, best first; a hit's time is that of its
    first matched word. Accents, case, hyphens and apostrophes don't matter.
    """
    filters = limits.filters(limited)
    text = " ".join(query)
    if not fold(text):
        raise UsageError("there is no word to look for (talkdex search 'comunit*')")
    with Reader(index) as reader:
        found = find(
            reader, text, filters, limit=limit, context=context, per_recording=hits, doubtful=everything
        )
        if not found:
            _tell_nothing(reader, text, limited=filters is not None, as_json=as_json)
    for one in found:
        _print(one, round(lead * 1000), as_json=as_json)
    return 0 if found else 1


def _tell_nothing(reader: Reader, query: str, *, limited: bool, as_json: bool) -> None:
    """Say that nothing is found, and which words were perhaps meant by those that nobody says."""
    from talkdex.search.unsaid import unsaid

    missing = unsaid(reader, query)
    if as_json:
        for one in missing:
            near = [{"word": word, "times": times} for word, times in one.meant]
            render.print_json({"unsaid": one.word, "meant": near})
        return
    for one in missing:
        meant = ", ".join(f"{word} ({times})" for word, times in one.meant)
        asked = f"; did you mean {meant}?" if meant else ""
        say(f"nothing found: nobody says “{one.word}”{asked}", err=True)
    if limited and not missing and find(reader, query, limit=1):
        say("nothing found within these limits; without them there is something", err=True)
    elif not missing:
        say("nothing found (fewer words, word*, or OR may help; so may talkdex quote --nearest)", err=True)


def _print(found: Found, lead_ms: int, *, as_json: bool) -> None:
    if not as_json:
        told = [found.recording.channel, found.recording.published]
        say(render.heading(f"{found.recording.id}. {found.recording.title}", *told))
    for hit in found.hits:
        link = link_to(hit.recording, hit.start_ms, lead_ms=lead_ms)
        if as_json:
            render.print_json(as_row(hit, link))
        else:
            _print_hit(hit, link)
    if not as_json and found.total > len(found.hits):
        more = f"--hits {found.total} --recording {found.recording.id}"
        say(f"  and {found.total - len(found.hits)} more ({more})")
    if not as_json:
        say()


def _print_hit(hit: Hit, link: str | None) -> None:
    names = [hit.speaker, *(s.label for s in hit.segments[:1] if s.label != hit.speaker)]
    say(f"  {style(clock(hit.start_ms), 'green')}  {' · '.join(n for n in names if n)}".rstrip())
    for before in hit.before:
        say("\n".join(render.wrap(before.text, 6)))
    say("\n".join(render.styled(render.wrap(render.marked(hit.text, hit.matches), 4))))
    for line in (*render.heard_lines(hit.heard), *render.doubt_lines(hit.doubt)):
        say("\n".join(render.wrap(line, 4)))
    if hit.spoken:
        say("\n".join(render.wrap(f"spoken: {hit.spoken}", 4)))
    for after in hit.after:
        say("\n".join(render.wrap(after.text, 6)))
    if link:
        say(f"    {style(link, 'blue')}")


def as_row(hit: Hit, link: str | None) -> dict[str, Any]:
    """Give a hit as a row of JSON; times in ms, `matches` as half-open character ranges of `text`."""
    return {
        **render.recording_row(hit.recording),
        "start_ms": hit.start_ms,
        "end_ms": hit.end_ms,
        "text": hit.text,
        "matches": [list(match) for match in hit.matches],
        "speaker": hit.speaker,
        "segment": hit.segments[0].label if hit.segments else None,
        "segments": [segment.label for segment in hit.segments],
        "language": hit.transcript.language,
        "origin": hit.transcript.origin,
        "heard": [{"name": name, "heard": heard} for name, heard in hit.heard],
        "spoken": hit.spoken,
        "doubt": hit.doubt or None,
        "score": round(hit.score, 4),
        "before": [s.text for s in hit.before],
        "after": [s.text for s in hit.after],
        "link": link,
    }


search = Command(
    _search,
    words="query",
    needed=True,
    options=(
        *limits.OPTIONS,
        CONTEXT,
        Option("--limit", "limit", "Recordings at most.", "whole", default=10, least=1, shown=True),
        Option("--hits", "hits", "Hits per recording at most.", "whole", default=3, least=1, shown=True),
        LEAD,
        Option(
            "--all", "everything", "Also what looks invented and is kept from search.", "flag", default=False
        ),
        AS_JSON,
    ),
    epilog=EPILOG,
)
