import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelf import STEP_MS, shelve, spoken
from talkdex.index import positions
from talkdex.index.reader import Reader
from talkdex.search import Filters, Found, frequent, search
from talkdex.search.passages import Search
from talkdex.search.query import Phrase
from talkdex.search.ranking import Ranked, ranked_first, ranked_often, ranked_phrase

WORDS = ("el", "la", "que", "no", "cœur", "police", "sí", "ville.")
FOLDED = ("el", "la", "que", "no", "coeur", "police", "si", "ville")
TALKS = 9
SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
phrases = st.lists(st.sampled_from(FOLDED), min_size=1, max_size=6).map(lambda words: Phrase(tuple(words)))
way = st.sampled_from(["all", "often", "looked up", "read"])


def talk(number: int) -> list[int]:
    """Which words are said in a talk: a few, over and over, so that phrases of several are found."""
    chance = random.Random(number)
    return [min(int(chance.expovariate(0.5)), 7) for _ in range(20 + 60 * number)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    for number in range(1, TALKS + 1):
        shelve(path, f"Talk {number}", spoken(" ".join(WORDS[w] for w in talk(number))))
    return path


def said(phrase: Phrase) -> set[tuple[int, int]]:
    """Find a phrase the slow way: the transcript and the first token of every place."""
    length = len(phrase.words)
    found = set()
    for number in range(1, TALKS + 1):
        tokens = [FOLDED[w] for w in talk(number)]
        found |= {(number, i) for i in range(len(tokens)) if tuple(tokens[i : i + length]) == phrase.words}
    return found


def places(found: Ranked) -> list[tuple[int, int]]:
    return [
        (passage.transcript, passage.first)
        for _, clusters in found
        for cluster in clusters.best
        for passage in cluster
    ]


@SETTINGS
@given(phrase=phrases, how=way)
def test_a_phrase_is_found_wherever_it_is_said(
    index: Path, phrase: Phrase, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "_LOOK_UP", {"looked up": 0, "read": 10**9}.get(how, 500))
    with Reader(index) as reader:
        every = Search(reader.positions, reader.token_total())
        ranked = (
            ranked_often(reader, every, phrase, 2) if how == "often" else ranked_phrase(reader, every, phrase)
        )
        found = places(ranked)
    assert len(found) == len(set(found))
    assert set(found) == said(phrase)


@SETTINGS
@given(phrase=st.lists(st.sampled_from(FOLDED), min_size=2, max_size=2), most=st.integers(0, 300))
def test_two_words_are_found_wherever_they_are_said_though_the_first_places_come_first(
    index: Path, phrase: list[str], most: int
) -> None:
    words = Phrase(tuple(phrase))
    with Reader(index) as reader:
        every = Search(reader.positions, reader.token_total())
        rest = ranked_often(reader, every, words, 2)
        found = places(ranked_first(reader, every, words, most, rest))
    assert len(found) == len(set(found))
    assert set(found) == said(words)


@SETTINGS
@given(phrase=phrases)
def test_recordings_that_are_probed_are_those_that_say_it(index: Path, phrase: Phrase) -> None:
    with Reader(index) as reader:
        every = Search(reader.positions, reader.token_total())
        found = places(frequent.ranked_phrase(reader, every, phrase, 2, 1000))
    true = said(phrase)
    assert set(found) <= true
    assert {transcript for transcript, _ in found} == {transcript for transcript, _ in true}


@SETTINGS
@given(
    phrase=phrases,
    limits=st.sampled_from([(-1, 10**9), (3, -1), (-1, -1), (50, -1), (10**9, 10**9)]),
)
def test_limits_are_kept_and_the_best_come_first(
    index: Path, phrase: Phrase, limits: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talkdex.search.OFTEN", limits[0])
    monkeypatch.setattr(frequent, "MANY", limits[1])
    with Reader(index) as reader:
        found = search(reader, f'"{" ".join(phrase.words)}"', limit=3, per_recording=2)
    true = {number for number, _ in said(phrase)}
    assert len(found) == min(3, len(true))
    assert {one.recording.id for one in found} <= true
    assert all(1 <= len(one.hits) <= 2 <= max(2, one.total) for one in found)
    assert all(a.start_ms < b.start_ms for one in found for a, b in pairwise(one.hits))


@SETTINGS
@given(phrase=phrases)
def test_a_hit_begins_when_its_first_word_is_said(index: Path, phrase: Phrase) -> None:
    true = said(phrase)
    with Reader(index) as reader:
        found = search(reader, f'"{" ".join(phrase.words)}"', limit=TALKS, per_recording=10**6)
    starts = {(one.recording.id, hit.start_ms // STEP_MS) for one in found for hit in one.hits}
    assert starts <= true
    assert {number for number, _ in starts} == {number for number, _ in true}


def frequently(index: Path, query: str, monkeypatch: pytest.MonkeyPatch, hits: int = 5) -> list[Found]:
    monkeypatch.setattr(frequent, "MANY", -1)
    with Reader(index) as reader:
        return search(reader, query, Filters(recordings=(str(TALKS),)), per_recording=hits)


def test_a_frequent_word_that_sqlite_spells_otherwise_is_found(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = frequently(index, "coeur", monkeypatch)
    hit = found.hits[0]
    assert {hit.text[a:b] for a, b in hit.matches} <= {"cœur", "cœur cœur"}


def test_of_a_frequent_word_all_hits_are_counted_and_given_when_asked_for(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frequent, "SNIPPETS", 1)
    (few,) = frequently(index, "la", monkeypatch, hits=1)
    assert len(few.hits) == 1 < few.total
    (every,) = frequently(index, "la", monkeypatch, hits=few.total)
    assert len(every.hits) == every.total == few.total
