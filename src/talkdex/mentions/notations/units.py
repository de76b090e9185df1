"""Units: "22min10", "1 h 16 min 05 s", "1h16", "22'10''", "12分30秒", "2.5 hours"."""

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import LONG_MS, Form, Literal, Style, Value
from talkdex.mentions.notations.colons import afternoon
from talkdex.mentions.notations.edges import may_begin
from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.units import DAY, HOUR, LINKS, MINUTE, SECOND, UNITS
from talkdex.text import fold

_UNITS = {fold(name).replace(" ", ""): size for name, size in UNITS.items()}
_PRIMES = {"'": MINUTE, '"': SECOND}
_FINER = {HOUR: MINUTE, MINUTE: SECOND}
_MOST_PARTS = 5
_QUOTED = 60
"""Tokens of the longest quotation that is looked back through."""
_SOLID = (Kind.WORD, Kind.NUMBER)
_SINGULAR = frozenset(["minute", "minuto", "minuut", "minuta", "hora", "heure", "hour", "ora", "stunde"])

Parts = list[tuple[float, int]]
"""Amounts, each with the milliseconds of its unit."""


def units(tokens: Tokens, _marks: Marks, place: int) -> Literal | None:
    """Read amounts with their units, the greatest first; the last one may lack its unit."""
    if not may_begin(tokens, place):
        return None
    parts, stop = _parts(tokens, place)
    if not parts or [size for _, size in parts] == [DAY] or (len(parts) == 1 and _closes(tokens, stop - 1)):
        return None
    value = Value(round(sum(amount * size for amount, size in parts)), _written_to(parts))
    if len(parts) == 1:
        form = Form.PRIME if tokens.is_sign(stop - 1, "'\"") else Form.UNIT
        return Literal(place, stop, form, (value,), _as_clock(parts))
    if [size for _, size in parts] != [HOUR, MINUTE]:
        return Literal(place, stop, Form.UNITS, (value,))
    values: tuple[Value, ...] = (value,)
    if tokens.at(stop - 1).kind is Kind.NUMBER:  # "1h37min" would leave no choice
        values = _hours_minutes(int(parts[0][0]), int(parts[1][0]))
    return Literal(place, stop, Form.HOURS, values, _as_clock(parts))


def _closes(tokens: Tokens, place: int) -> bool:
    """Tell whether a sign is a quote that ends what one before it began: 'stopped in "chapter 4"'."""
    sign = tokens.at(place).raw
    if not tokens.is_sign(place, "'\"") or tokens.at(place - 1).kind is not Kind.NUMBER:
        return False
    for before in range(place - 2, max(place - _QUOTED, 0) - 1, -1):
        token = tokens.at(before)
        if token.kind in (Kind.BREAK, Kind.OUTSIDE):
            return False
        if token.raw == sign:
            return tokens.at(before - 1).kind not in _SOLID and tokens.at(before + 1).kind in _SOLID
    return False


