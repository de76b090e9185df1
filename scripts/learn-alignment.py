"""Learn what every measure of the aligner is worth, and write the table that the package reads.

usage: learn-alignment.py ALIGN.jsonl HANDOVER.jsonl TRANSCRIPTS_DIR [--iterations N] [--every N] [--write]

ALIGN.jsonl: recordings with labels and the starts people gave them. HANDOVER.jsonl: speakers, when
they truly began, and a rough time. Recordings are split in two by a hash of their identity; the
tables are learned on half 0 and measured on both. Prints the measures; with --write also rewrites
src/talkdex/alignment/weights.toml.

[topic] maximises the probability, under the very chain that `align` runs, of all labels of a list
beginning within about 3 s of where people put them (a conditional random field with soft targets:
Lafferty et al. 2001). [handover] does the same for one speaker among the places near a rough time.
Both use Adam on standardised measures with a small L2 penalty.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talkdex.alignment import floor, handover, language, names, speech
from talkdex.alignment.scores import scene, topical_columns
from talkdex.transcript import Cue, Transcript

TABLE = Path(__file__).parents[1] / "src" / "talkdex" / "alignment" / "weights.toml"
EVEN, SHORT_S, LEAST_MEAN_S = 0.15, 20.0, 30.0  # as in talkdex.alignment.chain
ROUGH_S, NEAR_S = 47.0, 270
FIXED = {
    "topic": {"turn": 0.5},  # the cases withhold speakers; where captions name them, they are believed
    "handover": {"captioned": 6.0, "h_turn": 1.0},
}
HEADER = """# What every measure of the aligner is worth. Made by scripts/learn-alignment.py: learned on the
# half of the recordings whose identity's SHA-256 begins with an even byte, measured on the other.
# A score is the sum of measure times weight; measures are described where they are computed:
# [topic] in structure.py and topic.py, [handover] in handover.py.
"""

Array = NDArray[Any]
Row = dict[str, Any]


@dataclass
class Case:
    """One list (or one speaker) to learn from.

    Args:
        source: where it comes from, for reports.
        starts: of the units, in seconds.
        features: label x unit x measure.
        gold: true starts of the labels, in seconds.
        prior: label x unit, added to the scores (rough times), or 0.
        duration: of the recording, in seconds.
    """

    source: str
    starts: Array
    features: Array
    gold: Array
    prior: Array
    duration: float

    @property
    def target(self) -> Array:
        """How right each unit is for each label: 1 within 3 s, then falling fast."""
        off = np.abs(self.starts[None] - self.gold[:, None])
        right: Array = np.exp(-np.maximum(0, off - self.tolerance) / 1.2) + 1e-9
        return right

    @property
    def tolerance(self) -> float:
        """Seconds within which a unit is wholly right: less for speakers, who begin exactly."""
        return 3.0 if len(self.gold) > 1 else 1.5


def half(identity: str) -> int:
    """Tell which half a recording belongs to, for ever."""
    return hashlib.sha256(identity.encode()).digest()[0] % 2


def rows(path: Path) -> list[Row]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def cues(path: Path) -> list[Any]:
    """Read a transcript's cues [start_s, end_s, text, speaker] in order."""
    found = json.loads(path.read_text(encoding="utf-8"))["cues"]
    return sorted((cue for cue in found if cue[2].strip()), key=lambda cue: cue[0])


def as_transcript(parts: Sequence[Any]) -> Transcript:
    """Make a transcript without speakers, as captions usually come."""
    made = []
    for start, end, text, *_ in parts:
        begin = max(0, round(start * 1000))
        made.append(Cue(begin, max(begin, round(max(end, start + 0.01) * 1000)), text))
    return Transcript(tuple(made))


