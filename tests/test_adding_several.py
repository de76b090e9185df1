"""Several sources: what is read ahead of its turn changes neither the index nor what is told."""

import shutil
from pathlib import Path

import pytest

from serving import serving
from talkdex.index.reader import Reader
from talkdex.pipeline import Added, NotAdded, Outcome, Unchanged, Wanted, Wishes, add, add_all
from talkdex.pipeline.adding import Ahead
from talkdex.reading import Read, Task

WRONG = 11
"""Holds no captions."""
SAME = 13
"""Holds what another holds."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two dozen caption files, in the order of their names; one is wrong, and two are the same."""
    made = tmp_path / "talks"
    made.mkdir()
    for number in range(24):
        later = f"WEBVTT\n\n00:{number:02d}:00.000 --> 00:{number:02d}:09.000\nLa palabra número {number}."
        (made / f"talk{number:02d}.vtt").write_text(later)
    (made / f"talk{WRONG}.vtt").write_text("nobody's captions")
    shutil.copy(made / "talk03.vtt", made / f"talk{SAME}.vtt")
    return made


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of files that were read ahead of their turn, as it goes."""
    names: list[str] = []
    take = Ahead.take

    def told(self: Ahead, path: Path, task: Task) -> Read | None:
        got = take(self, path, task)
        names.extend([path.name] if got else [])
        return got

    monkeypatch.setattr(Ahead, "take", told)
    return names


def each(folder: Path, wishes: Wishes | None = None) -> list[Wanted | NotAdded]:
    """Give the files of a folder as sources of their own."""
    return [Wanted(str(path), wishes or Wishes(jobs=2)) for path in sorted(folder.iterdir())]


def kinds(outcomes: list[Outcome]) -> list[type[Outcome]]:
    return [type(one) for one in outcomes]


def kept(index: Path) -> list[tuple[object, ...]]:
    """Give what an index holds of all recordings."""
    sql = (
        "SELECT r.title, r.language, t.language, token_count, s.start_ms, s.end_ms, s.text, s.times, f.sha256"
        " FROM recordings r JOIN transcripts t ON t.recording_id = r.id"
        " JOIN snippets s ON s.transcript_id = t.id JOIN files f ON f.recording_id = r.id"
        " ORDER BY r.id, s.id, f.id"
    )
    with Reader(index) as reader:
        return reader.connection.execute(sql).fetchall()


def test_a_folder_becomes_the_same_index_however_many_processes_read_it(tmp_path: Path, folder: Path) -> None:
    made = {jobs: tmp_path / f"{jobs}.db" for jobs in (1, 2, 4)}
    told = [list(add(made[jobs], str(folder), Wishes(jobs=jobs))) for jobs in made]
    assert told[0] == told[1] == told[2]
    assert kinds(told[0]).count(Added) == 22
    assert [number for number, one in enumerate(told[0]) if isinstance(one, NotAdded)] == [WRONG]
    assert kept(made[1]) == kept(made[2]) == kept(made[4])


def test_its_files_one_by_one_become_the_same_and_are_read_ahead(
    tmp_path: Path, folder: Path, ahead: list[str]
) -> None:
    list(add(tmp_path / "folder.db", str(folder), Wishes(jobs=1)))
    told = list(add_all(tmp_path / "files.db", each(folder)))
    assert kept(tmp_path / "folder.db") == kept(tmp_path / "files.db")
    assert [number for number, one in enumerate(told) if isinstance(one, NotAdded)] == [WRONG]
    assert isinstance(told[SAME], Unchanged)
    assert ahead[:2] == ["talk08.vtt", "talk09.vtt"]
    assert len(ahead) == 24 - 8 - len({WRONG, SAME})


def test_each_source_is_added_as_it_is_wished(tmp_path: Path, folder: Path) -> None:
    wanted = [one._replace(wishes=Wishes(title=f"The {n}th", jobs=2)) for n, one in enumerate(each(folder))]  # type: ignore[union-attr]
    titles = [one.title for one in add_all(tmp_path / "talks.db", wanted) if isinstance(one, Added)]
    assert titles == [f"The {n}th" for n in range(24) if n not in {WRONG, SAME}]


def test_what_is_wrong_with_a_source_is_told_in_its_turn_and_stops_no_other(
    tmp_path: Path, folder: Path
) -> None:
    wanted = each(folder)
    wanted[2] = NotAdded("the third", "nothing was wished of it")
    wanted[4] = Wanted(str(folder), Wishes(title="One title", jobs=2))
    wanted[6] = Wanted(str(folder / "nowhere.vtt"), Wishes(jobs=2))
    told = list(add_all(tmp_path / "talks.db", wanted))
    wrong = {number: one for number, one in enumerate(told) if isinstance(one, NotAdded)}
    assert list(wrong) == [2, 4, 6, WRONG]
    assert wrong[2] == NotAdded("the third", "nothing was wished of it")
    assert wrong[4].reference == str(folder)
    assert "this source holds several" in wrong[4].reason


def test_nobody_looks_into_a_host_before_its_turn(tmp_path: Path, folder: Path) -> None:
    with serving({"/talk.vtt": (folder / "talk00.vtt").read_text()}) as site:
        wanted = each(folder)
        wanted[20] = Wanted(site.url("/talk.vtt"), Wishes(jobs=2))
        outcomes = add_all(tmp_path / "talks.db", wanted)
        before = [next(outcomes) for _ in range(20)]
        assert len(before) == 20
        assert site.asked == []
        assert len(list(outcomes)) == 4
        assert "/talk.vtt" in site.asked


def test_nothing_of_no_sources(tmp_path: Path) -> None:
    assert list(add_all(tmp_path / "talks.db", [])) == []
