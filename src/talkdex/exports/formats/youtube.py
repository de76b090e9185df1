"""A list of chapters for the description of a YouTube video.

YouTube heeds it when the first begins at 0:00, there are three or more, in order, and each lasts ten
seconds or more: https://support.google.com/youtube/answer/9884579. Angle brackets can't be in a
description.
"""

from talkdex.errors import UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.selection import Mark, Selection
from talkdex.timing import clock

_FEWEST = 3
_SHORTEST_S = 10
_BRACKETS = str.maketrans("<>", "‹›")


def write(selection: Selection) -> str:
    """Write a chapter a line; a name shares the line of the one before where either lasts too short.

    Raises:
        UsageError: YouTube would heed none, being fewer than three.
    """
    lines: list[tuple[int, str]] = []
    for mark in _from_start(selection):
        second = mark.start_ms // 1000
        if lines and (second - lines[-1][0] < _SHORTEST_S or _end_s(selection) - second < _SHORTEST_S):
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} / {mark.title}")
        else:
            lines.append((second, mark.title))
    if len(lines) < _FEWEST:
        few = f"and {len(lines)} would last so long here (try --format markdown)"
        raise UsageError(f"YouTube wants {_FEWEST} chapters of {_SHORTEST_S} s or more, {few}")
    return "".join(f"{clock(second * 1000)} {_title(title)}\n" for second, title in lines)


def _title(title: str) -> str:
    """Let it begin as titles do, whatever the sentence was that it was read out of."""
    return (title[:1].upper() + title[1:]).translate(_BRACKETS)


def _end_s(selection: Selection) -> int:
    return max(stretch.end_ms for stretch in selection.stretches) // 1000


def _from_start(selection: Selection) -> list[Mark]:
    """Give the marks in order; before the first one that begins later, the title of the whole."""
    marks = sorted(selection.marks, key=lambda mark: mark.start_ms)
    if marks[0].start_ms >= _SHORTEST_S * 1000:
        return [Mark(0, marks[0].start_ms, selection.title), *marks]
    return [Mark(0, marks[0].end_ms, marks[0].title), *marks[1:]]


FORMAT = Format("youtube", "Chapters for a YouTube description", ".txt", write, Needs.NAMES, Times.ONE)