def _written_to(parts: Parts) -> int:
    amount, size = parts[-1]
    return max(1, size // 10) if amount != int(amount) else size


def _as_clock(parts: Parts) -> int | None:
    hours, size = parts[0]
    minutes = parts[1][0] if len(parts) > 1 else 0
    return int(hours * 60 + minutes) if size == HOUR and hours < 25 else None


def _hours_minutes(hours: int, minutes: int) -> tuple[Value, ...]:
    """Give the readings of "10h06", which machine translation writes for ten minutes and six seconds."""
    usual = Value(hours * HOUR + minutes * MINUTE, MINUTE, 0, Style.HOURS)
    other = Value(hours * MINUTE + minutes * SECOND, SECOND, 1.5, Style.MINUTES)
    if usual.ms < LONG_MS:
        return usual, other
    return other._replace(cost=0), usual._replace(cost=3), *afternoon(hours, minutes, 2.5)


def _parts(tokens: Tokens, place: int) -> tuple[Parts, int]:
    """Read the amounts, each with a smaller unit than the one before, and the place after them."""
    parts: Parts = []
    stop = at = place
    while tokens.at(at).kind is Kind.NUMBER and len(parts) < _MOST_PARTS:
        amount, after = _amount(tokens, at)
        size, end = _unit(tokens, after)
        if amount is None or (parts and size >= parts[-1][1]):
            break
        if not size:
            return (
                ([], place) if _counts(tokens, parts, stop) else _unfinished(tokens, parts, at, stop, amount)
            )
        if not parts and tokens.at(tokens.skip_space(after)).raw == "M":  # millions
            break
        parts.append((amount, size))
        stop, at = end, _next_amount(tokens, end)
    return parts, stop


def _amount(tokens: Tokens, at: int) -> tuple[float | None, int]:
    whole = tokens.number(at, 6)
    if whole is None:
        return None, at
    if tokens.is_sign(at + 1, ".,") and tokens.digits(at + 2) and _unit(tokens, at + 3)[0]:
        return float(f"{whole}.{tokens[at + 2].text[:6]}"), at + 3
    return whole, at + 1


def _unit(tokens: Tokens, after: int) -> tuple[int, int]:
    """Give the unit written after a number and the place after it, or 0 and the same place."""
    if tokens.is_sign(after, "'\""):
        doubled = tokens.is_sign(after, "'") and tokens.is_sign(after + 1, "'")
        return (SECOND, after + 2) if doubled else (_PRIMES[tokens[after].text], after + 1)
    word = tokens.skip_space(after)
    word += tokens.at(word).text == "-" and word == after  # "45-minute"
    for length in (2, 1):
        name = "".join(tokens.at(place).text for place in range(word, word + length))
        if name in _UNITS and tokens.at(word + length - 1).kind is Kind.WORD and not _is_elided(tokens, word):
            return _UNITS[name], _after_dot(tokens, word + length, name)
    return 0, after


def _is_elided(tokens: Tokens, word: int) -> bool:
    """Tell whether a word lost its vowel before the next: the "s" of "à 18h30 s'est tenue" is no unit."""
    return tokens.is_sign(word + 1, "'") and tokens.at(word + 2).kind is Kind.WORD


def _after_dot(tokens: Tokens, stop: int, name: str) -> int:
    """Take in the dot of "1 Std. 16 Min.", but not the one that ends a line."""
    goes_on = tokens.at(stop + 1).kind is Kind.SPACE or tokens.is_sign(stop + 1, "-)]>")
    return stop + (tokens.is_sign(stop, ".") and len(name) < 4 and goes_on)


def _next_amount(tokens: Tokens, stop: int) -> int:
    """Give the place where another amount may follow: after a space, a comma, "and"."""
    at = stop + (tokens.is_sign(stop, ",") and tokens.at(stop + 1).kind is Kind.SPACE)
    at = tokens.skip_space(at)
    at = tokens.skip_space(at + 1) if tokens.is_sign(at, ":") else at
    linked = tokens.at(at).text in LINKS and tokens.at(at + 1).kind is Kind.SPACE
    return at + 2 if linked else at


def _unfinished(tokens: Tokens, parts: Parts, at: int, stop: int, amount: float) -> tuple[Parts, int]:
    """Take the "10" of "22min10" for seconds and the "16" of "1h16" for minutes."""
    finer = _FINER.get(parts[-1][1]) if parts else None
    glued = at == stop
    written = tokens.digits(at) == 2 or (glued and tokens.digits(at) == 1)
    if finer and written and amount < 60 and not _runs_on(tokens, at, glued=glued):
        return [*parts, (amount, finer)], at + 1
    return parts, stop


def _counts(tokens: Tokens, parts: Parts, stop: int) -> bool:
    """Tell whether a unit rather counts what follows: the "minuto 35" of "video 2 minuto 35"."""
    return bool(parts) and tokens.at(stop - 1).text in _SINGULAR and parts[-1][0] != 1


def _runs_on(tokens: Tokens, at: int, *, glued: bool) -> bool:
    """Tell whether a number belongs to what follows it: "1 h 30 personnes", "1h10.5"."""
    after = tokens.at(at + 1)
    if after.kind is Kind.SIGN and after.text in ".,:%" and tokens.at(at + 2).kind is Kind.NUMBER:
        return True
    if glued:
        return after.kind is Kind.WORD
    word = tokens.skip_space(at + 1)
    second = tokens.at(tokens.skip_space(word + 1))
    joins = second.kind is Kind.NUMBER  # "22 min 10 à 1 h 16"
    named = tokens.at(word).raw.istitle() and second.raw.istitle()  # "1 h 16 Oscar Figueroa"
    return tokens.at(word).kind is Kind.WORD and not joins and not named
