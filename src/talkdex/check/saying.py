"""Who is said to have said it: names beside a quotation, by the verbs and words of six languages.

The words are in `talkdex.check.verbs`, what they make in `talkdex.check.patterns`. Pronouns ("he said")
stand for the person named last.
"""

import re
from collections.abc import Container, Iterable, Sequence
from re import Match, Pattern
from typing import NamedTuple

from talkdex.check.document import Document
from talkdex.check.patterns import AFTER, ARTICLES, BEFORE, BY_PRONOUN, CREDITS, LEADS_IN, LED_AWAY, NOTED
from talkdex.check.quotations import Quotation
from talkdex.check.verbs import CALENDAR, NOBODY, STARTERS, VERBS
from talkdex.text import fold

NEAR = 160
"""How many characters before and after a quotation may name who said it."""
_HANDLE = 5  # letters: shorter ones are words more often
_LEADING = 20  # characters before a name that may lead away from it
_MARKS = "“”«»„‹›\"'‘‚`< \u00a0\u202f"
_STARTERS = frozenset((*STARTERS.split(), *map(str.capitalize, VERBS.split())))
_NOBODY = frozenset((*CALENDAR.split(), *NOBODY.split()))


class Attribution(NamedTuple):
    """Who is said to have said a quotation, and where the name stands in the text (half-open)."""

    name: str
    start: int
    end: int


def attributions(
    document: Document, quoted: Sequence[Quotation], speakers: Iterable[str] = ()
) -> list[Attribution | None]:
    """Give, for each quotation, whom the document names for it; None where it names nobody.

    Of known `speakers` those are looked for that don't write themselves with a capital, as in calls; and
    who is cited in a note, where the text names nobody, is one of them.
    """
    speakers = list(speakers)
    known = {token for name in speakers for token in fold(name).split()} if document.notes else set()
    text = _with_capitals(document.text, speakers)
    found: list[Attribution | None] = []
    last: Attribution | None = None
    for number, quotation in enumerate(quoted):
        block = document.block(quotation.start)
        floor = quoted[number - 1].whole_end if number else 0
        ceiling = quoted[number + 1].whole_start if number + 1 < len(quoted) else len(text)
        before = text[max(block.start, floor, quotation.whole_start - NEAR) : quotation.whole_start]
        after = text[quotation.whole_end : min(_reach(document, quotation), ceiling)]
        patterns = CREDITS if quotation.block else AFTER
        if LEADS_IN.search(before):
            named = _named_before(before, quotation.whole_start)
            named = named or _named_after(after, quotation.whole_end, patterns)
        elif BY_PRONOUN.match(after):
            named = last
        else:
            named = _named_after(after, quotation.whole_end, patterns)
            named = named or _named_before(before, quotation.whole_start)
        last = named or last
        found.append(named or _noted(document, quotation.end, min(block.end + 1, ceiling), known))
    return [one and one._replace(name=document.text[one.start : one.end].rstrip(".")) for one in found]


def _noted(document: Document, start: int, end: int, known: Container[str]) -> Attribution | None:
    """Take the speaker with whose name a note begins that is marked in a range of the text."""
    for note in document.notes:
        if start <= note.mark < end:
            named = _named_after(document.text[note.start : note.end], note.start, NOTED)
            if named and any(token in known for token in fold(named.name).split()):
                return named
    return None


def _with_capitals(text: str, speakers: Iterable[str]) -> str:
    """Write handles as other names are written; every character stays in its place."""
    handles = [name for name in speakers if len(name) >= _HANDLE and name.isascii() and name.islower()]
    if not handles:
        return text
    said = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, handles))})(?![\w-])")
    return said.sub(lambda match: match[0].title(), text)


def _reach(document: Document, quotation: Quotation) -> int:
    """How far after a quotation its speaker may be named; a credit line may follow a block quote."""
    end = document.block(quotation.start).end
    return min(end if not quotation.block else end + NEAR // 2, quotation.whole_end + NEAR)


def _named_after(text: str, at: int, patterns: Iterable[Pattern[str]]) -> Attribution | None:
    found = (_attribution(match, at) for pattern in patterns if (match := pattern.match(text)))
    return next(filter(None, found), None)


def _named_before(text: str, end: int) -> Attribution | None:
    """Take the first name that one of the patterns finds; what only begins the sentence is none."""
    at, lead = end - len(text), text.rstrip(_MARKS)
    for pattern in BEFORE:
        match = pattern.search(lead)
        while match:
            if found := _attribution(match, at):
                return found
            match = pattern.search(lead, match.end(1))
    return None


def _attribution(match: Match[str], at: int) -> Attribution | None:
    """Take the name, less words that only begin the sentence; None where it is nobody's who could speak."""
    name, start = match[1], match.start(1)
    while (first := name.partition(" ")[0]) in _STARTERS and " " in name:
        start += len(first) + 1
        name = name[len(first) + 1 :]
    before = match.string[max(0, start - _LEADING) : start]
    led = "source" not in match.re.groupindex and LED_AWAY.search(before)
    office = " " not in name and before.rstrip().rpartition(" ")[2] in ARTICLES
    nobody = first in _STARTERS or _NOBODY.issuperset(name.split()) or name.endswith(("'s", "’s"))
    if led or office or nobody:
        return None
    return Attribution(name.rstrip("."), at + start, at + start + len(name))
