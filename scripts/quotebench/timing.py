"""Times: of the processor, which a busy machine changes little, and of the clock beside it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Times:
    """Milliseconds of blocks of code: `with times: ...` adds one."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    _began: tuple[float, float] = (0.0, 0.0)

    def __enter__(self) -> Self:
        self._began = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        cpu, wall = self._began
        self.cpu.append(1000 * (time.process_time() - cpu))
        self.wall.append(1000 * (time.perf_counter() - wall))

    def extend(self, other: "Times") -> None:
        """Add what was timed elsewhere."""
        self.cpu += other.cpu
        self.wall += other.wall

    def at(self, share: float) -> float:
        """Give a quantile of the processor's times."""
        return quantile(self.cpu, share)

    def __str__(self) -> str:
        parts = (
            f"{quantile(some, 0.5):6.1f} / {quantile(some, 0.95):6.1f}" for some in (self.cpu, self.wall)
        )
        return "ms cpu {}, wall {}".format(*parts)


def quantile(values: Sequence[float], share: float) -> float:
    """Give a quantile; 0.5 is the median; not a number where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")
