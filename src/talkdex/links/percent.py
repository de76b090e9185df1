"""Percent-encoding and the parts of a URL (RFC 3986), as `urllib.parse` has them.

Every hit of a search is shown with a link, and most links hold nothing that is escaped: `urllib` is
imported only where something is, since importing it takes a quarter of the time in which Python starts.
"""

from typing import NamedTuple

_SCHEME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-")


class Parts(NamedTuple):
    """The parts of a URL without their separators; "" for what is absent. The scheme is in lower case."""

    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str


def split(url: str) -> Parts:
    """Take a URL apart.

    Raises:
        ValueError: it has brackets or letters where no host has them.
    """
    scheme, colon, rest = url.partition(":")
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    netloc, slash, path = rest[2:].partition("/") if rest.startswith("//") else ("", "", rest)
    usual = colon and scheme[:1].isalpha() and _SCHEME.issuperset(scheme) and not {"[", "]"} & set(netloc)
    if usual and url.isascii() and url.isprintable():
        return Parts(scheme.lower(), netloc, slash + path, query, fragment)
    from urllib.parse import urlsplit  # noqa: PLC0415 - see above

    return Parts(*urlsplit(url))


def decoded(text: str) -> str:
    """Give a piece of a query or fragment without escapes; a plus is a space."""
    if "%" not in text and "+" not in text:
        return text
    from urllib.parse import unquote_plus  # noqa: PLC0415 - see above

    return unquote_plus(text)


def encoded(text: str, safe: str) -> str:
    """Escape all but letters, digits, `_.-~` and the signs that are safe there."""
    from urllib.parse import quote  # noqa: PLC0415 - see above

    return quote(text, safe=safe)
