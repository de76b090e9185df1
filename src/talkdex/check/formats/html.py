"""HTML: the words a reader sees (https://html.spec.whatwg.org/), blocks by their elements.

Scripts, styles, code and what is hidden in the head are passed over. `<q>` and `<blockquote>` are
quotations; their marks are drawn by the browser, so the text gets them here, and a dash before who said it.
A link of a number or a sign to a place farther down is the mark of a note, as most programs make them.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from html.parser import HTMLParser

from talkdex.check.document import Builder, Document, DocumentLink, Edit, edited
from talkdex.check.formats.bare import with_bare_links
from talkdex.check.formats.elements import BLOCKS, CLOSING, CREDITS, DASHES, HEADINGS, OPENING
from talkdex.check.formats.plain import came

_SKIPPED = {"script", "style", "head", "code", "pre", "template", "svg", "textarea", "title"}
_CELLS = {"td", "th"}
"""They stand in one block, parted by bars, as Markdown writes a row."""
_PLAYERS = {"iframe", "video", "audio", "source", "embed"}
_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z])?\W*")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Read a file's content."""
    return with_bare_links(_Reader(came(data).text).read())


def write(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give the content with links put in or replaced."""
    changes = []
    for edit in edits:
        url = html.escape(edit.url)
        new = f' (<a href="{url}">{html.escape(edit.label)}</a>)' if edit.start == edit.end else url
        changes.append((edit.start, edit.end, new))
    return came(data).encoded(edited(document.source, changes))


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._builder = Builder(source)
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._skipped = 0
        self._quotes = 0
        self._credit = False
        self._anchor: tuple[int, str, tuple[int, int]] | None = None
        self._places: dict[str, int] = {}

    def read(self) -> Document:
        self.feed(self._builder.source)
        self.close()
        self._builder.end_block(quoted=self._quotes > 0)
        self._find_notes()
        return self._builder.document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self._at()
        if tag in _SKIPPED:
            self._skipped += 1
        if tag in BLOCKS:
            self._builder.end_block(quoted=self._quotes > 0)
        self._remember(tag, attrs)
        if tag in _CELLS and self._builder.since(self._builder.begun).strip():
            self._builder.add(" | ", at, at)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "q":
            self._builder.add(OPENING, at, at)
        elif tag == "a":
            self._open_anchor(at)
        elif tag in CREDITS and (self._quotes or tag == "figcaption"):
            self._credit = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._builder.end_block(quoted=self._quotes > 0)
        self._remember(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        at = self._at()
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        if tag in BLOCKS:
            self._builder.end_block(quoted=self._quotes > 0, heading=tag in HEADINGS)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "q":
            self._builder.add(CLOSING, at, self._builder.source.find(">", at) + 1)
        elif tag in CREDITS:
            self._credit = False
        elif tag == "a" and self._anchor:
            self._close_anchor(*self._anchor)
            self._anchor = None

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            at = self._at()
            if self._credit and data.strip():
                self._credit = False
                self._builder.add("" if data.lstrip().startswith(DASHES) else " — ", at, at)
            self._builder.add(data, at, at + len(data))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        at = self._at()
        end = at + len(written)
        end += self._builder.source[end : end + 1] == ";"
        told = html.unescape(f"{written};")
        if not self._skipped:
            self._builder.add(self._builder.source[at:end] if told == f"{written};" else told, at, end)

    def _open_anchor(self, at: int) -> None:
        tag = self.get_starttag_text() or ""
        found = _HREF.search(tag)
        if found and found.lastindex:
            start, end = found.span(found.lastindex)
            url = html.unescape(found[found.lastindex])
            self._anchor = (self._builder.length, url, (at + start, at + end))

    def _close_anchor(self, begun: int, url: str, source: tuple[int, int]) -> None:
        """Make what stands since its start a link, or the mark of a note, which is no text."""
        text = self._builder.since(begun)
        if url.startswith("#") and begun >= self._builder.begun and _MARK.fullmatch(text):
            self._builder.take_back(begun)
            self._builder.marks.append((begun, url[1:]))
        else:
            self._builder.links.append(DocumentLink(begun, self._builder.length, url, source))

    def _remember(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep where a link to an element would lead, and what it plays."""
        for name, value in attrs:
            if value and name in {"id", "name"}:
                self._places.setdefault(value, self._builder.length)
            elif value and name in {"src", "data-src"} and tag in _PLAYERS:
                self._builder.players.append(value)

    def _find_notes(self) -> None:
        """Find the blocks that the marks of notes lead to; a mark farther down leads back."""
        blocks = self._builder.blocks
        for mark, name in self._builder.marks:
            place = self._places.get(name, -1)
            at = bisect_right(blocks, place, key=lambda block: block.end)
            if mark < place and at < len(blocks) and not blocks[at].heading:
                self._builder.noted[name] = blocks[at][:2]

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
