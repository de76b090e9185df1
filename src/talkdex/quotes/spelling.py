"""Numbers as they are said: "nineteen ninety-eight", "mil novecientos noventa y ocho", "fünfundzwanzig".

The words are those by which `numbers` reads them, folded; each number is written as dictionaries have it,
without the "and" of English, which is left out as often as it is said.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial

from talkdex.quotes.numbers import BASE, TENS

Words = tuple[str, ...]
DIGITS = 12
"""Numbers of more are in nobody's mouth; they stay as they are."""

POINT = {"en": "point", "fr": "virgule", "es": "coma", "de": "komma", "it": "virgola", "pt": "virgula"}
_HUNDREDS = {
    "es": "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos",
    "pt": "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}
_THOUSAND = {"en": "thousand", "fr": "mille", "es": "mil", "pt": "mil"}
_LARGE: Mapping[str, tuple[tuple[int, str, str], ...]] = {
    "en": ((10**9, "billion", "billion"), (10**6, "million", "million")),
    "fr": ((10**9, "milliard", "milliards"), (10**6, "million", "millions")),
    "es": ((10**6, "millon", "millones"),),
    "de": ((10**9, "milliarde", "milliarden"), (10**6, "million", "millionen")),
    "it": ((10**9, "miliardo", "miliardi"), (10**6, "milione", "milioni")),
    "pt": ((10**9, "bilhao", "bilhoes"), (10**6, "milhao", "milhoes")),
}
_ONE = {"en": "one", "fr": "un", "es": "un", "de": "eine", "it": "un", "pt": "um"}
_ENDINGS, _MOST_DIGITS = ("st", "nd", "rd", "th"), 4
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]


@cache
def spelled(number: int, language: str) -> Words:
    """Give the folded words of a number of up to `DIGITS` digits.

    Args:
        number: which.
        language: one of en, fr, es, de, it, pt.
    """
    for size, one, many in _LARGE[language]:
        if number >= size:
            count, rest = divmod(number, size)
            head = (_ONE[language], one) if count == 1 else (*spelled(count, language), many)
            return (*head, *(spelled(rest, language) if rest else ()))
    return _below_million(number, language)


def year(number: int, language: str) -> Words | None:
    """Give a year in halves, as English says it, or by hundreds, as German does; None where nobody does."""
    century, rest = divmod(number, 100)
    if language == "de" and 11 <= century <= 19:
        return ("".join((*spelled(century, "de"), "hundert", *(spelled(rest, "de") if rest else ()))),)
    if language != "en" or not (11 <= century <= 19 or number in range(2010, 2100)):
        return None
    halves = ("hundred",) if not rest else ("oh", *spelled(rest, "en")) if rest < 10 else spelled(rest, "en")
    return (*spelled(century, "en"), *halves)


def decimal(whole: int, places: str, language: str) -> Words:
    """Give a number with decimal places, which are said one by one."""
    said = (spelled(int(place), language)[0] for place in places)
    return (*spelled(whole, language), POINT[language], *said)


def english(token: str) -> Words | None:
    """Give the words of an English ordinal or decade in digits, "21st" or "90s"; None for anything else."""
    ending = token.lstrip("0123456789")
    digits = token.removesuffix(ending) if ending else ""
    if not 0 < len(digits) <= _MOST_DIGITS:
        return None
    if ending in _ENDINGS:
        return ordinal(int(digits))
    return decade(int(digits)) if ending == "s" and digits.endswith("0") else None


