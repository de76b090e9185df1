"""What somebody remembers in his own words is found where its telling words are said close together."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meetings import MEETING, MOUNTAIN, STEP_MS, convene
from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.index.reader import Reader
from talkdex.quotes import find_quote
from talkdex.quotes.gist import find_gist

COMMON = (
    "the of and that is are it in to a we they was for year not than all whole more have had them what"
    " le la les de des du un une qui que il elle ils et est pas dans ce se à l d"
)
RETOLD = "In March alone they spent more than the whole budget of the year that is coming"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    convene(path)
    shelve(path, "small talk", spoken(" ".join([COMMON] * 100)))
    return path


@pytest.fixture(scope="module")
def reader(index: Path) -> Iterator[Reader]:
    with Reader(index) as opened:
        yield opened


@pytest.mark.parametrize(
    ("retold", "where", "start_s"),
    [
        (RETOLD, MEETING, 300),
        ("retired people have made all the tables that stand in the building", MEETING, 480),
        ("keyboard of the customers: louder, they had wanted a quiet one", MEETING, 420),
        ("les femmes voudraient savoir quelles décisions prend l'assemblée", MOUNTAIN, 4600),
        ("Le RÈGLEMENT dit à qui appartient l’eau qu'ils boivent dans la vallee", MOUNTAIN, 4800),
    ],
)
def test_it_is_found_where_it_is_told(reader: Reader, retold: str, where: str, start_s: int) -> None:
    assert not find_quote(reader, retold)
    hit = find_gist(reader, retold)[0]
    assert hit.recording.url == where
    assert start_s * 1000 <= hit.start_ms < hit.end_ms <= start_s * 1000 + 20 * STEP_MS


def test_a_place_tells_what_is_met_and_when(reader: Reader) -> None:
    hit = find_gist(reader, RETOLD)[0]
    assert hit.text == "budget for the coming year is smaller than what we spent in March alone."
    assert [hit.text[a:b] for a, b in hit.marks] == ["budget", "coming", "spent", "March", "alone."]
    assert set(hit.met) == {"March", "alone", "spent", "budget", "coming"}
    assert hit.missing == ()
    assert (hit.lead, hit.tail, hit.speaker) == ("Our", "", "John Smith")
    assert (hit.start_ms, hit.end_ms) == (300_000 + STEP_MS, 300_000 + 15 * STEP_MS)
    assert hit.share == 1
    assert find_gist(reader, RETOLD + " of the walrus")[0].missing == ("walrus",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "the of and that",
        "zzyzx qwrtp plgh",
        "March",
        "March March March",
        "[budget spent March]",
        "budget",
    ],
)
def test_one_telling_word_is_no_gist(reader: Reader, text: str) -> None:
    assert find_gist(reader, text) == []


def test_it_is_looked_for_only_where_it_is_wanted(reader: Reader) -> None:
    number = find_gist(reader, RETOLD)[0].transcript.id
    others = {row[0] for row in reader.searched()} - {number}
    assert all(hit.transcript.id in others for hit in find_gist(reader, RETOLD, transcripts=others))
    assert find_gist(reader, RETOLD, accepts=lambda hit: hit.speaker == "Jane Doe") == []
    assert find_gist(reader, RETOLD, limit=0) == []


def test_places_are_apart_and_the_fullest_come_first(tmp_path: Path) -> None:
    few, more = "otter met a heron", "otter met a heron and a walrus"
    filler = f"{COMMON} " * 80
    shelve(tmp_path / "talks.db", "talk", spoken(f"An {few} . {filler} An {more} . {filler} An {few}"))
    with Reader(tmp_path / "talks.db") as reader:
        hits = find_gist(reader, "walrus, heron, otter")
    assert [hit.text for hit in hits] == [more, few, few]
    assert [hit.share == 1 for hit in hits] == [True, False, False]
    assert len({hit.start_ms for hit in hits}) == 3


def test_a_word_far_from_the_others_is_left_out_and_a_silence_keeps_apart(tmp_path: Path) -> None:
    said = f"walrus {COMMON} {COMMON} otter met a heron"
    shelve(tmp_path / "far.db", "talk", spoken(f"{COMMON} " * 80, said))
    cues = [*spoken("the walrus").cues, *spoken("otter met a heron", start_ms=60_000).cues]
    filler = spoken(f"{COMMON} " * 80, start_ms=90_000)
    shelve(tmp_path / "apart.db", "talk", replace(filler, cues=(*cues, *filler.cues)))
    for name in ("far.db", "apart.db"):
        with Reader(tmp_path / name) as reader:
            assert find_gist(reader, "walrus, heron, otter")[0].text == "otter met a heron", name


def call(capsys: pytest.CaptureFixture[str], index: Path, *arguments: str) -> tuple[int, str, str]:
    status = run(["--index", str(index), "quote", *arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_command_gives_it_with_the_nearest_places(
    capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    status, told, error = call(capsys, index, RETOLD)
    assert (status, told) == (1, "")
    assert "--nearest" in error
    status, told, _ = call(capsys, index, "--nearest", RETOLD)
    assert status == 0
    assert "5:00–5:06  told in other words  John Smith" in told
    assert "Our **budget** for the **coming**" in told
    assert "https://www.youtube.com/watch?v=meeting0002&t=300" in told


def test_the_command_tells_programs_what_is_met(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    rows = [json.loads(line) for line in call(capsys, index, "--nearest", "--json", RETOLD)[1].splitlines()]
    gist = next(row for row in rows if row["gist"])
    assert gist["score"] == 0
    assert "budget" in gist["gist"]["met"]
    assert all(row.keys() == rows[0].keys() for row in rows)
    assert len(call(capsys, index, "--nearest", "--json", "--limit", "1", RETOLD)[1].splitlines()) == 1


def test_what_is_quoted_is_not_looked_for_in_other_words(
    capsys: pytest.CaptureFixture[str], index: Path
) -> None:
    quoted = "Our budget for the coming year is smaller than what we spent"
    told = call(capsys, index, "--nearest", quoted)[1]
    assert "score 1.00" in told
    assert "other words" not in told


def test_a_filter_holds_for_it_too(capsys: pytest.CaptureFixture[str], index: Path) -> None:
    told = call(capsys, index, "--nearest", "--speaker", "Jane Doe", RETOLD)[1]
    assert "John Smith" not in told
