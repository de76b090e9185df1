"""Rolling captions: text that stays on the screen and is written again in the next cue.

A cue's lines that were already on the screen are told by order, not by likeness: the last lines
of one cue are the first of the next. So a line that somebody says twice is kept twice. A file is
taken as rolling only if in many cues some text stays *and* some is new.
"""

from collections.abc import Hashable, Sequence
from itertools import pairwise

from talkdex.captions.base import Draft
from talkdex.captions.notes import Notes

_BLINK_MS = 50  # YouTube holds a line for 10 ms before it moves up
_PAUSE_MS = 500  # the screen is clear after that
_SHARE = 0.4  # of neighbouring cues that must roll
_FEWEST = 2
_BEGINNING = 3  # characters
_WORDS = 2  # fewer words in common are chance


def carried(before: Sequence[Hashable], now: Sequence[Hashable], limit: int | None = None) -> int:
    """Count the things at the front of `now` that are the last of `before`; at most `limit`.

    Knuth, Morris and Pratt's failure function, so that it takes linear time whatever the text.
    """
    longest = min(len(before), len(now) if limit is None else limit)
    if not longest or now[0] not in (tail := before[len(before) - longest :]):
        return 0
    pattern = now[:longest]
    return _overlap(pattern, tail)


def _overlap(pattern: Sequence[Hashable], tail: Sequence[Hashable]) -> int:
    failure = [0] * len(pattern)
    for at in range(1, len(pattern)):
        failure[at] = _step(pattern, failure, failure[at - 1], pattern[at])
    state = 0
    for thing in tail:
        state = _step(pattern, failure, state, thing)
    return state


def _step(pattern: Sequence[Hashable], failure: list[int], state: int, thing: Hashable) -> int:
    if state == len(pattern):
        state = failure[state - 1]
    while state and pattern[state] != thing:
        state = failure[state - 1]
    return state + (pattern[state] == thing)


def unroll(drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    """Take every carried line out of the cues of a rolling file; give another file back as it is."""
    if not _may_roll(drafts):
        return list(drafts)
    for parts, joiner, fewest in ((_lines, "\n", 1), (_tokens, " ", _WORDS)):
        screens = [parts(draft.text) for draft in drafts]
        kept = _kept(drafts, screens, fewest)
        if _rolls(drafts, screens, kept):
            notes.add(f"rolling captions: text that stays on the screen is taken once ({len(drafts)} cues)")
            return [
                draft.saying(joiner.join(screen[count:]))
                for draft, screen, count in zip(drafts, screens, kept, strict=True)
                if count < len(screen)
            ]
    return list(drafts)


def _may_roll(drafts: Sequence[Draft]) -> bool:
    """Tell cheaply that a file can't roll: most cues don't begin with anything that was there before."""
    begun = sum(draft.text.lstrip()[:_BEGINNING] in before.text for before, draft in pairwise(drafts))
    return begun >= max(_FEWEST, _SHARE * (len(drafts) - 1))


def _lines(text: str) -> list[str]:
    return [line for written in text.split("\n") if (line := " ".join(written.split()))]


def _tokens(text: str) -> list[str]:
    return text.split()


def _kept(drafts: Sequence[Draft], screens: list[list[str]], fewest: int) -> list[int]:
    """Count for each cue the parts that it carries over from the one before."""
    kept = [0]
    for at in range(1, len(drafts)):
        end = drafts[at - 1].end_ms
        near = end is not None and drafts[at].start_ms <= end + _PAUSE_MS
        count = carried(screens[at - 1], screens[at]) if near else 0
        enough = count >= min(fewest, len(screens[at - 1]), len(screens[at]))
        kept.append(count if enough else 0)
    return kept[: len(drafts)]


def _rolls(drafts: Sequence[Draft], screens: list[list[str]], kept: list[int]) -> bool:
    """Tell a rolling file: enough cues carry something and add something, or only hold it for a blink."""
    rolling = sum(
        0 < count < len(screen) or (count > 0 and (draft.end_ms or 0) - draft.start_ms <= _BLINK_MS)
        for draft, screen, count in zip(drafts, screens, kept, strict=True)
    )
    carrying = sum(count > 0 for count in kept)
    return rolling >= _FEWEST and carrying >= _SHARE * (len(screens) - 1)
