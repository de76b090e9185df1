"""Learn what every measure of the aligner is worth, and write the tables that the package reads.

usage: learn-alignment.py ALIGN.jsonl HANDOVER.jsonl TRANSCRIPTS_DIR [--passes N] [--every N]
                          [--write]

ALIGN.jsonl: recordings with labels and the starts people gave them. HANDOVER.jsonl: speakers, when
they truly began, and a rough time. Recordings are split in two by a hash of their identity; the
tables are learned on half 0 and measured on both. Prints the figures; with --write also rewrites
weights.toml and turns.toml in src/talkdex/alignment.

[topic] maximises the probability, under the very chain that `align` runs, of all labels of a list
beginning within about 3 s of where people put them (a conditional random field with soft targets:
Lafferty et al. 2001). turns.toml is a logistic model of the turns of the handover recordings.
[handover] does as [topic] does, for one speaker among the places near a rough time. Nothing is
carried over from an earlier run: each begins with all weights at nought.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from alignmentcases import Array, Case, Debate, begun, debates, half, lists, rows, speakers
from alignmentlearning import Marked, chances, learn, logistic, posterior, scored
from talkdex.alignment.turns import BIAS, Turns

TABLES = Path(__file__).parents[1] / "src" / "talkdex" / "alignment"
FIXED = {
    "topic": {"turn": 0.5},  # the cases withhold speakers; where captions name them, they are believed
    "handover": {"captioned": 6.0, "h_turn": 1.0},
}
LEAST_RECORDINGS, LEAST_SHARE = 3, 0.05
NOTHING = 0.02
SPLIT = """# Learned by scripts/learn-alignment.py ALIGN.jsonl HANDOVER.jsonl TRANSCRIPTS_DIR --write
# on half 0, the recordings whose identity's SHA-256 begins with an even byte; half 1 was only measured.
"""
HEADER = """# What every measure of the aligner is worth.
{split}{figures}# `turn`, `h_turn` and `captioned` are set by hand, because the cases withhold who speaks.
# A score is the sum of measure times weight; measures are described where they are computed:
# [topic] in structure.py and topic.py, [handover] in floor.py and handover.py.
"""
TURNS_HEADER = """# What every mark at a unit's edge is worth for somebody else beginning there: together they
# give the logarithm of the odds. Marks are described in turns.py.
{split}{figures}"""


class Learned(NamedTuple):
    """A table and the lines that say how good it is on both halves."""

    weights: dict[str, float]
    figures: list[str]


def measured(cases: Sequence[Case], weights: Array, worth: Callable[[Case], Array]) -> str:
    """Say how many labels land within 5, 15, 30 and 60 s of the truth (trivial ones at 0 left out)."""
    errors: list[float] = []
    for case in cases:
        chosen, _ = posterior(scored(case, weights), case)
        value = chosen @ worth(case)
        found = case.starts[value.argmax(1)]
        errors += [abs(a - b) for a, b in zip(found, case.gold, strict=True) if b > 3]
    if not errors:
        return "no labels"
    shares = [100 * float(np.mean(np.array(errors) <= reach)) for reach in (5, 15, 30, 60)]
    return (
        f"{len(errors)} labels: " + " / ".join(f"{share:.1f}" for share in shares) + " % within 5/15/30/60 s"
    )


def reaches(case: Case) -> Array:
    """Give what choosing one unit is worth when another is right, as `decide` weighs it."""
    apart = np.abs(case.starts[:, None] - case.starts[None])
    worth: Array = 0.8 * (apart <= 5) + 1.0 * (apart <= 15) + 0.35 * (apart <= 45) + 0.3 * (apart == 0)
    return worth


def topic(gold: Sequence[dict[str, object]], root: Path, passes: int) -> Learned:
    """Learn what the measures of labels are worth."""
    keys, cases = lists(gold, root)
    parts = [[case for identity, case in cases if half(identity) == side] for side in (0, 1)]
    weights = learn(parts[0], len(keys), passes=passes, rate=0.08, penalty=2e-4)
    figures = [f"topic, half {side}: {measured(parts[side], weights, reaches)}" for side in (0, 1)]
    return Learned(dict(zip(keys, weights.tolist(), strict=True)) | FIXED["topic"], figures)


def turn_words(heard: Sequence[Debate], passes: int) -> Learned:
    """Learn which words and signs tell that somebody else begins."""
    borne = [list(edges(debate)) for debate in heard]
    sides = [[at for at, debate in enumerate(heard) if half(debate.identity) == side] for side in (0, 1)]
    keys = common([borne[at] for at in sides[0]], Counter(heard[at].language for at in sides[0]))
    data = [marked([borne[at] for at in side], [heard[at] for at in side], keys) for side in sides]
    weights = logistic(data[0], len(keys), steps=passes, rate=0.15, lasso=1e-4)
    weights[(np.abs(weights) < NOTHING) & (np.array(keys) != BIAS)] = 0
    figures = [f"turns, half {side}: {judged(data[side], weights)}" for side in (0, 1)]
    return Learned({key: value for key, value in zip(keys, weights.tolist(), strict=True) if value}, figures)


def edges(debate: Debate) -> Iterator[list[str]]:
    """Give the marks of every unit."""
    turns = Turns(debate.speech, debate.language, {})
    for at in range(len(debate.speech.units)):
        yield list(turns.marks_of(at))


def common(borne: Iterable[list[list[str]]], recordings: Counter[str]) -> list[str]:
    """Give the marks found in enough recordings of their language to be more than somebody's habit."""
    spread = Counter(mark for units in borne for mark in {mark for marks in units for mark in marks})
    return sorted(
        mark
        for mark, number in spread.items()
        if number >= max(LEAST_RECORDINGS, LEAST_SHARE * recordings[mark.split()[0]])
    )


