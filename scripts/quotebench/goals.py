"""Goals: what the project holds its quotes to, and whether what was measured meets it.

A row is one figure: adding a goal is adding a row, and recording a figure of that name.
"""

from typing import NamedTuple

ANY = 0
"""A goal for every size of index."""


class Goal(NamedTuple):
    """One figure: its name in the results, what it says, the hours it is meant for, and its limit."""

    name: str
    says: str
    hours: int
    limit: float
    at_least: bool
    unit: str = ""

    def met(self, value: float) -> bool:
        """Tell whether a value meets it."""
        return value >= self.limit if self.at_least else value <= self.limit

    @property
    def limit_says(self) -> str:
        """The limit as people write it."""
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}{self.unit}"


def _least(name: str, says: str, hours: int, limit: float, unit: str = " %") -> Goal:
    return Goal(name, says, hours, limit, at_least=True, unit=unit)


def _most(name: str, says: str, hours: int, limit: float, unit: str = " ms") -> Goal:
    return Goal(name, says, hours, limit, at_least=False, unit=unit)


GOALS = (
    _least("first 8+ to 20 %", "8 words and more, up to 20 % corrupted: right first", 10_000, 97.5),
    _least("five 8+ to 20 %", "the same: among five", 10_000, 99.3),
    _least("first 10+ to 20 %", "10 words and more, up to 20 %: right first", 10_000, 99.5),
    _least("first 15+ at 40 %", "15 words and more, 40 %: right first", 10_000, 98.5),
    _most("edge at 20 %", "mean error of the edges at 20 %", 10_000, 0.6, " words"),
    _most("search median", "tolerant search, median", 1_000, 4),
    _most("search p95", "tolerant search, 95th percentile", 1_000, 15),
    _most("search median", "tolerant search, median", 10_000, 6),
    _most("search p95", "tolerant search, 95th percentile", 10_000, 25),
    _most("absent p95", "a quotation that isn't there, 95th percentile", 1_000, 35),
    _least("brute ratio", "times faster than brute-force rapidfuzz", 1_000, 50, " ×"),
    _least("fts5 ratio", "times faster than FTS5's OR of the six rarest words", 1_000, 10, " ×"),
    _least("tantivy ratio", "times faster than tantivy's OR", 1_000, 3, " ×"),
    _least("tantivy ratio", "times faster than tantivy's OR", 10_000, 10, " ×"),
    _most("growth", "growth of the median from 1,000 to 10,000 hours", 10_000, 2, " ×"),
    _least("phrases found", "exact phrases across the borders of cues: found", ANY, 100),
    _most("phrases p95", "exact phrases, 95th percentile", 1_000, 5),
    _most("phrases p95", "exact phrases, 95th percentile", 10_000, 15),
    _most("phrases of 2 p95", "those of two words alone", 1_000, 5),
    _most("phrases of 2 p95", "those of two words alone", 10_000, 15),
    _most("ranked p95", "ranked words with snippet and time, 95th percentile", 1_000, 5),
    _most("ranked p95", "ranked words with snippet and time, 95th percentile", 10_000, 30),
    _most("stop words p95", "ranked stop words, 95th percentile", ANY, 200),
    _most("typed p95", "several words typed without quotation marks, 95th percentile", ANY, 200),
    _least("typed first", "the same, of 6 words and more: their recording first", ANY, 95),
    _least("names found", "misspelt names: right one among ten", ANY, 93),
    _most("names median", "misspelt names, median", 1_000, 30),
    _most("names median", "misspelt names, median", 10_000, 80),
    _most("size", "size of the index for each hour, word times included", ANY, 190, " KB"),
    _most("share of rows", "of what a row per word takes", ANY, 1 / 3, ""),
    _least("ingest", "hours stored a second, committed per recording", ANY, 30, " h/s"),
    _least("ingest ratio together", "times faster than sqlite-utils, a row per word, all of a talk together",
           ANY, 8, " ×"),
    _least("ingest ratio one by one", "the same, segment by segment", ANY, 8, " ×"),
    _least("ingest ratio by itself wall", "the same, together, left to commit by itself: by the clock",
           ANY, 8, " ×"),
    _most("sure of nothing", "of 500 passages of 12 words and more that nobody said: given with 0.8 or more",
          ANY, 1, " %"),
    _most("calibration", "largest gap of score and share right, by tenths of the score", ANY, 0.1, ""),
    _most("article", "`check` of fifty quotations", 10_000, 2_000),
    _least("verdicts", "the same: verdicts right", ANY, 100),
)  # fmt: skip
