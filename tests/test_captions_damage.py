"""Damaged files: repaired, or dropped with a warning, or refused in one line; never anything else."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.captions import FORMATS, notes, parse_captions, read_captions, stamps
from talkdex.errors import CaptionError, TalkdexError
from talkdex.transcript import Transcript
from test_captions_formats import SERVICES, TEXTS

PIECES = [
    "<",
    ">",
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "-->",
    "\n\n",
    "\\",
    "&",
    "1",
    "999999999999",
    "null",
    "\0",
    "\ufeff",
]


def is_sound(transcript: Transcript) -> bool:
    """Check what every reader of a transcript relies on."""
    starts = [cue.start_ms for cue in transcript.cues]
    for cue in transcript.cues:
        words = [word.start_ms for word in cue.words]
        sound = words == sorted(words) and all(word.start_ms <= word.end_ms for word in cue.words)
        spaced = cue.text == " ".join(cue.text.split()) != "" and all(
            word.text == word.text.strip() != "" for word in cue.words
        )
        if not sound or not spaced or (words and words[0] < cue.start_ms):
            return False
    return bool(starts) and starts == sorted(starts)


def survives(data: bytes, name: str, format_name: str | None = None) -> bool:
    try:
        return is_sound(parse_captions(data, name, format=format_name))
    except TalkdexError as refusal:
        return "\n" not in str(refusal)


@settings(max_examples=300)
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 2**32), st.sampled_from([None, *FORMATS]))
def test_any_damage_is_survived(name: str, seed: int, format_name: str | None) -> None:
    dice, text = random.Random(seed), TEXTS[name] * 3
    for _ in range(dice.randint(1, 5)):
        at, to = sorted(dice.choices(range(len(text) + 1), k=2))
        text = dice.choice(
            [
                text[:at] + text[to:],
                text[:to] + text[at:],
                text[:at] + dice.choice(PIECES) + text[at:],
                text[: max(at, 1)],
            ]
        )
    assert survives(text.encode(), f"a.{name}", format_name)


@given(st.binary(max_size=400), st.sampled_from([None, *FORMATS]))
def test_any_bytes_are_survived(data: bytes, format_name: str | None) -> None:
    assert survives(data, "a.srt", format_name)


KEYS = """
    events segs tStartMs utf8 segments start end text words word speaker results alternatives chunks timestamp
    transcription offsets tokens items content 0:01 duration monologues elements channels utterances
