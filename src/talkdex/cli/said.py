"""What is said in a transcript, in order of time, with what is doubted and what has not been heard yet."""

from collections.abc import Iterator
from heapq import merge
from typing import Any, Literal, NamedTuple

from talkdex.cli import render
from talkdex.cli.screen import say, style
from talkdex.index import hearing
from talkdex.index.linking import link_to
from talkdex.index.reader import Reader
from talkdex.index.rows import StoredRecording, StoredSnippet, StoredTranscript
from talkdex.text import tokens
from talkdex.timing import TimeRange, clock

Kind = Literal["said", "doubtful", "unheard"]


class Said(NamedTuple):
    """A stretch of a recording: what is said in it, or that it has not been heard.

    `reason` tells why it is doubted; `heard` are the names heard otherwise: (name, heard words, ms).
    """

    start_ms: int
    end_ms: int
    kind: Kind
    text: str = ""
    speaker: str | None = None
    reason: str = ""
    heard: tuple[tuple[str, str, int], ...] = ()


def said(
    reader: Reader, transcript: StoredTranscript, within: TimeRange | None, *, doubtful: bool, spelt: bool
) -> Iterator[Said]:
    """Give what is said in a transcript or a range of it, in order of time.

    Args:
        reader: of the index.
        transcript: which one.
        within: a range, or None for all.
        doubtful: what is kept in quarantine too.
        spelt: names as they are spelt instead of as they were heard.
    """
    snippets = (_snippet(reader, stored, spelt=spelt) for stored in reader.snippets(transcript.id, within))
    doubts = (
        Said(d.snippet.start_ms, d.snippet.end_ms, "doubtful", d.snippet.text, reason=d.reason)
        for d in (hearing.quarantined(reader.connection, transcript.id, within) if doubtful else ())
    )
    gaps = hearing.unheard(reader.connection, transcript.id) if transcript.current else []
    shared = gaps if within is None else [part for gap in gaps if (part := gap.intersection(within))]
    unheard = (Said(gap.start_ms, gap.end_ms, "unheard") for gap in shared)
    return merge(snippets, doubts, unheard, key=lambda one: one.start_ms)


def _snippet(reader: Reader, stored: StoredSnippet, *, spelt: bool) -> Said:
    snippet = stored.snippet
    places = tokens(snippet.text)
    named = reader.heard_otherwise(stored.transcript_id, stored.token, stored.token + len(places) - 1)
    text = snippet.text
    for alias in reversed(named) if spelt else ():
        first = alias.token - stored.token
        last = min(first + alias.tokens, len(places)) - 1
        text = text[: places[first].start] + alias.name + text[places[last].end :]
    heard = tuple((alias.name, alias.heard, alias.start_ms) for alias in named)
    return Said(snippet.start_ms, snippet.end_ms, "said", text, snippet.speaker, heard=heard)


def as_row(recording: StoredRecording, one: Said) -> dict[str, Any]:
    """Give a stretch as a row of JSON; times in ms, `kind` is said, doubtful or unheard."""
    return {
        "recording": recording.identity,
        "number": recording.id,
        "title": recording.title,
        "kind": one.kind,
        "start_ms": one.start_ms,
        "end_ms": one.end_ms,
        "speaker": one.speaker,
        "text": one.text,
        "doubt": one.reason or None,
        "heard": [{"name": name, "heard": words, "start_ms": ms} for name, words, ms in one.heard],
        "link": link_to(recording, one.start_ms),
    }


def show(one: Said) -> None:
    """Show a stretch to people."""
    if one.kind == "unheard":
        say(style(f"{TimeRange(one.start_ms, one.end_ms)}  not transcribed yet", "yellow"))
        return
    told = one.speaker or (f"doubtful: {one.reason}" if one.reason else "")
    say(f"{style(clock(one.start_ms), 'green')}  {told}".rstrip())
    say("\n".join(render.wrap(one.text, 4)))


def about(reader: Reader, transcript: StoredTranscript) -> Iterator[str]:
    """Say in a few lines what a transcript is, and what it lacks."""
    exact = "word times" if transcript.word_times else "cue times"
    told = f"{transcript.language or 'unknown language'}, {transcript.origin}, {transcript.made_by}"
    yield from _hung(f"transcript: {told}, {exact}")
    gaps = hearing.unheard(reader.connection, transcript.id)
    if gaps:
        rest = ", ".join(map(str, gaps))
        yield from _hung(f"not transcribed yet: {rest} (talkdex add SOURCE does)")
    doubts = hearing.count_quarantined(reader.connection, transcript.id)
    if doubts:
        verb = "is" if doubts == 1 else "are"
        yield from _hung(f"{render.plural(doubts, 'doubtful cue')} {verb} not searched (--all shows them)")
    named = reader.heard_otherwise(transcript.id, 0, transcript.token_count)
    for line in render.heard_lines(dict.fromkeys((a.name, a.heard) for a in named)):
        yield from _hung(f"{line} (--spelling names)")


def _hung(text: str) -> list[str]:
    first, *rest = render.wrap(text, 3)
    return [first, *(f"  {line}" for line in rest)]
