"""Carry every segment of real transcripts to damaged copies of them, and say how many land within 1 s.

usage: measure-carry.py GOLD.jsonl TRANSCRIPTS_DIR [--limit N] [--seed N]

Each copy has 0-600 s trimmed from its start, three adverts of 15-120 s inserted at random places
(their words taken from another recording), and 5-30 % of its words heard differently.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from talkdex.alignment import carry
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Transcript, Word

Changes = list[tuple[int, int]]


def transcript(path: Path) -> Transcript:
    """Read a transcript of the cases: cues of seconds, text and speaker."""
    cues = sorted(json.loads(path.read_text(encoding="utf-8"))["cues"], key=lambda cue: cue[0])
    return Transcript(
        tuple(
            Cue(max(0, round(start * 1000)), max(0, round(start * 1000), round(end * 1000)), text)
            for start, end, text, *_ in cues
            if text.strip()
        )
    )


def misheard(word: str, vocabulary: Sequence[str], rng: random.Random) -> list[str]:
    """Give what a recogniser may make of a word: nothing, another word, a near spelling, or two words."""
    kind = rng.random()
    if kind < 0.2:
        return []
    if kind < 0.6:
        return [rng.choice(vocabulary)]
    if kind < 0.85 and len(word) > 3:
        at = rng.randrange(len(word))
        return [word[:at] + rng.choice("aeiounrst") + word[at + 1 :]]
    return [word, rng.choice(vocabulary)]


def damaged(
    words: Sequence[Word], advert: Sequence[Word], rng: random.Random
) -> tuple[list[Word], int, Changes, float]:
    """Give the copy's words, what was trimmed, the adverts' places and lengths, and the share misheard."""
    end = words[-1].end_ms
    trim = min(rng.randrange(600_001), end // 3)
    places = sorted(rng.randrange(trim, end) for _ in range(3))
    adverts = [(place, rng.randrange(15_000, 120_001)) for place in places]
    share = rng.uniform(0.05, 0.30)
    vocabulary = [word.text for word in words]
    return list(_copy(words, advert, trim, adverts, share, vocabulary, rng)), trim, adverts, share


def _copy(
    words: Sequence[Word],
    advert: Sequence[Word],
    trim: int,
    adverts: Changes,
    share: float,
    vocabulary: Sequence[str],
    rng: random.Random,
) -> Iterator[Word]:
    shift, waiting = -trim, list(adverts)
    for word in words:
        if word.start_ms < trim:
            continue
        while waiting and waiting[0][0] <= word.start_ms:
            place, length = waiting.pop(0)
            yield from _advert(advert, place + shift, length, rng)
            shift += length
        texts = misheard(word.text, vocabulary, rng) if rng.random() < share else [word.text]
        for at, text in enumerate(texts):
            jitter = rng.randrange(-80, 81)
            start = max(0, word.start_ms + shift + jitter + 60 * at)
            yield Word(start, max(start, word.end_ms + shift), text)


def _advert(words: Sequence[Word], start_ms: int, length_ms: int, rng: random.Random) -> Iterator[Word]:
    first = rng.randrange(max(1, len(words) - 400))
    origin = words[first].start_ms
    for word in words[first:]:
        if word.end_ms - origin > length_ms:
            return
        yield Word(start_ms + word.start_ms - origin, start_ms + word.end_ms - origin, word.text)


def carried(moment_ms: int, trim: int, adverts: Changes) -> int:
    """Give where a moment truly lies in the copy; negative when it was trimmed."""
    return moment_ms - trim + sum(length for place, length in adverts if place <= moment_ms)


def as_transcript(words: Sequence[Word]) -> Transcript:
    """Make cues of eight words with times of their own."""
    ordered = sorted(words, key=lambda word: word.start_ms)
    groups = [ordered[at : at + 8] for at in range(0, len(ordered), 8)]
    return Transcript(
        tuple(
            Cue(g[0].start_ms, max(w.end_ms for w in g), " ".join(w.text for w in g), words=tuple(g))
            for g in groups
        )
    )


def main() -> None:
    """Run the measurement and print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    rows = rows[:: max(1, len(rows) // args.limit)]
    rng = random.Random(args.seed)
    total = right = lost = lost_right = 0
    for at, row in enumerate(rows):
        source = transcript(args.transcripts / row["transcript"])
        other = transcript(args.transcripts / rows[at - 1]["transcript"])
        words = list(source.words())
        copy, trim, adverts, _ = damaged(words, list(other.words()), rng)
        starts = sorted(round(segment["start_s"] * 1000) for segment in row["segments"])
        ends = [*starts[1:], source.end_ms]
        ranges = [TimeRange(a, b) for a, b in zip(starts, ends, strict=True) if b > a]
        result = carry(source, as_transcript(copy), ranges)
        for wanted, found in zip(ranges, result.ranges, strict=True):
            if wanted.end_ms <= trim:
                lost += 1
                lost_right += found is None
                continue
            truth = max(0, carried(max(trim, wanted.start_ms), trim, adverts))
            total += 1
            good = found is not None and abs(found.start_ms - truth) <= 1_000
            right += good
            if not good:
                print(row["id"], wanted, "->", found, "truth", truth, "trim", trim, adverts)
    print(f"{right} of {total} segments within 1 s ({100 * right / total:.2f} %)")
    print(f"{lost_right} of {lost} wholly cut ones reported lost")


if __name__ == "__main__":
    main()
