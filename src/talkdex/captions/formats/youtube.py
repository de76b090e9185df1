"""What YouTube's json3 and srv3 have in common: events of segments with offsets.

Neither is specified; the shapes are those that YouTube serves. An event is a line: `tStartMs` and
`dDurationMs` tell how long it is on the screen (two lines at a time in automatic captions), and
each segment's offset tells when its word begins. An event that only appends a line break carries
no words; one without segments only places a window.
"""

from collections.abc import Sequence
from typing import NamedTuple

from talkdex.captions import markup, wordtimes
from talkdex.captions.base import Draft, Reading
from talkdex.transcript import Origin, Word

_CERTAIN = 255  # confidences run from 0 to this


class Line(NamedTuple):
    """One event with text.

    Args:
        start_ms: of the event.
        duration_ms: on the screen, or None.
        pieces: of each segment its start, text and probability.
        timed: whether any segment has an offset or a confidence.
        number: of the event in the file, from 1.
    """

    start_ms: int
    duration_ms: int | None
    pieces: list[wordtimes.Piece]
    timed: bool
    number: int


def reading(lines: Sequence[Line], language: str | None = None) -> Reading:
    """Make drafts of lines: with word times where the file has them, the captions of a recogniser."""
    automatic = sum(line.timed for line in lines) * 2 > len(lines)
    drafts = [
        _draft(line, _next_start(lines, at)) if automatic else _untimed(line) for at, line in enumerate(lines)
    ]
    return Reading(drafts, language, Origin.AUTOMATIC if automatic else None, scrolls=False)


def probability(confidence: float | None) -> float | None:
    """Give YouTube's confidence as 0 to 1; None where it was not measured (absent, or 0)."""
    return confidence / _CERTAIN if confidence else None


def _next_start(lines: Sequence[Line], at: int) -> int | None:
    return lines[at + 1].start_ms if at + 1 < len(lines) else None


def _untimed(line: Line) -> Draft:
    text = markup.plain("".join(text for _, text, _, _ in line.pieces))
    return Draft(line.start_ms, _end(line), text, line.number)


def _draft(line: Line, next_start_ms: int | None) -> Draft:
    text = markup.plain("".join(text for _, text, _, _ in line.pieces))
    end = _end(line)
    until = end if end is not None else next_start_ms
    if until is None or (next_start_ms is not None and line.start_ms <= next_start_ms < until):
        until = next_start_ms if next_start_ms is not None else wordtimes.longest(line.pieces[-1][0], text)
    words: Sequence[Word] = wordtimes.from_pieces(line.pieces, until)
    if "<" in text or "&" in text:
        words = [word._replace(text=markup.plain(word.text)) for word in words]
    return Draft(line.start_ms, end, text, line.number, None, words)


def _end(line: Line) -> int | None:
    return None if line.duration_ms is None else line.start_ms + line.duration_ms
