"""Parts of a quotation that are said again and again are meant where they stand next to the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shelf import STEP_MS, shelve, spoken
from talkdex.index.reader import Reader
from talkdex.quotes import find_quote

FILLER = "we also went there and then it rained for a while until nobody wanted any more of that . " * 8
CORE = "the numbers are final as of this very morning"
SAID = f"So it began . {FILLER} so {CORE} we think . {FILLER} we think that it also ends"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    shelve(
        path, "talk", spoken(("Ann", f"So it began . {FILLER}"), ("Bob", f"so {CORE} we think . {FILLER}"))
    )
    with Reader(path) as opened:
        yield opened


def at(words: str) -> int:
    """The start of the word behind some words."""
    return len(SAID.split(words, maxsplit=1)[0].split()) * STEP_MS


@pytest.mark.parametrize(
    ("quoted", "parts"),
    [
        (f"so… {CORE}", ["so", CORE]),
        (f"{CORE}… we think", [CORE, "we think"]),
        (f"Soo… {CORE}", [CORE]),  # three letters are in any word
        (f"nobody wanted any more […] {CORE}", ["nobody wanted any more", CORE]),
        (f"nobody wantd any mor […] {CORE}", ["nobody wanted any more", CORE]),
        (f"{CORE} […] it raind for a wile", [CORE, "it rained for a while"]),
    ],
)
def test_the_nearest_place_of_a_part_is_taken(reader: Reader, quoted: str, parts: list[str]) -> None:
    hit = find_quote(reader, quoted)[0]
    assert [part.text for part in hit.parts] == parts
    core = hit.parts[parts.index(CORE)]
    assert core.start_ms == at(CORE)
    assert all(abs(part.start_ms - core.start_ms) < 40 * STEP_MS for part in hit.parts)
    assert hit.speaker == ("Ann" if "nobody" in quoted else "Bob")


def test_a_part_is_looked_for_far_away_too(reader: Reader) -> None:
    hit = find_quote(reader, f"it began […] {CORE}")[0]
    assert [part.start_ms for part in hit.parts] == [STEP_MS, at(CORE)]
    assert not find_quote(reader, f"it began […] {CORE}")[0].lost
    assert find_quote(reader, f"Paris […] {CORE}")[0].lost == ("Paris",)


def test_all_places_are_given_of_what_is_said_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    for number in range(30):
        words = (
            f"hello number{number} here . thank you all very much for coming here tonight dear friends . bye"
        )
        shelve(path, f"talk{number}", spoken(("Ann", words), start_ms=number * 1000))
    with Reader(path) as opened:
        for limit in (1, 5, 12, 30):
            hits = find_quote(opened, "thank you all very much for coming here tonight", limit=limit)
            assert len({hit.recording.id for hit in hits}) == len(hits) == limit
            assert {hit.score for hit in hits} == {hits[0].score}
