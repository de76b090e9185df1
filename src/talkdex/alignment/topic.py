"""How well a place fits a label: its words begin here, are not said before, and the last label's stop.

Every measure is a column with one number for each unit; the table of weights says what each is
worth. Decayed overlap and the densities before and after are those found best on real chapter
lists; the neighbours' words and the other labels' claims come from the list itself.
"""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import exp

from talkdex.alignment import phrases, structure
from talkdex.alignment.speech import Speech
from talkdex.alignment.structure import Column
from talkdex.alignment.wordmatch import Vocabulary
from talkdex.text import fold

_FAR_MS = 60_000
_NEAR_MS = 12_000
_HERE_MS = 4_000
_BEHIND_MS = 15_000
_WIDE_MS = 150_000
_NARROW_MS = 45_000
_FRESH_MS = 180_000
_ENOUGH_RARITY = 12.0


@dataclass(frozen=True)
class _Term:
    """One token of a label, as it is said through the recording: a number for each unit."""

    rarity: float
    far: Column
    near: Column
    here: Column
    behind: Column
    fresh: Column
    counts: Column


@dataclass(frozen=True)
class _Grid:
    """What all labels share: how far each unit's neighbours and windows reach."""

    speech: Speech

    @cached_property
    def gaps(self) -> list[int]:
        """Milliseconds from each unit's start to the next one's."""
        starts = self.speech.starts_ms
        return [right - left for left, right in zip(starts, [*starts[1:], self.speech.end_ms], strict=True)]

    def decays(self, scale_ms: int) -> Column:
        """Give what is left of a decaying quantity from each unit to the next."""
        return [exp(-gap / scale_ms) for gap in self.gaps]

    def reach(self, window_ms: int) -> list[int]:
        """Give for each unit the first one that starts at or after its own start plus the window."""
        starts = self.speech.starts_ms
        return [bisect_left(starts, start + window_ms) for start in starts]


