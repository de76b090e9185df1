"""Lists of chapters, tables, agendas: entries, titles, ends."""

import pytest

from talkdex.mentions import read_segments
from talkdex.segment import Stated
from talkdex.timing import clock


def lines(text: str, duration_ms: int | None = None) -> list[tuple[str, str, str | None]]:
    return [(_when(s), s.label, s.speaker) for s in read_segments(text, duration_ms=duration_ms)]


def _when(stated: Stated) -> str:
    end = "" if stated.end_ms is None else f"-{clock(stated.end_ms)}"
    return f"{clock(stated.start_ms or 0)}{end}"


CHAPTERS = [
    ("0:00-5:20", "Welcome", None),
    ("5:20-1:02:00", "Water and health", None),
    ("1:02:00", "End", None),
]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 Welcome\n5:20 Water and health\n1:02:00 End",
        "Chapters:\n- 00:00:00 - Welcome\n- 00:05:20 - Water and health\n- 01:02:00 - End\n\nThanks!",
        "(0:00) Welcome\n\n(5:20) Water and health\n\n(1:02:00) End",
        "* [0:00](#t=0:00) – Welcome\n* [5:20](#t=5:20) – Water and health\n* [1:02:00](#t=1:02:00) – End",
        "Welcome 0:00\nWater and health 5:20\nEnd 1:02:00",
        (
            "### Welcome ([0:00](https://youtu.be/dQw4w9WgXcQ?t=0))\n\ntext\n\n"
            "### Water and health ([5:20](https://youtu.be/dQw4w9WgXcQ?t=320))\n\n"
            "### End ([1:02:00](https://youtu.be/dQw4w9WgXcQ?t=3720))"
        ),
        "1. Welcome - 0:00\n2. Water and health - 5:20\n3. End - 1:02:00",
        "0:00\nWelcome\n5:20\nWater and health\n1:02:00\nEnd",
        "0:00 Welcome | 5:20 Water and health | 1:02:00 End",
        'title="0:00 Welcome, 5:20 Water and health, 1:02:00 End"',
        "Show notes:\\n0:00 Welcome\\n5:20 Water and health\\n1:02:00 End",
        "Chapters(0:00) Welcome(5:20) Water and health(1:02:00) End",
        "<p>0:00 Welcome<br>5:20 Water &#97;nd health<br/>\n1:02:00 End</p>",
        "<ul><li>0:00 Welcome</li>\n<li>5:20 Water and health</li>\n<li>1:02:00 End</li></ul>",
        "| Time | Topic |\n|---|---|\n| 0:00 | Welcome |\n| 5:20 | Water and health |\n| 1:02:00 | End |",
        "| 1 | 0:00 | Welcome |\n| 2 | 5:20 | Water and health |\n| 3 | 1:02:00 | End |",
        (
            "<table><tr><td>0:00</td><td>Welcome</td></tr>\n<tr><td>5:20</td><td>Water and health</td></tr>"
            "<tr><td>1:02:00</td><td>End</td></tr></table>"
        ),
        (
            "======= ================\nTime    Title\n======= ================\n0:00    Welcome\n"
            "5:20    Water and health\n1:02:00 End\n======= ================"
        ),
        (
            "+---------+------------------+\n+ Start   | Subject          +\n+=========+==================+\n"
            "+ 0:00    | Welcome          +\n|         | - by all         |\n+---------+------------------+\n"
            "+ 5:20    | Water and health +\n+---------+------------------+\n+ 1:02:00 | End              +\n"
            "+---------+------------------+"
        ),
        (
            "| Start | Length | Title |\n|---|---|---|\n| 0:00 | 5:20 | Welcome |\n"
            "| 5:20 | 56:40 | Water and health |\n| 1:02:00 | 3:00 | End |"
        ),
        "0:00 Welcome (5:20)\n5:20 Water and health (56:40)\n1:02:00 End (3:00)",
        "- 0:00~ Welcome\n- 5:20~ Water and health\n- 1:02:00~ End",
    ],
)
def test_layouts(text: str) -> None:
    assert [(when, label, who) for when, label, who in lines(text)] == CHAPTERS


def test_notes_on_one_line_behind_a_colon_are_a_list() -> None:
    text = "my notes: 3:15 def of entropy, 9:40 example w/ coins, 21:05 divergence"
    assert [s.start_ms for s in read_segments(text)] == [195_000, 580_000, 1_265_000]
    assert not read_segments("leaves: 7:12 north gate, 7:42 south gate, 8:12 harbour")


def test_parts_that_fill_whole_hours_of_a_day_are_parts() -> None:
    text = "• 00:00 – 04:59 : Accueil\n• 05:00 – 19:59 : Exposé\n• 20:00 – 44:10 : Débat"
    ends = [(s.start_ms, s.end_ms) for s in read_segments(text)]
    assert ends == [(0, 299_000), (300_000, 1_199_000), (1_200_000, 2_650_000)]


def test_ends_that_were_written_and_ends_that_follow() -> None:
    first, second = read_segments("0:00-5:16: Welcoming\n5:16 -11:16: Opening remarks")
    assert (first.end_ms, first.end_stated, second.end_stated) == (316_000, True, True)
    first, second = read_segments("0:00 Welcoming\n5:16 Opening remarks")
    assert (first.end_ms, first.end_stated, second.end_ms) == (316_000, False, None)


