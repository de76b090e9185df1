"""Order: which reading of each entry makes a list run forward, and where each entry ends.

The cheapest path through the readings (Viterbi, https://doi.org/10.1109/TIT.1967.1054010): a reading
costs what it is far-fetched by, once for as long as the list keeps that style; going back in time
and leaping by hours cost extra. Linear in the number of entries.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talkdex.mentions.linked import Moment
from talkdex.mentions.readings import Reading

_BACKWARDS = 5.0
_LEAP = 2.0
_LEAP_MS = 2 * 3_600_000
_PAST_END = 50.0


def settle(
    entries: Sequence[Sequence[Reading]], moments: Sequence[Sequence[Moment]], duration_ms: int | None
) -> list[Reading]:
    """Choose one reading of each entry of a list; a list of one is a mention on its own.

    Args:
        entries: the readings of each entry, likeliest first, at least one each.
        moments: the times of the links beside each entry.
        duration_ms: the recording's length, or None while unknown.
    """
    if not entries:
        return []
    open_to = [_agreeing(readings, links) for readings, links in zip(entries, moments, strict=True)]
    costs = [[_cost(r, duration_ms) for r in readings] for readings in open_to]
    best = [[0] * len(readings) for readings in open_to]
    for at in range(1, len(open_to)):
        for number, reading in enumerate(open_to[at]):
            ways = [costs[at - 1][n] + _step(r, reading) for n, r in enumerate(open_to[at - 1])]
            best[at][number] = min(range(len(ways)), key=ways.__getitem__)
            costs[at][number] = _past(reading, duration_ms) + min(ways)
    return _backtrack(open_to, costs[-1], best)


def _backtrack(entries: list[list[Reading]], costs: list[float], best: list[list[int]]) -> list[Reading]:
    number = min(range(len(costs)), key=costs.__getitem__)
    chosen: list[Reading] = []
    for at in range(len(entries) - 1, -1, -1):
        chosen.append(entries[at][number])
        number = best[at][number]
    return chosen[::-1]


def _agreeing(readings: Sequence[Reading], links: Sequence[Moment]) -> list[Reading]:
    """Keep the readings that a link beside them confirms, or all where no link does."""
    confirmed = [
        r
        for r in readings
        if any(abs(r.start_ms - link.start_ms) <= max(3000, r.precision_ms) for link in links)
    ]
    return confirmed or list(readings)


def _cost(reading: Reading, duration_ms: int | None) -> float:
    return reading.cost + _past(reading, duration_ms)


def _past(reading: Reading, duration_ms: int | None) -> float:
    last = reading.start_ms if reading.end_ms is None else reading.end_ms
    return _PAST_END if duration_ms is not None and last > duration_ms + reading.precision_ms else 0.0


def _step(before: Reading, after: Reading) -> float:
    """Cost of one entry following another."""
    cost = 0.0 if after.style is before.style else max(0.0, after.cost)
    if after.start_ms < before.start_ms:
        cost += _BACKWARDS
    if after.start_ms > before.start_ms + _LEAP_MS:
        cost += _LEAP
    return cost


def close(chosen: Sequence[Reading]) -> list[Reading]:
    """Give each entry without an end the start of the next one, where that lies ahead."""
    closed = [
        replace(this, end_ms=after.start_ms, end_precision_ms=after.precision_ms)
        if this.end_ms is None and after.start_ms > this.start_ms
        else this
        for this, after in pairwise(chosen)
    ]
    return [*closed, *chosen[-1:]]
