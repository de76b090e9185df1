"""Durations of ISO 8601 as positions: "PT22M10S", and without its "P", "T30M38S"."""

import re

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Form, Literal, Value
from talkdex.mentions.notations.colons import colons
from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.units import DAY, HOUR, MINUTE, SECOND

HEADS = frozenset(["p", "pt", "t"])
"""Words that such a duration may begin with, where numbers and letters are tokens of their own."""
_LONGEST = 16
_ISO = re.compile(
    r"(?:p(?:0+y)?(?:0+m)?(?:(\d{1,4})d)?)?"
    r"t(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})(?:\.(\d{1,3})\d*)?s)?z?"
)


def iso(tokens: Tokens, marks: Marks, place: int) -> Literal | None:
    """Read a duration written to ISO 8601, or the "22:10" behind the "T" of a time of ISO 8601."""
    if tokens.at(place).text == "t" and (clock := colons(tokens, marks, place + 1)):
        return clock._replace(start=place) if tokens.at(place - 1).kind is not Kind.NUMBER else None
    if tokens.at(place).text not in HEADS or tokens.at(place + 1).kind is not Kind.NUMBER:
        return None
    stop = place
    while stop < place + _LONGEST and _belongs(tokens, stop):
        stop += 1
    match = _ISO.fullmatch("".join(token.text for token in tokens[place:stop]))
    if not match or not any(match.groups()):
        return None
    days, hours, minutes, seconds = (int(match.group(n) or 0) for n in range(1, 5))
    ms = int((match.group(5) or "").ljust(3, "0"))
    total = days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND + ms
    precision = 1 if match.group(5) else SECOND if match.group(4) else MINUTE
    return Literal(place, stop, Form.ISO, (Value(total, precision),))


def _belongs(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.kind in (Kind.NUMBER, Kind.WORD) or (
        token.text == "." and tokens.at(place + 1).kind is Kind.NUMBER
    )
