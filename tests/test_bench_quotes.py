"""The benchmark of quotes judges itself right: its goals, its figures, its baselines."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    for name in ("results", "figures", "corpus", "ingest", "calibration", "timing"):
        importlib.import_module(f"quotebench.{name}")
    return importlib.import_module("quotebench")


def test_what_misses_its_limit_is_said_to(bench: ModuleType, tmp_path: Path) -> None:
    results = bench.results.Results(tmp_path / "results.json")
    results.put(1_000, {"search median": 3.9, "search p95": 16.0})
    table = results.table()
    assert "| tolerant search, median | 1,000 | 3.90 ms | ≤ 4 ms | met |" in table
    assert "| tolerant search, 95th percentile | 1,000 | 16 ms | ≤ 15 ms | **not met** |" in table


def test_pieces_of_a_run_are_put_together(bench: ModuleType, tmp_path: Path) -> None:
    bench.results.Results(tmp_path / "results.json").put(1_000, {"search median": 3.0})
    later = bench.results.Results(tmp_path / "results.json")
    later.put(10_000, {"search median": 4.5})
    assert later.get(10_000, "growth") == pytest.approx(1.5)
    assert later.hours() == [1_000, 10_000]


def test_charts_draw_what_was_measured(bench: ModuleType, tmp_path: Path) -> None:
    results = bench.results.Results(tmp_path / "results.json")
    cells = [
        [words, share, 10, 99.0 - share, 100.0, 0.1, 2.0, 9.0]
        for words in (8, 10, 15, 40)
        for share in (0, 20)
    ]
    results.put(10_000, {"cells": cells, "search median": 4.0, "search p95": 20.0})
    drawn = bench.figures.readme(results)
    assert "line [99.0, 79.0]" in drawn
    assert "line [20.0]" in drawn
    assert drawn.count("```mermaid") == 2


def test_both_ways_of_storing_hold_the_same_words(bench: ModuleType, tmp_path: Path) -> None:
    lines = tuple(
        bench.corpus.Line(n * 5_000, n * 5_000 + 4_000, None, f"these are words {n}.") for n in range(9)
    )
    talk = bench.corpus.Talk("one", "en", lines)
    own = bench.ingest.Own(tmp_path / "own.db")
    manners = bench.ingest.MANNERS.items()
    rows = [bench.ingest.Rows(tmp_path / f"{name}.db", manner) for name, manner in manners]
    for one in bench.ingest.stored([own, *rows], [talk]):
        assert one.seconds > 0 < one.bytes
    assert [bench.ingest.counted(other.path) for other in rows] == [(9, 36)] * 3


def test_reliability_compares_scores_with_what_was_right(bench: ModuleType) -> None:
    scored = [(0.95, True)] * 9 + [(0.95, False), (0.15, False)]
    assert bench.calibration.reliability(scored) == [
        (0.1, 1, pytest.approx(0.15), 0.0),
        (0.9, 10, pytest.approx(0.95), 0.9),
    ]


def test_times_are_of_the_block_alone(bench: ModuleType) -> None:
    times = bench.timing.Times()
    with times:
        sum(range(1000))
    assert len(times.cpu) == len(times.wall) == 1
    assert bench.timing.quantile([3.0, 1.0, 2.0], 0.5) == 2.0
