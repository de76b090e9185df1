"""Counts: "minute 22", "segundo 40", "the 22nd minute", and a number that is all there is."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Form, Literal, Value
from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.units import MINUTE, SECOND

_ENDINGS = "st nd rd th e eme ieme er ere a o te ste й я ю ой º ª ° ."
ORDINALS = frozenset(_ENDINGS.split())
"""What makes a number an ordinal: "22nd", "22e"."""
_COUNTED = (("minute", MINUTE), ("second", SECOND))
MINIMUM = "min"
"""Before a number it rather means "at least"."""


def count(tokens: Tokens, marks: Marks, place: int) -> Literal | None:
    """Read a minute or a second by its number."""
    number = tokens.number(place)
    if number is None:
        return None
    ordinal = marks.starting(_after_ordinal(tokens, place), "minute") or marks.starting(
        tokens.skip_space(place + 1), "ordinal_minute"
    )
    if ordinal:
        return Literal(place, ordinal[0].stop, Form.COUNT, (Value(number * MINUTE, MINUTE),))
    before = place - 1 if tokens.at(place - 1).kind is Kind.SPACE else place
    for purpose, size in _COUNTED:
        alone = tokens.is_sign(place + 1, ")") and tokens.is_sign(before - 2, "(")  # "(min 6) Title"
        said = any(tokens[mark.start].text != MINIMUM or alone for mark in marks.ending(before, purpose))
        if said and _stands_alone(tokens, place):
            return Literal(place, place + 1, Form.COUNT, (Value(number * size, size),))
    return None


def _after_ordinal(tokens: Tokens, place: int) -> int:
    """Give the place after the "nd" of "22nd ", or -1 where the number is no ordinal."""
    place += tokens.is_sign(place + 1, "-")
    ending = tokens.at(place + 1)
    if ending.text not in ORDINALS and ending.raw not in ORDINALS:
        return -1
    return place + 3 if tokens.at(place + 2).kind is Kind.SPACE else -1


def _stands_alone(tokens: Tokens, place: int) -> bool:
    after = tokens.at(place + 1)
    runs_on = after.text in (".", ",", ":", "/") and tokens.at(place + 2).kind is Kind.NUMBER
    return after.kind not in (Kind.NUMBER, Kind.WORD) and not runs_on and after.text != "%"


def bare(tokens: Tokens, _marks: Marks, place: int) -> Literal | None:
    """Read a number that is the whole text, as an argument of the command line, as seconds."""
    number = tokens.number(place, 6)
    if number is None or len(tokens) > 3 or any(t.kind is Kind.WORD or t.text == "-" for t in tokens):
        return None
    values = (Value(number * SECOND, SECOND), Value(number * MINUTE, MINUTE, 1))
    return Literal(place, place + 1, Form.BARE, values)
