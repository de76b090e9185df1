"""What people see of what was heard: gaps, doubts, names and translations, at the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from shelf import shelve
from talkdex.cli.__main__ import run
from talkdex.cli.add import report
from talkdex.index.hearing import gaps
from talkdex.index.writer import Writer
from talkdex.pipeline.outcome import Added
from talkdex.timing import TimeRange
from talkdex.transcript import Cue, Origin, Quarantined, Transcript, Word


def cue(start_ms: int, text: str) -> Cue:
    said = text.split()
    words = tuple(Word(start_ms + 500 * n, start_ms + 500 * n + 400, word) for n, word in enumerate(said))
    return Cue(start_ms, words[-1].end_ms, text, words=words)


PART = Transcript(
    cues=(cue(30_000, "La asamblea escucha al señor Figeroa con atención."),),
    language="es",
    origin=Origin.RECOGNIZED,
    made_by="faster-whisper demo, cpu int8",
    heard=(TimeRange(25_000, 60_000),),
    quarantine=(Quarantined(cue(50_000, "Gracias por ver el video."), "known phrase"),),
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    shelve(path, "Plenaria", PART, duration_ms=120_000)
    return path


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run([str(a) for a in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_show_tells_what_is_not_heard_and_what_is_doubted(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = call(capsys, "--index", index, "show", 1)
    assert status == 0
    assert "not transcribed yet: 0:00–0:25, 1:00–2:00" in out
    assert "1 doubtful cue is not searched (--all shows them)" in out
    assert "cpu int8" in out
    assert "Gracias por ver" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    _, out, _ = call(capsys, "--index", index, "show", 1, "--all", "--json")
    kinds = [(row["kind"], row["start_ms"], row["end_ms"], row["doubt"]) for row in rows(out)]
    assert kinds == [
        ("unheard", 0, 25_000, None),
        ("said", 30_000, 33_900, None),
        ("doubtful", 50_000, 52_400, "known phrase"),
        ("unheard", 60_000, 120_000, None),
    ]
    status, out, _ = call(capsys, "--index", index, "show", 1, "--range", "1:10-1:20")
    assert (status, out.splitlines()[-1]) == (1, "1:10–1:20  not transcribed yet")


def test_search_passes_over_what_is_doubted_unless_asked(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "--index", index, "search", "video")[0] == 1
    status, out, _ = call(capsys, "--index", index, "search", "--all", "video")
    assert status == 0
    assert "doubtful: known phrase" in out
    (row,) = rows(call(capsys, "--index", index, "search", "--all", "--json", '"ver el vid*"')[1])
    assert (row["doubt"], row["start_ms"], row["end_ms"]) == ("known phrase", 51_000, 52_400)
    assert call(capsys, "--index", index, "search", "--all", "asamblea video")[0] == 1
    assert call(capsys, "--index", index, "search", "--all", "--language", "fr", "video")[0] == 1
    assert call(capsys, "--index", index, "quote", "gracias por ver el video")[0] == 1


def test_doctor_counts_what_is_doubted_and_half_heard(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = call(capsys, "--index", index, "doctor", "--json")
    told = {row["what"]: row["told"] for row in rows(out)}
    assert told["transcripts"].startswith("1 recording transcribed in part: 1 ")
    assert told["quarantine"].startswith("1 doubtful cue kept from search")
    assert told["device"].split()[0] in {"cpu", "cuda"}


def test_a_fuller_transcript_takes_the_place_of_its_part(index: Path) -> None:
    more = Transcript(
        (*PART.cues, cue(70_000, "Y después nada.")), "es", Origin.RECOGNIZED, PART.made_by,
        heard=(TimeRange(0, 120_000),),
    )  # fmt: skip
    other = Transcript(more.cues, "es", Origin.RECOGNIZED, "another model", heard=more.heard)
    with Writer(index) as writer:
        writer.publish(1, more)
        states = writer.connection.execute("SELECT current FROM transcripts").fetchall()
        assert states == [(1,)]
        writer.publish(1, other)
        assert writer.connection.execute("SELECT count(*) FROM transcripts").fetchone() == (2,)


def test_names_are_shown_either_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = tmp_path / "plenaria.es.vtt"
    talk.write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nTiene la palabra el señor Figeroa aquí.\n")
    index = tmp_path / "named.db"
    assert call(capsys, "--index", index, "add", talk, "--names", "Oscar Figueroa, Marta Ríos")[0] == 0
    _, out, _ = call(capsys, "--index", index, "show", 1)
    assert "Figueroa was heard as “Figeroa”" in out
    assert "señor Figeroa aquí" in out
    _, out, _ = call(capsys, "--index", index, "show", 1, "--spelling", "names")
    assert "señor Figueroa aquí" in out
    _, out, _ = call(capsys, "--index", index, "search", "figueroa")
    assert "señor **Figeroa** aquí" in out
    assert "Figueroa was heard as “Figeroa”" in out
    (row,) = rows(call(capsys, "--index", index, "quote", "la palabra el señor Figueroa aquí", "--json")[1])
    assert (row["exact"], row["heard"]) == (True, [{"name": "Figueroa", "heard": "Figeroa"}])


def test_an_index_of_an_older_talkdex_can_be_read(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Writer(index) as writer:
        for table in ("coverage", "quarantine", "quarantine_fts", "aliases", "names"):
            writer.connection.execute(f"DROP TABLE {table}")
    status, out, _ = call(capsys, "--index", index, "search", "--all", "asamblea")
    assert (status, "asamblea" in out) == (0, True)
    assert call(capsys, "--index", index, "show", 1)[0] == 0
    assert call(capsys, "--index", index, "doctor")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--range", "9:x"], 2, "is no time"),
        (["--range", "5:00-4:00"], 2, "ends before it starts"),
        (["--margin", "3"], 2, "--only-segments"),
        (["--captions", "only", "--range", "0:01-0:02"], 2, "nothing to transcribe for --range"),
        (["--captions", "only", "--translate"], 2, "nothing to transcribe for --translate"),
        (["--again", "--range", "0:01-0:02"], 2, "leave out --range"),
        (["--decode", "backwards"], 2, "backwards"),
        (["other.wav", "--range", "0:01-0:02"], 2, "--range can be given for one recording only"),
    ],
)
def test_a_wrong_wish_gets_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str
) -> None:
    index = tmp_path / "none.db"
    got, _, err = call(capsys, "--index", index, "add", "talk.wav", *arguments)
    assert (got, told in err.splitlines()[-1]) == (status, True), err
    assert not index.exists()


@pytest.mark.shared
def test_what_is_spoken_stands_beside_its_translation(
    tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(shared / "audio/jfk/jfk.flac", tmp_path / "charla.flac")
    (tmp_path / "charla.es.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:05.000\nNo preguntes por tu patria.\n\n"
        "00:05.500 --> 00:10.500\nPregunta qué puedes hacer.\n"
    )
    index, model = tmp_path / "t.db", shared / "models/scripted-jfk"
    wish = ("--index", index, "add", tmp_path / "charla.flac", "--translate", "--model", model, "--json")
    (row,) = rows(call(capsys, *wish)[1])
    assert (row["outcome"], row["language"], row["origin"]) == ("added", "es", "manual")
    (hit,) = rows(call(capsys, "--index", index, "search", "fellow", "--json")[1])
    assert (hit["origin"], hit["language"]) == ("translated", "en")
    assert hit["spoken"] == "No preguntes por tu patria. Pregunta qué puedes hacer."
    assert 0 < hit["start_ms"] < 5_000
    (quoted,) = rows(
        call(capsys, "--index", index, "quote", "what you can do for your country.", "--json")[1]
    )
    assert quoted["spoken"] == "Pregunta qué puedes hacer."
    assert rows(call(capsys, *wish)[1])[0]["outcome"] == "unchanged"
    _, out, _ = call(capsys, "--index", index, "show", 1, "--language", "en")
    assert "fellow Americans" in out


def test_gaps_are_what_lies_between_and_after() -> None:
    heard = (TimeRange(1_000, 5_000), TimeRange(5_500, 9_000))
    assert gaps(heard, 20_000) == [TimeRange(0, 1_000), TimeRange(9_000, 20_000)]
    assert gaps(heard, None) == [TimeRange(0, 1_000)]
    assert gaps(None, 20_000) == []


def test_how_many_cues_are_doubtful_is_told_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    report(
        Added(2, "Sesión plenaria de apertura", 213_000, "es", "recognized", 465, 0, doubtful=2),
        as_json=False,
    )
    added, doubts = capsys.readouterr().out.splitlines()
    assert added == "added 2. Sesión plenaria de apertura (3:33, es recognized, 465 words)"
    assert doubts == "  2 doubtful cues not searched (talkdex show 2 --all shows them)"
