"""Results: figures by hours, kept in a file, so that a benchmark can run in pieces."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quotebench.goals import ANY, GOALS, Goal


class Results:
    """What was measured so far.

    Args:
        path: the JSON file; made where it is missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._all: dict[str, dict[str, Any]] = {}
        self._read()

    def put(self, hours: int, figures: Mapping[str, object]) -> None:
        """Keep figures of an index of so many hours (0: of any), and the load under which they were taken."""
        self._read()  # another part may have run meanwhile
        kept = self._all.setdefault(str(hours), {})
        kept |= figures
        kept["load"] = sorted({*kept.get("load", []), round(os.getloadavg()[0], 1)})
        medians = [self.get(size, "search median") for size in (1_000, 10_000)]
        if all(medians):
            self._all["10000"]["growth"] = medians[1] / medians[0]
        self.path.write_text(json.dumps(self._all, indent=1))

    def _read(self) -> None:
        if self.path.exists():
            self._all = json.loads(self.path.read_text())

    def get(self, hours: int, name: str) -> Any:
        """Give a figure, or None."""
        return self._all.get(str(hours), {}).get(name)

    def hours(self) -> list[int]:
        """Give the sizes of index that were measured, the smallest first."""
        return sorted(int(hours) for hours in self._all if hours != str(ANY))

    def judged(self) -> Iterator[tuple[Goal, int, float]]:
        """Give each goal that was measured, for how many hours (0: of any), and what came out."""
        for goal in GOALS:
            for hours in (goal.hours,) if goal.hours else (ANY, *self.hours()):
                value = self.get(hours, goal.name)
                if value is not None:
                    yield goal, hours, value

    def table(self) -> str:
        """Give the goals as a Markdown table."""
        lines = ["| figure | hours | measured | limit | |", "|---|--:|--:|--:|---|"]
        for goal, hours, value in self.judged():
            size = f"{hours:,}" if hours else ""
            met = "met" if goal.met(value) else "**not met**"
            limit = goal.limit_says if goal.limit != 1 / 3 else "≤ 1/3"
            lines.append(f"| {goal.says} | {size} | {_written(value)}{goal.unit} | {limit} | {met} |")
        return "\n".join(lines)


def _written(value: float) -> str:
    digits = 2 if abs(value) < 10 else 1
    return f"{value:,.{digits}f}".removesuffix(".00").removesuffix(".0")
