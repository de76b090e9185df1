"""Quotations: every passage is found where it is said, however it was remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.index.reader import Reader
from talkdex.index.writer import SegmentRow, Writer
from talkdex.quotes import QuoteHit, find_quote
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.text import fold
from talkdex.transcript import Cue, Origin, Transcript, Word

TALKS = {
    "fr": """Mesdames et messieurs, la police communautaire tisse des liens de confiance avec les habitants.
        L'histoire de la sécurité commence par euh vingt-cinq personnes qui n'ont pas peur. Le maire a dit
        que l'œuvre collective coûtera treize mille euros, et personne n'a protesté ce soir-là.""",
    "es": """La policía comunitaria vigila los caminos de la montaña desde mil novecientos noventa y cinco.
        No tenemos sueldo ni uniforme, pero tenemos la palabra de la asamblea y eso pesa más que un fusil.
        Oscar Figueroa explicó cómo se nombra a los comandantes en cada pueblo.""",
    "en": """We had it working in 25 minutes, and then the database, you know, fell over in front of
        everybody. For a long time we have had SQLite for really simple data. The website came back on
        Tuesday morning.
        Nobody lost a single record, which is the part that I am proud of in the end.""",
    "de": """Was man über Euler wissen muss, ist, dass er Probleme gelöst hat, sehr viele Probleme. Die
        Geschäftsordnung erlaubt fünfundzwanzig Redner, und heute sprechen nur acht von ihnen.""",
}
STEP_MS = 400


def cues(text: str, *, upper: bool = False) -> tuple[Cue, ...]:
    """Cues of seven words, each word 400 ms long."""
    words = [
        Word(i * STEP_MS, (i + 1) * STEP_MS, w.upper() if upper else w) for i, w in enumerate(text.split())
    ]
    groups = [tuple(words[i : i + 7]) for i in range(0, len(words), 7)]
    return tuple(Cue(g[0].start_ms, g[-1].end_ms, " ".join(w.text for w in g), None, g) for g in groups)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("index") / "talks.db"
    with Writer(path) as writer:
        for language, text in TALKS.items():
            writer.add_recording(
                Recording(f"test:{language}", f"Talk {language}", duration_ms=600_000),
                Transcript(cues(text), language),
                [SegmentRow(Stated("The beginning", "Oscar Figueroa", 0, 30_000))],
            )
    with Reader(path) as opened:
        yield opened


def first(reader: Reader, text: str, **options: object) -> QuoteHit:
    hits = find_quote(reader, text, **options)  # type: ignore[arg-type]
    assert hits, f"not found: {text}"
    return hits[0]


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    language = draw(st.sampled_from(sorted(TALKS)))
    count = len(TALKS[language].split())
    begin = draw(st.integers(0, count - 6))
    return language, begin, draw(st.integers(begin + 6, min(count, begin + 30)))


@given(passage=passages(), style=st.sampled_from([str, str.upper, fold]))
@settings(max_examples=60, deadline=None)
def test_any_passage_is_found_with_the_times_of_its_words(
    reader: Reader, passage: tuple[str, int, int], style: type[str]
) -> None:
    language, begin, end = passage
    quoted = " ".join(TALKS[language].split()[begin:end])
    hit = first(reader, style(quoted))
    assert (hit.recording.identity, hit.start_ms, hit.end_ms) == (
        f"test:{language}",
        begin * STEP_MS,
        end * STEP_MS,
    )
    assert fold(hit.text) == fold(quoted)
    assert hit.exact
    assert hit.score > 0.5


@given(passage=passages(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_one_lost_word_is_told_and_loses_nothing_else(
    reader: Reader, passage: tuple[str, int, int], data: st.DataObject
) -> None:
    language, begin, end = passage
    words = TALKS[language].split()[begin:end]
    if len(words) < 12:
        words = TALKS[language].split()[:16]
        begin, end = 0, 16
    lost = data.draw(st.integers(4, len(words) - 5))
    hit = first(reader, " ".join(words[:lost] + words[lost + 1 :]))
    assert (hit.recording.identity, hit.start_ms, hit.end_ms) == (
        f"test:{language}",
        begin * STEP_MS,
        end * STEP_MS,
    )
    said = " ".join(d.said for part in hit.parts for d in part.differences if d.said)
    assert fold(said) == fold(" ".join(words))


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        (
            "« la police communautaire tise des lien de confience »",
            "la police communautaire tisse des liens de confiance",
        ),
        ("la policia comunitaria bigila los caminos", "La policía comunitaria vigila los caminos"),
        (
            "commence par 25 personnes qui n’ont pas peur",
            "commence par euh vingt-cinq personnes qui n'ont pas peur.",
        ),
        (
            "coutera 13.000 euros et personne n'a protesté",
            "coûtera treize mille euros, et personne n'a protesté",
        ),
        (
            "los caminos de la montaña desde 1995",
            "los caminos de la montaña desde mil novecientos noventa y cinco.",
        ),
        ("we had it working in twenty-five minutes", "We had it working in 25 minutes,"),
        ("erlaubt 25 Redner, und heute sprechen", "erlaubt fünfundzwanzig Redner, und heute sprechen"),
        ("the web site came back on tuesday mourning", "The website came back on Tuesday morning."),
        (
            "„Was man über Euler wissen muss, ist, dass er Probleme gelöst hat“",
            "Was man über Euler wissen muss, ist, dass er Probleme gelöst hat,",
        ),
        ("l oeuvre collective coutera treize mille", "l'œuvre collective coûtera treize mille"),
    ],
)
def test_what_is_remembered_otherwise_is_found_as_it_was_said(reader: Reader, quoted: str, said: str) -> None:
    hit = first(reader, quoted)
    assert hit.text == said
    assert hit.start_ms % STEP_MS == 0


@pytest.mark.parametrize("gap", ["…", "...", "[…]", "[...]", "(…)", "(...)", ". . ."])
def test_an_ellipsis_parts_a_quotation_and_each_part_has_its_times(reader: Reader, gap: str) -> None:
    hit = first(reader, f"“No tenemos sueldo {gap} eso pesa más que un fusil”")
    assert [part.text for part in hit.parts] == ["No tenemos sueldo", "eso pesa más que un fusil."]
    assert hit.parts[0].end_ms < hit.parts[1].start_ms
    assert (hit.start_ms, hit.end_ms) == (hit.parts[0].start_ms, hit.parts[1].end_ms)
    assert hit.exact


def test_what_the_writer_put_in_is_not_looked_for(reader: Reader) -> None:
    hit = first(reader, "[W]e have had SQLite for [very] really simple [applications]")
    kinds = [(d.kind, d.said, d.quoted) for d in hit.parts[0].differences]
    assert kinds == [
        ("same", "we have had SQLite for", "We have had SQLite for"),
        ("inserted", "", "very"),
        ("same", "really simple", "really simple"),
        ("inserted", "", "applications"),
    ]


def test_a_quotation_that_ends_inside_a_word_differs_there_and_nowhere_else(reader: Reader) -> None:
    hit = first(reader, "la sécurité commence par euh vingt-cinq personnes qui n")
    assert [(d.kind, d.said, d.quoted) for d in hit.parts[0].differences[1:]] == [("changed", "n'ont", "n")]


def test_a_quotation_may_begin_behind_an_elided_word(reader: Reader) -> None:
    hit = first(reader, "œuvre collective coûtera treize mille euros")
    assert (hit.text, hit.exact) == ("l'œuvre collective coûtera treize mille euros,", True)


@pytest.mark.parametrize(
    ("quoted", "cut", "left"),
    [
        ("cinq personnes qui n'ont pas peur. Le maire a dit", "vingt-cinq", "cinq"),
        ("ont pas peur. Le maire a dit", "n'ont", "ont"),
    ],
)
def test_a_quotation_that_begins_inside_a_word_differs(
    reader: Reader, quoted: str, cut: str, left: str
) -> None:
    hit = first(reader, quoted)
    (changed,) = (d for d in hit.parts[0].differences if d.kind != "same")
    assert (changed.kind, changed.said, changed.quoted) == ("changed", cut, left)


def test_the_difference_tells_changed_omitted_and_added_words_and_fillers(reader: Reader) -> None:
    hit = first(reader, "the old database fell down in front of everybody")
    told = {d.kind: (d.said, d.quoted) for d in hit.parts[0].differences if d.kind != "same"}
    assert told == {
        "added": ("", "old"),
        "filler": ("you know,", ""),
        "changed": ("over", "down"),
    }


def test_a_whole_page_is_found_from_its_first_to_its_last_word(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    page = " ".join(f"word{i} of{i % 7} page{i % 11}" for i in range(400))
    with Writer(path) as writer:
        writer.add_recording(Recording("test:x", "x"), Transcript(cues(f"before it {page} after it")))
    with Reader(path) as reader:
        hit = first(reader, page)
    assert (hit.start_ms, hit.end_ms) == (2 * STEP_MS, (2 + 1200) * STEP_MS)


def test_quotations_inside_a_sentence_are_found_without_the_sentence(reader: Reader) -> None:
    hit = first(
        reader, "The engineer told reporters that it all went well: “Nobody lost a single record”, he said."
    )
    assert hit.text == "Nobody lost a single record,"


@pytest.mark.parametrize(
    "absent",
    [
        "the committee will now hear the second reading of the bill on fisheries",
        "quand les poules auront des dents nous irons tous à la plage",
        "zzz qqq xxx",
        "x" * 5000,
        "",
        "!!! … [ ] «»",
        "[only what the writer put in]",
    ],
)
def test_what_nobody_said_is_not_found(reader: Reader, absent: str) -> None:
    assert find_quote(reader, absent) == []


def test_the_nearest_place_is_given_with_its_doubt_when_asked_for(reader: Reader) -> None:
    doubtful = "the police are slow to answer when the habitants of the mountain call them"
    assert find_quote(reader, doubtful) == []
    nearest = find_quote(reader, doubtful, nearest=True)
    assert nearest
    assert nearest[0].score < 0.5


def test_a_search_can_be_limited_to_transcripts_and_by_hit(reader: Reader) -> None:
    quoted = "la police communautaire tisse des liens"
    number = first(reader, quoted).transcript.id
    assert find_quote(reader, quoted, transcripts=[number])
    assert not find_quote(reader, quoted, transcripts=[number + 1])
    assert not find_quote(reader, quoted, accepts=lambda hit: hit.speaker == "Somebody else")


def test_a_hit_tells_speaker_segment_and_what_is_around(reader: Reader) -> None:
    hit = first(reader, "communautaire tisse des liens", context=1)
    assert (hit.speaker, hit.segments[0].label) == ("Oscar Figueroa", "The beginning")
    assert hit.lead.endswith("la police")
    assert hit.tail.startswith("de confiance")
    assert hit.after


def test_a_translation_shows_the_words_as_spoken(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    spoken = Transcript(cues("La palabra de la asamblea pesa más que un fusil en la montaña"), "es")
    translated = Transcript(
        (Cue(0, 6000, "The word of the assembly weighs more than a rifle in the mountains"),),
        "en",
        Origin.TRANSLATED,
    )
    with Writer(path) as writer:
        number = writer.add_recording(Recording("test:x", "x"), spoken)
        writer.publish(number, translated)
    with Reader(path) as reader:
        hit = first(reader, "the assembly weighs more than a riffle")
        assert hit.transcript.origin == "translated"
        assert hit.spoken
        assert "asamblea" in hit.spoken
        assert first(reader, "asamblea pesa mas que un fusil").spoken is None


def test_captions_in_capitals_are_found(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with Writer(path) as writer:
        writer.add_recording(Recording("test:x", "x"), Transcript(cues(TALKS["en"], upper=True)))
    with Reader(path) as reader:
        assert first(reader, "Nobody lost a single record").exact
