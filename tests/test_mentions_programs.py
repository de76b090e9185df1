"""Times that programs write and read: fields of JSON and YAML, attributes, options of commands."""

import pytest

import talkdex
from talkdex.mentions.fields import field_before
from talkdex.mentions.tokens import cut


def lines(text: str) -> list[tuple[float, float | None, str]]:
    return [
        ((s.start_ms or 0) / 1000, None if s.end_ms is None else s.end_ms / 1000, s.label)
        for s in talkdex.read_segments(text)
    ]


WANTED = [(0, 72, "Cold open"), (72, None, "Questions")]


@pytest.mark.parametrize(
    "text",
    [
        '{ time: "0:00", label: "Cold open" }, { time: "1:12", label: "Questions" }',
        "{ label: 'Cold open', time: '0:00' },\n{ label: 'Questions', time: '1:12' },",
        '[{\n "start": "0:00",\n "title": "Cold open"\n}, {\n "start": "1:12",\n "title": "Questions"\n}]',
        '- time: "0:00"\n  title: Cold open\n- time: "1:12"\n  title: Questions',
        "- start: 0:00\n  title: Cold open\n- start: 1:12\n  title: Questions",
        '<chapter start="00:00:00" title="Cold open"/>\n<chapter start="00:01:12" title="Questions"/>',
        "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Cold open\nCHAPTER02=00:01:12.000\nCHAPTER02NAME=Questions",
        'chapters = ["0:00 Cold open", "1:12 Questions"]',
        "const chapters = [\n  '0:00 Cold open',\n  '1:12 Questions',\n];",
    ],
)
def test_a_list_in_a_program_is_read(text: str) -> None:
    assert lines(text) == WANTED


def test_the_speaker_of_a_record_is_told_from_its_title() -> None:
    (found,) = talkdex.read_segments('{"start": "1:12", "speaker": "Ada Bell", "title": "Maps"}')
    assert (found.label, found.speaker) == ("Maps", "Ada Bell")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ffmpeg -i talk.mp4 -ss 00:02:00 -to 00:05:00 out.mp4", 120, 300),
        ("mpv --start=1:30 --end=2:00 talk.mkv", 90, 120),
        ("cut.sh talk.mp4 00:01:00", 60, None),
        ('Editor timecode "00:00:12:00" of the first frame', 12, None),
    ],
)
def test_options_and_arguments_are_read(text: str, start: float, end: float | None) -> None:
    assert [(a, b) for a, b, _ in lines(text)] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "{ id: 'slot_2', time: '22:15 - 23:45', startHour: 22 }",
        '"start": "09:00", "end": "10:30"',
        "{ sender: 'Me', time: '14:32', text: 'See you' }",
        "sbatch --partition=cpu --time=00:15:00 job.sh",
        'opening_hours: "Mo-Fr 10:00-18:00"',
    ],
)
def test_hours_and_limits_in_programs_are_none(text: str) -> None:
    assert lines(text) == []


def test_a_key_in_camel_case_is_the_same_key() -> None:
    for text in ('startTime: "1:20"', 'start_time="1:20"'):
        tokens = cut(text)
        place = next(p for p, token in enumerate(tokens) if token.text == "1")
        cues, left = field_before(tokens, place) or (frozenset(), -1)
        assert (set(cues), left) == ({"field", "starts"}, 0)
