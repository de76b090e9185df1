"""YouTube json3 (`fmt=json3`): events of segments, as yt-dlp fetches them; see `youtube`."""

from typing import Any

from talkdex.captions import stamps, wordtimes
from talkdex.captions.base import NO, SURE, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.formats.youtube import Line, probability, reading
from talkdex.captions.notes import Notes

_KEYS = ("tStartMs", "segs", "dDurationMs")


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
        line = _line(event, number) if isinstance(event, dict) else None
        if line:
            found.append(line)
        elif not isinstance(event, dict) or (event.get("segs") and not _blank(event)):
            notes.add("event unreadable; left out", number)
    return reading(found)


def _line(event: dict[str, Any], number: int) -> Line | None:
    start, segments = event.get("tStartMs", 0), event.get("segs")
    if not isinstance(segments, list) or not isinstance(start, int):
        return None
    pieces: list[wordtimes.Piece] = []
    timed = False
    for segment in segments:
        if not isinstance(segment, dict):
            return None
        text, offset, confidence = segment.get("utf8"), segment.get("tOffsetMs", 0), segment.get("acAsrConf")
        if not isinstance(text, str):
            continue
        timed = timed or confidence is not None or offset != 0
        pieces.append((start + offset, text, probability(confidence), None))
    if not any(text.strip() for _, text, _, _ in pieces):
        return None
    return Line(start, stamps.from_millis(event.get("dDurationMs")), pieces, timed, number)


def _blank(event: dict[str, Any]) -> bool:
    segments = event["segs"]
    return isinstance(segments, list) and not any(
        isinstance(segment, dict) and str(segment.get("utf8", "")).strip() for segment in segments
    )


READER = Reader("json3", recognises, read, (".json3", ".json"), "json")
