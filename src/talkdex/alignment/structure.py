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
    after: Counter[str] = Counter()
    before: Counter[str] = Counter()
    low = high = 0
    losses = []
    for at, start in enumerate(starts):
        new_low = bisect_left(starts, start - window_ms)
        new_high = bisect_left(starts, start + window_ms)
        for bag in bags[high:new_high]:
            after.update(bag)
        for bag in bags[low:new_low]:
            before.subtract(bag)
        low, high = new_low, new_high
        losses.append(1 - _cosine(before, after))
        after.subtract(bags[at])
        before.update(bags[at])
    return _standard(losses)


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    if len(left) > 4000:
        left, right = right, left
    dot = sum(count * right[term] for term, count in left.items() if count)
    if not dot:
        return 0.0
    return dot / sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))


def _standard(values: Column) -> Column:
    if not values:
        return []
    mean = sum(values) / len(values)
    deviation = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [max(-3.0, min(3.0, (value - mean) / deviation)) for value in values]
