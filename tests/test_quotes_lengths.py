"""Quotations much longer than some recordings, and long ones of which much was changed."""

import random
from pathlib import Path

import pytest

from shelf import STEP_MS, shelve, spoken
from talkdex.index.reader import Reader
from talkdex.quotes import find_quote

SAID = (
    "So I want to thank you all for coming tonight because the river has flooded the lower town twice this"
    " spring and nobody in the council has answered our letters about the old bridge"
)
AROUND = "We begin now with other things and so on . " * 30
CLIPS = ("Thank you.", "Thank you all.", "Music", "So", "Okay so thank you", "bridge", "Thank you all for")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A talk beside recordings of a word or two, as sounds and short clips make them."""
    for number, clip in enumerate(CLIPS):
        shelve(tmp_path / "talks.db", f"clip {number}", spoken(clip))
    shelve(tmp_path / "talks.db", "talk", spoken(AROUND + SAID))
    return Reader(tmp_path / "talks.db")


@pytest.mark.parametrize(
    "quoted",
    [
        "thank you all for comming tonite because a river flooded lowertown",
        "I want to thank you all that come tonight as the rivers had flooded a lower town",
        "thank you all for coming tonite, the river flooded the lower town",
    ],
)
def test_a_recording_of_two_words_hides_no_place_that_has_all(reader: Reader, quoted: str) -> None:
    with reader:
        hit = find_quote(reader, quoted)[0]
    assert hit.recording.title == "talk"
    assert hit.score > 0.8
    begin = len(AROUND.split()) * STEP_MS
    assert begin <= hit.start_ms <= begin + 6 * STEP_MS


def test_a_short_recording_is_found_by_all_that_it_holds(reader: Reader) -> None:
    with reader:
        assert find_quote(reader, "Okay, so thank you")[0].recording.title == "clip 4"
        titles = {hit.recording.title for hit in find_quote(reader, "thank you all for")}
    assert titles == {"clip 6", "talk"}


@pytest.mark.parametrize("words", [101, 150, 249, 400])
def test_a_long_quotation_is_found_though_much_is_changed(tmp_path: Path, words: int) -> None:
    chance = random.Random(words)
    known = ["".join(chance.choices("aeioubdklmnprst", k=chance.randint(2, 8))) for _ in range(300)]
    said = chance.choices(known, k=2000)
    shelve(tmp_path / "talks.db", "talk", spoken(" ".join(said)))
    quoted = [word if chance.random() > 0.4 else chance.choice(known) for word in said[700 : 700 + words]]
    with Reader(tmp_path / "talks.db") as reader:
        hit = find_quote(reader, " ".join(quoted))[0]
    assert abs(hit.start_ms - 700 * STEP_MS) <= 5 * STEP_MS
    assert abs(hit.end_ms - (700 + words) * STEP_MS) <= 5 * STEP_MS