"""
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 10**13)
    | st.floats()
    | st.sampled_from(["a b", "0:01", "1s", ""]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS.split()), inner, max_size=5)
    ),
    max_leaves=25,
)


@settings(max_examples=300)
@given(JSON)
def test_json_of_any_shape_is_survived(value: object) -> None:
    assert survives(json.dumps(value).encode(), "a.json")


@pytest.mark.parametrize("junk", [None, "x", "", 1e308, float("nan"), -1, [], {"a": 1}, [[]]], ids=repr)
@pytest.mark.parametrize("service", SERVICES)
def test_services_with_a_part_spoilt_are_survived(service: str, junk: object) -> None:
    def spoilt(value: object, number: list[int]) -> object:
        number[0] -= 1
        if number[0] == 0:
            return junk
        if isinstance(value, dict):
            return {key: spoilt(inner, number) for key, inner in value.items()}
        return [spoilt(inner, number) for inner in value] if isinstance(value, list) else value

    for count in range(1, 40):
        assert survives(json.dumps(spoilt(SERVICES[service], [count])).encode(), "a.json")


def srt(*blocks: str) -> Transcript:
    return parse_captions("\n\n".join(blocks).encode(), "talk.srt")


def test_a_time_that_cannot_be_read_comes_from_the_neighbours() -> None:
    found = srt(
        "1\n00:00:01,000 --> 00:00:1d,890\na",
        "2\n00:00:03,000 --> 00:00:04,000\nb",
        "3\nxx:yy --> 00:00:06,000\nc",
    )
    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in found.cues] == [
        (1000, 3000, "a"),
        (3000, 4000, "b"),
        (4000, 6000, "c"),
    ]
    assert found.warnings == (
        "talk.srt: cue 1: end time unreadable; taken from the cue after",
        "talk.srt: cue 3: start time unreadable; taken from the cue before",
    )


def test_text_without_a_time_is_joined_to_the_cue_before() -> None:
    found = srt("1\n00:00:01,000 --> 00:00:02,000\na", "2\nb", "3\n00:00:03,000 --> 00:00:04,000\nc")
    assert [cue.text for cue in found.cues] == ["a b", "c"]
    assert len(found.warnings) == 1


def test_text_on_the_line_of_the_times_is_kept_and_settings_are_not() -> None:
    found = srt("00:00:01,000 --> 00:00:02,000 Hello you", "00:00:03,000 --> 00:00:04,000 X1:10 X2:20\nthere")
    assert [cue.text for cue in found.cues] == ["Hello you", "there"]


@pytest.mark.parametrize(
    "said", ["negative Zahlen: – nach links", "10:30 – 11:00 Uhr", "a: → b", "10:30 → x", "x --> y"]
)
def test_arrows_and_dashes_in_speech_are_no_headings(said: str) -> None:
    found = srt(f"1\n00:00:01,000 --> 00:00:02,000\n{said}", "2\n00:00:03,000 --> 00:00:04,000\nb")
    assert [cue.text for cue in found.cues] == [said, "b"]


def test_numbers_that_are_said_stay() -> None:
    found = srt("1\n00:00:01,000 --> 00:00:02,000\n1984", "2\n00:00:03,000 --> 00:00:04,000\n42")
    assert [cue.text for cue in found.cues] == ["1984", "42"]


def test_a_cue_that_runs_backwards_out_of_place_ends_at_the_next() -> None:
    found = srt(
        "1\n00:10:02,000 --> 00:10:04,000\na",
        "2\n00:10:05,000 --> 00:09:08,000\nb",
        "3\n00:10:07,000 --> 00:10:09,000\nc",
    )
    assert [(cue.start_ms, cue.end_ms) for cue in found.cues][1] == (605_000, 607_000)


def test_a_file_cut_off_in_a_cue_loses_no_whole_cue() -> None:
    found = srt("1\n00:00:01,000 --> 00:00:02,000\nHello", "2\n00:00:03,000 --> 00:00:04,000\nthe")
    assert [cue.text for cue in found.cues] == ["Hello", "the"]


def test_times_before_the_recording_move_to_its_start() -> None:
    assert [(cue.start_ms, cue.end_ms) for cue in srt("1\n-00:00:01,000 --> 00:00:02,000\na").cues] == [
        (0, 2000)
    ]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from("abc")), min_size=1, max_size=8)
)
def test_cues_come_in_order_and_never_backwards(cues: list[tuple[int, int, str]]) -> None:
    blocks = [
        f"{n}\n00:00:0{start},000 --> 00:00:0{end},000\n{text}"
        for n, (start, end, text) in enumerate(cues, 1)
    ]
    found = srt(*blocks)
    assert all(cue.start_ms <= after.start_ms for cue, after in pairwise(found.cues))
    assert {cue.text for cue in found.cues} == {text for _, _, text in cues}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("WEBVTT\nKind: chapters\n\n00:00.000 --> 00:05.000\nIntro\n", "a track of chapters"),
        ("WEBVTT\n\n00:00.000 --> 00:05.000\nsprite.jpg#xywh=0,0,160,90\n", "pictures or data"),
        ("WEBVTT\n\n00:00.000 --> 00:05.000\n\n", "has no text"),
        ("<!doctype html>\n<p>Not found", "it is a web page"),
    ],
)
def test_other_tracks_are_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(CaptionError, match=why):
        parse_captions(text.encode(), "a.vtt")


def test_a_path_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.srt", tmp_path):
        with pytest.raises(CaptionError, match="can't be read"):
            read_captions(path)
    file = tmp_path / "talk.es.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:02,000\nHola\n")
    assert read_captions(file).language == "es"


def test_notes_name_file_and_cues() -> None:
    noted = notes.Notes("a.srt")
    for cue in (7, 14, 21, 28, 35):
        noted.add("bent", cue)
    noted.add("odd", 3)
    noted.add("whole")
    assert noted.lines() == ("a.srt: cues 7, 14, 21 and 2 more: bent", "a.srt: cue 3: odd", "a.srt: whole")


@given(st.integers(0, 10**9))
def test_clock_times_come_back(ms: int) -> None:
    hours, rest = divmod(ms, 3_600_000)
    stamp = f"{hours:02}:{rest // 60_000:02}:{rest // 1000 % 60:02}.{ms % 1000:03}"
    assert stamps.from_clock(stamp) == stamps.from_text(stamp.replace(".", ",")) == ms


@given(st.from_regex(r"-?(\d{1,3} ?[:.] ?)?\d{1,3} ?: ?\d{1,3}( ?[.,:;] ?\d{1,4})?", fullmatch=True))
def test_clock_times_in_any_dress_are_read(stamp: str) -> None:
    assert stamps.from_clock(stamp) == stamps.from_text(stamp.replace(" ", ""))


@given(st.text(max_size=20) | st.floats() | st.integers() | st.none() | st.booleans())
def test_any_value_is_a_time_or_none(value: object) -> None:
    for read in (stamps.from_seconds, stamps.from_millis):
        assert read(value) is None or isinstance(read(value), int)
