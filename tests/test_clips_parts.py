"""Clips of recordings that are not here: no more is fetched than they need, and cut where it was asked."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from films import film, fragments, heard_at, numbers, tone
from serving import Reply, Site, serving
from shelf import shelve, spoken
from talkdex.clips import Clip, Padding, Wishes, by_places, make
from talkdex.errors import SourceError
from talkdex.index.reader import Reader
from talkdex.media import filming
from talkdex.sources.remote import BLOCK
from talkdex.timing import TimeRange

SECONDS = 36
SOUNDS = {"talk.ogg": 80, "late.mka": 160}  # long enough that a part is small to the whole
NEAR_S = 0.025


class Notes:
    """A watch that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def step(self, title: str, step: str) -> None: ...

    def progress(self, done: float, total: float | None) -> None: ...

    def note(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Media that lies on a server; its sound is large, so that parts of it are small to the whole."""
    folder = tmp_path_factory.mktemp("away")
    film(folder / "sparse.mp4", SECONDS, codecs=("libx264", "alac"), layout="stereo")
    film(folder / "late.ts", SECONDS, start=7.0, gop=50, codecs=("libx264", "mp2"), layout="stereo")
    film(folder / "late.mkv", SECONDS, start=3.3, gop=100, codecs=("libx264", "pcm_s16le"), layout="stereo")
    tone(folder / "talk.ogg", SOUNDS["talk.ogg"], "libopus", options={"b": "256k", "compression_level": "0"})
    tone(folder / "late.mka", SOUNDS["late.mka"], "aac", start=5.0)
    return folder


class Away:
    """A recording on a server, and clips of it."""

    def __init__(self, folder: Path, url: str, length_s: int = SECONDS) -> None:
        self.index, self.notes, self.clips = folder / "talks.db", Notes(), 0
        shelve(self.index, "Away", spoken("una palabra"), duration_ms=length_s * 1000, url=url)

    def clip(self, start_s: float, end_s: float, suffix: str, **wishes: bool) -> Clip:
        self.clips += 1
        with Reader(self.index) as reader:
            span = TimeRange(round(start_s * 1000), round(end_s * 1000))
            shots = by_places(reader, reader.recording(1), [span], Padding())
        target = self.index.with_name(f"clip{self.clips}.{suffix}")
        return make(self.index, shots, target, Wishes(**wishes), self.notes)  # type: ignore[arg-type]


def check(clip: Clip, start_s: float, end_s: float) -> None:
    """The clip shows and lets hear what it should, from its beginning to its end."""
    if clip.path.suffix == ".mp4":
        shown = numbers(clip.path)
        assert abs(shown[0][1] - start_s * 25) <= 1
        assert abs(shown[-1][1] + 1 - end_s * 25) <= 1
    for at in (0.1, end_s - start_s - 0.1):
        assert abs(heard_at(clip.path, at) - start_s - at) < NEAR_S


def serving_files(folder: Path, *, ranged: bool = True) -> AbstractContextManager[Site]:
    return serving({f"/{path.name}": Reply(path.read_bytes(), ranged=ranged) for path in folder.iterdir()})


@pytest.mark.parametrize(
    ("name", "seconds"),
    [("sparse.mp4", 5.5), ("late.ts", 6.5), ("late.mkv", 5.5), ("talk.ogg", 4.2), ("late.mka", 4.2)],
)
def test_no_more_is_fetched_than_the_clip_needs(
    away: Path, tmp_path: Path, name: str, seconds: float
) -> None:
    """From the key frame before on, and some for the head, the tail and finding the way."""
    size = (away / name).stat().st_size
    length_s = SOUNDS.get(name, SECONDS)
    with serving_files(away) as site:
        here = Away(tmp_path, site.url(f"/{name}"), length_s)
        clip = here.clip(25.3, 27.5, "wav" if name in SOUNDS else "mp4")
        fetched = site.sent(f"/{name}")
        assert fetched < 1.5 * size * seconds / length_s + 12 * BLOCK
        assert "fetched, and kept" in here.notes.lines[-1]
    check(clip, 25.3, 27.5)


def test_what_was_fetched_is_not_fetched_again(away: Path, tmp_path: Path) -> None:
    with serving_files(away) as site:
        here = Away(tmp_path, site.url("/sparse.mp4"))
        check(here.clip(25.3, 27.5, "mp4"), 25.3, 27.5)
        fetched = site.sent("/sparse.mp4")
        check(here.clip(26.0, 27.0, "mp4"), 26.0, 27.0)
        assert site.sent("/sparse.mp4") == fetched + 1  # to see that it is the same file
        check(here.clip(2.0, 3.0, "wav"), 2.0, 3.0)
        assert fetched < site.sent("/sparse.mp4") < 1.5 * fetched


def test_a_host_that_gives_files_only_whole_gives_it_whole(away: Path, tmp_path: Path) -> None:
    with serving_files(away, ranged=False) as site:
        here = Away(tmp_path, site.url("/sparse.mp4"))
        check(here.clip(25.3, 26.3, "mp4"), 25.3, 26.3)
    assert "only whole; fetching it whole" in here.notes.lines[0]


def test_parts_of_another_version_are_thrown_away(away: Path, tmp_path: Path) -> None:
    with serving_files(away) as site:
        here = Away(tmp_path, site.url("/sparse.mp4"))
        check(here.clip(25.3, 26.3, "mp4"), 25.3, 26.3)
        site.answers["/sparse.mp4"] = (away / "late.mkv").read_bytes()
        check(here.clip(25.3, 26.3, "mp4"), 25.3, 26.3)


def test_a_file_that_changes_on_the_way_is_refused(away: Path, tmp_path: Path) -> None:
    asked = 0

    def changing(_: Mapping[str, str]) -> Reply:
        nonlocal asked
        asked += 1
        return Reply((away / "sparse.mp4").read_bytes(), headers={"ETag": f'"{asked // 8}"'})

    with serving({"/talk.mp4": changing}) as site:
        here = Away(tmp_path, site.url("/talk.mp4"))
        with pytest.raises(SourceError, match="has changed meanwhile"):
            here.clip(25.3, 27.5, "mp4")
    assert not list(tmp_path.glob("*clip*"))


def test_a_connection_that_breaks_is_taken_up_again(away: Path, tmp_path: Path) -> None:
    asked = 0

    def breaking(_: Mapping[str, str]) -> Reply:
        nonlocal asked
        asked += 1
        return Reply((away / "sparse.mp4").read_bytes(), cut=1000 if asked % 5 == 4 else None)

    with serving({"/talk.mp4": breaking}) as site:
        check(Away(tmp_path, site.url("/talk.mp4")).clip(25.3, 27.5, "mp4"), 25.3, 27.5)


def test_of_fragments_only_those_are_fetched_that_the_clip_needs(away: Path, tmp_path: Path) -> None:
    folder = fragments(away / "late.ts", tmp_path / "hls", "ts", late_s=1)
    with serving_files(folder) as site:
        here = Away(tmp_path, site.url("/index.m3u8"))
        for start_s, end_s in ((25.3, 27.5), (26.0, 27.0)):
            check(here.clip(start_s, end_s, "mp4"), start_s, end_s)
        fast = here.clip(25.3, 27.5, "mp4", fast=True)
        assert numbers(fast.path)[0][1] == 24 * 25
        assert fast.parts[0].within.start_ms == pytest.approx(24_000, abs=40)
        pieces = [path for path in site.asked if path.endswith(".ts")]
        assert len(pieces) == len(set(pieces)) <= 4
        assert not list(tmp_path.rglob("excerpt-*"))
        playlist = (folder / "index.m3u8").read_text()
        site.answers["/index.m3u8"] = playlist.replace("#EXTINF", "#EXT-X-DISCONTINUITY\n#EXTINF")
        check(here.clip(25.3, 27.5, "mp4"), 25.3, 27.5)
        assert any("starts anew on the way; fetching it whole" in line for line in here.notes.lines)


def test_several_ranges_far_apart_are_cut_out_of_fragments(away: Path, tmp_path: Path) -> None:
    folder = fragments(away / "late.ts", tmp_path / "hls", "ts", late_s=1)
    with serving_files(folder) as site:
        here = Away(tmp_path, site.url("/index.m3u8"))
        with Reader(here.index) as reader:
            spans = [TimeRange(26_100, 27_100), TimeRange(9_000, 10_500)]
            shots = by_places(reader, reader.recording(1), spans, Padding())
        clip = make(here.index, shots, tmp_path / "cut.mp4", Wishes(), here.notes)
    for at, true in ((0.5, 26.6), (1.5, 9.5), (2.3, 10.3)):
        assert abs(heard_at(clip.path, at) - true) < NEAR_S
    shown = [number for _, number in numbers(clip.path)]
    assert abs(shown[5] - 26.3 * 25) <= 1
    assert abs(shown[30] - 9.2 * 25) <= 1


def test_a_clip_that_was_interrupted_fetches_and_encodes_nothing_twice(
    away: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filming, "PART_S", 1)

    class Stopped(Notes):
        def progress(self, done: float, total: float | None) -> None:
            if total and done > 0.5 * total:
                raise KeyboardInterrupt

    with serving_files(away) as site:
        here = Away(tmp_path, site.url("/sparse.mp4"))
        watch, here.notes = here.notes, Stopped()
        with pytest.raises(KeyboardInterrupt):
            here.clip(23.0, 26.0, "mp4")
        before = len(site.parts)
        here.notes, here.clips = watch, 0
        check(here.clip(23.0, 26.0, "mp4"), 23.0, 26.0)
        whole = {part for part in site.ranges if part != "bytes=0-0"}
        assert len(whole) == len([part for part in site.ranges if part != "bytes=0-0"])
        assert len(site.parts) > before
    assert any("going on where it was left" in line for line in watch.lines)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
