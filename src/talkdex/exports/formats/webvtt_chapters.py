"""Chapters as a WebVTT track of the kind `chapters`: https://www.w3.org/TR/webvtt1/#introduction-chapters."""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.webvtt import cue, document, escaped
from talkdex.exports.selection import Selection


def write(selection: Selection) -> str:
    """Write chapters; one whose end nobody knows lasts a millisecond."""
    return document(
        cue(mark.start_ms, max(mark.end_ms, mark.start_ms + 1), escaped(mark.title))
        for mark in selection.marks
    )


FORMAT = Format("vtt-chapters", "WebVTT chapters", ".vtt", write, Needs.NAMES, Times.ONE)
