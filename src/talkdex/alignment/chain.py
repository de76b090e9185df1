"""Where an ordered list most likely falls: forward-backward over the places where segments can begin.

A hidden Markov chain whose states are the units and whose steps are the labels in order, as in
Rabiner (1989), https://doi.org/10.1109/5.18626. Two labels in a row are seldom close together and
rather evenly spread: a gap g between starts weighs (a + g/mean)(1 - exp(-g/short)), which running
sums give exactly in time linear in the number of units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

_EVEN = 0.15
_SHORT_MS = 20_000.0
_TINY = 1e-280
_LEAST_MEAN_MS = 30_000.0

Column = list[float]


@dataclass(frozen=True)
class Outcome:
    """What the chain knows after seeing everything.

    Args:
        posterior: for each label the probability of each unit; every row adds up to 1.
        log_weight: logarithm of the total weight of all orders, to compare evidence.
    """

    posterior: list[Column]
    log_weight: float


@dataclass(frozen=True)
class Gaps:
    """The units' starts and what the distance between two labels' starts is worth."""

    starts_ms: Sequence[int]
    mean_ms: float

    @classmethod
    def over(cls, starts_ms: Sequence[int], duration_ms: int, count: int) -> "Gaps":
        """Expect `count` labels spread over the duration."""
        return cls(starts_ms, max(_LEAST_MEAN_MS, duration_ms / max(1, count)))

    def forward(self, weights: Column) -> Column:
        """Give each unit the weight of all earlier ones, each worth its gap."""
        return self._carried(weights, self.starts_ms)

    def backward(self, weights: Column) -> Column:
        """Give each unit the weight of all later ones, each worth its gap."""
        flipped = [-start for start in reversed(self.starts_ms)]
        return self._carried(weights[::-1], flipped)[::-1]

    def _carried(self, weights: Column, starts_ms: Sequence[int]) -> Column:
        plain = aged = near = near_aged = 0.0
        before = starts_ms[0]
        found = []
        for weight, start in zip(weights, starts_ms, strict=True):
            step = start - before
            before = start
            aged += plain * step
            fall = exp(-step / _SHORT_MS)
            near_aged = fall * (near_aged + step * near)
            near *= fall
            value = _EVEN * (plain - near) + (aged - near_aged) / self.mean_ms
            found.append(max(_TINY, value))
            plain += weight
            near += weight
        return found


def run(scores: Sequence[Column], gaps: Gaps, evidence: Sequence[Column] | None = None) -> Outcome:
    """Run the chain over the labels' scores.

    Args:
        scores: for each label the logarithm of each unit's fitness.
        gaps: what distances are worth.
        evidence: for each label a factor for each unit (such as how well it explains a stated
            time), or None for none.
    """
    peaks = [max(row) for row in scores]
    emitted = [[exp(value - peak) + _TINY for value in row] for row, peak in zip(scores, peaks, strict=True)]
    if evidence is not None:
        emitted = [
            [a * b + _TINY for a, b in zip(row, ev, strict=True)]
            for row, ev in zip(emitted, evidence, strict=True)
        ]
    total = sum(peaks)
    ahead: list[Column] = []
    for at, row in enumerate(emitted):
        reached = row if at == 0 else _product(row, gaps.forward(ahead[-1]))
        weight = sum(reached)
        total += log(weight)
        ahead.append([value / weight for value in reached])
    return Outcome(_backward(emitted, ahead, gaps), total)


def _backward(emitted: Sequence[Column], ahead: Sequence[Column], gaps: Gaps) -> list[Column]:
    rest = [1.0] * len(emitted[-1])
    found: list[Column] = []
    for at in range(len(emitted) - 1, -1, -1):
        joint = _product(ahead[at], rest)
        weight = sum(joint) or 1.0
        found.append([value / weight for value in joint])
        if at:
            rest = gaps.backward(_product(emitted[at], rest))
            most = max(rest)
            rest = [value / most for value in rest]
    return found[::-1]


def _product(left: Column, right: Column) -> Column:
    return [a * b for a, b in zip(left, right, strict=True)]
