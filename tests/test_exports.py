import json
from fractions import Fraction
from pathlib import Path

import av
import pysubs2
import pytest

from selections import passage
from selections import selection as made
from shelf import shelve, spoken
from talkdex.cli.__main__ import run
from talkdex.cli.moments import range_argument
from talkdex.errors import NotFound, UsageError
from talkdex.exports import FORMATS, Wanted, export, gather
from talkdex.exports.selection import Selection
from talkdex.exports.writing import save
from talkdex.index.reader import Reader
from talkdex.index.writer import SegmentRow, Writer
from talkdex.recording import Recording
from talkdex.research import one
from talkdex.segment import Stated
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Transcript

TEXT = "Le damos la palabra a Óscar. La policía comunitaria nació aquí. Gracias a todas por venir hoy."
SEGMENTS = [
    Stated("Apertura", None, 0, 2_500),
    Stated("La policía", "Óscar", 3_000, 5_500),
    Stated("Cierre", None, 5_500),
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    shelve(
        path, "Plenaria", spoken(("Ana", TEXT), language="es"), url="https://www.youtube.com/watch?v=abcdefghijk",
        duration_ms=60_000, segments=SEGMENTS,
    )  # fmt: skip
    shelve(path, "Asamblea", spoken("Otra policía comunitaria, otro día.", language="es"), duration_ms=9_000)
    return path


def chosen(index: Path, wanted: Wanted, recording: str | None = "Plenaria") -> Selection:
    with Reader(index) as reader:
        return gather(reader, one(reader, recording) if recording else None, wanted)


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run([str(a) for a in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_the_whole_recording_is_one_stretch_with_its_segments(index: Path) -> None:
    (stretch,) = chosen(index, Wanted()).stretches
    assert (stretch.start_ms, stretch.end_ms) == (0, 60_000)
    assert [(m.start_ms, m.end_ms, m.title) for m in stretch.marks] == [
        (0, 2_500, "Apertura"), (3_000, 5_500, "La policía (Óscar)"), (5_500, 60_000, "Cierre"),
    ]  # fmt: skip
    assert " ".join(p.text for p in stretch.passages) == TEXT
    assert stretch.passages[0].speaker == "Ana"


def test_a_range_cuts_by_words(index: Path) -> None:
    (stretch,) = chosen(index, Wanted(within=TimeRange(1_100, 3_000))).stretches
    # a word each half second, 400 ms long: "la", said from 1.0 s on, has its middle after 1.1 s
    assert stretch.passages[0].text == "la palabra a Óscar."
    assert stretch.passages[0].start_ms == 1_100
    assert [m.label for m in stretch.marks] == ["Apertura"]
    assert (stretch.marks[0].start_ms, stretch.marks[0].end_ms) == (1_100, 2_500)


def test_each_segment_is_a_stretch_of_its_own(index: Path) -> None:
    found = chosen(index, Wanted(every_segment=True))
    assert [(s.label, s.start_ms, s.end_ms) for s in found.stretches] == [
        ("Apertura", 0, 2_500), ("La policía", 3_000, 5_500), ("Cierre", 5_500, 60_000),
    ]  # fmt: skip
    assert [m.label for m in found.marks] == ["Apertura", "La policía", "Cierre"]
    assert found.stretches[1].passages[0].text == "La policía comunitaria nació aquí."


def test_a_segment_is_found_by_its_speaker_and_padded(index: Path) -> None:
    (stretch,) = chosen(index, Wanted(segments=("oscar",), lead_ms=500, tail_ms=100_000)).stretches
    assert (stretch.start_ms, stretch.end_ms) == (2_500, 60_000)
    assert stretch.link == "https://www.youtube.com/watch?v=abcdefghijk&t=2"


def test_a_search_gives_a_stretch_for_each_hit_of_every_recording(index: Path) -> None:
    found = chosen(index, Wanted(query='"policia comunitaria"'), None)
    assert {s.work.recording.title for s in found.stretches} == {"Plenaria", "Asamblea"}
    assert [p.text.rstrip(",") for p in found.passages] == ["policía comunitaria"] * 2
    assert {m.speaker for m in found.marks} == {"Ana", None}
    assert all("policía comunitaria" in m.text for m in found.marks)
    assert len(chosen(index, Wanted(query="policía")).stretches) == 1


@pytest.mark.parametrize("wanted", [
    Wanted(segments=("nadie",)), Wanted(query="jirafa"), Wanted(within=TimeRange(60_000, 70_000)),
])  # fmt: skip
def test_what_is_not_there_is_told_in_one_line(index: Path, wanted: Wanted) -> None:
    with pytest.raises(NotFound) as told:
        chosen(index, wanted)
    assert "\n" not in str(told.value)


def test_two_ways_of_choosing_contradict_each_other(index: Path) -> None:
    with pytest.raises(UsageError):
        chosen(index, Wanted(segments=("Cierre",), query="policía"))


def test_words_without_times_of_their_own_give_captions_but_no_words(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    cues = Transcript((Cue(0, 4_000, "Hola a todas y a todos."), Cue(4_000, 6_000, "Empezamos.")), "es")
    shelve(path, "Plenaria", cues, duration_ms=6_000)
    found = chosen(path, Wanted())
    assert "Hola a todas" in export(found, FORMATS["vtt"])
    with pytest.raises(NotFound, match="--format vtt"):
        export(found, FORMATS["vtt-words"])


def test_japanese_stays_without_spaces(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    shelve(path, "Plenaria", spoken("今日 は いい 天気 です。", language="ja"), duration_ms=6_000)
    assert export(chosen(path, Wanted()), FORMATS["text"]) == "今日はいい天気です。\n"


def test_a_recording_without_transcript_has_chapters_but_no_captions(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Writer(path) as writer:
        writer.add_recording(
            Recording("t:1", "Plenaria", duration_ms=60_000), None, [SegmentRow(s) for s in SEGMENTS]
        )
    found = chosen(path, Wanted())
    assert "Apertura" in export(found, FORMATS["vtt-chapters"])
    with pytest.raises(NotFound, match="nothing is known to be said"):
        export(found, FORMATS["srt"])


def film(path: Path, rate: Fraction, *, timecode: str | None = None, pictures: bool = True) -> Path:
    """A second of a film, or of sound, that tells its rate."""
    with av.open(str(path), "w") as container:
        if pictures:
            stream = container.add_stream("mpeg4", rate=rate)
            stream.width = stream.height = 32
            if timecode:
                stream.metadata["timecode"] = timecode
            for _ in range(round(rate)):
                container.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
            container.mux(stream.encode(None))
        else:
            stream = container.add_stream("pcm_s16le", rate=16_000)
            frame = av.AudioFrame("s16", "mono", 16_000)
            frame.sample_rate = 16_000
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    return path


def of_film(path: Path) -> Selection:
    return made(
        [passage("Hola.")],
        recording=Recording("file:1", "Film", media=str(path), duration_ms=1_000),
        end_ms=1_000,
    )


@pytest.mark.parametrize(("fps", "shown"), [
    (Fraction(30_000, 1001), "29.97"), (Fraction(25), "25"), (Fraction(24_000, 1001), "23.976"),
    (Fraction(60), "60"),
])  # fmt: skip
def test_the_media_tells_its_true_rate(tmp_path: Path, fps: Fraction, shown: str) -> None:
    one_film = of_film(film(tmp_path / "film.mp4", fps))
    assert export(one_film, FORMATS["otio"]) == export(one_film, FORMATS["otio"], rate=shown)


def test_the_media_tells_where_its_time_code_begins(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mov", Fraction(30_000, 1001), timecode="10:00:00;00")
    event = next(
        line for line in export(of_film(path), FORMATS["edl"]).splitlines() if line.startswith("001")
    )
    assert event.split()[4:] == ["10:00:00;00", "10:00:01;00", "01:00:00;00", "01:00:01;00"]


def test_sound_alone_and_no_media_at_all_have_no_rate(tmp_path: Path) -> None:
    for path in (film(tmp_path / "sound.wav", Fraction(1), pictures=False), tmp_path / "absent.mp4"):
        with pytest.raises(Exception, match="--rate 25"):
            export(of_film(path), FORMATS["otio"])
        assert export(of_film(path), FORMATS["otio"], rate="25")


@pytest.mark.parametrize(("options", "told"), [
    (["--format", "srt", "--rate", "25"], "counts no frames"),
    (["--format", "edl", "--rate", "12.5"], "no time code counts"),
    (["--format", "edl", "--rate", "25df"], "29.97 and 59.94 only"),
    (["--format", "edl", "--rate", "25", "--start", "01:00:00:25"], "no time code"),
    (["--format", "edl", "--rate", "25", "--from-zero"], "leave out --from-zero"),
    (["--format", "edl"], "--rate"),
    (["--format", "mpv"], "m3u"),
    (["--format", "annotations", "--from-zero"], "leave out"),
    (["--range", "2:00-3:00", "--format", "srt"], "past the recording's end"),
    (["--range", "0:50-0:40", "--format", "srt"], "ends before it starts"),
    (["--segment", "Cierre", "--all-segments", "--format", "srt"], "only one"),
    (["--hits", "3", "--format", "srt"], "--hits"),
    ([], "--format"),
    (["-o", "x.edl"], "several formats"),
    (["-o", "x.docx"], "--format"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_in_one_line(
    index: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    status, out, err = call(capsys, "--index", index, "export", "Plenaria", *options)
    assert status in (1, 2)
    assert not out
    assert told in err
    assert err.strip().splitlines()[-1].count("\n") == 0


def test_captions_of_several_recordings_only_as_on_the_cut(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--index", index, "export", "--search", "policía", "--format", "srt")
    status, _, err = call(capsys, *arguments)
    assert status == 2
    assert "--from-zero" in err
    status, out, _ = call(capsys, *arguments, "--from-zero", "--lead", "1", "--tail", "1")
    assert status == 0
    assert pysubs2.SSAFile.from_string(out)[0].start < 1_000


def test_no_recording_and_no_search_is_refused(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = call(capsys, "--index", index, "export", "--format", "srt")
    assert status == 2
    assert "say which recording" in err


def test_a_file_is_written_whole_and_not_written_over(
    index: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "talk.srt"
    arguments = ("--index", index, "export", "Plenaria", "-o", path)
    assert call(capsys, *arguments)[:2] == (0, "")
    first = path.read_bytes()
    assert b"\r" not in first
    assert pysubs2.load(str(path))[0].start == 0
    status, _, err = call(capsys, *arguments)
    assert status == 2
    assert "--force" in err
    assert call(capsys, *arguments, "--force", "--range", "0:03-0:04")[0] == 0
    assert path.read_bytes() != first
    assert [p.name for p in tmp_path.glob("*talk.srt*")] == ["talk.srt"]


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "dir").mkdir()
    for path in (tmp_path / "absent" / "x.srt", tmp_path / "dir"):
        with pytest.raises(UsageError, match=r"no folder|can't be written"):
            save("x", path, force=True)
    assert [p.name for p in tmp_path.iterdir()] == ["dir"]


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("mpv", "youtube")])
def test_every_format_writes_a_recording(index: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    rate = ("--rate", "29.97df") if FORMATS[name].timeline else ()
    status, out, err = call(capsys, "--index", index, "export", "Plenaria", "--format", name, *rate)
    assert (status, err) == (0, "")
    assert out.endswith("\n")
    if FORMATS[name].suffix in (".json", ".otio", ".jsonld"):
        json.loads(out)


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "export", "--help")
    assert status == 0
    assert all(f"  {name} " in out for name in FORMATS)
    assert max(map(len, out.splitlines())) <= 80


def test_the_hits_of_a_search_are_read_in_their_sentences(index: Path) -> None:
    text = export(chosen(index, Wanted(query='"policia comunitaria"'), None), FORMATS["text"])
    blocks = text.rstrip("\n").split("\n\n")
    assert {"[Plenaria]", "[Asamblea]", "0:00 Otra policía comunitaria, otro día."} <= set(blocks)
    (block,) = (block for block in blocks if "nació" in block)
    assert block.startswith("0:03 Ana: ")
    assert "La policía comunitaria nació aquí." in block


def test_a_segment_that_is_but_a_moment_is_marked_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    moments = [Stated("Inicio", None, 0, 0), Stated("Voto", None, 2_000, 2_000)]
    shelve(path, "Plenaria", spoken("una dos tres"), duration_ms=4_000, segments=moments)
    (stretch,) = chosen(path, Wanted(within=TimeRange(0, 3_000))).stretches
    assert [(m.start_ms, m.title) for m in stretch.marks] == [(0, "Inicio"), (2_000, "Voto")]
    (stretch,) = chosen(path, Wanted(within=TimeRange(1_000, 2_000))).stretches
    assert not stretch.marks


@pytest.mark.parametrize(("text", "start_ms", "end_ms"), [
    ("0:50-0:55", 50_000, 55_000), ("22min10-1h16", 1_330_000, 4_560_000),
    ("22:10–1:16:00.5", 1_330_000, 4_560_500),
    ("1:00 - 1:01,5", 60_000, 61_500), ("1:16:00", 4_560_000, 9_000_000),
])  # fmt: skip
def test_a_range_written_in_clocks_is_taken_at_its_word(text: str, start_ms: int, end_ms: int) -> None:
    assert range_argument(text, 9_000_000) == TimeRange(start_ms, end_ms)


@pytest.mark.parametrize("text", ["0:50-0:40", "1:16:00-22:10", "3:00:00-3:10:00"])
def test_an_impossible_range_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        range_argument(text, 9_000_000)
