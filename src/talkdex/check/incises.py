"""Incises: who says it, told within the marks, as French, Italian, Spanish and Portuguese papers do.

« Nous devons agir, estime Jane Doe, et vite. » «Dobbiamo agire – spiega Doe – e presto». What looks like one
may also be said: "et là, dit-il, tout a changé".
"""

import re
from collections.abc import Iterator

from talkdex.check.patterns import NAME, PRONOUN, SMALL, SPOKE, TITLES, VERB
from talkdex.check.verbs import NOT_SAYING

_ASKED = r"(?:l['’])?a(?:vait)?-t-(?:il|elle|on)\b"
_VERB = rf"(?:(?!(?:{'|'.join(NOT_SAYING.split())})\b){SMALL}){{0,3}}?(?:{VERB})"
_NAMED = rf"\s{TITLES}?{NAME}|{PRONOUN}"
_SOMEBODY = (
    rf"{_NAMED}"
    r"|\s(?:le|la|l['’]|el|los|las|il|lo|gli|i|o|a|os|as|un|une?a?|der|die)\s?[a-zà-ÿ'’ -]{2,40}"
)
_REST = r"[^–—«»“”„\"\n]{0,100}?"
_BRACKETS = r"(?:\s?[(\[][^()\[\]]{1,40}[)\]])?"
CLAUSE = rf"(?:{_VERB}(?:{_SOMEBODY})|{_ASKED}|{SPOKE})"
"""Who says it, behind a verb of saying."""
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s?[–—]\s?(?:(?:{_VERB}|{_ASKED})\b{_REST}|so\s{NAME})\s?[–—][,;.]?(?=\s|\Z)",
        rf"\s-\s(?:{_VERB}|{_ASKED})\b{_REST}\s-(?=\s)",
        rf",\s{CLAUSE}(?:\s[a-zà-ÿ'’]+){{0,4}}?{_BRACKETS},(?=\s)",
        rf",\s(?:{_VERB}(?:{_NAMED})|{_ASKED}){_BRACKETS}[.…!?\s]*\Z",
    )
)
_APPOSED = re.compile(r"\s[^,.!?«»“”–—\n]{1,60}[,.](?=\s)")
"""Behind a name and its comma: what somebody is, and where that ends."""


def incises(text: str) -> list[tuple[int, int]]:
    """Give the half-open ranges of a quotation's text that look like incises, in order, with their signs."""
    found: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if start and not any(start < b and a < end for a, b in found):
                found.append((start, end))
    return sorted(found)


def without(text: str, ranges: list[tuple[int, int]]) -> Iterator[str]:
    """Give the text with its incises in brackets, as what was put in; and so with what somebody is, too."""
    yield _bracketed(text, ranges)
    longer = [(a, _apposed(text, b)) for a, b in ranges]
    if longer != ranges:
        yield _bracketed(text, longer)


def _apposed(text: str, end: int) -> int:
    more = _APPOSED.match(text, end) if text[end - 1] == "," else None
    return more.end() if more else end


def _bracketed(text: str, ranges: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in ranges:
        if start >= at:
            inner = text[start:end].strip(" ,;–—-[]")
            parts += [text[at:start], f" [{inner}] "]
            at = end
    return "".join([*parts, text[at:]])
