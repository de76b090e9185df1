"""Other readings of a quotation with numbers in it: as they are said, and as they are written in digits.

"We spent $3 million in 1998" is said "three million dollars in nineteen ninety-eight", and a recogniser
writes what somebody quotes as "twenty-five percent" as "25%". Each reading has the words of the quotation as
they are written, and other tokens to look for.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from talkdex.quotes.numbers import MULTIPLES, amount
from talkdex.quotes.quotation import Part, QuotedWord
from talkdex.quotes.spelling import DIGITS, POINT, Words, decimal, english, spelled, year
from talkdex.quotes.words import line

_COMMON = {
    "en": "the of and to in that is it we was for they you on with this are be have not at by from but",
    "fr": "le la les de des et un une est que nous dans pour il en du ce qui l d on se a au sur ne pas plus",
    "es": "el la los las de y en que un una es se por con para del no lo su al como mas a nos fue",
    "de": "der die das und in den von zu ist mit wir nicht ein eine es auf dem im fur sich war er sie auch",
    "it": "il la di che e un una per in del della non si sono con i gli le da al ha era lo nel anche ci",
    "pt": "o a os as de e que um uma em do da nao para com no na se por mais foi dos ao ele isso",
}
_UNITS: Mapping[str, Mapping[str, Words]] = {
    "%": {"en": ("percent",), "fr": ("pour", "cent"), "es": ("por", "ciento"), "de": ("prozent",),
          "it": ("per", "cento"), "pt": ("por", "cento")},
    "$": {"en": ("dollars",), "fr": ("dollars",), "es": ("dolares",), "de": ("dollar",), "it": ("dollari",),
          "pt": ("dolares",)},
    "€": {"en": ("euros",), "fr": ("euros",), "es": ("euros",), "de": ("euro",), "it": ("euro",),
          "pt": ("euros",)},
    "£": {"en": ("pounds",), "fr": ("livres",), "es": ("libras",), "de": ("pfund",), "it": ("sterline",),
          "pt": ("libras",)},
}  # fmt: skip
_TIME = re.compile(r"\D*(\d{1,2})(?::|h)(\d{2})\D*")
_NUMBER = re.compile(r"[^\w]*(\d{1,3}(?:[.,’'\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?[^\w]*")
_MILLION = 10**6
_FEWEST = 2
_LONGEST = 8
"""Words of one number in words."""


def readings(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Give the other readings of a quotation; none where it holds no number."""
    tokens = [token for part in parts for token in part.tokens]
    given = tuple(parts)
    ways = _in_words if any(token[0].isdecimal() for token in tokens) else _in_digits
    found = [
        tuple(Part(tuple(way(part.words))) for part in parts)
        for language in _languages(tokens)
        for way in ways(language)
    ]
    return [one for one in dict.fromkeys(found) if one != given]


def _languages(tokens: Sequence[str]) -> list[str]:
    """Give the languages of which most common words are there; English where none is."""
    common = {language: sum(map(words.split().count, tokens)) for language, words in _COMMON.items()}
    most = max(common.values())
    return [language for language in common if common[language] == most] if most else ["en"]


_Way = Callable[[Sequence[QuotedWord]], Iterator[QuotedWord]]


def _in_words(language: str) -> tuple[_Way, ...]:
    return _Said(language), _Said(language, years=True), _Named(language)


def _in_digits(language: str) -> tuple[_Way, ...]:
    return _Written(language), _Written(language, units=False)


