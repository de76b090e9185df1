"""One form of a URL, so that two spellings of one address are equal (RFC 3986 section 6, and what feeds add).

Scheme and host become lower case, default ports, fragments and needless escapes go; so do parameters
that only count readers, and the addresses of listener counters that podcast hosts put in front of a
file's own (https://op3.dev/ and its like).
"""

import re
from urllib.parse import quote, unquote

from talkdex.links.address import Address, parse_address, split_piece

_COUNTERS = (
    r"(?:www\.|dts\.)?podtrac\.com/(?:pts/)?redirect\.\w+",
    r"op3\.dev/e(?:,[^/]+)?",
    r"(?:chrt\.fm|chtbl\.com|swap\.fm|tracking\.swap\.fm)/track/\w+",
    r"pdst\.fm/e",
    r"mgln\.ai/e/\w+",
    r"(?:pscrb\.fm|verifi\.podscribe\.com)/rss/p",
    r"prfx\.byspotify\.com/e",
    r"media\.blubrry\.com/\w+",
    r"arttrk\.com/p/\w+",
    r"claritaspod\.com/measure",
    r"2\.gum\.fm",
    r"clrtpod\.com/m",
    r"injector\.simplecastaudio\.com",
)
_TRACKING = r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|_ga|ref_src|dest-id"
_PORTS = {"http": ":80", "https": ":443"}
_UNRESERVED = r"[A-Za-z0-9._~-]"
_SAFE = "/:@!$&'()*+,;=?%[]~"


def normalised(url: str) -> str:
    """Give one form of a URL.

    Raises:
        LinkError: the text isn't a URL.
    """
    address = parse_address(uncounted(url.strip()))
    query = tuple(_escaped(piece) for piece in address.query if not _counts_readers(piece))
    return str(Address(address.scheme, _netloc(address), _escaped(address.path) or "/", query))


def uncounted(url: str) -> str:
    """Give a media file's own URL, without the listener counters in front of it."""
    pattern = rf"https?://(?:{'|'.join(_COUNTERS)})/"
    while match := re.match(pattern, url, re.IGNORECASE):
        rest = url[match.end() :]
        url = rest if re.match("https?://", rest) else "https://" + rest
    return url


def _counts_readers(piece: str) -> bool:
    return bool(re.fullmatch(_TRACKING, split_piece(piece)[0], re.IGNORECASE))


def _netloc(address: Address) -> str:
    user, at, host = address.netloc.rpartition("@")
    port = _PORTS.get(address.scheme, ":")
    return user + at + host.lower().removesuffix(port).rstrip(".:")


def _escaped(text: str) -> str:
    """Write every character as RFC 3986 prefers it: bare where it may be, else escaped in capitals."""
    return quote(re.sub("%[0-9A-Fa-f]{2}", _escape, text), safe=_SAFE)


def _escape(match: re.Match[str]) -> str:
    char = unquote(match[0])
    return char if re.fullmatch(_UNRESERVED, char) else match[0].upper()
