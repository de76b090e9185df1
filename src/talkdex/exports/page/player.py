"""Which player a page has: the host's own in a frame, or the media in the browser's."""

import os
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from talkdex.errors import LinkError
from talkdex.links import LinkTemplate, deep_link, forms, link_template
from talkdex.recording import Recording

Kind = Literal["media", "frame", "none"]

_SOUND = (".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac", ".weba")


class Steering(NamedTuple):
    """How a host's framed player is told to move, and tells where it is, by messages between windows.

    Args:
        name: of the dialect, as the page's script knows it; "reload" where it can only be opened anew.
        netloc: from where it is framed, where that isn't where links lead.
        query: what the player must be told to listen, and to begin at once when it is clicked into being.
        source: where the dialect is known from.
    """

    name: str
    netloc: str = ""
    query: str = ""
    source: str = ""


_RELOAD = Steering("reload")

STEERINGS: dict[str, Steering] = {
    "www.youtube.com": Steering(
        "youtube",
        "www.youtube-nocookie.com",
        "enablejsapi=1&playsinline=1&autoplay=1",
        "https://developers.google.com/youtube/iframe_api_reference; its messages as in "
        "https://github.com/WebKit/WebKit and other open sources, since its script isn't loaded here",
    ),
    "player.vimeo.com": Steering(
        "vimeo", query="api=1&dnt=1&autoplay=1", source="https://github.com/vimeo/player.js (postMessage)"
    ),
    "www.dailymotion.com": Steering("reload", query="autoplay=1"),
}
"""By the host of the player's URL. A host that isn't here is opened anew for each moment."""


class Player(NamedTuple):
    """A player, as the page needs it.

    Args:
        kind: the media, a host's player in a frame, or none.
        source: the media's URL, relative to the page where it lies near; "" for a frame.
        origin: what the page may load from, for its policy; "" where it is the page's own neighbour.
        sound: it is known to have no pictures.
        steering: of a frame.
        frame: the frame's link with its times left out; None for media.
    """

    kind: Kind = "none"
    source: str = ""
    origin: str = ""
    sound: bool = False
    steering: Steering = _RELOAD
    frame: LinkTemplate | None = None


def player(recording: Recording, folder: Path | None) -> Player:
    """Choose the player: the host's where it can be framed, else the media, else none.

    Args:
        recording: what is played.
        folder: where the page will lie, or None where nobody knows.
    """
    heard = recording.url if _is_media(recording.url) else None
    return _framed(recording.url) or _media(recording.media, folder) or _media(heard, folder) or Player()


def _framed(url: str | None) -> Player | None:
    if not url or not url.startswith(("http://", "https://")) or "iframe" not in forms(url, 0):
        return None
    parts = urlsplit(deep_link(url, 0, form="embed"))
    steering = STEERINGS.get(parts.netloc, _RELOAD)
    query = "&".join(filter(None, [parts.query, steering.query]))
    netloc = steering.netloc or parts.netloc
    address = urlunsplit((parts.scheme, netloc, parts.path, query, parts.fragment))
    frame = link_template(address)
    origin = f"{parts.scheme}://{netloc}"
    return Player("frame", origin=origin, steering=steering, frame=frame) if frame else None


def _media(place: str | None, folder: Path | None) -> Player | None:
    if not place:
        return None
    sound = place.partition("#")[0].partition("?")[0].lower().endswith(_SOUND)
    if place.startswith(("http://", "https://")):
        return Player("media", place, "{0.scheme}://{0.netloc}".format(urlsplit(place)), sound)
    return None if "://" in place else Player("media", _near(Path(place), folder), sound=sound)


def _is_media(url: str | None) -> bool:
    """Tell whether a page's URL is a media file's: those carry times as media fragments."""
    if not url:
        return False
    try:
        found = link_template(url)
    except LinkError:
        return False
    return found is not None and found.spelling == "fractions"


def _near(media: Path, folder: Path | None) -> str:
    """Name a file as seen from a folder, so that the two can move together; else where it lies here."""
    whole = Path(os.path.abspath(media))  # noqa: PTH100 - the name alone: what a link leads to isn't asked
    if folder is None or folder.anchor != whole.anchor:
        return whole.as_uri()
    return quote(os.path.relpath(whole, folder).replace(os.sep, "/"))
