"""Timed words out of what captions tell: where each begins, seldom where it ends."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from talkdex.captions.base import Draft
from talkdex.transcript import Word, spread

_LEAST_MS, _PER_LETTER_MS = 400, 120
"""The longest a word may last when only its start is known: a pause after it isn't the word."""


class Pieces(NamedTuple):
    """Runs of text that each begin at a time, in columns (an hour of talk has nine thousand).

    Args:
        starts: in order.
        texts: white space at a text's border parts it from its neighbour, as in YouTube's
            " word"; without any, the two are one word.
        probabilities: 0 to 1, None where nobody measured; () for none at all.
        ends: where they are told, else None; () for none at all.
    """

    starts: Sequence[int]
    texts: Sequence[str]
    probabilities: Sequence[float | None] = ()
    ends: Sequence[int | None] = ()


def from_pieces(pieces: Pieces, end_ms: int) -> list[Word]:
    """Make words of pieces; one of unknown end lasts until the next begins, the last until `end_ms`."""
    starts, texts, probabilities, _ = pieces
    if not starts:
        return []
    tokens = [text.strip() for text in texts]
    stops = _stops(pieces, tokens, end_ms)
    if "".join(texts).split() == tokens:  # a word each: nearly always
        return list(map(Word, starts, stops, tokens, probabilities or repeat(None)))
    return _uneven(pieces, stops)


def _stops(pieces: Pieces, tokens: list[str], end_ms: int) -> list[int]:
    """Give each piece's end: as told, else the next one's start, but no later than it can last."""
    starts, _, _, ends = pieces
    following = [*starts[1:], end_ms]
    stops = [  # comparisons, not min and max: this runs for every word
        start
        if after < start
        else after
        if after <= (last := start + _LEAST_MS + _PER_LETTER_MS * len(token))
        else last
        for start, after, token in zip(starts, following, tokens, strict=True)
    ]
    if not ends:
        return stops
    return [
        stop if end is None else max(start, end) for start, stop, end in zip(starts, stops, ends, strict=True)
    ]


def _uneven(pieces: Pieces, stops: list[int]) -> list[Word]:
    """Make words of pieces that are parts of words, several words, or white space alone."""
    words: list[Word] = []
    glued = False
    certain = pieces.probabilities or repeat(None)
    for start, stop, text, probability in zip(pieces.starts, stops, pieces.texts, certain):  # noqa: B905 - repeats
        tokens = text.split()
        if not tokens:
            glued = glued and not text
            continue
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
    return start_ms + _LEAST_MS + _PER_LETTER_MS * len(text.strip())


def letters(text: str) -> int:
    """Count the characters that aren't white space."""
    return len("".join(text.split()))


class Turn(NamedTuple):
    """What one speaker says in a cue: who (None: unknown), the clean text, and the text as written."""

    speaker: str | None
    text: str
    written: str


def shared(draft: Draft, turns: Iterable[Turn]) -> Iterator[Draft]:
    """Cut a cue into one per speaker: by its words' times, else by the length of what each says.

    Args:
        draft: the cue; without an end its parts keep its times.
        turns: in order; together their written texts are the draft's.
    """
    spoken = [turn for turn in turns if turn.text]
    if len(spoken) < 2:
        yield from (_part(draft, turn, draft.words) for turn in spoken)
        return
    words, start, done = list(draft.words), draft.start_ms, 0
    total, span = sum(letters(turn.text) for turn in spoken), (draft.end_ms or start) - start
    for turn in spoken:
        own = words[: _count(words, turn.written)]
        words = words[len(own) :]
        done += letters(turn.text)
        end = words[0].start_ms if words else draft.start_ms + span * done // total
        yield _part(draft._replace(start_ms=start, end_ms=max(start, end)), turn, own)
        start = max(start, end)


def _part(draft: Draft, turn: Turn, words: Sequence[Word]) -> Draft:
    """Give a turn's part of a cue, with those of its words that are speech."""
    if words and letters(turn.written) != letters(turn.text):
        words = _last_words([word for word in words if word.text.strip("-–—>:")], turn.text)
    return draft._replace(speaker=turn.speaker or draft.speaker, text=turn.text, words=words)


def _last_words(words: Sequence[Word], text: str) -> Sequence[Word]:
    """Give the words at the end that make up a text: those before it were a name."""
    wanted, at = letters(text), len(words)
    while at and wanted > 0:
        at -= 1
        wanted -= letters(words[at].text)
    return words[at:]


def _count(words: Sequence[Word], text: str) -> int:
    """Count the words at the front that make up a text."""
    wanted, count = letters(text), 0
    while count < len(words) and wanted > 0:
        wanted -= letters(words[count].text)
        count += 1
    return count
