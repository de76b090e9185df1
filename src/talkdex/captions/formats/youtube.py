"""What YouTube's json3 and srv3 have in common: events of segments with offsets.

Neither is specified; the shapes are those that YouTube serves. An event is a line: `tStartMs` and
`dDurationMs` tell how long it is on the screen (two lines at a time in automatic captions), and
each segment's offset tells when its word begins. An event that only appends a line break carries
no words; one without segments only places a window.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from talkdex.captions import markup, wordtimes
from talkdex.captions.base import Draft, Reading
from talkdex.captions.wordtimes import Pieces
from talkdex.transcript import Origin

_CERTAIN = 255  # confidences run from 0 to this


class Line(NamedTuple):
    """One event with text.

    Args:
        start_ms: of the event.
        duration_ms: on the screen, or None.
        pieces: its segments.
        timed: whether any segment has an offset or a confidence.
        number: of the event in the file, from 1.
    """

    start_ms: int
    duration_ms: int | None
    pieces: Pieces
    timed: bool
    number: int


def reading(lines: Sequence[Line], language: str | None = None) -> Reading:
    """Make drafts of lines: with word times where the file has them, the captions of a recogniser."""
    automatic = sum(line.timed for line in lines) * 2 > len(lines)
    if not automatic:
        return Reading([_untimed(line) for line in lines], language, scrolls=False)
    following = [*(line.start_ms for line in lines[1:]), None]
    drafts = [_timed(line, after) for line, after in zip(lines, following, strict=False)]
    return Reading(drafts, language, Origin.AUTOMATIC, scrolls=False)


def probabilities(confidences: Sequence[Any]) -> Sequence[float | None]:
    """Give YouTube's confidences as 0 to 1; None where one was not measured (absent, or 0)."""
    return [one / _CERTAIN if one else None for one in confidences] if any(confidences) else ()


def _untimed(line: Line) -> Draft:
    return Draft(line.start_ms, _end(line), markup.plain("".join(line.pieces.texts)), line.number)


def _timed(line: Line, following_ms: int | None) -> Draft:
    """Give a line with its words; the last lasts no longer than until the next line is spoken."""
    text = markup.plain("".join(line.pieces.texts))
    end = _end(line)
    until = min(
        (ms for ms in (end, following_ms) if ms is not None and ms >= line.pieces.starts[-1]),
        default=wordtimes.longest(line.pieces.starts[-1], text),
    )
    words = wordtimes.from_pieces(line.pieces, until)
    if "<" in text or "&" in text:
        words = [word._replace(text=markup.plain(word.text)) for word in words]
    return Draft(line.start_ms, end, text, line.number, None, words)


def _end(line: Line) -> int | None:
    return None if line.duration_ms is None else line.start_ms + line.duration_ms
