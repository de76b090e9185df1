"""The carried model `demo`: hears the sample's synthesised voices, and nothing about it needs a network."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkdex.media import samples
from talkdex.recognize import DEMO, at_hand, load
from talkdex.recognize.recognizer import Settings
from talkdex.text import fold
from talkdex.word import Word

SAMPLE = Path(__file__).resolve().parents[1] / "scripts" / "sample"
NEAR_MS = 500
MOST_MB = 16


@pytest.fixture(scope="module")
def heard() -> list[Word]:
    recognizer = load(DEMO, device="cpu")
    pieces = recognizer.transcribe(samples(SAMPLE / "plenaria.mp4"), Settings(prior="es"))
    return [word for piece in pieces for cue in piece.cues for word in cue.words]


def told() -> Iterator[tuple[int, str]]:
    """When each word of the sample begins, by the synthesiser."""
    for line in json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))["lines"]:
        for start, _, text in line["words"]:
            yield start, plain(text)


def plain(text: str) -> str:
    return fold(text).strip(" .,;:¿?¡!")


def test_the_carried_model_is_at_hand_and_small() -> None:
    folder = at_hand(DEMO)
    assert folder is not None
    assert sum(path.stat().st_size for path in folder.iterdir()) <= MOST_MB * 1_000_000


def test_most_words_of_the_sample_are_heard_where_they_are_said(heard: list[Word]) -> None:
    said = list(told())
    found = [
        (start, text)
        for start, text in said
        if any(plain(word.text) == text and abs(word.start_ms - start) <= NEAR_MS for word in heard)
    ]
    assert len(found) >= 0.7 * len(said)


def test_words_heard_once_are_timed_as_the_synthesiser_timed_them(heard: list[Word]) -> None:
    said = [text for _, text in told()]
    words = [plain(word.text) for word in heard]
    starts = {text: start for start, text in told() if said.count(text) == words.count(text) == 1}
    off = sorted(
        abs(word.start_ms - starts[plain(word.text)]) for word in heard if plain(word.text) in starts
    )
    assert len(off) >= 60
    assert off[len(off) // 2] <= 150
    assert off[len(off) * 9 // 10] <= 300
