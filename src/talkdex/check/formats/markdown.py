"""Markdown, as far as prose goes: CommonMark's blocks, links and code (https://spec.commonmark.org/0.31.2/).

And footnotes, "[^1]" and "[^1]: …", as Pandoc (https://pandoc.org/MANUAL.html#footnotes) and GitHub have
them. Code, comments, images and front matter are no prose and are passed over; marks of emphasis stay in
the text, where folding drops them. Every character knows where it stands in the source, which no Markdown
library tells, and which is needed to put links into a copy.
"""

import html
import re
from collections.abc import Sequence
from itertools import chain

from talkdex.check.document import Builder, Document, DocumentLink, Edit, edited
from talkdex.check.formats.elements import BLOCKS, CLOSING, CREDITS, DASHES, HEADINGS, OPENING
from talkdex.check.formats.plain import URL, came

_END = re.compile(r"\r?\n")
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_PREFIX = re.compile(r"[ \t]*((?:>[ \t]?)*)[ \t]*(#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)?")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(][^\n]*)?$", re.MULTILINE
)
_UNDERLINE = re.compile(r"(?:=+|--+)\s*")
_CALLOUT = re.compile(r"\[!\w+\][+-]?[ \t]*")
"""As in Obsidian and on GitHub: > [!quote] Jane Doe."""
_ELEMENT = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS | CREDITS))})(?=[\s/>])[^<>]{{0,500}}>", re.IGNORECASE)
"""An element of HTML at which a block ends, or which names who said a block quote."""
_HTML = re.compile(rf" {{0,3}}{_ELEMENT.pattern}", re.IGNORECASE)
_EMPTY = re.compile(r"\n[ \t]*\n")
_OPENED, _CLOSED = (re.compile(rf"<{sign}blockquote\b", re.IGNORECASE) for sign in ("", "/"))
"""One that is never closed is rather spoken of."""
_SAID = {"q": OPENING, "/q": CLOSING}
_KEPT = ("mark", "wiki", "escaped")
_PLAYER = re.compile(
    r"<(?:iframe|video|audio|source|embed)\b[^<>]{0,500}?\s(?:data-)?src=[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_INLINE = re.compile(
    r"""(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
      | (?P<image>!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\]))
      | \[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]
        \(\s*<?(?P<url>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?[^)\n]*\)
      | \[(?P<named>[^\[\]]+)\]\[(?P<name>[^\[\]\n]*)\]
      | \[\[(?:[^\[\]|\n]+\|)?(?P<wiki>[^\[\]|\n]+)\]\]
      | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | \[\^(?P<mark>[^\]\s]+)\]
      | \[(?P<short>[^\[\]]+)\]
      | <(?P<auto>https?://[^<>\s]+)>
      | (?P<bare>"""
    + URL.pattern
    + r""")
      | (?P<tag></?[A-Za-z][^<>]*>)
      | \\(?P<escaped>[!-/:-@\[-`{-~])""",
    re.VERBOSE | re.DOTALL,
)


def read(data: bytes) -> Document:
    """Read a file's content."""
    source = came(data).text.replace("\r\n", "\n")
    blank = source
    for pattern in (_FRONT, _COMMENT, _FENCE):
        blank = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), blank)
    urls = {match[1].casefold(): match.span(2) for match in _DEFINITION.finditer(blank)}
    blank = _DEFINITION.sub(lambda match: " " * len(match.group()), blank)
    return _Reader(source, blank, urls).read()


