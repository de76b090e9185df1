"""Timed words out of what captions tell: where each begins, seldom where it ends."""

from collections.abc import Iterable, Iterator, Sequence

from talkdex.captions.base import Draft
from talkdex.transcript import Word, spread

Piece = tuple[int, str, float | None, int | None]
"""A run of text that begins at a time: start, text, probability, and end where it is told."""

_LEAST_MS, _PER_LETTER_MS = 400, 120
"""The longest a word may last when only its start is known: a pause after it isn't the word."""


def from_pieces(pieces: Sequence[Piece], end_ms: int) -> list[Word]:
    """Make words of pieces of text that each begin at a time; a word ends where the next begins.

    Args:
        pieces: in order. White space at a text's border parts it from its neighbour, as in
            YouTube's " word"; without any, the two are one word.
        end_ms: of the last piece.
    """
    words: list[Word] = []
    glued, last = False, len(pieces) - 1
    for at, (start, text, probability, told_end) in enumerate(pieces):
        tokens = text.split()
        if not tokens:
            glued = glued and not text
            continue
        following = pieces[at + 1][0] if at < last else end_ms
        stop = told_end if told_end is not None else min(following, longest(start, text.strip()))
        stop = max(start, stop)
        if glued and not text[0].isspace():
            words[-1] = words[-1]._replace(text=words[-1].text + tokens.pop(0), end_ms=stop)
        if len(tokens) == 1:
            words.append(Word(start, stop, tokens[0], probability))
        elif tokens:
            words += spread(tokens, start, stop)
        glued = not text[-1].isspace()
    return words


def longest(start_ms: int, text: str) -> int:
    """Give the latest end of a word or phrase of which only the start is known."""
    return start_ms + _LEAST_MS + _PER_LETTER_MS * len(text)


def letters(text: str) -> int:
    """Count the characters that aren't white space."""
    return len("".join(text.split()))


def last_words(words: Sequence[Word], text: str) -> Sequence[Word]:
    """Give the words at the end that make up a text, when something before it was taken away."""
    wanted, at = letters(text), len(words)
    while at and wanted > 0:
        at -= 1
        wanted -= letters(words[at].text)
    return words[at:]


def shared(draft: Draft, parts: Iterable[tuple[str | None, str]]) -> Iterator[Draft]:
    """Cut a cue into one per speaker: by its words' times, else by the length of what each says.

    Args:
        draft: the cue; without an end its parts keep its times.
        parts: speaker and text, in order.
    """
    spoken = [(speaker, text) for speaker, text in parts if text.strip()]
    if len(spoken) < 2 or draft.end_ms is None:
        yield from (draft._replace(speaker=speaker or draft.speaker, text=text) for speaker, text in spoken)
        return
    words, done = list(draft.words), 0
    total, span = sum(letters(text) for _, text in spoken), draft.end_ms - draft.start_ms
    start = draft.start_ms
    for speaker, text in spoken:
        done += letters(text)
        own = words[: _count(words, text)]
        words = words[len(own) :]
        end = draft.start_ms + span * done // total if not words else words[0].start_ms
        yield draft._replace(start_ms=start, end_ms=end, speaker=speaker, text=text, words=own)
        start = end


def _count(words: Sequence[Word], text: str) -> int:
    """Count the words at the front that make up a text."""
    wanted, count = letters(text), 0
    while count < len(words) and wanted > 0:
        wanted -= letters(words[count].text)
        count += 1
    return count
