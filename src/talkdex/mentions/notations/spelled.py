"""Spelled-out amounts: "five minutes", "vingt-cinq minutes", "treinta y cinco minutos"."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Form, Literal, Value
from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.numerals import JOINTS, NUMERALS, ONES, TENS
from talkdex.mentions.words.units import HOUR, LINKS, UNITS
from talkdex.text import fold

_NUMBERS = {fold(word): number for word, number in NUMERALS.items()}
_ONES = frozenset(map(fold, ONES))
_TENS = frozenset(map(fold, TENS))
_UNITS = {fold(name): size for name, size in UNITS.items() if len(name) > 3 and size < HOUR}
HEADS = frozenset(_NUMBERS)
"""Words that such an amount begins with."""


def spelled(tokens: Tokens, _marks: Marks, place: int) -> Literal | None:
    """Read a number in words with minutes or seconds behind it; hours in words are times of day."""
    number, stop = _number(tokens, place)
    unit = tokens.skip_space(stop)
    size = _UNITS.get(tokens.at(unit).text)
    joined = tokens.at(place - 2).text in LINKS and tokens.at(place - 4).text in UNITS
    if not number or size is None or unit == stop or joined:
        return None
    return Literal(place, unit + 1, Form.UNIT, (Value(number * size, size),))


def _number(tokens: Tokens, place: int) -> tuple[int, int]:
    """Read one word, or tens and ones; 0 where there is no number."""
    word = tokens.at(place).text
    number, stop = _NUMBERS.get(word, 0), place + 1
    if word not in _TENS:
        return number, stop
    at = tokens.skip_space(stop)
    if tokens.at(at).text in JOINTS:
        at = tokens.skip_space(at + 1)
    ones = tokens.at(at).text
    return (
        (number + _NUMBERS[ones], at + 1)
        if ones in _ONES and tokens.at(at).kind is Kind.WORD
        else (number, stop)
    )
