import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.errors import TimeError
from talkdex.timing import TimeRange, clock, parse_clock

MOMENTS = st.integers(0, 40 * 3_600_000)
RANGES = st.tuples(MOMENTS, MOMENTS).map(lambda ends: TimeRange(min(ends), max(ends)))


@pytest.mark.parametrize("ends", [(-1, 5), (5, 4)])
def test_a_range_that_cannot_be_is_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(TimeError):
        TimeRange(*ends)


def test_a_range_never_changes() -> None:
    extent = TimeRange(1, 2)
    with pytest.raises(AttributeError):
        extent.start_ms = 0
    with pytest.raises(AttributeError):
        del extent.end_ms
    with pytest.raises(AttributeError):
        extent.other = 1


@given(RANGES, RANGES)
def test_ranges_are_equal_and_ordered_as_their_ends(one: TimeRange, other: TimeRange) -> None:
    ends = [(r.start_ms, r.end_ms) for r in (one, other)]
    assert (one == other) == (ends[0] == ends[1])
    assert (one < other) == (ends[0] < ends[1])
    assert (one >= other) == (ends[0] >= ends[1])
    assert one == TimeRange(*ends[0])
    assert hash(one) == hash(TimeRange(*ends[0]))
    assert one != ends[0]


@given(RANGES)
def test_a_range_survives_copies(extent: TimeRange) -> None:
    assert pickle.loads(pickle.dumps(extent)) == copy.deepcopy(extent) == extent
    assert eval(repr(extent)) == extent


@given(RANGES, RANGES, MOMENTS)
def test_what_two_ranges_share_is_in_both(one: TimeRange, other: TimeRange, moment: int) -> None:
    shared = one.intersection(other)
    assert one.overlaps(other) == other.overlaps(one) == (shared is not None)
    assert shared is None or shared.duration_ms
    assert (moment in one and moment in other) == (shared is not None and moment in shared)


@given(RANGES, MOMENTS)
def test_an_empty_range_shares_nothing_even_with_one_around_it(extent: TimeRange, moment: int) -> None:
    empty = TimeRange(moment, moment)
    assert not extent.overlaps(empty)
    assert not empty.overlaps(extent)
    assert empty.intersection(extent) is None


@given(RANGES, MOMENTS, MOMENTS)
def test_a_wider_range_holds_the_narrower(extent: TimeRange, lead: int, tail: int) -> None:
    wide = extent.padded(lead, tail)
    assert wide.start_ms <= extent.start_ms
    assert wide.end_ms == extent.end_ms + tail
    assert not extent.duration_ms or wide.intersection(extent) == extent


@given(MOMENTS)
def test_a_clock_is_read_back(moment: int) -> None:
    assert parse_clock(clock(moment, millis=True)) == moment
