"""Podcast and news feeds read into items: RSS 2.0, Atom (RFC 4287), the podcast namespace, Podlove chapters.

RSS: https://www.rssboard.org/rss-specification. Podcasting 2.0 (transcripts, chapters):
https://github.com/Podcastindex-org/podcast-namespace. Podlove Simple Chapters:
https://podlove.org/simple-chapters. Parsing the XML is the caller's; this reads its elements.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from talkdex.errors import TimeError
from talkdex.recording import Chapter
from talkdex.timing import parse_clock

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_PODCAST = (
    "{https://podcastindex.org/namespace/1.0}",
    "{https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md}",
)
_PODLOVE = "{http://podlove.org/simple-chapters}"

TRANSCRIPTS = {
    "text/vtt": "vtt",
    "application/x-subrip": "srt",
    "application/srt": "srt",
    "text/srt": "srt",
    "application/json": "json",
    "application/ttml+xml": "ttml",
}
"""Transcript types that carry times, and the format's usual suffix; HTML and plain text carry none."""

_MEDIA_SUFFIX = re.compile(
    r"\.(?:mp3|m4a|m4b|mp4|m4v|ogg|oga|ogv|opus|webm|wav|flac|aac|mov|mkv)(?:$|\?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something an item links to: a media file or a transcript."""

    url: str
    type: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One episode of a feed.

    Args:
        guid: unique within the feed, or None.
        title: "" where there is none.
        link: the episode's page, or None.
        media: the enclosure, or None: then only the page can be looked at.
        published: when, with its time zone, or None.
        duration_ms: as the feed says, or None.
        description: plain text.
        image: URL, or None.
        author: the item's, else the feed's title.
        language: the feed's, or None.
        transcripts: those that carry times.
        chapters: inline ones.
        chapters_url: where more chapters are (Podcasting 2.0 JSON), or None.
    """

    guid: str | None
    title: str
    link: str | None
    media: Offer | None
    published: datetime | None = None
    duration_ms: int | None = None
    description: str = ""
    image: str | None = None
    author: str | None = None
    language: str | None = None
    transcripts: tuple[Offer, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str | None = None


def is_feed(root: Element) -> bool:
    """Tell whether an XML document is a feed that `items` reads."""
    return root.tag in {"rss", f"{_ATOM}feed"}


def title(root: Element) -> str:
    """Give the feed's title, "" where it has none."""
    return _said(_channel(root), "title", f"{_ATOM}title") or ""


def guid(root: Element) -> str | None:
    """Give the feed's own name that survives a move (Podcasting 2.0 `podcast:guid`), or None."""
    return next((text for e in _podcast(_channel(root), "guid") if (text := (e.text or "").strip())), None)


def next_page(root: Element, base: str) -> str | None:
    """Give the URL of the feed's next page (RFC 5005), or None on the last."""
    links = _channel(root).findall(f"{_ATOM}link")
    return next((urljoin(base, e.get("href", "")) for e in links if e.get("rel") == "next"), None)


def items(root: Element, base: str) -> Iterator[Item]:
    """Read a feed's items in its order; `base` is its URL, for relative addresses."""
    channel = _channel(root)
    language = _said(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in [*channel.findall("item"), *channel.findall(f"{_ATOM}entry")]:
        yield _item(element, base, title(root), language)


def _channel(root: Element) -> Element:
    channel = root.find("channel")
    return root if channel is None else channel


def _item(item: Element, base: str, author: str, language: str | None) -> Item:
    return Item(
        guid=_said(item, "guid", f"{_ATOM}id"),
        title=_said(item, "title", f"{_ITUNES}title", f"{_ATOM}title") or "",
        link=_link(item, base),
        media=_media(item, base),
        published=_published(_said(item, "pubDate", f"{_ATOM}published", f"{_ATOM}updated")),
        duration_ms=_duration_ms(_said(item, f"{_ITUNES}duration")),
        description=plain(
            _said(item, f"{_CONTENT}encoded", "description", f"{_ATOM}content", f"{_ATOM}summary")
        ),
        image=next((e.get("href") for e in item.findall(f"{_ITUNES}image")), None),
        author=_said(item, f"{_ITUNES}author", f"{_ATOM}author/{_ATOM}name") or author or None,
        language=language,
        transcripts=tuple(_transcripts(item, base)),
        chapters=tuple(_podlove(item)),
        chapters_url=next((urljoin(base, e.get("url", "")) for e in _podcast(item, "chapters")), None),
    )


def _said(element: Element, *paths: str) -> str | None:
    """Give the first text that isn't empty among the children at these paths."""
    texts = ("".join(found.itertext()).strip() for path in paths for found in element.findall(path))
    return next((text for text in texts if text), None)


def _podcast(item: Element, name: str) -> list[Element]:
    return [found for space in _PODCAST for found in item.findall(space + name)]


def _link(item: Element, base: str) -> str | None:
    if text := _said(item, "link"):
        return urljoin(base, text)
    links = [e for e in item.findall(f"{_ATOM}link") if e.get("rel", "alternate") == "alternate"]
    return next((urljoin(base, e.get("href", "")) for e in links if e.get("href")), None)


def _media(item: Element, base: str) -> Offer | None:
    """Choose the file that can be heard: enclosures first, sound and video types before untyped names."""
    offers = [Offer(urljoin(base, e.get("url", "")), e.get("type", "")) for e in item.findall("enclosure")]
    offers += [
        Offer(urljoin(base, e.get("href", "")), e.get("type", ""))
        for e in item.findall(f"{_ATOM}link")
        if e.get("rel") == "enclosure"
    ]
    offers += [
        Offer(urljoin(base, e.get("url", "")), e.get("type") or f"{e.get('medium', '')}/")
        for e in item.iter(f"{_MEDIA}content")
        if e.get("url")
    ]
    typed = [offer for offer in offers if offer.type.startswith(("audio/", "video/"))]
    named = [offer for offer in offers if _MEDIA_SUFFIX.search(offer.url)]
    return next(iter([*typed, *named]), None)


def _published(text: str | None) -> datetime | None:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text) if text else None
        except (TypeError, ValueError):
            continue
    return None


def _duration_ms(text: str | None) -> int | None:
    try:
        return parse_clock(text) or None if text else None
    except TimeError:
        return None


def _transcripts(item: Element, base: str) -> Iterator[Offer]:
    for element in _podcast(item, "transcript"):
        kind = element.get("type", "").split(";")[0].strip().lower()
        if element.get("url") and kind in TRANSCRIPTS:
            yield Offer(urljoin(base, element.get("url", "")), kind, element.get("language"))


def _podlove(item: Element) -> Iterator[Chapter]:
    for element in item.findall(f"{_PODLOVE}chapters/{_PODLOVE}chapter"):
        start = _start_ms(element.get("start", ""))
        if start is not None and element.get("title"):
            yield Chapter(element.get("title", "").strip(), start)


def _start_ms(text: str) -> int | None:
    try:
        return parse_clock(text)
    except TimeError:
        return None


def plain(text: str | None) -> str:
    """Turn HTML into plain text: paragraphs, items and breaks become lines, tags go, entities are read."""
    lines = re.sub(r"<br\s*/?>|</(?:p|li|div|h\d|tr)>", "\n", text or "", flags=re.IGNORECASE)
    bare = html.unescape(re.sub(r"<[a-zA-Z/!][^>]*>", "", lines))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in bare.splitlines())).strip()
