"""YouTube json3 (`fmt=json3`): events of segments, as yt-dlp fetches them; see `youtube`."""

from typing import Any

from talkdex.captions import stamps
from talkdex.captions.base import NO, SURE, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.formats.youtube import Line, probabilities, reading
from talkdex.captions.notes import Notes
from talkdex.captions.wordtimes import Pieces

_KEYS = ("tStartMs", "segs", "dDurationMs")
_LONGEST_MS = 10**9


def recognises(document: Document) -> int:
    """An object with "events" that have YouTube's keys."""
    value = document.json
    events = value.get("events") if isinstance(value, dict) else None
    if not isinstance(events, list):
        return NO
    told = value.get("wireMagic") == "pb3" or any(_has_keys(event) for event in events[:50])
    return SURE if told else NO


def _has_keys(event: Any) -> bool:
    return isinstance(event, dict) and any(key in event for key in _KEYS)


def read(document: Document, notes: Notes) -> Reading:
    """Read every event that has text."""
    found = []
    for number, event in enumerate(document.json["events"], 1):
        if isinstance(event, dict) and "segs" not in event:
            continue  # places a window
        try:
            line = _line(event, number)
        except (TypeError, AttributeError, KeyError):  # anything but the shapes in _line
            notes.add("event unreadable; left out", number)
            continue
        if line:
            found.append(line)
    return reading(found)


def _line(event: dict[str, Any], number: int) -> Line | None:
    """Give an event's segments in columns; None for one of white space alone.

    Raises:
        TypeError: the event or a segment isn't in its usual shape.
    """
    start, segments = stamps.from_millis(event.get("tStartMs", 0)), event["segs"]
    texts = [segment.get("utf8", "") for segment in segments]
    if not "".join(texts).strip():
        return None
    if start is None:
        raise TypeError("no time that can be read")
    offsets = [segment.get("tOffsetMs", 0) for segment in segments]
    if not all(type(offset) is int and 0 <= offset < _LONGEST_MS for offset in offsets):
        offsets = [stamps.from_millis(offset) or 0 for offset in offsets]
    confidences = [segment.get("acAsrConf") for segment in segments]
    timed = any(offsets) or confidences.count(None) < len(confidences)
    pieces = Pieces([start + offset for offset in offsets], texts, probabilities(confidences))
    return Line(start, stamps.from_millis(event.get("dDurationMs")), pieces, timed, number)


READER = Reader("json3", recognises, read, (".json3", ".json"), "json")
