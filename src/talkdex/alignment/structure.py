"""What speaks for a new segment at a place whatever its name: pauses, openings, changes of subject.

The change of subject is lexical cohesion, as in Hearst, TextTiling (1997),
https://aclanthology.org/J97-1003/.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt

from talkdex.alignment import phrases
from talkdex.alignment.speech import Speech

_OPENING_WORDS = 4
_HEAD_WORDS = 14
_TEASER_MS = 150_000
_COHESION_MS = 75_000
_SHORT_COHESION_MS = 30_000
_BEFORE, _AFTER = 0, 1

Column = list[float]


def columns(speech: Speech, language: str, stem: Callable[[str], str]) -> dict[str, Column]:
    """Give what is measured at every unit, by the names that the table of weights uses."""
    found = _borders(speech) | _openings(speech, language)
    bags = unit_bags(speech, stem)
    found["shift"] = cohesion_loss(speech, bags, _COHESION_MS)
    found["shift_near"] = cohesion_loss(speech, bags, _SHORT_COHESION_MS)
    return found


def _borders(speech: Speech) -> dict[str, Column]:
    units = speech.units
    count = len(units)
    rarity = {
        name: min(3.0, log((count + 1) / (1 + sum(getattr(unit, name) for unit in units))))
        for name in ("sentence", "cue", "turn")
    }
    named = any(speech.speakers)
    return {
        "sentence": [float(unit.sentence) for unit in units],
        "cue": [rarity["cue"] * unit.cue for unit in units],
        "turn": [rarity["turn"] * unit.turn if named else 0.0 for unit in units],
        "pause": [min(2.0, log(1 + unit.pause_ms / 300)) for unit in units],
        "length": [min(3.5, log(1 + unit.last - unit.first)) for unit in units],
        "question": [float(unit.question) for unit in units],
        "answered": [0.0, *(float(unit.question) for unit in units[:-1])],
        "teaser": [max(0.0, 1 - unit.start_ms / _TEASER_MS) for unit in units],
        "first": [1.0] + [0.0] * (count - 1),
    }


def _openings(speech: Speech, language: str) -> dict[str, Column]:
    """Mark the units that open with, or soon hold, a phrase of each table."""
    heads = [
        " ".join(speech.tokens(unit.first, min(unit.last, unit.first + _HEAD_WORDS))) for unit in speech.units
    ]
    wide = [
        " ".join(speech.tokens(unit.first, min(unit.first + _HEAD_WORDS, len(speech.words))))
        for unit in speech.units
    ]
    found = {
        name: [float(bool(pattern.match(head))) for head in heads]
        for name, pattern in (
            ("opener", phrases.matcher("OPENERS", language)),
            ("next_first", phrases.matcher("NEXT", language)),
            ("asks_first", phrases.matcher("QUESTIONS", language)),
            ("follower", phrases.matcher("FOLLOWERS", language)),
            ("order_first", phrases.matcher("ORDER", language)),
        )
    }
    for name, kind in (
        ("next", "NEXT"),
        ("topic", "TOPIC"),
        ("order", "ORDER"),
        ("welcome", "WELCOMES"),
        ("farewell", "FAREWELLS"),
        ("sponsor", "SPONSORS"),
    ):
        pattern = phrases.matcher(kind, language)
        found[name] = [float(bool(pattern.search(text))) for text in wide]
    found["asked_soon"] = _soon([unit.question for unit in speech.units])
    return found


def _soon(flags: Sequence[bool]) -> Column:
    """Mark the units with a flag on themselves or one of the two that follow."""
    padded = [*flags, False, False]
    return [float(any(padded[i : i + 3])) for i in range(len(flags))]


def unit_bags(speech: Speech, stem: Callable[[str], str]) -> list[list[str]]:
    """Give each unit's stems that are neither very frequent in the recording nor said just once."""
    stems = [[stem(token) for token in speech.tokens(unit.first, unit.last)] for unit in speech.units]
    spread: Counter[str] = Counter(term for bag in stems for term in set(bag))
    most = max(4, len(stems) // 12)
    return [[term for term in bag if 1 < spread[term] <= most] for bag in stems]


def cohesion_loss(speech: Speech, bags: Sequence[Sequence[str]], window_ms: int) -> Column:
    """Measure at each unit how little the words after it share with those before, as a z-score within 3."""
    starts = speech.starts_ms
    sides = _Sides()
    low = high = 0
    losses = []
    for at, start in enumerate(starts):
        new_low = bisect_left(starts, start - window_ms)
        new_high = bisect_left(starts, start + window_ms)
        for bag in bags[high:new_high]:
            sides.count(bag, _AFTER, 1)
        for bag in bags[low:new_low]:
            sides.count(bag, _BEFORE, -1)
        low, high = new_low, new_high
        losses.append(1 - sides.cosine())
        sides.count(bags[at], _AFTER, -1)
        sides.count(bags[at], _BEFORE, 1)
    return _standard(losses)


class _Sides:
    """Word counts before and after a moving place, with their products kept up to date."""

    def __init__(self) -> None:
        self._counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._squares = [0, 0]
        self._dot = 0

    def count(self, bag: Sequence[str], side: int, change: int) -> None:
        """Add a bag to a side (`change` 1) or take it away (-1)."""
        own, other = self._counts[side], self._counts[1 - side]
        for term in bag:
            held = own[term]
            self._squares[side] += change * (2 * held + change)
            self._dot += change * other[term]
            own[term] = held + change

    def cosine(self) -> float:
        """Give the cosine of the two sides' counts, 0 where either is empty."""
        size = self._squares[0] * self._squares[1]
        return self._dot / sqrt(size) if size else 0.0


def _standard(values: Column) -> Column:
    if not values:
        return []
    mean = sum(values) / len(values)
    deviation = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [max(-3.0, min(3.0, (value - mean) / deviation)) for value in values]
