"""Fetching of a format only what is needed: by ranges of bytes where it is one file, else by fragments."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from talkdex.errors import RateLimited, SourceError, Unavailable
from talkdex.sources.excerpt import Excerpt, excerpt
from talkdex.sources.playlist import Fragment, Playlist, read_dash, read_hls
from talkdex.sources.remote import Remote, Stretch, Told
from talkdex.sources.trouble import NotInParts
from talkdex.sources.ytdlp import Session
from talkdex.timing import TimeRange

Form = dict[str, Any]
Partial = Remote | Excerpt
_TRIES = 4

T = TypeVar("T")


class Partly:
    """Fetches of one format what is needed.

    Args:
        session: yt-dlp.
        form: yt-dlp's info dict of the recording with the format's fields laid over it.
        again: looks the format up anew, for an address that has not expired; None where it can't be had.
        told: called with the bytes of each fetch.
    """

    def __init__(
        self, session: Session, form: Form, again: Callable[[], Form | None], told: Told | None = None
    ) -> None:
        self._session, self._form, self._again, self._told = session, form, again, told
        self._renewed = False

    def reach(self, name: str, spans: Sequence[TimeRange], folder: Path) -> Partial:
        """Make the media readable where the spans are.

        Args:
            name: of the recording's file, for people; its suffix is told to FFmpeg.
            spans: ranges of recording time.
            folder: where parts are kept; made when missing.

        Raises:
            NotInParts: it can't be, or not so that its times are sure; it has to be fetched whole.
            SourceError: it can't be had.
        """
        protocol = str(self._form.get("protocol") or "http").partition("+")[0]
        if protocol in ("http", "https"):
            return Remote(name, self._bytes, folder / name, self._told)
        return excerpt(name, self._playlist(protocol, name), spans, self._fragment, folder / f"{name}.parts")

    def _playlist(self, protocol: str, name: str) -> Playlist:
        url = str(self._form.get("url") or "")
        if protocol in ("m3u8", "m3u8_native"):
            text = _tried(lambda: self._session.request(self._form["url"], self._headers()))
            return read_hls(text.decode("utf-8", "replace"), str(self._form["url"]))
        fragments = self._form.get("fragments")
        if protocol == "http_dash_segments" and isinstance(fragments, list):
            return read_dash(fragments, str(self._form.get("fragment_base_url") or url))
        raise NotInParts(f"{name}: comes by {protocol}, which knows no parts")

    def _bytes(self, first: int, end: int) -> Stretch | None:
        def ask() -> Stretch | None:
            return self._session.stretch(self._form, first, end)

        try:
            return _tried(ask)
        except RateLimited:
            raise
        except Unavailable:
            if self._renewed or not self._renew():
                raise
        return _tried(ask)

    def _renew(self) -> bool:
        """Take a new address where the old one has expired, once."""
        form, self._renewed = self._again(), True
        self._form = form or self._form
        return form is not None

    def _fragment(self, fragment: Fragment) -> bytes:
        if fragment.within is None:
            data = _tried(partial(self._session.request, fragment.url, self._headers()))
        else:
            form = {**self._form, "url": fragment.url}
            got = _tried(partial(self._session.stretch, form, *fragment.within))
            if got is None:
                raise NotInParts(f"{fragment.url}: its host gives files only whole")
            data = got.data
        if self._told:
            self._told(len(data))
        return data

    def _headers(self) -> dict[str, str]:
        return dict(self._form.get("http_headers") or {})


def _tried(ask: Callable[[], T]) -> T:
    """Ask, and again where the connection fails."""
    for _ in range(_TRIES - 1):
        try:
            return ask()
        except (NotInParts, RateLimited, Unavailable):
            raise
        except SourceError:
            continue
    return ask()
