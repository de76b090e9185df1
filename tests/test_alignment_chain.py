from math import exp, isclose, log

from hypothesis import given
from hypothesis import strategies as st

from talkdex.alignment import chain, decide, noise
from talkdex.segment import Stated

scores = st.lists(st.floats(-5, 5), min_size=3, max_size=9)


def gap_worth(gap_ms: int, mean_ms: float) -> float:
    return (chain._EVEN + gap_ms / mean_ms) * (1 - exp(-gap_ms / chain._SHORT_MS))


def slow_posterior(
    rows: list[list[float]], starts: list[int], mean_ms: float
) -> tuple[list[list[float]], float]:
    """Every increasing placement of the labels, one by one."""
    totals = [[0.0] * len(starts) for _ in rows]

    def walk(at: int, path: list[int], weight: float) -> None:
        if at == len(rows):
            for label, unit in enumerate(path):
                totals[label][unit] += weight
            return
        for unit in range(path[-1] + 1 if path else 0, len(starts)):
            step = gap_worth(starts[unit] - starts[path[-1]], mean_ms) if path else 1.0
            walk(at + 1, [*path, unit], weight * step * exp(rows[at][unit]))

    walk(0, [], 1.0)
    total = sum(totals[0])
    return [[value / total for value in row] for row in totals], log(total)


@given(st.data(), st.integers(1, 3))
def test_the_chain_agrees_with_trying_every_order(data: st.DataObject, count: int) -> None:
    units = data.draw(st.integers(count + 1, 6))
    steps = data.draw(st.lists(st.integers(500, 90_000), min_size=units, max_size=units))
    starts = [sum(steps[: at + 1]) for at in range(units)]
    rows = [data.draw(st.lists(st.floats(-4, 4), min_size=units, max_size=units)) for _ in range(count)]
    gaps = chain.Gaps(starts, 60_000.0)
    outcome = chain.run(rows, gaps)
    slow, weight = slow_posterior(rows, starts, 60_000.0)
    assert isclose(outcome.log_weight, weight, rel_tol=1e-6, abs_tol=1e-6)
    for fast_row, slow_row in zip(outcome.posterior, slow, strict=True):
        assert all(isclose(a, b, rel_tol=1e-5, abs_tol=1e-7) for a, b in zip(fast_row, slow_row, strict=True))


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=40), st.integers(0, 60_000))
def test_mass_around_a_moment_is_a_plain_sum(weights: list[float], reach: int) -> None:
    starts = [at * 1_700 for at in range(len(weights))]
    posterior = [weight / sum(weights) for weight in weights]
    mass = decide.Mass(posterior, starts)
    for moment in (0, starts[-1] // 2, starts[-1]):
        slow = sum(p for p, start in zip(posterior, starts, strict=True) if abs(start - moment) <= reach)
        assert isclose(mass.around(moment, reach), slow, abs_tol=1e-9)


def test_a_stated_time_stays_where_moving_gains_little() -> None:
    starts = [0, 10_000, 20_000, 30_000]
    choice = decide.refine([0.3, 0.3, 0.2, 0.2], starts, 12_000, stays=0.1)
    assert choice.unit is None


def test_a_stated_time_moves_where_the_evidence_is_clear() -> None:
    starts = [0, 10_000, 20_000, 30_000]
    choice = decide.refine([0.02, 0.03, 0.05, 0.9], starts, 0, stays=0.05)
    assert choice.unit == 3
    assert choice.confidence > 0.8


@given(st.lists(st.integers(1, 200), min_size=3, max_size=20, unique=True))
def test_minutes_are_seen_as_minutes(minutes: list[int]) -> None:
    size = noise.grain([minute * 60_000 for minute in minutes])
    assert size % 60_000 == 0


def test_seconds_are_seen_as_seconds() -> None:
    assert noise.grain([61_000, 122_000, 347_000, 511_000]) == 1_000
    assert noise.assumptions([Stated(start_ms=61_000)])[0].exact


def test_a_written_precision_overrules_roundness() -> None:
    stated = [Stated(start_ms=at * 60_000, precision_ms=1_000) for at in (1, 5, 9, 12)]
    assert noise.precision(stated) == 1_000


def test_densities_are_densities() -> None:
    for density in (noise.precise, noise.gaussian(10_000), noise.between(-60_000, 0)):
        total = sum(density(error) for error in range(-200_000, 200_000, 100)) / 10
        assert 0.9 < total < 1.2
