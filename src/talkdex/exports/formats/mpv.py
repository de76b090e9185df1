"""An edit list for the player mpv: https://github.com/mpv-player/mpv/blob/master/DOCS/edl-mpv.rst."""

from talkdex.errors import UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import decimal
from talkdex.exports.selection import Selection, Stretch


def write(selection: Selection) -> str:
    """Write a line for each stretch; mpv plays them as one.

    Raises:
        UsageError: a recording's media is nowhere: mpv opens no pages from such a list.
    """
    return "\n".join(["# mpv EDL v0", *map(_line, selection.stretches)]) + "\n"


def _line(stretch: Stretch) -> str:
    recording = stretch.work.recording
    if not recording.media:
        told = f"mpv's lists need media, and of {recording.title!r} only the page is known"
        raise UsageError(f"{told} (try --format m3u)")
    times = f"start={decimal(stretch.start_ms)},length={decimal(stretch.duration_ms)}"
    return f"{_counted(recording.media)},{times},title={_counted(stretch.label)}"


def _counted(value: str) -> str:
    """Write any value, after its length in bytes."""
    return f"%{len(value.encode())}%{value}"


FORMAT = Format("mpv", "Edit list for mpv", ".edl", write, Needs.NOTHING, Times.FIXED)
