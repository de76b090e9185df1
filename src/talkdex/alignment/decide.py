"""From posteriors to one moment: the place with most probability around it, and whether to move there.

The decision minimises expected loss (a minimum Bayes risk decision): right within 5 s counts
most, within 15 s and 45 s some. A stated time is left where it is unless moving gains clearly.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from talkdex.alignment.structure import Column

SURE_MS = 15_000
SPEAKER_SURE_MS = 5_000
_NEAR_MS = 5_000
_FAR_MS = 45_000
_WORTH = ((_NEAR_MS, 0.8), (SURE_MS, 1.0), (_FAR_MS, 0.35))
_CLOSE_MS = 3_000
_JITTER_MS = 2_000
_OWN_WORTH = 0.3
_UNLIKELY = 1e-4
_LIKELY = 0.02
_CAUTIOUS = (1.0, 0.1)  # what a time made worse costs, and what a move must gain
_FREE = (0.65, 0.0)  # the same where the times are surely rounded
_SNAP = 0.5
_CALLED_WORTH = ((4_800, 1.0), (SURE_MS, 0.2))
_CALLED_OWN_WORTH = 0.1


class Choice(NamedTuple):
    """A decision for one label.

    Args:
        unit: index of the unit it begins with, or None where the stated time stays.
        confidence: probability that this is right within 15 s.
    """

    unit: int | None
    confidence: float


class Mass:
    """Sums of a posterior over stretches of time.

    Args:
        posterior: probability of each unit.
        starts_ms: the units' starts.
    """

    def __init__(self, posterior: Column, starts_ms: Sequence[int]) -> None:
        self._starts = starts_ms
        self._sums = [0.0, *accumulate(posterior)]

    def around(self, moment_ms: int, reach_ms: int) -> float:
        """Give the probability of beginning within the reach of a moment, both sides."""
        low = bisect_left(self._starts, moment_ms - reach_ms)
        high = bisect_right(self._starts, moment_ms + reach_ms)
        return self._sums[high] - self._sums[low]

    def before(self, moment_ms: int) -> float:
        """Give the probability of beginning before a moment."""
        return self._sums[bisect_left(self._starts, moment_ms)]


def best(posterior: Column, starts_ms: Sequence[int]) -> Choice:
    """Choose the unit for a label without a time; its place in the list and its words are all there is."""
    return _most(posterior, starts_ms, _WORTH, _OWN_WORTH, SURE_MS)


def called(posterior: Column, starts_ms: Sequence[int]) -> Choice:
    """Choose the unit for a speaker called to speak, who begins at one word: sure means within 5 s."""
    return _most(posterior, starts_ms, _CALLED_WORTH, _CALLED_OWN_WORTH, SPEAKER_SURE_MS)


def _most(
    posterior: Column,
    starts_ms: Sequence[int],
    worth: Sequence[tuple[int, float]],
    own_worth: float,
    sure_ms: int,
) -> Choice:
    mass = Mass(posterior, starts_ms)
    likely = [at for at, value in enumerate(posterior) if value > _UNLIKELY] or [0]

    def value(at: int) -> float:
        moment = starts_ms[at]
        return own_worth * posterior[at] + sum(part * mass.around(moment, reach) for reach, part in worth)

    unit = max(likely, key=value)
    return Choice(unit, min(1.0, mass.around(starts_ms[unit], sure_ms)))


def refine(posterior: Column, starts_ms: Sequence[int], stated_ms: int, stays: float) -> Choice:
    """Choose between a stated time and the best unit: most likely right, least likely made worse.

    Args:
        posterior: probability of each unit if the stated time is not exact; adds up to 1.
        starts_ms: the units' starts.
        stated_ms: the time as stated, after any shift of the list.
        stays: probability that the stated time is exact.
    """
    doubt = _Doubt(Mass(posterior, starts_ms), stated_ms, stays)
    harm, gain = _CAUTIOUS if stays > _LIKELY else _FREE
    likely = [at for at, value in enumerate(posterior) if value > _UNLIKELY] or [0]

    def value(at: int) -> float:
        own = _OWN_WORTH * (1 - stays) * posterior[at]
        return own + doubt.right(starts_ms[at], _NEAR_MS) - harm * doubt.worse(starts_ms[at])

    unit = max(likely, key=value)
    moment = starts_ms[unit]
    if abs(moment - stated_ms) <= _JITTER_MS:
        moves = doubt.mass.around(moment, _CLOSE_MS) >= _SNAP  # the same place, said to the word
    else:
        moves = value(unit) >= doubt.right(stated_ms, _CLOSE_MS) + gain
    if moves:
        return Choice(unit, min(1.0, doubt.right(moment, SURE_MS)))
    return Choice(None, min(1.0, doubt.right(stated_ms, SURE_MS)))


class _Doubt(NamedTuple):
    """What is believed of one stated time: exact with probability `stays`, else as the mass says."""

    mass: Mass
    stated_ms: int
    stays: float

    def right(self, moment_ms: int, reach_ms: int) -> float:
        """Give the probability that a moment is right within a reach."""
        exact = self.stays * (abs(moment_ms - self.stated_ms) <= reach_ms)
        return exact + (1 - self.stays) * self.mass.around(moment_ms, reach_ms)

    def worse(self, moment_ms: int) -> float:
        """Give the probability that the stated time is nearer to the truth than a moment is."""
        middle = (moment_ms + self.stated_ms) // 2
        if moment_ms > self.stated_ms:
            nearer = self.mass.before(middle - _JITTER_MS // 2)
        else:
            nearer = 1 - self.mass.before(middle + _JITTER_MS // 2)
        return self.stays + (1 - self.stays) * nearer