class _Said:
    """Numbers in digits as they are said, years in halves where `years`."""

    def __init__(self, language: str, *, years: bool = False) -> None:
        self._language, self._years = language, years

    def __call__(self, words: Sequence[QuotedWord]) -> Iterator[QuotedWord]:
        """Give the words with other tokens."""
        for word, unit in _with_units(words, self._language):
            yield word._replace(tokens=(*self._tokens(word), *unit))

    def _tokens(self, word: QuotedWord) -> Words:
        if not any(token[0].isdecimal() for token in word.tokens):
            return word.tokens
        whole = self._whole(word.text) or (english("".join(word.tokens)) if self._language == "en" else None)
        if whole is not None:
            return whole
        return tuple(said for token in word.tokens for said in self._token(token))

    def _whole(self, text: str) -> Words | None:
        """Read a word that is a number and nothing else."""
        if found := _TIME.fullmatch(text):
            return self._clock(int(found[1]), int(found[2]))
        if found := _NUMBER.fullmatch(text):
            digits = re.sub(r"\D", "", found[1])
            if len(digits) > DIGITS:
                return None
            return decimal(int(digits), found[2], self._language) if found[2] else self._token(digits)
        return None

    def _token(self, token: str) -> Words:
        """Say one token, if it is a number."""
        if not token.isdecimal() or len(token) > DIGITS:
            return (token,)
        halves = year(int(token), self._language) if self._years and len(token) == 4 else None
        return halves or spelled(int(token), self._language)

    def _clock(self, hours: int, minutes: int) -> Words:
        """Say a time of day."""
        between = ("heures",) if self._language == "fr" else ("oh",) if 0 < minutes < 10 else ()
        tail = spelled(minutes, self._language) if minutes else ()
        return (*spelled(hours, self._language), *between, *tail)


class _Named:
    """Numbers in digits, and their units in words."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, words: Sequence[QuotedWord]) -> Iterator[QuotedWord]:
        """Give the words with other tokens."""
        for word, unit in _with_units(words, self._language):
            yield word._replace(tokens=(*word.tokens, *unit))


def _with_units(words: Sequence[QuotedWord], language: str) -> Iterator[tuple[QuotedWord, Words]]:
    """Give each word with the unit that is said behind it: "$3 million" is three million dollars."""
    waiting: Words = ()
    for word, following in zip(words, [*words[1:], None], strict=True):
        unit = next((_UNITS[sign][language] for sign in _UNITS if sign in word.text), waiting)
        larger = following is not None and following.tokens[0] in MULTIPLES[language]
        waiting = unit if unit and larger else ()
        yield word, () if waiting else unit


class _Written:
    """Numbers in words as they are written in digits; with the words of their units, or signs for them."""

    def __init__(self, language: str, *, units: bool = True) -> None:
        self._language, self._units = language, units

    def __call__(self, words: Sequence[QuotedWord]) -> Iterator[QuotedWord]:
        """Give the words, those of a number as one."""
        at = 0
        while at < len(words):
            length, tokens = self._number(words[at : at + _LONGEST])
            if not length:
                yield words[at]
                at += 1
                continue
            end = at + length + (0 if self._units else self._unit(words[at + length :]))
            yield QuotedWord(line(words[at:end]), tokens, glued=words[at].glued)
            at = end

    def _number(self, words: Sequence[QuotedWord]) -> tuple[int, Words]:
        """Give how many words make the longest number that begins here, and its digits; 0 for none."""
        longest = len(words) if self._counts(words[0].tokens[0]) else 0
        for length in range(longest, 0, -1):
            some = [token for word in words[:length] for token in word.tokens]
            own = self._counts(some[-1]) and not any(word.inserted for word in words[:length])
            if digits := self._digits(some) if own else ():
                return length, digits
        return 0, ()

    def _digits(self, tokens: Sequence[str]) -> Words:
        """Write a number; millions stay words. An empty tuple where it is none, or no more than "one"."""
        *head, last = tokens
        point = POINT[self._language]
        if MULTIPLES[self._language].get(last, 0) >= _MILLION:
            return (*self._digits(head), last) if head and self._digits(head) else ()
        if point in head:
            cut = head.index(point)
            whole, places = (
                self._digits(head[:cut]),
                [amount([one], self._language) for one in tokens[cut + 1 :]],
            )
            return (*whole, "".join(map(str, places))) if whole and None not in places else ()
        number = amount(tokens, self._language)
        plain = number is None or number < _FEWEST or (len(tokens) == 1 and last in MULTIPLES[self._language])
        return () if number is None or plain else _grouped(number)

    def _counts(self, token: str) -> bool:
        """Tell whether a token is a number by itself, and does not only join numbers."""
        return amount([token], self._language) is not None

    def _unit(self, words: Sequence[QuotedWord]) -> int:
        """Give how many words are the name of a unit."""
        for names in _UNITS.values():
            name = names[self._language]
            if tuple(token for word in words[: len(name)] for token in word.tokens) == name:
                return len(name)
        return 0


def _grouped(number: int) -> Words:
    """Give the tokens of a number as most people write it: from ten thousand on in groups of three."""
    return tuple(f"{number:,}".split(",")) if number >= 10_000 else (str(number),)
