"""Words put at recording time, ranges as sets, votes, names: the recogniser's pure parts."""

import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.ranges import merged, within, without
from talkdex.recognize import Name
from talkdex.recognize.ahead import ahead
from talkdex.recognize.hotwords import chosen
from talkdex.recognize.language import code, own, voted
from talkdex.recognize.windows import Part, Window
from talkdex.recognize.words import Raw, Timed, cue, placed, repaired, sentences
from talkdex.timing import TimeRange
from talkdex.transcript import Cue

ranges = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda r: TimeRange(r[0], r[0] + r[1])), max_size=6
)


def moments(some: list[TimeRange]) -> set[int]:
    return {moment for one in some for moment in range(one.start_ms, one.end_ms)}


@given(ranges, ranges)
def test_ranges_are_sets_of_moments(some: list[TimeRange], others: list[TimeRange]) -> None:
    assert moments(merged(some)) == moments(some)
    assert moments(within(some, others)) == moments(some) & moments(others)
    assert moments(without(some, others)) == moments(some) - moments(others)
    for result in (merged(some), within(some, others), without(some, others)):
        assert all(a.end_ms < b.start_ms for a, b in pairwise(result))
        assert all(one.duration_ms for one in result)


spans = st.lists(st.tuples(st.integers(-500, 31_000), st.integers(-500, 31_000)), max_size=60)


@given(spans)
def test_repaired_words_follow_each_other_inside_the_window(found: list[tuple[int, int]]) -> None:
    edges = TimeRange(1000, 30_000)
    times = repaired(found, edges)
    assert len(times) == len(found)
    assert all(start >= 1000 and start + 20 <= end <= 30_000 for start, end in times)
    assert all(a[1] <= b[0] for a, b in pairwise(times))


@given(st.lists(st.integers(0, 2900), unique=True, max_size=50))
def test_words_in_good_order_stay_as_they_are(starts: list[int]) -> None:
    found = [(a * 10, b * 10) for a, b in pairwise(sorted(starts)) if b - a > 1]
    assert repaired(found, TimeRange(0, 30_000)) == found


def test_more_words_than_fit_still_get_times_in_order() -> None:
    times = repaired([(50, 50)] * 40, TimeRange(0, 200))
    assert all(a[1] <= b[0] for a, b in pairwise(times))
    assert all(0 <= start < end <= 200 for start, end in times)


def window(*parts: tuple[int, int, int], voiced: tuple[tuple[int, int], ...] = ()) -> Window:
    return Window(
        0,
        TimeRange(0, 60_000),
        tuple(TimeRange(*v) for v in voiced),
        tuple(Part(a * 16, b * 16, c * 16) for a, b, c in parts),
    )


def test_a_word_after_a_dropped_pause_is_put_after_it() -> None:
    heard = window((0, 0, 1000), (1000, 5000, 1000), voiced=((300, 700), (5300, 5700)))
    found = placed([Raw(" one", 0.3, 0.7, 1.0), Raw(" two", 1.3, 1.7, 1.0)], heard)
    assert [(w.start_ms, w.end_ms) for w in found] == [(300, 700), (5300, 5700)]


def test_a_word_over_a_dropped_pause_belongs_where_most_of_it_is() -> None:
    heard = window((0, 0, 1000), (1000, 5000, 1000))
    found = placed([Raw(" one", 0.9, 1.5, 1.0)], heard)
    assert [(w.start_ms, w.end_ms) for w in found] == [(5000, 5500)]


def test_silence_before_a_word_is_no_part_of_it() -> None:
    heard = window((0, 0, 4000), voiced=((2000, 3000),))
    found = placed([Raw(" late", 0.0, 2.5, 1.0)], heard)
    assert [(w.start_ms, w.end_ms) for w in found] == [(1920, 2500)]


def cues(words: list[Timed]) -> list[Cue]:
    return [cue(part) for part in sentences(words)]


def timed(text: str, step: int = 400) -> list[Timed]:
    words = text.split()
    return [Timed(i * step, i * step + 300, " " + word, 0.9) for i, word in enumerate(words)]


def test_cues_are_sentences() -> None:
    made = cues(timed("Good morning. How are you? Fine"))
    assert [each.text for each in made] == ["Good morning.", "How are you?", "Fine"]
    assert [word.text for each in made for word in each.words] == [
        "Good",
        "morning.",
        "How",
        "are",
        "you?",
        "Fine",
    ]
    assert made[1].start_ms == made[1].words[0].start_ms


def test_cues_without_full_stops_are_cut_by_length_and_at_pauses() -> None:
    assert max(len(each.words) for each in cues(timed("word " * 100))) <= 28
    assert len(cues(timed("far apart", step=2000))) == 2


def test_scripts_without_spaces_are_joined_without() -> None:
    (made,) = cues([Timed(0, 200, "今", 1.0), Timed(200, 400, "日", 1.0), Timed(400, 600, "は", 1.0)])
    assert made.text == "今日は"
    assert len(made.words) == 3


KNOWN = frozenset({"en", "fr", "es", "th", "no", "pt"})


def test_a_jingle_does_not_change_the_language_of_a_talk() -> None:
    jingle = ({"en": 0.97, "fr": 0.03}, 9000)
    talk = [({"fr": 0.8, "en": 0.2}, 25_000)] * 4
    assert voted([jingle, *talk], None, KNOWN)[0] == "fr"
    assert own(jingle[0], 9000, "fr") == ("en", 0.97)


def test_music_is_not_thai() -> None:
    assert own({"th": 0.31, "fr": 0.2}, 3000, "fr") == ("fr", 0.2)


def test_the_publisher_decides_a_close_vote_only() -> None:
    close = [({"es": 0.5, "pt": 0.45}, 20_000)] * 3
    clear = [({"es": 0.95, "pt": 0.04}, 20_000)] * 3
    assert voted(close, "pt-BR", KNOWN)[0] == "pt"
    assert voted(clear, "pt-BR", KNOWN)[0] == "es"


@pytest.mark.parametrize(
    ("tag", "wanted"), [("pt-BR", "pt"), ("nb", "no"), ("ES_es", "es"), ("xx", None), (None, None)]
)
def test_tags_become_codes(tag: str | None, wanted: str | None) -> None:
    assert code(tag, KNOWN) == wanted


def count(text: str) -> int:
    return len(text.split())


def test_names_at_home_here_come_first_and_all_fit() -> None:
    names = [
        Name("General Assembly"),
        Name("Oscar Figueroa", TimeRange(0, 1000)),
        Name("Ann Brown", TimeRange(5000, 6000)),
        Name("oscar figueroa"),
    ]
    assert chosen(names, [TimeRange(100, 200)], count, 100) == "Oscar Figueroa, General Assembly, Ann Brown"
    assert chosen(names, [TimeRange(5100, 5200)], count, 2) == "Ann Brown"
    assert chosen(names, [], count, 0) == ""


def test_ahead_gives_everything_in_order_and_passes_errors_on() -> None:
    def failing() -> Iterator[int]:
        yield from range(5)
        raise ValueError("broken")

    got = []
    with pytest.raises(ValueError, match="broken"):
        got.extend(ahead(failing()))
    assert list(ahead(iter(range(100)))) == list(range(100))


def test_ahead_stops_its_source_when_nobody_listens_any_more() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    stream = ahead(endless())
    next(stream)
    stream.close()
    assert closed.is_set()
