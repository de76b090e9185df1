"""Captions: small files of every format, whole and damaged, and what comes out of them."""

import json

import pytest

from talkdex.captions import FORMATS, parse_captions
from talkdex.errors import CaptionError, UsageError
from talkdex.transcript import Origin, Transcript


def texts(transcript: Transcript) -> list[str]:
    return [cue.text for cue in transcript.cues]


def spans(transcript: Transcript) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for cue in transcript.cues]


def read(text: str, name: str = "talk.srt") -> Transcript:
    return parse_captions(text.encode(), name)


SRT = """\
1
00:00:01,000 --> 00:00:02,500
Hello <i>there</i>
you

2
00:00:03,000 --> 00:00:04,000
Bye &amp; thanks
"""


@pytest.mark.parametrize(
    "text",
    [
        SRT,
        SRT.replace("\n", "\r\n"),
        SRT.replace("\n", "\r"),
        SRT.replace(",", "."),
        SRT.replace("\n\n", "\n"),
        SRT.replace("1\n00", "00").replace("2\n00", "00"),
        SRT.replace("-->", "->").replace(" ->", "->"),
        SRT.replace("-->", "--&gt;"),
        SRT.replace("\nyou", "\n\nyou"),
    ],
)
def test_subrip_is_read_whatever_became_of_its_lines(text: str) -> None:
    found = read(text)
    assert texts(found) == ["Hello there you", "Bye & thanks"]
    assert spans(found) == [(1000, 2500), (3000, 4000)]
    assert found.made_by == "subrip"


def test_a_cue_that_runs_backwards_is_turned_and_named() -> None:
    found = read("1\n00:00:02,000 --> 00:00:01,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n")
    assert spans(found) == [(1000, 2000), (3000, 4000)]
    assert found.warnings == ("talk.srt: cue 1: ends before it starts; start and end swapped",)


def test_cues_written_twice_and_out_of_order_come_once_and_in_order() -> None:
    first, second = SRT.strip().split("\n\n")
    found = read(f"{second}\n\n{first}\n\n{first}")
    assert texts(found) == ["Hello there you", "Bye & thanks"]
    assert len(found.warnings) == 2


VTT = """WEBVTT
Kind: captions
Language: fr

STYLE
::cue { color: red }

NOTE a comment

intro
00:01.000 --> 00:02.000 align:start
<v Ann Lee>One <b>two</b>

NOTE not text

100:00:00.000 --> 100:00:01.000
three
"""


def test_webvtt_voices_hours_and_comments() -> None:
    found = read(VTT, "talk.vtt")
    assert texts(found) == ["One two", "three"]
    assert found.cues[0].speaker == "Ann Lee"
    assert found.cues[1].start_ms == 360_000_000
    assert (found.language, found.made_by, found.origin) == ("fr", "webvtt", Origin.MANUAL)


def test_two_voices_in_a_cue_become_two_cues() -> None:
    found = read("WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ann>Yes.\n<v Bob>No, no.\n", "a.vtt")
    assert [(cue.speaker, cue.text) for cue in found.cues] == [("Ann", "Yes."), ("Bob", "No, no.")]


ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000
~
no<00:00:00.500><c> no</c><00:00:01.000><c> never</c>

00:00:02.000 --> 00:00:02.010
no no never
~

00:00:02.010 --> 00:00:04.000
no no never
yes

00:00:04.000 --> 00:00:04.010
yes
~

00:00:04.010 --> 00:00:06.000
yes
yes
""".replace("~", " ")


def test_rolling_lines_give_each_spoken_word_once_and_keep_repetitions() -> None:
    found = read(ROLLING, "a.vtt")
    assert [(word.start_ms, word.text) for word in found.words()] == [
        (0, "no"),
        (500, "no"),
        (1000, "never"),
        (2010, "yes"),
        (4010, "yes"),
    ]
    assert found.origin is Origin.AUTOMATIC


def test_json3_words_have_their_own_times() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
        {
            "tStartMs": 100,
            "dDurationMs": 4000,
            "segs": [{"utf8": "so", "acAsrConf": 255}, {"utf8": " ok", "tOffsetMs": 300}],
        },
        {"tStartMs": 2000, "dDurationMs": 9, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 2000, "dDurationMs": 3000, "segs": [{"utf8": "right", "acAsrConf": 0}]},
    ]
    found = read(json.dumps({"wireMagic": "pb3", "events": events}), "a.en.json3")
    assert [tuple(word) for word in found.words()] == [
        (100, 400, "so", 1.0),
        (400, 1040, "ok", None),
        (2000, 3000, "right", None),
    ]
    assert (found.origin, found.language) == (Origin.AUTOMATIC, "en")


@pytest.mark.parametrize(
    "data", [b"", b"some text", b"1\nsome text", b"WEBVTT", b"\0\1\2", b"{}", b"<!DOCTYPE html><html>"]
)
def test_what_is_no_caption_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(CaptionError, match=r"^a\.vtt: ") as refusal:
        parse_captions(data, "a.vtt")
    assert "\n" not in str(refusal.value)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="webvtt"):
        parse_captions(b"", "a", format="nothing")
    assert "webvtt" in FORMATS
