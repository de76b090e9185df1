"""A small web server for tests: pages with players and captions, feeds, files with ranges, refusals.

    with serving({"/talk.html": page("Talk", video="talk.wav", captions={"es": "talk.vtt"}), ...}) as site:
        site.url("/talk.html"), site.asked        # what was asked, in order

A value is the body (text or bytes), a `Reply`, or a function that makes one from the request's headers.
"""

import html
import io
import math
import struct
import threading
import wave
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".json": "application/json",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".m3u8": "application/vnd.apple.mpegurl",
}


@dataclass(frozen=True)
class Reply:
    """An answer: body, status, further headers; `cut` ends the connection after so many bytes.

    One that isn't `ranged` is sent whole, whatever is asked.
    """

    body: str | bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    ranged: bool = True


Answer = str | bytes | Reply | Callable[[Mapping[str, str]], Reply]


@dataclass
class Site:
    """A running server: its base URL, its answers (change them as you like), and what was asked of it."""

    base: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    parts: list[tuple[str, int]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.base + path

    def times(self, path: str) -> int:
        return self.asked.count(path)

    def sent(self, path: str) -> int:
        """Bytes that were asked for by their range."""
        return sum(count for name, count in self.parts if name == path)


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[Site]:
    """Serve these answers by path (the query is ignored) on a free local port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}", dict(answers))
    server.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        site.asked.append(path)
        answer = site.answers.get(path, Reply("not here", 404))
        if callable(answer):
            answer = answer(self.headers)
        self._send(answer if isinstance(answer, Reply) else Reply(answer), path, site)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, reply: Reply, path: str, site: Site) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        status, first, headers = reply.status, 0, dict(reply.headers)
        wanted = self.headers.get("Range", "")
        if wanted.startswith("bytes=") and status == 200 and reply.ranged:
            site.ranges.append(wanted)
            start, _, end = wanted.removeprefix("bytes=").partition("-")
            first, last = int(start), int(end) if end else len(body) - 1
            headers["Content-Range"] = f"bytes {first}-{min(last, len(body) - 1)}/{len(body)}"
            status, body = 206, body[first : last + 1]
            site.parts.append((path, len(body)))
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if reply.ranged:
            self.send_header("Accept-Ranges", "bytes")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):  # the other side has read enough
                self.wfile.write(body if reply.cut is None else body[: reply.cut])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def page(
    title: str,
    video: str = "talk.wav",
    captions: Mapping[str, str] | None = None,
    *,
    language: str = "es",
    body: str = "",
) -> str:
    """Write a page with a player; `captions` maps languages to the URLs of their files."""
    tracks = "".join(
        f'<track kind="captions" srclang="{code}" src="{src}">' for code, src in (captions or {}).items()
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head>"
        f'<body>{body}<video controls src="{video}">{tracks}</video></body></html>'
    )


def feed(title: str, items: list[str], *, language: str = "en", more: str = "") -> str:
    """Write an RSS feed of these items (see `item`)."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:psc="http://podlove.org/simple-chapters"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0">'
        f"<channel><title>{html.escape(title)}</title><language>{language}</language>{more}{''.join(items)}"
        "</channel></rss>"
    )


def item(
    title: str,
    enclosure: str,
    *,
    guid: str = "",
    published: str = "Tue, 02 Jan 2024 10:00:00 GMT",
    duration: str = "",
    more: str = "",
) -> str:
    """Write one item of a feed."""
    return (
        f'<item><title>{html.escape(title)}</title><guid isPermaLink="false">{guid or title}</guid>'
        f"<pubDate>{published}</pubDate>"
        + (f"<itunes:duration>{duration}</itunes:duration>" if duration else "")
        + f'<enclosure url="{html.escape(enclosure)}" type="audio/mpeg" length="1"/>{more}</item>'
    )


def tone(seconds: float = 0.5, hertz: float = 440.0, rate: int = 8000) -> bytes:
    """Make a small WAV file: a tone."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        waves = (int(12000 * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(seconds * rate)))
        out.writeframes(b"".join(struct.pack("<h", value) for value in waves))
    return buffer.getvalue()
