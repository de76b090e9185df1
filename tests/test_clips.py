"""Clips on the command line: what is cut, where it begins and ends, what stands beside it."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films import film, heard_at, number_of, numbers, pictures, tone
from serving import Reply, serving
from shelf import STEP_MS, shelve, spoken
from talkdex import read_captions
from talkdex.cli.__main__ import run
from talkdex.clips import Shot
from talkdex.clips.fetching import whole
from talkdex.clips.kept import Kept
from talkdex.clips.shots import _joined
from talkdex.clips.words import LONGEST_MS, whole_words
from talkdex.index.rows import StoredRecording
from talkdex.media import probe
from talkdex.pipeline.watch import Silent
from talkdex.recording import Recording
from talkdex.segment import Stated
from talkdex.sources import Fetcher, Found
from talkdex.timing import TimeRange
from talkdex.transcript import Word

PHRASE = "la policía comunitaria"


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three recordings: their pictures count from 0, 1000 and 2000; their tones tell their own time."""
    folder = tmp_path_factory.mktemp("talks")
    film(folder / "one.mp4", 8)
    film(folder / "two.mkv", 8, size=(96, 72), first=1000, start=2.0, codecs=("libx264", "libopus"))
    film(folder / "three.ts", 8, first=2000, start=5.0, rate=44_100, layout="stereo")
    tone(folder / "voice.mp3", 8, "libmp3lame")
    return folder


@pytest.fixture
def index(tmp_path: Path, films: Path) -> Path:
    """Where they are stored: the phrase is said in the first three, 1, 2 and 3 seconds after the start."""
    path = tmp_path / "talks.db"
    for number, name in enumerate(("one.mp4", "two.mkv", "three.ts")):
        before = " ".join(["uno", "dos"] * (number + 1))
        said = spoken(("Ana", before), ("Oscar Figueroa", f"{PHRASE} de Guerrero"), "fin", language="es")
        part = Stated("intervención", "Oscar Figueroa", 1000 * (number + 1) + 120, 1000 * (number + 1) + 2700)
        shelve(path, name.title(), said, duration_ms=8000, media=str(films / name), segments=[part])
    shelve(path, "Voice", spoken("nada más"), duration_ms=8000, media=str(films / "voice.mp3"))
    return path


