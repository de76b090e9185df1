"""Bare links: addresses that stand in a text as they are, where its format knows links of another kind."""

from bisect import bisect_right
from dataclasses import replace

from talkdex.check.document import Document, DocumentLink
from talkdex.check.formats.plain import URL


def with_bare_links(document: Document) -> Document:
    """Give a document with a link for each address in its text that stands in no link."""
    known = sorted(document.links, key=lambda link: link.start)
    found = [
        DocumentLink(
            *match.span(), match[0], (document.source_at(match.start()), _end(document, match.end()))
        )
        for match in URL.finditer(document.text)
        if not _within(known, match.start())
    ]
    return replace(document, links=tuple(sorted([*known, *found]))) if found else document


def _end(document: Document, offset: int) -> int:
    return document.source_at(offset - 1, after=True)


def _within(links: list[DocumentLink], offset: int) -> bool:
    at = bisect_right(links, offset, key=lambda link: link.start) - 1
    return at >= 0 and offset < links[at].end
