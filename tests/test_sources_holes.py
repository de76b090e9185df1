"""Files with holes: what was put is there again, what was damaged is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.sources import NotInParts
from talkdex.sources.holes import Holes
from talkdex.sources.remote import BLOCK, Remote, Stretch

WHOLE = bytes(range(256)) * 5 + b"end"
SIZE = 64


def made(path: Path, mark: str = "v1") -> Holes:
    return Holes(path, len(WHOLE), mark, SIZE)


def put(holes: Holes, number: int, count: int = 1) -> None:
    holes.put(number, WHOLE[number * SIZE : (number + count) * SIZE])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5), st.booleans())))
def test_what_was_put_is_there_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, bool]]
) -> None:
    path = tmp_path_factory.mktemp("holes") / "talk.mp4"
    holes, here = made(path), set[int]()
    for number, count, reopened in steps:
        put(holes, number, count)
        here |= set(range(number, min(number + count, holes.count)))
        if reopened:
            holes.close()
            holes = made(path)
        assert {n for n in range(holes.count) if holes.has(n)} == here
        assert all(holes.read(n * SIZE, SIZE) == WHOLE[n * SIZE : (n + 1) * SIZE] for n in here)
        assert holes.whole == (len(here) == holes.count)
    holes.close()


def test_damaged_blocks_and_other_versions_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    holes = made(path)
    put(holes, 0, 4)
    holes.close()
    data = bytearray(path.read_bytes())
    data[SIZE + 3] ^= 1
    path.write_bytes(data[: 3 * SIZE + 10])
    holes = made(path)
    assert [holes.has(n) for n in range(4)] == [True, False, True, False]
    holes.close()
    other = made(path, "v2")
    assert not any(other.has(n) for n in range(other.count))
    other.close()


def test_a_map_cut_short_loses_only_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    holes = made(path)
    put(holes, 0, 3)
    holes.close()
    lines = tmp_path / "talk.mp4.map"
    lines.write_bytes(lines.read_bytes()[:-2])
    holes = made(path)
    assert [holes.has(n) for n in range(4)] == [True, True, False, False]
    holes.close()


@given(st.lists(st.tuples(st.integers(0, 9 * BLOCK), st.integers(0, 2 * BLOCK)), max_size=5))
@settings(max_examples=25)
def test_a_remote_file_reads_like_one_that_is_here(
    tmp_path_factory: pytest.TempPathFactory, reads: list[tuple[int, int]]
) -> None:
    whole = b"".join(n.to_bytes(4, "big") for n in range((8 * BLOCK + 100) // 4))
    asked: list[int] = []

    def ask(first: int, end: int) -> Stretch:
        asked.extend(range(first // BLOCK, -(-end // BLOCK)) if end - first > 1 else ())
        return Stretch(whole[first:end], len(whole), "v1")

    remote = Remote("talk.mp4", ask, tmp_path_factory.mktemp("remote") / "talk.mp4")
    with remote.open() as file:
        for at, count in reads:
            file.seek(at)
            assert file.read(count) == whole[at : at + count]
            assert file.tell() == max(at, min(at + count, len(whole)))
        assert file.seek(-4, 2) == len(whole) - 4
    remote.close()
    assert len(asked) == len(set(asked))


def test_a_remote_file_that_is_all_here_goes_to_its_place(tmp_path: Path) -> None:
    def ask(first: int, end: int) -> Stretch:
        return Stretch(WHOLE[first:end], len(WHOLE), "")

    remote = Remote("talk.mp3", ask, tmp_path / "parts" / "talk.mp3")
    assert not remote.kept(tmp_path / "talk.mp3")
    remote = Remote("talk.mp3", ask, tmp_path / "parts" / "talk.mp3")
    assert remote.read(0, 99_999) == WHOLE
    assert remote.kept(tmp_path / "whole" / "talk.mp3")
    assert (tmp_path / "whole" / "talk.mp3").read_bytes() == WHOLE
    assert not list((tmp_path / "parts").iterdir())
    with pytest.raises(NotInParts, match="only whole"):
        Remote("talk.mp3", lambda *_: None, tmp_path / "x")
