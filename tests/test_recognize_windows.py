"""Windows: every voiced moment in exactly one, none longer than the model takes, cut by the sound alone."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkdex.media import Block
from talkdex.ranges import within, without
from talkdex.recognize.batches import batches
from talkdex.recognize.runs import runs
from talkdex.recognize.voice import HOP, Heard, heard
from talkdex.recognize.windows import LONGEST, Window, cut
from talkdex.timing import TimeRange

stretches = st.lists(st.tuples(st.booleans(), st.integers(1, 1500)), min_size=1, max_size=40)
"""Speech or silence, each with its length in hops of 32 ms, up to 48 s."""


def stream(rows: list[tuple[bool, int]], block: int = 50) -> Iterator[Heard]:
    """Sound whose every sample is its own number, with the probabilities of speech that the rows say."""
    speech = np.concatenate([np.full(hops, 0.9 if voice else 0.1, np.float32) for voice, hops in rows])
    sound = np.arange(len(speech) * HOP, dtype=np.float32)
    for at in range(0, len(speech), block):
        yield Heard(at * HOP, sound[at * HOP : (at + block) * HOP], speech[at : at + block])


def made(rows: list[tuple[bool, int]], block: int = 50) -> list[Window]:
    return list(cut(runs(stream(rows, block))))


@settings(max_examples=60, deadline=None)
@given(stretches)
def test_cells_cover_the_recording_once(rows: list[tuple[bool, int]]) -> None:
    found = made(rows)
    end = sum(hops for _, hops in rows) * HOP // 16
    assert found[0].cell.start_ms == 0
    assert found[-1].cell.end_ms == end
    assert all(a.cell.end_ms == b.cell.start_ms for a, b in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(stretches)
def test_every_voiced_moment_is_in_its_window(rows: list[tuple[bool, int]]) -> None:
    found = made(rows)
    heard = set[int]()
    for window in found:
        inside = {n // HOP for p in window.parts for n in range(p.first, p.first + p.count, HOP)}
        assert all(within([stretch], [window.cell]) == [stretch] for stretch in window.voiced)
        assert not heard & {h for h in inside if voiced(rows, h)}
        heard |= inside
    assert {hop for hop in range(sum(n for _, n in rows)) if voiced(rows, hop)} <= heard


def voiced(rows: list[tuple[bool, int]], hop: int) -> bool:
    """A slow oracle: whether the rows say that somebody speaks in a hop."""
    for voice, hops in rows:
        if hop < hops:
            return voice
        hop -= hops
    return False


@settings(max_examples=60, deadline=None)
@given(stretches)
def test_a_window_is_real_sound_and_not_too_long(rows: list[tuple[bool, int]]) -> None:
    for window in made(rows):
        assert len(window.sound) == window.length <= LONGEST
        for part in window.parts:
            numbers = window.sound[part.offset : part.offset + part.count]
            assert np.array_equal(numbers, np.arange(part.first, part.first + part.count, dtype=np.float32))
        assert all(a.first + a.count <= b.first for a, b in pairwise(window.parts))
        assert (window.index < 0) == (not window.voiced)


@settings(max_examples=20, deadline=None)
@given(stretches, st.integers(1, 400))
def test_windows_do_not_depend_on_how_the_sound_arrives(rows: list[tuple[bool, int]], block: int) -> None:
    assert [(w.cell, w.parts) for w in made(rows)] == [(w.cell, w.parts) for w in made(rows, block)]


def test_a_window_ends_at_a_pause_where_there_is_one() -> None:
    rows = [(True, 200), (False, 10)] * 20
    for window in made(rows)[:-1]:
        hop = window.cell.end_ms * 16 // HOP
        assert not voiced(rows, hop)


def test_speech_without_a_pause_is_cut_where_it_is_least_likely() -> None:
    speech = np.full(2000, 0.9, np.float32)
    speech[850] = 0.6
    sound = np.arange(2000 * HOP, dtype=np.float32)
    first = next(cut(runs(iter([Heard(0, sound, speech)]))))
    assert first.cell.end_ms == 850 * HOP // 16


def test_long_silence_stands_by_itself() -> None:
    found = made([(False, 2500), (True, 100), (False, 2500), (True, 100)])
    assert [window.index for window in found] == [-1, 0, -1, 1]


def test_short_recordings_keep_their_pauses() -> None:
    (window,) = made([(True, 60), (False, 40), (True, 60)])
    assert window.length == 160 * HOP


ranges = st.lists(
    st.tuples(st.integers(0, 300_000), st.integers(0, 90_000)).map(lambda r: TimeRange(r[0], r[0] + r[1])),
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(stretches, st.none() | ranges, ranges, st.integers(1, 5))
def test_what_is_left_to_decode_is_what_is_wanted_and_not_done(
    rows: list[tuple[bool, int]], wanted: list[TimeRange] | None, done: list[TimeRange], size: int
) -> None:
    found = made(rows)
    whole = [TimeRange(0, found[-1].cell.end_ms)]
    given_out = batches(iter(found), size, wanted, done, lambda sound: sound[:1], first=False)
    left = [rest for batch in given_out for task in batch.tasks for rest in task.left]
    assert left == sorted(left)
    due = without(whole if wanted is None else within(whole, wanted), done)
    assert within(left, whole) == due
    assert sum(rest.duration_ms for rest in left) == sum(rest.duration_ms for rest in due)


Company = dict[int, list[int]]


def company(found: list[Window], size: int, wanted: list[TimeRange] | None, done: list[TimeRange]) -> Company:
    """Tell for each window that is decoded with which others."""
    made_up = batches(iter(found), size, wanted, done, lambda sound: sound[:1], first=False)
    return {w.index: [v.index for v in batch.spoken] for batch in made_up for w in batch.spoken}


@settings(max_examples=30, deadline=None)
@given(stretches, st.sets(st.integers(0, 12)), st.integers(1, 5))
def test_a_batch_has_the_same_windows_whatever_is_done(
    rows: list[tuple[bool, int]], committed: set[int], size: int
) -> None:
    found = made(rows)
    done = [window.cell for number, window in enumerate(found) if number in committed]
    fresh, resumed = company(found, size, None, []), company(found, size, None, done)
    assert all(fresh[index] == others for index, others in resumed.items())


@settings(max_examples=60, deadline=None)
@given(stretches, ranges, st.integers(1, 5), st.integers(0, 12))
@example([(True, 929), (False, 375), (False, 1500)], [TimeRange(0, 30_728)], 2, 0)
@example([(True, 1), (False, 375), (False, 1500), (True, 1)], [TimeRange(0, 1032)], 2, 0)
def test_a_window_cut_by_an_edge_is_heard_alone_on_both_sides(
    rows: list[tuple[bool, int]], wanted: list[TimeRange], size: int, killed_after: int
) -> None:
    found = made(rows)
    pieces = [part for window in found for part in within([window.cell], wanted)]
    first, then = company(found, size, wanted, []), company(found, size, None, pieces)
    cut = [w.index for w in found if w.index >= 0 and within([w.cell], pieces) and without([w.cell], pieces)]
    assert all(first[index] == then[index] == [index] for index in cut)
    more = [rest for window in found[:killed_after] for rest in without([window.cell], pieces)]
    resumed = company(found, size, None, [*pieces, *more])
    assert all(then[index] == others for index, others in resumed.items())


def test_a_stream_is_heard_as_one_however_it_comes_in_blocks() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 13 * 16_000 + 77).astype(np.float32)
    whole = list(heard([Block(0, sound)]))
    edges = [0, 1, 700, 90_000, 90_001, 160_000, len(sound)]
    parts = list(heard(Block(first, sound[first:last]) for first, last in pairwise(edges)))
    for found in (whole, parts):
        assert np.array_equal(np.concatenate([part.sound for part in found]), sound)
        assert all(part.first % HOP == 0 for part in found)
        assert sum(len(part.speech) for part in found) == -(-len(sound) // HOP)
    told = [np.concatenate([part.speech for part in found]) for found in (whole, parts)]
    assert np.allclose(*told, atol=1e-3)
    assert list(heard([])) == []
