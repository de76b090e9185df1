"""One canonical identity per recording: `site:id`, or `url:` and the normalised URL of a site without ids.

The forms of URLs per host are known to `talkdex.links`; what it doesn't know is named here. Podcast
enclosures lose the prefixes of listener counters (https://op3.dev/ and its like) around the real address.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_COUNTERS = re.compile(
    r"https?://(?:"
    r"(?:www\.|dts\.)?podtrac\.com/(?:pts/)?redirect\.\w+"
    r"|op3\.dev/e(?:,[^/]+)?|chrt\.fm/track/\w+|chtbl\.com/track/\w+"
    r"|pdst\.fm/e|mgln\.ai/e/\w+|pscrb\.fm/rss/p|prfx\.byspotify\.com/e|verifi\.podscribe\.com/rss/p"
    r"|media\.blubrry\.com/\w+|arttrk\.com/p/\w+|claritaspod\.com/measure|2\.gum\.fm|tracking\.swap\.fm/track/\w+"
    r"|clrtpod\.com/m|injector\.simplecastaudio\.com"
    r")/",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|_ga|ref_src)(?:=|$)", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")


def uncounted(url: str) -> str:
    """Give an enclosure's real URL, without the listener counters in front of it."""
    while match := _COUNTERS.match(url):
        rest = url[match.end() :]
        url = rest if re.match(r"https?://", rest) else "https://" + rest
    return url


def of_url(url: str) -> str:
    """Give the identity of what a URL shows, as far as the URL alone tells it."""
    return "url:" + normalised(uncounted(url))


def normalised(url: str) -> str:
    """Give one form of a URL: lower-case host, no default port, fragment, counters or needless escapes."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    port = "" if parts.port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f":{parts.port}"
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    path = _ESCAPE.sub(_unescaped, quote(parts.path, safe="%/:@!$&'()*+,;=~")) or "/"
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _unescaped(escape: re.Match[str]) -> str:
    """Write a letter that needs no escape as itself (RFC 3986, 6.2.2.2), and any other escape in capitals."""
    char = chr(int(escape[1], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else escape[0].upper()
