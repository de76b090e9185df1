"""Folding and tokens: one function makes spellings equal, at index time and at query time.

Folded text is Unicode NFKD (https://unicode.org/reports/tr15/) without accents, case-folded,
cut into alphanumeric runs; ligatures and crossed letters, which NFKD leaves alone, go through
a small table. Apostrophes and hyphens end a token, so "l'eau" is `l eau` and "quatre-vingts"
is `quatre vingts`. Scripts written without spaces give one token per character. The offsets of
these tokens are the positions stored in the index: SQLite's own tokenizers agree with nobody.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

VERSION = 1
"""Raised whenever folding changes: an index folded otherwise must be rebuilt."""

_LETTERS = {
    "œ": "oe",
    "æ": "ae",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
}
_SEPARATORS = frozenset("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u200b")
_KANA_MARKS = frozenset("\u3099\u309a")  # they tell か from が: not accents
_ASCII_RUN = re.compile(r"[a-z0-9]+")
_BYTEWISE = "cp1252"
_ASCII_FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(256)
_UNSPACED = (  # blocks of scripts that don't put spaces between words: Thai to Lao, Myanmar, Khmer, kana, Han
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


class Token(NamedTuple):
    """A folded token and the half-open range of original characters that it stands for."""

    text: str
    start: int
    end: int


class _Piece(NamedTuple):
    """A folded character, and the first and last of the original characters that it stands for."""

    text: str
    first: int
    last: int


def fold(text: str) -> str:
    """Give the folded tokens of a text, joined by single spaces; "" when it has none."""
    return " ".join(folded(text))


def folded(text: str) -> list[str]:
    """Give the folded tokens of a text, in order."""
    plain = _plain(text)
    return plain.split() if plain is not None else list(chain.from_iterable(map(fold_word, text.split())))


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> tuple[str, ...]:
    """Give the folded tokens of one run of characters without white space, none for mere signs."""
    if word.isascii():
        return tuple(folded(word))
    plain = word.translate(_plain_letters())
    return tuple(plain.split() if plain.isascii() else (token.text for token in _cut(word)))


def tokens(text: str) -> list[Token]:
    """Give the folded tokens of a text, each with its place in the original characters."""
    if text.isascii():
        return _cut(text)
    found = []
    for chunk in re.finditer(r"\S+", text):
        at = chunk.start()
        found += [Token(t.text, at + t.start, at + t.end) for t in _cut_cached(chunk.group())]
    return found


def tokens_at(text: str, numbers: Collection[int]) -> dict[int, Token]:
    """Give those of the `tokens` of a text that have these numbers (from 0); the rest isn't cut."""
    plain = _plain(text)
    if plain is not None:
        return _plain_at(plain, numbers)
    words = text.split()
    firsts = list(accumulate(map(len, map(fold_word, words)), initial=0))
    found: dict[int, Token] = {}
    for number in sorted(numbers):
        if 0 <= number < firsts[-1]:
            which = bisect_right(firsts, number) - 1
            start = len(text) - len(text.split(None, which)[which])
            t = _cut_cached(words[which])[number - firsts[which]]
            found[number] = Token(t.text, start + t.start, start + t.end)
    return found


def _plain_at(plain: str, numbers: Collection[int]) -> dict[int, Token]:
    """Do the same where folding has changed no length: all before a token is split off at once."""
    found: dict[int, Token] = {}
    for number in sorted(numbers):
        pieces = plain.split(None, number) if number >= 0 else []
        if len(pieces) > number >= 0:
            token = pieces[number].split(None, 1)[0]
            start = len(plain) - len(pieces[number])
            found[number] = Token(token, start, start + len(token))
    return found


def _plain(text: str) -> str | None:
    """Give what a text becomes if that is one ASCII letter, digit or space for each character; else None.

    Bytes are folded all at once, so this is for what one byte can hold: the languages of western Europe.
    """
    if text.isascii():
        return text.encode().translate(_ASCII_FOLDED).decode()
    try:
        data = text.encode(_BYTEWISE)
    except UnicodeEncodeError:
        return None
    becomes, others = _bytes_folded()
    return data.translate(becomes).decode() if len(data.translate(None, others)) == len(data) else None


