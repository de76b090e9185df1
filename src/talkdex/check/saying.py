"""Who is said to have said it: names beside a quotation, by the verbs and words of six languages.

The words are in `talkdex.check.verbs`. Pronouns ("he said") stand for the person named last.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from talkdex.check.document import Document
from talkdex.check.quotations import Quotation
from talkdex.check.verbs import SOURCES, STARTERS, VERBS

NEAR = 160
"""How many characters before and after a quotation may name who said it."""
_PRONOUN = r"(?:-t-(?:il|elle|on)|-(?:il|elle)|\s+(?:he|she|they|he\s+\w+|er|sie|él|ella|ele|ela|lui|lei))\b"
_UPPER = "A-ZÀ-ÖØ-ÞŒŠŽŁĆČĐİ"
_WORD = rf"[{_UPPER}][\w'’.-]*\w|[{_UPPER}]\."
_LINKING = (
    r"(?:de la|de los|de las|de l['’]|d['’]|de|del|della|di|da|do|dos|das|von der|von|van der|van|la|le|al|el"
    r"|bin|ibn)"
)
_NAME = rf"(?:{_WORD})(?:[ \u00a0](?:{_LINKING}[ \u00a0]?)?(?:{_WORD})){{0,4}}"
_TITLES = r"(?:(?:the|le|la|el|der|die|il|o|a|l['’])?\s?\b(?:[a-zà-ÿ]+,?\s){0,3})"
_VERB = "|".join(sorted(set(VERBS.split()), key=len, reverse=True))
_SOURCE = "|".join(map(re.escape, SOURCES))
_AFTER = re.compile(
    rf"^[\s,;.:–—»”\"’)\]-]*(?:\w+\s+){{0,3}}?(?:{_VERB})(?P<pronoun>{_PRONOUN})?,?\s+{_TITLES}?(?P<name>{_NAME})?"
)
_AFTER_NAME = re.compile(rf"^[\s,;–—»”\"’)\]-]*(?P<name>{_NAME})(?:\s+[a-zà-ÿ']+){{0,2}}?\s+(?:{_VERB})\b")
_CREDIT = re.compile(rf"^\s*[(—–―-]+\s*(?P<name>{_NAME})")
_AFTER_SOURCE = re.compile(rf"^[\s,;]*(?i:{_SOURCE})\s+{_TITLES}?(?P<name>{_NAME})")
_AFTER_SO = re.compile(rf"^,\s*so\s+(?:der|die)?\s?(?P<name>{_NAME})")  # German
_PATTERNS_AFTER = (_AFTER, _AFTER_NAME, _AFTER_SOURCE, _AFTER_SO, _CREDIT)
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:[\s,]+[\w'’-]+){{0,4}}?[\s,]+(?:{_VERB})\b[^.!?«“„\"]{{0,60}}$")
_BEFORE_TURNED = re.compile(rf"\b(?:{_VERB})\s+{_TITLES}?(?P<name>{_NAME})[^.!?«“„\"]{{0,40}}$")
_BEFORE_DASH = re.compile(rf"\b(?:{_VERB})\s+{_TITLES}?(?P<name>{_NAME})\s?[—―–][.,;:]?\s*$")
_BEFORE_SOURCE = re.compile(rf"\b(?i:{_SOURCE})\s+{_TITLES}?(?P<name>{_NAME})[^.!?«“„\"]{{0,60}}$")
_BEFORE_COLON = re.compile(rf"(?:^|[\n.!?*]\s*)\**(?P<name>{_NAME})\**(?:\s*\([^()]*\))?\s*:\**\s*$")
_SAID_BY_PRONOUN = re.compile(
    rf"^[\s,;.:»”\"’-]*(?:{_VERB}){_PRONOUN}|^[\s,]*(?:he|she|they)\s+(?:{_VERB})\b"
)
_LEADS_IN = re.compile(r":\s*[“«„\"‘]?[\s\u00a0\u202f]*\Z")
"""What says who speaks ends with a colon: then a name after the quotation belongs to the next one."""
_STARTERS = frozenset(STARTERS.split())


class Attribution(NamedTuple):
    """Who is said to have said a quotation, and where the name stands in the text (half-open)."""

    name: str
    start: int
    end: int


def attributions(document: Document, quoted: list[Quotation]) -> list[Attribution | None]:
    """Give, for each quotation, whom the document names for it; None where it names nobody."""
    found: list[Attribution | None] = []
    last: Attribution | None = None
    for number, quotation in enumerate(quoted):
        block = document.block(quotation.start)
        floor = quoted[number - 1].whole_end if number else 0
        ceiling = quoted[number + 1].whole_start if number + 1 < len(quoted) else len(document.text)
        before = document.text[max(block.start, floor, quotation.whole_start - NEAR) : quotation.whole_start]
        after = document.text[quotation.whole_end : min(_reach(document, quotation), ceiling)]
        patterns = (_CREDIT,) if quotation.block else _PATTERNS_AFTER
        if _LEADS_IN.search(before):
            named = _named_before(before, quotation.whole_start)
            named = named or _named_after(after, quotation.whole_end, patterns)
        else:
            named = _named_after(after, quotation.whole_end, patterns)
            named = named or _named_before(before, quotation.whole_start)
        if named is None and _SAID_BY_PRONOUN.match(after):
            named = last
        last = named or last
        found.append(named)
    return found


def _reach(document: Document, quotation: Quotation) -> int:
    """How far after a quotation its speaker may be named; a credit line may follow a block quote."""
    end = document.block(quotation.start).end
    return min(end if not quotation.block else end + NEAR // 2, quotation.whole_end + NEAR)


def _named_after(text: str, at: int, patterns: Iterable["re.Pattern[str]"]) -> Attribution | None:
    for pattern in patterns:
        match = pattern.match(text)
        if match and match["name"]:
            return _attribution(match, at)
    return None


def _named_before(text: str, end: int) -> Attribution | None:
    for pattern in (_BEFORE_COLON, _BEFORE_DASH, _BEFORE_TURNED, _BEFORE, _BEFORE_SOURCE):
        match = pattern.search(text.rstrip('“«„"‘ \u00a0\u202f'))
        if match:
            return _attribution(match, end - len(text))
    return None


def _attribution(match: "re.Match[str]", at: int) -> Attribution | None:
    """Take the name, less a word that only begins the sentence."""
    name, start = match["name"], match.start("name")
    first, _, rest = name.partition(" ")
    while first in _STARTERS and rest:
        start += len(first) + 1
        name = rest
        first, _, rest = name.partition(" ")
    if first in _STARTERS:
        return None
    return Attribution(name.rstrip("."), at + start, at + start + len(name))
