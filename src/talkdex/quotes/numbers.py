"""Numbers written either way: "twenty-five" and 25, "mil novecientos ochenta" and 1980.

A run of folded tokens is read in every language of the table; two runs agree when they can mean the
same number. Digits in groups of three ("13 000" from 13,000 or 13.000) are one number, and pairs of
two-digit numbers may be a year ("nineteen eighty-four").
"""

from collections.abc import Iterable, Sequence
from functools import cache

LONGEST = 12
"""Tokens of one written-out number, at most."""

BASE = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco"
    " veintiseis veintisiete veintiocho veintinueve",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn"
    " sechzehn siebzehn achtzehn neunzehn",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
    " quindici sedici diciassette diciotto diciannove",
    "pt": "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis"
    " dezessete dezoito dezenove",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_MORE = {
    "en": {"a": 1},
    "fr": {"une": 1, "vingts": 20, "octante": 80},
    "es": {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "cien": 100, "ciento": 100, "quinientos": 500,
           "setecientos": 700, "novecientos": 900},
    "de": {"ein": 1, "eine": 1, "zwo": 2},
    "it": {"un": 1, "una": 1},
    "pt": {"uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "cem": 100,
           "cento": 100, "duzentos": 200, "trezentos": 300, "quatrocentos": 400, "quinhentos": 500,
           "seiscentos": 600, "setecentos": 700, "oitocentos": 800, "novecentos": 900},
}  # fmt: skip
MULTIPLES = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
           "milliards": 10**9},
    "es": {"mil": 1000, "millon": 10**6, "millones": 10**6},
    "de": {"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "milliarde": 10**9,
           "milliarden": 10**9},
    "it": {"cento": 100, "mille": 1000, "mila": 1000, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9,
           "miliardi": 10**9},
    "pt": {"mil": 1000, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9, "bilhoes": 10**9},
}  # fmt: skip
_COMPOUNDS = (
    ("tausend", 1000), ("mila", 1000), ("mille", 1000), ("hundert", 100), ("cientos", 100), ("cento", 100),
)  # fmt: skip
_AND = {"en": "and", "fr": "et", "es": "y", "de": "und", "it": "e", "pt": "e"}


def agree(quoted: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether two runs of folded tokens can mean the same number."""
    return not values(quoted).isdisjoint(values(said))


def is_number(token: str) -> bool:
    """Tell whether a folded token can stand in a number, joining words ("and") aside."""
    return token.isdecimal() or any(_word(token, language) is not None for language in BASE)


def any_number(tokens: Iterable[str]) -> bool:
    """Tell whether any folded token is a number in digits, or one above one in words."""
    return any(token[0].isdecimal() or max(_meanings(token), default=0) > 1 for token in tokens)


@cache
def _meanings(token: str) -> frozenset[int]:
    """Give what a folded token means as a number, in each language."""
    return frozenset(value for language in BASE if (value := _word(token, language)) is not None)


def values(tokens: Sequence[str]) -> set[int]:
    """Give every number that a run of folded tokens can mean; none where it is no number."""
    if not 0 < len(tokens) <= LONGEST or any(len(token) > 60 for token in tokens):
        return set()
    if all(token.isdecimal() for token in tokens):
        return _digits(tokens)
    found: set[int] = set()
    for language in BASE:
        found |= _read(tokens, language)
    return found


def amount(tokens: Sequence[str], language: str) -> int | None:
    """Read a run of folded tokens as one number, or as a year in two halves; None where it is neither."""
    return next(iter(_read(tokens, language)), None)


def _digits(tokens: Sequence[str]) -> set[int]:
    """Read groups of three as one number; anything else side by side is several numbers."""
    if all(len(token) == 3 for token in tokens[1:]):
        return {int("".join(tokens))}
    return set()


def _read(tokens: Sequence[str], language: str) -> set[int]:
    """Read a run as one number of a language, or as a year in two halves."""
    whole = _amount(tokens, language)
    if whole is not None:
        return {whole}
    for cut in range(1, len(tokens)):
        century, year = _amount(tokens[:cut], language), _amount(tokens[cut:], language)
        if century and year is not None and 10 <= century <= 99 and 10 <= year <= 99:
            return {century * 100 + year}
    return set()


def _amount(tokens: Sequence[str], language: str) -> int | None:
    """Add up a run of number words; None where they don't make one number."""
    total = current = 0
    for index, token in enumerate(tokens):
        if token == _AND[language] and 0 < index < len(tokens) - 1:
            continue
        times = MULTIPLES[language].get(token)
        value = _word(token, language)
        if times == 100:
            current = max(current, 1) * 100
        elif times:
            total, current = total + max(current, 1) * times, 0
        elif value is None or (index and not _fits(current, value, language)):
            return None
        else:
            current = current + 76 if (current % 100, value, language) == (4, 20, "fr") else current + value
    return total + current


def _fits(current: int, value: int, language: str) -> bool:
    """Tell whether a value may follow what was added up so far: "twenty" before "five", not after."""
    if current == 0 or (current % 100 == 0 and value < 100) or (current % 10 == 0 and 0 < value < 10):
        return True
    return language == "fr" and (
        (current % 100 in (60, 80) and value < 20) or (current % 100, value) == (4, 20)
    )


@cache
def _word(token: str, language: str) -> int | None:
    """Read one token as a number of a language, compounds written in one word included."""
    known = _table(language).get(token)
    if known is not None or language not in ("de", "it", "es"):
        return int(token) if known is None and token.isdecimal() else known
    if token.isdecimal():
        return int(token)
    for mark, times in _COMPOUNDS:
        before, found, after = token.partition(mark)
        if found and (before or after):
            low = _half(after.removeprefix("und") if language == "de" else after, language, 0)
            high = _half(before, language, 1)
            return None if high is None or low is None else high * times + low
    return None


def _half(text: str, language: str, empty: int) -> int | None:
    return _word(text, language) if text else empty


@cache
def _table(language: str) -> dict[str, int]:
    table = {word: value for value, word in enumerate(BASE[language].split())}
    tens = {word: value * 10 for value, word in enumerate(TENS[language].split(), 2)}
    table |= tens | _MORE[language] | MULTIPLES[language]
    for ten, tenfold in tens.items():
        for unit, value in [(word, value) for word, value in table.items() if 0 < value < 10]:
            if language == "de":
                table[f"{unit}und{ten}"] = tenfold + value
            elif language == "it":
                table[f"{ten[:-1] if unit[0] in 'uo' else ten}{unit}"] = tenfold + value
    return table
