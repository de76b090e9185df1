"""What a researcher types, read into a tree: words, "phrases", prefix*, AND OR NOT, NEAR, brackets.

Any text is a safe query: what doesn't fit the grammar is taken as words. Words side by side mean
AND. Operators are written in capitals; a word with an apostrophe or hyphen is a phrase of its parts.
`NEAR(a b, 5)`, `a NEAR b` and `a NEAR/5 b` want the words within so many of each other.
"""

import re
from typing import NamedTuple

from talkdex.text import fold

WITHIN = 60
"""How near each other, in words, the parts of an AND must be said."""
NEAR = 10
DEEPEST = 40  # brackets nested deeper than this are taken as mere signs

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "”": "”"}
_PIECE = re.compile(r"""[“«„"”][^"”»“]*["”»“]?|\(|\)|,|[^\s()"“”«»„,]+""")
_NEAR = re.compile(r"NEAR(?:/(\d{1,4}))?\Z")


class Phrase(NamedTuple):
    """Folded words said one after the other; `prefix`: the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


class And(NamedTuple):
    """All parts within `within` words of each other."""

    parts: tuple["Node", ...]
    within: int = WITHIN


class Or(NamedTuple):
    """Any of the parts."""

    parts: tuple["Node", ...]


class Not(NamedTuple):
    """The first, where the second is not said within `WITHIN` words."""

    wanted: "Node"
    unwanted: "Node"


Node = Phrase | And | Or | Not


def parse(text: str) -> Node | None:
    """Read any text into a query; None where it holds no word at all."""
    return _Parser(_PIECE.findall(text)).either(0)


def phrases(node: Node) -> list[Phrase]:
    """Give all phrases and words of a query, the unwanted ones too."""
    if isinstance(node, Phrase):
        return [node]
    parts = (node.wanted, node.unwanted) if isinstance(node, Not) else node.parts
    return [phrase for part in parts for phrase in phrases(part)]


def distinct(node: Node) -> Node:
    """Leave out what is asked for twice: a pasted text holds many a word more than once."""
    if isinstance(node, Phrase):
        return node
    if isinstance(node, Not):
        return Not(distinct(node.wanted), distinct(node.unwanted))
    parts = tuple(dict.fromkeys(map(distinct, node.parts)))
    return node._replace(parts=parts) if len(parts) > 1 else parts[0]


class _Parser:
    """Recursive descent over the pieces; every method returns None where it finds no word."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._at = 0

    def either(self, depth: int) -> Node | None:
        parts = [self._exclusion(depth)]
        while self._take("OR"):
            parts.append(self._exclusion(depth))
        found = [part for part in parts if part is not None]
        return Or(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _exclusion(self, depth: int) -> Node | None:
        node = self._all(depth)
        while self._take("NOT"):
            unwanted = self._all(depth)
            if node is not None and unwanted is not None:
                node = Not(node, unwanted)
        return node

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self._peek() not in (None, "OR", "NOT") and not (self._peek() == ")" and depth):
            if self._take("AND") or self._take(","):
                continue
            part = self._nearby(depth)
            if part is not None:
                parts.append(part)
        return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def _nearby(self, depth: int) -> Node | None:
        node = self._one(depth)
        while (operator := _NEAR.match(self._peek() or "")) and self._follows(1) not in (None, "(", ")"):
            self._at += 1
            other = self._one(depth)
            if node is not None and other is not None:
                node = And((node, other), int(operator.group(1) or NEAR))
        return node

    def _one(self, depth: int) -> Node | None:
        piece = self._peek() or ""
        self._at += 1
        if _NEAR.match(piece) and self._peek() == "(" and depth < DEEPEST:
            self._at += 1
            return self._near_group(depth + 1, _NEAR.match(piece))
        if piece == "(" and depth < DEEPEST:
            node = self.either(depth + 1)
            self._take(")")
            return node
        return _phrase(piece)

    def _near_group(self, depth: int, operator: "re.Match[str] | None") -> Node | None:
        within = int(operator.group(1) or NEAR) if operator else NEAR
        parts: list[Node] = []
        while self._peek() not in (None, ")"):
            if self._take(","):
                if (self._peek() or "").isdecimal() and self._follows(1) in (None, ")"):
                    within = min(int(self._pieces[self._at]), 9999)
                    self._at += 1
                continue
            part = self._one(depth)
            if part is not None:
                parts.append(part)
        self._take(")")
        return And(tuple(parts), within) if len(parts) > 1 else parts[0] if parts else None

    def _peek(self) -> str | None:
        return self._follows(0)

    def _follows(self, ahead: int) -> str | None:
        at = self._at + ahead
        return self._pieces[at] if at < len(self._pieces) else None

    def _take(self, piece: str) -> bool:
        if self._peek() != piece:
            return False
        self._at += 1
        return True


def _phrase(piece: str) -> Phrase | None:
    quoted = piece[:1] in _QUOTES
    inner = piece.strip('"“”«»„')
    words = tuple(fold(inner).split())
    if not words:
        return None
    return Phrase(words, prefix=inner.endswith("*") if not quoted else inner.rstrip().endswith("*"))