class Fit:
    """Measures labels against one recording.

    Args:
        speech: the recording's units.
        vocabulary: where its words are said.
    """

    def __init__(self, speech: Speech, vocabulary: Vocabulary) -> None:
        self.speech = speech
        self.vocabulary = vocabulary
        self._grid = _Grid(speech)
        self._far = self._grid.decays(_FAR_MS)
        self._near = self._grid.decays(_NEAR_MS)
        self._here = self._grid.decays(_HERE_MS)
        self._behind = self._grid.decays(_BEHIND_MS)
        self._terms: dict[str, _Term] = {}
        self._reaches = {
            window: (self._grid.reach(window), self._grid.reach(-window)) for window in (_WIDE_MS, _NARROW_MS)
        }
        self._unit_of = [at for at, unit in enumerate(speech.units) for _ in range(unit.first, unit.last)]

    def columns(self, labels: Sequence[str]) -> list[dict[str, Column]]:
        """Give for each label, in the list's order, its columns by name."""
        folded = [fold(label).split() for label in labels]
        own = [self._own(tokens) for tokens in folded]
        for at, found in enumerate(own):
            found["wide_prev"] = own[at - 1]["wide"] if at else [0.0] * len(self.speech.units)
            found["near_prev"] = own[at - 1]["near"] if at else [0.0] * len(self.speech.units)
            found["behind_prev"] = own[at - 1]["behind"] if at else [0.0] * len(self.speech.units)
            found["wide_next"] = own[at + 1]["wide"] if at + 1 < len(own) else [0.0] * len(self.speech.units)
        _add_rivalry(own)
        _add_held(own)
        return own

    def _own(self, tokens: list[str]) -> dict[str, Column]:
        terms = [self._term(token) for token in self.vocabulary.terms(tokens)]
        total = sum(term.rarity for term in terms) or 1.0
        far = _blend(terms, "far", len(self.speech.units))
        near = _blend(terms, "near", len(self.speech.units))
        fresh = _blend(terms, "fresh", len(self.speech.units))
        here = _blend(terms, "here", len(self.speech.units))
        behind = _blend(terms, "behind", len(self.speech.units))
        peak = max(far, default=0.0) or 1.0
        near_peak = max(near, default=0.0) or 1.0
        counts = _blend(terms, "counts", len(self.speech.units))
        return {
            "far": [value / total for value in far],
            "near": [value / total for value in near],
            "here": [value / total for value in here],
            "here_raw": [min(1.0, value / _ENOUGH_RARITY) for value in here],
            "behind": [value / total for value in behind],
            "near_raw": [min(1.0, value / _ENOUGH_RARITY) for value in near],
            "far_raw": [min(1.0, value / _ENOUGH_RARITY) for value in far],
            "peak": [(value / peak) ** 3 for value in far],
            "near_peak": [(value / near_peak) ** 3 for value in near],
            "fresh": [value / total for value in fresh],
            "run": self._runs(tokens),
            "wide": self._turn(counts, _WIDE_MS),
            "narrow": self._turn(counts, _NARROW_MS),
            "said": _before(counts),
        }

    def _term(self, token: str) -> _Term:
        if token not in self._terms:
            self._terms[token] = self._measured(token)
        return self._terms[token]

    def _measured(self, token: str) -> _Term:
        units, words = self.speech.units, self.speech.words
        here: dict[int, tuple[int, float]] = {}
        counts = [0.0] * len(units)
        for at, quality in sorted(self.vocabulary.places(token).items()):
            unit = self._unit_of[at]
            here.setdefault(unit, (words[at].start_ms - units[unit].start_ms, quality))
            counts[unit] = min(2.0, counts[unit] + quality)
        return _Term(
            rarity=self.vocabulary.rarity(token),
            far=_ahead(here, self._far, _FAR_MS),
            near=_ahead(here, self._near, _NEAR_MS),
            here=_ahead(here, self._here, _HERE_MS),
            behind=_behind(here, self._behind),
            fresh=self._fresh(here),
            counts=counts,
        )

    def _fresh(self, here: dict[int, tuple[int, float]]) -> Column:
        """Mark, decaying backwards, the units where a word is said that was not said for a while."""
        starts = self.speech.starts_ms
        new: dict[int, tuple[int, float]] = {}
        last = -(10**9)
        for unit in sorted(here):
            if starts[unit] - last > _FRESH_MS:
                new[unit] = here[unit]
            last = starts[unit]
        return _ahead(new, self._near, _NEAR_MS)

    def _turn(self, counts: Column, window_ms: int) -> Column:
        """Weigh what is said of the label in the window after each unit against the one before: -1 to 1."""
        sums = [0.0]
        for count in counts:
            sums.append(sums[-1] + count)
        ahead, behind = self._reaches[window_ms]
        after = [sums[to] - sums[at] for at, to in enumerate(ahead)]
        before = [sums[at] - sums[back] for at, back in enumerate(behind)]
        most = max(after, default=0.0)
        half = most / 4 + 0.5
        return [(a - b) / (a + b + half) for a, b in zip(after, before, strict=True)]

    def _runs(self, tokens: list[str]) -> Column:
        """Mark the units in which two or more of the label's words are said one after the other."""
        found = [0.0] * len(self.speech.units)
        pairs = list(itertools.pairwise(tokens))
        telling = [pair for pair in pairs if any(token not in self.vocabulary.fillers for token in pair)]
        for left, right in telling:
            after = self.vocabulary.places(right)
            for at in self.vocabulary.places(left):
                if at + 1 in after or at + 2 in after or (at in after and left != right):
                    found[self._unit_of[at]] += 1 / len(telling)
        return _smeared(found, self._near)


def label_columns(
    labels: Sequence[str], shared: dict[str, Column], speech: Speech
) -> list[dict[str, Column]]:
    """Give for each label the columns that follow from its kind and its place in the list."""
    end = speech.end_ms or 1
    found = []
    for at, label in enumerate(labels):
        folded = fold(label)
        expected = at / max(1, len(labels))
        columns = {
            "off_course": [abs(start / end - expected) for start in speech.starts_ms],
            "first_first": shared["first"] if at == 0 else [0.0] * len(speech.units),
            "first_teaser": shared["teaser"] if at == 0 else [0.0] * len(speech.units),
            "asking": shared["asked_soon"] if "?" in label else [0.0] * len(speech.units),
        }
        for kind in ("welcome", "farewell", "sponsor"):
            fits = bool(phrases.label_matcher(kind).search(folded)) and len(folded.split()) <= 4
            columns[f"{kind}_said"] = shared[kind] if fits else [0.0] * len(speech.units)
        found.append(columns)
    return found


