"""Places where a quotation is said, or told in other words: for people, and as rows of JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from talkdex.cli import render
from talkdex.cli.screen import say, style
from talkdex.quotes import Difference, QuoteHit
from talkdex.timing import clock

if TYPE_CHECKING:
    from talkdex.quotes.gist import GistHit

_TOLD = {
    "changed": "said “{said}”, quoted “{quoted}”",
    "omitted": "left out “{said}”",
    "added": "not said “{quoted}”",
}


def show(hit: "QuoteHit | GistHit", link: str | None) -> None:
    """Print a place for people."""
    say(render.heading(f"{hit.recording.id}. {hit.recording.title}", hit.recording.published))
    names = [hit.speaker, *(s.label for s in hit.segments[:1] if s.label != hit.speaker)]
    when = style(render.span(hit.start_ms, hit.end_ms), "green")
    how = f"score {hit.score:.2f}" if isinstance(hit, QuoteHit) else "told in other words"
    say(f"  {when}  {how}  {' · '.join(n for n in names if n)}".rstrip())
    if isinstance(hit, QuoteHit):
        _show_quoted(hit)
    else:
        _show_gist(hit)
    if hit.spoken:
        say("\n".join(render.wrap(f"spoken: {hit.spoken}", 4)))
    if link:
        say(f"    {style(link, 'blue')}")
    say()


def _show_quoted(hit: QuoteHit) -> None:
    for before in hit.before:
        say("\n".join(render.wrap(before.text, 6)))
    _show_passage(hit, [(0, len(hit.text))])
    for after in hit.after:
        say("\n".join(render.wrap(after.text, 6)))
    for line in told(hit):
        say("\n".join(render.wrap(line, 4)))
    for line in render.heard_lines(hit.heard):
        say("\n".join(render.wrap(line, 4)))


def _show_gist(hit: "GistHit") -> None:
    _show_passage(hit, hit.marks)
    if hit.missing:
        say("\n".join(render.wrap(f"not said near: {', '.join(hit.missing)}", 4)))


def _show_passage(hit: "QuoteHit | GistHit", marks: Iterable[tuple[int, int]]) -> None:
    lead = f"{hit.lead} " if hit.lead else ""
    text = f"{lead}{hit.text}{' ' + hit.tail if hit.tail else ''}"
    moved = [(len(lead) + start, len(lead) + end) for start, end in marks]
    say("\n".join(render.styled(render.wrap(render.marked(text, moved), 4))))


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


def as_row(hit: "QuoteHit | GistHit", link: str | None) -> dict[str, Any]:
    """Give a place as a row of JSON; times in ms, score 0 to 1.

    `gist` is null where words are quoted; else it holds what is met, and the score is 0.
    """
    quoted = _quoted(hit) if isinstance(hit, QuoteHit) else _gist(hit)
    return {
        **render.recording_row(hit.recording),
        "start_ms": hit.start_ms,
        "end_ms": hit.end_ms,
        "text": hit.text,
        **quoted,
        "lead": hit.lead,
        "tail": hit.tail,
        "speaker": hit.speaker,
        "segment": hit.segments[0].label if hit.segments else None,
        "segments": [segment.label for segment in hit.segments],
        "language": hit.transcript.language,
        "origin": hit.transcript.origin,
        "spoken": hit.spoken,
        "link": link,
    }


def _quoted(hit: QuoteHit) -> dict[str, Any]:
    return {
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
        "gist": None,
        "heard": [{"name": name, "heard": heard} for name, heard in hit.heard],
        "before": [s.text for s in hit.before],
        "after": [s.text for s in hit.after],
    }


def _gist(hit: "GistHit") -> dict[str, Any]:
    met = {"share": round(hit.share, 4), "met": list(hit.met), "missing": list(hit.missing)}
    return {
        "score": 0.0, "exact": False, "parts": [], "lost": [], "gist": met,
        "heard": [], "before": [], "after": [],
    }  # fmt: skip


def _difference(difference: Difference) -> dict[str, str]:
    return {"kind": difference.kind, "said": difference.said, "quoted": difference.quoted}
