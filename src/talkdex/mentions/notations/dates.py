"""Dates: what looks like a time but is a day, or a moment in the calendar (ISO 8601 and its like)."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Form, Literal
from talkdex.mentions.notations.edges import digits_of
from talkdex.mentions.tokens import Kind, Tokens

_LONGEST = 24


def moment(tokens: Tokens, _marks: Marks, place: int) -> Literal | None:
    """Read "2024-11-06T23:34:15+00:00", "02/10/2021 11:33", "17.03.2021"."""
    separator = tokens.at(place + 1).text
    if separator not in ("-", "/", ".") or tokens.at(place + 3).text != separator:
        return None
    fields = [tokens.number(place + step) for step in (0, 2, 4)]
    if None in fields or not _is_date([field or 0 for field in fields], digits_of(tokens, place, 3)):
        return None
    return Literal(place, _after_clock(tokens, place + 5), Form.MOMENT, ())


def _is_date(fields: list[int], digits: list[int]) -> bool:
    year_first = digits[0] == 4 and 1 <= fields[1] <= 12 and fields[2] <= 31
    year_last = digits[2] == 4 and min(fields[:2]) <= 12 and max(fields[:2]) <= 31
    return (year_first or year_last) and digits[1] <= 2


def _after_clock(tokens: Tokens, place: int) -> int:
    """Give the place after the time of day that may follow a date."""
    step = place
    while tokens.at(step).text in (" ", "t", ",") and step < place + 2:
        step += 1
    if tokens.digits(step) not in (1, 2) or tokens.at(step + 1).text != ":":
        return place
    last = step + _LONGEST
    while step < last and (
        tokens.at(step).kind is Kind.NUMBER or tokens.at(step).text in (":", ".", "z", "+")
    ):
        step += 1
    return step