def ordinal(number: int) -> Words:
    """Give an English ordinal, of which the last word alone differs."""
    *before, last = spelled(number, "en")
    if last in BASE["en"].split():
        return (*before, _ORDINALS[BASE["en"].split().index(last)])
    return (*before, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def decade(number: int) -> Words:
    """Give an English decade: 1990 is "nineteen nineties", 90 "nineties"."""
    century, rest = divmod(number, 100)
    before = spelled(century, "en") if century else ()
    tens = TENS["en"].split()
    return (*before, f"{tens[rest // 10 - 2][:-1]}ies" if rest >= 20 else "hundreds" if not rest else "tens")


def _below_million(number: int, language: str) -> Words:
    thousands, rest = divmod(number, 1000)
    if language in ("de", "it"):
        return (_in_one_word(thousands, rest, language),)
    if not thousands:
        return _below_thousand(rest, language)
    count = () if thousands == 1 and language != "en" else _below_thousand(thousands, language)
    tail = _below_thousand(rest, language) if rest else ()
    joined = ("e",) if language == "pt" and tail and (rest <= 100 or rest % 100 == 0) else ()
    return (*count, _THOUSAND[language], *joined, *tail)


def _in_one_word(thousands: int, rest: int, language: str) -> str:
    word = {"de": "tausend", "it": "mila"}[language]
    small = "".join(_below_thousand(rest, language)) if rest or not thousands else ""
    if not thousands:
        return small
    if thousands == 1:
        return {"de": "tausend", "it": "mille"}[language] + small
    count = "".join(_below_thousand(thousands, language))
    return (count.removesuffix("s") if count.endswith("eins") else count) + word + small


def _below_thousand(number: int, language: str) -> Words:
    hundreds, rest = divmod(number, 100)
    tail = _BELOW_HUNDRED[language](rest) if rest or not hundreds else ()
    return _joined(hundreds, tail, language) if hundreds else tail


def _joined(hundreds: int, tail: Words, language: str) -> Words:
    unit = BASE[language].split()[hundreds]
    if language == "en":
        return (unit, "hundred", *tail)
    if language == "fr":
        count = () if hundreds == 1 else (unit,)
        return (*count, "cents" if count and not tail else "cent", *tail)
    if language in _HUNDREDS:
        word = _HUNDREDS[language].split()[hundreds - 1]
        if not tail:
            return (word,)
        first = {"cien": "ciento", "cem": "cento"}.get(word, word)
        return (first, "e", *tail) if language == "pt" else (first, *tail)
    if language == "de":
        return (("" if hundreds == 1 else unit) + "hundert" + "".join(tail),)
    return (("" if hundreds == 1 else unit) + "cento" + "".join(tail),)


def _apart(number: int, language: str, joint: str = "") -> Words:
    """Write tens and units as words of their own, with a joint between them."""
    ten, unit = _parted(number, language)
    if not ten:
        return unit
    return (ten, joint, *unit) if joint and unit else (ten, *unit)


def _french(number: int) -> Words:
    base = BASE["fr"].split()
    if number < 17:
        return (base[number],)
    if number < 20:
        return ("dix", base[number - 10])
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if tens == 8:
        return ("quatre", "vingt", *_french(unit)) if unit else ("quatre", "vingts")
    joined = ("et",) if unit in (1, 11) else ()
    return (TENS["fr"].split()[tens - 2], *joined, *(_french(unit) if unit else ()))


def _german(number: int) -> Words:
    ten, unit = _parted(number, "de")
    if not ten:
        return unit
    return (f"{unit[0].removesuffix('s') if number % 10 == 1 else unit[0]}und{ten}" if unit else ten,)


def _italian(number: int) -> Words:
    ten, unit = _parted(number, "it")
    if not ten:
        return unit
    return ((ten[:-1] if number % 10 in (1, 8) else ten) + "".join(unit),)


def _parted(number: int, language: str) -> tuple[str, Words]:
    """Give the word of the tens, "" where the number has a word of its own, and that of the rest, if any."""
    base = BASE[language].split()
    if number < len(base):
        return "", (base[number],)
    tens, unit = divmod(number, 10)
    return TENS[language].split()[tens - 2], (base[unit],) if unit else ()


_BELOW_HUNDRED: Mapping[str, Callable[[int], Words]] = {
    "en": partial(_apart, language="en"),
    "fr": _french,
    "es": partial(_apart, language="es", joint="y"),
    "de": _german,
    "it": _italian,
    "pt": partial(_apart, language="pt", joint="e"),
}
