"""Edges: whether a time may begin or end at a place, and numbers joined by one sign."""

from talkdex.mentions.tokens import Kind, Tokens

_MONEY = "$€£¥"
_JOINING = ":.,/=\\#%&;"
_MOST_FIELDS = 6
_SHORT = 3
"""Letters from which on a word behind a colon may be a title."""


def may_begin(tokens: Tokens, place: int) -> bool:
    """Tell whether a time may begin here: not in the middle of a number, an address or a code."""
    before = tokens.at(place - 1)
    if before.kind is Kind.WORD:
        return len(before.text) > 2 or before.text == "t" or not before.text.isascii()
    if before.kind is not Kind.SIGN:
        return True
    if before.text == "," and tokens.at(place - 3).text == ":":  # the next column
        return True
    if before.text == "=" and tokens.at(place - 3).kind is Kind.WORD:  # "CHAPTER01=00:00:00.000"
        return True
    if before.text in _JOINING:
        return tokens.at(place - 2).kind is not Kind.NUMBER and before.text != "\\"
    return before.text not in _MONEY


def ends_well(tokens: Tokens, stop: int) -> bool:
    """Tell whether a time may end here: no digit, colon or slash runs on from it."""
    if tokens.is_sign(stop, "%" + _MONEY):
        return False
    after = tokens.at(stop + 1)
    if tokens.is_sign(stop, ":") and after.kind is Kind.WORD and len(after.raw) < _SHORT:  # "00:00:A2:01"
        return False
    return not (tokens.is_sign(stop, ":/") and (after.kind is Kind.NUMBER or after.text in (":", "/")))


def fields(tokens: Tokens, place: int, separator: str) -> tuple[list[int], int]:
    """Read numbers joined by a sign: the numbers, none where there is none, and the place after them."""
    first = tokens.number(place)
    found, stop = ([] if first is None else [first]), place + 1
    while tokens.is_sign(stop, separator) and len(found) < _MOST_FIELDS:
        number = tokens.number(stop + 1)
        if number is None:
            break
        found.append(number)
        stop += 2
    return found, stop


def digits_of(tokens: Tokens, place: int, count: int) -> list[int]:
    """Count the digits of each of `count` numbers joined by one sign."""
    return [tokens.digits(place + step) for step in range(0, 2 * count, 2)]