@lru_cache(maxsize=1)
def _bytes_folded() -> tuple[bytes, bytes]:
    """Give what each byte becomes, and those bytes whose characters become nothing or more than one."""
    becomes = ["".join(_pieces(bytes((byte,)).decode(_BYTEWISE, "replace"))) for byte in range(256)]
    plain = [" " if some.isspace() else some for some in becomes]
    even = [some if len(some) == 1 and some.isascii() else "" for some in plain]
    others = bytes(byte for byte, some in enumerate(even) if not some)
    return "".join(some or " " for some in even).encode(), others


@lru_cache(maxsize=1)
def _plain_letters() -> dict[int, str]:
    """Give what the characters of European texts become that become one ASCII letter, digit or space each."""
    usual = (chr(code) for code in chain(range(0x180), range(0x2010, 0x2028)))
    folded = ((char, "".join(_pieces(char))) for char in usual)
    return {ord(char): becomes for char, becomes in folded if len(becomes) == 1 and becomes.isascii()}


@lru_cache(maxsize=1 << 14)
def _cut_cached(chunk: str) -> tuple[Token, ...]:
    return tuple(_cut(chunk))


def _cut(chunk: str) -> list[Token]:
    plain = chunk.lower() if chunk.isascii() else chunk.translate(_plain_letters())
    if plain.isascii():
        return [Token(m.group(), m.start(), m.end()) for m in _ASCII_RUN.finditer(plain)]
    return _cut_by_character(chunk)


def pieces(run: str) -> list[str]:
    """Cut a run of characters at the tokens of scripts that are written without spaces; else give it whole.

    Signs stay with the token before them, those at the beginning with the first.
    """
    if run.isascii():
        return [run]
    found = _cut_cached(run)
    cuts = [after.start for token, after in pairwise(found) if _unspaced_in(token) or _unspaced_in(after)]
    return [run[a:b] for a, b in pairwise([0, *cuts, len(run)])]


def _unspaced_in(token: Token) -> bool:
    return _is_unspaced(token.text[0])


def _cut_by_character(chunk: str) -> list[Token]:
    found: list[Token] = []
    run: list[_Piece] = []
    for at, char in enumerate(chunk):
        pieces = _pieces(char)
        if not pieces and run:
            run[-1] = run[-1]._replace(last=at)  # a silent mark belongs to the letter before it
        for piece in pieces:
            if piece == " " or _begins(piece, run):
                _close(run, found)
            if piece != " ":
                run.append(_Piece(piece, at, at))
    _close(run, found)
    return found


def _begins(piece: str, run: list[_Piece]) -> bool:
    """Tell whether the piece starts a token of its own, next to or after an unspaced script."""
    if not run or _is_mark(piece):
        return False
    return _is_unspaced(piece) or _is_unspaced(run[0].text)


@lru_cache(maxsize=1 << 12)
def _is_unspaced(piece: str) -> bool:
    return any(first <= ord(piece) <= last for first, last in _UNSPACED)


def _close(run: list[_Piece], found: list[Token]) -> None:
    """Turn the run of folded characters into a token, and empty it."""
    if run and not all(_is_mark(piece.text) for piece in run):
        text = unicodedata.normalize("NFC", "".join(piece.text for piece in run))
        found.append(Token(text, run[0].first, run[-1].last + 1))
    run.clear()


@lru_cache(maxsize=1 << 12)
def _pieces(char: str) -> tuple[str, ...]:
    """Fold one character to the characters it becomes; a space ends the token, nothing is silent."""
    if char in _SEPARATORS:
        return (" ",)
    if unicodedata.category(char) == "Cf":  # soft hyphen, joiners, marks of direction
        return ()
    folded = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", char.casefold()))
    return tuple(
        piece if piece.isalnum() or _is_mark(piece) else " "
        for piece in unicodedata.normalize("NFKD", folded.casefold())
        if piece in _KANA_MARKS or not unicodedata.combining(piece)
    )


def _is_mark(piece: str) -> bool:
    """Vowel signs and the like: part of a letter, though not alphanumeric."""
    return unicodedata.category(piece).startswith("M")
