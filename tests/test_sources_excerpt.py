"""Media in fragments: playlists read, and excerpts whose beginning is measured."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films import film, fragments, heard_at, numbers
from talkdex.media.exact import cut
from talkdex.media.formats import format_of
from talkdex.media.look import look
from talkdex.media.target import Piece
from talkdex.sources import NotInParts
from talkdex.sources.excerpt import Excerpt, excerpt
from talkdex.sources.playlist import Fragment, Playlist, read_dash, read_hls
from talkdex.timing import TimeRange

BASE = "https://host.example/talk/index.m3u8?key=1"
KINDS = ("ts", "mp4")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A film of 40 s, as HLS fragments of about 4 s whose clock begins at 3 s."""
    top = tmp_path_factory.mktemp("hls")
    source = film(top / "source.mp4", 40, gop=100)
    return {kind: fragments(source, top / kind, kind, late_s=3) for kind in KINDS}


def fetcher(folder: Path, asked: list[str]) -> Callable[[Fragment], bytes]:
    def fetch(fragment: Fragment) -> bytes:
        name = fragment.url.rpartition("/")[2]
        asked.append(name)
        return (folder / name).read_bytes()

    return fetch


def told(folder: Path, change: Callable[[str], str] = str) -> Playlist:
    return read_hls(change((folder / "index.m3u8").read_text()), BASE)


def check(got: Excerpt, target: Path, start_s: float, end_s: float) -> None:
    cut([Piece(got, round(start_s * 1000), round(end_s * 1000))], target, format_of(target), look(got))
    shown = numbers(target)
    assert abs(shown[0][1] - start_s * 25) <= 1
    assert abs(shown[-1][1] + 1 - end_s * 25) <= 1
    for at in (0.1, end_s - start_s - 0.1):
        assert abs(heard_at(target, at) - start_s - at) < 0.025


@pytest.mark.parametrize("kind", KINDS)
def test_an_excerpt_is_cut_like_the_whole(folders: dict[str, Path], tmp_path: Path, kind: str) -> None:
    asked: list[str] = []
    spans = [TimeRange(29_300, 31_500), TimeRange(13_000, 14_000)]
    got = excerpt(f"talk.{kind}", told(folders[kind]), spans, fetcher(folders[kind], asked), tmp_path)
    assert len(asked) <= 7
    assert len(asked) == len(set(asked))
    assert got.duration_ms == pytest.approx(40_000, abs=50)
    for span in spans:
        check(got, tmp_path / "clip.mp4", span.start_ms / 1000, span.end_ms / 1000)
    again = excerpt(f"talk.{kind}", told(folders[kind]), spans[:1], fetcher(folders[kind], asked), tmp_path)
    assert len(asked) == len(set(asked))
    for one in (got, again):
        one.close()
    assert not list(tmp_path.glob("*/excerpt-*"))