def marked(borne: Sequence[list[list[str]]], heard: Sequence[Debate], keys: Sequence[str]) -> Marked:
    """Put the units of many recordings in one row, their marks as numbers."""
    number = {key: at for at, key in enumerate(keys)}
    units = [marks for recording in borne for marks in recording]
    known = [[number[mark] for mark in marks if mark in number] for marks in units]
    owners = np.repeat(np.arange(len(known)), [len(marks) for marks in known])
    flags = np.concatenate([begun(debate) for debate in heard])
    return Marked(owners, np.array([mark for marks in known for mark in marks]), flags)


def judged(data: Marked, weights: Array) -> str:
    """Say how well turns are told from the rest."""
    found = chances(data, weights)
    count = int(data.begun.sum())
    right = data.begun[np.argsort(-found)[:count]].mean()
    likelihood = np.log(np.where(data.begun > 0, found, 1 - found)).mean()
    return (
        f"{count} turns in {len(found)} units; of the {count} likeliest {100 * right:.1f} % are right,"
        f" log-likelihood {likelihood:.3f}"
    )


def called(heard: Sequence[Debate], marks: dict[str, float], passes: int) -> Learned:
    """Learn what the measures of named speakers are worth."""
    rng = random.Random(4)
    found = [(half(debate.identity), *one) for debate in heard for one in speakers(debate, marks, rng)]
    keys = found[0][3]
    train = [case for side, _, case, _ in found if side == 0]
    weights = learn(train, len(keys), passes=passes, rate=0.1, penalty=1e-2)
    figures = []
    for side in (0, 1):
        for kind in ("handover", "mention", "unannounced"):
            some = [case for where, what, case, _ in found if where == side and what == kind]
            figures.append(f"{kind}, half {side}: {measured(some, weights, nearness)}")
    return Learned(dict(zip(keys, weights.tolist(), strict=True)) | FIXED["handover"], figures)


def nearness(case: Case) -> Array:
    """Give what choosing one unit is worth when another is right, as `decide.called` weighs it."""
    apart = np.abs(case.starts[:, None] - case.starts[None])
    worth: Array = 1.0 * (apart <= 4.8) + 0.2 * (apart <= 15) + 0.1 * (apart == 0)
    return worth


def heading(template: str, figures: Iterable[str]) -> str:
    """Fill in a table's head: how it was learned and how good it is."""
    return template.format(split=SPLIT, figures="".join(f"# {line}\n" for line in figures))


def flat(name: str, weights: dict[str, float]) -> str:
    """Write one table, a measure a line."""
    return f"\n[{name}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in weights.items())


def nested(weights: dict[str, float]) -> str:
    """Write the marks: a table for the signs, and one for each kind of words of each language."""
    tables: dict[str, dict[str, float]] = {}
    for mark, value in weights.items():
        first, second, *words = mark.split()
        name, key = (f"{first}.{second}", json.dumps(" ".join(words))) if words else (first, second)
        tables.setdefault(name, {})[key] = value
    return "".join(flat(name, table) for name, table in tables.items())


def main() -> None:
    """Learn the tables, print the figures of both halves, and write them where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("align", type=Path)
    parser.add_argument("handover", type=Path)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("--passes", type=int, default=40)
    parser.add_argument("--every", type=int, default=1, help="take every Nth recording only")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    heard = list(debates(rows(args.handover), args.transcripts, args.every))
    words = turn_words(heard, 4 * args.passes)
    print(*words.figures, sep="\n", flush=True)
    speaking = called(heard, words.weights, args.passes)
    print(*speaking.figures, sep="\n", flush=True)
    titles = topic(rows(args.align)[:: args.every], args.transcripts, args.passes)
    print(*titles.figures, sep="\n", flush=True)
    if args.write:
        (TABLES / "turns.toml").write_text(
            heading(TURNS_HEADER, words.figures) + nested(words.weights), encoding="utf-8"
        )
        body = flat("topic", titles.weights) + flat("handover", speaking.weights)
        head = heading(HEADER, [*titles.figures, *speaking.figures])
        (TABLES / "weights.toml").write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
