"""Hosts whose times are read where people write them, and never written.

Nothing that could be verified tells that these pages open at the time they are given.
"""

from talkdex.links.host import Host, Shape, Way
from talkdex.links.times import SECONDS

_T = Way(SECONDS, "", reads=("t",), reads_end=())
_START = Way(SECONDS, "", reads=("start",), reads_end=())
_MILLISECONDS = Way(SECONDS, "", reads=("timecode",), reads_end=(), unit_ms=1)
_SEEN = "seen in links that people share; no documentation found"


def _host(name: str, domain: str, path: str, way: Way) -> Host:
    shape = Shape(rf"(?:[\w-]+\.)*{domain.replace('.', '[.]')}/{path}", way, keeps_time=False)
    return Host(name, _SEEN, (shape,), (domain,), number="")


HOSTS = (
    _host("Facebook", "facebook.com", r"(?:watch/?|.+/videos/.+|reel/.+)", _T),
    _host("TED", "ted.com", r"talks/.+", _T),
    _host("Apple Podcasts", "podcasts.apple.com", r".*podcast/.+", _T),
    _host("Rumble", "rumble.com", r".+", _START),
    _host("C-SPAN", "c-span.org", r"(?:video|program)/.+", _START),
    _host("Assemblée nationale", "videos.assemblee-nationale.fr", r".+", _MILLISECONDS),
    _host("Sénat", "videos.senat.fr", r".+", _MILLISECONDS),
)
