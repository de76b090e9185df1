"""TTML and DFXP: paragraphs with times of every kind, in divisions with times of their own.

Specification: https://www.w3.org/TR/ttml2/#timing. By it a time counts from the start of the
element around it; most files in the world write recording time instead. Which one a file means
is told by its own numbers: a child that begins "before" its parent can only count from it.
Word times are the `<span begin>` of Apple's lyrics and transcripts.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from talkdex.captions import markup, stamps, wordtimes, xmltext
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes
from talkdex.captions.wordtimes import Pieces

_OFFSET = re.compile(r"\s*(\d{1,15}(?:\.\d{1,9})?)\s*(h|m|s|ms|f|t)\s*")
_FRAMES = re.compile(r"\s*(\d{1,9}):(\d{1,9}):(\d{1,9})[:;](\d{1,9})(?:\.\d+)?\s*")
_TIMED = frozenset(("body", "div", "p", "span"))
_NOT_SPOKEN = frozenset(("text", "textContainer", "delimiter"))  # roles of ruby: how it is read
_DEEPEST = 60


class _Clock(NamedTuple):
    """How a file counts: frames and ticks per second; whether times count from the parent's start."""

    frames: float
    ticks: float
    nested: bool = False

    def ms(self, written: str | None) -> int | None:
        """Read a time expression to milliseconds, or None."""
        if not written:
            return None
        match = _FRAMES.fullmatch(written)
        if match:
            return stamps.of(match[1], match[2], match[3], None) + round(int(match[4]) * 1000 / self.frames)
        match = _OFFSET.fullmatch(written)
        if not match:
            return stamps.from_text(written)
        units = {
            "h": 3_600_000,
            "m": 60_000,
            "s": 1000,
            "ms": 1,
            "f": 1000 / self.frames,
            "t": 1000 / self.ticks,
        }
        return round(float(match[1]) * units[match[2]])


class _Span(NamedTuple):
    """When an element is shown; None: it doesn't say."""

    start_ms: int | None = None
    end_ms: int | None = None


def recognises(document: Document) -> int:
    """A root named `tt`, in whatever namespace."""
    if "tt" not in document.head or document.xml is None:
        return NO
    return SURE if xmltext.local(document.xml) == "tt" else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read every paragraph that has a time, its own or that of what it stands in."""
    root = document.xml
    if root is None:
        return Reading(())
    clock = _clock(root)
    clock = clock._replace(nested=_counts_from_parents(root, clock))
    names = _agents(root)
    drafts = []
    for number, (paragraph, outer) in enumerate(_paragraphs(root, _Span(), clock), 1):
        span = _span(paragraph, outer, clock)
        draft = _draft(paragraph, span, clock, number)
        if span.start_ms is None and draft.text.strip():
            notes.add("no readable start time; left out", number)
        elif span.start_ms is not None:
            agent = xmltext.attribute(paragraph, "agent")
            drafts.append(draft._replace(speaker=names.get(agent or "")))
    return Reading(drafts, xmltext.attribute(root, "lang"))


def _clock(root: Element) -> _Clock:
    """Read frame rate, its multiplier and tick rate (https://www.w3.org/TR/ttml2/#parameter-attribute-frameRate)."""
    rate = _number(xmltext.attribute(root, "frameRate"), 30)
    multiplier = (xmltext.attribute(root, "frameRateMultiplier") or "1").replace(":", " ").split()
    over, under = [*multiplier, "1"][:2]
    rate *= _number(over, 1) / _number(under, 1)
    ticks = xmltext.attribute(root, "tickRate")
    return _Clock(rate, _number(ticks, 1) if ticks else (rate if xmltext.attribute(root, "frameRate") else 1))


def _number(written: str | None, default: float) -> float:
    found = stamps.from_text(written) if written and ":" not in written else None
    return found / 1000 if found else default


def _counts_from_parents(root: Element, clock: _Clock) -> bool:
    """Tell whether some element begins before the one around it: then times count from that."""
    stack: list[tuple[Element, int]] = [(root, 0)]
    while stack:
        element, outer = stack.pop()
        begin = clock.ms(element.get("begin")) if xmltext.local(element) in _TIMED else None
        if begin is not None and begin < outer:
            return True
        stack += [(child, outer if begin is None else begin) for child in element]
    return False


def _span(element: Element, outer: _Span, clock: _Clock) -> _Span:
    """Give when an element is shown, within what it stands in."""
    base = outer.start_ms or 0 if clock.nested else 0
    begin, end, length = (clock.ms(element.get(name)) for name in ("begin", "end", "dur"))
    start = outer.start_ms if begin is None else base + begin
    if end is not None:
        return _Span(start, base + end)
    if length is not None:
        return _Span(start, (start or 0) + length)
    return _Span(start, outer.end_ms)


def _paragraphs(
    element: Element, outer: _Span, clock: _Clock, depth: int = 0
) -> Iterator[tuple[Element, _Span]]:
    """Give the paragraphs in order, each with the span of what it stands in."""
    for child in element:
        name = xmltext.local(child)
        if name == "p":
            yield child, outer
        elif name != "head" and depth < _DEEPEST:
            yield from _paragraphs(child, _span(child, outer, clock), clock, depth + 1)


def _agents(root: Element) -> dict[str, str]:
    """Give the names of the agents in the head (https://www.w3.org/TR/ttml2/#metadata-vocabulary-agent)."""
    names = {}
    for agent in root.iter():
        if xmltext.local(agent) == "agent":
            name = next((child.text for child in agent if xmltext.local(child) == "name" and child.text), "")
            names[xmltext.attribute(agent, "id") or ""] = markup.one_line(name)
    return {key: name for key, name in names.items() if key and name}


def _draft(paragraph: Element, span: _Span, clock: _Clock, number: int) -> Draft:
    runs = list(_runs(paragraph, span, clock))
    text = markup.plain("".join(run for _, run in runs))
    pieces = _pieces(runs) if any(inner.start_ms != span.start_ms for inner, _ in runs) else Pieces((), ())
    words = wordtimes.from_pieces(pieces, span.end_ms or 0)
    return Draft(span.start_ms or 0, span.end_ms, text, number, None, words)


def _pieces(runs: list[tuple[_Span, str]]) -> Pieces:
    """Give the runs as pieces in order of time; white space between two belongs to the first."""
    starts: list[int] = []
    texts: list[str] = []
    ends: list[int | None] = []
    for span, run in runs:
        if run.strip():
            starts.append(max(starts[-1] if starts else 0, span.start_ms or 0))
            texts.append(run)
            ends.append(span.end_ms)
        elif texts and run:
            texts[-1] += " "
    return Pieces(starts, texts, (), ends)


def _runs(element: Element, span: _Span, clock: _Clock, depth: int = 0) -> Iterator[tuple[_Span, str]]:
    """Give the runs of text in a paragraph with when they begin: breaks as line ends, ruby left out."""
    yield span, _collapsed(element.text)
    for child in element:
        name = xmltext.local(child)
        if name == "br":
            yield span, "\n"
        elif name == "span" and xmltext.attribute(child, "ruby") not in _NOT_SPOKEN and depth < _DEEPEST:
            yield from _runs(child, _span(child, span, clock), clock, depth + 1)
        yield span, _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    """Collapse white space as XML does by default: line ends in a paragraph mean nothing."""
    return re.sub(r"\s+", " ", text) if text else ""


READER = Reader("ttml", recognises, read, (".ttml", ".dfxp", ".xml", ".itt"), "xml")
