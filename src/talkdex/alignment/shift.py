"""A list's times against the recording: shifted as a whole, in steps, or not at all.

A hidden Markov model whose states are shifts in whole seconds and whose steps are the labels:
the shift mostly stays, seldom jumps (an advert), and each label says how well its time, moved by
the shift, meets a place that fits it. The best path is Viterbi's (1967).
"""

from collections.abc import Sequence
from itertools import accumulate
from math import exp, log

from talkdex.alignment.structure import Column

REACH_S = 900
_NONE_PRIOR = 0.985
_JUMP = 0.008
_FOUND = 0.7
_HEAT = 0.85
_NEGLIGIBLE = 1e-4
_COARSE_MS = 10_000
_KERNEL = {
    delay: 0.55 * exp(-0.5 * (delay / 1.2) ** 2) / 3.0 + 0.45 * exp(-0.5 * ((delay - 1.2) / 3.3) ** 2) / 8.27
    for delay in range(-8, 12)
}


def piecewise(
    scores: Sequence[Column],
    starts_ms: Sequence[int],
    stated_ms: Sequence[int],
    end_ms: int,
    grain_ms: int = 1_000,
) -> list[int]:
    """Give for each label the milliseconds to add to its stated time; zeros where nothing speaks for a shift.

    Args:
        scores: for each label, in order of its stated time, the logarithm of each unit's fitness.
        starts_ms: the units' starts.
        stated_ms: the labels' stated times, in order.
        end_ms: the recording's end.
        grain_ms: what the times were rounded down to.
    """
    emitted = [
        _emission(_mass(row, starts_ms, end_ms, grain_ms), stated)
        for row, stated in zip(scores, stated_ms, strict=True)
    ]
    found = [1_000 * (state - REACH_S) for state in _best_path(emitted)]
    if grain_ms < _COARSE_MS:
        return found
    return [by if abs(by) > grain_ms else 0 for by in found]  # less is how the times were rounded


def _mass(scores: Column, starts_ms: Sequence[int], end_ms: int, grain_ms: int) -> Column:
    """Give for each second how likely the label would be noted as beginning there."""
    seconds = end_ms // 1_000 + 1
    peak = max(scores)
    weights = [exp(_HEAT * (score - peak)) for score in scores]
    total = sum(weights)
    mass = [0.0] * seconds
    least = total * _NEGLIGIBLE
    for weight, start in zip(weights, starts_ms, strict=True):
        if weight < least:
            continue
        for delay, part in _KERNEL.items():
            at = start // 1_000 + delay
            if 0 <= at < seconds:
                mass[at] += weight / total * part
    return _rounded_down(mass, grain_ms // 1_000) if grain_ms >= _COARSE_MS else mass


def _rounded_down(mass: Column, size: int) -> Column:
    """Give the mean of each second and those up to `size` seconds after it."""
    sums = [0.0, *accumulate(mass)]
    last = len(mass)
    return [(sums[min(last, at + size)] - sums[at]) / size for at in range(last)]


def _emission(mass: Column, stated_ms: int) -> Column:
    """Give the log-likelihood of each shift for one label."""
    seconds = len(mass)
    floor = (1 - _FOUND) / seconds
    outside = log(floor / 20)
    first = round(stated_ms / 1_000) - REACH_S
    return [
        log(floor + _FOUND * mass[at]) if 0 <= at < seconds else outside
        for at in range(first, first + 2 * REACH_S + 1)
    ]


def _best_path(emitted: Sequence[Column]) -> list[int]:
    states = 2 * REACH_S + 1
    other = log((1 - _NONE_PRIOR) / states)
    stay, jump = log(1 - _JUMP), log(_JUMP / states)
    value = [other + e for e in emitted[0]]
    value[REACH_S] = log(_NONE_PRIOR) + emitted[0][REACH_S]
    origins: list[tuple[int, list[bool]]] = []
    for row in emitted[1:]:
        best = max(range(states), key=value.__getitem__)
        fresh = value[best] + jump
        jumped = [v + stay < fresh for v in value]
        origins.append((best, jumped))
        value = [(fresh if hop else v + stay) + e for v, hop, e in zip(value, jumped, row, strict=True)]
    at = max(range(states), key=value.__getitem__)
    path = [at]
    for best, jumped in reversed(origins):
        at = best if jumped[at] else at
        path.append(at)
    return path[::-1]
