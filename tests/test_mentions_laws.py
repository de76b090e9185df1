"""Laws: any text is read, spans are true, times round-trip, and the work grows with the length."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkdex.mentions import problems, read_labels, read_segments
from talkdex.mentions.markup import read_page
from talkdex.mentions.tokens import cut
from talkdex.timing import clock

PIECES = st.sampled_from(
    [
    "12:30", "1h16", "22min10", "0:05", "minuto ", "de ", " à ", "-", "–", " to ", "(", ")", "[", "](",
    "`", "**", "|", "\n", "- ", "1. ", " ", "Oscar Figueroa", "Title", ": ",
    "https://youtu.be/dQw4w9WgXcQ?t=90", "<li>", "</td>", "&amp;", "PT1H", "~", "'", '"', "12分30秒",
    "UTC", "2024-01-02", "#t=5", ";", ".",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.one_of(st.none(), st.integers(0, 10**8)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_span_is_true(text: str, duration_ms: int | None) -> None:
    found = read_segments(text, duration_ms=duration_ms)
    for stated in [*found, *read_labels(text)]:
        assert stated.span is not None
        assert text[slice(*stated.span)] == stated.text
    assert all(stated.start_ms is not None and stated.precision_ms for stated in found)
    assert [stated.span for stated in found] == sorted(stated.span or (0, 0) for stated in found)
    assert all("\n" not in line for line in problems(found, duration_ms))


@given(TEXTS)
@example("[](")
@settings(max_examples=200, deadline=None)
def test_a_page_maps_every_character_to_the_source(text: str) -> None:
    page = read_page(text)
    assert len(page.visible) == len(page.starts) == len(page.stops)
    assert all(0 <= a < b <= len(text) for a, b in zip(page.starts, page.stops, strict=True))
    assert page.starts == sorted(page.starts)
    assert all(0 <= link.start <= link.stop <= len(page.visible) for link in page.links)


@given(st.text(max_size=100))
def test_tokens_cover_the_text_without_gaps(text: str) -> None:
    assert "".join(token.raw for token in cut(text)) == text


def _units(ms: int) -> str:
    hours, minutes, seconds = ms // 3_600_000, ms // 60_000 % 60, ms // 1000 % 60
    return f"{hours} h {minutes:02} min {seconds:02} s"


NOTATIONS: list[Callable[[int], str]] = [
    lambda ms: clock(ms) if ms >= 3_600_000 else f"00:{ms // 60_000:02}:{ms // 1000 % 60:02}",
    _units,
    lambda ms: f"{ms // 3_600_000}h{ms // 60_000 % 60:02}m{ms // 1000 % 60:02}s",
    lambda ms: f"PT{ms // 3_600_000}H{ms // 60_000 % 60}M{ms // 1000 % 60}S",
    lambda ms: f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.000",
    lambda ms: f"{ms // 3_600_000}時間{ms // 60_000 % 60}分{ms // 1000 % 60}秒",
    lambda ms: f"https://youtu.be/dQw4w9WgXcQ?t={ms // 1000}",
    lambda ms: f"#t={ms // 1000}",
]


@given(st.integers(1, 6 * 3600 - 1), st.sampled_from(NOTATIONS))
def test_a_time_is_read_back_from_any_notation(seconds: int, write: Callable[[int], str]) -> None:
    (stated,) = read_segments(write(seconds * 1000))
    assert stated.start_ms == seconds * 1000


@given(st.lists(st.integers(0, 5 * 3600), min_size=3, max_size=20, unique=True).map(sorted))
@settings(deadline=None)
def test_a_list_of_chapters_is_read_back(starts: list[int]) -> None:
    text = "\n".join(f"{clock(s * 1000)} - Some title number {n}" for n, s in enumerate(starts))
    found = read_segments(text)
    if starts[0] < 6 * 60:  # else it may be the programme of a day
        assert [s.start_ms for s in found] == [s * 1000 for s in starts]
        assert [s.end_ms for s in found] == [*(s * 1000 for s in starts[1:]), None]


SHAPES = [
    "1", "1:", "12:34 ", "12:34\n", "([{", "\"'", "[a](", "[", "<", "<a ", "&", "`", "**", "http://a ",
    "1h", "1h2m3s ", "- 0:10 Foo: Bar\n", "|", "| 1:23 | Foo | Bar |\n", "= ", "foo bar ",
    "Anna Bell ", "talk by ", " - ", "minuto 12 al ", "T", "PT1M", "\n", " ", "1.2.", "1'",
    '(12:34 "foo [bar', "<p>", "分", "<!--", "12:34-", "Foo 1:23 bar ", "from 1:2 ", "1:23 of ",
    "(0:10)Foo", "https://youtu.be/dQw4w9WgXcQ?t=12 ", "2024-11-06T23:34:15 ", "a\t1:23\t",
    "Duration: ", 'start="1:20" ', '{t: "0:10', "-ss 1:20 ", "a.mp4 1:20 ", "Luke 1:20, ", "five minutes ",
    "CHAPTER01=00:00:00\n", '- time: "0:10"\n  x', "Lecture 5, ", 'timecode "', "explained at ", "(1:20) ",
    "11:00 AM - ", "# a b c d e f g\n", "01 - 1:20 - ",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_no_faster_than_the_text(shape: str) -> None:
    read_segments(shape * 5)  # the tables are made
    little, much = (_calls(shape, size) for size in (1500, 6000))
    assert much < 6 * little + 5000


def _calls(shape: str, size: int) -> int:
    """Count the calls, of Python and of C, that reading a text takes."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    text = (shape * size)[:size]
    sys.setprofile(count)
    try:
        read_segments(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", ["1234567890", "1:", "([{", "\"'", "[", "<", "`", "*", "12:34:"])
def test_two_hundred_thousand_characters_are_read(shape: str) -> None:
    assert isinstance(read_segments((shape * 200_000)[:200_000]), list)
