"""The cases that `learn-alignment.py` learns from: transcripts and true starts made into measures."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkdex.alignment import floor, handover, language, names, speech, turns
from talkdex.alignment.scores import scene, topical_columns
from talkdex.transcript import Cue, Transcript

ROUGH_S, NEAR_S = 47.0, 270
TURN_S = 1.5
LIGHT = 0.5  # how much a turn that was not announced, or is no case of its own, counts

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
        weight: how much it counts.
    """

    source: str
    starts: Array
    features: Array
    gold: Array
    prior: Array
    duration: float
    weight: float = 1.0

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


class Debate(NamedTuple):
    """A recording in which people pass the floor.

    Args:
        identity: of the recording, which says to which half it belongs.
        source: where it comes from.
        cues: start, end, text and speaker.
        speech: its units, cut so that the borders of cues say nothing of turns.
        language: two letters.
        asked: the cases in it.
    """

    identity: str
    source: str
    cues: list[Any]
    speech: speech.Speech
    language: str
    asked: list[Row]


def debates(gold: Sequence[Row], root: Path, every: int = 1) -> Iterator[Debate]:
    """Read the recordings of the handover cases, each once, or every Nth of them."""
    ordered = sorted(gold, key=lambda row: str(row["transcript"]))
    groups = [(path, list(group)) for path, group in groupby(ordered, key=lambda row: row["transcript"])]
    for path, asked in groups[::every]:
        parts = cues(root / path)
        spoken = speech.read(as_transcript(recut(parts)))
        tongue = language.spoken(token for pieces in spoken.folded for token in pieces)
        identity = asked[0]["id"].split("#")[0]
        yield Debate(identity, asked[0]["source"], parts, spoken, tongue, asked)


def begun(debate: Debate) -> Array:
    """Tell for each unit whether another speaker begins with it."""
    starts = np.array(debate.speech.starts_ms) / 1000
    found = np.zeros(len(starts))
    last = None
    for start, _, text, name, *_ in debate.cues:
        who = name or written(text)
        if who and last and who != last:
            nearest = int(np.abs(starts - start).argmin())
            found[nearest] = max(found[nearest], float(abs(starts[nearest] - start) < TURN_S))
        last = who or last
    return found


def written(text: str) -> str | None:
    """Give the speaker that a cue's text begins with ("Ana: …"), if one does."""
    words = text.split()[:3]
    end = next((at + 1 for at, word in enumerate(words) if word.endswith(":")), 0)
    return " ".join(words[:end]) or None


def speakers(
    debate: Debate, marks: dict[str, float], rng: random.Random
) -> Iterator[tuple[str, Case, list[str]]]:
    """Measure every speaker asked for, and further turns, at the units near the rough time.

    Gives the kind of each, its case, and the names of the measures.
    """
    whole = floor.Floor(turns.Turns(debate.speech, debate.language, marks))
    starts = np.array(debate.speech.starts_ms) / 1000
    calls: dict[str, handover.Calls] = {}
    for row in [*debate.asked, *further(debate, rng)]:
        low, high = np.searchsorted(starts, [row["rough_s"] - NEAR_S, row["rough_s"] + NEAR_S])
        if high - low < 3:
            continue
        name = row["speaker"]
        if name not in calls:
            calls[name] = handover.Calls(name, whole)
        columns = calls[name].columns(int(low), int(high))
        keys = list(columns)
        features = np.array([[columns[key] for key in keys]], dtype=np.float32).transpose(0, 2, 1)
        near = starts[low:high]
        prior = -((near - row["rough_s"]) ** 2) / (2 * ROUGH_S**2)
        weight = 1.0 if row["kind"] in ("handover", "mention") else LIGHT
        truth = np.array([row["start_s"]])
        yield row["kind"], Case(debate.source, near, features, truth, prior[None], 0.0, weight), keys


def further(debate: Debate, rng: random.Random) -> Iterator[Row]:
    """Give further turns whose speaker was named just before, and half as many whose was not."""
    spoken = debate.speech
    known = {(row["speaker"], round(row["start_s"])) for row in debate.asked}
    called: list[tuple[str, float]] = []
    plain: list[tuple[str, float]] = []
    said: dict[str, list[float]] = {}
    for name, group in groupby(debate.cues, key=lambda cue: cue[3]):
        turn = list(group)
        start, end = turn[0][0], turn[-1][1]
        if not name or end - start < 5 or start < 5 or (name, round(start)) in known or not names.parts(name):
            continue
        if name not in said:
            said[name] = [spoken.words[one.last - 1].end_ms / 1000 for one in clear(name, spoken)]
        near = any(start - 20 < end_s <= start + 0.8 for end_s in said[name])
        (called if near else plain).append((name, start))
    rng.shuffle(called)
    rng.shuffle(plain)
    for name, start in called[:14] + plain[: max(1, min(14, len(called)) // 2)]:
        rough = round((start + rng.gauss(0, 45)) / 60) * 60
        yield {"speaker": name, "start_s": start, "rough_s": rough, "kind": "turn"}


def clear(name: str, spoken: speech.Speech) -> Iterator[names.Mention]:
    """Give the sayings of a name that are hardly anything else."""
    return (mention for mention in names.mentions(name, spoken) if mention.quality >= 0.6)
