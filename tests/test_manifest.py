"""Manifests: what is wrong in one is told in a line that says where, before anything is fetched."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.cli.__main__ import run
from talkdex.errors import UsageError
from talkdex.forms import is_date, is_language_tag
from talkdex.pipeline.manifest import read

SRT = "1\n00:00:01,000 --> 00:00:04,000\nLa policía comunitaria nació aquí.\n"
ENTRY = '[[recording]]\nsource = "talk.srt"\n'


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "index.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(("content", "told"), [
    ("recording = 3", "[[recording]], in double brackets"),
    ("recording = [3]", "[[recording]], in double brackets"),
    ('[recording]\nsource = "talk.srt"', "[[recording]], in double brackets"),
    ("defaults = 3", "write [defaults]"),
    ('[[defaults]]\nlanguage = "es"', "write [defaults]"),
    ('[defaults]\nlanguage = "Spanish"', "[defaults]: language 'Spanish' is no language tag"),
    (ENTRY + 'captions_language = "Spanish"', "recording 1: captions_language 'Spanish'"),
    (ENTRY + 'captions = "foo"', "recording 1: captions 'foo' is none of prefer, only, ignore"),
    (ENTRY + 'date = "yesterday"', "recording 1: date 'yesterday' is no date"),
    (ENTRY + "title = true", 'title is no text: write it in quotes (title = "…")'),
    (ENTRY + 'segments = ["Ana (0:10)"]', "segments is no text"),
    (ENTRY + 'url = "not a page"', "recording 1: url: "),
    (ENTRY + 'captions = "ignore"\ncaptions_language = "es"', "recording 1: --captions ignore"),
    (ENTRY + 'speaker = "Ana"', "'speaker' means nothing here"),
    ("[[recording]]\nsource = 3", "recording 1: has no source"),
    ("[[recording]]\nsource = ' '", "recording 1: has no source"),
    (b"SQLite format 3\0\xff\xfe", "is no text in UTF-8: name a manifest"),
    ("[[recording", "is not TOML"),
])  # fmt: skip
def test_a_mistake_is_told_with_its_place(tmp_path: Path, content: str | bytes, told: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(UsageError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert told in str(caught.value)


def test_a_folder_is_no_manifest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        read(tmp_path)


def test_dates_of_toml_years_and_marks_before_the_text_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff[defaults]\ndate = 2024-05-31\n" + ENTRY + ENTRY + "date = 2023\n")
    (first, own), (_, other) = read(path)
    assert (first, own.date, other.date) == (str(tmp_path / "talk.srt"), "2024-05-31", "2023")


def test_what_fails_of_one_entry_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.srt").write_text(SRT)
    (tmp_path / "other.srt").write_text(SRT.replace("nació", "vive"))
    (tmp_path / "bad.txt").write_bytes(b"PK\3\4 a few words \0 and more of them")
    other = ENTRY.replace("talk", "other")
    entries = [ENTRY + 'segments = "bad.txt"\n', other + 'segments = "absent.txt"\n', other]
    status = run(["--index", str(tmp_path / "i.db"), "build", str(write(tmp_path, "".join(entries)))])
    shown = capsys.readouterr()
    assert (status, shown.out.count("added 1. other")) == (1, 1)
    assert "talk.srt: " in shown.err
    assert "bad.txt is no text" in shown.err
    assert "absent.txt: no such file" in shown.err
    assert "1 added, 2 failed" in shown.err


@given(st.dates())
def test_all_days_are_dates(day: date) -> None:
    assert is_date(day.isoformat())
    assert is_date(day.isoformat()[:7])
    assert not is_date(f"{day.isoformat()}T00:00")


@pytest.mark.parametrize("text", ["es", "fr-CA", "zh_Hans_CN", "ast", "de-CH-1996"])
def test_language_tags(text: str) -> None:
    assert is_language_tag(text)


@pytest.mark.parametrize("text", ["Spanish", "e", "", "es-", "es fr", "é1", "es-abcdefghi", "12", "x" * 9])
def test_what_is_no_language_tag(text: str) -> None:
    assert not is_language_tag(text)