def recut(parts: Sequence[Any], size: int = 7) -> list[Any]:
    """Cut every few words, so that the borders of cues say nothing of turns."""
    words = []
    for start, end, text, *_ in parts:
        pieces = text.split()
        step = (max(end, start + 0.01) - start) / max(1, len(pieces))
        words += [(start + at * step, start + (at + 1) * step, piece) for at, piece in enumerate(pieces)]
    groups = [words[at : at + size] for at in range(0, len(words), size)]
    return [(group[0][0], group[-1][1], " ".join(piece for *_, piece in group)) for group in groups]


def lists(gold: Sequence[Row], root: Path) -> tuple[list[str], list[tuple[str, Case]]]:
    """Measure every label of every list at every unit."""
    keys: list[str] = []
    found = []
    for row in gold:
        stage = scene(as_transcript(cues(root / row["transcript"])), None)
        own = topical_columns(stage, [segment["label"] for segment in row["segments"]])
        columns = [stage.shared | one for one in own]
        keys = list(columns[0])
        features = np.array([[one[key] for key in keys] for one in columns], dtype=np.float32).transpose(
            0, 2, 1
        )
        starts = np.array(stage.speech.starts_ms) / 1000
        truth = np.array([segment["start_s"] for segment in row["segments"]])
        prior = np.zeros(features.shape[:2])
        found.append((row["id"], Case(row["src"], starts, features, truth, prior, row["duration_s"])))
    return keys, found


def speakers(gold: Sequence[Row], root: Path, *, more: bool) -> tuple[list[str], list[tuple[str, str, Case]]]:
    """Measure every speaker at the units near the rough time; with `more`, other turns too."""
    keys: list[str] = []
    found = []
    rng = random.Random(4)
    for path, group in groupby(
        sorted(gold, key=lambda row: row["transcript"]), key=lambda row: row["transcript"]
    ):
        asked = list(group)
        parts = cues(root / path)
        spoken = speech.read(as_transcript(recut(parts)))
        tongue = language.spoken(token for pieces in spoken.folded for token in pieces)
        whole = floor.Floor(spoken, tongue)
        starts = np.array(spoken.starts_ms) / 1000
        identity = asked[0]["id"].split("#")[0]
        asked += list(turns(parts, asked, spoken, rng)) if more else []
        for row in asked:
            low, high = np.searchsorted(starts, [row["rough_s"] - NEAR_S, row["rough_s"] + NEAR_S])
            if high - low < 3:
                continue
            columns = handover.Calls(row["speaker"], whole).columns(int(low), int(high))
            keys = list(columns)
            features = np.array([[columns[key] for key in keys]], dtype=np.float32).transpose(0, 2, 1)
            near = starts[low:high]
            prior = -((near - row["rough_s"]) ** 2) / (2 * ROUGH_S**2)
            case = Case(row["source"], near, features, np.array([row["start_s"]]), prior[None], 0.0)
            found.append((identity, row["kind"], case))
    return keys, found


