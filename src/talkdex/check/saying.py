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
_REMARK = re.compile(r"\A[^\w(\[]*[(\[][^()\[\]\n]{1,60}[)\]]")
"""What may stand in brackets right behind a quotation."""
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
    names = _Names({token for name in speakers for token in fold(name).split()})
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
            named = names.before(before, quotation.whole_start)
            named = named or names.after(after, quotation.whole_end, patterns)
        elif BY_PRONOUN.match(after):
            named = last
        else:
            named = names.after(after, quotation.whole_end, patterns)
            named = named or names.before(before, quotation.whole_start)
        last = named or last
        found.append(named or names.noted(document, quotation.end, min(block.end + 1, ceiling)))
    return [one and one._replace(name=document.text[one.start : one.end].rstrip(".")) for one in found]


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


class _Names:
    """Takes names out of a text, by patterns.

    Args:
        known: the words of the names of those who speak in the index; none where nobody is known.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known, self._none_known = known, not known

    def after(self, text: str, at: int, patterns: Iterable[Pattern[str]]) -> Attribution | None:
        """Take a name of what follows a quotation, also behind a time or a remark in brackets."""
        for told in (text, _REMARK.sub(lambda match: " " * len(match[0]), text)):
            for pattern in patterns:
                if (match := pattern.match(told)) and (found := self._attribution(match, at)):
                    return found
        return None

    def before(self, text: str, end: int) -> Attribution | None:
        """Take the first name that one of the patterns finds; what only begins the sentence is none."""
        at, lead = end - len(text), text.rstrip(_MARKS)
        for pattern in BEFORE:
            match = pattern.search(lead)
            while match:
                if found := self._attribution(match, at):
                    return found
                match = pattern.search(lead, match.end(1))
        return None

    def noted(self, document: Document, start: int, end: int) -> Attribution | None:
        """Take the speaker with whose name a note begins that is marked in a range of the text."""
        for note in document.notes:
            if start <= note.mark < end:
                match = NOTED.match(document.text, note.start, note.end)
                named = match and self._attribution(match, 0)
                if named and self._knows(named.name):
                    return named
        return None

    def _knows(self, name: str) -> bool:
        return any(token in self._known for token in fold(name).split())

    def _attribution(self, match: Match[str], at: int) -> Attribution | None:
        """Take the name, less words that only begin the sentence; None where nobody is called so."""
        name, start = match[1], match.start(1)
        if "owner" in match.re.groupindex:
            name = name.removesuffix("'s").removesuffix("’s")
        while " " in name and _begins(first := name.partition(" ")[0]):
            start += len(first) + 1
            name = name[len(first) + 1 :]
        before = match.string[max(0, start - _LEADING) : start]
        led = {"name", "label"} & set(match.re.groupindex) and LED_AWAY.search(before)
        office = " " not in name and before.rstrip().rpartition(" ")[2] in ARTICLES
        if led or office or self._nobody(name, label="label" in match.re.groupindex):
            return None
        return Attribution(name.rstrip("."), at + start, at + start + len(name))

    def _nobody(self, name: str, *, label: bool) -> bool:
        """Tell whether a name is nobody's; what is a mere label ("Key Takeaway:") is easily that."""
        words = name.split()
        if label and self._knows(name):
            return False
        heading = words[0] in _NOBODY or (len(words) == 1 and not self._none_known)
        return (label and heading) or name in _STARTERS or _NOBODY.issuperset(words) or _possessive(name)


def _begins(word: str) -> bool:
    """Tell whether a word before a name only begins the sentence, or tells whose somebody is."""
    return word in _STARTERS or _possessive(word) or word.islower()


def _possessive(name: str) -> bool:
    return name.endswith(("'s", "’s"))
