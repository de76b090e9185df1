"""A document as text to check: its prose, its blocks and links, and the way back to its source.

Readers in `talkdex.check.formats` make it. Offsets count characters of `text`; a block is a
paragraph, a heading or an item, and no quotation runs over its edges.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Block(NamedTuple):
    """A stretch of text, half-open, and whether it is of a block quote, a heading or a note."""

    start: int
    end: int
    quoted: bool = False
    heading: bool = False
    note: bool = False


class DocumentLink(NamedTuple):
    """A link: what it stands on, half-open; where it leads; and where the URL stands in the source."""

    start: int
    end: int
    url: str
    source: tuple[int, int]


class Note(NamedTuple):
    """A footnote or endnote: where its mark stands in the text, and the text that it is, half-open.

    The mark itself is no part of the text. A note with several marks is there several times.
    """

    mark: int
    start: int
    end: int


class Piece(NamedTuple):
    """A run of text and the source it was read from; of equal length where it was copied."""

    start: int
    source_start: int
    source_end: int


class Edit(NamedTuple):
    """A change to the source: the half-open range to replace (empty: to insert), and by what link.

    With an empty range a link called `label` is put in; else the URL there is replaced.
    """

    start: int
    end: int
    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of a file.

    Args:
        text: the prose, blocks separated by empty lines.
        blocks: in order.
        links: in order.
        pieces: in order of `text`; they map it to the source.
        line_starts: offsets in the source at which its lines begin.
        source: what the pieces were read from.
        notes: in the order of their marks.
        players: URLs of what is shown in players.
    """

    text: str
    blocks: tuple[Block, ...]
    links: tuple[DocumentLink, ...]
    pieces: tuple[Piece, ...]
    line_starts: tuple[int, ...]
    source: str
    notes: tuple[Note, ...] = ()
    players: tuple[str, ...] = ()

    def source_at(self, offset: int, *, after: bool = False) -> int:
        """Give the source offset of a character of the text, or the offset after it."""
        at = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1)
        if not self.pieces:
            return 0
        piece = self.pieces[at]
        length = (self.pieces[at + 1].start if at + 1 < len(self.pieces) else len(self.text)) - piece.start
        if piece.source_end - piece.source_start != length:
            return piece.source_end if after else piece.source_start
        return min(piece.source_end, piece.source_start + offset - piece.start + after)

    def line(self, offset: int) -> int:
        """Give the number of the source's line, from 1, that holds a character of the text."""
        return max(1, bisect_right(self.line_starts, self.source_at(offset)))

    def block(self, offset: int) -> Block:
        """Give the block that holds an offset of the text."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[max(0, at)]

    def following(self, block: Block) -> Block | None:
        """Give the block behind another; None at the end."""
        at = bisect_right(self.blocks, block.start, key=lambda block: block.start)
        return self.blocks[at] if at < len(self.blocks) else None


@dataclass(slots=True)
class Builder:
    """Collects a document from the pieces of its source, in order.

    `marks` are the names of notes where their marks stand; `noted` the notes by their names, half-open.
    """

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[DocumentLink] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    noted: dict[str, tuple[int, int]] = field(default_factory=dict)
    players: list[str] = field(default_factory=list)
    begun: int = 0

    def add(self, text: str, source_start: int, source_end: int) -> None:
        """Add text that was read from a range of the source."""
        if text:
            self.pieces.append(Piece(self.length, source_start, source_end))
            self.text.append(text)
            self.length += len(text)

    def since(self, offset: int) -> str:
        """Give what was added from an offset on, at which an addition began."""
        return "".join(self.text[bisect_right(self.pieces, offset - 1, key=lambda piece: piece.start) :])

    def take_back(self, offset: int) -> None:
        """Take back what was added from an offset on, at which an addition began."""
        while self.pieces and self.pieces[-1].start >= offset:
            self.pieces.pop()
            self.text.pop()
        self.length = min(self.length, offset)

    def end_block(self, *, quoted: bool = False, heading: bool = False) -> None:
        """Close the block that was being collected; nothing happens where it is empty."""
        if self.since(self.begun).strip():
            self.blocks.append(Block(self.begun, self.length, quoted, heading))
            end = self.pieces[-1].source_end
            self.add("\n\n", end, end)
        self.begun = self.length

    def document(self) -> Document:
        """Give the whole."""
        starts = [0, *(at + 1 for at, char in enumerate(self.source) if char == "\n")]
        notes = tuple(Note(at, *self.noted[name]) for at, name in self.marks if name in self.noted)
        return Document(
            "".join(self.text), tuple(self._blocks(notes)), tuple(self.links), tuple(self.pieces),
            tuple(starts), self.source, notes, tuple(self.players),
        )  # fmt: skip

    def _blocks(self, notes: Iterable[Note]) -> Iterator[Block]:
        """Give the blocks, and tell those of notes."""
        noted = sorted({(note.start, note.end) for note in notes})
        for block in self.blocks:
            at = bisect_right(noted, (block.start, self.length)) - 1
            yield block._replace(note=at >= 0 and block.start < noted[at][1])


def edited(source: str, changes: list[tuple[int, int, str]]) -> str:
    """Replace half-open ranges of a source, which must not overlap, by new text."""
    out, at = [], 0
    for start, end, new in sorted(changes):
        out += [source[at:start], new]
        at = max(at, end)
    return "".join([*out, source[at:]])
