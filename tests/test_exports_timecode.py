from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentimelineio import opentime

from selections import LAW
from talkdex.errors import TimeError
from talkdex.exports.timecode import Rate

WRITTEN = ["24", "25", "30", "50", "60", "23.976", "29.97", "29.97df", "59.94", "59.94df", "12"]
RATES = st.sampled_from([Rate.read(text) for text in WRITTEN])


@LAW
@given(RATES, st.integers(0, 24 * 3600 * 23))
def test_a_time_code_names_one_frame(rate: Rate, frame: int) -> None:
    if rate.nominal < 24:
        frame //= 4
    assert rate.parse(rate.code(frame)) == frame


@LAW
@given(RATES, st.integers(0, 100 * 3600 * 1000))
def test_a_moment_is_nearest_to_its_frame(rate: Rate, ms: int) -> None:
    frame = rate.frame(ms)
    exact = Fraction(ms) * rate.fps / 1000
    assert abs(exact - frame) <= Fraction(1, 2)
    assert rate.frame(rate.ms(frame)) == frame
    assert abs(rate.ms(frame) - ms) <= 500 / rate.fps + 1


@LAW
@given(RATES, st.integers(0, 10**7), st.integers(0, 10**7))
def test_frames_keep_the_order_of_moments(rate: Rate, a: int, b: int) -> None:
    assert (rate.frame(a) <= rate.frame(b)) == (a <= b) or rate.frame(a) == rate.frame(b)


@pytest.mark.parametrize(("text", "dropped"), [("29.97df", 2), ("59.94df", 4)])
def test_drop_frame_skips_the_numbers_that_counting_one_by_one_skips(text: str, dropped: int) -> None:
    rate, frame = Rate.read(text), 0
    for minute in range(12):
        for second in range(60):
            first = dropped if second == 0 and minute % 10 else 0
            for number in range(first, rate.nominal):
                assert rate.code(frame) == f"00:{minute:02}:{second:02};{number:02}"
                frame += 1


@LAW
@given(
    st.sampled_from(["24", "25", "30", "23.976", "29.97", "29.97df", "59.94df"]), st.integers(0, 2_000_000)
)
def test_opentimelineio_counts_the_same(text: str, frame: int) -> None:
    rate = Rate.read(text)
    fps = float(rate.fps)
    assert opentime.to_timecode(opentime.RationalTime(frame, fps), fps, rate.drop) == rate.code(frame)


def test_an_hour_of_drop_frame_is_an_hour() -> None:
    rate = Rate.read("29.97df")
    assert rate.code(rate.frame(3_600_000)) == "01:00:00;00"
    assert Rate.read("29.97").code(rate.frame(3_600_000)) == "00:59:56:12"


@pytest.mark.parametrize(("text", "fps"), [
    ("23.98", Fraction(24_000, 1001)), ("23.976fps", Fraction(24_000, 1001)),
    ("30000/1001", Fraction(30_000, 1001)),
    ("29.97 DF", Fraction(30_000, 1001)), ("25.0", Fraction(25)), ("59.94", Fraction(60_000, 1001)),
])  # fmt: skip
def test_a_rounded_rate_means_the_exact_one(text: str, fps: Fraction) -> None:
    assert Rate.read(text).fps == fps


@pytest.mark.parametrize(
    "text", ["", "fast", "0", "-25", "12.5", "1e3", "25df", "24000", "25/0", "nan", "29.9"]
)
def test_what_is_no_rate_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(TimeError) as refused:
        Rate.read(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "fps", [Fraction(2997, 100), Fraction(30_000, 1001), Fraction(29_969_000, 1_000_000)]
)
def test_a_measured_rate_is_taken_for_the_one_nearby(fps: Fraction) -> None:
    assert Rate.measured(fps) == Rate.read("29.97")


def test_a_file_whose_frames_last_differently_has_no_rate() -> None:
    with pytest.raises(TimeError):
        Rate.measured(Fraction(359, 12))


@pytest.mark.parametrize(
    "code", ["00:01:00;00", "00:09:00;01", "24:00:00;00", "00:00:60;00", "00:00:00;30", "1:0"]
)
def test_a_number_that_is_not_counted_is_refused(code: str) -> None:
    with pytest.raises(TimeError):
        Rate.read("29.97df").parse(code)


@pytest.mark.parametrize("frame", [-1, 24 * 3600 * 25])
def test_a_day_is_all_that_time_code_has(frame: int) -> None:
    with pytest.raises(TimeError):
        Rate.read("25").code(frame)
