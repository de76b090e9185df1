"""Plain text: paragraphs between empty lines, links as bare URLs."""

import re
from collections.abc import Iterator, Sequence

from talkdex.check.document import Builder, Document, DocumentLink, Edit, edited
from talkdex.encoding import decode as decoded

URL = re.compile(r"https?://[^\s<>\"«»“”\[\]]*[^\s<>\"«»“”\[\].,;:!?'’)]")
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


def read(data: bytes) -> Document:
    """Read a file's content."""
    source = decode(data)
    builder = Builder(source)
    for match in _PARAGRAPH.finditer(source):
        builder.links += bare_links(match.group(), builder.length, match.start())
        builder.add(match.group(), match.start(), match.end())
        builder.end_block()
    return builder.document()


def write(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Give the content with links put in or replaced."""
    changes = [(e.start, e.end, f" ({e.url})" if e.start == e.end else e.url) for e in edits]
    return encode(edited(document.source, changes), data)


def encode(text: str, data: bytes) -> bytes:
    """Give a changed text as the file that it came from was written."""
    return decoded(data, mend=False).encoded(text)


def decode(data: bytes) -> str:
    """Give the text of a file as it stands there."""
    return decoded(data, mend=False).text


def bare_links(text: str, at: int, source_at: int) -> Iterator[DocumentLink]:
    """Give the URLs that stand in a text which begins at these offsets."""
    for match in URL.finditer(text):
        source = (source_at + match.start(), source_at + match.end())
        yield DocumentLink(at + match.start(), at + match.end(), match.group(), source)
