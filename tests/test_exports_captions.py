import io
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from selections import LAW, passage, said, selection
from talkdex.captions import parse_captions
from talkdex.exports import FORMATS, export
from talkdex.exports.selection import Passage, Selection
from talkdex.exports.subtitles import captions
from talkdex.exports.subtitles.width import LINE, width

PLAIN = st.text(st.sampled_from("abcdeéñßœ,.?'’"), min_size=1, max_size=14).filter(lambda t: t[0].isalnum())
SENTENCE = (
    "Le damos la palabra a Óscar, que viene de muy lejos para hablarnos. Gracias, buenas tardes a todas."
)


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@LAW
@given(said())
def test_no_word_is_lost_and_none_said_twice(passages: list[Passage]) -> None:
    found = captions(selection(passages))
    said_there = "".join(letters(p.text) for p in passages)
    assert "".join(letters("".join(one.texts)) for one in found) == said_there


@LAW
@given(passages=said(), names=st.booleans())
def test_captions_fit_the_screen_and_never_overlap(*, passages: list[Passage], names: bool) -> None:
    found = captions(selection(passages), names=names)
    for one in found:
        assert 1 <= len(one.lines) <= 2
        assert all(0 < width(text) <= LINE for text in one.texts)
        assert 0 < one.end_ms - one.start_ms <= 7_000
    for one, following in pairwise(found):
        assert one.end_ms <= following.start_ms


@LAW
@given(said())
def test_a_caption_appears_with_its_first_word_unless_the_one_before_is_still_there(
    passages: list[Passage],
) -> None:
    last_end = 0
    for one in captions(selection(passages)):
        spoken = one.lines[0][0].start_ms
        assert one.start_ms == max(spoken, last_end) or one.start_ms == spoken
        last_end = one.end_ms


def test_lines_break_where_the_sentence_does() -> None:
    found = captions(selection([passage(SENTENCE)]))
    assert found[-1].texts == ["Gracias, buenas tardes a todas."]
    for one in found:
        assert not re.search(r"\b(a|de|la|que|y)$", one.texts[0])


def test_a_short_word_said_before_a_silence_stays_long_enough_to_be_read() -> None:
    found = captions(selection([passage("Sí.", 1_000, step_ms=150), passage("Pues claro.", 9_000)]))
    assert [(one.start_ms, one.end_ms) for one in found] == [(1_000, 2_000), (9_000, 10_000)]


def test_speakers_never_share_a_caption() -> None:
    found = captions(selection([passage("Hola.", 0, "Ana"), passage("Hola.", 400, "Luis")]))
    assert [one.speaker for one in found] == ["Ana", "Luis"]


def test_squares_are_twice_as_wide() -> None:
    found = captions(selection([passage("こ" * 50, 0, step_ms=5_000, glue="")]))
    assert [len(text) for one in found for text in one.texts] == [21, 21, 8]


CAPTIONS = ["vtt", "srt", "vtt-words", "ttml", "podcast-transcript"]
SUFFIX = {"podcast-transcript": "x.json", "ttml": "x.ttml", "srt": "x.srt"}


@LAW
@given(said(PLAIN), st.sampled_from(CAPTIONS))
def test_our_own_readers_read_the_same(passages: list[Passage], name: str) -> None:
    one = selection(passages)
    text = export(one, FORMATS[name])
    read = parse_captions(text.encode(), SUFFIX.get(name, "x.vtt"))
    wanted = captions(one, names=name == "srt")
    if name == "vtt-words":
        assert "".join(letters(c.text) for c in read.cues) == "".join(letters(p.text) for p in passages)
        return
    assert [(c.start_ms, c.end_ms) for c in read.cues] == [(c.start_ms, c.end_ms) for c in wanted]
    if name != "srt":
        assert [letters(c.text) for c in read.cues] == [letters("".join(c.texts)) for c in wanted]
        assert [c.speaker for c in read.cues] == [c.speaker for c in wanted]


