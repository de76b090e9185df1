"""Clips: ranges, named segments and hits cut out of recordings, alone or one after another as a supercut.

    shots = by_places(reader, recording, [TimeRange(…), "Figueroa"], Padding(lead_ms=500))
    shots = by_hits(reader, search(reader, '"policía comunitaria"'), Padding(tail_ms=500))
    clip = make(index, shots, Path("cut.mp4"), Wishes(captions=True), watch)

The media is the recording's own file where that is on this machine; else no more is fetched than the clip
needs, and kept. A clip that was interrupted goes on from what is done when it is asked for again.
"""

from talkdex.clips.making import Clip, Part, make
from talkdex.clips.shots import Padding, Shot, by_hits, by_places
from talkdex.clips.wishes import Wishes

__all__ = ["Clip", "Padding", "Part", "Shot", "Wishes", "by_hits", "by_places", "make"]
