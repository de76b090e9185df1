"""Colons: "22:10", "1:16:00.5", and SMPTE timecodes (ST 12-1) with frames, "00:22:10:12", "00:00:03;00"."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import LONG_MS, Form, Literal, Style, Value
from talkdex.mentions.notations.edges import digits_of, ends_well, fields, may_begin
from talkdex.mentions.tokens import Tokens
from talkdex.mentions.words.units import DAY, HOUR, MINUTE, SECOND

_FRAME_RATES = (25, 24, 30)
"""Frames per second where nothing tells: PAL first, then film, then NTSC rounded."""
_HOURS = frozenset(["hr", "hrs", "hour", "hours", "stunden", "std"])
"""Words that make hours of what stands before a colon: not those that tell the time of day."""
_MOST_HOURS = 25


def colons(tokens: Tokens, _marks: Marks, place: int) -> Literal | None:
    """Read times written with colons."""
    if tokens.at(place + 1).text != ":" or not may_begin(tokens, place):
        return None
    found, stop = fields(tokens, place, ":")
    if len(found) == 3 and tokens.is_sign(stop, ";") and tokens.digits(stop + 1) == 2:
        return _frames(place, stop + 2, [*found, tokens.number(stop + 1) or 0], drop=True)
    if not 2 <= len(found) <= 4 or not ends_well(tokens, stop):
        return None
    if tokens.digits(stop - 1) == 3:
        return _milliseconds(tokens, place, stop, found)
    if len(found) == 4:
        two = digits_of(tokens, place, 4)[1:] == [2, 2, 2]
        return _frames(place, stop, found, drop=False) if two else None
    return _clockwise(tokens, place, stop, found)


def _clockwise(tokens: Tokens, place: int, stop: int, found: list[int]) -> Literal | None:
    if any(count != 2 for count in digits_of(tokens, place, len(found))[1:]) or max(found[1:]) > 59:
        return None
    fraction, precision, stop = _fraction(tokens, stop)
    unit = tokens.skip_space(stop)
    if len(found) == 2 and tokens.at(unit).text in _HOURS and found[0] < _MOST_HOURS:
        ms = found[0] * HOUR + found[1] * MINUTE
        return Literal(place, unit + 1, Form.UNITS, (Value(ms, MINUTE),))
    if len(found) == 2:
        return minutes_or_hours(place, stop, found, fraction, precision)
    hours, minutes, seconds = found
    ms = hours * HOUR + minutes * MINUTE + seconds * SECOND + fraction
    clock = hours * 60 + minutes if hours < 25 else None
    return Literal(place, stop, Form.COLONS_3, (Value(ms, precision),), clock)


def minutes_or_hours(
    place: int, stop: int, found: list[int], fraction: int = 0, precision: int = SECOND
) -> Literal:
    """Give the readings of two fields: minutes and seconds, or hours and minutes."""
    first, second = found
    usual = Value(first * MINUTE + second * SECOND + fraction, precision, 0, Style.MINUTES)
    if first > 24 or precision < SECOND:
        return Literal(place, stop, Form.COLONS_2, (usual,))
    hours = Value(first * HOUR + second * MINUTE, MINUTE, 3 if first * HOUR < LONG_MS else 6, Style.HOURS)
    values = (usual, hours, *afternoon(first, second, 4))
    return Literal(place, stop, Form.COLONS_2, values, first * 60 + second)


def afternoon(first: int, second: int, cost: float) -> tuple[Value, ...]:
    """Read "14h25" as 2:25: machines that translate descriptions take it for a time of day."""
    if not 13 <= first <= 24:
        return ()
    return (Value((first - 12) * MINUTE + second * SECOND, SECOND, cost, Style.MINUTES),)


def _fraction(tokens: Tokens, stop: int) -> tuple[int, int, int]:
    """Read ".5", ".50", ",500" after seconds: milliseconds, precision, the place after."""
    digits = tokens.digits(stop + 1)
    if not tokens.is_sign(stop, ".,") or not 1 <= digits <= 6:
        return 0, SECOND, stop
    if not ends_well(tokens, stop + 2) or tokens.is_sign(stop + 2, ":"):
        return 0, SECOND, stop
    shown = tokens[stop + 1].text[:3]
    return int(shown.ljust(3, "0")), 10 ** (3 - len(shown)), stop + 2


def _milliseconds(tokens: Tokens, place: int, stop: int, found: list[int]) -> Literal | None:
    """Read three digits after the last colon as milliseconds: "01:02:03:050", "103:050"."""
    *whole, ms = found
    if len(whole) not in (1, 3) or any(field > 59 for field in whole[1:]) or tokens.digits(place) < 2:
        return None
    seconds = 0
    for field in whole:
        seconds = seconds * 60 + field
    values = [Value(seconds * SECOND + ms, 1)]
    if len(whole) == 1 and ms < 60:
        values.append(Value(whole[0] * MINUTE + ms * SECOND, SECOND, 2))
    return Literal(place, stop, Form.FRAMES, tuple(values))


def _frames(place: int, stop: int, found: list[int], *, drop: bool) -> Literal | None:
    """Count frames; drop-frame leaves out two numbers each minute but the tenth (29.97 a second)."""
    hours, minutes, seconds, frames = found
    if max(minutes, seconds, frames) > 59:
        return None
    whole = hours * 3600 + minutes * 60 + seconds
    if drop:
        count = whole * 30 + frames - 2 * (whole // 60 - whole // 600)
        return Literal(place, stop, Form.FRAMES, (Value(round(count * 1001 / 30), 33),))
    rates = [rate for rate in _FRAME_RATES if frames < rate] or [60]
    values = [Value(whole * SECOND + frames * 1000 // rate, 40, cost) for cost, rate in enumerate(rates)]
    days = hours * DAY + minutes * HOUR + seconds * MINUTE + frames * SECOND
    return Literal(place, stop, Form.FRAMES, (*values, Value(days, SECOND, 6)))
