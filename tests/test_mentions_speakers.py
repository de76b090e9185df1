"""Who is named, apart from what they speak about."""

import pytest

from talkdex.mentions import read_labels, read_segments
from talkdex.mentions.names import KNOWN, LIKELY, POSSIBLE, SURE, bare_name, leading_name, likeness
from talkdex.mentions.speakers import tell_speakers


@pytest.mark.parametrize(
    ("text", "label", "speaker"),
    [
        ("05:20 - Vicky Tuite: PyStar", "PyStar", "Vicky Tuite"),
        (
            "05:20 - Intervention d'Oscar Figueroa, consultant",
            "Intervention d'Oscar Figueroa, consultant",
            "Oscar Figueroa",
        ),
        ("Q&A with Jane Doe: 45:00", "Q&A with Jane Doe", "Jane Doe"),
        ("Retrouvez l'intervention de Mme Dupont (1h02)", "intervention de Mme Dupont", "Dupont"),
        ("Der Vortrag von Anna Müller beginnt bei 22:10 im Video.", "Vortrag von Anna Müller", "Anna Müller"),
        (
            "Intervento di Mario Rossi (dal minuto 12:30 al minuto 45)",
            "Intervento di Mario Rossi",
            "Mario Rossi",
        ),
        ("Fala do João Silva: de 1h02min a 1h16min", "Fala do João Silva", "João Silva"),
        ("En el minuto 22:10 del vídeo habla Oscar Figueroa.", "habla Oscar Figueroa.", "Oscar Figueroa"),
        ("22:10 Hadley introduces the conference", "Hadley introduces the conference", "Hadley"),
        ("22:10 Oscar Figueroa", "Oscar Figueroa", "Oscar Figueroa"),
        ("12:00 Machine Learning - Deep Dive", "Machine Learning - Deep Dive", None),
        ("12:00 Portfolio Projects on Your CV", "Portfolio Projects on Your CV", None),
    ],
)
def test_one_segment(text: str, label: str, speaker: str | None) -> None:
    (stated,) = read_segments(text)
    assert (stated.label, stated.speaker) == (label, speaker)


@pytest.mark.parametrize(
    "layout",
    [
        "{name}: {title}",
        "{name} - {title}",
        "{title} – {name}",
        "{title} ({name})",
        "{title} by {name}",
        "“{title}”, {name}",
    ],
)
def test_a_list_keeps_one_layout(layout: str) -> None:
    people = ["Łukasz Langa", "Mjumbe Poe", "J.L. Cercos-Pita", "Sheena O'Connell", "Guido van Rossum"]
    titles = ["Covariance in practice", "Widgets", "How to fix it", "Schools", "Typing: the future"]
    labels = [layout.format(name=name, title=title) for name, title in zip(people, titles, strict=True)]
    assert [(told.label, told.speaker) for told in tell_speakers(labels)] == list(
        zip(titles, people, strict=True)
    )


def test_a_list_of_names_alone_has_no_titles() -> None:
    assert [
        (s.label, s.speaker) for s in read_segments("0:14 Lucie Daeye\n5:22 Tobias Bell\n8:09 Ken Love")
    ] == [
        ("", "Lucie Daeye"),
        ("", "Tobias Bell"),
        ("", "Ken Love"),
    ]


def test_titles_are_no_names() -> None:
    labels = [
        "ADT's - enums",
        "ADT's - structures",
        "Record syntax",
        "Python Brochure",
        "Deep Dive - Part One",
    ]
    assert [told.speaker for told in tell_speakers(labels)] == [None] * 5


@pytest.mark.parametrize(
    ("phrase", "least"),
    [
        ("Oscar Figueroa", SURE),
        ("Oscar FIGUEROA", SURE),
        ("Guido van Rossum", SURE),
        ("C. Heimes", LIKELY),
        ('David "DB" Baumgold', SURE),
        ("Kenneth Love and Chris Jones", SURE),
        ("Pradeep Kumar Srinivasan, Matthew Rahtz", LIKELY),
        ("Hadley", KNOWN),
        ("Figueroa", POSSIBLE),
        ("Наталья Иванова", SURE),
    ],
)
def test_what_looks_like_a_name(phrase: str, least: float) -> None:
    assert likeness(phrase) >= least


@pytest.mark.parametrize(
    "phrase", ["", "the end", "Introduction", "Python 3.11", "How It Works", "C++", "a b", "?"]
)
def test_what_does_not(phrase: str) -> None:
    assert likeness(phrase) < POSSIBLE


def test_titles_of_respect_are_no_part_of_a_name() -> None:
    assert bare_name("Sr. D. Jesús Santos Corral") == "Jesús Santos Corral"
    assert leading_name("Mme Ana Gil, maire de Lens") == ("Ana Gil", "maire de Lens")


def test_labels_without_times_leave_the_clock_out() -> None:
    agenda = "14:00 Opening\n14:15 Oscar Figueroa: Water\n15:00 - 15:30 Questions"
    found = read_labels(agenda)
    assert [(s.label, s.speaker, s.start_ms) for s in found] == [
        ("Opening", None, None),
        ("Water", "Oscar Figueroa", None),
        ("Questions", None, None),
    ]
    assert all(s.span and agenda[slice(*s.span)] == s.text for s in found)
