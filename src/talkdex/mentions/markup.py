"""Markup: what a reader sees of Markdown, HTML, reStructuredText or plain text.

Markup is taken away and never guessed at: CommonMark links and emphasis
(https://spec.commonmark.org/), reStructuredText links, HTML tags and character references.
Blocks, list items and table rows of HTML become lines, its cells are separated by "|", so that
all that follows reads one kind of text. One pass; every pattern is bounded.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from talkdex.mentions.page import URL_SIGN, Link, Page

_LINE_TAGS = (
    "p div br hr ul ol li dl dt dd tr table thead tbody tfoot section article header footer main nav "
    "h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption option summary details center body html head "
    "title script style"
)
_INLINE_TAGS = (
    "a b i u s em strong strike del ins span font small big sub sup code kbd tt time mark cite abbr q "
    "label button img video audio source track iframe input svg path nobr wbr caption col colgroup "
    "meta link"
)
_LINES = frozenset(_LINE_TAGS.split())
_CELLS = frozenset(["td", "th"])
_KNOWN = _LINES | _CELLS | frozenset(_INLINE_TAGS.split())
_PLAYERS = frozenset(["iframe", "video", "audio", "source"])

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})((?:[\s/][^<>]{0,2000})?)>")
_HREF = re.compile(r"""\s(?:href|src)\s*=\s*["']?([^\s"'<>]{1,2000})""", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>")
_COMMENT = re.compile(r"<!--|-->")
_RST_LINK = re.compile(r"`([^`<>]{0,300})<([^`<>\s]{1,1000})>`_{0,2}")
_TARGET = re.compile(
    r"\]\(\s{0,3}<?([^\s<>()\[\]]{0,2000}(?:\([^\s<>()\[\]]{0,200}\)[^\s<>()\[\]]{0,500}){0,3})>?"
    r"(?:\s{1,3}[\"'][^\"'\n]{0,300}[\"'])?\s{0,3}(?:\)|\Z)"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"`|\[\]\\^]{1,2000}|[?&#](?:t|time|start)=[^\s<>\"`|\[\]]{1,200}"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\(?:n(?![a-z])|r\\n|u2022|t(?![a-z])|[-*_.#\[\]()+!`|~\"'])")
_OPENED_BY = {")": "(", "}": "{"}
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|~~|`{1,3}")
_PLAIN = re.compile(r"[^<&\\*_~`!\[\]hw?#\-]+|h(?!ttps?:)|w(?!ww\.)")


def read_page(source: str) -> Page:
    """Take the markup away from a text of any kind, keeping track of each character's place."""
    return _Scan(source).page()


@dataclass(slots=True)
class _Scan:
    source: str
    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)  # visible places of "[" still open
    anchors: list[tuple[int, str]] = field(default_factory=list)  # open <a href>
    comments: int = 0

    def page(self) -> Page:
        at, source, size = 0, self.source, len(self.source)
        while at < size:
            plain = _PLAIN.match(source, at)
            at = self._keep(at, plain.end()) if plain else self._sign(at)
        return self._compact()

    def _compact(self) -> Page:
        """Drop what was hidden after it had been kept, and number the places anew."""
        places = [0, *accumulate(map(len, self.chars))]
        kept = [at for at, char in enumerate(self.chars) if char]
        links = sorted(Link(places[start], places[stop], url) for start, stop, url in self.links)
        starts, stops = [self.starts[at] for at in kept], [self.stops[at] for at in kept]
        return Page(self.source, "".join(self.chars), starts, stops, links)

    def _sign(self, at: int) -> int:
        """Read one piece of markup, or keep the single character that turned out not to be any."""
        for reader in _READERS.get(self.source[at], ()):
            stop = reader(self, at)
            if stop is not None:
                return stop
        return self._keep(at, at + 1)

    def _keep(self, start: int, stop: int) -> int:
        self.chars.extend(self.source[start:stop])
        self.starts.extend(range(start, stop))
        self.stops.extend(range(start + 1, stop + 1))
        return stop

    def _show(self, text: str, start: int, stop: int) -> int:
        """Show other characters in place of a stretch of the source."""
        self.chars.extend(text)
        self.starts.extend([start] * len(text))
        self.stops.extend([stop] * len(text))
        return stop

    def tag(self, at: int) -> int | None:
        match = _TAG.match(self.source, at)
        name = match.group(2).lower() if match else ""
        if not match or name not in _KNOWN:
            return None
        if name in _LINES:
            return self._break(at, match.end())
        if name in _CELLS:
            return self._show("|", at, match.end()) if match.group(1) else match.end()
        self._anchor(match)
        return match.end()

    def _break(self, at: int, stop: int) -> int:
        """Begin a line, in place of the white space that HTML is laid out with."""
        last = len(self.chars) - 1
        while last >= 0 and self.chars[last].isspace():
            self.chars[last] = ""
            last -= 1
        self._show("\n", at, stop)
        return stop

    def _anchor(self, match: re.Match[str]) -> None:
        closing, name, attributes = match.groups()
        if closing and name.lower() == "a" and self.anchors:
            start, url = self.anchors.pop()
            self.links.append(Link(start, len(self.chars), url))
            return
        href = None if closing else _HREF.search(attributes)
        if href is None:
            return
        url = html.unescape(href.group(1))
        if name.lower() == "a":
            self.anchors.append((len(self.chars), url))
        elif name.lower() in _PLAYERS:
            self._linked(URL_SIGN, url, match.start(), match.end())

    def _linked(self, text: str, url: str, start: int, stop: int) -> int:
        first = len(self.chars)
        self._show(text, start, stop)
        self.links.append(Link(first, len(self.chars), url))
        return stop

    def autolink(self, at: int) -> int | None:
        match = _AUTOLINK.match(self.source, at)
        if not match:
            return None
        return self._linked(URL_SIGN, html.unescape(match.group(1)), at, match.end())

    def comment(self, at: int) -> int | None:
        match = _COMMENT.match(self.source, at)
        if not match or (match.group() == "-->" and not self.comments):
            return None
        self.comments += 1 if match.group() == "<!--" else -1
        return match.end()

    def rst_link(self, at: int) -> int | None:
        match = _RST_LINK.match(self.source, at)
        if not match:
            return None
        first = len(self.chars)
        if not _URL.match(match.group(1).strip()):
            self._keep(*match.span(1))
        if len(self.chars) == first:
            self._show(URL_SIGN, *match.span(2))
        self.links.append(Link(first, len(self.chars), match.group(2)))
        return match.end()

    def url(self, at: int) -> int | None:
        match = _URL.match(self.source, at)
        if not match:
            return None
        stop = at + len(_trimmed(match.group()))
        return self._linked(URL_SIGN, html.unescape(self.source[at:stop]), at, stop)

    def image(self, at: int) -> int | None:
        """Hide the "!" of an image; its "[" is read next."""
        return at + 1 if self.source.startswith("![", at) else None

    def bracket(self, at: int) -> int | None:
        self.brackets.append(len(self.chars))
        return self._keep(at, at + 1)

    def target(self, at: int) -> int | None:
        """Read the "](url)" of a Markdown link, and take its "[" away."""
        opened = self.brackets.pop() if self.brackets else None
        match = _TARGET.match(self.source, at)
        if opened is None or not match or not match.group(1):
            return None
        self.chars[opened] = ""
        if len(self.chars) == opened + 1:
            self._show(URL_SIGN, *match.span(1))
        self.links.append(Link(opened, len(self.chars), html.unescape(match.group(1))))
        return match.end()

    def entity(self, at: int) -> int | None:
        match = _ENTITY.match(self.source, at)
        text = html.unescape(match.group()) if match else ""
        if not match or text == match.group():
            return None
        return self._show(text, at, match.end())

    def escape(self, at: int) -> int | None:
        r"""Read what a program wrote for a line break, "\n", and Markdown's backslash before a sign."""
        match = _ESCAPE.match(self.source, at)
        if not match:
            return None
        written = match.group()[1:]
        text = {"n": "\n", "r\\n": "\n", "t": "\t", "u2022": "•"}.get(written, written)
        return self._show(text, at, match.end())

    def emphasis(self, at: int) -> int | None:
        """Hide marks of emphasis: not between two letters, not between two spaces."""
        match = _EMPHASIS.match(self.source, at)
        if not match:
            return None
        before = self.source[at - 1 : at] or " "
        after = self.source[match.end() : match.end() + 1] or " "
        if match.group()[0] != "`" and (
            (before.isspace() and after.isspace()) or (before.isalnum() and after.isalnum())
        ):
            return self._keep(at, match.end())
        return match.end()


def _trimmed(url: str) -> str:
    """Leave out the punctuation that ends the sentence and not the URL."""
    while url and (url[-1] in ".,;:!?'’*_~»”" or (url[-1] in _OPENED_BY and _OPENED_BY[url[-1]] not in url)):
        url = url[:-1]
    return url


_READERS: dict[str, tuple[Callable[[_Scan, int], int | None], ...]] = {
    "<": (_Scan.comment, _Scan.autolink, _Scan.tag),
    "-": (_Scan.comment,),
    "`": (_Scan.rst_link, _Scan.emphasis),
    "*": (_Scan.emphasis,),
    "_": (_Scan.emphasis,),
    "~": (_Scan.emphasis,),
    "&": (_Scan.entity, _Scan.url),
    "?": (_Scan.url,),
    "#": (_Scan.url,),
    "h": (_Scan.url,),
    "w": (_Scan.url,),
    "!": (_Scan.image,),
    "[": (_Scan.bracket,),
    "]": (_Scan.target,),
    "\\": (_Scan.escape,),
}
