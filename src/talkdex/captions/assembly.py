"""From a reading to cues: what every format needs, done once and in one order.

Empty cues go, times are put right, rolling text is taken once, speakers are told from text.
"""

from collections.abc import Sequence

from talkdex.captions import rolling, timetable, voices
from talkdex.captions.base import Draft, Reading
from talkdex.captions.notes import Notes
from talkdex.transcript import Cue, Word


def cues(reading: Reading, notes: Notes) -> tuple[Cue, ...]:
    """Give the cues of a reading in order of their start, noting what was repaired or dropped."""
    drafts = timetable.settle(_spoken(reading.drafts, notes), notes)
    if reading.scrolls:
        drafts = rolling.unroll(drafts, notes)
    made = [_cue(draft) for draft in voices.told(drafts) if draft.text]
    return tuple(sorted(made, key=lambda cue: cue.start_ms))  # a speaker's part may begin after the next cue


def _spoken(drafts: Sequence[Draft], notes: Notes) -> list[Draft]:
    spoken = []
    for draft in drafts:
        if draft.text.strip():
            spoken.append(draft)
        else:
            notes.add("has no text; left out", draft.number)
    return spoken


def _cue(draft: Draft) -> Cue:
    start, end = draft.start_ms, draft.start_ms if draft.end_ms is None else draft.end_ms
    return Cue(start, end, draft.text, draft.speaker, _inside(draft.words, start))


def _inside(words: Sequence[Word], start_ms: int) -> tuple[Word, ...]:
    """Keep words in order and not before their cue; nearly always they are."""
    if not words:
        return ()
    starts = [word.start_ms for word in words]
    if starts == sorted(starts) and starts[0] >= start_ms:
        return tuple(words)
    moved, latest = [], start_ms
    for word in words:
        latest = max(latest, word.start_ms)
        moved.append(word._replace(start_ms=latest, end_ms=max(latest, word.end_ms)))
    return tuple(moved)
