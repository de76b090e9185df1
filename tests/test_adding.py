"""The pipeline end to end: a source of each kind becomes a searchable recording, once."""

import shutil
from pathlib import Path

import pytest

from serving import Reply, feed, item, page, serving, tone
from talkdex.errors import UsageError
from talkdex.index.reader import Reader
from talkdex.pipeline import Added, NotAdded, Outcome, Unchanged, Wishes, add
from talkdex.search import search

CAPTIONS = """WEBVTT

00:00.000 --> 00:02.000
<v Marta Ríos>Le damos la palabra a Oscar Figueroa.

00:02.500 --> 00:05.000
<v Oscar Figueroa>Gracias. La policía comunitaria teje lazos de confianza.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


def added(index: Path, reference: object, wishes: Wishes | None = None) -> list[Outcome]:
    return list(add(index, str(reference), wishes))


def found(index: Path, query: str) -> list[tuple[str, int]]:
    with Reader(index) as reader:
        return [(hit.recording.title, hit.start_ms) for one in search(reader, query) for hit in one.hits]


def test_a_page_with_a_player_and_captions(index: Path) -> None:
    answers = {
        "/talk": page("La plenaria", captions={"es": "talk.vtt"}),
        "/other": page("The same film elsewhere", captions={"es": "talk.vtt"}),
        "/talk.wav": tone(6),
        "/talk.vtt": CAPTIONS,
    }
    with serving(answers) as site:
        (one,) = added(index, site.url("/talk"))
        assert isinstance(one, Added), one
        assert (one.language, one.origin, one.words) == ("es", "manual", 15)
        for again in ("/talk", "/talk#t=3", "/other"):
            (same,) = added(index, site.url(again))
            assert isinstance(same, Unchanged), again
    assert found(index, '"policia comunitaria"')[0][0] == "La plenaria"
    with Reader(index) as reader:
        kinds = sorted(kind for kind, _, _ in reader.raw_files(one.number))
        assert kinds == ["captions", "info"]
        assert [row[0] for row in reader.connection.execute("SELECT count(*) FROM recordings")] == [1]


def test_captions_alone_with_the_place_where_they_can_be_watched(index: Path, tmp_path: Path) -> None:
    talk = tmp_path / "talk.es.vtt"
    talk.write_text(CAPTIONS)
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    (one,) = added(index, talk, Wishes(url=url, title="Plenaria", date="2024-05-31"))
    assert isinstance(one, Added)
    with Reader(index) as reader:
        stored = reader.recording(one.number)
        assert (stored.identity, stored.title, stored.published) == (
            "youtube:abcdefghijk",
            "Plenaria",
            "2024-05-31",
        )
        assert {
            s.speaker for t in reader.transcripts(1) for s in (x.snippet for x in reader.snippets(t.id))
        } == {
            "Marta Ríos",
            "Oscar Figueroa",
        }


def test_a_new_transcript_comes_again_when_asked_for(index: Path, tmp_path: Path) -> None:
    talk = tmp_path / "talk.es.vtt"
    talk.write_text(CAPTIONS)
    added(index, talk)
    (one,) = added(index, talk, Wishes(again=True))
    assert isinstance(one, Added)
    with Reader(index) as reader:
        assert len(reader.transcripts(one.number, current=False)) == 2
        assert len(found(index, "comunitaria")) == 1


def test_one_bad_entry_does_not_stop_the_others(index: Path) -> None:
    said = '<podcast:transcript url="{}" type="text/vtt"/>'
    items = [item(name, f"{name}.mp3", more=said.format(f"{name}.vtt")) for name in ("Good", "Gone")]
    answers = {"/feed.xml": feed("Talks", items), "/Good.mp3": tone(6), "/Good.vtt": CAPTIONS}
    with serving(answers) as site:
        outcomes = added(index, site.url("/feed.xml"), Wishes(captions="only"))
    assert [type(one) for one in outcomes] == [Added, NotAdded]
    assert isinstance(outcomes[1], NotAdded)
    assert "\n" not in outcomes[1].reason
    assert [title for title, _ in found(index, "comunitaria")] == ["Good"]


def test_what_fits_one_recording_is_refused_for_several(index: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.vtt").write_text(CAPTIONS.replace("Gracias", f"Gracias {name}"))
    with pytest.raises(UsageError, match="--title"):
        added(index, tmp_path, Wishes(title="Both"))
    with Reader(index) as reader:
        assert not list(reader.recordings())


def test_a_file_that_is_no_captions_is_refused_and_leaves_nothing(index: Path, tmp_path: Path) -> None:
    talk = tmp_path / "talk.vtt"
    talk.write_bytes(b"\x00\x01\x02 not captions at all")
    (one,) = added(index, talk)
    assert isinstance(one, NotAdded)
    assert "talk.vtt" in one.reason
    with Reader(index) as reader:
        assert not list(reader.recordings())
        assert [job.state for job in reader.jobs()] == ["failed"]


def test_a_missing_server_is_told_in_one_line(index: Path) -> None:
    with serving({"/x": Reply("no", 404)}) as site:
        (one,) = added(index, site.url("/x"))
    assert isinstance(one, NotAdded)
    assert "\n" not in one.reason


@pytest.mark.shared
def test_sound_without_captions_is_transcribed(index: Path, tmp_path: Path, shared: Path) -> None:
    model = Wishes(model=str(shared / "models" / "scripted-jfk"))
    folder = tmp_path / "sounds"
    folder.mkdir()
    for source in ("audio/jfk/jfk.flac", "audio/churchill/churchill.wav"):
        shutil.copy(shared / source, folder)
    outcomes = added(index, folder, model)
    assert [type(one) for one in outcomes] == [Added, Added], outcomes
    assert [type(one) for one in added(index, folder, model)] == [Unchanged, Unchanged]
    shutil.move(folder / "jfk.flac", tmp_path / "renamed.flac")
    assert [type(one) for one in added(index, tmp_path / "renamed.flac", model)] == [Unchanged]
    assert {title for title, _ in found(index, '"ask not what your country can do for you"')} == {
        "jfk",
        "churchill",
    }
    with Reader(index) as reader:
        (transcript,) = reader.transcripts(1)
        assert (transcript.origin, transcript.word_times) == ("recognized", True)


@pytest.mark.shared
def test_a_feed_of_two_enclosures(index: Path, shared: Path) -> None:
    sound = (shared / "audio" / "jfk" / "jfk.flac").read_bytes()
    items = [item("First", "one.flac"), item("Second", "two.flac")]
    wishes = Wishes(model=str(shared / "models" / "scripted-jfk"))
    answers = {"/feed.xml": feed("Talks", items), "/one.flac": sound, "/two.flac": sound + b"\0"}
    with serving(answers) as site:
        assert [type(one) for one in added(index, site.url("/feed.xml"), wishes)] == [Added, Added]
        assert [type(one) for one in added(index, site.url("/feed.xml"), wishes)] == [Unchanged, Unchanged]
    assert sorted(title for title, _ in found(index, '"ask not what your country"')) == ["First", "Second"]
    assert not list((index.parent / "talks.files" / "media").glob("*"))
