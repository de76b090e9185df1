"""yt-dlp behind one session: quiet, paced, its exceptions ours (https://github.com/yt-dlp/yt-dlp).

Only this module and its neighbours `ytdlp_*` import yt-dlp. Every request that an extractor or a
downloader makes goes through `_Paced.urlopen`, so that a host which says 429 is closed at once for all.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from yt_dlp import YoutubeDL
from yt_dlp.networking import Request
from yt_dlp.networking.exceptions import HTTPError
from yt_dlp.utils import DownloadError, ExtractorError, YoutubeDLError

from talkdex.errors import SourceError
from talkdex.sources.found import FetchOptions
from talkdex.sources.pace import MemoryPacer, Pacer, closed, site_of
from talkdex.sources.remote import Stretch
from talkdex.sources.trouble import clean, explain
from talkdex.sources.ytdlp_feed import GenericIE
from talkdex.sources.ytdlp_settings import parameters

_FAILURES = (
    YoutubeDLError,
    OSError,
    # an extractor that meets a changed page raises whatever its code trips over
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)

Progress = Callable[[int, int | None], None]
"""Called with the bytes fetched and the bytes in all (None while unknown)."""


class Session:
    """One yt-dlp, set up once: looks at URLs and fetches, raising nothing but `SourceError`.

    Args:
        options: cookies, pace, settings.
    """

    def __init__(self, options: FetchOptions) -> None:
        self._log = _Log()
        self._progress: Progress | None = None
        self._reached: set[str] = set()
        with _ours("yt-dlp"):
            self._ydl = _Paced(parameters(options, self._log), options.pacer or MemoryPacer())
            self._ydl.add_info_extractor(GenericIE())
            self._ydl.add_progress_hook(self._tell)
            _ = self._ydl.cookiejar  # unreadable cookies must fail here, not at some entry

    def look(self, url: str, extractor: str | None = None) -> dict[str, Any]:
        """Ask one extractor what a URL is: a video, another URL, or a playlist whose entries come lazily."""
        with _ours(url):
            info = self._ydl.extract_info(url, download=False, process=False, ie_key=extractor)
            if not info:
                raise ExtractorError("Unsupported URL", expected=True)
            return dict(info)

    def entries(self, playlist: dict[str, Any], reference: str) -> Iterator[dict[str, Any]]:
        """Give a playlist's entries one by one, fetching its pages as they are needed."""
        with _ours(reference):
            rest = iter(playlist.get("entries") or ())
        while True:
            with _ours(reference):
                entry = next(rest, None)
                if entry is None:
                    return
            yield entry

    def settle(self, video: dict[str, Any], reference: str) -> dict[str, Any]:
        """Complete a video's info dict: formats sorted, captions and chapters in their final form."""
        with _ours(reference):
            info = self._ydl.process_ie_result(video, download=False)
            return dict(self._ydl.sanitize_info(info, remove_private_keys=True))

    def key(self, url: str, extractor: str | None = None) -> tuple[str, str] | None:
        """Give site and id that a URL bears by its form, without asking the host, or None.

        Args:
            url: the URL.
            extractor: the one that is to be asked, or None for the first that knows the URL.
        """
        for name, one in self._ydl.extractors(extractor):
            if one.suitable(url):
                found = one.get_temp_id(url) if name != "Generic" else None
                return (name, found) if found else None
        return None

    def request(self, url: str, headers: dict[str, str] | None = None) -> bytes:
        """Fetch a small thing whole."""
        with _ours(url), self._ydl.urlopen(Request(url, headers=headers or {})) as response:
            return bytes(response.read())

    def stretch(self, form: dict[str, Any], first: int, end: int) -> Stretch | None:
        """Fetch a part of a format's file, from a byte to before another; None where its host gives none.

        Hosts are waited for once in a session, not at each part.
        """
        url = form["url"]
        asked = {"Range": f"bytes={first}-{end - 1}", "Accept-Encoding": "identity"}
        request = Request(url, headers={**(form.get("http_headers") or {}), **asked})
        with (
            _ours(url),
            self._ydl.one_wait_per_host(self._reached),
            self._ydl.urlopen(request) as response,
        ):
            told = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range") or "")
            if response.status != 206 or told is None or int(told[1]) != first:
                return None
            mark = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
            return Stretch(bytes(response.read(end - first)), int(told[2]), mark)

    def fetch(self, target: Path, form: dict[str, Any], reference: str, progress: Progress | None) -> None:
        """Fetch a format into a file; what an interrupted run left beside it as `.part` is gone on with."""
        self._progress = progress
        with _ours(reference), self._ydl.one_wait_per_host():
            self._ydl.dl(str(target), form)
        if not target.is_file():  # a broken fetch leaves a `.part`; what `dl` returns isn't to be relied on
            raise explain("the connection was aborted", reference)

    def warnings(self) -> tuple[str, ...]:
        """Take the warnings that yt-dlp gave since the last call, one line each."""
        return self._log.take()

    def dated(self, stamp: float | None) -> bool:
        """Tell whether a timestamp is merely some response's Last-Modified, no date of publishing."""
        return stamp is not None and int(stamp) in self._ydl.modified

    def close(self) -> None:
        """Let go of connections and save cookies."""
        with _ours("yt-dlp"):
            self._ydl.close()

    def _tell(self, state: dict[str, Any]) -> None:
        if self._progress and state.get("downloaded_bytes") is not None:
            total = state.get("total_bytes") or state.get("total_bytes_estimate")
            self._progress(int(state["downloaded_bytes"]), int(total) if total else None)


