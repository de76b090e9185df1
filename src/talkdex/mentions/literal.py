"""A time as written: its notation, and what the same characters may mean."""

from enum import Enum, auto
from typing import NamedTuple


class Form(Enum):
    """How a time was written."""

    COLONS_2 = auto()  # 22:10
    COLONS_3 = auto()  # 1:16:00
    FRAMES = auto()  # 00:22:10:12
    DOTS_2 = auto()  # 22.10
    DOTS_3 = auto()  # 1.26.23
    HOURS = auto()  # 1h16
    UNITS = auto()  # 22min10, 1 h 16 min 05 s, 22'10''
    UNIT = auto()  # 45 min
    PRIME = auto()  # 45'
    COUNT = auto()  # minute 22
    ISO = auto()  # PT22M10S
    BARE = auto()  # 22: in a range ("minuto 22 y 76"), or all there is
    MOMENT = auto()  # a date with its time: no position in a recording


class Style(Enum):
    """What the fields of an ambiguous notation are taken for."""

    PLAIN = auto()
    MINUTES = auto()  # the first field is minutes
    HOURS = auto()  # the first field is hours


class Value(NamedTuple):
    """One reading of a notation: milliseconds, how exactly they were written, how far-fetched it is."""

    ms: int
    precision_ms: int
    cost: float = 0
    style: Style = Style.PLAIN


class Literal(NamedTuple):
    """A time as written.

    Args:
        start: first token.
        stop: first token after.
        form: the notation.
        values: its readings, the usual one first; none for a `Form.MOMENT`.
        clock_min: minutes after midnight, if the same characters could be a time of day.
    """

    start: int
    stop: int
    form: Form
    values: tuple[Value, ...]
    clock_min: int | None = None


LONG_MS = 6 * 3_600_000
"""Few recordings are longer: "10h06" rather means ten minutes and six seconds."""
