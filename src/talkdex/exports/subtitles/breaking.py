"""Where to break: runs of words into captions, and captions into lines, each break at the best place.

Both are shortest paths over the places between words, as TeX breaks a paragraph (Knuth and Plass
1981, https://doi.org/10.1002/spe.4380111102): a break after a sentence costs nothing, one after a
clause or before a pause little, one that parts a short word (an article, a preposition) from the
next much.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from talkdex.exports.selection import Spoken
from talkdex.exports.subtitles.width import LINE, width

LONGEST_MS = 7_000
SHORTEST_MS = 1_000
PER_SECOND = 20
"""Columns that can be read in a second."""
_PAUSE_MS = 300
_SENTENCE = (".", "?", "!", "…", "。", "！", "？", "؟", "।")
_CLAUSE = (",", ";", ":", "—", "–", "،", "、", "，", "；", "：")
_CLOSERS = "\"'»”’)]}」』"
_SHORT_WORD = 3

_EACH = 2.0  # what a caption costs, wherever it ends
_AFTER_CLAUSE, _AT_PAUSE, _ANYWHERE, _AFTER_SHORT_WORD = 1.5, 1.0, 5.0, 8.0
_SENTENCE_INSIDE = 3.0  # a sentence that ends in the middle of a caption
_TOO_SHORT, _TOO_FAST, _TOO_SMALL = 6.0, 0.25, 2.0
_SMALL = 12


class Run:
    """Words of one speaker without a long silence between them, to be broken into captions.

    Args:
        words: in order, none wider than a line.
    """

    def __init__(self, words: Sequence[Spoken]) -> None:
        self.words = words
        # ends[i]: columns of the first i words, each with the space before it
        self.ends = [0, *accumulate(width(w.before + w.text) for w in words)]

    def width(self, first: int, last: int) -> int:
        """Columns of the words from `first` to before `last`, side by side."""
        return self.ends[last] - self.ends[first] - width(self.words[first].before)

    def _second_line(self, first: int, last: int) -> int:
        """Give the latest word that can begin the second line, or `last` where one line holds all."""
        room = self.ends[first] + width(self.words[first].before) + LINE
        return min(last, bisect_right(self.ends, room) - 1)

    def fits(self, first: int, last: int) -> bool:
        """Tell whether the words fit on two lines."""
        at = self._second_line(first, last)
        return at == last or self.width(at, last) <= LINE

    def lines(self, first: int, last: int) -> list[tuple[int, int]]:
        """Break a caption's words into one line or the two that read best, as half-open ranges."""
        latest = self._second_line(first, last)
        if latest == last:
            return [(first, last)]
        at = min(
            (k for k in range(first + 1, latest + 1) if self.width(k, last) <= LINE),
            key=lambda k: self._line_cost(first, k, last),
        )
        return [(first, at), (at, last)]

    def _line_cost(self, first: int, at: int, last: int) -> float:
        upper, lower = self.width(first, at), self.width(at, last)
        top_heavy = 0.3 if upper > lower else 0.0
        return self.break_costs[at] + abs(upper - lower) / 10 + top_heavy

    @cached_property
    def break_costs(self) -> list[float]:
        """What it costs to break before each word; nothing at both ends."""
        inner = [self._break_cost(at) for at in range(1, len(self.words))]
        return [0.0, *inner, 0.0]

    def _break_cost(self, at: int) -> float:
        before, after = self.words[at - 1], self.words[at]
        end = before.text.rstrip(_CLOSERS)
        if end.endswith(_SENTENCE):
            return 0.0
        pause = _AT_PAUSE if after.start_ms - before.end_ms >= _PAUSE_MS else _ANYWHERE
        if end.endswith(_CLAUSE):
            return min(_AFTER_CLAUSE, pause)
        if len(end) <= _SHORT_WORD and after.before:
            return min(_AFTER_SHORT_WORD, pause * 2)
        return pause

    @cached_property
    def _sentences(self) -> list[int]:
        """How many sentences end before each word."""
        ended = (w.text.rstrip(_CLOSERS).endswith(_SENTENCE) for w in self.words)
        return [0, *accumulate(map(int, ended))]

    def captions(self) -> list[tuple[int, int]]:
        """Break the run into captions at the least cost, as half-open ranges of words."""
        count = len(self.words)
        best = [0.0] + [float("inf")] * count
        come_from = [0] * (count + 1)
        for first in range(count):
            for last in range(first + 1, count + 1):
                if last > first + 1 and not self._may_hold(first, last):
                    break
                cost = best[first] + self._caption_cost(first, last)
                if cost < best[last]:
                    best[last], come_from[last] = cost, first
        return _walked(come_from)

    def _may_hold(self, first: int, last: int) -> bool:
        duration = self.words[last - 1].end_ms - self.words[first].start_ms
        return duration <= LONGEST_MS and self.fits(first, last)

    def _caption_cost(self, first: int, last: int) -> float:
        columns, whole = self.width(first, last), last - first == len(self.words)
        cost = _EACH + self.break_costs[last]
        cost += _SENTENCE_INSIDE * (self._sentences[last - 1] - self._sentences[first])
        if columns < _SMALL and not whole:
            cost += _TOO_SMALL
        if last < len(self.words):  # the last caption of a run may stay on through the silence
            shown_ms = max(1, self.words[last].start_ms - self.words[first].start_ms)
            cost += _TOO_SHORT * max(0.0, 1 - shown_ms / SHORTEST_MS)
            cost += _TOO_FAST * max(0.0, columns * 1000 / shown_ms - PER_SECOND)
        return cost


def _walked(come_from: Sequence[int]) -> list[tuple[int, int]]:
    ranges, last = [], len(come_from) - 1
    while last:
        ranges.append((come_from[last], last))
        last = come_from[last]
    return ranges[::-1]
