"""How wide text is: columns of a subtitle's line, and words too long for one cut in pieces."""

import unicodedata
from collections.abc import Iterator

from talkdex.exports.selection import Spoken

LINE = 42
"""Columns of a line; letters of scripts that are set in squares take two."""


def width(text: str) -> int:
    """Give the columns that a text takes; accents that combine take none, squares two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pieces(word: Spoken) -> Iterator[Spoken]:
    """Give a word as it is, or, where it is wider than a line, in pieces that share its time by length."""
    if width(word.text) <= LINE:
        yield word
        return
    parts, before, done = _cut(word.text), word.before, 0
    for part in parts:
        start = _share(word, done)
        done += len(part)
        yield Spoken(start, _share(word, done), part, before)
        before = ""


def _share(word: Spoken, done: int) -> int:
    return word.start_ms + (word.end_ms - word.start_ms) * done // len(word.text)


def _cut(text: str) -> list[str]:
    parts = [""]
    for char in text:
        if width(parts[-1] + char) > LINE:
            parts.append("")
        parts[-1] += char
    return parts