def call(capsys: pytest.CaptureFixture[str], index: Path, *arguments: object) -> tuple[int, str, str]:
    status = run(["--index", str(index), "clip", *(str(a) for a in arguments)])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_supercut_plays_in_order_with_its_captions(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "cut.mp4"
    asked = ["--search", '"policía comunitaria"', "-o", target, "--captions", "--lead", "0.2", "--json"]
    status, out, err = call(capsys, index, *asked)
    assert status == 0, err
    parts = rows(out)
    assert sorted(part["title"] for part in parts) == ["One.Mp4", "Three.Ts", "Two.Mkv"]
    shown = pictures(target)
    captions = read_captions(tmp_path / "cut.vtt")
    for part in parts:
        begin, at, width = (
            int(part["start_ms"]),
            int(part["at_ms"]),
            int(part["end_ms"]) - int(part["start_ms"]),
        )
        film_number = {"One.Mp4": 0, "Two.Mkv": 1, "Three.Ts": 2}[str(part["title"])]
        assert begin == 1000 * (film_number + 1)  # two tenths into "la", whose beginning it takes in
        assert begin + width == 1000 * (film_number + 1) + 2 * STEP_MS + 400
        middle = at + width // 2
        number = number_of(shown[round(middle / 40)])
        assert abs(number - 1000 * film_number - (begin + width // 2) / 40) <= 1
        assert abs(heard_at(target, middle / 1000) - (begin + width // 2) / 1000) < 0.025
        told = [cue for cue in captions.cues if at <= cue.start_ms < at + width]
        assert [(cue.text, cue.speaker, cue.start_ms) for cue in told] == [(PHRASE, "Oscar Figueroa", at)]
    assert abs((probe(target).duration_ms or 0) - sum(p["end_ms"] - p["start_ms"] for p in parts)) <= 40  # type: ignore[operator]


def test_a_hit_that_the_media_lacks_spoils_no_supercut(
    index: Path, films: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = spoken("seis siete", start_ms=20_000)
    shelve(index, "Short", late, duration_ms=30_000, media=str(films / "one.mp4"))
    shelve(index, "Whole", spoken("seis siete"), duration_ms=8000, media=str(films / "one.mp4"))
    status, out, err = call(capsys, index, "--search", "seis", "-q", "-o", tmp_path / "cut.wav")
    assert status == 0
    assert len(out.splitlines()) == 2
    assert "left out: " in err
    assert "ends at 0:08" in err
    status, out, err = call(
        capsys, index, "--search", "seis", "--recording", "Short", "-q", "-o", tmp_path / "b.wav"
    )
    assert (status, out) == (1, "")
    assert "left out" not in err


def test_hits_that_are_left_out_are_told(
    index: Path, films: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = spoken(f"tres cuatro. {'cinco ' * 80} tres cuatro.")
    shelve(index, "Long", said, duration_ms=8000, media=str(films / "one.mp4"))
    asked = ["--search", "tres", "--hits", "1", "--limit", "1", "--quiet", "-o", tmp_path / "cut.wav"]
    status, out, err = call(capsys, index, *asked)
    assert status == 0
    assert len(out.splitlines()) == 2
    assert "1 more hit not cut: --hits 2" in err
    assert "only the first 1 recording" in err


def test_a_range_is_cut_as_it_is_and_a_padded_one_between_words(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exact = call(capsys, index, "1", "0:01.130-0:02.270", "-o", tmp_path / "a.mp4", "--json")
    assert [(row["start_ms"], row["end_ms"]) for row in rows(exact[1])] == [(1130, 2270)]
    padded = call(
        capsys, index, "1", "0:01.130-0:02.270", "-o", tmp_path / "b.wav", "--lead", "0.4", "--json"
    )
    assert [(row["start_ms"], row["end_ms"]) for row in rows(padded[1])] == [(500, 2400)]
    shown = numbers(tmp_path / "a.mp4")
    assert abs(shown[0][1] - 1130 / 40) <= 1
    assert abs(shown[-1][1] + 1 - 2270 / 40) <= 1
    assert abs(heard_at(tmp_path / "b.wav", 0.05) - 0.55) < 0.025


def test_segments_and_ranges_follow_each_other_as_asked(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["2", "0:06-0:07", "Figueroa", "0:00-0:01", "-o", tmp_path / "cut.m4a"]
    status, out, _ = call(capsys, index, *asked)
    assert status == 0
    assert all(len(line) <= 100 for line in out.replace(str(tmp_path), "").splitlines())
    for at, true in ((0.5, 6.5), (1.5, 2.5), (4.3, 0.4)):
        assert abs(heard_at(tmp_path / "cut.m4a", at) - true) < 0.03, at
    assert not probe(tmp_path / "cut.m4a").has_video


def test_captions_are_burned_into_the_pictures(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, more in (("plain", []), ("burned", ["--burn"])):
        assert call(capsys, index, "2", "0:00-0:05", "-o", tmp_path / f"{name}.mp4", *more)[0] == 0
    plain, burned = pictures(tmp_path / "plain.mp4"), pictures(tmp_path / "burned.mp4")
    changed = [
        n
        for n, (a, b) in enumerate(zip(plain, burned, strict=True))
        if (abs(a[60:] - 1.0 * b[60:])).mean() > 1
    ]
    assert changed[0] <= 1
    assert len(changed) > 100


def test_a_fast_clip_says_how_far_off_it_is(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = call(capsys, index, "1", "0:05-0:06", "--fast", "--captions", "-o", tmp_path / "f.mp4")
    assert status == 0
    assert "begins 5.00 s early" in out
    assert numbers(tmp_path / "f.mp4")[0][1] == 0
    cues = read_captions(tmp_path / "f.vtt").cues
    assert cues[0].text.startswith("uno dos")
    assert cues[0].start_ms == 0


def test_nothing_is_written_over_unless_told(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], films: Path
) -> None:
    target = tmp_path / "clip.wav"
    target.write_bytes(b"mine")
    assert call(capsys, index, "1", "0:00-0:01", "-o", target)[0] == 2
    assert target.read_bytes() == b"mine"
    assert call(capsys, index, "1", "0:00-0:01", "-o", target, "--force")[0] == 0
    assert (probe(target).duration_ms or 0) == 1000
    status, _, err = call(capsys, index, "1", "0:00-0:01", "-o", films / "one.mp4", "--force")
    assert status == 2
    assert "the recording itself" in err
    (tmp_path / "other.vtt").write_text("mine")
    assert call(capsys, index, "1", "0:00-0:01", "-o", tmp_path / "other.mp4", "--captions")[0] == 2
    assert not (tmp_path / "other.mp4").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("1", "0:00-0:01", "-o", "clip.avi"), 2, "mp4"),
        (("1", "0:01", "-o", "c.mp4"), 2, "until when"),
        (("1", "-o", "c.mp4"), 2, "what to cut"),
        (("-o", "c.mp4"), 2, "what to cut"),
        (("1", "soon", "-o", "c.mp4"), 2, "is no time"),
        (("1", "0:09-0:10", "-o", "c.mp4"), 2, "past"),
        (("--search", "zzzz", "-o", "c.mp4"), 1, "nothing found"),
        (("1", "0:01-0:02", "--search", "la", "-o", "c.mp4"), 2, "not both"),
        (("1", "0:01-0:02", "--hits", "3", "-o", "c.mp4"), 2, "--search only"),
        (("1", "0:01-0:02", "--speaker", "Ana", "-o", "c.mp4"), 2, "--search only"),
        (("1", "0:01-0:02", "--burn", "--fast", "-o", "c.mp4"), 2, "leave out one"),
        (("1", "0:01-0:02", "--burn", "-o", "c.mp3"), 2, "no pictures"),
        (("4", "0:01-0:02", "--burn", "-o", "c.mp4"), 2, "no pictures"),
        (("1", "0:01-0:02", "-o", "absent/c.mp4"), 2, "no folder"),
        (("1", "0:01-0:02", "--fast", "-o", "c.webm"), 1, "leave out --fast"),
        (("--search", "policía", "--fast", "-o", "c.mp4"), 1, "leave out --fast"),
    ],
)
def test_a_wrong_call_gets_one_clear_line(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...], status: int, told: str,
) -> None:  # fmt: skip
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    got, out, err = call(capsys, index, *arguments)
    assert (got, out) == (status, ""), err
    assert told in err
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


def test_media_that_has_gone_can_be_named(
    tmp_path: Path, films: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "talks.db"
    shelve(index, "Gone", spoken("una palabra"), duration_ms=30_000, media="/nowhere/talk.mp4")
    status, _, err = call(capsys, index, "1", "0:00-0:01", "-o", tmp_path / "c.mp4")
    assert status == 1
    assert "no longer at /nowhere/talk.mp4" in err
    status, _, err = call(
        capsys, index, "1", "0:00-0:01", "-o", tmp_path / "c.mp4", "--media", films / "one.mp4"
    )
    assert status == 0
    assert "the file lasts 0:08, the recording 0:30" in err


def test_what_is_not_here_is_fetched_once(
    tmp_path: Path, films: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "talks.db"
    with serving({"/talk.mp4": (films / "one.mp4").read_bytes(), "/gone.mp4": Reply("no", 404)}) as site:
        shelve(index, "Away", spoken("una palabra"), duration_ms=8000, url=site.url("/talk.mp4"))
        shelve(index, "Lost", spoken("otra palabra"), duration_ms=8000, url=site.url("/gone.mp4"))
        assert call(capsys, index, "1", "0:03-0:04", "-o", tmp_path / "a.mp4")[0] == 0
        asked = site.times("/talk.mp4")
        assert call(capsys, index, "1", "0:05-0:06", "-o", tmp_path / "b.mp4")[0] == 0
        assert call(capsys, index, "1", "0:05-0:06", "-o", tmp_path / "b.wav")[0] == 0
        assert site.times("/talk.mp4") == asked
        status, _, err = call(capsys, index, "2", "0:03-0:04", "-o", tmp_path / "lost.mp4")
        assert status == 1
        assert "gone.mp4" in err
    assert abs(numbers(tmp_path / "a.mp4")[0][1] - 75) <= 1
    assert abs(numbers(tmp_path / "b.mp4")[0][1] - 125) <= 1
    assert not list((tmp_path / "talks.files" / "media" / "film").glob("*.part"))


def test_better_pictures_are_fetched_apart_from_the_sound(tmp_path: Path, films: Path) -> None:
    recording = StoredRecording(1, "host:1", "A", "x", None, 8000, None, None, None, "", None, "")
    offered = {
        "/small.mp4": (films / "one.mp4", {"vcodec": "avc1", "acodec": "mp4a", "width": 64, "height": 48}),
        "/large.mkv": (films / "two.mkv", {"vcodec": "avc1", "acodec": "none", "width": 96, "height": 72}),
        "/huge.mkv": (films / "two.mkv", {"vcodec": "av01", "acodec": "none", "width": 3840, "height": 2160}),
        "/voice.mp3": (films / "voice.mp3", {"vcodec": "none", "acodec": "mp3"}),
    }
    with (
        serving({path: file.read_bytes() for path, (file, _) in offered.items()}) as site,
        Fetcher() as fetcher,
    ):
        formats = [
            {"url": site.url(path), "ext": path[-3:], "protocol": "http", "format_id": path, **told}
            for path, (_, told) in offered.items()
        ]
        info = {"id": "1", "title": "A", "extractor": "host", "formats": formats}
        found = Found(Recording("host:1", "A"), info=json.dumps(info), reference="x")
        kept = Kept(tmp_path, recording)
        material = whole(fetcher, found, kept, Silent(), pictures=True)
        assert site.asked == ["/large.mkv", "/voice.mp3"]
    assert material == kept.find(pictures=True)
    assert material.path.read_bytes() == (films / "two.mkv").read_bytes()
    assert material.sound == getattr(kept.find(pictures=False), "path", None)


words_around = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 4_000)).map(lambda w: Word(w[0], w[0] + w[1], "x")),
    max_size=30,
)


@given(st.integers(0, 20_000), st.integers(0, 5_000), words_around)
def test_whole_words_holds_the_range_and_cuts_no_word(start: int, length: int, words: list[Word]) -> None:
    within = TimeRange(start, start + length)
    got = whole_words(within, words)
    assert got.start_ms <= within.start_ms
    assert got.end_ms >= within.end_ms
    short = [w for w in words if w.end_ms - w.start_ms <= LONGEST_MS]
    for edge in (got.start_ms, got.end_ms):
        assert not any(w.start_ms < edge < w.end_ms for w in short)
    edges = {start, *(w.start_ms for w in short)}, {start + length, *(w.end_ms for w in short)}
    assert got.start_ms in edges[0]
    assert got.end_ms in edges[1]


RECORDING = StoredRecording(1, "a:b", "A", None, None, None, None, None, None, "", None, "")
ranges = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), min_size=1, max_size=12)


@given(ranges)
def test_joined_shots_say_everything_once(pairs: list[tuple[int, int]]) -> None:
    shots = [Shot(RECORDING, TimeRange(a, a + n), "x") for a, n in sorted(pairs)]
    joined = [shot.within for shot in _joined(shots)]
    assert all(a.end_ms < b.start_ms for a, b in pairwise(joined))
    covered = {ms for one in joined for ms in range(one.start_ms, one.end_ms)}
    assert covered == {ms for shot in shots for ms in range(shot.within.start_ms, shot.within.end_ms)}
