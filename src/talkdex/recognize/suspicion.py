"""Suspicion: which cues look invented, by signs that don't depend on the model's confidence alone.

Whisper loops with high confidence, thanks the viewers of music, and guesses where it hears
nothing. A suspect cue is kept, with the reason, for people to judge; it isn't searched.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from talkdex.ranges import within
from talkdex.recognize.phrases import CREDITS, FAREWELLS, SOUNDS
from talkdex.recognize.piece import Quality
from talkdex.text import fold
from talkdex.timing import TimeRange
from talkdex.transcript import Cue

_COMPRESSION = 2.4  # Whisper's own limit: more is a text that repeats itself
_GUESSING = -1.0  # Whisper's own limit for the mean log probability of a window
_UNSURE = 0.4  # mean probability of a cue's words
_SILENT = 0.5  # the model's own probability that nobody speaks
_VOICED = 0.5  # share of a cue in which somebody must speak
_FASTEST = 10.0  # words a second: auctioneers reach six
_LONGEST_PERIOD = 16  # words in a phrase that comes again and again
_LAUGHTER = re.compile(r"(?:[aeiou]*(?:h[aeiou]+){2,}h*|(?:ja){3,}|(?:ah? ?){4,}|(?:ha ?){2,}|(?:he ?){2,})")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a window besides its text.

    Args:
        quality: what the model says of its output.
        voiced: where somebody speaks, or None where nobody listened.
        told: the names that the model was told, as `hotwords.chosen` joins them.
    """

    quality: Quality
    voiced: Sequence[TimeRange] | None = None
    told: str = ""


def suspicions(cues: Sequence[Cue], evidence: Evidence) -> tuple[str, ...]:
    """Give for each cue of one window why it may be invented, "" where nothing speaks against it."""
    if evidence.quality.compression_ratio > _COMPRESSION:
        return ("repeats itself",) * len(cues)
    looping = loops([fold(word.text) for cue in cues for word in cue.timed()])
    if cues and sum(looping) > len(looping) / 2:
        return ("loop",) * len(cues)
    flags = iter(looping)
    shares = [[next(flags) for _ in cue.timed()] for cue in cues]
    return tuple(
        "loop" if sum(share) > len(share) / 2 else _doubt(cue, evidence)
        for cue, share in zip(cues, shares, strict=True)
    )


def loops(words: Sequence[str]) -> list[bool]:
    """Tell for each word whether it stands in a phrase said over and over.

    A phrase of one word must come six times in a row, of two words five times, of more four
    times; single words of a longer phrase may change.
    """
    flags = [False] * len(words)
    for period in range(1, min(_LONGEST_PERIOD, len(words) // 4) + 1):
        again = [a == b for a, b in zip(words, words[period:], strict=False)]
        for start, end in _stretches(_forgiven(again) if period > 2 else again):
            if end - start >= period * (max(4, 7 - period) - 1):
                flags[start : end + period] = [True] * (end + period - start)
    return flags


def _forgiven(again: list[bool]) -> list[bool]:
    """Pass over a single word that differs between words that come again."""
    return [here or all(again[max(0, at - 1) : at] + again[at + 1 : at + 2]) for at, here in enumerate(again)]


def _stretches(again: Sequence[bool]) -> list[tuple[int, int]]:
    """Give the half-open stretches of places that hold."""
    found, at = [], 0
    for holds, group in groupby(again):
        length = sum(1 for _ in group)
        if holds:
            found.append((at, at + length))
        at += length
    return found


class _Seen(NamedTuple):
    """A cue as the signs look at it."""

    text: str
    unsure: bool
    voiced: float
    rate: float
    evidence: Evidence

    @property
    def silent(self) -> bool:
        return self.evidence.quality.no_speech_prob > _SILENT or self.voiced < _VOICED


def _doubt(cue: Cue, evidence: Evidence) -> str:
    """Give what speaks against a single cue."""
    unsure = _probability(cue) < _UNSURE
    seen = _Seen(fold(cue.text), unsure, _share(cue, evidence.voiced), _rate(cue), evidence)
    return next((reason for reason, holds in _SIGNS.items() if holds(seen)), "")


def _stock(text: str) -> bool:
    return text in FAREWELLS or text in SOUNDS or _LAUGHTER.fullmatch(text) is not None


def _echoes(text: str, told: str) -> bool:
    """Tell whether a cue is what the model was told: two names or more, in that order, and nothing else."""
    names = [fold(name) for name in told.split(",")]
    pairs = (f"{one} {other}" for one, other in pairwise(names))
    return text in fold(told) and any(pair in text for pair in pairs)


def _probability(cue: Cue) -> float:
    known = [word.probability for word in cue.words if word.probability is not None]
    return sum(known) / len(known) if known else 1.0


def _share(cue: Cue, voiced: Sequence[TimeRange] | None) -> float:
    """Give the share of a cue's time in which somebody speaks; 1 where nobody listened."""
    if voiced is None or cue.end_ms == cue.start_ms:
        return 1.0
    own = TimeRange(cue.start_ms, cue.end_ms)
    return sum(part.duration_ms for part in within([own], voiced)) / own.duration_ms


def _rate(cue: Cue) -> float:
    """Give the words a second of a cue of six words or more, else 0; unspaced scripts have none."""
    count = len(cue.text.split())
    return count * 1000 / max(1, cue.end_ms - cue.start_ms) if count >= 6 else 0.0


_SIGNS: dict[str, Callable[[_Seen], bool]] = {
    "no words": lambda seen: not seen.text,
    "credits": lambda seen: any(credit in seen.text for credit in CREDITS),
    "echo of names": lambda seen: _echoes(seen.text, seen.evidence.told),
    "known phrase": lambda seen: (seen.unsure or seen.silent) and _stock(seen.text),
    "guessed": lambda seen: seen.unsure and seen.evidence.quality.avg_logprob < _GUESSING,
    "no voice": lambda seen: seen.unsure and seen.voiced == 0,
    "too fast": lambda seen: seen.rate > _FASTEST,
}
"""What speaks against a cue, the most telling first."""
