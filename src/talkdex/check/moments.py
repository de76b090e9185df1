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
_BEGIN, _END = r"(?<![\w:.,])", r"(?![\w%]|:\d)"
_JOIN = r"(?:,?\s?(?:and|et|y|e|und)\b)?\s?"
_HOUR = r"\s?(?:h(?:rs?\b\.?|ours?|eures?)?|horas?|or[ae]|std\b\.?|stunden?)"
_MINUTE = r"\s?(?:minut(?:es?|os?|i|en)|mins?\b\.?|min|mn|m|['’′])"
_SECOND = r"\s?(?:second(?:e?s?|i)|segundos?|sekunden|sec(?:s|\b\.)?|se[kg]\b\.?|s|''|’’|[\"”″])"
_ALONE = rf"(?:(?<=\S\d\d){_END}|(?=\s*(?:[)\].,;:!?»]|\Z)))"
"""Behind seconds that no unit follows: "at 1 h 20 min 30 people left" has none."""
_HOURS, _TOTAL = r"(?P<hours>\d{1,2})", r"(?P<minutes>\d{1,3})"
_MINUTES, _SECONDS = r"(?P<minutes>[0-5]?\d)", r"(?P<seconds>[0-5]?\d)"
_AT = (
    r"(?:\b(?:at|around|about|from|ca\.?|circa|à|vers|dès|a\slas?|a\slos|hacia|desde|bei|ab|um|etwa|alle|dalle"
    r"|verso|às|aos)\s|~\s?)"
)
"""What leads to a moment, where a number alone is the length of something, or the time of a day."""
_NO_LENGTH = r"(?!\s+(?:long|(?:de\s)?vid[eéi]o|clip|talk|speech|lang))"
"""What follows tells that this is how long something takes."""
_TAKES = re.compile(
    r"\b(?:last(?:s|ed|ing)?|takes?|took|for|in|dur[eéaó]\w*|dau(?:er|rt)\w*|l[eä]ng\w*|long\w*|runtime|running\stime"
    r"|total|pendant|während|durante|per|in\sa|d['’]une?|dans\sun\w*|in\seinem)\W{0,3}$",
    re.IGNORECASE,
)
"""What stands before how long something takes."""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEGIN}{_HOURS}{_HOUR}{_JOIN}{_MINUTES}{_MINUTE}{_JOIN}{_SECONDS}{_SECOND}{_END}{_NO_LENGTH}",
        rf"{_BEGIN}{_HOURS}{_HOUR}{_JOIN}{_MINUTES}{_MINUTE}\s?(?P<seconds>[0-5]\d){_ALONE}{_NO_LENGTH}",
        rf"{_BEGIN}{_HOURS}\s?h\s?(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d){_END}{_NO_LENGTH}",
        rf"[(\[]{_HOURS}\s?(?:h|hr|std\.)\s?{_MINUTES}\s?(?:m|min\.?|mn|['’′])[)\]]",
        rf"{_AT}{_HOURS}{_HOUR}{_JOIN}{_MINUTES}{_MINUTE}{_END}{_NO_LENGTH}",
        rf"{_BEGIN}{_HOURS}{_HOUR}{_JOIN}{_MINUTES}{_MINUTE}\s+in(?:to)?\b",
        rf"[(\[]{_AT}?(?P<hours>0?\d|1[0-2]){_HOUR}\s?(?P<minutes>[0-5]\d)[)\]]",
        rf"{_AT}(?P<hours>0?[0-4])\s?h\s?(?P<minutes>[0-5]\d){_END}",
        rf"{_BEGIN}{_TOTAL}\s?(?:minut(?:es?|os?|i|en)|mins?\.?|mn){_JOIN}{_SECONDS}{_SECOND}?{_END}{_NO_LENGTH}",
        rf"{_BEGIN}{_TOTAL}m(?P<seconds>[0-5]\d)s?{_END}",
        rf"{_BEGIN}{_TOTAL}['’′]\s?{_SECONDS}\s?(?:''|’’|[\"”″])(?!\w)",
        rf"[(\[]{_AT}?{_TOTAL}['’′]\s?(?P<seconds>[0-5]\d)[)\]]",
        rf"(?:\b(?:minut[eo]|min\.|minuten?)|[(\[](?:min|mn))\s{_TOTAL}(?::(?P<seconds>[0-5]\d)|(?![\w%]|[:.,]\d))",
        rf"{_AT}{_TOTAL}\s?min{_END}",
        rf"[(\[]{_AT}{_TOTAL}\s?m{_END}",
        rf"\b(?:aos|a\slos|ai)\s{_TOTAL}\s?minut[oi]s?\b",
        rf"{_BEGIN}{_TOTAL}[- ]minute\s+mark\b",
        rf"{_BEGIN}{_TOTAL}\s+minutes?\s+in(?:to)?\b",
        r"[(\[](?P<hours>\d{1,2})\.(?P<minutes>\d\d)\.(?P<seconds>[0-5]\d)[)\]]",
        r"[(\[](?:t\s?=\s?(?P<seconds>\d{1,5})s?|\bt\s?=\s?(?P<minutes>\d{1,3})m(?:in)?)[)\]]",
        r"[(\[](?P<seconds>\d{2,5})\s?s(?:ec)?[)\]]",
        rf"{_BEGIN}(?P<nth>\d{{1,3}})(?:st|nd|rd|th|e|è|ème|ª|º|°|\.)\s?(?:minute|minuto)\b",
    )
)
"""The longer ways to write a time come first: what stands within one is no other."""


