"""How long it takes to align 30 labels in a three-hour transcript, and in how much memory.

usage: bench-alignment.py [--hours N] [--labels N]

The transcript is made here: sentences of invented words at a natural pace, with a stretch about
each label's own words. Prints seconds of processor time and the process's peak memory.
"""

import argparse
import random
import resource
import time

from talkdex.alignment import align
from talkdex.segment import Stated
from talkdex.transcript import Cue, Transcript

WORD_MS = 370
SENTENCE_WORDS = (4, 22)


def invented(count: int, rng: random.Random) -> list[str]:
    """Give different pronounceable words."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = [rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(1, 4))]
        found["".join(syllables)] = None
    return list(found)


def three_hours(hours: float, labels: int, rng: random.Random) -> tuple[Transcript, list[str]]:
    """Make a transcript whose parts dwell on their label's words, and the labels."""
    common, rare = invented(300, rng), invented(3_000, rng)
    titles = [" ".join(rng.sample(rare, 4)) for _ in range(labels)]
    cues: list[Cue] = []
    now, end = 0, round(hours * 3_600_000)
    while now < end:
        own = titles[now * labels // end].split()
        words = [
            rng.choice(own if rng.random() < 0.06 else rare if rng.random() < 0.2 else common)
            for _ in range(rng.randint(*SENTENCE_WORDS))
        ]
        length = WORD_MS * len(words)
        cues.append(Cue(now, now + length, " ".join(words).capitalize() + "."))
        now += length + rng.choice((0, 0, 0, 400, 900))
    return Transcript(tuple(cues), language="en"), titles


def main() -> None:
    """Run each task once and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--labels", type=int, default=30)
    args = parser.parse_args()
    rng = random.Random(1)
    transcript, titles = three_hours(args.hours, args.labels, rng)
    step = round(args.hours * 3_600_000) // args.labels
    tasks = {
        "without times": [Stated(label=title) for title in titles],
        "with times": [Stated(label=title, start_ms=at * step) for at, title in enumerate(titles)],
        "in minutes": [Stated(label=t, start_ms=at * step // 60_000 * 60_000) for at, t in enumerate(titles)],
    }
    print(f"{args.labels} labels in {args.hours:g} h, {sum(1 for _ in transcript.words())} words")
    for name, stated in tasks.items():
        begun = time.process_time()
        align(transcript, stated)
        print(f"{name}: {time.process_time() - begun:.2f} s of processor time")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
