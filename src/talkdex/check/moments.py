"""Moments as articles write them beside a quotation: "minute 18", "the 18-minute mark", "(Doe, 2024, 18:13)".

`talkdex.mentions` reads times that name a stretch of a recording, and leaves these alone: a number of
minutes in running prose is seldom a time. Beside what somebody said it nearly always is; so is a clock in the
brackets of a citation, as APA 7 (https://apastyle.apa.org/style-grammar-guidelines/citations/quotations) and
MLA 9 want it, or in a note. The time of a day and a verse of the Bible look much the same.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

_MINUTE_MS, _SECOND_MS = 60_000, 1000
_BEFORE = 40  # characters that tell what a clock is
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
        r"[(\[](?P<hours>\d{1,2})h(?P<minutes>\d\d)[)\]]",
        r"[(\[](?P<hours>\d{1,2})\.(?P<minutes>\d\d)\.(?P<seconds>[0-5]\d)[)\]]",
        r"[(\[](?:t\s?=\s?(?P<seconds>\d{1,5})s?|\bt\s?=\s?(?P<minutes>\d{1,3})m(?:in)?)[)\]]",
        r"[(\[](?P<seconds>\d{2,5})\s?s(?:ec)?[)\]]",
        r"(?<![\w:.,])(?P<nth>\d{1,3})(?:st|nd|rd|th|e|è|ème|ª|º|°|\.)\s?(?:minute|minuto)\b",
    )
)


_CLOCK = r"(?<![\d:.])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[.,]\d{1,3})?"
_TILL = r"(?:\s?[-–—]\s?(?:\d{1,2}:)?(?:\d{1,3}:)?\d\d(?:[.,]\d{1,3})?)?(?![\w:])"
_NO_DAY = r"(?!\s?(?:[AaPp]\.?[Mm]\b|h\b|Uhr\b|UTC|GMT|[CE]E?[SD]?T\b|[PB][SD]?T\b))"
_IN_PROSE = (
    re.compile(
        rf"[(\[](?:[^()\[\]\n]{{0,100}}?[\s,;:”\"»’])?(?P<clock>{_CLOCK}{_TILL})(?:\s?(?:[Mm]in|[Ss]td|mark|ff?)\.?)?\s?[)\]]"
    ),
    re.compile(rf"(?:(?<=,\s)|(?<=[(\[]))(?:at\s)?(?P<clock>{_CLOCK}{_TILL})(?=[,.]\s<?(?:https?://|www\.))"),
    re.compile(
        rf"[—–―~]\s?[A-ZÀ-Þ][^\n—–―~()]{{1,80}}?(?:,|\sat|\sà|\sbei)\s(?P<clock>{_CLOCK}{_TILL})(?=\s*(?:[.;)\n]|\Z))"
    ),
    re.compile(rf"[”\"»“]\s[*_]{{0,2}}(?P<clock>{_CLOCK}{_TILL}){_NO_DAY}"),
    re.compile(
        rf"\b(?:[Aa]t|À|à|A las|a las|Um|um|Bei|bei|Alle|alle|às)\s"
        rf"(?=\d{{1,2}}:\d\d:\d\d|\d{{1,3}}:\d[1-46-9])(?P<clock>{_CLOCK}){_NO_DAY}"
    ),
)
"""In the brackets of a citation, before its link, behind the name after a dash, behind the quotation; or in
the sentence, unless it is as round as the time of a day."""
_IN_NOTE = (re.compile(rf"(?<![\w:./])(?P<clock>{_CLOCK}{_TILL}){_NO_DAY}"),)
_LENGTH = re.compile(r",\s(?:at|à|a|en|bei|ab|min\.)\s\d")
"""What follows how long a recording is, where the moment comes after it."""
_DAY = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\b\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s)?\d{4}"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|[^\W\d]{3,12}day)[,T]?\s?(?:at|à|um|a las|alle|às)?\s?$"
)
"""A day, before the time of that day."""
_SPAN = re.compile(r"[-–—]\s?\d{1,3}:\d\d")
_PARTED = re.compile(
    r"(?:^|[,;:.”\"»’)\](\[–—-]|\b(?:[Aa]t|À|[Aa] las|Um|Bei|Alle|from|around|c(?:irc)?a\.?|vers|à|dès|de|a"
    r"|en|desde|al|bei|ab|von|um|da|alle|aos|às|[Mm]in(?:ut[eo])?|[Tt]ime(?:stamp|code)?|TC|tc|[Vv][ií]d[eé]o"
    r"|[Aa]udio|[Cc]lip|[Rr]ecording|[Yy]ou[Tt]ube))\s*[*_]*$"
)
"""What stands before a moment in a citation; a chapter and verse has the name of its book there."""


class Moment(NamedTuple):
    """Where a moment stands in the text, half-open; when it is, in ms of recording time; how exactly."""

    start: int
    end: int
    ms: int
    precision_ms: int


def moments(text: str, *, note: bool = False) -> Iterator[Moment]:
    """Give the moments in a text; "the 18th minute" begins when seventeen are over.

    In a `note` clocks needn't stand in brackets.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            told = found.groupdict()
            ms = _told_ms(told)
            if ms >= 0:
                yield Moment(*found.span(), ms, _SECOND_MS if told.get("seconds") else _MINUTE_MS)
    for found in chain.from_iterable(p.finditer(text) for p in (_IN_NOTE if note else _IN_PROSE)):
        if _cited(found):
            yield Moment(*found.span("clock"), _told_ms(found.groupdict()), _SECOND_MS)


def _told_ms(told: Mapping[str, str | None]) -> int:
    """Add hours, minutes and seconds up; the first minute is the one with which it begins."""
    nth = told.get("nth")
    minutes = int(nth) - 1 if nth else int(told.get("minutes") or 0)
    seconds = (int(told.get("hours") or 0) * 60 + minutes) * 60 + int(told.get("seconds") or 0)
    return seconds * _SECOND_MS


def _cited(found: "re.Match[str]") -> bool:
    """Tell whether a clock is that of a recording; one of three numbers always is, or a range."""
    start, end = found.span("clock")
    before = found.string[max(0, start - _BEFORE) : start]
    if _LENGTH.match(found.string, end):
        return False
    if found["hours"] or _SPAN.search(found["clock"]):
        return True
    return bool(_PARTED.search(before)) and not _DAY.search(before)