@LAW
@given(said())
def test_webvtt_py_reads_the_same(passages: list[Passage]) -> None:
    one = selection(passages)
    for name in ("vtt", "srt"):
        read = list((webvtt.from_string if name == "vtt" else from_srt)(export(one, FORMATS[name])))
        wanted = captions(one, names=name == "srt")
        assert [c.start for c in read] == [clock(c.start_ms) for c in wanted]
        assert [c.end for c in read] == [clock(c.end_ms) for c in wanted]
        if name == "vtt":
            assert [c.voice for c in read] == [c.speaker and c.speaker.replace("&", "&amp;") for c in wanted]


def from_srt(text: str) -> webvtt.WebVTT:
    return webvtt.from_buffer(io.StringIO(text), format="srt")


def clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


@LAW
@given(said(PLAIN), st.sampled_from(["vtt", "srt", "ttml"]))
def test_pysubs2_reads_the_same(passages: list[Passage], name: str) -> None:
    one = selection(passages)
    read = pysubs2.SSAFile.from_string(export(one, FORMATS[name]), format_=name)
    wanted = captions(one, names=name == "srt")
    assert [(e.start, e.end) for e in read] == [(c.start_ms, c.end_ms) for c in wanted]
    assert [e.plaintext for e in read] == ["\n".join(c.texts) for c in wanted]


@LAW
@given(said())
def test_times_inside_a_cue_rise_from_after_its_start_to_before_its_end(passages: list[Passage]) -> None:
    text = export(selection(passages), FORMATS["vtt-words"])
    for block in text.split("\n\n")[1:]:
        times = re.findall(r"\d\d:\d\d:\d\d\.\d{3}", block)
        start, end, inside = times[0], times[1], times[2:]
        assert all(a < b for a, b in pairwise([start, *inside, end]))


@LAW
@given(said())
def test_each_word_that_has_room_has_its_own_time(passages: list[Passage]) -> None:
    one = selection(passages)
    text = export(one, FORMATS["vtt-words"])
    for caption in captions(one):
        for word in (w for line in caption.lines for w in line):
            if caption.start_ms < word.start_ms < caption.end_ms:
                assert f"<{clock(word.start_ms)}><c>" in text


@LAW
@given(said())
def test_ttml_is_well_formed_and_names_its_agents(passages: list[Passage]) -> None:
    tree = ET.fromstring(export(selection(passages), FORMATS["ttml"]))
    agents = {
        e.get("{http://www.w3.org/XML/1998/namespace}id")
        for e in tree.iter("{http://www.w3.org/ns/ttml#metadata}agent")
    }
    used = {
        e.get("{http://www.w3.org/ns/ttml#metadata}agent") for e in tree.iter("{http://www.w3.org/ns/ttml}p")
    }
    assert used - {None} == agents


def test_an_arrow_in_what_is_said_begins_no_caption() -> None:
    text = export(selection([passage("a --> b")]), FORMATS["srt"])
    assert len(pysubs2.SSAFile.from_string(text)) == 1


def test_subrip_names_a_speaker_when_another_begins() -> None:
    one = selection(
        [passage("Hola.", 0, "Ana"), passage("Sigo.", 5_000, "Ana"), passage("Yo.", 9_000, "Luis")]
    )
    text = export(one, FORMATS["srt"])
    assert [e.plaintext for e in pysubs2.SSAFile.from_string(text)] == ["Ana: Hola.", "Sigo.", "Luis: Yo."]


def test_what_two_stretches_share_is_captioned_once() -> None:
    stretch = selection([passage("Uno dos tres.", 1_000)]).stretches[0]
    twice = Selection("x", (stretch, stretch))
    assert len(captions(twice)) == 1
    assert len(captions(twice.from_zero())) == 2


@pytest.mark.parametrize("name", CAPTIONS)
def test_damaging_characters_stay_text(name: str) -> None:
    text = export(selection([passage("<i>a & b</i> \x01 c")]), FORMATS[name])
    read = parse_captions(text.encode(), SUFFIX.get(name, "x.vtt"))
    assert "a & b" in read.cues[0].text