class _Paced(YoutubeDL):  # type: ignore[misc]  # yt-dlp is untyped
    """yt-dlp with our pace in front of every request."""

    def __init__(self, parameters: dict[str, Any], pacer: Pacer) -> None:
        self._pacer = pacer
        self._waited: set[str] | None = None
        self.modified: set[int] = set()
        super().__init__(parameters)

    def urlopen(self, req: Any) -> Any:
        host = site_of(req if isinstance(req, str) else req.url)
        if self._waited is None or host not in self._waited:
            self._pacer.wait(host)
        if self._waited is not None:
            self._waited.add(host)
        try:
            response = super().urlopen(req)
        except HTTPError as error:
            if error.status != 429:
                raise
            after = self._pacer.penalty(host, _retry_after(error.response.headers.get("Retry-After")))
            raise closed(host, after) from error
        if stamp := _stamp(response.headers.get("Last-Modified")):
            self.modified.add(stamp)
        return response

    @contextmanager
    def one_wait_per_host(self, waited: set[str] | None = None) -> Iterator[None]:
        """Let the pieces of one download through without a wait between them.

        Args:
            waited: hosts that have been waited for; those that are from now on are added.
        """
        self._waited = set() if waited is None else waited
        try:
            yield
        finally:
            self._waited = None

    def extractors(self, name: str | None = None) -> Iterator[tuple[str, Any]]:
        """Give the extractor of a name, or all by name, in yt-dlp's order."""
        if name is not None and name in self._ies:
            yield name, self._ies[name]
        else:
            yield from self._ies.items()


class _Log:
    """Where yt-dlp's talk goes: warnings are kept as values, the rest is dropped."""

    def __init__(self) -> None:
        self._warnings: list[str] = []

    def debug(self, message: str) -> None:
        """Drop progress and debug lines."""

    def warning(self, message: str) -> None:
        """Keep a warning once."""
        line = clean(message)
        if line and line not in self._warnings and not _CHATTER.search(line):
            self._warnings.append(line)

    def error(self, message: str) -> None:
        """Drop it: the exception that follows says the same."""

    def take(self) -> tuple[str, ...]:
        """Give the warnings kept so far, and forget them."""
        taken, self._warnings = tuple(self._warnings), []
        return taken


_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")

_CHATTER = re.compile(
    r"Falling back on generic|Forcing .*generic|could be a direct video link|ffmpeg|impersonat", re.IGNORECASE
)
"""Warnings that tell users nothing they could act on."""


@contextmanager
def _ours(where: str) -> Iterator[None]:
    """Turn what yt-dlp raises into a `SourceError` about `where`."""
    try:
        yield
    except SourceError:
        raise
    except _FAILURES as error:
        raise _translated(error, where) from error


def _translated(error: Exception, where: str) -> SourceError:
    cause = _cause(error)
    if isinstance(cause, SourceError):  # our pacer's, wrapped on the way out
        return cause
    message = str(error) if isinstance(error, YoutubeDLError) else f"extractor error: {error!r}"
    if isinstance(cause, HTTPError):
        message += f" HTTP Error {cause.status}"
    return explain(message, where)


def _cause(error: BaseException) -> BaseException:
    """Dig out the first cause that yt-dlp wrapped: an HTTP status, our own refusal."""
    for inner in (
        error.exc_info[1] if isinstance(error, DownloadError) and error.exc_info else None,
        getattr(error, "cause", None),
        error.__cause__,
    ):
        if inner is not None and inner is not error:
            return _cause(inner)
    return error


def _retry_after(header: str | None) -> float | None:
    """Read a Retry-After header given in seconds (RFC 9110); a date is rare and left to the back-off."""
    return float(header) if header and header.strip().isdecimal() else None


def _stamp(header: str | None) -> int | None:
    try:
        return int(parsedate_to_datetime(header).timestamp()) if header else None
    except ValueError:
        return None
