"""Words near each other: found alike whether all their places are read, only some, or FTS5 is asked."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelf import shelve, spoken
from talkdex import search as searching
from talkdex.index import aliases
from talkdex.index.aliases import Alias
from talkdex.index.connection import transaction
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.search import nearby, search
from talkdex.search.passages import Passage, Search, expanded
from talkdex.search.query import And, Node, Phrase, distinct, parse
from talkdex.search.ranking import Ranked

TALKS, WORDS = 8, 40
SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WAYS = {"all around": (10**9, 0), "where they are nearest": (0, 10**9), "as a whole": (0, 0)}
"""How many words are read around, and up to how many places of the rarest."""
words = st.integers(0, WORDS - 1).map("wo{:02d}".format)


def talk(number: int) -> list[str]:
    """What is said in a talk: some words often, some hardly ever; a sentence ends now and then."""
    chance = random.Random(number)
    said = (min(int(chance.expovariate(0.15)), WORDS - 1) for _ in range(100 * number))
    return [f"wo{word:02d}{'.' * (chance.random() < 0.1)}" for word in said]


@pytest.fixture(params=sorted(WAYS))
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have words that are near each other looked for in this way, however few there are."""
    monkeypatch.setattr(searching, "OFTEN", -1)
    for name, most in zip(("MOST", "PLACES"), WAYS[request.param], strict=True):
        monkeypatch.setattr(nearby, name, most)
    return str(request.param)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    for number in range(1, TALKS + 1):
        shelve(path, f"Talk {number}", spoken(" ".join(talk(number))))
    return path


def exactly(reader: Reader, node: Node) -> list[Passage]:
    """Find all passages by reading all places."""
    return Search(reader.positions, reader.token_total()).passages(node)


def found(reader: Reader, query: str) -> dict[int, list[Passage]]:
    """Find passages as `nearby` does, by recording."""
    typed = parse(query)
    assert typed is not None
    every = Search(reader.positions, reader.token_total())
    together = nearby.near(typed, expanded(distinct(typed), reader.positions.starting_with))
    assert together is not None, query
    told = list(by_recording(nearby.ranked_nearby(reader, every, together, 3)))
    assert len(told) == len(dict(told)), "each recording once"
    return dict(told)


def by_recording(ranked: Ranked) -> Iterator[tuple[int, list[Passage]]]:
    for number, clusters in ranked:
        yield number, sorted(passage for cluster in clusters.best for passage in cluster)


def of(reader: Reader, query: str) -> dict[int, list[Passage]]:
    typed = parse(query)
    assert typed is not None
    passages = exactly(reader, expanded(distinct(typed), reader.positions.starting_with))
    return {
        number: [p for p in passages if p.transcript == number] for number in {p.transcript for p in passages}
    }


@SETTINGS
@given(one=words, other=words.filter(bool), within=st.integers(0, 70))
def test_of_two_words_every_nearest_pair_is_found(index: Path, one: str, other: str, within: int) -> None:
    if one == other:
        return
    true = set()
    for number in range(1, TALKS + 1):
        said = [word.strip(".") for word in talk(number)]
        both = [at for at, word in enumerate(said) if word in (one, other)]
        true |= {(number, a, b) for a, b in pairwise(both) if said[a] != said[b] and b - a - 1 <= within}
    with Reader(index) as reader:
        passages = exactly(reader, And((Phrase((one,)), Phrase((other,))), within))
    assert [(p.transcript, p.first, p.last) for p in passages] == sorted(true)


@SETTINGS
@given(
    query=st.tuples(words, words).map(" ".join)
    | st.tuples(words, words, st.integers(1, 30)).map("NEAR({0[0]} {0[1]}, {0[2]})".format)
    | st.tuples(words, words, words).map('"{0[0]} {0[1]}" {0[2]}'.format)
    | st.tuples(words, words, words).map("({0[0]} OR {0[1]}) {0[2]}".format)
    | st.tuples(words, words, words).map("({0[0]} {0[1]}) NOT {0[2]}".format)
    | st.tuples(words, st.integers(0, 3)).map("{0[0]} wo{0[1]}*".format),
)
def test_two_parts_are_found_alike_in_every_way(index: Path, way: str, query: str) -> None:
    if distinct(parse(query)) != parse(query):  # the same word twice is one
        return
    with Reader(index) as reader:
        true, few = of(reader, query), found(reader, query)
    assert few == true, way


@pytest.mark.usefixtures("way")
@SETTINGS
@given(some=st.lists(words, min_size=3, max_size=6, unique=True))
def test_of_many_parts_the_recordings_come_first_where_they_are_nearest(index: Path, some: list[str]) -> None:
    with Reader(index) as reader:
        true, few = of(reader, " ".join(some)), found(reader, " ".join(some))
    assert few.keys() <= true.keys()
    assert bool(few) == bool(true)
    near = {number for number, passages in true.items() if any(p.last - p.first <= 60 for p in passages)}
    assert near <= few.keys()


@pytest.mark.usefixtures("way")
def test_a_sentence_typed_without_quotation_marks_is_found_first(tmp_path: Path) -> None:
    path, sentence = tmp_path / "talks.db", "wo00 wo01 wo20 wo02 wo21 wo22 wo23"
    for number in range(4, TALKS):
        shelve(path, f"Talk {number}", spoken(" ".join(talk(number))))
    shelve(path, "The one", spoken(" ".join([*talk(3), *sentence.split(), *talk(2)])))
    with Reader(path) as reader:
        first, *others = search(reader, sentence)
    assert others
    assert first.recording.title == "The one"
    assert sentence in first.hits[0].text


@pytest.mark.usefixtures("way")
def test_a_name_that_was_heard_otherwise_is_found_near_others(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    shelve(path, "Misheard", spoken("now oscar figuerra has the floor"))
    shelve(path, "Heard", spoken("now oscar figueroa has the floor and so has he"))
    with Writer(path) as writer, transaction(writer.connection):
        heard = Alias(1_000, 1_400, 2, 1, "figuerra", "Figueroa", "figueroa", "oscar", "has")
        aliases.put(writer.connection, 1, [heard])
    with Reader(path) as reader:
        for query in ("figueroa floor", '"oscar figueroa" floor', "floor now figuer*", "oscar figueroa has"):
            titles = [one.recording.title for one in search(reader, query)]
            assert sorted(titles) == ["Heard", "Misheard"], query


@pytest.mark.usefixtures("way")
def test_a_snippet_without_a_word_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    shelve(
        path, "Talk", spoken(("Ana", "this meeting"), ("Band", "♪ ♪"), ("Ana", "will resume"), ("Band", "♪"))
    )
    with Reader(path) as reader:
        for query in ("this resume", "meeting will", "will resume this"):
            assert search(reader, query), query


def test_a_word_that_is_asked_for_twice_is_asked_for_once(index: Path) -> None:
    assert distinct(parse("the people and the town")) == parse("the people and town")
    assert distinct(parse("a OR a")) == distinct(parse("(a a) NOT b")).wanted == parse("a")
    with Reader(index) as reader:
        assert search(reader, "wo00 wo20 wo00") == search(reader, "wo00 wo20")
        assert search(reader, "wo20 wo20") == search(reader, "wo20")
