"""yt-dlp's info dict read into our values: recording, caption tracks, the format to fetch. No yt-dlp needed.

The fields are documented at
https://github.com/yt-dlp/yt-dlp/blob/master/yt_dlp/extractor/common.py (class InfoExtractor).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from talkdex.recording import Chapter, Recording
from talkdex.sources.found import Track
from talkdex.sources.identity import page
from talkdex.sources.tracks import NO_CAPTIONS, format_rank, language_tag
from talkdex.transcript import Origin

Info = Mapping[str, Any]

_AUTOMATIC = re.compile(r"(?:^|[-_])(?:x-)?(?:auto|autogen|asr|ai)(?:[-_]|$)", re.IGNORECASE)
_AUTOMATIC_NAME = re.compile(
    r"auto[- ]?(?:generated|matic)|\bASR\b|generada autom|automatisch|automatique", re.IGNORECASE
)


def recording(info: Info, identity: str) -> Recording:
    """Give what the publisher says of a recording."""
    duration = info.get("duration")
    return Recording(
        identity=identity,
        title=_text(info, "title", "fulltitle") or "",
        url=page(where) if (where := _text(info, "webpage_url", "original_url")) else None,
        media=info.get("url") if info.get("extractor_key") in _STABLE_MEDIA else None,
        duration_ms=round(duration * 1000) if duration else None,
        published=_published(info),
        channel=_text(info, "channel", "uploader", "creator", "series"),
        language=spoken(info),
        description=_text(info, "description") or "",
        thumbnail=_text(info, "thumbnail"),
        chapters=tuple(_chapters(info)),
    )


_STABLE_MEDIA = frozenset({"Generic", "HTML5MediaEmbed", "TalkdexFeed"})
"""Extractors whose media URLs are the publisher's own, not signed ones that expire in hours."""


def _text(info: Info, *keys: str) -> str | None:
    values = (info.get(key) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _published(info: Info) -> str | None:
    for key in ("upload_date", "release_date"):
        if re.fullmatch(r"\d{8}", info.get(key) or ""):
            day = info[key]
            return f"{day[:4]}-{day[4:6]}-{day[6:]}"
    stamp = info.get("timestamp") or info.get("release_timestamp")
    return datetime.fromtimestamp(stamp, UTC).date().isoformat() if stamp else None


def _chapters(info: Info) -> Iterator[Chapter]:
    for chapter in info.get("chapters") or []:
        start, end = chapter.get("start_time"), chapter.get("end_time")
        title = (chapter.get("title") or "").strip()
        if start is None or start < 0 or not title or title.startswith("<Untitled Chapter"):
            continue
        known_end = round(end * 1000) if end is not None and end >= start else None
        yield Chapter(title, round(start * 1000), known_end)


def spoken(info: Info) -> str | None:
    """Give the language spoken as the publisher says, or None: the recording's, else its own sound's."""
    if tag := language_tag(info.get("language")):
        return tag
    sounds = [f for f in info.get("formats") or [] if f.get("language") and f.get("acodec") != "none"]
    own = [f for f in sounds if (f.get("language_preference") or -1) > 0] or sounds
    tags = {language_tag(f["language"]) for f in own}
    return tags.pop() if len(tags) == 1 else None


def tracks(info: Info) -> tuple[Track, ...]:
    """Give the captions offered: for each language and origin the best format only."""
    best: dict[tuple[str | None, Origin, bool], Track] = {}
    for track in _all_tracks(info):
        key = (track.language, track.origin, track.spoken)
        if key not in best or format_rank(track.ext) < format_rank(best[key].ext):
            best[key] = track
    return tuple(best.values())


def _all_tracks(info: Info) -> Iterator[Track]:
    for listing in ("subtitles", "automatic_captions"):
        for name, forms in (info.get(listing) or {}).items():
            if (name or "") not in NO_CAPTIONS:
                yield from (
                    _track(name, form, listing) for form in forms if form.get("url") or form.get("data")
                )


def origins(info: Info) -> dict[str, Origin]:
    """Give the origin of each track by the name that yt-dlp lists it under, and puts into file names."""
    return {
        name: _track(name, forms[0], listing).origin
        for listing in ("automatic_captions", "subtitles")
        for name, forms in (info.get(listing) or {}).items()
        if name and forms
    }


def _track(name: str | None, form: Info, listing: str) -> Track:
    query = parse_qs(urlsplit(form.get("url") or "").query)
    translated = query.get("tlang", [None])[0]
    label = form.get("name") or ""
    automatic = (
        listing == "automatic_captions" or _AUTOMATIC.search(name or "") or _AUTOMATIC_NAME.search(label)
    )
    return Track(
        language=language_tag(translated) or language_tag(name) or language_tag(label),
        origin=Origin.TRANSLATED if translated else Origin.AUTOMATIC if automatic else Origin.MANUAL,
        ext=(form.get("ext") or "").lower(),
        url=form.get("url"),
        data=form.get("data"),
        name=label,
        spoken=(name or "").endswith("-orig"),
        headers=tuple((form.get("http_headers") or {}).items()),
        protocol=form.get("protocol") or "",
    )


_NATIVE = frozenset({"", "http", "https", "m3u8", "m3u8_native", "http_dash_segments", "ism", "f4m"})
"""Protocols that yt-dlp speaks without ffmpeg."""


def _fetchable(form: Info) -> bool:
    protected = form.get("has_drm") not in (None, False, "maybe")
    return bool(form.get("url")) and not protected and (form.get("protocol") or "") in _NATIVE


def choose_format(info: Info, *, video: bool = False) -> Info | None:
    """Choose what to fetch, so that nothing need be merged: None when there is nothing with sound.

    For listening the best sound alone, else the smallest file that holds sound; for watching the
    best file that holds both. yt-dlp lists formats from the worst to the best.
    """
    offered = info.get("formats") or ([info] if info.get("url") else [])
    heard = [f for f in offered if f.get("acodec") != "none" and _fetchable(f)]
    alone = [f for f in heard if f.get("vcodec") == "none"]
    seen = [f for f in heard if f.get("vcodec") != "none"]
    if video:
        return next(iter([*reversed(seen), *reversed(alone)]), None)
    return next(iter([*reversed(alone), *seen]), None)