def test_a_table_of_starts_and_ends() -> None:
    table = (
        "| From | To | Speaker | Subject |\n|---|---|---|---|\n"
        "| 0:00 | 5:20 | Jane Doe | Opening |\n| 22:10 | 1:16 | Oscar Figueroa | Water |"
    )
    assert lines(table)[0] == ("0:00-5:20", "Opening", "Jane Doe")


def test_wrapped_lines_are_put_together() -> None:
    text = (
        "-  08:55 - Katie Bell: the explorer of things that nobody\n   has seen\n"
        "-  11:45 - Shawn Cole: You should contribute\n"
    )
    assert lines(text) == [
        ("8:55-11:45", "the explorer of things that nobody has seen", "Katie Bell"),
        ("11:45", "You should contribute", "Shawn Cole"),
    ]


def test_a_paragraph_that_lost_its_line_breaks() -> None:
    text = (
        "00:00 Introduction 01:10 Mark Hall - Logging with canaries in mines 02:54\n"
        "Tim Bell - Too many projects to tell about here 08:24 Ann Lee - I am not\n"
        "a doctor 12:51 Ben Cole - Asynchronous things, the short edition of them"
    )
    assert [(when, label) for when, label, _ in lines(text)] == [
        ("0:00-1:10", "Introduction"),
        ("1:10-2:54", "Logging with canaries in mines"),
        ("2:54-8:24", "Too many projects to tell about here"),
        ("8:24-12:51", "I am not a doctor"),
        ("12:51", "Asynchronous things, the short edition of them"),
    ]


def test_nested_agenda() -> None:
    text = (
        "1. Opening (0:00)\n   - Minutes of the last meeting (3:20)\n"
        "2. Budget\n   - 12:00 Presentation\n   - 25:10 Questions"
    )
    assert [(when, label) for when, label, _ in lines(text)] == [
        ("0:00-3:20", "Opening"),
        ("3:20-12:00", "Minutes of the last meeting"),
        ("12:00-25:10", "Presentation"),
        ("25:10", "Questions"),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("2:25 Livros\n7:21 Razão\n10h06 - Descentralização\n12:26 Funções", [145, 441, 606, 746]),
        ("3:14 - Le plan\n17h09 – Coups de pied\n8:25 - La lumière", [194, 309, 505]),
        ("58:20 Three\n59:40 Four\n1:02 Five\n1:10 Six", [3500, 3580, 3720, 4200]),
        ("12:40 A one\n31:15 A typo\n14:20 A two\n15:00 A three", [760, 1875, 860, 900]),
        ("+0:00 - 0:10: Setup\n+0:10 - 0:45: Keynote\n+0:45 - 1:05: Coaching", [0, 600, 2700]),
    ],
)
def test_the_order_of_a_list_settles_what_is_ambiguous(text: str, starts: list[int]) -> None:
    assert [(s.start_ms or 0) // 1000 for s in read_segments(text)] == starts


def test_remarks_on_mistakes_are_no_chapters() -> None:
    text = "0:00 - Start\n3:29 - Middle\n16:04 - Books\n\nCorrections:\n- 1:33 - it should say x\n- 16:21 - y"
    assert [when for when, _, _ in lines(text)] == ["0:00-3:29", "3:29-16:04", "16:04"]
    assert [when for when, _, _ in lines("Erratum at 1:33: it should say x")] == ["1:33"]


def test_a_transcript_has_no_ends() -> None:
    text = (
        "00:02 Then the professor will give a speech much more\n00:12 general and also\n00:19 of key notes."
    )
    assert [s.end_ms for s in read_segments(text)] == [None, None, None]


def test_the_same_range_twice_is_one() -> None:
    assert (
        len(read_segments("Watch the video from 1:00 to 2:15 [Video (1:00 to 2:15)](https://x.example)")) == 1
    )


def test_labels_keep_their_characters() -> None:
    text = "0:00 - Présentation « à l'été » & œuvre – n° 1\n2:00 - 第3章 森 (C++)"
    assert [label for _, label, _ in lines(text)] == [
        "Présentation « à l'été » & œuvre – n° 1",
        "第3章 森 (C++)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "01 - 0:00 - Opening\n02 - 1:12 - Night train\n03 - 9:30 - Reprise",
        "In this episode: Opening (0:00), Night train (1:12), Reprise (9:30).",
        "See https://example.org 0:00 Opening 1:12 Night train 9:30 Reprise",
        "(min 0) Opening\n(min 1) Night train\n(min 9) Reprise",
        "0:00 Opening (1:12)\n1:12 Night train (8:18)\n9:30 Reprise (0:40)",
        "Au programme :\n- à 0 min : Opening\n- à 1 min : Night train\n- à 9 min : Reprise",
    ],
)
def test_titles_are_found_in_more_layouts(text: str) -> None:
    assert [s.label for s in read_segments(text)] == ["Opening", "Night train", "Reprise"]


def test_an_entry_may_name_a_time_of_day_before_its_own() -> None:
    text = "ROLL CALL (0:01:12)\nHEARING (0:14:40)\nADJOURNMENT at 8:45 p.m. (2:16:20)"
    assert [s.start_ms for s in read_segments(text)] == [72_000, 880_000, 8_180_000]
