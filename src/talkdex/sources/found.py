"""What a walk over a source gives: recordings found, recordings known already, failures; frozen values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from talkdex.recording import Recording
from talkdex.sources.pace import Pacer
from talkdex.transcript import Origin


@dataclass(frozen=True, slots=True)
class Track:
    """Captions that a source offers, not fetched yet.

    Args:
        language: BCP 47 tag, or None where the source doesn't tell.
        origin: manual, automatic (the host's recogniser) or translated (by a machine).
        ext: format as the source names it: "vtt", "json3"; "" when unknown.
        url: where to fetch it, or None.
        data: the captions themselves where they came inline, or None.
        path: the file itself where it is local, or None.
        name: the source's label, for people; "" when it has none.
        spoken: the source says that this is the language spoken in the recording.
        headers: HTTP headers that its host wants, as pairs.
        protocol: yt-dlp's name of how it is fetched, "" for plain HTTP.
    """

    language: str | None
    origin: Origin
    ext: str = ""
    url: str | None = None
    data: str | None = None
    path: Path | None = None
    name: str = ""
    spoken: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    protocol: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A recording that a source offers, with its captions; nothing of it is fetched yet.

    Args:
        recording: what the publisher says of it.
        tracks: the captions offered, the best format of each language and origin.
        reference: what to walk to find it again.
        info: yt-dlp's whole info dict (or the feed's, the file's) as JSON text, to be kept as it came.
        path: the media file itself where it is local, or None.
        has_media: there is sound or video to fetch; False for captions alone.
        aliases: other identities by which it may already be known: the feed's guid, the file's
            content. A page that only leads to it is none: tomorrow it may lead to another.
        warnings: one line each, from the source.
    """

    recording: Recording
    tracks: tuple[Track, ...] = ()
    reference: str = ""
    info: str = "{}"
    path: Path | None = None
    has_media: bool = True
    aliases: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """The recording's identity."""
        return self.recording.identity


@dataclass(frozen=True, slots=True)
class Known:
    """A recording that the caller has already, or that came earlier in the same walk; not looked at again."""

    identity: str
    reference: str


class Retry(StrEnum):
    """When trying again may help."""

    NEVER = "never"  # removed, not captions, unsupported
    LATER = "later"  # the network, the host's limits, a live stream that hasn't ended
    CHANGED = "changed"  # after something changes here: cookies, a newer yt-dlp, another network


@dataclass(frozen=True, slots=True)
class Failed:
    """An entry that could not be had; the others go on.

    Args:
        reference: its URL or path.
        reason: one line: what, and what to do.
        retry: when trying again may help.
        retry_after_s: seconds to wait as far as known, or None.
        title: as the playlist names it, "" when unknown.
    """

    reference: str
    reason: str
    retry: Retry = Retry.LATER
    retry_after_s: float | None = None
    title: str = ""


Result = Found | Known | Failed


def _nothing_known(_identity: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to walk and fetch.

    Args:
        known: tells whether the caller has a recording already; asked before any network work where
            the identity can be read off the URL, and again where it can't.
        pacer: waits between requests to one host; None for one in memory.
        url: the public URL of a local file, where there is one.
        cookies_file: a cookies.txt (Netscape format), as browsers' extensions write it.
        cookies_from_browser: browser, as yt-dlp names it: "firefox", "chrome:Profile 1".
        cache: folder for yt-dlp's small cache of players and tokens; None for none.
        proxy: URL of a proxy, or None for the system's.
        translations: also list machine-translated tracks (slow on YouTube).
        extractor_args: yt-dlp's per-site settings, such as a PO token:
            `{"youtube": {"po_token": ["web.subs+XXX"]}}`.
    """

    known: Callable[[str], bool] = _nothing_known
    pacer: Pacer | None = None
    url: str | None = None
    cookies_file: Path | None = None
    cookies_from_browser: str | None = None
    cache: Path | None = None
    proxy: str | None = None
    translations: bool = False
    extractor_args: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
