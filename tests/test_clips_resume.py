"""Clips that were interrupted: what is done stands, and the clip is the same as if nothing had happened."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from films import film, heard_at, numbers
from talkdex.media import filming
from talkdex.media.exact import cut
from talkdex.media.filming import SUFFIX
from talkdex.media.formats import format_of
from talkdex.media.look import common, look
from talkdex.media.target import Piece
from talkdex.media.workshop import Workshop

KILLED = """
import os, signal, sys
from pathlib import Path
from talkdex.media import filming
from talkdex.media.exact import cut
from talkdex.media.formats import format_of
from talkdex.media.look import common, look
from talkdex.media.target import Piece
filming.PART_S = 0.5
target, share, *named = sys.argv[1:]
triples = zip(named[::3], named[1::3], named[2::3])
pieces = [Piece(Path(path), int(start), int(end)) for path, start, end in triples]
def progress(done, total):
    if done >= float(share) * total:
        os.kill(os.getpid(), signal.SIGKILL)
to = common([look(p.path) for p in pieces], pictures=True)
cut(pieces, Path(target), format_of(Path(target)), to, progress=progress)
"""


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Piece]:
    folder = tmp_path_factory.mktemp("films")
    one = film(folder / "one.mp4", 4.5)
    two = film(folder / "two.ts", 3, first=1000, start=4.0, gop=50)
    return [Piece(one, 517, 2630), Piece(two, 1033, 2450), Piece(one, 3000, 4000)]


@pytest.fixture(scope="module", autouse=True)
def short() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(filming, "PART_S", 0.5)
        yield


@pytest.fixture(scope="module")
def whole(pieces: list[Piece], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clip as it is when nothing happens."""
    return made(pieces, tmp_path_factory.mktemp("whole") / "whole.mp4")


def made(pieces: list[Piece], target: Path, resumed: list[tuple[int, int]] | None = None) -> Path:
    told = [] if resumed is None else resumed
    to = common([look(piece.path) for piece in pieces], pictures=True)
    cut(pieces, target, format_of(target), to, resumed=lambda done, count: told.append((done, count)))
    return target


def shown(clip: Path) -> tuple[list[tuple[float, float]], list[float], int]:
    """What is seen when, what is heard when, and the size but for the last hundredth.

    Not the bytes: the encoder's threads, on a busy machine, now and then make a picture a byte longer.
    """
    sound = [round(heard_at(clip, at), 3) for at in (0.5, 1.5, 2.5)]
    return [(round(at, 3), number) for at, number in numbers(clip)], sound, round(clip.stat().st_size, -4)


def killed(pieces: list[Piece], target: Path, share: float) -> None:
    named = [str(part) for piece in pieces for part in (piece.path, piece.start_ms, piece.end_ms)]
    done = subprocess.run([sys.executable, "-c", KILLED, target, str(share), *named], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_clip_that_was_killed_goes_on_and_is_the_same(
    pieces: list[Piece], whole: Path, tmp_path: Path, share: float
) -> None:
    target, resumed = tmp_path / "clip.mp4", list[tuple[int, int]]()
    killed(pieces, target, share)
    assert not [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
    made(pieces, target, resumed)
    assert shown(target) == shown(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4"]
    if share > 0.1:
        ((done, count),) = resumed
        assert 0 < done <= count == 10


def test_parts_join_without_doubling_or_dropping_a_picture(whole: Path) -> None:
    shown = numbers(whole)
    assert len(shown) == round((2113 + 1417 + 1000) / 40)
    assert all(b - a == pytest.approx(0.04, abs=0.002) for (a, _), (b, _) in pairwise(shown))
    steps = [b - a for (_, a), (_, b) in pairwise(shown)]
    assert [step for step in steps if step != 1] == [steps[52], steps[87]]  # where pieces meet
    for at, true in ((0.5, 1.017), (2.0, 2.517), (2.5, 1.42), (4.0, 3.47)):
        assert abs(heard_at(whole, at) - true) < 0.025


def test_parts_of_another_request_or_damaged_ones_are_not_used(
    pieces: list[Piece], whole: Path, tmp_path: Path
) -> None:
    target = tmp_path / "clip.mp4"
    killed(pieces, target, 0.6)
    resumed: list[tuple[int, int]] = []
    other = shown(made(pieces[:2], target, resumed))
    assert resumed == []
    assert other == shown(made(pieces[:2], tmp_path / "other.mp4"))
    target.unlink()
    killed(pieces, target, 0.6)
    first, *_ = sorted((tmp_path / ".clip.mp4.unfinished").glob(f"*{SUFFIX}"))
    first.write_bytes(first.read_bytes()[:-100])
    assert shown(made(pieces, target, resumed)) == shown(whole)
    assert resumed[0][0] in range(1, 9)


def interrupted(target: Path, content: bytes, *, kept: bool) -> None:
    with Workshop(target, "a", SUFFIX) as shop:
        shop.half(0).write_bytes(content)
        if kept:
            shop.keep(0)
        raise KeyboardInterrupt


def test_a_workshop_stays_only_where_there_is_something_to_keep(tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    with pytest.raises(KeyboardInterrupt):
        interrupted(target, b"half of it", kept=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        interrupted(target, b"whole", kept=True)
    with Workshop(target, "a", SUFFIX) as shop:
        assert shop.find(1) is None
        part = shop.find(0)
        assert part is not None
        assert part.read_bytes() == b"whole"
    assert not list(tmp_path.iterdir())
