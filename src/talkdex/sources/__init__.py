"""Sources: where recordings come from, be it a page, a playlist, a channel, a feed, a file or a folder.

    with Fetcher(FetchOptions(known=index.has)) as fetcher:
        for result in fetcher.walk(reference):      Found | Known | Failed, lazily
            track = choose_track(result.tracks, spoken)
            fetcher.captions(result, track)         bytes as they came
            fetcher.media(result, folder)           a file with sound
        fetcher.media_parts(result, folder, [span])     the same, readable where it is needed

yt-dlp stands behind the modules `ytdlp*` alone, and is loaded when the first URL needs it.
"""

from talkdex.sources.fetcher import Fetcher, is_local
from talkdex.sources.found import Failed, FetchOptions, Found, Known, Result, Retry, Track
from talkdex.sources.pace import MemoryPacer, Pace, Pacer
from talkdex.sources.tools import Tools, tools
from talkdex.sources.tracks import choose_track, same_language, spoken_language
from talkdex.sources.trouble import NotInParts

__all__ = [
    "Failed",
    "FetchOptions",
    "Fetcher",
    "Found",
    "Known",
    "MemoryPacer",
    "NotInParts",
    "Pace",
    "Pacer",
    "Result",
    "Retry",
    "Tools",
    "Track",
    "choose_track",
    "is_local",
    "same_language",
    "spoken_language",
    "tools",
]
