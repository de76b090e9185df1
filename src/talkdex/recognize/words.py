"""Words at recording time: put back, repaired, and joined to cues.

The model times words within its window by the paths of its attention
(https://github.com/openai/whisper/blob/main/whisper/timing.py), which now and then gives no
duration, goes back, or lets a word begin in the silence before it. Here every word gets a
place of its own: in order, inside the window, at least 20 ms long, where somebody speaks.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from talkdex.media import RATE
from talkdex.recognize.windows import Part, Window
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Word

_GRID_MS = 10
_SHORTEST_MS = 20
_LEAD_MS = 80  # a voice is detected a little after it begins
_PAUSE_MS = 900  # ends a cue
_LONG_MS, _LONG_WORDS = 12_000, 28  # a cue without full stops is cut here
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_CLOSING = "\"'”’»）)]」』"


class Raw(NamedTuple):
    """A word as the model gives it: text with its leading space, seconds in the window, probability."""

    text: str
    start_s: float
    end_s: float
    probability: float


class Timed(NamedTuple):
    """A word put in its place; `text` keeps its leading space, by which words are joined."""

    start_ms: int
    end_ms: int
    text: str
    probability: float


def placed(raw: Sequence[Raw], window: Window) -> list[Timed]:
    """Put a window's words at recording time, in order, inside the window, none without duration."""
    kept = [word for word in raw if word.text.strip()]
    if not kept or not window.parts:
        return []
    last = window.parts[-1]
    start_ms, end_ms = _ms(window.parts[0].first), _ms(last.first + last.count)
    edges = TimeRange(-(-start_ms // _GRID_MS) * _GRID_MS, end_ms // _GRID_MS * _GRID_MS)
    spans = [_spoken(_span(word, window.parts), window.voiced) for word in kept]
    return [
        Timed(start, end, word.text, word.probability)
        for word, (start, end) in zip(kept, repaired(spans, edges), strict=True)
    ]


def repaired(spans: Sequence[tuple[int, int]], edges: TimeRange) -> list[tuple[int, int]]:
    """Move starts and ends as little as order needs: each span after the one before, inside the edges.

    All are rounded to 10 ms; each is at least 20 ms long where the edges leave room for it.
    """
    least = max(1, min(_SHORTEST_MS, edges.duration_ms // max(1, len(spans))))
    starts: list[int] = []
    for start, _ in spans:
        begin = round(start / _GRID_MS) * _GRID_MS
        starts.append(max(begin, starts[-1] + least if starts else edges.start_ms))
    limit = edges.end_ms
    for at in reversed(range(len(starts))):
        starts[at] = max(edges.start_ms, min(starts[at], limit - least))
        limit = starts[at]
    ends = [*starts[1:], edges.end_ms][: len(starts)]
    return [
        (start, min(following, max(start + least, round(end / _GRID_MS) * _GRID_MS)))
        for start, following, (_, end) in zip(starts, ends, spans, strict=True)
    ]


def _span(word: Raw, parts: Sequence[Part]) -> tuple[int, int]:
    """Give a word's recording time: in the part of the window's sound that holds most of it."""
    start, end = int(word.start_s * RATE), int(max(word.start_s, word.end_s) * RATE)
    part = max(parts, key=lambda p: min(end, p.offset + p.count) - max(start, p.offset))
    inside = (min(max(at - part.offset, 0), part.count) for at in (start, end))
    begin, finish = (_ms(part.first + at) for at in inside)
    return begin, finish


def _spoken(span: tuple[int, int], voiced: Sequence[TimeRange]) -> tuple[int, int]:
    """Cut off the silence that a word's time takes in; keep it where no voice was detected at all."""
    start, end = span
    best = max(voiced, key=lambda v: min(end, v.end_ms) - max(start, v.start_ms - _LEAD_MS), default=None)
    if best is None or best.end_ms <= start or end <= best.start_ms - _LEAD_MS:
        return span
    return max(start, best.start_ms - _LEAD_MS), max(start, min(end, best.end_ms + _LEAD_MS))


def _ms(sample: int) -> int:
    return sample * 1000 // RATE


def sentences(words: Sequence[Timed]) -> list[list[Timed]]:
    """Part words where a cue should end: at full stops, else at a pause or after 12 s."""
    parted: list[list[Timed]] = []
    for before, word in pairwise([None, *words]):
        assert word is not None
        if before is None or _ends(parted[-1], before, word):
            parted.append([])
        parted[-1].append(word)
    return parted


def cue(words: Sequence[Timed], language: str | None = None) -> Cue:
    """Join words to a cue.

    Args:
        words: in order, one at least.
        language: told in the cue; None where it is the transcript's own.
    """
    text = " ".join("".join(word.text for word in words).split())
    made = tuple(Word(w.start_ms, w.end_ms, w.text.strip(), round(w.probability, 3)) for w in words)
    return Cue(words[0].start_ms, words[-1].end_ms, text, words=made, language=language)


def _ends(held: list[Timed], before: Timed, word: Timed) -> bool:
    full = before.text.rstrip(_CLOSING).endswith(_STOPS)
    paused = word.start_ms - before.end_ms >= _PAUSE_MS
    long = word.end_ms - held[0].start_ms > _LONG_MS or len(held) >= _LONG_WORDS
    return full or paused or (long and word.text.startswith(" "))
