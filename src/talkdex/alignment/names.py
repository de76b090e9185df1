"""Where a person's name is said, also as a recogniser may have misheard it.

A name is heard word by word: exact, near in spelling (rapidfuzz), or written together. What a
match is worth depends on how much of the name it covers and how rare the word is in the
recording: "Pierre" alone is little where three Pierres sit.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from talkdex.alignment.handover_phrases import TITLES
from talkdex.alignment.speech import Speech
from talkdex.text import fold

_NEAR = 78.0
_LEAST_LETTERS = 4
_TOGETHER_WORDS = 4
_OFTEN = 4
_OFTEN_WORDS = 1500


class Mention(NamedTuple):
    """One saying of a name: words `[first, last)` and how well they match it, 0 to 1."""

    first: int
    last: int
    quality: float
    full: bool


def parts(name: str) -> list[str]:
    """Give the folded words of a name that can tell a person, without titles; all if only titles."""
    every = fold(name).split()
    telling = [word for word in every if word not in TITLES and len(word) > 1]
    return telling or every


def mentions(name: str, speech: Speech) -> list[Mention]:
    """Find every saying of a name, in order; neighbouring words of it make one mention."""
    wanted = parts(name)
    if not wanted:
        return []
    hits = _hits(wanted, speech)
    found: list[Mention] = []
    group: list[tuple[int, int, float]] = []
    for hit in hits:
        if group and (hit[0] - group[-1][0] >= _TOGETHER_WORDS):
            found.append(_mention(group, len(wanted)))
            group = []
        group.append(hit)
    if group:
        found.append(_mention(group, len(wanted)))
    return found


def _hits(wanted: Sequence[str], speech: Speech) -> list[tuple[int, int, float]]:
    """Give (word, part of the name, likeness 0–1) for every word that sounds like a part.

    A word that is common in the recording is not a name misheard: "just" is not Justin.
    """
    likeness: dict[str, tuple[int, float]] = {}
    often = _OFTEN + len(speech.words) // _OFTEN_WORDS
    hits = []
    for at, pieces in enumerate(speech.folded):
        for token in pieces:
            if token not in likeness:
                part, value = _best(token, wanted)
                likeness[token] = (part, value if value == 1 or speech.counts[token] <= often else 0.0)
            part, value = likeness[token]
            if value:
                hits.append((at, part, value))
    return hits


def _best(token: str, wanted: Sequence[str]) -> tuple[int, float]:
    if token in wanted:
        return wanted.index(token), 1.0
    if len(token) < _LEAST_LETTERS:
        return 0, 0.0
    scored = [
        (fuzz.ratio(token, part, score_cutoff=_NEAR), -at)
        for at, part in enumerate(wanted)
        if len(part) >= _LEAST_LETTERS
    ]
    best, at = max(scored, default=(0.0, 0))
    if best and token[0] != wanted[-at][0] and best < 86:
        return 0, 0.0
    return -at, (best / 100) ** 3


def _mention(group: Sequence[tuple[int, int, float]], count: int) -> Mention:
    by_part: dict[int, float] = {}
    for _, part, value in group:
        by_part[part] = max(by_part.get(part, 0.0), value)
    worth = sum(by_part.values())
    quality = min(1.0, 0.55 * max(by_part.values()) + 0.45 * worth / max(1, min(count, 2)))
    return Mention(group[0][0], group[-1][0] + 1, quality, full=worth >= 1.7)
