"""An agenda without times: each line of a list, or each of several lines, names a segment."""

import re

from talkdex.mentions.labels import clean
from talkdex.mentions.markup import read_page
from talkdex.mentions.numbering import without_numbers
from talkdex.mentions.speakers import tell_speakers
from talkdex.segment import Stated

_BULLET = re.compile(r"\s*(?:[-*+•‣◦–—]|\[[ xX]\])\s+")
_LONGEST = 200  # characters: a longer line is prose, not an item
_HEADING = ":："


def read_labels(text: str) -> list[Stated]:
    """Read the items of an agenda, or one name, that are given without times.

    Returns:
        One for each line that is an item, in order, `start_ms` None; of a text that has a bulleted
        list only the list's lines. Empty where the text is prose.
    """
    lines = [line for line in read_page(text).visible.splitlines() if line.strip()]
    listed = [line for line in lines if _BULLET.match(line)] if len(lines) > 1 else []
    items = [line for line in listed or lines if len(line.strip()) <= _LONGEST]
    if not listed and len(items) < len(lines):
        return []
    plain = [clean(_BULLET.sub("", line, count=1)) for line in items if line.strip()[-1] not in _HEADING]
    labels = [label for label in without_numbers(plain) if label]
    told = tell_speakers(labels)
    return [
        Stated(one.label, one.speaker, text=label, kind="label")
        for one, label in zip(told, labels, strict=True)
    ]
