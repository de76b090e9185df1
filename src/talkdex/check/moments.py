"""Moments as articles write them beside a quotation: "minute 18", "the 18-minute mark", "18'13''".

`talkdex.mentions` reads times that name a stretch of a recording, and leaves these alone: a number of
minutes in running prose is seldom a time. Beside what somebody said it nearly always is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MINUTE_MS, _SECOND_MS = 60_000, 1000
_TOTAL = r"(?P<minutes>\d{1,3})"
_SECONDS = r"(?P<seconds>[0-5]?\d)"
_NO_LENGTH = r"(?!\s+(?:long|(?:de\s)?vid[eéi]o|clip|talk|speech|lang))"
"""What follows tells that this is how long something takes."""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w:.,]){_TOTAL}\s?(?:min\.?|mn)\s?{_SECONDS}\s?(?:sec\b|s\b)?(?![\w:%]){_NO_LENGTH}",
        rf"(?<![\w:.,]){_TOTAL}m(?P<seconds>[0-5]\d)s?(?![\w:%])",
        rf"(?<![\w:.,]){_TOTAL}['’′]\s?{_SECONDS}\s?(?:''|’’|[\"”″])(?!\w)",
        rf"\b(?:minut[eo]|min\.|minuten?)\s{_TOTAL}(?![\w:%]|[.,]\d)",
        rf"(?<![\w:.,]){_TOTAL}[- ]minute\s+mark\b",
        rf"(?<![\w:.,]){_TOTAL}\s+minutes?\s+in(?:to)?\b",
        r"(?<![\w:.,])(?P<nth>\d{1,3})(?:st|nd|rd|th|e|è|ème|ª|º|°|\.)\s?(?:minute|minuto)\b",
    )
)


class Moment(NamedTuple):
    """Where a moment stands in the text, half-open; when it is, in ms of recording time; how exactly."""

    start: int
    end: int
    ms: int
    precision_ms: int


def moments(text: str) -> Iterator[Moment]:
    """Give the moments in a text; "the 18th minute" begins when seventeen are over."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            told = found.groupdict()
            minutes = int(told["minutes"]) if told.get("minutes") else int(told["nth"]) - 1
            seconds = told.get("seconds")
            ms = minutes * _MINUTE_MS + int(seconds or 0) * _SECOND_MS
            if minutes >= 0:
                yield Moment(*found.span(), ms, _SECOND_MS if seconds else _MINUTE_MS)
