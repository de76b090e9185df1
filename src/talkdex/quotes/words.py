"""Words said, as quotations are compared with them; in scripts without spaces, each token is one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from talkdex.snippet import Snippet
from talkdex.text import folded, pieces
from talkdex.word import Word, spread

if TYPE_CHECKING:
    from talkdex.quotes.quotation import QuotedWord


class SaidWord(NamedTuple):
    """A word as said: its text, its time (half-open, ms), and the folded tokens in it.

    `glued` tells that nothing stands between it and the word before.
    """

    text: str
    start_ms: int
    end_ms: int
    tokens: tuple[str, ...]
    glued: bool = False


def line(words: "Iterable[QuotedWord | SaidWord]") -> str:
    """Write words one after the other, with spaces where their script has them."""
    written = ""
    for word in words:
        written += word.text if word.glued or not written else f" {word.text}"
    return written


def said_words(snippet: Snippet) -> list[SaidWord]:
    """Give the words of a snippet with their times; those cut out of a run have their share of its time."""
    found: list[SaidWord] = []
    done = 0
    for span in snippet.spans:
        run = snippet.text[span.start : span.end]
        inside = [run] if snippet.exact else run.split()
        words = [Word(span.start_ms, span.end_ms, run)] if snippet.exact else spread(inside, *span[2:4])
        for number, word in enumerate(words):
            found += _cut(word, glued=not number and 0 < done == span.start)
        done = span.end
    return found


def _cut(word: Word, *, glued: bool) -> Iterator[SaidWord]:
    runs = pieces(word.text)
    for number, (run, part) in enumerate(zip(runs, spread(runs, word.start_ms, word.end_ms), strict=True)):
        yield SaidWord(run, part.start_ms, part.end_ms, tuple(folded(run)), glued or number > 0)
