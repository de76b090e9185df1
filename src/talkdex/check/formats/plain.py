"""Plain text: paragraphs between empty lines, those with `>` before each line quoted; links as bare URLs."""

import re
from collections.abc import Iterator, Sequence

from talkdex.check.document import Builder, Document, DocumentLink, Edit, edited
from talkdex.encoding import Decoded, decode

URL = re.compile(r"https?://[^\s<>\"«»“”\[\]]*[^\s<>\"«»“”\[\].,;:!?'’)]")
_PARAGRAPH = re.compile(r"^(?:[^\S\n]*+\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTED = re.compile(r"[ \t]*>")
_UNQUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+([^\n]*\n?)")
_WHOLE = re.compile(r"(.+)", re.DOTALL)


def read(data: bytes) -> Document:
    """Read a file's content."""
    source = came(data).text
    builder = Builder(source)
    for match in _PARAGRAPH.finditer(source):
        quoted = all(_QUOTED.match(line) for line in match.group().splitlines())
        for line in (_UNQUOTED if quoted else _WHOLE).finditer(source, match.start(), match.end()):
            builder.links += bare_links(line[1], builder.length, line.start(1))
            builder.add(line[1], *line.span(1))
        builder.end_block(quoted=quoted)
    return builder.document()


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
