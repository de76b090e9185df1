"""One canonical identity per recording, from its URL or from what yt-dlp says of it; both agree.

The forms of URLs per host are known to `talkdex.links`; any other page is known by its normalised URL.
"""

from talkdex.errors import LinkError
from talkdex.links import identify, identity_of, normalised

OWN_NAMES = frozenset({"Generic", "HTML5MediaEmbed"})
"""yt-dlp's extractors without ids of their own: their recordings are known by URL."""


def of_url(url: str) -> str:
    """Give the identity of what a URL shows, as far as the URL alone tells it."""
    told = identify(url)
    return told.identity if told else f"url:{page(url)}"


def page(url: str) -> str:
    """Give the URL where people watch: the host's canonical form, without a time or counters of readers."""
    if told := identify(url):
        return told.url
    try:
        return normalised(url)
    except LinkError:  # a search or another shorthand of yt-dlp's
        return url


def of_video(extractor_key: str, number: str, webpage_url: str | None) -> str:
    """Give the identity of a video that yt-dlp found on a site with ids.

    Args:
        extractor_key: the info dict's.
        number: the info dict's `id`.
        webpage_url: its own page, or None where it shares one with others.
    """
    told, name = identify(webpage_url) if webpage_url else None, identity_of(extractor_key, number)
    if told is None:
        return name
    # a site whose ids aren't in its URLs, or one that is run by another (a university's Kaltura)
    same = told.identity.startswith("url:") or _number(told.identity) == _number(name)
    return told.identity if same else name


def _number(identity: str) -> str:
    return identity.partition(":")[2]
