import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.alignment import carry
from talkdex.alignment.carry import _rising
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Transcript, Word

VOCABULARY = [
    a + b + c for a in ("ba", "ko", "ri", "tu", "ne") for b in "lmnrst" for c in ("a", "e", "io", "uz")
]


def spoken(count: int, seed: int, start_ms: int = 0) -> list[Word]:
    rng = random.Random(seed)
    return [
        Word(start_ms + 400 * at, start_ms + 400 * at + 350, rng.choice(VOCABULARY)) for at in range(count)
    ]


def transcript(words: list[Word]) -> Transcript:
    groups = [words[at : at + 8] for at in range(0, len(words), 8)]
    return Transcript(
        tuple(Cue(g[0].start_ms, g[-1].end_ms, " ".join(w.text for w in g), words=tuple(g)) for g in groups)
    )


def moved(words: list[Word], by_ms: int) -> list[Word]:
    return [Word(w.start_ms + by_ms, w.end_ms + by_ms, w.text) for w in words]


def test_a_copy_maps_onto_itself() -> None:
    words = spoken(300, seed=1)
    wanted = [TimeRange(10_000, 40_000), TimeRange(90_000, 119_000)]
    result = carry(transcript(words), transcript(words), wanted)
    assert list(result.ranges) == wanted
    assert result.cut == result.inserted == result.report == ()


def test_a_trimmed_copy_moves_what_is_left_and_loses_what_was_cut() -> None:
    words = spoken(400, seed=2)
    kept = moved([w for w in words if w.start_ms >= 60_000], -60_000)
    result = carry(
        transcript(words), transcript(kept), [TimeRange(5_000, 40_000), TimeRange(80_000, 100_000)]
    )
    assert result.ranges[0] is None
    assert abs(result.ranges[1].start_ms - 20_000) <= 100
    assert any("is lost" in line for line in result.report)
    assert result.cut[0].end_ms == 60_000


def test_an_advert_breaks_the_map_in_two() -> None:
    words = spoken(500, seed=3)
    advert = spoken(75, seed=99, start_ms=100_000)
    copy = [w for w in words if w.start_ms < 100_000] + advert
    copy += moved([w for w in words if w.start_ms >= 100_000], 30_000)
    result = carry(
        transcript(words), transcript(copy), [TimeRange(50_000, 60_000), TimeRange(150_000, 160_000)]
    )
    assert [round(piece.shift_ms, -2) for piece in result.pieces] == [0, 30_000]
    assert abs(result.ranges[0].start_ms - 50_000) <= 100
    assert abs(result.ranges[1].start_ms - 180_000) <= 100
    assert abs(result.inserted[0].start_ms - 100_000) <= 1_000


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 60_000), st.floats(0.05, 0.3))
def test_misheard_words_do_not_move_segments(seed: int, trim_ms: int, share: float) -> None:
    rng = random.Random(seed)
    words = spoken(600, seed)
    heard = [w._replace(text=rng.choice(VOCABULARY)) if rng.random() < share else w for w in words]
    kept = moved([w for w in heard if w.start_ms >= trim_ms], -trim_ms)
    result = carry(transcript(words), transcript(kept), [TimeRange(120_000, 180_000)])
    assert abs(result.ranges[0].start_ms - (120_000 - trim_ms)) <= 1_000


def test_nothing_in_common_loses_everything() -> None:
    result = carry(
        transcript(spoken(100, seed=5)),
        Transcript((Cue(0, 5_000, "entirely other words here"),)),
        [TimeRange(0, 20_000)],
    )
    assert result.ranges == (None,)
    assert result.pieces == ()


def test_empty_transcripts_are_no_accident() -> None:
    result = carry(Transcript(()), Transcript(()), [TimeRange(0, 1_000)])
    assert result.ranges == (None,)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=9))
def test_the_longest_rising_chain_is_longest(pairs: list[tuple[int, int]]) -> None:
    def slow(rest: list[tuple[int, int]]) -> int:
        best = 0
        for mask in range(1 << len(rest)):
            chosen = sorted(rest[at] for at in range(len(rest)) if mask >> at & 1)
            if all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(chosen)):
                best = max(best, len(chosen))
        return best

    found = _rising(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
    assert len(found) == slow(sorted(set(pairs)))
