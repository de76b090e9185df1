"""Rows of a table: hits where something was searched, else what is said, else what is named."""

from collections.abc import Iterator
from typing import NamedTuple

from talkdex.exports.selection import Mark, Passage, Selection, Stretch


class Row(NamedTuple):
    """One row, its columns in order; None where unknown. Times are ms."""

    recording: str
    title: str
    url: str | None
    channel: str | None
    published: str | None
    start_ms: int
    end_ms: int
    speaker: str | None
    segment: str | None
    text: str
    link: str | None


def rows(selection: Selection) -> Iterator[Row]:
    """Give the rows of a selection, in order."""
    for stretch in selection.stretches:
        if selection.searched:
            yield from (_row(stretch, mark, None, mark.text) for mark in stretch.marks)
        elif stretch.passages:
            yield from (_row(stretch, p, _holding(stretch, p), p.text) for p in stretch.passages)
        else:
            yield from (_row(stretch, mark, mark.label, "") for mark in stretch.marks)


def _row(stretch: Stretch, what: Mark | Passage, segment: str | None, text: str) -> Row:
    of = stretch.work.recording
    about = (of.identity, of.title, of.url, of.channel, of.published)
    return Row(*about, what.start_ms, what.end_ms, what.speaker, segment, text, what.link)


def _holding(stretch: Stretch, passage: Passage) -> str | None:
    """Give the label of the narrowest named segment that a passage begins in, or None."""
    held = [mark for mark in stretch.marks if mark.start_ms <= passage.start_ms < mark.end_ms]
    return min(held, key=lambda mark: mark.end_ms - mark.start_ms).label if held else None
