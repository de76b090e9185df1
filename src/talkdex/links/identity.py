"""The recording that a URL shows, told from the URL alone: every form of its URL gives one identity.

The site is the lower-cased key of yt-dlp's extractor and the number is yt-dlp's id
(https://github.com/yt-dlp/yt-dlp/tree/master/yt_dlp/extractor), so that an identity read off a URL
equals the one read off yt-dlp's information.
"""

from typing import NamedTuple
from urllib.parse import unquote_plus

from talkdex.errors import LinkError
from talkdex.links.hosts import HOSTS
from talkdex.links.hosts.files import LOCAL_FILE, WEB_FILE
from talkdex.links.match import Place, locate
from talkdex.links.normal import normalised, uncounted
from talkdex.links.reading import cleared


class Identity(NamedTuple):
    """Which recording it is, and where people watch it.

    Args:
        identity: `site:id` (`youtube:dQw4w9WgXcQ`), or `url:` and the page's canonical URL where
            the site's own id isn't in its URLs (SoundCloud, Odysee) or the URL is a media file.
        url: the canonical page without a time, or the media file's URL.
    """

    identity: str
    url: str


def identify(url: str) -> Identity | None:
    """Tell which recording a URL shows, without any network.

    Returns:
        Its identity; None for a host that isn't known, a local file (known by its content) and
        for what isn't a URL or shows no single recording.
    """
    try:
        _, place = locate(uncounted(url.strip()))
    except LinkError:
        return None
    if place is None or place.host is LOCAL_FILE or not _tells(place):
        return None
    if "id" in place.groups:
        place = place._replace(groups=place.groups | {"id": place.host.fold(place.groups["id"])})
    page = _page(place)
    told = unquote_plus(place.fill(place.host.number)) if place.host.site else ""
    return Identity(f"{place.host.site}:{told}" if told else f"url:{page}", page)


def identity_of(extractor_key: str, number: str) -> str:
    """Give the identity of what yt-dlp found, equal to what `identify` tells of its URL.

    Args:
        extractor_key: `extractor_key` of the info dict.
        number: `id` of the info dict.
    """
    site = extractor_key.lower()
    fold = next((host.fold for host in HOSTS if host.site == site), str)
    return f"{site}:{fold(number)}"


def _tells(place: Place) -> bool:
    """Tell whether a row knows recordings, rather than only how times are written."""
    return bool(place.host.site or place.host.watch or place.host.embed) or place.host is WEB_FILE


def _page(place: Place) -> str:
    known = place.fill(place.host.page or place.host.watch) or place.fill(place.host.embed)
    return known or normalised(str(cleared(place)))
