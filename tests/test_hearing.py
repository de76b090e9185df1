"""What is heard of a recording: ranges, named segments first, completed later, translated, doubted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.errors import UsageError
from talkdex.index import hearing
from talkdex.index.reader import Reader
from talkdex.pipeline import Added, NotAdded, Outcome, Unchanged, Wishes, add
from talkdex.pipeline.plan import Plan, planned
from talkdex.ranges import merged
from talkdex.search import search
from talkdex.segment import Stated
from talkdex.timing import TimeRange
from talkdex.word import Word

pytestmark = pytest.mark.shared

LENGTH_MS = 69_246


class Notes:
    """A watch that remembers, and may look around at each step."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.notes: list[str] = []

    def step(self, title: str, step: str) -> None:  # noqa: ARG002 - a watch's signature
        self.steps.append(step)

    def progress(self, done: float, total: float | None) -> None:
        assert total is None or done <= total

    def note(self, line: str) -> None:
        self.notes.append(line)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture
def sound(shared: Path) -> Path:
    return shared / "audio" / "voxpopuli_en" / "voxpopuli-en-000.ogg"


@pytest.fixture
def model(shared: Path) -> str:
    return str(shared / "models" / "scripted-jfk")


def only(outcomes: Iterator[Outcome]) -> Outcome:
    (one,) = outcomes
    return one


def words(index: Path, origin: str = "recognized") -> list[Word]:
    with Reader(index) as reader:
        (row,) = [row for row in reader.transcripts(1) if row.origin == origin]
        return [word for stored in reader.snippets(row.id) for word in stored.snippet.words()]


def spoken(index: Path) -> list[tuple[int, str]]:
    return [(word.start_ms, word.text) for word in words(index)]


def gaps(index: Path) -> list[TimeRange]:
    with Reader(index) as reader:
        return hearing.unheard(reader.connection, reader.transcripts(1)[0].id)


@pytest.mark.parametrize("decode", ["batched", "sequential"])
def test_ranges_are_heard_and_the_rest_later_as_if_at_once(
    index: Path, sound: Path, model: str, decode: str, tmp_path: Path
) -> None:
    asked = TimeRange(12_345, 40_001), TimeRange(50_000, 52_000)
    one = only(add(index, str(sound), Wishes(model=model, ranges=asked, decode=decode)))  # type: ignore[arg-type]
    assert isinstance(one, Added)
    assert all(any(w.start_ms in r and w.end_ms <= r.end_ms for r in asked) for w in words(index))
    rest = [TimeRange(0, 12_345), TimeRange(40_001, 50_000), TimeRange(52_000, LENGTH_MS)]
    assert list(one.unheard) == gaps(index) == rest
    first = spoken(index)
    assert isinstance(only(add(index, str(sound), Wishes(ranges=asked))), Unchanged)
    watch = Notes()
    whole = only(add(index, str(sound), Wishes(decode=decode), watch))  # type: ignore[arg-type]
    assert isinstance(whole, Added)
    assert (whole.number, whole.unheard, gaps(index)) == (1, (), [])
    assert set(first) <= set(spoken(index))
    other = tmp_path / "other.db"
    only(add(other, str(sound), Wishes(model=model, decode=decode)))  # type: ignore[arg-type]
    assert [text for _, text in spoken(index)] == [text for _, text in spoken(other)]
    assert isinstance(only(add(index, str(sound))), Unchanged)
    with Reader(index) as reader:
        assert len(reader.transcripts(1, current=False)) == 1
        assert [job.state for job in reader.jobs()] == ["done"]


def test_another_model_completes_what_the_first_began(
    index: Path, sound: Path, model: str, tmp_path: Path
) -> None:
    link = tmp_path / "another"
    link.symlink_to(model)
    only(add(index, str(sound), Wishes(model=model, ranges=(TimeRange(0, 30_000),))))
    before = spoken(index)
    only(add(index, str(sound), Wishes(model=str(link))))
    assert spoken(index)[: len(before)] == before
    with Reader(index) as reader:
        made_by = reader.transcripts(1)[0].made_by
    assert [part.split(",")[0] for part in made_by.split("; ")] == [
        "faster-whisper scripted-jfk",
        "faster-whisper another",
    ]
    assert "cpu int8" in made_by


def test_the_rest_is_heard_in_the_language_that_was_told(index: Path, sound: Path, model: str) -> None:
    only(add(index, str(sound), Wishes(model=model, language="es", ranges=(TimeRange(0, 30_000),))))
    more = only(add(index, str(sound)))
    assert isinstance(more, Added)
    assert (more.language, more.unheard) == ("es", ())


def test_named_segments_are_searchable_while_the_rest_is_heard(index: Path, sound: Path, model: str) -> None:
    seen: list[tuple[list[TimeRange], int]] = []

    class Looking(Notes):
        def note(self, line: str) -> None:
            super().note(line)
            seen.append((gaps(index), len(words(index))))

    watch = Looking()
    wishes = Wishes(model=model, segments="Oscar Figueroa (0:40-0:50)")
    one = only(add(index, str(sound), wishes, watch))
    assert isinstance(one, Added)
    ((lacking, count),) = seen
    assert lacking == [
        TimeRange(0, 24_000),
        TimeRange(66_000, LENGTH_MS),
    ]  # 15 s around, 1 s for its precision
    assert 0 < count < len(words(index))
    assert watch.notes == ["0:24–1:06 can be searched now; the rest follows"]
    assert (one.unheard, one.segments) == ((), 1)


