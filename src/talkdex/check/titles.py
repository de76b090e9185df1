"""Titles: what stands in quotation marks and was never said, as in a citation: Jane Doe, “A Talk”, 2024."""

import re
from functools import cached_property

from talkdex.check.document import Document
from talkdex.check.judging import Judged, Verdict
from talkdex.index.reader import Reader
from talkdex.text import folded

_CITED = re.compile(r"(?:^|[,.(])\s*[“”«»„‟‹›\"'‘‚`]+\s*$")
_SMALL = 3  # letters: English titles write shorter words without a capital
_FEWEST = 3


class Titles:
    """Tells titles from what was said.

    Args:
        reader: the index, whose recordings' titles are known.
        document: where they stand.
    """

    def __init__(self, reader: Reader, document: Document) -> None:
        self._reader, self._document = reader, document

    def holds(self, judged: Judged) -> bool:
        """Tell whether what was judged is a title.

        It is one where a recording is called so, unless somebody said just that, outside a note; and what
        nobody said, where it is written in capitals as titles are in English, or where a note cites it.
        """
        quotation = judged.quotation
        noted = self._document.block(quotation.start).note
        if judged.verdict is not Verdict.MISSING:
            return (noted or Verdict.NEAR in judged.faults) and self._known(quotation.text)
        if noted and not judged.attribution and self._cited(quotation.start):
            return True
        return capitals(quotation.text) or self._known(quotation.text)

    def _cited(self, start: int) -> bool:
        """Tell whether it stands where titles do in a citation: first, or behind a name and a comma."""
        begun = self._document.block(start).start
        return bool(_CITED.search(self._document.text[begun:start]))

    def _known(self, text: str) -> bool:
        """Tell whether a recording is called so, or by more words."""
        words = f" {' '.join(folded(text))} "
        return any(words in title for title in self._titles)

    @cached_property
    def _titles(self) -> list[str]:
        return [f" {' '.join(folded(title))} " for title in self._reader.titles()]


def capitals(text: str) -> bool:
    """Tell whether every longer word begins with a capital, and there are some; not all in capitals."""
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SMALL]
    return len(longer) >= _FEWEST and not text.isupper() and all(word[0].isupper() for word in longer)
