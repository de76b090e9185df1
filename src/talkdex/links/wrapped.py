"""Links wrapped in another site's address, which leads on to them: what mails, documents and networks make.

An article exported from Google Docs has every link so, one copied from Outlook or Facebook as well. The
parameter that holds the address is told by the place; nothing is asked of any site.
"""

import re

from talkdex.errors import LinkError
from talkdex.links.address import Address, parse_address

_WRAPPERS = (
    ("google.", r"(?:www\.)?google\.[a-z.]{2,6}/url", ("q", "url")),
    ("youtube.com/redirect", r"(?:www\.|m\.)?youtube\.com/redirect", ("q",)),
    ("safelinks.", r"(?:[\w-]+\.)?safelinks\.protection\.outlook\.com/.*", ("url",)),
    ("l.php", r"(?:l|lm)\.(?:facebook|instagram)\.com/l\.php", ("u",)),
    ("l.instagram.", r"l\.instagram\.com/", ("u",)),
    ("linkedin.com/", r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)", ("url",)),
    ("out.reddit.", r"out\.reddit\.com/.*", ("url",)),
    ("slack-redir.", r"slack-redir\.net/link", ("url",)),
    ("umblr.com/", r"t\.umblr\.com/redirect", ("z",)),
    ("/away.php", r"(?:www\.|m\.)?vk\.com/away\.php", ("to",)),
    ("duckduckgo.", r"(?:www\.)?duckduckgo\.com/l/", ("uddg",)),
)
"""What is in host and path, all of them, and the parameters that may hold the address.

The first is looked for before any pattern is compiled: a search's start waits for its links.
"""
_PROOFPOINT = r"https?://urldefense\.(?:com|us)/v3/__(?P<url>https?:/.+?)__;.*"
_DEEPEST = 3


def unwrapped(address: Address) -> Address:
    """Give the address that another one leads on to; itself where it is its own."""
    for _ in range(_DEEPEST):
        inner = _inner(address)
        if inner is None:
            break
        address = inner
    return address


def _inner(address: Address) -> Address | None:
    text = _told(address)
    if text.startswith("/"):
        text = f"{address.scheme}://{address.netloc}{text}"
    if not text.lower().startswith(("http://", "https://")):
        return None
    try:
        return parse_address(text)
    except LinkError:
        return None


def _told(address: Address) -> str:
    """Give what the address of a wrapper holds, or ""."""
    place = address.place
    if place.startswith("urldefense.") and (found := re.fullmatch(_PROOFPOINT, str(address))):
        return re.sub(r"\A(https?:)/+", r"\1//", found["url"])
    for hint, pattern, names in _WRAPPERS:
        if hint in place and re.fullmatch(pattern, place):
            return next((text for name in names if (text := address.value(name))), "")
    return ""
