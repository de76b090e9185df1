"""yt-dlp's info dict read into our values: recording, caption tracks, the format to fetch. No yt-dlp needed.

The fields are documented at
https://github.com/yt-dlp/yt-dlp/blob/master/yt_dlp/extractor/common.py (class InfoExtractor).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from talkdex.recording import Chapter, Recording
from talkdex.sources.found import Track
from talkdex.sources.identity import page
from talkdex.sources.tracks import NO_CAPTIONS, format_rank, language_tag
from talkdex.transcript import Origin

Info = Mapping[str, Any]

_AUTOMATIC = re.compile(r"(?:^|[-_])(?:x-)?(?:auto|autogen|asr|ai)(?:[-_]|$)", re.IGNORECASE)
_TRANSLATED = re.compile(r"[?&]tlang=([\w-]+)")
"""YouTube's URLs of machine translations say into what."""

_AUTOMATIC_NAME = re.compile(
    r"auto[- ]?(?:generated|matic)|\bASR\b|generada autom|automatisch|automatique", re.IGNORECASE
)


def recording(info: Info, identity: str) -> Recording:
    """Give what the publisher says of a recording."""
    page_url, duration = _text(info, "webpage_url", "original_url"), _number(info, "duration")
    return Recording(
        identity=identity,
        title=_text(info, "title", "fulltitle") or "",
        url=page(page_url) if page_url else None,
        media=_text(info, "url") if info.get("extractor_key") in _STABLE_MEDIA else None,
        duration_ms=round(duration * 1000) if duration and duration > 0 else None,
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


def _number(info: Info, key: str) -> float | None:
    value = info.get(key)
    return value if isinstance(value, (int, float)) and isfinite(value) else None


def _rows(value: Any) -> list[Info]:
    """Give the dicts of a list, of anything else none: not every info dict was written by yt-dlp."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _published(info: Info) -> str | None:
    for key in ("upload_date", "release_date"):
        day = _text(info, key) or ""
        if re.fullmatch(r"\d{8}", day):
            return f"{day[:4]}-{day[4:6]}-{day[6:]}"
    stamp = _number(info, "timestamp") or _number(info, "release_timestamp")
    if stamp is None or not _FIRST_DAY <= stamp <= _LAST_DAY:
        return None
    return datetime.fromtimestamp(stamp, UTC).date().isoformat()


_FIRST_DAY, _LAST_DAY = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (1970, 9999))


def _chapters(info: Info) -> Iterator[Chapter]:
    for chapter in _rows(info.get("chapters")):
        start, end, title = (
            _number(chapter, "start_time"),
            _number(chapter, "end_time"),
            _text(chapter, "title"),
        )
        if start is None or start < 0 or not title or title.startswith("<Untitled Chapter"):
            continue
        known_end = round(end * 1000) if end is not None and end >= start else None
        yield Chapter(title, round(start * 1000), known_end)


def spoken(info: Info) -> str | None:
    """Give the language spoken as the publisher says, or None: the recording's, else its own sound's."""
    if tag := language_tag(_text(info, "language")):
        return tag
    sounds = [f for f in _rows(info.get("formats")) if _text(f, "language") and f.get("acodec") != "none"]
    own = [f for f in sounds if (_number(f, "language_preference") or -1) > 0] or sounds
    tags = {language_tag(_text(f, "language")) for f in own}
    return tags.pop() if len(tags) == 1 else None


def tracks(info: Info) -> tuple[Track, ...]:
    """Give the captions offered: for each language and origin the best format only."""
    best: dict[tuple[str | None, Origin, bool], Track] = {}
    for _, track in _named_tracks(info):
        key = (track.language, track.origin, track.spoken)
        offered = track.url or track.data
        if offered and (key not in best or format_rank(track.ext) < format_rank(best[key].ext)):
            best[key] = track
    return tuple(best.values())


def origins(info: Info) -> dict[str, Origin]:
    """Give the origin of each track by the name that yt-dlp lists it under, and puts into file names."""
    found = dict[str, Origin]()
    for name, track in _named_tracks(info):
        found.setdefault(name or "", track.origin)
    return found


def _named_tracks(info: Info) -> Iterator[tuple[str | None, Track]]:
    headers = {
        "http_headers": info.get("http_headers")
    }  # a page's captions want its Referer as its video does
    for listing in ("subtitles", "automatic_captions"):
        listed = info.get(listing)
        for name, forms in listed.items() if isinstance(listed, dict) else ():
            if name not in NO_CAPTIONS:
                yield from ((name, _track(name, {**headers, **form}, listing)) for form in _rows(forms))


def without_translations(info: Info) -> dict[str, Any]:
    """Give an info dict without the addresses of machine translations: YouTube lists a thousand a video."""
    listed = info.get("automatic_captions")
    if not isinstance(listed, dict):
        return dict(info)
    own = {name: [form for form in forms if not _translated(form)] for name, forms in listed.items()}
    return {**info, "automatic_captions": {name: forms for name, forms in own.items() if forms}}


def _translated(form: Info) -> re.Match[str] | None:
    return _TRANSLATED.search(_text(form, "url") or "")


def _track(name: str | None, form: Info, listing: str) -> Track:
    url, label = _text(form, "url"), _text(form, "name") or ""
    translated = _translated(form)
    automatic = (
        listing == "automatic_captions" or _AUTOMATIC.search(name or "") or _AUTOMATIC_NAME.search(label)
    )
    headers = form.get("http_headers")
    return Track(
        language=(language_tag(translated[1]) if translated else None)
        or language_tag(name)
        or language_tag(label),
        origin=Origin.TRANSLATED if translated else Origin.AUTOMATIC if automatic else Origin.MANUAL,
        ext=(_text(form, "ext") or "").lower(),
        url=url,
        data=_text(form, "data"),
        name=label,
        spoken=(name or "").endswith("-orig"),
        headers=tuple((str(k), str(v)) for k, v in headers.items()) if isinstance(headers, dict) else (),
        protocol=_text(form, "protocol") or "",
    )


_NATIVE = frozenset({"", "http", "https", "m3u8", "m3u8_native", "http_dash_segments", "ism", "f4m"})
"""Protocols that yt-dlp speaks without ffmpeg."""


def _fetchable(form: Info) -> bool:
    protected = form.get("has_drm") not in (None, False, "maybe")
    return _text(form, "url") is not None and not protected and (_text(form, "protocol") or "") in _NATIVE


def choose_format(info: Info, *, video: bool = False) -> Info | None:
    """Choose what to fetch, so that nothing need be merged: None when there is nothing with sound.

    For listening the best sound alone, else the smallest file that holds sound; for watching the
    best file that holds both. yt-dlp lists formats from the worst to the best.
    """
    offered = _rows(info.get("formats")) or [info]
    heard = [f for f in offered if f.get("acodec") != "none" and _fetchable(f)]
    alone = [f for f in heard if f.get("vcodec") == "none"]
    seen = [f for f in heard if f.get("vcodec") != "none"]
    if video:
        return next(iter([*reversed(seen), *reversed(alone)]), None)
    return next(iter([*reversed(alone), *seen]), None)


def choose_pictures(info: Info) -> Info | None:
    """Choose pictures alone, of 1080 lines at most; None where a file that holds sound too is as good.

    Large hosts give sound and good pictures as files of their own.
    """
    offered = [f for f in _rows(info.get("formats")) if f.get("vcodec") not in (None, "none")]
    silent = [f for f in offered if f.get("acodec") == "none" and _fetchable(f)]
    best = next((f for f in reversed(silent) if _lines(f) <= _MOST_LINES), None)
    both = choose_format(info, video=True)
    enough = _lines(both) if both and both.get("vcodec") != "none" else 0
    return best if best and _lines(best) > enough else None


_MOST_LINES = 1080


def _lines(form: Info) -> int:
    """Give the shorter side of a format's pictures, 0 where it isn't told."""
    return round(min(_number(form, "width") or 0, _number(form, "height") or 0))
