"""Indexes for the benchmark: the corpus, some of it held out, filled up to so many hours."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from quotebench.corpus import Talk, talks
from quotebench.filler import filler, models
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.recording import Recording

WORDS_PER_HOUR = 9_000
_HELD_OUT = 12  # one talk in twelve is in no index: what it says was never said


class Corpus(NamedTuple):
    """The talks that are indexed, and those that are held out."""

    indexed: list[Talk]
    held_out: list[Talk]


class Built(NamedTuple):
    """What building an index took: seconds of the processor."""

    hours: float
    seconds: float
    bytes: int


def corpus(folder: Path) -> Corpus:
    """Read the corpus; the talks held out are in one language that has no translations in it."""
    every = list(talks(folder))
    gc.freeze()  # a million lines that stay: looking for garbage among them would slow all that is timed
    held = [talk for i, talk in enumerate(every) if i % _HELD_OUT == 0]
    kept = [talk for i, talk in enumerate(every) if i % _HELD_OUT]
    return Corpus(kept, [talk for talk in held if "3b1b" not in talk.key])


def build(path: Path, source: Corpus, hours: float, say: Callable[[str], None]) -> Built | None:
    """Build an index of so many hours, or leave it alone where it is there already (None)."""
    if path.exists():
        return None
    target, have, spent = hours * WORDS_PER_HOUR, 0, 0.0
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with Writer(part) as writer:
        for talk in _up_to(source, target, say):
            transcript = talk.transcript()
            began = time.process_time()
            recording = Recording(talk.key, talk.key, duration_ms=talk.end_ms, language=talk.language)
            writer.add_recording(recording, transcript)
            spent += time.process_time() - began
            have += words(talk)
        writer.optimize()
        writer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    part.rename(path)
    return Built(have / WORDS_PER_HOUR, spent, path.stat().st_size)


def keys(reader: Reader) -> dict[int, str]:
    """Map transcripts to the keys of their talks."""
    identity = {recording.id: recording.identity for recording in reader.recordings()}
    return {transcript: identity[recording] for transcript, recording, *_ in reader.searched()}


def words(talk: Talk) -> int:
    """Count a talk's words."""
    return sum(len(line.text.split()) for line in talk.lines)


def indexed(source: Corpus, hours: float) -> list[Talk]:
    """Give the true talks of an index of so many hours."""
    return list(_true(source, hours * WORDS_PER_HOUR))


def _true(source: Corpus, target: float) -> Iterator[Talk]:
    have = 0
    for talk in source.indexed:
        if have >= target:
            return
        have += words(talk)
        yield talk


def _up_to(source: Corpus, target: float, say: Callable[[str], None]) -> Iterator[Talk]:
    have = 0
    for talk in _true(source, target):
        have += words(talk)
        yield talk
    if have >= target:
        return
    say(f"the corpus gives {have / WORDS_PER_HOUR:.0f} hours; the rest is written by its trigram model")
    trained = models(source.indexed)
    spoken = {language: float(model.size) for language, model in trained.items()}
    for talk in filler(trained, spoken, seed=1):
        have += words(talk)
        yield talk
        if have >= target:
            return
