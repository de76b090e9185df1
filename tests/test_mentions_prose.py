"""Whole texts as users paste them, and the tables that reading rests on."""

from talkdex.mentions import read_segments
from talkdex.mentions.lexicon import words_of
from talkdex.mentions.words import LANGUAGES, purposes
from talkdex.timing import clock


def lines(text: str) -> list[tuple[str, str, str | None]]:
    found = []
    for s in read_segments(text):
        end = "" if s.end_ms is None else f"-{clock(s.end_ms)}"
        found.append((f"{clock(s.start_ms or 0)}{end}", s.label, s.speaker))
    return found


def test_a_newsletter_names_three_segments_among_appointments() -> None:
    text = (
        "Chers abonnés,\n\nLundi 12 mai à 18h30 s'est tenue la réunion publique sur l'eau (2h15 de débats). "
        "La vidéo est en ligne :\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n"
        "Pour regarder l'intervention d'Oscar Figueroa (22min10-1h16), rendez-vous au centre de la page. "
        "Vous pouvez\naussi revoir les questions de la salle à partir de 1h17 et la conclusion de Mme Dupont "
        "vers 1h45.\n\nProchaine réunion : jeudi 15 juin à 19h, salle des fêtes (entrée 5 €, durée 1h30)."
    )
    assert lines(text) == [
        ("22:10-1:16:00", "intervention d'Oscar Figueroa", "Oscar Figueroa"),
        ("1:17:00", "questions de la salle", None),
        ("1:45:00", "conclusion de Mme Dupont", "Dupont"),
    ]


def test_minutes_of_a_hearing() -> None:
    text = (
        "PUBLIC HEARING – March 3, 2026, 7:00 PM\n\n0:00 Roll call\n2:15 Public comment\n"
        "  - Jane Doe (resident) 3:40\n  - John Smith 7:05\n45:10 Item 4: Water rates (vote 3-2)\n"
        "1:16:00 Adjourn at 8:16 PM"
    )
    assert lines(text) == [
        ("0:00-2:15", "Roll call", None),
        ("2:15-3:40", "Public comment", None),
        ("3:40-7:05", "Jane Doe (resident)", "Jane Doe"),
        ("7:05-45:10", "John Smith", "John Smith"),
        ("45:10-1:16:00", "Item 4: Water rates (vote 3-2)", None),
        ("1:16:00", "Adjourn at 8:16 PM", None),
    ]


def test_one_argument_of_the_command_line() -> None:
    wanted = ("22:10-1:16:00", "Oscar Figueroa")
    for text in (
        "Oscar Figueroa 22:10-1:16:00",
        "Oscar Figueroa : 22:10 → 1:16:00",
        "Oscar Figueroa (22min10-1h16)",
        "22:10\t1:16:00\tOscar Figueroa",
        "start,end,title\n22:10,1:16:00,Oscar Figueroa",
        "22:10-1:16 Oscar Figueroa",
        "<b>Oscar Figueroa</b> de <a href='https://youtu.be/dQw4w9WgXcQ?t=1330'>22:10</a> à 1:16:00",
    ):
        assert [(when, label) for when, label, _ in lines(text)] == [wanted], text


def test_the_word_tables_name_known_purposes() -> None:
    assert set(LANGUAGES) >= {"en", "fr", "es", "de", "it", "pt", "ja", "zh", "ru"}
    assert all(words_of(purpose) for purpose in purposes())
    assert all(set(rows) <= set(LANGUAGES["en"]) for rows in LANGUAGES.values())
