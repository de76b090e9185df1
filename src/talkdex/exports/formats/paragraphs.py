"""Paragraphs: what one person says on end, parted where a named segment begins or it grows long."""

from collections.abc import Iterator
from typing import NamedTuple

from talkdex.exports.selection import Mark, Passage, Stretch

_LONG = 600  # characters, after which a paragraph ends with its sentence
_TOO_LONG = 1_500  # it ends here anyway: not all transcripts have sentences
_ENDS = (".", "?", "!", "…", "。", "！", "？", "؟", "»", "”", '"')


class Paragraph(NamedTuple):
    """What one person says on end.

    Args:
        passages: in order; none for a named segment in which nothing is said.
        heads: the named segments that begin with it.
    """

    passages: tuple[Passage, ...]
    heads: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """All of it, on one line; passages are parted as the words in them are."""
        glues = [word.before for p in self.passages for word in p.words[1:2]]
        return (glues[0] if glues else " ").join(p.text for p in self.passages)


def paragraphs(stretch: Stretch) -> Iterator[Paragraph]:
    """Give the paragraphs of a stretch, in order; a segment begins with the passage nearest to its start."""
    waiting = list(stretch.marks)
    group: list[Passage] = []
    heads: tuple[Mark, ...] = ()
    for passage in stretch.passages:
        middle = (passage.start_ms + passage.end_ms) // 2
        begun = tuple(mark for mark in waiting if mark.start_ms < middle)
        if group and (begun or _closes(group, passage)):
            yield Paragraph(tuple(group), heads)
            group, heads = [], ()
        heads += begun
        waiting = waiting[len(begun) :]
        group.append(passage)
    if group or heads:
        yield Paragraph(tuple(group), heads)
    if waiting:
        yield Paragraph((), tuple(waiting))


def _closes(group: list[Passage], passage: Passage) -> bool:
    if passage.speaker != group[-1].speaker:
        return True
    length = sum(len(p.text) for p in group)
    return length >= (_LONG if group[-1].text.endswith(_ENDS) else _TOO_LONG)
