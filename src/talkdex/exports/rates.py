"""The rate that a timeline counts in: as given, else the media's own."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from talkdex.errors import MediaError, TimeError
from talkdex.exports.selection import Selection, Stretch, Timeline, Work
from talkdex.exports.timecode import Rate

if TYPE_CHECKING:
    from talkdex.media import MediaInfo

_GIVE = "give the timeline's rate: --rate 25"


def counted(selection: Selection, rate: str | None, start: str | None, usual: str) -> Selection:
    """Give the selection with a timeline, and what its media files say of their time code.

    Args:
        selection: what is laid on the timeline.
        rate: as people write it; None for the rate of the recordings that have pictures.
        start: the time code at which the timeline begins, or None.
        usual: where it begins then.

    Raises:
        TimeError: there is no such rate or time code.
        MediaError: the rate isn't given, and can't be read from the media or is not the same in all.
    """
    probed = {work.recording.identity: _probed(work) for work in selection.works}
    chosen = Rate.read(rate) if rate else _media_rate(selection, probed)
    timeline = Timeline(chosen, chosen.parse(usual if start is None else start))
    stretches = (_told(s, probed[s.work.recording.identity], chosen) for s in selection.stretches)
    return replace(selection, stretches=tuple(stretches), timeline=timeline)


def _probed(work: Work) -> "MediaInfo | None":
    """Look into a recording's media file; None where it isn't on this machine."""
    from talkdex.media import probe  # noqa: PLC0415 - PyAV takes its time to load, and few formats count frames

    media = work.recording.media
    return probe(media) if media and "://" not in media and Path(media).is_file() else None


def _media_rate(selection: Selection, probed: "dict[str, MediaInfo | None]") -> Rate:
    own = dict.fromkeys(_own(info, selection.title) for info in probed.values() if info and info.frame_rate)
    if len(own) == 1:
        return own.popitem()[0]
    if own:
        several = " and ".join(str(rate) for rate in own)
        raise MediaError(f"{selection.title!r}: its recordings run at {several} frames a second; {_GIVE}")
    if not any(probed.values()):
        raise MediaError(f"{selection.title!r}: no media file here that tells its rate; {_GIVE}")
    raise MediaError(f"{selection.title!r}: its media has no pictures, thus no rate; {_GIVE}")


def _own(info: "MediaInfo", title: str) -> Rate:
    assert info.frame_rate
    try:
        plain = Rate.measured(info.frame_rate)
    except TimeError as error:
        odd = f"its frames come {float(info.frame_rate):.3f} a second"
        raise MediaError(f"{title!r}: {odd}; {_GIVE}") from error
    dropping = ";" in (info.timecode or "")
    return Rate(plain.fps, drop=True) if dropping else plain


def _told(stretch: Stretch, info: "MediaInfo | None", rate: Rate) -> Stretch:
    """Add where the media's own time code begins, and whether it has pictures."""
    if info is None:
        return stretch
    work = replace(stretch.work, media_start=_media_start(info, rate), pictures=info.has_video)
    return replace(stretch, work=work)


def _media_start(info: "MediaInfo", rate: Rate) -> int:
    if info.timecode is None:
        return 0
    try:
        return rate.parse(info.timecode)
    except TimeError:  # counted at another rate than the timeline's: no place on it
        return 0
