"""Trials: cases asked of the quote search, and what came back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean

from rapidfuzz.fuzz import ratio

from quotebench.cases import Case
from quotebench.timing import Times
from talkdex.index.reader import Reader
from talkdex.quotes.engine import Engine
from talkdex.quotes.match import matches
from talkdex.quotes.quotation import read
from talkdex.quotes.score import Measure, information

SAME = 90.0
"""The ratio from which words said elsewhere are the same words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place given for a case: the talk's key, its half-open tokens, its words, and how sure."""

    key: str
    first: int
    last: int
    words: str
    score: float = 0.0
    measured: Measure | None = None

    def overlaps(self, case: Case) -> bool:
        """Tell whether it holds at least half of the true words."""
        shared = min(self.last, case.last) - max(self.first, case.first)
        return self.key == case.key and 2 * shared >= case.last - case.first

    def right(self, case: Case) -> bool:
        """Tell whether it is the true place, or another where the same words are said."""
        return self.overlaps(case) or ratio(case.true, self.words) >= SAME


Ask = Callable[[str], list[Answer]]


@dataclass(slots=True)
class Tally:
    """What came back for the cases of one kind."""

    first: int = 0
    five: int = 0
    asked: int = 0
    errors: list[float] = field(default_factory=list)
    times: Times = field(default_factory=Times)
    scored: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, case: Case, answers: Sequence[Answer]) -> None:
        """Count one case."""
        right = [answer.right(case) for answer in answers[:5]]
        self.asked += 1
        self.first += bool(right and right[0])
        self.five += any(right)
        self.scored += [(a.score, r) for a, r in zip(answers, right, strict=False)]
        if answers and answers[0].overlaps(case):
            top = answers[0]
            self.errors.append((abs(top.first - case.first) + abs(top.last - case.last)) / 2)

    @property
    def error(self) -> float:
        """Mean error of the edges, in words."""
        return mean(self.errors) if self.errors else float("nan")


def run(ask: Ask, cases: Sequence[Case]) -> Tally:
    """Ask every case once."""
    tally = Tally()
    for case in cases:
        with tally.times:
            answers = ask(case.text)
        tally.add(case, answers)
    return tally


def talkdex(reader: Reader, keys: dict[int, str]) -> Ask:
    """Ask talkdex's engine in process."""
    total = reader.token_total()

    def ask(text: str) -> list[Answer]:
        return list(_answers(reader, keys, text, total))

    return ask


def _answers(reader: Reader, keys: dict[int, str], text: str, total: int) -> Iterator[Answer]:
    parts = read(text)
    if not parts:
        return
    worth = information(reader.positions.times(parts[0].tokens), total)
    for match in matches(Engine(reader, total, None), parts, worth, 5):
        span = next(part for part in match.parts if part).span
        words = " ".join(span.tokens)
        yield Answer(
            keys[match.transcript],
            span.first,
            span.first + len(span.tokens),
            words,
            match.score,
            match.measure,
        )
