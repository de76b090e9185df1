"""The engine's economy: it stops when it is sure, and finds first what looking at everything finds."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelf import shelve, spoken
from talkdex.index.reader import Reader
from talkdex.quotes import engine
from talkdex.quotes.engine import STAGES, Engine
from talkdex.quotes.votes import Ballot

VOWELS, CONSONANTS = "aeiou", "bcdfglmnprst"
TALKS = 6


def vocabulary() -> list[str]:
    """Make words of two syllables that are unlike each other, the frequent ones first."""
    chance = random.Random(4)
    made = {"".join(chance.choice(letters) for letters in (CONSONANTS, VOWELS) * 2) for _ in range(400)}
    return sorted(made, key=lambda word: word[::-1])


WORDS = vocabulary()


def talk(number: int) -> list[str]:
    chance = random.Random(number)
    return [WORDS[min(int(chance.expovariate(0.02)), len(WORDS) - 1)] for _ in range(500)]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    for number in range(1, TALKS + 1):
        shelve(path, f"Talk {number}", spoken(" ".join(talk(number))))
    with Reader(path) as opened:
        yield opened


def budgets_of(reader: Reader, tokens: list[str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the budgets that a search spends."""
    budgets: list[int] = []
    read = Ballot.read

    def counted(ballot: Ballot, budget: int, *, new: bool) -> bool:
        budgets.append(budget)
        return read(ballot, budget, new=new)

    monkeypatch.setattr(Ballot, "read", counted)
    Engine(reader, reader.token_total(), None).find(tokens, 1)
    return budgets


def test_the_search_ends_when_the_place_is_sure_though_it_is_not_very_like(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = talk(2)[100:116]
    for at in (2, 6, 9, 13):
        quoted[at] = "xyzzy"
    assert budgets_of(reader, quoted, monkeypatch) == [stage.budget for stage in STAGES[:2]]
    never = tuple(stage._replace(sure=2.0) for stage in STAGES)
    monkeypatch.setattr(engine, "STAGES", never)
    assert len(budgets_of(reader, quoted, monkeypatch)) > 2


def test_a_few_rare_words_are_enough_for_what_was_said_just_so(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert budgets_of(reader, talk(2)[100:116], monkeypatch) == [STAGES[0].budget]


def test_what_is_not_there_is_looked_for_in_all_stages(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = [*talk(1)[:3], "unheard", "of", *talk(3)[70:73]]
    assert budgets_of(reader, quoted, monkeypatch) == [
        stage.budget for stage in STAGES if not stage.over(8, 1)
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    number=st.integers(1, TALKS),
    first=st.integers(0, 470),
    length=st.integers(6, 25),
    slips=st.lists(st.tuples(st.integers(0, 24), st.sampled_from(WORDS)), max_size=4),
)
def test_the_first_place_is_the_one_that_all_stages_find(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, number: int, first: int, length: int,
    slips: list[tuple[int, str]],
) -> None:  # fmt: skip
    quoted = talk(number)[first : first + length]
    for at, word in slips[: length // 4]:
        quoted[at % len(quoted)] = word
    total = reader.token_total()
    (found,) = Engine(reader, total, None).find(quoted, 1)
    with monkeypatch.context() as patched:
        patched.setattr(engine, "STAGES", tuple(s._replace(enough=101.0, sure=2.0) for s in STAGES))
        (thorough,) = Engine(reader, total, None).find(quoted, 1)
    assert found.span == thorough.span
    assert found.span.transcript == number
    assert abs(found.span.first - first) <= 3


@pytest.mark.parametrize(("first", "last"), [(0, 12), (0, 6), (6, 12)])
def test_words_in_a_row_name_their_place_however_common_each_is(
    reader: Reader, first: int, last: int
) -> None:
    tokens = talk(3)[200:212]
    ballot = Ballot(reader.positions, tokens, reader.token_total(), None)
    assert ballot.best(5, 4) == []
    ballot.run(first, last)
    (place,) = ballot.best(5, 4)
    assert (place.transcript, place.first) == (3, 200)


def test_a_run_is_looked_for_in_the_transcripts_wanted_only(reader: Reader) -> None:
    tokens = talk(3)[200:212]
    ballot = Ballot(reader.positions, tokens, reader.token_total(), {1, 2})
    ballot.run(0, 12)
    assert ballot.best(5, 4) == []


def test_a_run_that_nobody_says_names_no_place(reader: Reader) -> None:
    for tokens in ([*talk(3)[200:204], *talk(5)[90:94]], ["unheard", "of"], talk(1)[:1]):
        ballot = Ballot(reader.positions, tokens, reader.token_total(), None)
        ballot.run(0, len(tokens))
        assert ballot.best(5, 4) == []
