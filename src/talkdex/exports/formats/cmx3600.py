"""A CMX 3600 edit decision list: an event for each stretch, a locator for each name in it.

https://www.edlmax.com/EdlMaxHelp/Edl/maxguide.html. The reel is AX (auxiliary), as for media that never
was on tape: programs find the file by `FROM CLIP NAME`. Locators count the timeline, as Avid has them.
"""

from collections.abc import Iterator

from talkdex.errors import UsageError
from talkdex.exports.format import Format, Needs, Times
from talkdex.exports.formats.events import Event, address, clip_name, events, source_markers, timeline
from talkdex.exports.selection import Selection
from talkdex.exports.timecode import Rate

_MOST = 999
_TITLE = 70


def write(selection: Selection) -> str:
    """Write the list; the event numbers of CMX 3600 end at 999.

    Raises:
        UsageError: there are more events.
        TimeError: the timeline runs past 24 hours.
    """
    laid = list(events(selection))
    if len(laid) > _MOST:
        raise UsageError(f"a CMX 3600 list holds {_MOST} events, here are {len(laid)} (try --format otio)")
    lines = header(selection.title, timeline(selection).rate)
    for number, event in enumerate(laid, 1):
        lines += ["", *_event(selection, number, event)]
    return "\n".join(lines) + "\n"


def header(title: str, rate: Rate) -> list[str]:
    """Give the lines that an edit decision list begins with."""
    counting = "DROP FRAME" if rate.drop else "NON-DROP FRAME"
    return [f"TITLE: {title[:_TITLE].strip()}", f"FCM: {counting}"]


def _event(selection: Selection, number: int, event: Event) -> Iterator[str]:
    rate, work = timeline(selection).rate, event.stretch.work
    channels = "AA/V" if work.pictures else "AA"
    frames = (event.source_in, event.source_out, event.record_in, event.record_out)
    yield f"{number:03}  AX       {channels:<5} C        {' '.join(map(rate.code, frames))}"
    yield f"* FROM CLIP NAME: {clip_name(work)}"
    yield f"* SOURCE FILE: {address(work) or work.recording.identity}"
    yield f"* COMMENT: {event.stretch.label}"
    for marker in source_markers(selection, event):
        at = rate.code(event.record_in + marker.start - event.source_in)
        yield f"* LOC: {at} CYAN    {marker.mark.title}"


FORMAT = Format(
    "edl", "CMX 3600 edit decision list", ".edl", write, Needs.NOTHING, Times.FIXED, timeline="01:00:00:00"
)