def crossed(own: dict[str, Column], shared: dict[str, Column]) -> dict[str, Column]:
    """Give the products that tell more than their parts: the label's words right after an opening."""
    near, far = own["near"], own["far"]
    return {
        "near_opener": _times(near, shared["opener"]),
        "near_topic": _times(near, shared["topic"]),
        "near_next": _times(near, shared["next"]),
        "near_sentence": _times(near, shared["sentence"]),
        "near_asked": _times(near, shared["asked_soon"]),
        "near_pause": _times(near, shared["pause"]),
        "far_shift": _times(far, shared["shift"]),
        "wide_shift": _times(own["wide"], shared["shift"]),
        "near_wide": _times(near, own["wide"]),
        "here_question": _times(own["here"], shared["question"]),
        "here_opener": _times(own["here"], shared["opener"]),
        "here_next": _times(own["here"], shared["next"]),
        "here_cue": _times(own["here"], shared["cue"]),
        "near_answered": _times(near, shared["answered"]),
        "near_behind": _times(near, own["behind"]),
        "near_follower": _times(near, shared["follower"]),
    }


def _times(left: Column, right: Column) -> Column:
    return [a * b for a, b in zip(left, right, strict=True)]


def _ahead(here: dict[int, tuple[int, float]], decays: Column, scale_ms: int) -> Column:
    """Carry each saying backwards, decaying: what a place promises of the words that follow it."""
    found = [0.0] * len(decays)
    level = 0.0
    for unit in range(len(decays) - 1, -1, -1):
        level *= decays[unit]
        if unit in here:
            delay, quality = here[unit]
            level = max(level, quality * exp(-delay / scale_ms))
        found[unit] = level
    return found


def _behind(here: dict[int, tuple[int, float]], decays: Column) -> Column:
    """Carry each saying forwards, decaying: what was said just before a place."""
    found = [0.0] * len(decays)
    level = 0.0
    for unit in range(1, len(decays)):
        if unit - 1 in here:
            level = max(level, here[unit - 1][1])
        level *= decays[unit - 1]
        found[unit] = level
    return found


def _smeared(values: Column, decays: Column) -> Column:
    found = values[:]
    for at in range(len(values) - 2, -1, -1):
        found[at] = min(1.0, max(found[at], found[at + 1] * decays[at]))
    return found


def _blend(terms: Sequence[_Term], name: str, count: int) -> Column:
    """Add up one measure of all terms, each by its rarity."""
    total = [0.0] * count
    for term in terms:
        rarity = term.rarity
        total = [a + rarity * b for a, b in zip(total, getattr(term, name), strict=True)]
    return total


def _add_rivalry(own: list[dict[str, Column]]) -> None:
    """Say at each unit by how much the label leads, or trails, the best other label."""
    rows = [found["near"] for found in own]
    best, second = structure_best(rows)
    for found, row in zip(own, rows, strict=True):
        found["rivalry"] = [
            value - (runner if value >= top else top)
            for value, top, runner in zip(row, best, second, strict=True)
        ]


def _before(counts: Column) -> Column:
    """Give for each unit how much of something was counted before it."""
    return [0.0, *accumulate(counts)][: len(counts)]


def _add_held(own: list[dict[str, Column]]) -> None:
    """Weigh at each unit what was said of the last label before it against what was said of this one.

    Added up over the list this is a model of whole segments: every saying of a label's words counts
    for the order in which it falls into that label's segment (the sums telescope).
    """
    zeros = [0.0] * (len(own[0]["said"]) if own else 0)
    before = zeros
    for found in own:
        said = found.pop("said")
        found["held"] = [
            min(4.0, max(-4.0, (a - b) / _ENOUGH_RARITY)) for a, b in zip(before, said, strict=True)
        ]
        found["held_share"] = [a - b for a, b in zip(_share(before), _share(said), strict=True)]
        before = said


def _share(said: Column) -> Column:
    whole = (said[-1] if said else 0.0) or 1.0
    return [value / whole for value in said]


def structure_best(rows: Sequence[Column]) -> tuple[Column, Column]:
    """Give the highest and the second highest value of each place over all rows (0 where there is none)."""
    ordered = [sorted(values, reverse=True)[:2] for values in zip(*rows, strict=True)]
    return [pair[0] for pair in ordered], [pair[1] if len(pair) > 1 else 0.0 for pair in ordered]


__all__ = ["Column", "Fit", "crossed", "label_columns", "structure"]
