"""An address: a URL in its parts, each kept as it was written, so that what isn't changed stays the same.

Parts are those of RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986); query and fragment are held
as their `&`-separated pieces, still percent-encoded. A text fragment (`:~:text=…`,
https://wicg.github.io/scroll-to-text-fragment/) stays last.
"""

import re
from typing import NamedTuple

from talkdex.errors import LinkError
from talkdex.links.percent import decoded, encoded, split

_SCHEME = r"(?i:https?|file):"
_BARE = r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?"
_HOST = r"[^\s/?#\[\]<>\"'\\^`{|}]+|\[[0-9a-f:.]+\]"
_DIRECTIVE = ":~:"
_IN_PATH = "/:@!$&'()*+,;=~"


class Address(NamedTuple):
    """A URL in its parts, as written.

    Args:
        scheme: `http`, `https` or `file`.
        netloc: user, host and port as written; "" for most local files.
        path: with its leading slash, or "".
        query: pieces between `?` and `#`, without empty ones.
        fragment: pieces after `#`, without empty ones.
        directive: a text fragment with its `:~:`, or "".
    """

    scheme: str
    netloc: str
    path: str
    query: tuple[str, ...] = ()
    fragment: tuple[str, ...] = ()
    directive: str = ""

    @property
    def host(self) -> str:
        """The host alone, in lower case, without user, port and final dot."""
        host = self.netloc.rpartition("@")[2].lower()
        return re.sub(r":\d*$", "", host).rstrip(".")

    @property
    def place(self) -> str:
        """Host and path, which is what hosts are known by."""
        return self.host + self.path

    def value(self, name: str) -> str | None:
        """Give a query parameter's first value, decoded, or None."""
        return next((decoded(text) for key, text in map(split_piece, self.query) if key == name), None)

    def __str__(self) -> str:
        query = "?" + "&".join(self.query) if self.query else ""
        last = "&".join(self.fragment) + self.directive
        return f"{self.scheme}://{self.netloc}{self.path}{query}{'#' + last if last else ''}"


def parse_address(text: str) -> Address:
    """Read a URL, an absolute path, or a host and path without scheme (`youtu.be/ID`, `//host/path`).

    `&amp;` is taken for `&`, as in links copied out of HTML.

    Raises:
        LinkError: the text is none of these.
    """
    bare = text.strip()
    if not bare.isprintable():
        raise _not_one(text)
    if bare.startswith("//"):
        bare = "https:" + bare
    elif bare.startswith("/"):
        return _local(bare)
    elif re.match(_BARE + "$", bare, re.ASCII | re.IGNORECASE):
        bare = "https://" + bare
    return _split(re.sub("&(?:amp;)+", "&", bare), text)


def is_bare(text: str) -> bool:
    """Tell whether a text has neither scheme nor leading slash, so that it may be anything."""
    return not re.match(_SCHEME + "|/", text.strip())


def split_piece(piece: str) -> tuple[str, str]:
    """Split `name=value` into the decoded name and the value as written; without `=`, the value is ""."""
    name, _, text = piece.partition("=")
    return decoded(name), text


def _local(path: str) -> Address:
    """Read an absolute path; only a time at its end (`#t=10`) is no part of the file's name."""
    name, mark, time = path.rpartition("#t=")
    fragment = (f"t={time}",) if mark else ()
    return Address("file", "", encoded(name if mark else path, safe=_IN_PATH), fragment=fragment)


def _split(url: str, text: str) -> Address:
    local = url[:5].lower() == "file:"
    if not re.match(_SCHEME, url) or (not local and any(map(str.isspace, url))):
        raise _not_one(text)
    try:
        parts = split(url)
    except ValueError as error:
        raise _not_one(text) from error
    address = Address(parts.scheme, parts.netloc, parts.path, _pieces(parts.query), *_last(parts.fragment))
    if local:
        return address._replace(path=encoded(address.path, safe=_IN_PATH + "%"))
    if not re.fullmatch(_HOST, address.host):
        raise _not_one(text)
    return address


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("&")))


def _last(fragment: str) -> tuple[tuple[str, ...], str]:
    names, mark, directive = fragment.partition(_DIRECTIVE)
    return _pieces(names), mark + directive


def _not_one(text: str) -> LinkError:
    shown = text.strip()[:60] or "nothing"
    return LinkError(f"not a link: {shown!r} (give the address of a web page or media file, with https://)")
