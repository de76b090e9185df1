import csv
import io
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from selections import LAW, TALK, named, passage, said, selection
from talkdex.errors import NotFound, UsageError
from talkdex.exports import FORMATS, export
from talkdex.exports.selection import Mark, Passage, Selection, Stretch, Work
from talkdex.mentions import read_segments
from talkdex.recording import Recording

MARKS = [
    Mark(0, 60_000, "Bienvenida"),
    Mark(60_000, 400_000, "Intervención <1> & más", "Óscar Figueroa", link="https://youtu.be/x?t=60"),
    Mark(4_570_000, 4_600_000, "Preguntas", link="https://youtu.be/x?t=4570"),
]


def written(name: str, one: Selection) -> str:
    return export(one, FORMATS[name])


@LAW
@given(named())
def test_webvtt_py_reads_the_same_chapters(marks: list[Mark]) -> None:
    read = list(webvtt.from_string(written("vtt-chapters", selection(marks=marks))))
    assert [c.start_in_seconds for c in read] == [m.start_ms // 1000 for m in marks]
    assert [_ms(c.start) for c in read] == [m.start_ms for m in marks]
    assert [_ms(c.end) for c in read] == [m.end_ms for m in marks]


def _ms(text: str) -> int:
    hh, mm, ss = text.split(":")
    return (int(hh) * 60 + int(mm)) * 60_000 + int(ss.replace(".", ""))


def test_podcast_chapters_are_json_in_seconds() -> None:
    read = json.loads(written("podcast-chapters", selection(marks=MARKS)))
    assert read["version"] == "1.2.0"
    assert [(c["startTime"], c["endTime"]) for c in read["chapters"]] == [(0, 60), (60, 400), (4570, 4600)]
    assert read["chapters"][1]["title"] == "Intervención <1> & más (Óscar Figueroa)"
    assert read["chapters"][1]["url"] == "https://youtu.be/x?t=60"
    assert "url" not in read["chapters"][0]


def test_youtube_chapters_begin_at_zero_and_keep_to_ten_seconds() -> None:
    marks = [
        Mark(90_500, 95_000, "A"),
        Mark(96_000, 97_000, "B"),
        *MARKS[1:],
        Mark(4_700_000, 4_701_000, "Fin"),
    ]
    text = written("youtube", selection(marks=sorted(marks, key=lambda m: m.start_ms)))
    assert text == (
        "0:00 Sesión plenaria & más ‹1›\n1:00 Intervención ‹1› & más (Óscar Figueroa)\n1:30 A / B\n"
        "1:16:10 Preguntas\n1:18:20 Fin\n"
    )


def test_youtube_chapters_are_read_as_they_were_meant() -> None:
    read = read_segments(written("youtube", selection(marks=MARKS)), duration_ms=5_000_000)
    assert [s.start_ms for s in read] == [0, 60_000, 4_570_000]


@LAW
@given(named())
def test_youtube_chapters_rise_from_zero_by_ten_seconds_or_are_refused(marks: list[Mark]) -> None:
    try:
        lines = written("youtube", selection(marks=marks)).splitlines()
    except UsageError:
        return
    seconds = [_seconds(line.split(" ")[0]) for line in lines]
    assert seconds[0] == 0
    assert len(lines) >= 3
    assert all(b - a >= 10 for a, b in pairwise(seconds))
    assert not re.search(r"[<>]", "".join(lines))


def _seconds(text: str) -> int:
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part)
    return total


def test_the_last_youtube_chapter_lasts_ten_seconds_too() -> None:
    end_ms = 1000 * 5_000
    marks = [Mark(0, 9_000, "A"), Mark(60_000, 61_000, "B"), Mark(90_000, 91_000, "C")]
    whole = selection(marks=[*marks, Mark(end_ms - 4_000, end_ms, "Fin")])
    stretches = tuple(replace(stretch, end_ms=end_ms) for stretch in whole.stretches)
    whole = replace(whole, stretches=stretches)
    assert written("youtube", whole) == "0:00 A\n1:00 B\n1:30 C / Fin\n"


def test_two_chapters_are_too_few_for_youtube() -> None:
    with pytest.raises(UsageError, match="markdown"):
        written("youtube", selection(marks=MARKS[:2]))


@LAW
@given(named())
def test_audacity_labels_are_seconds_between_tabs(marks: list[Mark]) -> None:
    rows = [line.split("\t") for line in written("audacity", selection(marks=marks)).split("\n")[:-1]]
    assert [(float(a), float(b), label) for a, b, label in rows] == [
        (m.start_ms / 1000, m.end_ms / 1000, m.title) for m in marks
    ]


@LAW
@given(said())
def test_tables_say_the_same_in_both_forms(passages: list[Passage]) -> None:
    one = selection(passages, MARKS)
    table = list(csv.DictReader(io.StringIO(written("csv", one), newline="")))
    lines = [json.loads(line) for line in written("jsonl", one).split("\n")[:-1]]
    assert [row["text"] for row in lines] == [p.text for p in passages]
    for row, line in zip(table, lines, strict=True):
        assert {k: v if v is not None else "" for k, v in line.items()} == {
            k: int(v) if k in ("start_ms", "end_ms") else v
            for k, v in row.items()
            if k not in ("start", "end")
        }


