"""What new users stumbled over: exit statuses, heads, copies and second segments."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelf import shelve, spoken
from talkdex.check import check_document, linked_copy, read_document
from talkdex.cli.__main__ import run
from talkdex.errors import RecognizeError
from talkdex.index.reader import Reader
from talkdex.index.writer import SegmentRow, Writer
from talkdex.pipeline import carry_over
from talkdex.recognize import model
from talkdex.segment import Stated

PAGE = "https://www.youtube.com/watch?v=abcdefghijk"
TALK = (
    "Damos la palabra a Ana Muñoz.",
    "Gracias, la policía comunitaria nació en la montaña hace veinticinco años.",
    "Cada pueblo nombra a sus comandantes y puede revocarlos cuando quiera.",
    "Nadie ha vendido nunca una sola de nuestras armas a quien sea.",
)
EARLY, LATE = Stated("Apertura", None, 0, 3_000, 1000), Stated("Cierre", None, 15_000, 20_000, 1000)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    shelve(path, "Plenaria", spoken(*TALK), url=PAGE, duration_ms=25_000, segments=[EARLY, LATE])
    return path


def status(index: Path, *arguments: object) -> int:
    return run(["--index", str(index), *map(str, arguments)])


def test_only_segments_of_what_is_shown_stand_in_its_head(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = {}
    for within in ("0:00-0:02", "0:14-0:16", "0:05-0:10", None):
        assert status(index, "show", 1, *(["--range", within] if within else [])) == 0
        shown = capsys.readouterr().out
        heads[within] = [name for name in ("Apertura", "Cierre") if name in shown]
    assert [*heads.values()] == [["Apertura"], ["Cierre"], [], ["Apertura", "Cierre"]]


@pytest.mark.parametrize("call", [
    ["clip", 1, "0:01-0:02", "-o", "clip.foo"],
    ["clip", 1, "0:01-0:02", "-o", "absent/clip.mp4"],
    ["export", 1, "--format", "cmx3600", "--rate", "many"],
    ["export", 1, "--format", "cmx3600", "--rate", "25", "--start", "soon"],
    ["export", 1, "--format", "cmx3600", "--rate", "25", "--start", "00:00:00:77"],
    ["export", 1, "--format", "vtt", "-o", "absent/talk.vtt"],
])  # fmt: skip
def test_a_mistake_in_an_option_is_one_of_usage(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[object]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert status(index, *call) == 2


def test_a_gpu_that_is_not_here_is_not_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_gpu_types", lambda: None)
    monkeypatch.setattr(model, "_cached", lambda _: None)
    with pytest.raises(RecognizeError, match=r"finds no GPU that it can use.*leave out --device cuda"):
        model.outlook("small", "cuda")
    assert model.outlook("small", "auto").used == "cpu int8"
    assert model.outlook("small", "cpu").why.startswith("as asked for")


def copied(index: Path, name: str, data: bytes) -> bytes:
    with Reader(index) as reader:
        document = read_document(name, data)
        return linked_copy(name, data, document, check_document(reader, document))


QUOTED = "# Nota\n\nDijo: «la policía comunitaria nació en la montaña».\nY más.\n\nFin"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_copy_keeps_line_ends_and_the_byte_order_mark(
    index: Path, name: str, mark: bytes, end: str
) -> None:
    data = mark + QUOTED.replace("\n", end).encode()
    copy = copied(index, name, data)
    assert PAGE.encode() in copy or b"abcdefghijk" in copy
    assert (copy.startswith(codecs.BOM_UTF8), copy.count(codecs.BOM_UTF8)) == (bool(mark), len(mark) // 3)
    assert (copy.count(b"\r\n"), copy.count(b"\n")) == (data.count(b"\r\n"), data.count(b"\n"))


@given(
    st.lists(st.sampled_from(["a", "«b»", "\n", "\r\n", "\r", " "])).map("".join),
    st.sampled_from(["a.md", "a.txt", "a.html"]),
)
def test_a_copy_without_changes_is_the_file_itself(text: str, name: str) -> None:
    for data in (text.encode(), codecs.BOM_UTF8 + text.encode()):
        assert linked_copy(name, data, read_document(name, data), []) == data


def test_carrying_leaves_alone_what_the_other_copy_has(index: Path) -> None:
    other = Stated("apertura", None, 1_000, 4_000, 1000)
    shelve(index, "Copia", spoken("Buenas tardes.", *TALK), duration_ms=26_000, segments=[other])
    with Writer(index) as writer:
        for _ in range(2):
            rows, _ = carry_over(writer, 1, 2)
            with Reader(index) as reader:
                stored = [(s.label, s.stated_start_ms) for s in reader.segments(2)]
            assert stored == [("apertura", 1_000), ("Cierre", 16_000)]
            assert [row.stated.label for row in rows] == ["apertura", "Cierre"]
        writer.put_segments(1, [SegmentRow(Stated("Apertura", "Ana Muñoz", 1_000, 3_000, 1000))])
        carry_over(writer, 1, 2)  # another name about there is another segment
    with Reader(index) as reader:
        assert len(reader.segments(2)) == 3
