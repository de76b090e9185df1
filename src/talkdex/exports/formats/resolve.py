"""Timeline markers as DaVinci Resolve reads them from an EDL.

Timelines > Import > Timeline Markers from EDL. Each is an event of one frame, and a line
` |C:colour |M:name |D:frames`; layout as in Subtitle Edit's reader (DaVinciResolveMarkerEdl.cs,
https://github.com/SubtitleEdit/subtitleedit). Resolve's timelines begin at 01:00:00:00 unless told
otherwise.
"""

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.cmx3600 import header
from talkdex.exports.formats.events import Marker, markers, timeline
from talkdex.exports.selection import Selection
from talkdex.exports.timecode import Rate


def write(selection: Selection) -> str:
    """Write a marker for each name."""
    rate = timeline(selection).rate
    blocks = [_marker(number, marker, rate) for number, marker in enumerate(markers(selection), 1)]
    return "\n".join([*header(selection.title, rate), "", *blocks])


def _marker(number: int, marker: Marker, rate: Rate) -> str:
    frame = f"{rate.code(marker.start)} {rate.code(marker.start + 1)}"
    name = marker.mark.title.replace("|", "¦")
    return (
        f"{number:03}  001      V     C        {frame} {frame}\n"
        f" |C:ResolveColorBlue |M:{name} |D:{marker.frames}\n"
    )


FORMAT = Format(
    "resolve", "Timeline markers for DaVinci Resolve", ".edl", write, Needs.NAMES, Times.ONE,
    timeline="01:00:00:00",
)  # fmt: skip
