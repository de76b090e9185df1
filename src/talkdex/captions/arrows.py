"""Blocks of captions headed by `start --> end`, as WebVTT and SubRip write them.

The lines with arrows are found first and what stands between them is given out, so that no
missing blank line, index or header can swallow a cue.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkdex.captions import stamps
from talkdex.captions.notes import Notes

_TIME = r"(-?(?:\d{1,9} ?[:.] ?)?\d{1,9} ?: ?\d{1,9}(?: ?[.,:;] ?\d{1,9})?)"
_GARBLED = r"[\w.,;]{0,12}:[\w.,;:]{0,16}"
_ARROW = r"(?:-{1,3} ?>|--&gt;|[–—] ?>|→)"
_END = rf"{_TIME}(?![\w.,:])([^\n]*)"  # an end that runs into letters ("00:00:1d.890") is none
# Any arrow between two times; where one can't be read, only the arrow that belongs there.
# Possessive (`*+`): a line of a million spaces is looked at once.
_HEADING = re.compile(
    rf"^[ \t]*+(?:{_TIME}[ \t]*+{_ARROW}[ \t]*+{_END}"
    rf"|(?:{_TIME}|{_GARBLED})?[ \t]*+-->[ \t]*+(?:{_END}|[^\n]*))$",
    re.MULTILINE,
)
_SETTINGS = re.compile(r"[\s,]*+(?:[A-Za-z][A-Za-z0-9_-]{0,30}:[^\s,]*+[\s,]*+(?:\w+[\s,]++)?)*+")


class Block(NamedTuple):
    """One heading and its text.

    Args:
        start_ms: as written, or the end of the block before where it can't be read.
        end_ms: as written, or None where it can't be read.
        paragraphs: the lines of text, apart where an empty line stands; the first is empty where
            one stands right under the heading.
        number: place in the file, from 1.
    """

    start_ms: int
    end_ms: int | None
    paragraphs: list[list[str]]
    number: int


class _Heading(NamedTuple):
    """A line with an arrow: its place in the text and what stands left, right and after."""

    begin: int
    end: int
    start_time: str | None
    end_time: str | None
    tail: str


def _headings(text: str) -> Iterator[_Heading]:
    for match in _HEADING.finditer(text):
        start, end, tail = match[1] or match[4], match[2] or match[5], match[3] or match[6] or ""
        if start or end or all(":" in side for side in match[0].split("-->")):
            yield _Heading(match.start(), match.end(), start, end, tail)


def present(text: str) -> bool:
    """Tell whether a text has an arrow with a readable time on at least one side."""
    return any(heading.start_time or heading.end_time for heading in _headings(text))


def first(text: str) -> int:
    """Give where the first heading begins: the end of the header; the text's end where there is none."""
    return next((heading.begin for heading in _headings(text)), len(text))


def blocks(text: str, notes: Notes) -> Iterator[Block]:
    """Give the blocks of a file in order, noting times that can't be read."""
    found = list(_headings(text))
    ends = [*(heading.begin for heading in found[1:]), len(text) + 1]
    bodies = [text[heading.end + 1 : end - 1].split("\n") for heading, end in zip(found, ends, strict=False)]
    indexed = sum(body[-1].strip().isdecimal() for body in bodies[:-1]) * 2 >= len(bodies) - 1
    before = 0
    for number, (heading, body) in enumerate(zip(found, bodies, strict=True), 1):
        if number < len(found):
            _drop_identifier(body, indexed=indexed)
        start, end = _time(heading.start_time), _time(heading.end_time)
        if start is None:
            notes.add("start time unreadable; taken from the cue before", number)
        if end is None:
            notes.add("end time unreadable; taken from the cue after", number)
        if heading.tail and not _SETTINGS.fullmatch(heading.tail):
            body.insert(0, heading.tail)
        block = Block(before if start is None else start, end, _paragraphs(body), number)
        before = block.start_ms if end is None else end
        yield block


def _drop_identifier(lines: list[str], *, indexed: bool) -> None:
    """Take off the last line where it is the next cue's index or identifier."""
    last = lines[-1].strip()
    apart = len(lines) > 1 and not lines[-2].strip()
    if last and (apart or (indexed and last.isdecimal())):
        lines.pop()


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Part lines at empty ones; a line of spaces is text in WebVTT, but tells nothing."""
    if "" not in lines:
        return [lines]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    return [paragraphs[0], *filter(None, paragraphs[1:])]


def _time(written: str | None) -> int | None:
    return stamps.from_clock(written) if written else None
