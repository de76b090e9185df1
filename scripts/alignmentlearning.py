"""The mathematics of `learn-alignment.py`: a chain's posteriors and slopes, Adam, a logistic model."""

import random
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignmentcases import Case

EVEN, SHORT_S, LEAST_MEAN_S = 0.15, 20.0, 30.0  # as in talkdex.alignment.chain
BATCHES = 4
Array = NDArray[Any]


class Adam:
    """Steps of Adam (Kingma and Ba 2014, https://arxiv.org/abs/1412.6980), longer first, then shorter."""

    def __init__(self, count: int, rate: float, steps: int) -> None:
        self.first, self.second = np.zeros(count), np.zeros(count)
        self.rate, self.steps, self.taken = rate, steps, 0

    def step(self, slope: Array) -> tuple[Array, Array]:
        """Give what to add to the weights for a slope upwards, and the pace of each weight."""
        self.taken += 1
        self.first = 0.9 * self.first + 0.1 * slope
        self.second = 0.99 * self.second + 0.01 * slope**2
        share = self.taken / self.steps
        rate = self.rate * (1.0 if share < 0.5 else 0.3 if share < 0.8 else 0.1)
        pace = rate / (np.sqrt(self.second / (1 - 0.99**self.taken)) + 1e-8)
        return pace * self.first / (1 - 0.9**self.taken), pace


def decayed(weights: Array, starts: Array) -> tuple[Array, Array]:
    """Give sums over earlier units of weight e^(-gap/short), and of weight gap e^(-gap/short)."""
    plain, aged = np.zeros(len(weights)), np.zeros(len(weights))
    carried = carried_aged = 0.0
    before, low = starts[0], 0
    while low < len(weights):
        high = int(np.searchsorted(starts, starts[low] + 25 * SHORT_S, side="right"))
        time = starts[low:high] - starts[low]
        fall = np.exp(-time / SHORT_S)
        grown = weights[low:high] / fall
        sums, aged_sums = np.cumsum(grown) - grown, np.cumsum(grown * time) - grown * time
        step = starts[low] - before
        k0 = carried * np.exp(-step / SHORT_S)
        k1 = (carried_aged + step * carried) * np.exp(-step / SHORT_S)
        plain[low:high] = fall * (sums + k0)
        aged[low:high] = fall * (time * sums - aged_sums + k1 + time * k0)
        all_sums, all_aged = sums[-1] + grown[-1], aged_sums[-1] + grown[-1] * time[-1]
        carried = fall[-1] * (all_sums + k0)
        carried_aged = fall[-1] * (time[-1] * all_sums - all_aged + k1 + time[-1] * k0)
        before, low = starts[high - 1], high
    return plain, aged


def stepped(weights: Array, starts: Array, mean: float) -> Array:
    """Do for arrays what `chain.Gaps` does."""
    sums, aged = np.cumsum(weights) - weights, np.cumsum(weights * starts) - weights * starts
    plain, plain_aged = decayed(weights, starts)
    total: Array = EVEN * (sums - plain) + (starts * sums - aged - plain_aged) / mean
    floored: Array = np.maximum(total, 0) + 1e-300
    return floored


def posterior(scores: Array, case: Case, target: Array | None = None) -> tuple[Array, float]:
    """Run the chain: posterior of each label over units, and the logarithm of the total weight."""
    peaks = scores.max(1, keepdims=True)
    emitted = np.exp(scores - peaks) * (1 if target is None else target) + 1e-300
    mean = max(LEAST_MEAN_S, case.duration / len(scores))
    ahead, behind = np.empty_like(emitted), np.ones_like(emitted)
    total = float(peaks.sum())
    for at, row in enumerate(emitted):
        reached = row if at == 0 else row * stepped(ahead[at - 1], case.starts, mean)
        total += float(np.log(reached.sum()))
        ahead[at] = reached / reached.sum()
    for at in range(len(emitted) - 2, -1, -1):
        rest = (emitted[at + 1] * behind[at + 1])[::-1]
        back = stepped(rest, -case.starts[::-1], mean)[::-1]
        behind[at] = back / back.max()
    joint = ahead * behind
    return joint / joint.sum(1, keepdims=True), total


def learn(cases: Sequence[Case], count: int, *, passes: int, rate: float, penalty: float) -> Array:
    """Give the weights that maximise the penalised log-likelihood of the targets."""
    deviation = np.maximum(spread(cases, count), 0.03)
    weights = np.zeros(count)
    adam = Adam(count, rate, passes * BATCHES)
    order = random.Random(1)
    shuffled = list(cases)
    for turn in range(passes):
        order.shuffle(shuffled)
        total = 0.0
        for part in range(BATCHES):
            batch = shuffled[part::BATCHES]
            labels = sum(case.weight * len(case.gold) for case in batch)
            slope, likelihood = climbed(batch, weights / deviation)
            total += likelihood / labels / BATCHES
            weights += adam.step(slope / deviation / labels - 2 * penalty * weights)[0]
        if turn % 5 == 0 or turn == passes - 1:
            print(f"  pass {turn}: log-likelihood {total:.4f} per label", flush=True)
    learned: Array = weights / deviation
    return learned


def climbed(cases: Sequence[Case], weights: Array) -> tuple[Array, float]:
    """Give the slope of the log-likelihood at some weights, and the log-likelihood."""
    slope, likelihood = np.zeros(len(weights)), 0.0
    for case in cases:
        scores = scored(case, weights)
        free, all_weight = posterior(scores, case)
        held, held_weight = posterior(scores, case, case.target)
        likelihood += case.weight * (held_weight - all_weight)
        slope += case.weight * np.tensordot((held - free).astype(np.float32), case.features, 2)
    return slope, likelihood


def scored(case: Case, weights: Array) -> Array:
    """Give every label's score at every unit."""
    found: Array = (case.features @ weights.astype(np.float32)).astype(np.float64) + case.prior
    return found


def spread(cases: Sequence[Case], count: int) -> Array:
    """Give every measure's standard deviation over all labels and units."""
    total, squares, number = np.zeros(count), np.zeros(count), 0
    for case in cases:
        flat = case.features.reshape(-1, count).astype(np.float64)
        total, squares, number = total + flat.sum(0), squares + (flat**2).sum(0), number + len(flat)
    return np.sqrt(np.maximum(0, squares / number - (total / number) ** 2))


class Marked(NamedTuple):
    """Units with marks: unit and mark of every mark borne, and whether a turn begins at each unit."""

    units: Array
    marks: Array
    begun: Array


def logistic(data: Marked, count: int, *, steps: int, rate: float, lasso: float) -> Array:
    """Give what each mark is worth for a turn beginning; those that tell little get nothing.

    The lasso (Tibshirani 1996) is applied as a proximal step after each of Adam's.
    """
    size = len(data.begun)
    weights = np.zeros(count)
    adam = Adam(count, rate, steps)
    for _ in range(steps):
        off = data.begun - chances(data, weights)
        slope = np.bincount(data.marks, off[data.units], minlength=count) / size
        change, pace = adam.step(slope)
        weights += change
        weights = np.sign(weights) * np.maximum(0, np.abs(weights) - lasso * pace)
    return weights


def chances(data: Marked, weights: Array) -> Array:
    """Give the probability of a turn at each unit."""
    odds = np.bincount(data.units, weights[data.marks], minlength=len(data.begun))
    found: Array = 1 / (1 + np.exp(-odds))
    return found
