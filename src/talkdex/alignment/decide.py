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
_NEAR_MS = 5_000
_FAR_MS = 45_000
_WORTH = ((_NEAR_MS, 0.8), (SURE_MS, 1.0), (_FAR_MS, 0.35))
_CLOSE_MS = 3_000
_JITTER_MS = 2_000
_OWN_WORTH = 0.3
_GAIN = 0.3
_ROUNDED_GAIN = 0.35
_LIKELY = 0.02
_SNAP = 0.5
_REFINE_WORTH = ((_NEAR_MS, 1.0), (SURE_MS, 0.2))


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


def best(posterior: Column, starts_ms: Sequence[int], worth: Sequence[tuple[int, float]] = _WORTH) -> Choice:
    """Choose the unit for a label; `worth` says what being right within which reach counts."""
    mass = Mass(posterior, starts_ms)
    likely = [at for at, value in enumerate(posterior) if value > 1e-4] or [0]

    def value(at: int) -> float:
        moment = starts_ms[at]
        return _OWN_WORTH * posterior[at] + sum(part * mass.around(moment, reach) for reach, part in worth)

    unit = max(likely, key=value)
    return Choice(unit, min(1.0, mass.around(starts_ms[unit], SURE_MS)))


def refine(
    posterior: Column, starts_ms: Sequence[int], stated_ms: int, stays: float, *, hint: bool = False
) -> Choice:
    """Choose between a stated time and the best unit.

    Args:
        posterior: probability of each unit if the stated time is not exact; adds up to 1.
        starts_ms: the units' starts.
        stated_ms: the time as stated, after any shift of the list.
        stays: probability that the stated time is exact.
        hint: whether the stated time was only a rough hint, never to be kept.
    """
    mass = Mass(posterior, starts_ms)
    found = best(posterior, starts_ms, _REFINE_WORTH)
    assert found.unit is not None
    moment = starts_ms[found.unit]

    def right(at_ms: int, reach_ms: int) -> float:
        return stays * (abs(at_ms - stated_ms) <= reach_ms) + (1 - stays) * mass.around(at_ms, reach_ms)

    if abs(moment - stated_ms) <= _JITTER_MS:
        moves = mass.around(moment, _CLOSE_MS) >= _SNAP  # the same place, said to the word
    else:
        gain = right(moment, _CLOSE_MS) - right(stated_ms, _CLOSE_MS)
        moves = gain >= (_GAIN if stays > _LIKELY else _ROUNDED_GAIN)
    if hint or moves:
        return Choice(found.unit, min(1.0, right(moment, SURE_MS)))
    return Choice(None, min(1.0, right(stated_ms, SURE_MS)))
