"""Word documents as others than python-docx write them: links made by fields, boxes of text."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetings import MEETING, opened
from talkdex.check import Verdict, check_document, linked_copy, read_document
from talkdex.check.judging import Judged
from talkdex.index.reader import Reader

docx = pytest.importorskip("docx", reason="python-docx is not installed")

QUOTED = "“Nobody lost a single record”"
C, T = Verdict.CONFIRMED, Verdict.TIME
RIGHT, WRONG = f"{MEETING}&amp;t=60", f"{MEETING}&amp;t=300"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(told: str, result: str) -> str:
    """A link as runs between marks; its instruction is cut in two, as Word does where it was edited."""
    half = len(told) // 2
    parts = instruction(told[:half]) + instruction(told[half:])
    return f"{char('begin')}{parts}{char('separate')}{result}{char('end')}"


def simple(told: str, result: str) -> str:
    return f"<w:fldSimple w:instr='{told}'>{result}</w:fldSimple>"


def box(content: str) -> str:
    """A box of text, as Word writes it: once for new Words, once for old ones."""
    inside = f"<w:txbxContent><w:p>{content}</w:p></w:txbxContent>"
    new = f"<mc:Choice Requires='wps'><w:drawing>{inside}</w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    names = docx.oxml.ns.nsdecls("w", "r")
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for number, content in enumerate(paragraphs):
        made._body._element.insert(number, docx.oxml.parse_xml(f"<w:p {names}>{content}</w:p>"))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def judge(reader: Reader, data: bytes) -> list[Judged]:
    return check_document(reader, read_document("a.docx", data))


def written(reader: Reader, data: bytes) -> bytes:
    document = read_document("a.docx", data)
    return linked_copy("a.docx", data, document, check_document(reader, document))


@pytest.mark.parametrize("made", [field, simple])
@pytest.mark.parametrize(
    "told", ['HYPERLINK "{}"', ' hyperlink  "{}" \\o "A tip" \\t "_blank" ', "HYPERLINK {} "]
)
def test_a_link_made_by_a_field_tells_its_time_and_is_corrected(reader: Reader, made: Any, told: str) -> None:
    for url, verdict in ((RIGHT, C), (WRONG, T)):
        data = word(run(f"{QUOTED} (") + made(told.format(url), run("a ") + run("call")) + run(")"))
        (one,) = judge(reader, data)
        assert one.verdict is verdict
    copy = written(reader, data)
    again = read_document("b.docx", copy)
    assert [(link.url, again.text[link.start : link.end]) for link in again.links] == [
        (f"{MEETING}&t=60", "a call")
    ]
    assert [one.verdict for one in judge(reader, copy)] == [C]


@pytest.mark.parametrize("made", [field, simple])
@pytest.mark.parametrize(
    "told", ['HYPERLINK \\l "chapter"', 'PAGEREF "x"', "HYPERLINK", 'HYPERLINK ""', "TOC \\h", ""]
)
def test_what_leads_nowhere_out_is_no_link(reader: Reader, made: Any, told: str) -> None:
    data = word(run(QUOTED) + made(told, run(" a call")))
    assert read_document("a.docx", data).links == ()
    assert [one.verdict for one in judge(reader, data)] == [C]


def test_fragments_belong_to_the_address() -> None:
    data = word(field('HYPERLINK "https://example.org/a.mp4" \\l "t=60"', run("a call")))
    assert [link.url for link in read_document("a.docx", data).links] == ["https://example.org/a.mp4#t=60"]


def test_fields_inside_each_other_and_fields_cut_off() -> None:
    inner = field('HYPERLINK "https://example.org/2"', run("two"))
    data = word(
        field('HYPERLINK "https://example.org/1"', run("one ") + inner),
        char("separate")
        + run("nothing")
        + char("end")
        + char("begin")
        + instruction("HYPERLINK x")
        + run("begun"),
        char("end") + run("done"),
    )
    document = read_document("a.docx", data)
    found = [(document.text[link.start : link.end], link.url[-1]) for link in document.links]
    assert found == [("one two", "1"), ("two", "2")]


@pytest.mark.parametrize("made", [field, simple])
def test_a_link_is_put_behind_a_field_and_not_into_it(reader: Reader, made: Any) -> None:
    data = word(
        run("See “Nobody lost ")
        + made('HYPERLINK "https://example.org"', run("a single record”"))
        + run(" so")
    )
    copy = written(reader, data)
    again = read_document("b.docx", copy)
    assert again.text.startswith(f"See {QUOTED} (1:00) so")
    spans = [(again.text[link.start : link.end], link.url) for link in again.links]
    assert spans == [("a single record”", "https://example.org"), (" (1:00)", f"{MEETING}&t=60")]


def test_quotations_in_boxes_are_read_once_and_linked(reader: Reader) -> None:
    inside = run("“The customers asked for a quiet keyboard” (5:00)")
    data = word(
        run(f"{QUOTED} said Jane Doe.") + box(inside) + run(" So it is."),
        run("“Every table in this building”"),
    )
    judged = judge(reader, data)
    assert [(one.verdict, one.line) for one in judged] == [(C, 1), (T, 2), (C, 3)]
    again = read_document("b.docx", written(reader, data))
    assert [link.url[-5:] for link in again.links] == ["&t=60", "t=420", "t=480"]
    assert "quiet keyboard” (7:00) (5:00)" in again.text or "quiet keyboard” (5:00) (7:00)" in again.text


def test_boxes_in_boxes_and_in_cells(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "A cell"
    cell = table.cell(0, 1)
    names = (
        docx.oxml.ns.nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    cell._tc.append(
        docx.oxml.parse_xml(f"<w:p {names}>{run('Beside ') + box(run(QUOTED) + box(run('deep')))}</w:p>")
    )
    made.save(str(tmp_path / "a.docx"))
    document = read_document("a.docx", (tmp_path / "a.docx").read_bytes())
    assert [line for line in document.text.split("\n") if line.strip()] == [
        "A cell",
        "Beside ",
        QUOTED,
        "deep",
    ]


def test_an_address_that_is_no_link_is_read_and_corrected(reader: Reader) -> None:
    made = docx.Document()
    made.add_paragraph(f"{QUOTED} ({MEETING}&t=300), said Jane Doe.")
    split = made.add_paragraph(f"Again: {QUOTED} ({MEETING}&")
    split.add_run("t=30").bold = True
    split.add_run("0).")
    out = io.BytesIO()
    made.save(out)
    document = read_document("a.docx", out.getvalue())
    judged = check_document(reader, document)
    assert [one.verdict for one in judged] == [T, T]
    again = read_document("a.docx", linked_copy("a.docx", out.getvalue(), document, judged))
    assert again.text.split("\n\n")[:2] == [
        f"{QUOTED} ({MEETING}&t=60), said Jane Doe.", f"Again: {QUOTED} ({MEETING}&t=60).",
    ]  # fmt: skip