def turns(
    parts: Sequence[Any], asked: Sequence[Row], spoken: speech.Speech, rng: random.Random
) -> Iterator[Row]:
    """Give further turns whose speaker was named just before, and half as many whose was not."""
    known = {(row["speaker"], round(row["start_s"])) for row in asked}
    called: list[tuple[str, float]] = []
    plain: list[tuple[str, float]] = []
    for name, group in groupby(parts, key=lambda cue: cue[3]):
        turn = list(group)
        start, end = turn[0][0], turn[-1][1]
        if not name or end - start < 5 or start < 5 or (name, round(start)) in known or not names.parts(name):
            continue
        ends = [
            spoken.words[m.last - 1].end_ms / 1000 for m in names.mentions(name, spoken) if m.quality >= 0.6
        ]
        near = any(start - 20 < end_s <= start + 0.8 for end_s in ends)
        (called if near else plain).append((name, start))
    rng.shuffle(called)
    rng.shuffle(plain)
    for name, start in called[:14] + plain[: max(1, min(14, len(called)) // 2)]:
        rough = round((start + rng.gauss(0, 45)) / 60) * 60
        yield {
            "speaker": name,
            "start_s": start,
            "rough_s": rough,
            "kind": "turn",
            "source": asked[0]["source"],
        }


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


def learn(cases: Sequence[Case], count: int, *, iterations: int, rate: float, penalty: float) -> Array:
    """Give the weights that maximise the penalised log-likelihood of the targets."""
    deviation = np.maximum(spread(cases, count), 0.03)
    weights, first, second = np.zeros(count), np.zeros(count), np.zeros(count)
    labels = sum(len(case.gold) for case in cases)
    for step in range(1, iterations + 1):
        slope, likelihood = np.zeros(count), 0.0
        for case in cases:
            scores = scored(case, weights / deviation)
            free, all_weight = posterior(scores, case)
            held, held_weight = posterior(scores, case, case.target)
            likelihood += held_weight - all_weight
            slope += np.tensordot((held - free).astype(np.float32), case.features, 2) / deviation
        slope = slope / labels - 2 * penalty * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        pace = rate * (1 if step < 0.6 * iterations else 0.3)
        weights += pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        if step % 20 == 1:
            print(f"  step {step}: log-likelihood {likelihood / labels:.4f} per label", flush=True)
    return weights / deviation


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


def measured(cases: Sequence[Case], weights: Array, worth: Callable[[Case], Array]) -> str:
    """Say how many labels land within 5, 15, 30 and 60 s of the truth (trivial ones at 0 left out)."""
    errors: list[float] = []
    for case in cases:
        chosen, _ = posterior(scored(case, weights), case)
        value = chosen @ worth(case)
        found = case.starts[value.argmax(1)]
        errors += [abs(a - b) for a, b in zip(found, case.gold, strict=True) if b > 3]
    shares = [100 * float(np.mean(np.array(errors) <= reach)) for reach in (5, 15, 30, 60)]
    return (
        f"{len(errors)} labels: " + " / ".join(f"{share:.1f}" for share in shares) + " % within 5/15/30/60 s"
    )


def reaches(case: Case) -> Array:
    """Give what choosing one unit is worth when another is right, as `decide` weighs it."""
    apart = np.abs(case.starts[:, None] - case.starts[None])
    worth: Array = 0.8 * (apart <= 5) + 1.0 * (apart <= 15) + 0.35 * (apart <= 45) + 0.3 * (apart == 0)
    return worth


def toml(tables: dict[str, dict[str, float]]) -> str:
    """Write the tables, a measure a line."""
    parts = [HEADER]
    for name, weights in tables.items():
        parts.append(f"[{name}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in weights.items()))
    return "\n".join(parts)


def main() -> None:
    """Learn both tables, print the figures of both halves, and write them where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("align", type=Path)
    parser.add_argument("handover", type=Path)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--every", type=int, default=1, help="take every Nth recording only")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tables = {}
    keys, cases = lists(rows(args.align)[:: args.every], args.transcripts)
    parts = [[case for identity, case in cases if half(identity) == side] for side in (0, 1)]
    weights = learn(parts[0], len(keys), iterations=args.iterations, rate=0.08, penalty=2e-4)
    for side in (0, 1):
        print(f"topic, half {side}:", measured(parts[side], weights, reaches))
    tables["topic"] = dict(zip(keys, weights.tolist(), strict=True)) | FIXED["topic"]
    keys, called = speakers(rows(args.handover)[:: args.every], args.transcripts, more=True)
    train = [case for identity, _, case in called if half(identity) == 0]
    weights = learn(train, len(keys), iterations=4 * args.iterations, rate=0.1, penalty=1e-3)
    for side in (0, 1):
        for kind in ("handover", "mention", "unannounced"):
            some = [case for identity, what, case in called if half(identity) == side and what == kind]
            print(f"{kind}, half {side}:", measured(some, weights, reaches))
    tables["handover"] = dict(zip(keys, weights.tolist(), strict=True)) | FIXED["handover"]
    if args.write:
        TABLE.write_text(toml(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