def test_a_row_names_the_narrowest_segment_it_begins_in() -> None:
    marks = [Mark(0, 90_000, "Mañana"), Mark(50_000, 80_000, "Taller")]
    one = selection([passage("Hola.", 0), passage("Empezamos.", 60_000), passage("Fin.", 95_000)], marks)
    assert [json.loads(line)["segment"] for line in written("jsonl", one).splitlines()] == [
        "Mañana",
        "Taller",
        None,
    ]


def test_a_table_of_what_is_not_transcribed_lists_what_is_named() -> None:
    lines = [json.loads(line) for line in written("jsonl", selection(marks=MARKS)).splitlines()]
    assert [line["segment"] for line in lines] == [m.label for m in MARKS]


def hits() -> Selection:
    mark = Mark(
        1_000, 2_000, "policía comunitaria", "Ana", "Es la *policía comunitaria* de [aquí].", "https://y/?t=1"
    )
    work = Work(TALK, "es")
    said_there = (passage("policía comunitaria", 1_000),)
    return Selection(
        "policía", (Stretch(work, 1_000, 2_000, mark.label, said_there, (mark,), mark.link),), searched=True
    )


def test_markdown_lists_hits_with_their_links() -> None:
    text = written("markdown", hits())
    assert "- [0:01](https://y/?t=1) **Ana:** Es la \\*policía comunitaria\\* de \\[aquí\\]." in text


def test_markdown_links_paragraphs_and_heads_segments() -> None:
    one = selection([passage("Hola a todas.", 0, "Ana"), passage("1. Gracias_", 61_000, "Óscar")], MARKS)
    assert written("markdown", one).split("\n\n")[2:] == [
        "## Bienvenida (0:00–1:00)",
        "[0:00](https://youtu.be/x?t=0) **Ana:** Hola a todas.",
        "## Intervención \\<1\\> & más (Óscar Figueroa) ([1:00–6:40](https://youtu.be/x?t=60))",
        "[1:01](https://youtu.be/x?t=61) **Óscar:** 1. Gracias\\_",
        "## Preguntas ([1:16:10–1:16:40](https://youtu.be/x?t=4570))\n",
    ]


def test_text_is_what_is_said_with_a_name_when_another_begins() -> None:
    one = selection([passage("Hola.", 0, "Ana"), passage("Sigo.", 900, "Ana"), passage("Yo.", 2_000, "Luis")])
    assert written("text", one) == "Ana: Hola. Sigo.\n\nLuis: Yo.\n"


@LAW
@given(said())
def test_text_holds_every_word(passages: list[Passage]) -> None:
    text = re.sub(r"\s", "", written("text", selection([_nameless(p) for p in passages])))
    assert text == "".join(re.sub(r"\s", "", p.text) for p in passages)


def _nameless(one: Passage) -> Passage:
    return Passage(one.start_ms, one.end_ms, one.words)


def test_annotations_quote_the_words_at_their_time() -> None:
    one = selection(
        [passage("Hola a todas.", 0), passage("Sigo yo.", 2_000), passage("Fin.", 3_000)], MARKS[:1]
    )
    items = json.loads(written("annotations", one))["first"]["items"]
    assert items[0]["body"]["value"] == "Bienvenida"
    assert items[0]["target"]["selector"]["value"] == "t=0,60"
    selector = items[2]["target"]["selector"]
    assert selector["conformsTo"] == "http://www.w3.org/TR/media-frags/"
    assert selector["value"] == "t=2,2.8"
    quote = selector["refinedBy"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("Hola a todas. ", "Sigo yo.", " Fin.")


def test_annotations_of_hits_quote_the_hit() -> None:
    (item,) = json.loads(written("annotations", hits()))["first"]["items"]
    quote = item["target"]["selector"]["refinedBy"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "policía comunitaria",
        "prefix": "Es la *",
        "suffix": "* de [aquí].",
    }


def test_each_annotation_has_a_name_that_stays() -> None:
    one = selection([passage("Hola.", 0), passage("Hola.", 2_000)], MARKS)
    read = json.loads(written("annotations", one))
    names = [item["id"] for item in read["first"]["items"]]
    assert len(set(names)) == len(names) == read["total"] == 5
    assert read == json.loads(written("annotations", one))


def test_annotations_need_an_address() -> None:
    nowhere = selection(marks=MARKS, recording=Recording("file:1", "Casa", media="/home/talk.mp4"))
    with pytest.raises(UsageError, match="--url"):
        written("annotations", nowhere)


@LAW
@given(said(), st.sampled_from([name for name, row in FORMATS.items() if row.needs == "names"]))
def test_chapters_and_markers_of_nothing_named_are_refused(passages: list[Passage], name: str) -> None:
    with pytest.raises(NotFound):
        written(name, selection(passages))


def test_counted_from_zero_stretches_follow_each_other() -> None:
    work = Work(TALK, "es")
    first = Stretch(work, 10_000, 12_000, "a", (passage("Uno dos.", 10_500),), (Mark(10_000, 12_000, "A"),))
    other = Stretch(work, 60_000, 65_000, "b", (passage("Tres.", 61_000),), (Mark(60_000, 65_000, "B"),))
    moved = Selection("x", (first, other)).from_zero()
    assert [(s.start_ms, s.end_ms) for s in moved.stretches] == [(0, 2_000), (2_000, 7_000)]
    assert [p.start_ms for p in moved.passages] == [500, 3_000]
    assert [w.start_ms for p in moved.passages for w in p.words] == [500, 900, 3_000]
    assert [(m.start_ms, m.end_ms) for m in moved.marks] == [(0, 2_000), (2_000, 7_000)]
