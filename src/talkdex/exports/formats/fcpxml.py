"""Final Cut Pro XML 1.8: a clip for each stretch, a marker for each name in it.

https://developer.apple.com/documentation/professional-video-applications/fcpxml-reference. Times are
rational seconds, each a whole number of frames, or Final Cut Pro refuses them; version 1.8 is read by
Final Cut Pro from 10.4.1 on and by DaVinci Resolve.
"""

from collections.abc import Iterator

from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.events import Event, address, clip_name, events, source_markers, timeline
from talkdex.exports.formats.xmltext import quoted
from talkdex.exports.selection import Selection, Work
from talkdex.exports.timecode import Rate


def write(selection: Selection) -> str:
    """Write a project of one sequence."""
    return "\n".join(_lines(selection)) + "\n"


def _lines(selection: Selection) -> Iterator[str]:
    rate, start = timeline(selection)
    laid = list(events(selection))
    assets = {w.recording.identity: f"r{number}" for number, w in enumerate(selection.works, 2)}
    title, counting = quoted(selection.title), _counting(rate)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n<fcpxml version="1.8">\n  <resources>'
    yield f'    <format id="r1" frameDuration="{_time(1, rate)}"/>'
    for work in selection.works:
        yield _asset(work, assets[work.recording.identity], _media_end(work, laid, rate), rate)
    yield f"  </resources>\n  <library>\n    <event name={title}>\n      <project name={title}>"
    length = _time(laid[-1].record_out - start, rate)
    begin = f'duration="{length}" tcStart="{_time(start, rate)}" tcFormat="{counting}"'
    yield f'        <sequence format="r1" {begin}>\n          <spine>'
    for event in laid:
        yield from _clip(selection, event, assets[event.stretch.work.recording.identity])
    yield "          </spine>\n        </sequence>\n      </project>\n    </event>\n  </library>\n</fcpxml>"


def _asset(work: Work, name: str, end: int, rate: Rate) -> str:
    pictures = 'hasVideo="1" format="r1"' if work.pictures else 'hasVideo="0"'
    source = quoted(address(work) or work.recording.identity)
    times = f'start="{_time(work.media_start, rate)}" duration="{_time(end - work.media_start, rate)}"'
    return (
        f'    <asset id="{name}" name={quoted(clip_name(work))} src={source} {times}'
        f' {pictures} hasAudio="1"/>'
    )


def _media_end(work: Work, laid: list[Event], rate: Rate) -> int:
    """Give the frame after the media's last, as far as it is known: past all that is used of it."""
    used = max(event.source_out for event in laid if event.stretch.work == work)
    return max(used, work.media_start + rate.frame(work.recording.duration_ms or 0))


def _clip(selection: Selection, event: Event, asset: str) -> Iterator[str]:
    rate = timeline(selection).rate
    where = f'offset="{_time(event.record_in, rate)}" start="{_time(event.source_in, rate)}"'
    what = f'ref="{asset}" name={quoted(event.stretch.label)} duration="{_time(event.frames, rate)}"'
    yield f'            <asset-clip {what} {where} tcFormat="{_counting(rate)}">'
    for marker in source_markers(selection, event):
        span = f'start="{_time(marker.start, rate)}" duration="{_time(marker.frames, rate)}"'
        note = f" note={quoted(marker.mark.text)}" if marker.mark.text else ""
        yield f"              <marker {span} value={quoted(marker.mark.title)}{note}/>"
    yield "            </asset-clip>"


def _time(frames: int, rate: Rate) -> str:
    if frames == 0:
        return "0s"
    return f"{frames * rate.fps.denominator}/{rate.fps.numerator}s"


def _counting(rate: Rate) -> str:
    return "DF" if rate.drop else "NDF"


FORMAT = Format(
    "fcpxml", "Final Cut Pro XML", ".fcpxml", write, Needs.NOTHING, Times.FIXED, timeline="00:00:00:00"
)
