from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelf import shelve, spoken
from talkdex.errors import NotFound
from talkdex.index.reader import Reader
from talkdex.search import Filters, Hit, frequent, search
from talkdex.search.query import And, Not, Or, Phrase, parse
from talkdex.segment import Stated

FILLER = " ".join(f"mot{i}" for i in range(200)) + "."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    work = "La police communautaire tisse des liens de confiance. "
    work += "Vingt-deux agents travaillent au cœur de la ville et"
    said = spoken(
        ("La présidente", "Bonjour à tous. L'eau et la sécurité d'abord."),
        ("Oscar Figueroa", work),
        ("Oscar Figueroa", f"encore plus loin. {FILLER} La police revient."),
    )
    shelve(
        path,
        "Police",
        said,
        url="https://www.youtube.com/watch?v=abcdefghijk",
        published="2024-05-31",
        segments=[Stated("intervention d'Oscar Figueroa", "Oscar Figueroa", 4_000, 60_000)],
        duration_ms=200_000,
    )
    shelve(
        path,
        "Jardins",
        spoken("La police aime les jardins. Le cœur du jardin.", language="fr-CA"),
        published="2023",
    )
    shelve(path, "English", spoken("The police said the twenty-two gardens are fine.", language="en"))
    return path


def hits(index: Path, query: str, **filters: object) -> list[Hit]:
    with Reader(index) as reader:
        found = search(reader, query, Filters(**filters))  # type: ignore[arg-type]
        return [hit for one in found for hit in one.hits]


def shown(hit: Hit) -> list[str]:
    return [hit.text[a:b] for a, b in hit.matches]


def test_a_hit_starts_with_its_first_matched_word(index: Path) -> None:
    (hit,) = hits(index, "communautaire")
    assert hit.start_ms == 5_000
    assert hit.end_ms == 5_400
    assert shown(hit) == ["communautaire"]
    assert hit.speaker == "Oscar Figueroa"
    assert [s.label for s in hit.segments] == ["intervention d'Oscar Figueroa"]


@pytest.mark.parametrize("query", ["coeur", "CŒUR", "cœur", "cœu*", '"au cœur de la ville"', "«cœur de la»"])
def test_spelling_does_not_matter(index: Path, query: str) -> None:
    assert "Police" in {hit.recording.title for hit in hits(index, query)}


def test_apostrophes_and_hyphens_are_word_boundaries_that_hold_phrases_together(index: Path) -> None:
    assert shown(hits(index, '"l’eau et la sécurité d’abord"')[0]) == ["L'eau et la sécurité d'abord"]
    assert shown(hits(index, "vingt-deux")[0]) == ["Vingt-deux"]
    assert shown(hits(index, "l'eau")[0]) == ["L'eau"]
    assert len(hits(index, "twenty-two")) == 1


def test_a_phrase_across_the_edge_of_snippets_is_found(index: Path) -> None:
    (hit,) = hits(index, '"la ville et encore plus loin"')
    assert shown(hit) == ["la ville et encore plus loin"]
    assert hit.end_ms - hit.start_ms == 5 * 500 + 400


def test_words_side_by_side_must_be_said_near_each_other(index: Path) -> None:
    assert {h.recording.title for h in hits(index, "police jardins")} == {"Jardins"}
    assert hits(index, "confiance revient") == []
    assert len(hits(index, "confiance OR revient")) == 2


def test_operators(index: Path) -> None:
    assert {h.recording.title for h in hits(index, "police NOT jardins")} == {"Police", "English"}
    assert {h.recording.title for h in hits(index, "(police OR eau) AND (jardins OR confiance)")} == {
        "Jardins",
        "Police",
    }
    assert len(hits(index, "NEAR(police confiance, 6)")) == 1
    assert hits(index, "NEAR(police confiance, 3)") == []
    assert len(hits(index, "police NEAR/6 confiance")) == 1
    assert len(hits(index, "communaut*")) == 1


def test_filters(index: Path) -> None:
    assert {h.recording.title for h in hits(index, "police", language="fr")} == {"Police", "Jardins"}
    assert {h.recording.title for h in hits(index, "police", since="2024")} == {"Police"}
    assert {h.recording.title for h in hits(index, "police", until="2023")} == {"Jardins"}
    assert {h.recording.title for h in hits(index, "police", recordings=("Jardins",))} == {"Jardins"}
    assert {h.recording.title for h in hits(index, "police", recordings=("test:English",))} == {"English"}


def test_a_segment_bounds_the_search(index: Path) -> None:
    assert [h.start_ms for h in hits(index, "police", segment="Figueroa")] == [4_500]
    assert len(hits(index, "police", speaker="figueroa")) == 2
    assert hits(index, "eau", segment="Figueroa") == []
    with pytest.raises(NotFound, match="no segment named 'Nobody'"):
        hits(index, "police", segment="Nobody")


def test_context_gives_the_snippets_around(index: Path) -> None:
    with Reader(index) as reader:
        (found,) = search(reader, "communautaire", context=1)
    assert found.hits[0].before[0].text.startswith("Bonjour")
    assert found.hits[0].after


@pytest.mark.parametrize(
    "query", ["la", "l*", "police OR jardins", "la NOT jardins", '"la police"', "NEAR(police la, 3)"]
)
def test_frequent_words_are_answered_alike(index: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = hits(index, query)
    monkeypatch.setattr(frequent, "MANY", -1)
    assert [(h.recording.id, h.start_ms, h.matches) for h in hits(index, query)] == [
        (h.recording.id, h.start_ms, h.matches) for h in complete
    ]


def test_queries_read_into_trees() -> None:
    assert parse("a b") == And((Phrase(("a",)), Phrase(("b",))))
    assert parse("a OR b") == Or((Phrase(("a",)), Phrase(("b",))))
    assert parse("a NOT b") == Not(Phrase(("a",)), Phrase(("b",)))
    assert parse('"a b"') == Phrase(("a", "b"))
    assert parse("AND") == parse('""') == parse("()") == parse("  ") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.text("\"()*:^-+'«» ANDORTEpolice0123456789,/")
    | st.binary().map(lambda b: b.decode("utf-8", "surrogateescape"))
)
def test_any_text_is_a_safe_query(index: Path, query: str) -> None:
    with Reader(index) as reader:
        for found in search(reader, query):
            for hit in found.hits:
                assert 0 <= hit.start_ms <= hit.end_ms
                assert hit.matches