_CLOCK = r"(?<![\d:.])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[.,]\d{1,3})?"
_EDGE = re.compile(r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)")
_TILL = (
    r"(?:(?:\s?[-–—]\s?|\s(?:to|till|until|and|à|et|a|y|hasta|bis|und|al|alle|e|até|às)\s)"
    r"(?:\d{1,2}:)?(?:\d{1,3}:)?\d\d(?:[.,]\d{1,3})?)?(?![\w:])"
)
_NO_DAY = r"(?!\s?(?:[AaPp]\.?[Mm]\b|h\b|Uhr\b|UTC|GMT|[CE]E?[SD]?T\b|[PB][SD]?T\b))"
_IN_PROSE = (
    re.compile(
        rf"[(\[](?:[^()\[\]\n]{{0,100}}?[\s,;:”\"»’])??(?P<clock>{_CLOCK}{_TILL})(?:\s?(?:[Mm]in|[Ss]td|mark|ff?)\.?)?\s?[)\]]"
    ),
    re.compile(rf"(?:(?<=,\s)|(?<=[(\[]))(?:at\s)?(?P<clock>{_CLOCK}{_TILL})(?=[,.]\s<?(?:https?://|www\.))"),
    re.compile(
        rf"(?:[—–―~]|[”\"»“][*_]{{0,3}},)\s?[A-ZÀ-Þ][^\n—–―~()]{{1,80}}?(?:,|\sat|\sà|\sbei)\s(?P<clock>{_CLOCK}{_TILL})(?=\s*(?:[.;)\n]|\Z))"
    ),
    re.compile(rf"[”\"»“]\s[*_]{{0,2}}(?P<clock>{_CLOCK}{_TILL}){_NO_DAY}"),
    re.compile(
        rf"\b(?:[Aa]t|[Ff]rom|À|à|[Dd]ès|A las|a las|desde|Um|um|Bei|bei|[Aa]b|Alle|alle|dalle|às)\s"
        rf"(?=\d{{1,2}}:\d\d:\d\d|\d{{1,3}}:\d[1-46-9])(?P<clock>{_CLOCK}){_NO_DAY}"
    ),
)
"""In the brackets of a citation, before its link, behind the name after a dash, behind the quotation; or in
the sentence, unless it is as round as the time of a day."""
_IN_NOTE = (re.compile(rf"(?<![\w:./])(?P<clock>{_CLOCK}{_TILL}){_NO_DAY}"),)
_LENGTH = re.compile(r",\s(?:at|à|a|en|bei|ab|min\.)\s\d")
"""What follows how long a recording is, where the moment comes after it."""
_RUNS = re.compile(
    r"\b(?:[Rr]untime|[Rr]unning\stime|[Dd]ur[eé]\w*|[Dd]uraci\w+|[Dd]auer|[Ll]änge|[Ll]ength):?\s?$"
)
"""What stands before how long one is."""
_DAY = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\b\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s)?\d{4}"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|[^\W\d]{3,12}day)[,T]?\s?(?:at|à|um|a las|alle|às)?\s?$"
)
"""A day, before the time of that day."""
_SPAN = re.compile(r"(?:[-–—]\s?|\s[a-zà-ÿ]{1,5}\s)\d{1,3}:\d\d")
_PARTED = re.compile(
    r"(?:^|[,;:.”\"»’)\](\[–—-]|\b(?:[Aa]t|À|[Aa] las|Um|Bei|Alle|from|around|c(?:irc)?a\.?|vers|à|dès|de|a"
    r"|en|desde|al|bei|ab|von|um|da|alle|aos|às|[Mm]in(?:ut[eo])?|[Tt]ime(?:stamp|code)?|TC|tc|[Vv][ií]d[eé]o"
    r"|[Aa]udio|[Cc]lip|[Rr]ecording|[Yy]ou[Tt]ube))\s*[*_]*$"
)
"""What stands before a moment in a citation; a chapter and verse has the name of its book there."""


class Moment(NamedTuple):
    """Where a moment stands in the text, half-open; when it is, in ms of recording time; how exactly.

    `end_ms` is told where it is a range; else None.
    """

    start: int
    end: int
    ms: int
    precision_ms: int
    end_ms: int | None = None


def moments(text: str, *, note: bool = False) -> Iterator[Moment]:
    """Give the moments in a text; "the 18th minute" begins when seventeen are over.

    In a `note` clocks needn't stand in brackets.
    """
    taken: list[tuple[int, int]] = []
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _PATTERNS):
        start, end = found.span()
        told = found.groupdict()
        ms = _told_ms(told)
        within = any(start < b and a < end for a, b in taken)
        if ms >= 0 and not within and not _takes(found):
            taken.append((start, end))
            yield Moment(start, end, ms, _SECOND_MS if told.get("seconds") else _MINUTE_MS)
    for found in chain.from_iterable(p.finditer(text) for p in (_IN_NOTE if note else _IN_PROSE)):
        if _cited(found):
            ms = _told_ms(found.groupdict())
            yield Moment(*found.span("clock"), ms, _SECOND_MS, _end_ms(found["clock"], ms))


def _takes(found: "re.Match[str]") -> bool:
    """Tell whether a time is how long something takes."""
    return bool(_TAKES.search(found.string[max(0, found.start() - _BEFORE) : found.start()]))


def _end_ms(clock: str, ms: int) -> int | None:
    """Give the second time of a range; None where there is none, or none that lies behind the first."""
    edges = [_told_ms(edge.groupdict()) for edge in _EDGE.finditer(clock)]
    return edges[1] if len(edges) > 1 and edges[1] > ms else None


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
    if _LENGTH.match(found.string, end) or _RUNS.search(before):
        return False
    if found["hours"] or _SPAN.search(found["clock"]):
        return True
    return bool(_PARTED.search(before)) and not _DAY.search(before)
