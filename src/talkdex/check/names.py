"""Names: who is named in the text beside a quotation, by patterns and by who speaks in the index."""

import re
from collections.abc import Container, Iterable
from re import Match, Pattern
from typing import NamedTuple

from talkdex.check.document import Document
from talkdex.check.patterns import BEFORE, CREDIT_LINE, CREDITS, LED_AWAY, NOTED, TAG
from talkdex.check.quotations import MARKS, Quotation, behind
from talkdex.check.verbs import ARTICLES, CALENDAR, NOBODY, STARTERS, VERBS
from talkdex.text import fold

_LEADING = 20  # characters before a name that may lead away from it
_EMPHASIS = re.compile(r"\A[*_]+")
_REMARK = re.compile(r"\A[^\w(\[]*[(\[][^()\[\]\n]{1,60}[)\]]")
"""What may stand in brackets right behind a quotation."""
_STARTERS = frozenset((*STARTERS.split(), *map(str.capitalize, VERBS.split())))
_THE = frozenset(map(str.capitalize, ARTICLES.split()))
"""Before a single word in capitals, they make it a thing or an office: "Der Minister"."""
_PARTICLES = frozenset(
    ["de", "du", "des", "del", "della", "di", "da", "do", "dos", "das", "von", "van", "zu"]
)
"""Parts of names that are none by themselves: "De son côté"."""
_NOBODY = frozenset((*CALENDAR.split(), *NOBODY.split()))


class Attribution(NamedTuple):
    """Who is said to have said a quotation, and where the name stands in the text (half-open)."""

    name: str
    start: int
    end: int


class Names:
    """Takes names out of a text, by patterns.

    Args:
        known: the words of the names of those who speak in the index; none where nobody is known.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known, self._none_known = known, not known

    def after(self, text: str, at: int, patterns: Iterable[Pattern[str]]) -> Attribution | None:
        """Take a name of what follows a quotation, also behind a time or a remark in brackets."""
        plain = _EMPHASIS.sub(_blank, text)
        for told in (plain, _REMARK.sub(_blank, plain)):
            for pattern in patterns:
                if (match := pattern.match(told)) and (found := self._attribution(match, at)):
                    return found
        return None

    def tagged(self, text: str, at: int, *, apart: bool) -> Attribution | None:
        """Take somebody known of what follows a quotation in its sentence, whatever the verb.

        `apart` tells whether the quotation itself ends with a comma or the like.
        """
        match = TAG.match(text)
        if not match or not (apart or "," in match[0].split(match["label"])[0]):
            return None
        named = self._attribution(match, at)
        whole = all(token in self._known for token in fold(match["label"]).split())
        return named if whole else None

    def before(self, text: str, end: int) -> Attribution | None:
        """Take the first name that one of the patterns finds; what only begins the sentence is none."""
        at, lead = end - len(text), text.rstrip(MARKS)
        for pattern in BEFORE:
            match = pattern.search(lead)
            while match:
                if found := self._attribution(match, at):
                    return found
                match = pattern.search(lead, match.end(1))
        return None

    def credit(self, document: Document, quotation: Quotation, ceiling: int) -> Attribution | None:
        """Take a name of the paragraph behind one that ends with the quotation, where that is a credit."""
        block = behind(document, quotation)
        if not block or block.start >= ceiling:
            return None
        text = document.text[block.start : block.end]
        line = CREDIT_LINE.fullmatch(text)
        if line and not block.heading and self.knows(line["label"]):
            return self._attribution(line, block.start)
        return self.after(text, block.start, CREDITS)

    def noted(self, document: Document, start: int, end: int) -> Attribution | None:
        """Take the speaker with whose name a note begins that is marked in a range of the text."""
        for note in document.notes:
            if start <= note.mark < end:
                match = NOTED.match(document.text, note.start, note.end)
                named = match and self._attribution(match, 0)
                if named and self.knows(named.name):
                    return named
        return None

    def knows(self, name: str) -> bool:
        """Tell whether somebody in the index has a word of this name."""
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
        office = " " not in name and before.rstrip().rpartition(" ")[2] in _THE
        if led or office or self._nobody(name, label="label" in match.re.groupindex):
            return None
        return Attribution(name.rstrip("."), at + start, at + start + len(name))

    def _nobody(self, name: str, *, label: bool) -> bool:
        """Tell whether a name is nobody's; what is a mere label ("Key Takeaway:") is easily that."""
        words = name.split()
        if label and self.knows(name):
            return False
        if name.lower() in _PARTICLES:
            return True
        heading = words[0] in _NOBODY or (len(words) == 1 and not self._none_known)
        return (label and heading) or name in _STARTERS or _NOBODY.issuperset(words) or _possessive(name)


def _blank(match: Match[str]) -> str:
    return " " * len(match[0])


def _begins(word: str) -> bool:
    """Tell whether a word before a name only begins the sentence, or tells whose somebody is."""
    return word in _STARTERS or _possessive(word) or word.islower()


def _possessive(name: str) -> bool:
    return name.endswith(("'s", "’s"))
