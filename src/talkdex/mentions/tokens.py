"""Characters to tokens: numbers, words, signs, spaces and line breaks, each with its place.

Digits and signs are normalised (NFKC, https://unicode.org/reports/tr15/), so that "１：０２" reads as
"1:02"; words are folded as everywhere else in talkdex. Scripts written without spaces give one
token per character.
"""

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from talkdex.text import fold_word


class Kind(Enum):
    """What a token is made of."""

    NUMBER = auto()
    WORD = auto()
    SIGN = auto()
    SPACE = auto()
    BREAK = auto()
    OUTSIDE = auto()  # before the first token or after the last


class Token(NamedTuple):
    """A run of characters of one kind.

    Args:
        kind: what it is made of.
        text: normalised: digits in ASCII, one dash and one colon for all, words folded.
        start: first visible character.
        stop: first visible character after.
        raw: the characters themselves.
    """

    kind: Kind
    text: str
    start: int
    stop: int
    raw: str


_CUT = re.compile(
    r"(?P<number>\d+)"
    r"|(?P<break>\n|\r\n?)"
    r"|(?P<space>[^\S\r\n]+)"
    r"|(?P<single>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff])"
    r"|(?P<word>(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\u0300-\u036f])+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_KINDS = {
    "number": Kind.NUMBER,
    "break": Kind.BREAK,
    "space": Kind.SPACE,
    "single": Kind.WORD,
    "word": Kind.WORD,
    "sign": Kind.SIGN,
}
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−－﹣⁃", "-"),
    **dict.fromkeys("∶ː꞉﹕", ":"),
    **dict.fromkeys("〜～∼", "~"),
    **dict.fromkeys("’‘‛´ʹʼ′", "'"),
    **dict.fromkeys("“”„″〃ʺ", '"'),
    **dict.fromkeys("→⟶➔➜➡⇒", ">"),
    **dict.fromkeys("|│┃¦｜", "|"),
    "、": ",",
    "。": ".",
}
_OUTSIDE = Token(Kind.OUTSIDE, "", 0, 0, "")


def cut(visible: str) -> "Tokens":
    """Cut a text into tokens that cover it without gaps."""
    return Tokens(
        [
            Token(kind, _normal(kind, match.group()), match.start(), match.end(), match.group())
            for match in _CUT.finditer(visible)
            for kind in (_KINDS[match.lastgroup or "sign"],)
        ]
    )


@lru_cache(maxsize=1 << 14)
def _normal(kind: Kind, text: str) -> str:
    if kind is Kind.NUMBER:
        return "".join(str(unicodedata.decimal(char)) for char in text)
    if kind is Kind.WORD:
        return "".join(fold_word(text)) or text.casefold()
    if kind is Kind.SIGN:
        return _SIGNS.get(text) or unicodedata.normalize("NFKC", text)
    return " " if kind is Kind.SPACE else "\n"


class Tokens(list[Token]):
    """Tokens in order, which may be asked for places outside the text."""

    def at(self, place: int) -> Token:
        """Give the token at a place; outside the text, one of kind OUTSIDE and no text."""
        return self[place] if 0 <= place < len(self) else _OUTSIDE

    def is_sign(self, place: int, signs: str) -> bool:
        """Tell whether the token is one of these signs."""
        token = self.at(place)
        return token.kind is Kind.SIGN and token.text in signs

    def number(self, place: int, most_digits: int = 4) -> int | None:
        """Give the number at a place, or None where there is none or it has too many digits."""
        token = self.at(place)
        if token.kind is not Kind.NUMBER or len(token.text) > most_digits:
            return None
        return int(token.text)

    def digits(self, place: int) -> int:
        """Count the digits of the number at a place; 0 where there is none."""
        token = self.at(place)
        return len(token.text) if token.kind is Kind.NUMBER else 0

    def skip_space(self, place: int) -> int:
        """Give the place after a space, or the same place."""
        return place + 1 if self.at(place).kind is Kind.SPACE else place
