"""How stated times are wrong: to the second, rounded, or loosely noted, told from the list itself.

People who give seconds are right within five of them nine times in ten; those who give minutes
round down. Each assumption is a density of the stated time given the true one; which one holds
for a list is settled by the evidence of the whole list (empirical Bayes, Robbins 1956).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, pi, sqrt

from talkdex.segment import Stated

_GRAINS_MS = (3_600_000, 1_800_000, 600_000, 300_000, 60_000, 30_000, 10_000)
_SHARE = 0.8
_LEAST = 3
_FINE_MS = 5_000
_TENS_MS = 10_000
_JITTER_MS = 2_500.0
_STRAY = 1e-7
_LOOSENESS = 0.56
_PRECISE_REACH_MS = 30_000
_BLUR_MS = 20_000

Density = Callable[[float], float]


@dataclass(frozen=True)
class Noise:
    """One assumption about a list's times.

    Args:
        name: for evidence and tests.
        prior: how likely it is before looking.
        density: of (stated minus true) in milliseconds, per second.
        exact: whether the stated time itself is the best answer under it.
        hint: whether the stated time was only meant to say about where.
        reach_ms: errors beyond this are all equally unlikely.
    """

    name: str
    prior: float
    density: Density
    exact: bool = False
    hint: bool = False
    reach_ms: int = 360_000


def gaussian(sigma_ms: float) -> Density:
    """Give the density of an unbiased error of this standard deviation, with the units' own jitter."""
    wide = sqrt(sigma_ms**2 + _JITTER_MS**2)
    return lambda error: 1_000 / (wide * sqrt(2 * pi)) * exp(-0.5 * (error / wide) ** 2) + _STRAY


def between(low_ms: float, high_ms: float) -> Density:
    """Give the density of an error spread evenly between two values, its edges blurred by the jitter."""
    height = 1_000 / (high_ms - low_ms)

    def density(error: float) -> float:
        beyond = max(low_ms - error, error - high_ms, 0.0)
        return height * exp(-0.5 * (beyond / _JITTER_MS) ** 2) + _STRAY

    return density


def precise(error: float) -> float:
    """Give the density of a time noted to the second: at the sentence's start or a little into it."""
    near = exp(-0.5 * (error / 1_100) ** 2) / (1.1 * sqrt(2 * pi))
    wide = exp(-0.5 * ((error - 1_200) / 3_200) ** 2) / (3.2 * sqrt(2 * pi))
    return 0.55 * near + 0.45 * wide + 2e-4


_LOOSE = (
    Noise("within 10 s", 0.012, gaussian(10_000)),
    Noise("within 30 s", 0.007, gaussian(30_000)),
    Noise("within a minute", 0.005, gaussian(60_000)),
    Noise("early", 0.006, between(-16_000, -4_000)),
)
_PRECISE = (Noise("to the second", 0.97, precise, exact=True, reach_ms=_PRECISE_REACH_MS), *_LOOSE)
_TENS = (Noise("to ten seconds", 0.97, gaussian(5_000), exact=True), *_LOOSE[1:3])


def grain(starts_ms: Sequence[int]) -> int:
    """Give the coarsest unit that four in five of the times are whole multiples of; 1000 when none."""
    telling = [start for start in starts_ms if start]
    if len(telling) < _LEAST:
        return 1_000
    for size in _GRAINS_MS:
        if sum(start % size == 0 for start in telling) >= _SHARE * len(telling):
            return size
    return 1_000


def precision(stated: Sequence[Stated]) -> int:
    """Give how exactly a list's times were noted, in ms: as most were written, else by roundness."""
    written = [segment.precision_ms for segment in stated if segment.precision_ms is not None]
    if written:
        return max(set(written), key=written.count)
    return grain([segment.start_ms for segment in stated if segment.start_ms is not None])


def assumptions(stated: Sequence[Stated]) -> tuple[Noise, ...]:
    """Give the assumptions to weigh for a list, from the precision written or the roundness of its times."""
    size = precision(stated)
    if size <= _FINE_MS:
        return _PRECISE
    if size <= _TENS_MS:
        return _TENS
    if size not in _GRAINS_MS:
        return (Noise("about", 1.0, gaussian(_LOOSENESS * size), hint=True, reach_ms=5 * size),)
    return (
        Noise("rounded down", 0.8, between(-size, 0), reach_ms=size + _BLUR_MS),
        Noise("rounded", 0.15, between(-size / 2, size / 2), reach_ms=size + _BLUR_MS),
        Noise("to the second", 0.05, precise, exact=True, reach_ms=_PRECISE_REACH_MS),
    )


def evidence(noise: Noise, stated_ms: int | None, starts_ms: Sequence[int]) -> list[float]:
    """Give for each place the density of the stated time if the segment truly began there."""
    if stated_ms is None:
        return [1.0] * len(starts_ms)
    low = bisect_left(starts_ms, stated_ms - noise.reach_ms)
    high = bisect_right(starts_ms, stated_ms + noise.reach_ms)
    near = [noise.density(stated_ms - start) for start in starts_ms[low:high]]
    far = noise.density(2 * noise.reach_ms)
    return [far] * low + near + [far] * (len(starts_ms) - high)
