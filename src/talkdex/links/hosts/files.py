"""Media files by themselves, on the web and on disk: W3C Media Fragments.

https://www.w3.org/TR/media-frags/ and https://developer.mozilla.org/en-US/docs/Web/URI/Reference/Fragment/Media_fragments
"""

from talkdex.links.host import Host, Shape, Way
from talkdex.links.times import FRACTIONS

MEDIA_WAY = Way(FRACTIONS, "t={s}", "t={s},{e}", "fragment", reads=("t",), reads_end=(), everywhere=False)
_SOURCE = "https://www.w3.org/TR/media-frags/ (#t=start,end in seconds, with decimals)"

WEB_FILE = Host(
    name="media file",
    source=_SOURCE,
    shapes=(
        Shape(
            r"[^/]+/.*\.(?i:mp4|m4v|webm|ogv|ogg|oga|opus|mov|mkv|mp3|m4a|m4b|aac|wav|flac|weba|3gp)",
            MEDIA_WAY,
        ),
    ),
    number="",
)

LOCAL_FILE = Host(name="local file", source=_SOURCE, shapes=(Shape(r".*", MEDIA_WAY),), number="")