def write(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give the content with links put in or replaced."""
    changes = [(e.start, e.end, _link(document.source, e) if e.start == e.end else e.url) for e in edits]
    written = came(data)
    return written.encoded(_ended(edited(document.source, changes), written.text))


def _link(source: str, edit: Edit) -> str:
    """Write a link, as HTML where it stands in a block of that, which has no Markdown in it."""
    block = _EMPTY.split(source[: edit.start])[-1]
    if _HTML.match(block):
        return f' (<a href="{html.escape(edit.url)}">{edit.label}</a>)'
    return f" ([{edit.label}]({edit.url}))"


def _ended(text: str, before: str) -> str:
    """Give each line the end that it had; a link brings none and takes none."""
    ends = _END.findall(before)
    lines = text.split("\n")
    return "".join(chain.from_iterable(zip(lines, [*ends, ""], strict=True)))


class _Reader:
    """Walks over the lines; a block ends at an empty line, a heading, an item or another depth of quote."""

    def __init__(self, source: str, blank: str, urls: dict[str, tuple[int, int]]) -> None:
        self._builder = Builder(source)
        self._blank = blank
        self._urls = urls
        self._depth = 0
        self._quotes = 0
        self._balanced = len(_OPENED.findall(blank)) == len(_CLOSED.findall(blank))
        self._credit = False
        self._lines: list[tuple[int, int]] = []
        self._notes: frozenset[str | None] = frozenset(_NOTE.findall(blank))
        self._note = ""

    def read(self) -> Document:
        at = 0
        for line in self._blank.splitlines(keepends=True):
            self._line(line, at)
            at += len(line)
        self._close()
        self._builder.players += map(html.unescape, _PLAYER.findall(self._blank))
        return self._builder.document()

    def _line(self, line: str, at: int) -> None:
        note = _NOTE.match(line)
        if note or (self._note and not self._lines and line.strip() and not line[0].isspace()):
            self._close()
            self._note = note[1] if note else ""
        prefix = _PREFIX.match(line, note.end() if note else 0)
        assert prefix is not None  # it may be empty
        depth, marker = prefix[1].count(">"), prefix[2] or ""
        body = line[prefix.end() :]
        if self._lines and _UNDERLINE.fullmatch(body) and depth == self._depth:
            self._close(heading=True)
            return
        if self._lines and not prefix[1] and not marker:
            depth = self._depth  # a block quote goes on without its sign (CommonMark's lazy lines)
        if not body.strip() or marker or depth != self._depth:
            self._close()
        self._depth = depth
        self._add_line(line, at, prefix.end())
        if marker.startswith("#"):
            self._close(heading=True)

    def _add_line(self, line: str, at: int, start: int) -> None:
        """Keep what a line says; what a callout is called is a block of its own."""
        callout = _CALLOUT.match(line, start) if self._depth and not self._lines else None
        start = callout.end() if callout else start
        for element in _ELEMENT.finditer(line, start):
            if line.count("`", 0, element.start()) % 2:
                continue
            self._add_run(at + start, at + element.start())
            self._element(element[2].lower(), ends=bool(element[1]))
            start = element.end()
        self._add_run(at + start, at + len(line))
        if callout:
            self._close()

    def _add_run(self, start: int, end: int) -> None:
        if self._blank[start:end].strip():
            self._lines.append((start, end))

    def _element(self, tag: str, *, ends: bool) -> None:
        """End the block where an element of HTML begins or ends, and keep what it makes of the next one."""
        if tag != "cite" or self._quotes:
            self._close(heading=ends and tag in HEADINGS)
        if tag == "blockquote" and self._balanced:
            self._quotes = max(0, self._quotes + (-1 if ends else 1))
        self._credit = not ends and bool(self._quotes) and tag in CREDITS

    def _close(self, *, heading: bool = False) -> None:
        """Read the inline content of the lines collected, which may hold a link over a line's end."""
        begun = self._builder.begun
        runs = self._joined()
        if self._credit and runs:
            at = runs[0][0]
            self._builder.add("" if self._blank[at:].lstrip().startswith(DASHES) else "— ", at, at)
        for start, end in runs:
            self._inline(start, end)
        self._credit = self._credit and not runs
        self._builder.end_block(quoted=self._depth + self._quotes > 0, heading=heading)
        self._lines.clear()
        if self._note and self._builder.begun > begun:
            first = self._builder.noted.get(self._note, (begun,))[0]
            self._builder.noted[self._note] = (first, self._builder.begun)

    def _joined(self) -> list[tuple[int, int]]:
        """Join lines whose prefixes are empty into one run."""
        runs: list[tuple[int, int]] = []
        for start, end in self._lines:
            if runs and runs[-1][1] == start:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
        return runs

    def _inline(self, start: int, end: int) -> None:
        at = start
        for match in _INLINE.finditer(self._blank, start, end):
            self._add(at, match.start())
            self._special(match)
            at = match.end()
        self._add(at, end)

    def _special(self, match: "re.Match[str]") -> None:
        for group, url in (("text", "url"), ("auto", "auto"), ("bare", "bare")):
            if match[group] is not None and match[url] is not None:
                self._link(match.span(group), match.span(url))
                return
        if match["named"] is not None or match["short"] is not None:
            self._referring(match)
        elif match["entity"] is not None:
            self._builder.add(html.unescape(match[0]), *match.span())
        elif match["tag"] is not None:
            self._tag(match["tag"].lower().strip("<>").split()[0], *match.span())
        elif match["mark"] in self._notes:
            self._builder.marks.append((self._builder.length, match["mark"]))
        elif kept := next((name for name in _KEPT if match[name] is not None), None):
            self._add(*match.span(0 if kept == "mark" else kept))

    def _tag(self, tag: str, start: int, end: int) -> None:
        if tag in _SAID:
            self._builder.add(_SAID[tag], start, end)

    def _referring(self, match: "re.Match[str]") -> None:
        """Read what stands in brackets: a link where its URL is told elsewhere."""
        group = "short" if match["named"] is None else "named"
        url = self._urls.get((match["name"] or match[group]).casefold())
        start, end = match.span(group)
        if url:
            self._link((start, end), url)
            return
        self._add(match.start(), start)
        self._inline(start, end)
        self._add(end, match.end())

    def _link(self, text: tuple[int, int], url: tuple[int, int]) -> None:
        begun = self._builder.length
        self._add(*text) if URL.fullmatch(self._blank[slice(*text)].strip()) else self._inline(*text)
        source = self._builder.source
        self._builder.links.append(DocumentLink(begun, self._builder.length, source[slice(*url)], url))

    def _add(self, start: int, end: int) -> None:
        self._builder.add(self._blank[start:end], start, end)
