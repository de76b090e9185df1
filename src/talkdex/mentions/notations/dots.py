"""Dots: "1.26.23" and "22.10", which may as well be versions, numbers of sections, prices."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Form, Literal, Value
from talkdex.mentions.notations.colons import minutes_or_hours
from talkdex.mentions.notations.counts import MINIMUM
from talkdex.mentions.notations.edges import digits_of, ends_well, fields, may_begin
from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.units import HOUR, MINUTE, SECOND


def dots(tokens: Tokens, marks: Marks, place: int) -> Literal | None:
    """Read times written with dots."""
    if tokens.at(place + 1).text != "." or not may_begin(tokens, place):
        return None
    found, stop = fields(tokens, place, ".")
    if len(found) not in (2, 3) or not ends_well(tokens, stop):
        return None
    digits = digits_of(tokens, place, len(found))
    if digits == [digits[0], 1] and _counted(tokens, marks, place):
        return _decimal_minutes(place, stop, found)
    if any(count != 2 for count in digits[1:]) or max(found[1:]) > 59 or digits[0] > 3:
        return None
    if len(found) == 3:
        ms = found[0] * HOUR + found[1] * MINUTE + found[2] * SECOND
        return Literal(place, stop, Form.DOTS_3, (Value(ms, SECOND),))
    return minutes_or_hours(place, stop, found)._replace(form=Form.DOTS_2)


def _decimal_minutes(place: int, stop: int, found: list[int]) -> Literal:
    """Read the "15.3" of "minute 15.3": 15:18, unless it was meant for 15:30 or 15:03."""
    whole, tenth = found[0] * MINUTE, found[1]
    values = [Value(whole + tenth * 6 * SECOND, 6 * SECOND)]
    if tenth < 6:
        values.append(Value(whole + tenth * 10 * SECOND, SECOND, 1))
    values.append(Value(whole + tenth * SECOND, SECOND, 2))
    return Literal(place, stop, Form.DOTS_2, tuple(values))


def _counted(tokens: Tokens, marks: Marks, place: int) -> bool:
    """Tell whether "minute" or the like stands right before."""
    before = place - 1 if tokens.at(place - 1).kind is Kind.SPACE else place
    return any(tokens[mark.start].text != MINIMUM for mark in marks.ending(before, "minute"))
