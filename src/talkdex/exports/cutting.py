"""Cutting what is said to a stretch: by words, never by cues, so that nothing leaks in or is lost."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from talkdex.exports.selection import Passage, Spoken
from talkdex.snippet import Snippet
from talkdex.timing import TimeRange
from talkdex.transcript import Word, spread


def passages(
    snippets: Iterable[Snippet], within: TimeRange, link: Callable[[int], str | None] = lambda _: None
) -> Iterator[Passage]:
    """Give the passages of a stretch.

    Args:
        snippets: those that share time with it, in order.
        within: a word belongs to it when its middle does; its times are cut to it.
        link: gives a deep link to a moment, or None.
    """
    for snippet in snippets:
        words = tuple(_inside(snippet, within))
        if words:
            end = max(word.end_ms for word in words)
            yield Passage(words[0].start_ms, end, words, snippet.speaker, link(words[0].start_ms))


def _inside(snippet: Snippet, within: TimeRange) -> Iterator[Spoken]:
    for word, before in _words(snippet):
        end = max(word.start_ms, word.end_ms)
        if within.start_ms <= (word.start_ms + end) // 2 < within.end_ms:
            yield Spoken(max(word.start_ms, within.start_ms), min(end, within.end_ms), word.text, before)


def _words(snippet: Snippet) -> Iterator[tuple[Word, str]]:
    """Give each word with the space before it, as the snippet's text has it."""
    between = [snippet.text[a.end : b.start] for a, b in pairwise(snippet.spans)]
    glues = [between[0] if between else " ", *between]  # the first as those after it
    for span, glue in zip(snippet.spans, glues, strict=True):
        text = snippet.text[span.start : span.end]
        if snippet.exact:
            yield Word(span.start_ms, span.end_ms, text), glue
            continue
        for number, word in enumerate(spread(text.split(), span.start_ms, span.end_ms)):
            yield word, " " if number else glue
