"""Markers as Premiere Pro's Markers panel exports them: a table between tabs, though it is called CSV.

Layout as in Subtitle Edit's reader, https://github.com/SubtitleEdit/subtitleedit
(AdobePremiereMarkersCsv.cs): `HH:MM:SS:FF`, in drop-frame `HH;MM;SS;FF`.
"""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.events import Marker, markers, timeline
from talkdex.exports.selection import Selection
from talkdex.exports.timecode import Rate

_COLUMNS = ("Marker Name", "Description", "In", "Out", "Duration", "Marker Type")


def write(selection: Selection) -> str:
    """Write a marker for each name: a chapter marker for a segment, a comment for a hit."""
    rate, kind = timeline(selection).rate, "Comment" if selection.searched else "Chapter"
    rows = [_COLUMNS, *(_row(marker, kind, rate) for marker in markers(selection))]
    return "".join("\t".join(row) + "\r\n" for row in rows)


def _row(marker: Marker, kind: str, rate: Rate) -> tuple[str, ...]:
    times = (_code(frame, rate) for frame in (marker.start, marker.end, marker.frames))
    return (marker.mark.title, marker.mark.text, *times, kind)


def _code(frame: int, rate: Rate) -> str:
    code = rate.code(frame)
    return code.replace(":", ";") if rate.drop else code


FORMAT = Format(
    "premiere", "Markers for Premiere Pro", ".csv", write, Needs.NAMES, Times.ONE, timeline="00:00:00:00"
)
