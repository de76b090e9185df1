"""What an index stores of a transcript's words, made without the index: by another process, perhaps."""

from collections.abc import Sequence
from typing import NamedTuple

from talkdex import snippets
from talkdex.index import fulltext, snippet_rows, vocabulary
from talkdex.transcript import Transcript


class Prepared(NamedTuple):
    """A transcript's words as they are stored.

    Args:
        rows: its snippets, in order.
        tokens: how many folded tokens it has.
        texts: these, for the full text.
        counted: these, for the vocabulary.
    """

    rows: Sequence[snippet_rows.Row]
    tokens: int
    texts: fulltext.Texts
    counted: vocabulary.Counted


def prepare(transcript: Transcript) -> Prepared:
    """Cut a transcript into snippets, fold its words and count them."""
    rows, tokens = snippet_rows.rows(snippets.strips(transcript))
    return Prepared(rows, len(tokens), fulltext.texts(tokens), vocabulary.counted(tokens))
