"""Which host a URL belongs to, in which form, with which parts; and the same recording in another form."""

import re
from typing import NamedTuple

from talkdex.errors import LinkError
from talkdex.links.address import Address, is_bare, parse_address, split_piece
from talkdex.links.host import Host, Kind, Shape
from talkdex.links.hosts import candidates
from talkdex.links.hosts.files import WEB_FILE
from talkdex.links.wrapped import unwrapped

_GLUED = r"([^&]+)&([\w.-]+=.*)"  # youtu.be/ID&t=30: the question mark is missing


class Place(NamedTuple):
    """A URL understood: its parts, its host and form, and the groups that fill the host's templates."""

    address: Address
    host: Host
    shape: Shape
    groups: dict[str, str]

    def fill(self, template: str) -> str:
        """Fill a template of the host's table; "" where it needs a part that this URL doesn't hold."""
        return _fill(template, self.groups) if template else ""

    def moved(self, kind: Kind, *, whole: bool = False) -> "Place | None":
        """Give the same recording as page or player, where the host has one that carries a moment.

        Args:
            kind: what to open.
            whole: carry all other parameters over, else from page to player only the host's `keeps`.
        """
        if self.shape.kind == kind and self.shape.keeps_time:
            return self
        text = self.fill(self.host.watch if kind == "watch" else self.host.embed)
        there = match(parse_address(text)) if text else None
        if there is None or not there.shape.keeps_time:
            return None
        return there._replace(address=self._carried(there.address, whole=whole or self.shape.kind == kind))

    def _carried(self, there: Address, *, whole: bool) -> Address:
        """Add to another address what this one holds besides its id."""
        spent = {name for name, _ in (*self.shape.needs, *self.shape.takes)}
        spent |= {name for name, _ in map(split_piece, there.query)}
        named = [(split_piece(piece)[0], piece) for piece in self.address.query]
        rest = [piece for name, piece in named if name not in spent and (whole or name in self.host.keeps)]
        moved = there._replace(query=(*there.query, *rest))
        if not whole:
            return moved
        return moved._replace(fragment=self.address.fragment, directive=self.address.directive)


def locate(text: str) -> tuple[Address, Place | None]:
    """Read a URL and find its host; without scheme, only URLs of known hosts are taken for URLs.

    Of a link that another site's address wraps, that link is read.

    Raises:
        LinkError: the text isn't a URL.
    """
    address = unwrapped(parse_address(text))
    place = match(address) or _unglued(address)
    if is_bare(text) and (place is None or place.host is WEB_FILE):
        raise LinkError(f"not a link: {text.strip()[:60]!r} (put https:// in front if it is one)")
    return (place.address if place else address), place


def match(address: Address) -> Place | None:
    """Find the first row of the table whose form fits, or None."""
    for host in candidates(address.scheme, address.host):
        for shape in host.shapes:
            groups = _groups(address, shape)
            if groups is not None:
                return Place(address, host, shape, groups)
    return None


def _unglued(address: Address) -> Place | None:
    glued = re.fullmatch(_GLUED, address.path)
    if not glued or address.query:
        return None
    return match(address._replace(path=glued[1], query=tuple(glued[2].split("&"))))


def _groups(address: Address, shape: Shape) -> dict[str, str] | None:
    whole = re.fullmatch(shape.pattern, address.place, re.ASCII)
    if not whole:
        return None
    groups = {"host": address.netloc.rpartition("@")[2], **whole.groupdict()}
    for name, pattern in (*shape.needs, *shape.takes):
        found = re.fullmatch(pattern, address.value(name) or "", re.ASCII)
        if found:
            groups |= found.groupdict()
        elif (name, pattern) in shape.needs:
            return None
    return {name: text for name, text in groups.items() if text}


def _fill(template: str, groups: dict[str, str]) -> str:
    """Fill the bracketed parts whose groups are all there, then the rest."""
    whole = re.sub(r"\[([^\]]*)\]", lambda part: part[1] if _complete(part[1], groups) else "", template)
    return whole.format_map(groups) if _complete(whole, groups) else ""


def _complete(template: str, groups: dict[str, str]) -> bool:
    return all(name in groups for name in re.findall(r"\{(\w+)\}", template))
