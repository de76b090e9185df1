"""Setting subtitles: from passages to captions with lines and times that don't overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from talkdex.exports.selection import Passage, Selection, Spoken, joined
from talkdex.exports.subtitles.breaking import LONGEST_MS, PER_SECOND, SHORTEST_MS, Run
from talkdex.exports.subtitles.width import pieces, width

GAP_MS = 84
"""Between one caption and the next: two frames at 24 a second."""
_CLOSE_MS = 500  # a shorter gap is closed to two frames: it would only flicker
_SILENCE_MS = 1_000  # ends a run: what follows is another caption
_READABLE_MS = 500  # a caption isn't cut shorter than this to make a gap


class Caption(NamedTuple):
    """One caption, half-open: one or two lines of words, and who speaks."""

    start_ms: int
    end_ms: int
    lines: tuple[tuple[Spoken, ...], ...]
    speaker: str | None

    @property
    def texts(self) -> list[str]:
        """Its lines as text."""
        return [joined(line) for line in self.lines]


def captions(selection: Selection, *, names: bool = False) -> list[Caption]:
    """Set what is said as captions, in order of time; no two overlap, and none is empty or endless.

    Args:
        selection: what to set; of one recording, or rebased.
        names: put the speaker's name and a colon before what they say, whenever another begins.

    Returns:
        Captions of at most two lines of 42 columns and at most seven seconds. They last at least a
        second and long enough to be read wherever the next one leaves the time.
    """
    found: list[Caption] = []
    said_ms = 0  # what two stretches share is said once, unless they are played one after another
    for stretch in selection.stretches:
        passages = list(_from(stretch.passages, said_ms))
        said_ms = max(said_ms, stretch.end_ms)
        unset = [_unset(run, *cut) for run in _runs(passages, names=names) for cut in run[0].captions()]
        found += _timed(sorted(unset, key=lambda c: c.start_ms), stretch.end_ms)
    return found


def _from(passages: Iterable[Passage], moment_ms: int) -> Iterator[Passage]:
    """Leave out the words that begin before a moment."""
    for passage in passages:
        words = tuple(word for word in passage.words if word.start_ms >= moment_ms)
        if words:
            yield replace(passage, words=words)


def _runs(passages: Iterable[Passage], *, names: bool) -> Iterator[tuple[Run, str | None]]:
    """Join passages that one person says on end, and part them at silences."""
    run: list[Spoken] = []
    speaker: str | None = None
    for passage in passages:
        words = [piece for word in passage.words for piece in pieces(word)]
        turn = passage.speaker != speaker
        if run and (turn or words[0].start_ms - run[-1].end_ms > _SILENCE_MS):
            yield Run(run), speaker
            run = []
        if names and turn and passage.speaker:
            run += _named(passage.speaker, words[0].start_ms)
        speaker = passage.speaker
        yield from _parted(run, words, speaker)
    if run:
        yield Run(run), speaker


def _parted(run: list[Spoken], words: list[Spoken], speaker: str | None) -> Iterator[tuple[Run, str | None]]:
    """Add words to the run; give what is complete, where a silence ends it."""
    for word in words:
        if run and word.start_ms - run[-1].end_ms > _SILENCE_MS:
            yield Run(tuple(run)), speaker
            run.clear()
        run.append(word)


def _named(speaker: str, at_ms: int) -> Iterator[Spoken]:
    for part in f"{speaker}:".split():
        yield from pieces(Spoken(at_ms, at_ms, part))


def _unset(run: tuple[Run, str | None], first: int, last: int) -> Caption:
    """Give a caption with the times of its words; their ends may still overlap others'."""
    words, lines = run[0].words, run[0].lines(first, last)
    end = max(word.end_ms for word in words[first:last])
    return Caption(words[first].start_ms, end, tuple(tuple(words[a:b]) for a, b in lines), run[1])


def _timed(unset: list[Caption], limit_ms: int) -> Iterator[Caption]:
    """Give captions their times: long enough to be read, apart from the next, inside the stretch."""
    earliest = 0
    bound = Caption(max([limit_ms, *(c.end_ms for c in unset)]) + GAP_MS, 0, (), None)
    for caption, following in pairwise([*unset, bound]):
        start = max(caption.start_ms, earliest)
        end = _end(start, caption, following.start_ms)
        earliest = end
        yield caption._replace(start_ms=start, end_ms=end)


def _end(start_ms: int, caption: Caption, next_ms: int) -> int:
    columns = sum(map(width, caption.texts))
    wanted = max(caption.end_ms, start_ms + SHORTEST_MS, start_ms + columns * 1000 // PER_SECOND)
    wanted = min(wanted, start_ms + LONGEST_MS)
    if next_ms - wanted >= _CLOSE_MS:
        return wanted
    apart = next_ms - GAP_MS
    if wanted <= apart:
        return min(apart, start_ms + LONGEST_MS)
    return apart if apart - start_ms >= _READABLE_MS else max(start_ms + 1, min(wanted, next_ms))
