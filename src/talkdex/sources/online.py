"""Recordings behind URLs: pages, playlists, channels and feeds walked one entry at a time.

A playlist's pages are fetched as they are needed, and an entry that the caller knows already costs no
request where its identity can be read off its URL. An entry that fails is a value; the others go on.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from talkdex.errors import SourceError
from talkdex.links import identify, identity_of
from talkdex.recording import Chapter, Recording
from talkdex.sources import identity, info
from talkdex.sources.found import Failed, FetchOptions, Found, Known, Result, Retry
from talkdex.sources.pace import site_of
from talkdex.sources.trouble import explain, failed
from talkdex.sources.ytdlp import Session

_NOT_PASSED_ON = frozenset({"_type", "url", "ie_key", "id", "extractor", "extractor_key"})
_PAGE = frozenset({"webpage_url", "original_url", "webpage_url_basename", "webpage_url_domain"})


class Walk:
    """One walk over a reference; it remembers what it met, so that nothing comes twice.

    Args:
        session: yt-dlp.
        options: what is known already.
    """

    def __init__(self, session: Session, options: FetchOptions) -> None:
        self._session, self._options = session, options
        self._met: set[str] = set()
        self._followed: set[tuple[str, str | None]] = set()

    def results(self, reference: str) -> Iterator[Result]:
        """Give everything that a URL leads to; at least one result."""
        empty = True
        for result in self._visit({"_type": "url", "url": reference}, reference):
            empty = False
            yield result
        if empty:
            yield failed(explain("lists no recordings", reference), reference)

    def _visit(self, entry: dict[str, Any], reference: str, *, lone: bool = True) -> Iterator[Result]:
        kind = entry.get("_type") or "video"
        try:
            if kind in ("url", "url_transparent"):
                yield from self._follow(entry)
            elif kind == "video":
                yield self._found(entry, reference, lone=lone)
            else:
                yield from self._list(entry, reference)
        except SourceError as error:
            yield failed(error, reference, entry.get("title") or "")

    def _follow(self, entry: dict[str, Any]) -> Iterator[Result]:
        url = entry.get("url") or ""
        early = self._early(url, entry.get("ie_key"))
        if self._knows(early):
            yield Known(early, url)
            return
        step = (url, entry.get("ie_key"))
        if step in self._followed:  # pages that name each other
            return
        self._followed.add(step)
        self._session.warnings()  # those of an entry before this one
        inner = self._session.look(url, entry.get("ie_key"))
        if entry.get("_type") == "url_transparent":
            inner = _overlaid(inner, entry)
        yield from self._visit(inner, url)

    def _list(self, playlist: dict[str, Any], reference: str) -> Iterator[Result]:
        """Walk a list; once a host closes, its other entries are counted rather than asked for."""
        closed: Counter[str] = Counter()
        for entry in self._session.entries(playlist, reference):
            where = entry.get("url") or entry.get("webpage_url") or reference
            host = site_of(where)
            if host in closed:
                closed[host] += 1
                continue
            for result in self._visit(entry, where, lone=False):
                if isinstance(result, Failed) and result.retry_after_s is not None:
                    closed[host] = 0
                yield result
        for host, missed in closed.items():
            if missed:
                reason = (
                    f"{reference}: {missed} more entries not asked for, {host} is closed; add it again later"
                )
                yield Failed(reference, reason, Retry.LATER)

    def _found(self, video: dict[str, Any], reference: str, *, lone: bool) -> Result:
        name = self._identity(video, reference, lone=lone)
        aliases = (f"guid:{video['guid']}",) if video.get("guid") else ()
        if known := next(filter(self._knows, (name, *aliases)), None):
            return Known(known, reference)
        video.setdefault("webpage_url", reference)
        settled = self._settled(video, reference)
        recording, lost = self._with_chapters(info.recording(settled, name), settled)
        self._met |= {name, *aliases}
        return Found(
            recording=recording,
            tracks=info.tracks(settled),
            reference=reference,
            info=json.dumps(_public(settled), ensure_ascii=False),
            has_media=info.choose_format(settled) is not None,
            aliases=aliases,
            warnings=(*self._session.warnings(), *lost),
        )

    def _settled(self, video: dict[str, Any], reference: str) -> dict[str, Any]:
        """Complete what is told of a video; refuse one that goes on, or offers nothing to hear or read."""
        settled = self._session.settle(video, reference)
        if not self._options.translations:
            settled = info.without_translations(settled)
        if (status := settled.get("live_status")) in ("is_live", "is_upcoming"):
            raise explain(status.replace("_", " "), reference)
        if not info.tracks(settled) and info.choose_format(settled) is None:
            raise explain(" ".join(self._session.warnings()) or "No formats", reference)
        if self._session.dated(settled.get("timestamp")):  # the age of a file on a web server
            for key in ("timestamp", "upload_date"):
                settled.pop(key, None)
        return settled

    def _early(self, url: str, extractor: str | None) -> str:
        """Give the identity that a URL bears by its form; one that leads to a list is nobody's."""
        key = None if identify(url) else self._session.key(url, extractor)
        return identity_of(*key) if key else identity.of_url(url)

    def _identity(self, video: dict[str, Any], reference: str, *, lone: bool) -> str:
        if video.get("enclosure"):
            return identity.of_url(video["enclosure"])
        if (key := video.get("extractor_key", "Generic")) not in identity.OWN_NAMES:
            return identity.of_video(key, video["id"], video.get("webpage_url") if lone else None)
        form = None if lone else info.choose_format(video)
        return identity.of_url(form["url"] if form else video.get("webpage_url") or reference)

    def _knows(self, name: str) -> bool:
        return name in self._met or self._options.known(name)

    def _with_chapters(
        self, recording: Recording, settled: dict[str, Any]
    ) -> tuple[Recording, tuple[str, ...]]:
        """Fetch the chapters that a feed keeps in a file of their own; their absence is only a warning."""
        url = settled.get("chapters_url")
        if not url or recording.chapters:
            return recording, ()
        try:
            chapters = read_chapters(self._session.request(url))
        except SourceError as error:
            return recording, (str(error),)
        return replace(recording, chapters=chapters), ()


def read_chapters(content: bytes) -> tuple[Chapter, ...]:
    """Read Podcasting 2.0 chapters (JSON); none from a file that isn't.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
    """
    try:
        listed = json.loads(content)["chapters"]
        rows = [(row, row["startTime"]) for row in listed if row.get("toc", True) and row.get("title")]
        return tuple(
            Chapter(
                str(row["title"]),
                round(start * 1000),
                round(row["endTime"] * 1000) if "endTime" in row else None,
            )
            for row, start in sorted(rows, key=lambda row: float(row[1]))
            if start >= 0
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()


def _overlaid(inner: dict[str, Any], outer: dict[str, Any]) -> dict[str, Any]:
    """Lay what a page says of an embedded recording over what the recording's host says, as yt-dlp does."""
    own_page = inner.get("extractor_key", "Generic") not in identity.OWN_NAMES
    hidden = _NOT_PASSED_ON | (_PAGE if own_page else frozenset())
    merged = {**inner, **{k: v for k, v in outer.items() if v is not None and k not in hidden}}
    if merged.get("_type") == "url":
        merged["_type"] = "url_transparent"
    return merged


def _public(value: Any) -> Any:
    """Drop from an info dict what must not lie in an index that is passed on: cookies."""
    if isinstance(value, dict):
        return {k: _public(v) for k, v in value.items() if k not in ("cookies", "Cookie")}
    return [_public(item) for item in value] if isinstance(value, list) else value
