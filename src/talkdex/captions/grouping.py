"""Cues out of a stream of timed words, for formats that have nothing but words."""

from collections.abc import Iterable
from typing import NamedTuple

from talkdex.captions.base import Draft
from talkdex.transcript import Word

_PAUSE_MS = 1000
_LONGEST_MS = 15_000
_FEW = 3  # words that a sentence has at least to be a cue of its own
_FULL_STOPS = tuple(".?!…。？！।؟")


class Spoken(NamedTuple):
    """A word in a stream.

    Args:
        word: with its time.
        speaker: who says it, or None.
        apart: whether white space stands before it in the text.
    """

    word: Word
    speaker: str | None = None
    apart: bool = True


def drafts(stream: Iterable[Spoken]) -> list[Draft]:
    """Cut words into cues: at sentence ends, pauses, changes of speaker, and every 15 seconds."""
    made: list[Draft] = []
    run: list[Spoken] = []
    for spoken in stream:
        if run and _ends(run, spoken):
            made.append(_draft(run, len(made) + 1))
            run = []
        run.append(spoken)
    return [*made, _draft(run, len(made) + 1)] if run else made


def _ends(run: list[Spoken], following: Spoken) -> bool:
    last = run[-1]
    if following.speaker != last.speaker:
        return True
    if not following.apart:
        return False
    pause = following.word.start_ms - last.word.end_ms >= _PAUSE_MS
    sentence = len(run) >= _FEW and last.word.text.endswith(_FULL_STOPS)
    return pause or sentence or following.word.end_ms - run[0].word.start_ms > _LONGEST_MS


def _draft(run: list[Spoken], number: int) -> Draft:
    words = [spoken.word for spoken in run]
    text = "".join(f" {spoken.word.text}" if spoken.apart else spoken.word.text for spoken in run)
    return Draft(
        words[0].start_ms, max(word.end_ms for word in words), text.strip(), number, run[0].speaker, words
    )


def punctuated(stream: Iterable[Spoken]) -> list[Spoken]:
    """Put signs that a recogniser gives as words of their own ("." after "yes") to the word before them."""
    joined: list[Spoken] = []
    for spoken in stream:
        if joined and not any(char.isalnum() for char in spoken.word.text) and not spoken.apart:
            before = joined[-1]
            text = before.word.text + spoken.word.text
            joined[-1] = before._replace(word=before.word._replace(text=text))
        else:
            joined.append(spoken)
    return joined
