"""Feeds within yt-dlp: its generic extractor with our feed reader, which knows Atom and transcripts.

yt-dlp's own RSS reading asks each enclosure's host, ignores the podcast namespace and fails on relative
addresses. A subclass of the same name takes its place; two of its methods are ours.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from yt_dlp.extractor.generic import GenericIE as _GenericIE
from yt_dlp.utils import determine_ext, mimetype2ext

from talkdex.links import normalised, uncounted
from talkdex.sources import feed

KEY = "TalkdexFeed"


class GenericIE(_GenericIE):  # type: ignore[misc]  # yt-dlp is untyped
    """yt-dlp's generic extractor, reading feeds our way; yt-dlp finds it by its class name."""

    def _extract_rss(self, url: str, video_id: str, doc: Element) -> dict[str, Any]:  # noqa: ARG002 - theirs
        return self._playlist(doc, url)

    def _extract_embeds(self, url: str, webpage: str, **rest: Any) -> list[dict[str, Any]]:
        if (root := _document(webpage)) is not None:
            return [self._playlist(root, url)]
        embeds: list[dict[str, Any]] = super()._extract_embeds(url, webpage, **rest)
        if len(embeds) == 1 and embeds[0].get("extractor_key", "HTML5MediaEmbed") == "HTML5MediaEmbed":
            embeds[0]["title"] = str(embeds[0].get("title") or "").removesuffix(" (1)") or None
        return embeds

    def _playlist(self, root: Element, url: str) -> dict[str, Any]:
        found = self.playlist_result(self._pages(root, url), url, feed.title(root) or None)
        return dict(found)

    def _pages(self, root: Element, url: str) -> Iterator[dict[str, Any]]:
        """Give the feed's entries, page after page, fetching each when it is reached."""
        seen, name = {url}, feed.guid(root) or normalised(url)
        while True:
            yield from (_entry(item, name) for item in feed.items(root, url) if item.media or item.link)
            url = feed.next_page(root, url) or url
            if url in seen:
                return
            seen.add(url)
            root = self._download_xml(url, url, note=False)


def _document(webpage: str) -> Element | None:
    """Parse a page that is an Atom feed, or give None; one that brings its own DTD is refused."""
    head = webpage[:2000].lstrip("\ufeff \t\r\n")
    if not head.startswith("<") or "<feed" not in head or "<!DOCTYPE" in head:
        return None
    try:
        root = fromstring(webpage.strip())  # noqa: S314 - it brings no DTD
    except (ParseError, ValueError):
        return None
    return root if feed.is_feed(root) else None


def _entry(item: feed.Item, feed_name: str) -> dict[str, Any]:
    """Put an item into yt-dlp's terms: a video where there is a media file, else its page to be looked at."""
    said = {
        "title": item.title or None,
        "description": item.description or None,
        "timestamp": item.published.timestamp() if item.published else None,
        "duration": item.duration_ms / 1000 if item.duration_ms else None,
        "thumbnail": item.image,
        "channel": item.author,
        "language": item.language,
    }
    if item.media is None:
        return {"_type": "url", "url": item.link, "title": item.title}
    url = uncounted(item.media.url)
    form = {
        "url": item.media.url,
        "ext": mimetype2ext(item.media.type, default=None) or determine_ext(url, "mp3"),
        "vcodec": "none" if item.media.type.startswith("audio/") else None,
    }
    return {
        **said,
        "id": item.guid or url,
        "guid": f"{feed_name}#{item.guid}" if item.guid else None,
        "extractor": "feed",
        "extractor_key": KEY,
        "webpage_url": item.link or item.media.url,
        "enclosure": item.media.url,
        "formats": [form],
        "subtitles": _subtitles(item),
        "chapters": [{"title": c.title, "start_time": c.start_ms / 1000} for c in item.chapters],
        "chapters_url": item.chapters_url,
    }


def _subtitles(item: feed.Item) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for offer in item.transcripts:
        language = offer.language or item.language or "und"
        found.setdefault(language, []).append({"url": offer.url, "ext": feed.TRANSCRIPTS[offer.type]})
    return found
