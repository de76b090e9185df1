"""SAMI (.smi): HTML-like `<SYNC Start=ms>` blocks, a paragraph of a class per language.

Specification: https://learn.microsoft.com/en-us/previous-versions/windows/desktop/dnacc/understanding-sami-1.0.
A cue lasts until the next block of its class; an empty one (`&nbsp;`) only clears the screen.
Of several languages the one with most text is read, and the others are named in a note.
"""

import re
from collections import defaultdict

from talkdex.captions import markup, stamps
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.notes import Notes

_SYNC = re.compile(r"""<sync\b[^<>]*?\bstart\s*=\s*["']?\s*(-?\d{1,12})[^<>]*>""", re.IGNORECASE)
_PARAGRAPH = re.compile(r"""<p\b(?:[^<>]*?\bclass\s*=\s*["']?([\w-]{1,40}))?[^<>]*>""", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.([\w-]{1,40})\s*\{[^{}]*?\blang\s*:\s*([\w-]{2,20})", re.IGNORECASE)
_SPACE = re.compile(r"&nbsp;?", re.IGNORECASE)


def recognises(document: Document) -> int:
    """Its root tag, or its blocks."""
    head = document.head
    return SURE if head[:6].lower() == "<sami>" or _SYNC.search(head) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read the blocks of the class with most text."""
    blocks = _blocks(document.text)
    if not blocks:
        return Reading(())
    main = max(blocks, key=lambda name: sum(len(said) for _, said, _ in blocks[name]))
    for other in blocks:
        if other != main:
            notes.add(f"text of another language ({other or 'no class'}) left out")
    languages = {name.lower(): language for name, language in _LANGUAGE.findall(document.text)}
    starts = [start for start, _, _ in blocks[main]] + [None]
    drafts = [
        Draft(start, end, said, number)
        for (start, said, number), end in zip(blocks[main], starts[1:], strict=True)
        if said
    ]
    return Reading(drafts, languages.get(main))


def _blocks(text: str) -> dict[str, list[tuple[int, str, int]]]:
    """Give start, text and number of every block by class, lower case."""
    _, *parts = _SYNC.split(text)
    blocks: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for number, (start, body) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        before, *paragraphs = _PARAGRAPH.split(body)
        named = zip(paragraphs[::2], paragraphs[1::2], strict=True) if paragraphs else [(None, before)]
        for name, said in named:
            plain = markup.plain(_SPACE.sub(" ", " ".join(said.split()))).strip()
            blocks[(name or "").lower()].append((stamps.from_millis(start) or 0, plain, number))
    return dict(blocks)


READER = Reader("sami", recognises, read, (".smi", ".sami"))
