"""An extended M3U playlist, with the times that VLC heeds: https://en.wikipedia.org/wiki/M3U."""

from collections.abc import Iterator

from talkdex.errors import UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.stamp import decimal
from talkdex.exports.selection import Selection, Stretch


def write(selection: Selection) -> str:
    """Write an entry for each stretch: the media between two times, else a deep link to the page.

    Raises:
        UsageError: a recording is nowhere to be played.
    """
    lines = ["#EXTM3U", *(line for stretch in selection.stretches for line in _entry(stretch))]
    return "\n".join(lines) + "\n"


def _entry(stretch: Stretch) -> Iterator[str]:
    recording = stretch.work.recording
    place = recording.media or stretch.link
    if not place:
        raise UsageError(f"{recording.title!r} has neither media nor page to be played (add it with --url)")
    yield f"#EXTINF:{-(-stretch.duration_ms // 1000)},{stretch.label}"
    yield f"#EXTVLCOPT:start-time={decimal(stretch.start_ms)}"
    yield f"#EXTVLCOPT:stop-time={decimal(stretch.end_ms)}"
    yield place


FORMAT = Format("m3u", "Playlist (VLC heeds its times)", ".m3u8", write, Needs.NOTHING, Times.FIXED)
