"""The one way to sources: walk a reference, then fetch the captions and the media of what was found.

yt-dlp is loaded when the first URL needs it: local files do without.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from talkdex.errors import SourceError, UsageError
from talkdex.sources import files, info
from talkdex.sources.found import FetchOptions, Found, Result, Track
from talkdex.sources.trouble import explain, failed
from talkdex.timing import TimeRange

if TYPE_CHECKING:
    from talkdex.sources.partly import Partial
    from talkdex.sources.ytdlp import Session

Progress = Callable[[int, int | None], None]
Told = Callable[[int], None]
Choose = Callable[[info.Info], info.Info | None]

_EXPIRED = re.compile(r"\b(?:403|404|410)\b|removed, or never there|HTTP Error 4")


class Fetcher:
    """Walks and fetches with one set of options; not to be shared between threads.

    Args:
        options: cookies, pace, what is known already.
    """

    def __init__(self, options: FetchOptions | None = None) -> None:
        self._options = options or FetchOptions()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections; the fetcher can still be used."""
        if session := self.__dict__.pop("_session", None):
            session.close()

    def walk(self, reference: str) -> Iterator[Result]:
        """Give what a page, playlist, channel, feed, file or folder holds, one result at a time, lazily.

        An entry that can't be had is a `Failed`, nothing raised. At least one result comes.

        Raises:
            UsageError: `options.url` is given for anything but one local file.
        """
        if path := files.path_of(reference):
            yield from files.walk(path, self._options)
            return
        reference = reference.strip().encode("utf-8", "replace").decode()  # what was no text
        if self._options.url:
            raise UsageError(f"{reference}: a second URL goes with a local file only; leave it out")
        from talkdex.sources.online import Walk  # noqa: PLC0415 - yt-dlp costs 0.4 s; files do without

        try:
            walk = Walk(self._session, self._options)
        except SourceError as error:  # unreadable cookies
            yield failed(error, reference)
            return
        yield from walk.results(reference)

    def captions(self, found: Found, track: Track) -> bytes:
        """Fetch a track as it comes, undecoded.

        Raises:
            SourceError: it can't be had, or the host sent nothing.
        """
        if track.path is not None:
            content = _read(track.path)
        elif track.data is not None:
            content = track.data.encode()
        elif "m3u8" in track.protocol or (track.url or "").split("?")[0].endswith(".m3u8"):
            content = self._pieces(found, track)
        else:
            content = self._session.request(track.url or "", dict(track.headers))
        if not content.strip():
            hint = "try again, or recognise the speech" if track.url else "look into the file"
            raise SourceError(f"{track.url or track.path}: the captions are empty; {hint}")
        return content

    def media(
        self, found: Found, directory: Path, progress: Progress | None = None, *, video: bool = False
    ) -> Path:
        """Fetch the sound (or with `video` the pictures too) into a folder; an interrupted fetch goes on.

        Args:
            found: what to fetch; a local file stays where it is.
            directory: made when missing.
            progress: called with bytes fetched and bytes in all (None while unknown).
            video: fetch a file with pictures where there is one.

        Returns:
            The file; the same name each time, so that a complete one isn't fetched again.

        Raises:
            SourceError: there is no sound to be had, or the host refuses.
        """
        if found.path is not None:
            return found.path
        choose = partial(info.choose_format, video=video)
        return self._chosen(found, choose, directory, progress)

    def pictures(self, found: Found, directory: Path, progress: Progress | None = None) -> Path | None:
        """Fetch pictures alone, where they are better than those of any file that holds sound too.

        Args:
            found: what to fetch.
            directory: made when missing; not the one in which sound is kept, for names may be the same.
            progress: called with bytes fetched and bytes in all (None while unknown).

        Returns:
            The file, as `media` does; None where the file that `media` fetches with `video` is as good.

        Raises:
            SourceError: the host refuses.
        """
        if found.path is not None or info.choose_pictures(json.loads(found.info)) is None:
            return None
        return self._chosen(found, info.choose_pictures, directory, progress)

    def media_parts(
        self, found: Found, directory: Path, spans: Sequence[TimeRange], told: Told | None = None, *,
        video: bool = False,
    ) -> "Partial":  # fmt: skip
        """Make what `media` fetches readable where it is needed, and fetch no more than that.

        Args:
            found: what to fetch, not a local file.
            directory: where parts are kept; made when missing.
            spans: ranges of recording time that are going to be read.
            told: called with the number of bytes of each fetch.
            video: a file with pictures where there is one.

        Raises:
            NotInParts: it can't be had so, or not so that its times are sure: `media` may.
            SourceError: there is no sound to be had, or the host refuses.
        """
        return self._partly(found, partial(info.choose_format, video=video), directory, spans, told)

    def picture_parts(
        self, found: Found, directory: Path, spans: Sequence[TimeRange], told: Told | None = None
    ) -> "Partial | None":
        """Make what `pictures` fetches readable where it is needed; see `media_parts`."""
        if info.choose_pictures(json.loads(found.info)) is None:
            return None
        return self._partly(found, info.choose_pictures, directory, spans, told)

    def _partly(
        self, found: Found, choose: Choose, directory: Path, spans: Sequence[TimeRange], told: Told | None
    ) -> "Partial":
        from talkdex.sources.partly import Partly  # noqa: PLC0415 - yt-dlp costs 0.4 s; files do without

        def again() -> dict[str, Any] | None:
            fresh = self._again(found)
            return self._form(json.loads(fresh.info), choose, fresh) if fresh else None

        form = self._form(json.loads(found.info), choose, found)
        name = _named(found, form)
        kind = re.sub(r"[^A-Za-z0-9]+", "-", str(form.get("format_id") or "only"))[:40]
        return Partly(self._session, form, again, told).reach(name, spans, directory / kind)

    def _chosen(self, found: Found, choose: Choose, directory: Path, progress: Progress | None) -> Path:
        """Fetch the format chosen; where its address has expired, look at the recording anew."""
        try:
            return self._fetch(found, json.loads(found.info), choose, directory, progress)
        except SourceError as error:
            fresh = self._again(found) if _EXPIRED.search(str(error)) else None
            if fresh is None:
                raise
        return self._fetch(found, json.loads(fresh.info), choose, directory, progress)

    def _fetch(
        self, found: Found, told: dict[str, Any], choose: Choose, directory: Path, progress: Progress | None
    ) -> Path:
        form = self._form(told, choose, found)
        target = directory / _named(found, form)
        if not target.is_file():
            directory.mkdir(parents=True, exist_ok=True)
            self._session.fetch(target, form, found.reference, progress)
        return target

    def _form(self, told: dict[str, Any], choose: Choose, found: Found) -> dict[str, Any]:
        """Give what is told of a recording with the chosen format laid over it."""
        form = choose(told)
        if form is None:
            raise explain("No formats", found.reference)
        return {**told, **form}

    def _again(self, found: Found) -> Found | None:
        """Look at the recording anew, for addresses that have not expired; None when it can't be had."""
        from talkdex.sources.online import Walk  # noqa: PLC0415 - as above

        fresh = Walk(self._session, replace(self._options, known=lambda _: False)).results(found.reference)
        return next((one for one in fresh if isinstance(one, Found) and one.identity == found.identity), None)

    def _pieces(self, found: Found, track: Track) -> bytes:
        """Fetch captions that come in pieces (HLS)."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"captions.{track.ext or 'vtt'}"
            form = {
                "url": track.url,
                "ext": track.ext or "vtt",
                "protocol": "m3u8_native",
                "id": found.identity,
            }
            self._session.fetch(target, form, found.reference, None)
            return _read(target)

    @cached_property
    def _session(self) -> "Session":
        from talkdex.sources.ytdlp import Session  # noqa: PLC0415 - yt-dlp costs 0.4 s; files do without

        return Session(self._options)


def _named(found: Found, form: info.Info) -> str:
    return f"{file_name(found.identity)}.{form.get('ext') or 'media'}"


def is_local(reference: str) -> bool:
    """Tell whether a reference names a file or folder on this machine."""
    return files.path_of(reference) is not None


def file_name(identity: str) -> str:
    """Give a file name for an identity: readable, safe everywhere, and its own."""
    mark = hashlib.blake2b(identity.encode(), digest_size=4).hexdigest()
    return re.sub(r"[^A-Za-z0-9]+", "-", identity).strip("-")[-60:] + "-" + mark


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: can't be read ({error.strerror or error}); check the path") from error
