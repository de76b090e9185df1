"""OpenTimelineIO's own JSON: a clip for each stretch, a marker for each name in it.

Written by its schema, so that the library isn't needed to write it:
https://opentimelineio.readthedocs.io/en/latest/tutorials/otio-serialized-schema.html
"""

import json
from typing import Any

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.events import (
    Event,
    Marker,
    address,
    clip_name,
    events,
    source_markers,
    timeline,
)
from talkdex.exports.selection import Selection, Work
from talkdex.exports.timecode import Rate

Json = dict[str, Any]


def write(selection: Selection) -> str:
    """Write a timeline with a track of pictures and one of sound; markers stand on the first."""
    rate, start = timeline(selection)
    laid = list(events(selection))
    pictures = all(event.stretch.work.pictures for event in laid)
    tracks = [_track(kind, selection, laid, marked=not n) for n, kind in enumerate(_KINDS[not pictures :])]
    document = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {},
        "name": selection.title,
        "global_start_time": _time(start, rate),
        "tracks": {"OTIO_SCHEMA": "Stack.1", **_item("tracks"), "source_range": None, "children": tracks},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


_KINDS = ("Video", "Audio")


def _track(kind: str, selection: Selection, laid: list[Event], *, marked: bool) -> Json:
    clips = [_clip(selection, event, marked=marked) for event in laid]
    return {
        "OTIO_SCHEMA": "Track.1",
        **_item(f"{kind[0]}1"),
        "source_range": None,
        "kind": kind,
        "children": clips,
    }


def _clip(selection: Selection, event: Event, *, marked: bool) -> Json:
    rate, stretch = timeline(selection).rate, event.stretch
    found = source_markers(selection, event) if marked else ()
    return {
        "OTIO_SCHEMA": "Clip.2",
        **_item(stretch.label, recording=stretch.work.recording.identity, link=stretch.link),
        "source_range": _range(event.source_in, event.frames, rate),
        "markers": [_marker(marker, rate) for marker in found],
        "media_references": {"DEFAULT_MEDIA": _reference(stretch.work, rate)},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _marker(marker: Marker, rate: Rate) -> Json:
    mark = marker.mark
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": _metadata(speaker=mark.speaker, link=mark.link),
        "name": mark.title,
        "color": "CYAN",
        "marked_range": _range(marker.start, marker.frames, rate),
        "comment": mark.text,
    }


def _reference(work: Work, rate: Rate) -> Json:
    url, length = address(work), work.recording.duration_ms
    if url is None:
        return {"OTIO_SCHEMA": "MissingReference.1", "metadata": {}, "name": "", "available_range": None}
    available = None if length is None else _range(work.media_start, rate.frame(length), rate)
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "metadata": _metadata(page=work.recording.url),
        "name": clip_name(work),
        "available_range": available,
        "target_url": url,
    }


def _item(name: str, **told: str | None) -> Json:
    return {"metadata": _metadata(**told), "name": name, "effects": [], "markers": [], "enabled": True}


def _metadata(**told: str | None) -> Json:
    known = {key: value for key, value in told.items() if value}
    return {"talkdex": known} if known else {}


def _range(start: int, frames: int, rate: Rate) -> Json:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": _time(start, rate),
        "duration": _time(frames, rate),
    }


def _time(frame: int, rate: Rate) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate.fps), "value": float(frame)}


FORMAT = Format(
    "otio", "OpenTimelineIO timeline", ".otio", write, Needs.NOTHING, Times.FIXED, timeline="00:00:00:00"
)
