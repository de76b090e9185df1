"""Captions read ahead of their turn: the same as here, and never lost with the one that reads them."""

import os
import signal
import sys
from pathlib import Path

import pytest

from talkdex.errors import CaptionError
from talkdex.reading import Ahead, Read, Task, read
from talkdex.reading.worker import Worker

CUE = "00:00:{:02d}.000 --> 00:00:{:02d}.500\n<v Ana>Nothing is lost in file {}.\n\n"
FIRST = 8
"""Files that are never read ahead."""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Twenty caption files of ten cues."""
    paths = [tmp_path / f"talk{number:02d}.vtt" for number in range(20)]
    for path in paths:
        path.write_text("WEBVTT\n\n" + "".join(CUE.format(at, at, path.stem) for at in range(10)))
    return paths


def taken(ahead: Ahead, paths: list[Path]) -> list[Read | None]:
    """Want and take files as a walk does: some are wanted before the first is taken."""
    tasks = [Task(path.name) for path in paths]
    some = ahead.depth
    for path, task in zip(paths[:some], tasks[:some], strict=True):
        ahead.want(path, task)
    got = []
    for number, (path, task) in enumerate(zip(paths, tasks, strict=True)):
        if number + some < len(paths):
            ahead.want(paths[number + some], tasks[number + some])
        got.append(ahead.take(path, task))
    return got


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_what_is_read_ahead_is_what_is_read_here(files: list[Path], workers: int) -> None:
    with Ahead(workers) as ahead:
        got = taken(ahead, files)
    assert got[:FIRST] == [None] * FIRST
    assert got[FIRST:] == [read(path.read_bytes(), Task(path.name)) for path in files[FIRST:]]


def test_no_worker_reads_nothing_ahead(files: list[Path]) -> None:
    with Ahead(0) as ahead:
        assert ahead.depth == 0
        for path in files:
            ahead.want(path, Task(path.name))
        assert ahead.take(files[-1], Task(files[-1].name)) is None


def test_a_file_that_cant_be_read_is_left_to_the_caller_and_the_others_are_read(files: list[Path]) -> None:
    files[10].write_text("no captions at all")
    files[12].unlink()
    with Ahead(1) as ahead:
        got = taken(ahead, files)
    assert [number for number, one in enumerate(got) if one is None] == [*range(FIRST), 10, 12]
    with pytest.raises(CaptionError):
        read(files[10].read_bytes(), Task(files[10].name))


def test_a_file_is_given_once_and_only_to_the_same_task(files: list[Path]) -> None:
    path, task = files[9], Task(files[9].name, "es")
    with Ahead(1) as ahead:
        for one in files[:FIRST]:
            ahead.want(one, Task(one.name))
        ahead.want(path, task)
        assert ahead.take(path, Task(path.name)) is None
        told = ahead.take(path, task)
        assert told is not None
        assert told.transcript.language == "es"
        assert ahead.take(path, task) is None


def test_files_that_are_wanted_and_never_taken_stop_nothing(tmp_path: Path) -> None:
    path = tmp_path / f"{'long name ' * 20}.vtt"
    path.write_text("WEBVTT\n\n" + "".join(CUE.format(at, at, "it") for at in range(50)) * 20)
    with Ahead(1) as ahead:
        for number in range(500):
            ahead.want(path, Task(str(number)))
        assert ahead.take(path, Task("3")) is None
        last = ahead.take(path, Task("499"))
    assert last is not None
    assert last.name == "499"


@pytest.mark.parametrize("executable", ["", "/nowhere/python", "/bin/false"])
def test_where_there_can_be_no_worker_the_caller_reads(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with Ahead(2) as ahead:
        assert taken(ahead, files) == [None] * len(files)


def test_a_worker_that_is_killed_leaves_its_files_to_the_caller(files: list[Path]) -> None:
    worker = Worker()
    for path in files:
        worker.ask(path, Task(path.name))
    assert worker.answer() == read(files[0].read_bytes(), Task(files[0].name))
    assert worker.number is not None
    os.kill(worker.number, signal.SIGKILL)
    rest = [worker.answer() for _ in files[1:]]
    assert all(one is None or one.name == path.name for one, path in zip(rest, files[1:], strict=True))
    assert worker.answer() is None
    worker.close()
    assert worker.number is None
