"""Files and folders on this machine."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving import tone
from talkdex.errors import UsageError
from talkdex.sources import Failed, Fetcher, FetchOptions, Found, Known, Retry, choose_track
from talkdex.sources.beside import language_in_name, stem
from talkdex.sources.files import path_of

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nbonjour\n"
YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def walk(reference: Path, **options: Any) -> list[Any]:
    with Fetcher(FetchOptions(**options)) as fetcher:
        return list(fetcher.walk(str(reference)))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "Le débat [1].wav"
    path.write_bytes(tone(2))
    return path


def test_a_media_file_with_captions_beside_it(talk: Path) -> None:
    for name in ("Le débat [1].fr.srt", "Le débat [1].en-US.vtt", "Le débat [1].vtt", "Le débat [2].vtt"):
        (talk.parent / name).write_text(VTT)
    (talk.parent / "Le débat [1].info.json").write_text("{}")
    (found,) = walk(talk)
    assert found.recording.title == "Le débat [1]"
    assert found.recording.duration_ms == 2000
    assert found.recording.media == str(talk)
    assert found.identity.startswith("file:")
    assert {(t.language, t.ext) for t in found.tracks} == {("fr", "srt"), ("en-US", "vtt"), (None, "vtt")}
    with Fetcher() as fetcher:
        track = choose_track(found.tracks, "fr")
        assert track is not None
        assert fetcher.captions(found, track) == VTT.encode()
        assert fetcher.media(found, talk.parent / "elsewhere") == talk


def test_another_name_is_the_same_recording(talk: Path) -> None:
    (first,) = walk(talk)
    copy = talk.parent / "folder" / "copy.wav"
    copy.parent.mkdir()
    copy.write_bytes(talk.read_bytes())
    assert walk(copy, known={first.identity}.__contains__) == [Known(first.identity, str(copy))]
    one, two = walk(talk.parent)
    assert isinstance(one, Found)
    assert isinstance(two, Known)


def test_a_folder_is_walked_down_in_order(tmp_path: Path) -> None:
    for n, name in enumerate(
        ["b.wav", "a/z.wav", ".hidden/x.wav", "a/talk.fr.srt", "a/talk.en.srt", "notes.txt"]
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(tone(0.1 + n / 10) if path.suffix == ".wav" else VTT.encode())
    found = walk(tmp_path)
    assert [one.recording.title for one in found] == ["talk", "z", "b"]
    assert [track.language for track in found[0].tracks] == ["en", "fr"]
    assert [one.has_media for one in found] == [False, True, True]


def test_a_damaged_file_in_a_folder_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"no sound at all")
    (tmp_path / "b.wav").write_bytes(tone())
    failed, found = walk(tmp_path)
    assert isinstance(failed, Failed)
    assert failed.reason.startswith(str(tmp_path / "a.mp3"))
    assert isinstance(found, Found)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (failed,) = walk(tmp_path)
    assert failed.retry is Retry.NEVER


def test_captions_alone_are_known_by_their_url_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "talk.fr.srt"
    path.write_text(VTT)
    (found,) = walk(path, url=YOUTUBE + "&t=12")
    assert (found.identity, found.recording.url) == ("youtube:dQw4w9WgXcQ", YOUTUBE)
    assert (found.recording.title, found.has_media) == ("talk", False)
    (bare,) = walk(path)
    assert bare.identity.startswith("file:")
    assert bare.identity in found.aliases


def test_a_url_goes_with_one_file(talk: Path) -> None:
    assert walk(talk, url=YOUTUBE)[0].identity == "youtube:dQw4w9WgXcQ"
    with pytest.raises(UsageError):
        walk(talk.parent, url=YOUTUBE)


def test_what_ytdlp_wrote_beside_a_file_is_read(talk: Path) -> None:
    told = {
        "id": "dQw4w9WgXcQ",
        "extractor_key": "Youtube",
        "title": "Le débat",
        "webpage_url": YOUTUBE,
        "upload_date": "20240102",
        "duration": 7200,
        "subtitles": {"en": [{"url": "https://example.org/en.vtt", "ext": "vtt"}]},
        "automatic_captions": {
            "fr": [{"url": "https://example.org/fr.vtt", "ext": "vtt"}],
            "de": [{"url": "https://example.org/?tlang=de", "ext": "vtt"}],
        },
    }
    talk.with_suffix(".info.json").write_text(json.dumps(told))
    for code in ("en", "fr", "de"):
        talk.with_suffix(f".{code}.vtt").write_text(VTT)
    (found,) = walk(talk)
    assert (found.identity, found.recording.title) == ("youtube:dQw4w9WgXcQ", "Le débat")
    assert (found.recording.published, found.recording.url) == ("2024-01-02", YOUTUBE)
    assert found.recording.duration_ms == 2000  # of the file that is here
    origins = {t.language: t.origin for t in found.tracks}
    assert origins == {"en": "manual", "fr": "automatic", "de": "translated"}


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("talk.srt", "talk"),
        ("talk.fr.srt", "talk"),
        ("talk.en-US.vtt", "talk"),
        ("talk.fr-orig.vtt", "talk"),
        ("talk.eng.srt", "talk"),
        ("Dr. No.srt", "Dr. No"),
        ("v1.the.srt", "v1.the"),
        ("2024.01.02.srt", "2024.01.02"),
    ],
)
def test_whose_captions_a_file_holds(name: str, of: str) -> None:
    assert stem(Path(name)) == Path(of)


def test_a_folder_of_many_files_is_looked_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        (tmp_path / f"talk.{number}.fr.srt").write_text(f"{VTT}{number}")
        (tmp_path / f"talk.{number}.vtt").write_text(f"{VTT}{number}")
    looked: list[Path] = []
    glob = Path.glob
    monkeypatch.setattr(Path, "glob", lambda path, pattern: looked.append(path) or glob(path, pattern))
    found = walk(tmp_path)
    assert [len(one.tracks) for one in found] == [2] * 20
    assert looked.count(tmp_path) <= 1


def test_parts_of_a_name_that_are_no_language() -> None:
    assert [language_in_name(part) for part in ("part", "the", "No way", "", "1080p")] == [None] * 5


@given(st.text(max_size=300))
def test_any_text_can_be_asked_about(text: str) -> None:
    path_of(text)


def test_what_names_no_file_here() -> None:
    assert path_of("https://example.org") is None
    assert path_of("a" * 5000) is None
    assert path_of("a\0b") is None
    assert path_of("file:///no/such/file.mp3") is None


def test_a_file_by_its_url(talk: Path) -> None:
    assert path_of(talk.as_uri()) == talk
    assert path_of(str(talk)) == talk


@pytest.mark.shared
def test_a_real_recording_is_found(shared: Path) -> None:
    (found,) = walk(shared / "audio" / "jfk" / "jfk.flac")
    assert found.recording.duration_ms == pytest.approx(11_000, abs=100)
