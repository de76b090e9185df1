"""Judging what was heard in a window, and choosing between two hearings of it."""

from typing import NamedTuple

from talkdex.recognize.engine import Hypothesis, Way
from talkdex.recognize.suspicion import Evidence, suspicions
from talkdex.recognize.windows import Window
from talkdex.recognize.words import Timed, cue, placed, sentences

_SPARSE = 0.3  # words a second of voice: fewer, and the model has skipped speech
_LISTENED_MS = 10_000  # of voice, before that is said


class Hearing(NamedTuple):
    """What was heard in a window.

    Args:
        found: as the model gave it.
        sentences: its words at recording time, parted into cues.
        reasons: for each of them why it may be invented, or "".
        lacking: the model has skipped speech or ran out of room for text.
    """

    found: Hypothesis
    sentences: list[list[Timed]]
    reasons: tuple[str, ...]
    lacking: bool

    @property
    def text(self) -> str:
        """What was heard and is trusted, as its cues write it."""
        pairs = zip(self.sentences, self.reasons, strict=True)
        return " ".join(cue(words).text for words, reason in pairs if not reason)

    @property
    def again(self) -> bool:
        """Whether another way to decode may do better."""
        return self.lacking or any(self.reasons)

    @property
    def trusted(self) -> int:
        """Number of words that nothing speaks against."""
        return sum(
            len(words) for words, reason in zip(self.sentences, self.reasons, strict=True) if not reason
        )

    @property
    def suspect(self) -> int:
        """Number of words that something speaks against."""
        return sum(len(words) for words in self.sentences) - self.trusted

    def better(self, other: "Hearing") -> "Hearing":
        """Give the hearing with more trusted words, then with fewer suspect ones; self when in doubt."""
        if other.trusted and (other.trusted, -other.suspect) > (self.trusted, -self.suspect):
            return other
        return self


def judged(found: Hypothesis, window: Window, told: str) -> Hearing:
    """Put a window's words at recording time and ask what speaks against them.

    Args:
        found: as the model gave it.
        window: what it heard.
        told: the names it was told before.
    """
    parted = sentences(placed(found.words, window))
    cues = [cue(words) for words in parted]
    reasons = suspicions(cues, Evidence(found.quality, window.voiced, told))
    count = sum(len(words) for words in parted)
    sparse = window.voiced_ms >= _LISTENED_MS and count < _SPARSE * window.voiced_ms / 1000
    return Hearing(found, parted, reasons, sparse or not found.whole)


def another(way: Way) -> Way:
    """Give other settings for a window that sounded wrong: nothing may come again and again.

    Sampling would be another way, but hears something else each time.
    """
    return Way(beam=way.beam, task=way.task, no_repeat=4, repetition_penalty=1.1)