@pytest.mark.parametrize("kind", KINDS)
def test_where_it_begins_is_measured_not_read_off_the_playlist(
    folders: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    """A playlist of whole seconds, each half a second too long: the ninth fragment is 4 s off."""

    def longer(text: str) -> str:
        return text.replace("#EXTINF:4.000000", "#EXTINF:4").replace("#EXTINF:4,", "#EXTINF:5,", 4)

    got = excerpt(
        f"talk.{kind}",
        told(folders[kind], longer),
        [TimeRange(29_300, 31_500)],
        fetcher(folders[kind], []),
        tmp_path,
    )
    ((by_clock, by_playlist),) = got.begins_s
    assert by_playlist - by_clock == pytest.approx(4, abs=0.2)
    check(got, tmp_path / "clip.mp4", 29.3, 31.5)


REFUSED: dict[str, tuple[Callable[[str], str], str]] = {
    "clock": (lambda text: text.replace("#EXTINF:4.000000", "#EXTINF:9.500000"), "s off"),
    "joint": (lambda text: text.replace("seg002.ts", "seg002.ts\n#EXT-X-DISCONTINUITY"), "starts anew"),
    "live": (lambda text: text.replace("#EXT-X-ENDLIST", ""), "not finished"),
    "locked": (lambda text: text.replace("#EXTINF", "#EXT-X-KEY:METHOD=AES-128\n#EXTINF", 1), "encrypted"),
    "master": (lambda text: text + "#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8", "other playlists"),
    "gap": (lambda text: text.replace("#EXTINF", "#EXT-X-GAP\n#EXTINF", 1), "missing"),
    "torn": (lambda text: text.replace("#EXTINF:4.000000", "#EXTINF:four"), "can't be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_confirmed_is_refused(folders: dict[str, Path], tmp_path: Path, case: str) -> None:
    change, why = REFUSED[case]
    with pytest.raises(NotInParts, match=why):
        excerpt(
            "talk.ts",
            told(folders["ts"], change),
            [TimeRange(29_300, 31_500)],
            fetcher(folders["ts"], []),
            tmp_path,
        )
    assert not list(tmp_path.glob("*/excerpt-*"))


def test_fragments_without_times_are_refused(tmp_path: Path) -> None:
    playlist = Playlist((Fragment("a", 4.0), Fragment("b", 4.0)))
    with pytest.raises(NotInParts, match="no times of their own"):
        excerpt("talk.ts", playlist, [TimeRange(5000, 6000)], lambda _: b"not media", tmp_path)


def test_a_damaged_fragment_is_fetched_anew(folders: dict[str, Path], tmp_path: Path) -> None:
    asked: list[str] = []
    spans = [TimeRange(29_300, 31_500)]
    excerpt("talk.ts", told(folders["ts"]), spans, fetcher(folders["ts"], asked), tmp_path)
    first = len(asked)
    kept = sorted(tmp_path.glob("*/000007.*"))
    kept[0].write_bytes(b"half")
    excerpt("talk.ts", told(folders["ts"]), spans, fetcher(folders["ts"], asked), tmp_path).close()
    assert len(asked) == first + 1


def test_parts_of_files_and_heads_are_read() -> None:
    text = (
        '#EXTM3U\n#EXT-X-MAP:URI="all.mp4",BYTERANGE="700@0"\n#EXTINF:4.5,title\n#EXT-X-BYTERANGE:1000@700\n'
        "all.mp4\n#EXTINF:3\n#EXT-X-BYTERANGE:500\nall.mp4\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:2,\nlast.mp4\n#EXT-X-ENDLIST\n"
    )
    got = read_hls(text, BASE)
    whole = "https://host.example/talk/all.mp4"
    assert got.head == Fragment(whole, 0.0, (0, 700))
    assert got.fragments == (
        Fragment(whole, 4.5, (700, 1700)),
        Fragment(whole, 3.0, (1700, 2200)),
        Fragment("https://host.example/talk/last.mp4", 2.0),
    )
    assert got.starts == (0.0, 4.5, 7.5, 9.5)


def test_dash_lists_are_read() -> None:
    rows: list[dict[str, Any]] = [
        {"path": "init.mp4"},
        {"path": "1.m4s", "duration": 4},
        {"url": "https://x/2", "duration": 3.5},
    ]
    got = read_dash(rows, "https://host.example/a/")
    assert got.head == Fragment("https://host.example/a/init.mp4", 0.0)
    assert got.fragments == (Fragment("https://host.example/a/1.m4s", 4.0), Fragment("https://x/2", 3.5))
    for lacking in (
        [],
        rows[:1],
        [*rows, {"path": "3.m4s"}],
        [{"path": "a", "duration": None}, {"path": "b"}],
    ):
        with pytest.raises(NotInParts, match="how long"):
            read_dash(lacking, "https://host.example/a/")


@given(st.text(st.sampled_from('#EXTINFMAPKYBRG-:=,@\n"0123456789.abu '), max_size=200))
def test_any_text_is_a_playlist_or_refused(text: str) -> None:
    try:
        got = read_hls(f"{text}\n#EXT-X-ENDLIST", BASE)
    except NotInParts:
        return
    assert got.fragments
    assert len(got.starts) == len(got.fragments) + 1
