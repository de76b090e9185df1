"""A range of 54 minutes in a recording of an hour, and the rest of it later: every word once."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talkdex.media import RATE, Block, samples
from talkdex.ranges import merged
from talkdex.recognize import DEMO, Piece, Recognizer, Settings, load
from talkdex.recognize import windows as cutting
from talkdex.recognize.voice import HOP, Heard
from talkdex.recognize.windows import windows
from talkdex.timing import TimeRange
from talkdex.word import Word

SAMPLE = Path(__file__).resolve().parents[1] / "scripts" / "sample" / "plenaria.mp4"
HOUR_MS, FIRST_MS, STEP_MS, SPOKEN_MS = 3_600_000, 173_000, 810_000, 14_000
"""Somebody speaks for 14 s every thirteen and a half minutes; the hour begins and ends in silence."""

RANGE = TimeRange(180_000, 180_000 + 54 * 60_000)
"""Both of its edges lie in the middle of speech."""

BLOCK = 40 * HOP


@pytest.fixture(scope="module")
def turn() -> NDArray[np.float32]:
    """What comes again and again: speech, and the silence after it."""
    spoken = [block.samples for block in samples(SAMPLE, start_ms=20_000, end_ms=20_000 + SPOKEN_MS)]
    return np.concatenate([*spoken, np.zeros((STEP_MS - SPOKEN_MS) * RATE // 1000, np.float32)])


@pytest.fixture(scope="module")
def recognizer() -> Iterator[Recognizer]:
    """The carried model; whatever is not silent is a voice, which is a hundred times as fast to tell."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cutting, "heard", loud)
        yield load(DEMO, device="cpu")


def hour(turn: NDArray[np.float32]) -> Iterator[Block]:
    length, before = HOUR_MS * RATE // 1000, FIRST_MS * RATE // 1000
    for first in range(0, length, BLOCK):
        places = np.arange(first, min(first + BLOCK, length)) - before
        yield Block(first, turn.take(places, mode="wrap"))


def loud(blocks: Iterable[Block]) -> Iterator[Heard]:
    for block in blocks:
        peaks = np.abs(block.samples.reshape(-1, HOP)).max(1)
        yield Heard(block.first, block.samples, np.where(peaks > 0.01, 0.9, 0.1).astype(np.float32))


def words(pieces: Iterable[Piece]) -> list[Word]:
    return [word for piece in pieces for cue in piece.cues for word in cue.words]


def test_a_range_of_54_minutes_and_the_rest_later_hear_every_word_once(
    turn: NDArray[np.float32], recognizer: Recognizer
) -> None:
    settings = Settings(language="es", beam=1)
    asked = list(recognizer.transcribe(hour(turn), settings, wanted=[RANGE]))
    done = [piece.range for piece in asked]
    rest = list(recognizer.transcribe(hour(turn), settings, done=done))
    whole = list(recognizer.transcribe(hour(turn), settings))

    assert merged(done) == [RANGE]
    assert all(RANGE.start_ms <= word.start_ms and word.end_ms <= RANGE.end_ms for word in words(asked))
    cells = [window.cell for window in windows(hour(turn)) if window.voiced]
    spoken = [cell for cell in cells if cell.overlaps(RANGE)]
    assert spoken[0].start_ms < RANGE.start_ms < spoken[0].end_ms
    assert spoken[-1].start_ms < RANGE.end_ms < spoken[-1].end_ms
    for cell in (spoken[0], spoken[-1]):
        assert sum(word.start_ms in cell for word in words(asked)) >= 5

    both = sorted((*asked, *rest), key=lambda piece: piece.range)
    assert all(a.range.end_ms == b.range.start_ms for a, b in pairwise(both))
    assert merged(piece.range for piece in both) == [TimeRange(0, HOUR_MS)]
    assert all(a.start_ms < b.start_ms for a, b in pairwise(words(both)))
    assert [(w.start_ms, w.text) for w in words(both)] == [(w.start_ms, w.text) for w in words(whole)]
