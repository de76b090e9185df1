"""Where a segment ends: before the next one begins or is announced, or before its speaker is thanked."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from talkdex.alignment import phrases
from talkdex.alignment.handover_phrases import THANKS
from talkdex.alignment.scores import Scene
from talkdex.segment import Stated

_LEAST_MS = 3_000
_CLOSE_MS = 20_000
_SNAP_MS = 4_000
_NAME_WORDS = 14
_PAUSE_MS = 400
_LONG_PAUSE_MS = 2_500
_SOON_UNITS = 4
_SHORT_WORDS = 5


def end_of(
    stage: Scene, stated: Stated, start_ms: int, following_ms: Sequence[int], shift_ms: int
) -> int | None:
    """Give the end of a segment: the end of its last word; None where nothing tells.

    Args:
        stage: the recording.
        stated: what was written, perhaps with an end.
        start_ms: where the segment was settled to begin.
        following_ms: where the segments after it in the list begin.
        shift_ms: what was added to the stated start.
    """
    later = [moment for moment in following_ms if moment > start_ms]
    if stated.end_ms is not None and stated.end_stated and stated.end_ms + shift_ms > start_ms:
        return _stated_end(stage, stated, start_ms, stated.end_ms + shift_ms)
    limit = min(later) if later else None
    if stated.speaker:
        high = limit or stage.speech.end_ms
        thanked = thanks_at(stage, stated.speaker, start_ms + _LEAST_MS, high)
        passed = floor_passes(stage, start_ms + _LEAST_MS, high)
        known = [moment for moment in (thanked, passed) if moment is not None]
        if known:
            return _word_end(stage, min(known))
    if limit is not None:
        return max(start_ms, _word_end(stage, limit))
    return max(start_ms, stage.speech.end_ms) if not stated.speaker else None


def thanks_at(stage: Scene, speaker: str, low_ms: int, high_ms: int) -> int | None:
    """Give the start of the first sentence in a stretch that thanks the speaker by name, or None."""
    speech = stage.speech
    pattern = phrases.whole(THANKS, stage.language)
    for mention in stage.said(speaker):
        unit = speech.units[speech.unit_of(mention.first)]
        if not low_ms <= unit.start_ms < high_ms:
            continue
        lead = " ".join(speech.tokens(max(unit.first, mention.first - _NAME_WORDS), mention.first))
        if pattern.search(lead):
            return unit.start_ms
    return None


def floor_passes(stage: Scene, low_ms: int, high_ms: int) -> int | None:
    """Give where somebody else seems to take or pass the floor in a stretch, or None.

    That is a sentence after a pause that thanks, passes the floor, or answers shortly before such a
    one; or, after a long pause, anything of the kind within the next sentences. Where captions name
    speakers, the first change of speaker is the answer.
    """
    units, floor = stage.speech.units, stage.floor
    first, last = bisect_left(stage.speech.starts_ms, low_ms), bisect_left(stage.speech.starts_ms, high_ms)
    if any(stage.speech.speakers):
        return next((units[at].start_ms for at in range(first, last) if units[at].turn), None)
    for at in range(first, last):
        unit = units[at]
        if unit.pause_ms < _PAUSE_MS:
            continue
        soon = range(at, min(at + _SOON_UNITS, len(units)))
        passing = any(floor.gives[i] or floor.thanks[i] or units[i].question for i in soon)
        short = floor.replies[at] and unit.last - unit.first <= _SHORT_WORDS
        if floor.thanks[at] or floor.gives[at] or (passing and (short or unit.pause_ms >= _LONG_PAUSE_MS)):
            return unit.start_ms
    return None


def _stated_end(stage: Scene, stated: Stated, start_ms: int, end_ms: int) -> int:
    """Move a stated end inside its precision: to the thanks if there, else to a sentence's edge near by."""
    wide = stated.end_precision_ms or 1_000
    if stated.speaker and wide > 5_000:
        thanked = thanks_at(
            stage, stated.speaker, max(start_ms + _LEAST_MS, end_ms - wide // 2), end_ms + wide + _CLOSE_MS
        )
        if thanked is not None:
            return _word_end(stage, thanked)
    edge = _nearest_edge(stage, end_ms)
    if abs(edge - end_ms) <= _SNAP_MS and edge > start_ms:
        return edge
    said = _word_end(stage, end_ms, inside=True)
    return said if said > start_ms else end_ms  # nothing is said in it: the end stays as it is stated


def _nearest_edge(stage: Scene, moment_ms: int) -> int:
    return min((unit.end_ms for unit in stage.speech.units), key=lambda end: abs(end - moment_ms))


def _word_end(stage: Scene, moment_ms: int, *, inside: bool = False) -> int:
    """Give the end of the last word begun before a moment, at most the moment itself.

    With `inside`, a moment within a word moves to that word's end.
    """
    words = stage.speech.words
    at = bisect_left(words, (moment_ms,)) - 1 if not inside else bisect_right(words, (moment_ms, 1 << 60)) - 1
    if at < 0:
        return moment_ms
    if inside and words[at].start_ms <= moment_ms < words[at].end_ms:
        return words[at].end_ms
    return min(moment_ms, words[at].end_ms)
