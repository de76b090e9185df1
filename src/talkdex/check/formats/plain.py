"""Plain text: paragraphs between empty lines, those with `>` before each line quoted; links as bare URLs.

A line that begins with "[1]" or "¹" is a note where that stands behind something before it, as in mails.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from talkdex.check.document import Builder, Document, DocumentLink, Edit, edited
from talkdex.encoding import Decoded, decode

URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"«»“”\[\]]*[^\s<>\"«»“”\[\].,;:!?'’)]")
_PARAGRAPH = re.compile(r"^(?:[^\S\n]*+\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTED = re.compile(r"[ \t]*>")
_UNQUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+([^\n]*\n?)")
_WHOLE = re.compile(r"(.+)", re.DOTALL)
_NAME = r"(?:\[(?P<name>\d{1,3}|\*{1,3})\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3}))"
_NOTE = re.compile(rf"^[ \t]*{_NAME}:?[ \t]*(?=\S)", re.MULTILINE)
_MARK = re.compile(rf"(?<=\S)[ \t]?{_NAME}")


def read(data: bytes) -> Document:
    """Read a file's content."""
    return _Reader(came(data).text).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source, self._builder = source, Builder(source)
        marked = {_name(found) for found in _MARK.finditer(source)}
        self._notes = [found for found in _NOTE.finditer(source) if _name(found) in marked]
        self._named = {_name(found) for found in self._notes}

    def read(self) -> Document:
        begins = [note.start() for note in self._notes]
        for found in _PARAGRAPH.finditer(self._source):
            quoted = all(_QUOTED.match(line) for line in found.group().splitlines())
            first, last = (bisect_left(begins, at) for at in found.span())
            for start, end in pairwise(dict.fromkeys([found.start(), *begins[first:last], found.end()])):
                note = self._notes[first] if first < last and begins[first] == start else None
                first += note is not None
                self._block(start, end, note, quoted=quoted)
        return self._builder.document()

    def _block(self, start: int, end: int, note: "re.Match[str] | None", *, quoted: bool) -> None:
        begun = self._builder.length
        start = note.end() if note else start
        for line in (_UNQUOTED if quoted else _WHOLE).finditer(self._source, start, end):
            self._add(*line.span(1))
        self._builder.end_block(quoted=quoted)
        if note:
            self._builder.noted[_name(note)] = (begun, self._builder.begun)

    def _add(self, start: int, end: int) -> None:
        """Add a range of the source, without the marks in it."""
        for mark in _MARK.finditer(self._source, start, end):
            if _name(mark) in self._named and not _NOTE.match(self._source, mark.start()):
                self._copy(start, mark.start())
                self._builder.marks.append((self._builder.length, _name(mark)))
                start = mark.end()
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        text = self._source[start:end]
        self._builder.links += bare_links(text, self._builder.length, start)
        self._builder.add(text, start, end)


def _name(found: "re.Match[str]") -> str:
    return found["name"] or found["raised"]


def write(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give the content with links put in or replaced."""
    changes = [(e.start, e.end, f" ({e.url})" if e.start == e.end else e.url) for e in edits]
    return came(data).encoded(edited(document.source, changes))


def came(data: bytes) -> Decoded:
    """Give the text of a file as it stands there, and how to write another in its stead."""
    return decode(data, mend=False)


def bare_links(text: str, at: int, source_at: int) -> Iterator[DocumentLink]:
    """Give the URLs that stand in a text which begins at these offsets."""
    for match in URL.finditer(text):
        source = (source_at + match.start(), source_at + match.end())
        yield DocumentLink(at + match.start(), at + match.end(), match.group(), source)
