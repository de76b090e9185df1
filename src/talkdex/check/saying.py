"""Who is said to have said it: names beside a quotation, by the verbs and words of six languages.

The words are in `talkdex.check.verbs`, what they make in `talkdex.check.patterns`. A pronoun
("he said") means who has risen to speak since the quotation before, else who said that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from talkdex.check.document import Block, Document
from talkdex.check.names import Attribution, Names
from talkdex.check.patterns import AFTER, BY_PRONOUN, CREDITS, HEADING, LEADS_IN, PRONOUN_BEFORE
from talkdex.check.persons import Persons, bare
from talkdex.check.quotations import EDGES, MARKS, Quotation
from talkdex.text import fold

NEAR = 160
"""How many characters before and after a quotation may name who said it."""
_ANEW = re.compile(r"\s+[^\W\d_a-zà-ÿ]")
"""A sentence begins."""
_END = re.compile(r"[.!?\n]")
_CLOSED = re.compile(r"\W*(?:[.!?]|\Z)")
_CONTINUES = re.compile(
    r"\b(?:add|continu|went on|goes on|ajout|poursui|enchaîn|añad|agreg|prosig|fügte|ergänz|aggiun|prosegu"
    r"|acrescent)"
)
"""Behind what follows a question: who asked says it, and nobody answers."""
_ONE_SENTENCE = re.compile(r"[^.!?]{0,200}[.!?]\s*")
_HANDLE = 5  # letters: shorter ones are words more often


def attributions(
    document: Document, quoted: Sequence[Quotation], speakers: Iterable[str] = ()
) -> list[Attribution | None]:
    """Give, for each quotation, whom the document names for it; None where it names nobody.

    Of known `speakers` those are looked for that don't write themselves with a capital, as in calls; and
    who is cited in a note, where the text names nobody, is one of them.
    """
    found = _Saying(document, quoted, list(speakers)).found()
    return [one and one._replace(name=document.text[one.start : one.end].rstrip(".")) for one in found]


class _Beside(NamedTuple):
    """A quotation, the text before and after it that may tell who said it, and where the next one begins."""

    quotation: Quotation
    before: str
    after: str
    ceiling: int


class _Saying:
    """Who is said to have said the quotations of a document."""

    def __init__(self, document: Document, quoted: Sequence[Quotation], speakers: Sequence[str]) -> None:
        self._text = _with_capitals(document.text, speakers)
        self._document, self._quoted = replace(document, text=self._text), quoted
        self._names = Names({token for name in speakers for token in fold(name).split()})
        self._persons = Persons(self._text, speakers)
        self._headings = _headings(self._document, self._names)

    def found(self) -> Iterator[Attribution | None]:
        """Give whom the document names for each, in order."""
        last: Attribution | None = None
        goes_on = asks = False
        for number in range(len(self._quoted)):
            beside = self._beside(number)
            named, refers = self._named(beside)
            if refers and not named:
                same = None if asks and not _CONTINUES.search(beside.after) else last
                named = self._persons.meant(*self._told_between(number), same)
            elif goes_on and not named and self._follows(number) and _closes(beside):
                named = last
            behind = named is not None and named.start >= beside.quotation.whole_end
            asks = beside.quotation.text.endswith("?")  # somebody else may answer
            goes_on = not asks and (behind or bool(BY_PRONOUN.match(beside.after)))
            last = named or last
            yield named or self._noted(beside) or self._headed(beside.quotation)

    def _beside(self, number: int) -> _Beside:
        quoted, quotation = self._quoted, self._quoted[number]
        floor = quoted[number - 1].whole_end if number else 0
        ceiling = quoted[number + 1].whole_start if number + 1 < len(quoted) else len(self._text)
        begin = max(_lead_in(self._document, quotation), floor, quotation.whole_start - NEAR)
        end = min(self._document.block(quotation.start).end, quotation.whole_end + NEAR, ceiling)
        before, after = self._text[begin : quotation.whole_start], self._text[quotation.whole_end : end]
        return _Beside(quotation, before, after, ceiling)

    def _named(self, beside: _Beside) -> tuple[Attribution | None, bool]:
        """Give who is named beside a quotation, and whether somebody is meant who was named before."""
        quotation, before, after, ceiling = beside
        names, end = self._names, quotation.whole_end
        within = list(self._incises(quotation))
        inside = next((one for told, at in within if (one := names.after(told, at, AFTER))), None)
        if inside or any(BY_PRONOUN.match(told) for told, _ in within):
            return inside, True
        patterns = CREDITS if quotation.block else AFTER
        refers = bool(PRONOUN_BEFORE.search(before.rstrip(MARKS)))
        if LEADS_IN.search(before) or _leads_on(quotation, after, ceiling):
            named = names.before(before, quotation.whole_start)
            return named or (None if refers else names.after(after, end, patterns)), refers
        if BY_PRONOUN.match(after):
            return None, True
        named = names.after(after, end, patterns) or names.credit(self._document, quotation, ceiling)
        named = named or names.before(before, quotation.whole_start)
        apart = quotation.text.endswith((",", "!", "?", "…"))
        return named or (None if refers else names.tagged(after, end, apart=apart)), refers

    def _incises(self, quotation: Quotation) -> Iterator[tuple[str, int]]:
        """Give what is told within a quotation, and where it stands."""
        for start, end in quotation.incises:
            told = self._text[start:end].lstrip(MARKS)
            yield told, end - len(told)

    def _follows(self, number: int) -> bool:
        """Tell whether no more than the end of one sentence parts a quotation from the one before."""
        before, quotation = self._quoted[number - 1], self._quoted[number]
        together = self._document.block(before.start) == self._document.block(quotation.start)
        return together and bool(_ONE_SENTENCE.fullmatch(self._text, before.whole_end, quotation.whole_start))

    def _told_between(self, number: int) -> tuple[int, int]:
        """Give the range of text before a quotation, in its paragraph and the one above, that may lead to it.

        It begins behind the sentence that the quotation before stands in.
        """
        start = self._quoted[number].whole_start
        block = self._document.block(self._quoted[number].start)
        begin = self._document.block(max(0, block.start - 1)).start
        before = self._quoted[number - 1] if number else None
        if before and before.whole_end > begin:
            begin = before.whole_end
            if not (before.text.endswith((".", "!", "?")) and _ANEW.match(self._text, begin)):
                ended = _END.search(self._text, begin, start)
                begin = ended.end() if ended else start
        return begin, start

    def _noted(self, beside: _Beside) -> Attribution | None:
        """Give who is cited in a note whose mark stands behind a quotation."""
        quotation = beside.quotation
        end = self._document.block(quotation.start).end + 1
        return self._names.noted(self._document, quotation.end, min(end, beside.ceiling))

    def _headed(self, quotation: Quotation) -> Attribution | None:
        """Give who speaks below the heading that a quotation stands under."""
        return next((who for a, b, who in self._headings if a < quotation.start < b), None)


def _closes(beside: _Beside) -> bool:
    """Tell whether a quotation ends its sentence, which names nobody then."""
    return beside.quotation.text.endswith((".", "!", "?", "…")) or bool(_CLOSED.match(beside.after))


def _leads_on(quotation: Quotation, after: str, ceiling: int) -> bool:
    """Tell whether the sentence behind a quotation that ends one leads to another one: “Q.” Jane said “R”."""
    ends = quotation.text.endswith((".", "!", "?"))
    return ends and quotation.whole_end + len(after) == ceiling and not re.search(r"[.!?]\s", after)


def _lead_in(document: Document, quotation: Quotation) -> int:
    """Where what leads in a quotation may begin: in its paragraph, or one before that ends with a colon."""
    block = document.block(quotation.start)
    if document.text[block.start : quotation.whole_start].strip(EDGES):
        return block.start
    above = document.block(max(0, block.start - 1))
    leads = document.text[above.start : above.end].rstrip(EDGES).endswith(":")
    return above.start if leads else block.start


def _headings(document: Document, names: Names) -> list[tuple[int, int, Attribution]]:
    """Give who is known to speak below which headings, and the half-open range of the text that is theirs."""
    tops = [block for block in document.blocks if block.heading or _bold(document, block)]
    found = []
    for block, following in pairwise([*tops, Block(len(document.text), 0)]):
        match = HEADING.fullmatch(document.text, block.start, block.end)
        if match and names.knows(match["label"]):
            who = Attribution(match["label"], *match.span("label"))
            found.append((block.end, following.start, who))
    return found


def _bold(document: Document, block: Block) -> bool:
    """Tell whether a paragraph is all bold, in Markdown."""
    text = document.text[block.start : block.end].strip()
    return text.startswith("**") and text.endswith("**")


def _with_capitals(text: str, speakers: Iterable[str]) -> str:
    """Write handles as other names are written; every character stays in its place."""
    names = set(map(bare, speakers))
    handles = [name for name in names if len(name) >= _HANDLE and name.isascii() and name.islower()]
    if not handles:
        return text
    said = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, handles))})(?![\w-])")
    return said.sub(lambda match: match[0].title(), text)