def test_only_segments_with_a_margin(index: Path, sound: Path, model: str) -> None:
    wishes = Wishes(model=model, segments="Oscar Figueroa (0:30-0:40)", only_segments=True, margin_ms=4_000)
    one = only(add(index, str(sound), wishes))
    assert isinstance(one, Added)
    assert list(one.unheard) == [TimeRange(0, 25_000), TimeRange(45_000, LENGTH_MS)]
    more = Wishes(segments="Marta Ríos (1:00-1:05)", only_segments=True, margin_ms=0)
    two = only(add(index, str(sound), more))
    assert isinstance(two, Added)
    assert list(two.unheard) == [
        TimeRange(0, 25_000),
        TimeRange(45_000, 59_000),
        TimeRange(66_000, LENGTH_MS),
    ]
    assert two.segments == 2


def test_what_is_to_be_heard_must_be_there(index: Path, sound: Path, model: str) -> None:
    late = only(add(index, str(sound), Wishes(model=model, ranges=(TimeRange(600_000, 700_000),))))
    assert isinstance(late, NotAdded)
    assert late.reason == "--range 10:00 begins past the recording's end (1:09)"
    bare = only(add(index, str(sound), Wishes(model=model, only_segments=True)))
    assert isinstance(bare, NotAdded)
    assert "--segments" in bare.reason


def test_a_translation_lies_beside_what_is_spoken(index: Path, sound: Path, model: str) -> None:
    told = Wishes(model=model, language="es", translate=True)
    assert isinstance(only(add(index, str(sound), told)), Added)
    with Reader(index) as reader:
        rows = [(row.language, row.origin) for row in reader.transcripts(1)]
        assert rows == [("es", "recognized"), ("en", "translated")]
        hits = [hit for found in search(reader, "country") for hit in found.hits]
        assert {hit.transcript.origin for hit in hits} == {"recognized"}  # the same words at the same time
    assert isinstance(only(add(index, str(sound), told)), Unchanged)


def test_english_is_not_translated(index: Path, sound: Path, model: str) -> None:
    watch = Notes()
    only(add(index, str(sound), Wishes(model=model, translate=True), watch))
    assert "English is spoken: there is nothing to translate" in watch.notes
    assert [word.text for word in words(index)]
    again = only(add(index, str(sound), Wishes(translate=True)))
    assert isinstance(again, Unchanged)


ECHO = ("one two three four five", "ask what you can do", "for your country")
"""Names after which the scripted model repeats what it was told."""


def test_what_is_doubted_is_kept_and_not_searched(index: Path, sound: Path, model: str) -> None:
    one = only(add(index, str(sound), Wishes(model=model, names=ECHO)))
    assert isinstance(one, Added)
    with Reader(index) as reader:
        (row,) = reader.transcripts(1)
        doubts = list(hearing.quarantined(reader.connection, row.id))
        assert one.doubtful == len(doubts) == hearing.count_quarantined(reader.connection) > 1
        assert {doubt.reason for doubt in doubts} == {"echo of names"}
        assert search(reader, "country") == []
        (found,) = search(reader, '"your country"', doubtful=True)
        assert [hit.doubt for hit in found.hits] == ["echo of names"] * len(doubts)
        for hit, doubt in zip(found.hits, doubts, strict=True):
            assert doubt.snippet.start_ms <= hit.start_ms < hit.end_ms <= doubt.snippet.end_ms
            assert [hit.text[a:b] for a, b in hit.matches] == ["your country"]
        assert search(reader, "one NEAR country", doubtful=True) == []


extents = st.lists(
    st.tuples(st.integers(0, 100_000), st.integers(1, 30_000)).map(lambda r: TimeRange(r[0], r[0] + r[1])),
    max_size=4,
)


@settings(max_examples=50)
@given(extents, extents, st.none() | st.just(0))
def test_a_plan_holds_what_is_asked_and_lies_in_the_recording(
    ranges: list[TimeRange], named: list[TimeRange], margin_ms: int | None
) -> None:
    only_segments = margin_ms is not None
    stated = [Stated("", None, r.start_ms, r.end_ms, 1000, 1000) for r in named]
    wishes = Wishes(ranges=tuple(ranges), only_segments=only_segments, margin_ms=margin_ms)
    try:
        plan = planned(wishes, stated, 90_000)
    except UsageError:
        return
    every = [*(plan.wanted or ()), *plan.first]
    assert every == merged(every)
    assert all(r.end_ms <= 90_000 for r in every)
    if plan.wanted is not None:
        asked = [*ranges, *(named if only_segments else [])]
        inside = [part for r in asked if (part := r.intersection(TimeRange(0, 90_000)))]
        assert all(
            any(w.start_ms <= r.start_ms and r.end_ms <= w.end_ms for w in plan.wanted) for r in inside
        )


def test_segments_that_cover_nearly_everything_are_not_heard_first() -> None:
    stated = [Stated("A", None, 0, None, 1000), Stated("B", None, 40_000, 80_000, 1000)]
    assert planned(Wishes(), stated, 90_000) == Plan()
    assert planned(Wishes(again=True), stated, 900_000) == Plan()
    assert planned(Wishes(), stated, 900_000) == Plan(first=(TimeRange(0, 95_000),))
