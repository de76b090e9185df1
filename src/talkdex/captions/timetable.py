"""Times put right: cues without an end, cues that run backwards, cues out of order or written twice."""

from collections.abc import Sequence
from itertools import pairwise

from talkdex.captions.base import Draft
from talkdex.captions.notes import Notes

_OVERLAP_MS = 50  # less is rounding
_OVERLAPPING = 0.6  # of the neighbours, and a file is taken to tell how long lines stay on the screen
_FEWEST = 4
_LEAST_MS, _PER_LETTER_MS = 3000, 150
"""The longest a cue of unknown end is taken to last when the next one begins much later."""


def settle(drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    """Give drafts in order of start, each with a start and an end that don't contradict each other."""
    started = _started(drafts, notes)
    forward = _forward(started, notes)
    return _apart(_ended(_once(_ordered(forward, notes), notes)), notes)


def _started(drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    """Move what begins before the recording to its start."""
    started = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.start_ms < 0:
            notes.add("begins before the recording; moved to its start", draft.number)
            end = None if draft.end_ms is None else max(0, draft.end_ms)
            started[at] = draft._replace(start_ms=0, end_ms=end)
    return started


def _forward(drafts: list[Draft], notes: Notes) -> list[Draft]:
    """Turn cues that end before they start: start and end swapped where that fits, else the end dropped."""
    forward: list[Draft] = []
    before = 0
    for draft in drafts:
        if draft.end_ms is not None and draft.end_ms < draft.start_ms:
            if draft.end_ms >= before:
                notes.add("ends before it starts; start and end swapped", draft.number)
                draft = draft._replace(start_ms=draft.end_ms, end_ms=draft.start_ms)  # noqa: PLW2901
            else:
                notes.add("ends before it starts; ended at the next cue", draft.number)
                draft = draft._replace(end_ms=None)  # noqa: PLW2901
        before = draft.start_ms
        forward.append(draft)
    return forward


def _ordered(drafts: list[Draft], notes: Notes) -> list[Draft]:
    for earlier, later in pairwise(drafts):
        if later.start_ms < earlier.start_ms:
            notes.add("out of order; cues sorted by their start", later.number)
    return sorted(drafts, key=lambda draft: draft.start_ms)


def _once(drafts: list[Draft], notes: Notes) -> list[Draft]:
    """Leave out cues that were written before with the same start and text."""
    seen: set[tuple[int, str]] = set()
    kept = []
    for draft in drafts:
        key = (draft.start_ms, " ".join(draft.text.split()))
        if key in seen:
            notes.add("written twice; kept once", draft.number)
            continue
        seen.add(key)
        kept.append(draft)
    return kept


def _ended(drafts: list[Draft]) -> list[Draft]:
    """End cues of unknown end where the next begins, or after as long as their text can take."""
    ended: list[Draft] = []
    following: int | None = None
    for draft in reversed(drafts):
        if draft.end_ms is None:
            longest = draft.start_ms + max(_LEAST_MS, _PER_LETTER_MS * len(draft.text))
            draft = draft._replace(end_ms=longest if following is None else min(longest, following))  # noqa: PLW2901
        if following is None or draft.start_ms < following:
            following = draft.start_ms
        ended.append(draft)
    ended.reverse()
    return ended


def _apart(drafts: list[Draft], notes: Notes) -> list[Draft]:
    """End lines where the next one is spoken, in files that say how long they stay on a rolling screen.

    Automatic captions show two lines at a time, so each line's time covers the next one's too: its
    words, spread over that, would come seconds late. Words with times of their own need no help.
    """
    following = [draft.start_ms for draft in drafts[1:]]
    overlapping = [
        draft.start_ms < after < (draft.end_ms or 0) - _OVERLAP_MS
        for draft, after in zip(drafts, following, strict=False)
    ]
    if sum(overlapping) < max(_FEWEST, _OVERLAPPING * len(following)) or any(draft.words for draft in drafts):
        return drafts
    notes.add("lines overlap throughout, as on a rolling screen; each ended where the next begins")
    ends = [after if over else None for after, over in zip(following, overlapping, strict=True)]
    cut = [draft._replace(end_ms=end) if end else draft for draft, end in zip(drafts, ends, strict=False)]
    return [*cut, drafts[-1]]
