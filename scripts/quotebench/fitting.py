"""Fitting: the weights for `talkdex/quotes/score.py` under which passages true and absent come out best."""

import random

from quotebench import calibration
from quotebench.bench import Bench
from quotebench.cases import Case, Corrupter, folded, passages
from quotebench.shelf import Corpus, indexed
from talkdex.quotes.score import features

_CASES = 3_000
_WORDS = (4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 25, 30, 40)
_SHARES = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


def calibrate(bench: Bench, source: Corpus) -> None:
    """Print the weights that fit half of the cases best, and their reliability on the other half."""
    rows: list[list[calibration.Row]] = [[], []]
    for number, case in enumerate(_cases(source, bench.hours)):
        answers = [answer for answer in bench.ask(case.text) if answer.measured]
        rows[number // 2 % 2] += [(features(a.measured), a.right(case)) for a in answers if a.measured]
    weights = calibration.fit(rows[0])
    print("weights", [round(w, 2) for w in weights])
    print("score      hits   mean   right")
    scored = [(calibration.chance(weights, terms), right) for terms, right in rows[1]]
    for low, hits, mean, right in calibration.reliability(scored):
        print(f"{low:.1f}-{low + 0.1:.1f} {hits:7}  {mean:.3f}  {right:.3f}")
    print("weights of all", [round(w, 2) for w in calibration.fit(rows[0] + rows[1])])


def _cases(source: Corpus, hours: int) -> list[Case]:
    said, chance, cases = indexed(source, hours), random.Random(5), []
    corrupter = Corrupter([folded(talk) for talk in said[::6]], seed=77)
    for number in range(_CASES):
        words, present = chance.choice(_WORDS), number % 2 == 0
        ((talk, at, true),) = passages(said if present else source.held_out, words, 1, seed=1000 + number)
        share = chance.choice(_SHARES) if present or number % 4 == 1 else 0
        text = corrupter.corrupt(true, share)
        cases.append(Case(talk.key if present else "", at, at + words, talk.language, " ".join(true), text))
    return cases
