"""Persons: where a document tells of those who speak in the index, and who rises to speak there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from talkdex.check.names import Attribution
from talkdex.check.verbs import OPENINGS
from talkdex.text import Token, fold, tokens

_FEWEST = 4  # letters of a name that is known by itself
_ADDED = re.compile(r"\s*[|(\[@].*")
"""What calls add to a name: "stokes | EF"."""
_OPENING = re.compile(rf"\W*(?:(?i:{'|'.join(map(re.escape, OPENINGS))})\b,?\s(?:[a-zà-ÿ]+\s){{0,2}})?")
"""What may stand before its subject in a sentence."""
_BORDER = re.compile(r"[.!?…][\"”»’')\]]*\s+|\n\s*")
_OWNS = ("'s", "’s")


def bare(name: str) -> str:
    """Give a speaker's name without what calls add to it."""
    return _ADDED.sub("", name)


class Persons:
    """Finds whole names in a document, and family names behind them.

    Args:
        text: of the document.
        speakers: names as the index has them; those of one short word don't count.
    """

    def __init__(self, text: str, speakers: Iterable[str]) -> None:
        self._text = text
        self._named = list(_mentions(text, speakers))

    def meant(self, start: int, end: int, last: Attribution | None) -> Attribution | None:
        """Give whom a pronoun means behind a range of the text: the subject of its last sentence with one.

        Where none has anybody for it, it is who was named `last`; nobody is given where a sentence tells
        of several.
        """
        bounds = [start, *(border.end() for border in _BORDER.finditer(self._text, start, end)), end]
        for begin, until in reversed(list(pairwise(bounds))):
            told = [one for one in self._named if begin <= one.start < until]
            if len({one.name.split()[-1] for one in told}) > 1:
                return None
            if told and self._rises(begin, told[0]):
                return told[0]
        return last

    def _rises(self, begin: int, first: Attribution) -> bool:
        """Tell whether a sentence that begins there is about somebody, and not about what is theirs."""
        opening = _OPENING.match(self._text, begin, first.start)
        leads = first.start in {begin, opening.end() if opening else begin}
        return leads and not self._text.startswith(_OWNS, first.end)


def _mentions(text: str, speakers: Iterable[str]) -> Iterator[Attribution]:
    """Give where the text has whole names, or the last word of one that it had before, in order."""
    names: dict[str, list[list[str]]] = defaultdict(list)
    for words in {tuple(fold(bare(name)).split()) for name in speakers}:
        if len(words) > 1 or (words and len(words[0]) >= _FEWEST):
            names[words[0]].append(list(words))
    family: set[str] = set()
    found = tokens(text) if names else []
    past = 0
    for at, token in enumerate(found):
        if at >= past and text[token.start].isupper():
            length = _length(found, at, names.get(token.text, [])) or token.text in family
            if length:
                past = at + length
                last = found[past - 1]
                family |= {last.text} if len(last.text) >= _FEWEST else set()
                yield Attribution(text[token.start : last.end], token.start, last.end)


def _length(found: list[Token], at: int, names: list[list[str]]) -> int:
    """Give how many tokens the longest of some names has that stands at a place; 0 where none does."""
    fitting = (len(name) for name in names if [t.text for t in found[at : at + len(name)]] == name)
    return max(fitting, default=0)
