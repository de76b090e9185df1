"""Quotation marks: what stands between them, as the habits of en fr es de it pt have it.

https://en.wikipedia.org/wiki/Quotation_mark#Summary_table ; signs that stand in for them on a keyboard
too: straight ones, single as well as double, `<<`, `,,` and two apostrophes. Marks pair within a block.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_CLOSERS = {
    "“": ("”", "“"),
    "”": ("”",),
    "«": ("»",),
    "„": ("“", "”", '"'),
    "‹": ("›",),
    "›": ("‹",),
    "»": ("«",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    '"': ('"',),
    "'": ("'",),
    "「": ("」",),
    "『": ("』",),
    "<<": (">>",),
    ",,": ("''", '"', "“", "”"),
    "``": ("''", '"'),
}  # fmt: skip
"""Of each mark that opens, those that close it."""
_OPENERS = re.compile("|".join(map(re.escape, sorted(_CLOSERS, key=len, reverse=True))))
_CLOSE_TO_WORDS = {'"', "'", "‘", "‚", "”", ",,", "``", "<<"}
"""Openers that are something else too: they stand before a word, and not behind one."""
_SINGLE = {"'", "‘", "‚"}
_CARRIES_ON = {"“", "«", "„"}
_LETTER = re.compile(r"\w")
_APOSTROPHES = "'’"
_INNER = '(¿¡[“«"…'
_SENTENCE = ".,;:!?…"
_TRUNCATED = re.compile(r"(?<!\w)(?:po|mo|da|di|fa|sta|va|be|to|vo|ca)\Z", re.IGNORECASE)
"""Italian words that end in an apostrophe."""
_LONGEST_TRUNCATED = 4
Edge = tuple[int, int]


class Marked(NamedTuple):
    """What stands between marks: half-open offsets of all that is within, and with the marks."""

    start: int
    end: int
    whole_start: int
    whole_end: int


def marked(text: str, begin: int, end: int) -> Iterator[Marked]:
    """Give what stands between marks from `begin` to `end`, the outermost pairs, in order.

    A mark at the beginning that is never closed holds to the end, as where a quotation goes on in the
    next paragraph; another one that is never closed opens nothing.
    """
    block, at = _Block(text, begin, end), begin
    while opener := _OPENERS.search(text, at, end):
        closed = block.closed(opener) if block.opens(opener) else None
        if closed is None:
            at = opener.end()
            continue
        yield Marked(opener.end(), closed[0], opener.start(), closed[1])
        at = closed[1]


class _Block:
    """A block of text, half-open, in which marks are paired; each kind once, whatever the text."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self._text, self._begin, self._end = text, begin, end
        self._pairs: dict[str, dict[int, Edge]] = {}

    def opens(self, opener: "re.Match[str]") -> bool:
        """Tell whether a mark opens anything where it stands."""
        mark = opener.group()
        if mark not in _CLOSE_TO_WORDS:
            return True
        before, after = self._around(*opener.span())
        if _LETTER.match(before) or not after.strip():
            return False
        return mark != "'" or ((after.isalpha() or after in _INNER) and before not in _SENTENCE)  # not '90

    def closed(self, opener: "re.Match[str]") -> Edge | None:
        """Give where the mark that closes stands, half-open; None where there is none."""
        mark = opener.group()
        if mark not in self._pairs:
            self._pairs[mark] = dict(self._paired(mark))
        if edge := self._pairs[mark].get(opener.start()):
            return edge
        first = mark in _CARRIES_ON and not self._text[self._begin : opener.start()].strip()
        return (self._end, self._end) if first else None

    def _paired(self, mark: str) -> Iterator[tuple[int, Edge]]:
        """Give where a mark stands and where it is closed; one that is its own closer, at every place."""
        closers = _CLOSERS[mark]
        signs = re.compile("|".join(map(re.escape, {*closers, mark})))
        found = list(signs.finditer(self._text, self._begin, self._end))
        owned = self._owned(mark, found) if mark in _SINGLE else ()
        waiting: list[int] = []
        for sign in found:
            if self._closes(mark, sign) and sign.start() not in owned:
                own = mark in closers
                yield from ((at, sign.span()) for at in (waiting if own else waiting[-1:]))
                del waiting[0 if own else -1 :]
            if sign.group() == mark:
                waiting.append(sign.start())

    def _closes(self, mark: str, sign: "re.Match[str]") -> bool:
        """Tell whether a sign may close: an apostrophe in a word does not, nor a mark before a word."""
        if sign.group() not in _CLOSERS[mark]:
            return False
        before, after = self._around(*sign.span())
        if mark in _SINGLE:
            return not _LETTER.match(after) and not before.isspace()
        if sign.group() == '"':
            return not (_LETTER.match(after) and not _LETTER.match(before) and before not in _SENTENCE)
        return True

    def _owned(self, mark: str, signs: Sequence["re.Match[str]"]) -> set[int]:
        """Give the signs that may close but are of the word before: the next one that does either closes."""
        either = [sign for sign in signs if self._closes(mark, sign) or self._opens(mark, sign)]
        return {
            sign.start()
            for sign, following in pairwise(either)
            if self._closes(mark, following) and self._closes(mark, sign) and self._apostrophe(sign)
        }

    def _opens(self, mark: str, sign: "re.Match[str]") -> bool:
        return sign.group() == mark and self.opens(sign)

    def _apostrophe(self, sign: "re.Match[str]") -> bool:
        """Tell whether a sign behind a word may be of it: "dogs' day", "un po' di"."""
        before = self._text[max(self._begin, sign.start() - _LONGEST_TRUNCATED) : sign.start()]
        after = self._text[sign.end() : min(self._end, sign.end() + 2)]
        owned = before.endswith("s") and after[:1] == " " and after[1:].islower()
        return sign.group() in _APOSTROPHES and (owned or bool(_TRUNCATED.search(before)))

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """Give the characters before and behind a range, a space at the block's edges."""
        before = self._text[start - 1] if start > self._begin else " "
        return before, self._text[end : end + 1] if end < self._end else " "
