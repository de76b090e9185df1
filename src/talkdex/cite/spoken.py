"""The folded words of a transcript with their times: what a verify code is made of and checked against."""

from collections.abc import Iterator
from typing import NamedTuple

from talkdex.index.reader import Reader
from talkdex.snippet import Snippet
from talkdex.text import tokens
from talkdex.timing import TimeRange


class SpokenToken(NamedTuple):
    """A folded token with the times of its word, half-open, in ms."""

    text: str
    start_ms: int
    end_ms: int


def spoken(reader: Reader, transcript: int, within: TimeRange | None = None) -> Iterator[SpokenToken]:
    """Give a transcript's folded tokens in order, all or those whose middle lies in a range."""
    for stored in reader.snippets(transcript, within):
        snippet = stored.snippet
        for token in tokens(snippet.text):
            start, end = snippet.time_at(token.start)
            if within is None or _inside(start, end, within):
                yield SpokenToken(token.text, start, max(start, end))


def shown(reader: Reader, transcript: int, within: TimeRange) -> str:
    """Give what is said in a range, as written, from its first word to its last."""
    parts = (_cut(stored.snippet, within) for stored in reader.snippets(transcript, within))
    return " ".join(part for part in parts if part)


def _cut(snippet: Snippet, within: TimeRange) -> str:
    if snippet.exact:
        spans = [span for span in snippet.spans if _inside(span.start_ms, span.end_ms, within)]
        return snippet.text[spans[0].start : spans[-1].end] if spans else ""
    return " ".join(word.text for word in snippet.words() if _inside(word.start_ms, word.end_ms, within))


def _inside(start_ms: int, end_ms: int, within: TimeRange) -> bool:
    """Tell whether a word's middle lies in a range."""
    return within.start_ms <= (start_ms + max(start_ms, end_ms)) // 2 < within.end_ms
