"""Citations and notes beside quotations: what they tell of times, recordings and speakers."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetings import MEETING, TITLES, cue, opened
from talkdex.check import Judged, Verdict, check_document, linked_copy, read_document
from talkdex.check.claims import claims_of
from talkdex.check.quotations import quotations
from talkdex.check.titles import capitals
from talkdex.cite import STYLES, Asked, cite
from talkdex.errors import SourceError
from talkdex.index.reader import Reader
from talkdex.index.writer import Writer
from talkdex.recording import Recording
from talkdex.transcript import Transcript

QUOTED = "“Nobody lost a single record”"
"""Said by Jane Doe at 1:00 of the meeting."""
C, S, T = Verdict.CONFIRMED, Verdict.SPEAKER, Verdict.TIME


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


def judge(reader: Reader, text: str | bytes, name: str = "a.md") -> list[Judged]:
    return check_document(reader, read_document(name, text.encode() if isinstance(text, str) else text))


def times(text: str) -> list[int]:
    """The seconds that are claimed of the first quotation of a document."""
    document = read_document("a.md", text.encode())
    return [claim.start_ms // 1000 for claim in claims_of(document, quotations(document))[0].times]


@pytest.mark.parametrize(
    ("behind", "seconds"),
    [
        ("(Doe, n.d., 5:00)", 300), ("(2024, 5:00)", 300), ("(Doe et al., 2024, 00:05:00)", 300),
        ("(Doe, 2024, 5:00–5:10)", 300), ("(Doe 5:00–5:02)", 300), ("(Doe 00:05:00-02)", 300),
        ("(“Keyboards” 00:05:00–00:05:12)", 300), ("(5:00-12)", 300), ("[1:05:00]", 3900),
        ("(Doe 2024, 00:05:10)", 310), ("Doe, YouTube, video, at 5:00, https://example.org/v", 300),
        ("Doe, video, 10:42, at 5:00, https://example.org/v", 300), ("(00:05:12.480)", 312),
        ("— Jane Doe, 5:00", 300), ("— Jane Doe, CEO of Acme, at 5:00.", 300), ("5:00", 300),
        ("*5:00*", 300), ("(5:00 ff.)", 300),
        ("(video 5:00)", 300), ("(c. 5:00)", 300), ("(ab 5:00 Min.)", 300), ("(t=300s)", 300),
        ("(300s)", 300), ("(0h05)", 300), ("(00.05.00)", 300), ("(t = 5m)", 300), ("(Doe, 05:00)", 300),
        ("– Jane Doe, Monday, 15:30", None), ("(5 min)", None), ("5:00 pm", None), ("(2024)", None),
        ("(John 3:16)", None), ("(Doe, 3 May 2024, 15:30)", None), ("(2024-05-03 15:30)", None),
        ("(by 5:00 pm)", None), ("(Monday, 15:30)", None), ("at a ratio of 16:10", None),
    ],
)  # fmt: skip
def test_a_citation_tells_the_moment_in_its_brackets(behind: str, seconds: int | None) -> None:
    assert times(f"{QUOTED} {behind}") == ([seconds] if seconds else [])


@pytest.mark.parametrize(
    ("note", "seconds"),
    [
        ("Ibid., 5:00.", 300), ("Doe, “Customers,” 5:00.", 300), ("Ebd., Min. 5:00.", 300),
        ("Doe (wie Anm. 3), 00:05:00.", 300), ("Jane Doe, entretien, 2024, à 5'10''.", 310),
        ("Doe, «Los clientes», minuto 5.", 300), ("Doe, 5:00. See also 7:12.", 300),
        ("Doe, interview, 3 May 2024, 5:00 pm.", None), ("Doe, 2024-05-03 15:30 UTC.", None),
        ("John 3:16; Matthew 5:10.", None), ("Journal of Records 12:34 (2020), 45.", None),
    ],
)  # fmt: skip
def test_a_note_tells_the_moment_without_brackets(note: str, seconds: int | None) -> None:
    assert times(f"{QUOTED},[^1] she said.\n\n[^1]: {note}\n") == ([seconds] if seconds else [])


@pytest.mark.parametrize("style", [name for name, style in STYLES.items() if style.in_text])
@pytest.mark.parametrize("form", ["{quoted} {beside}", "{quoted}[^1]\n\n[^1]: {beside}", "{quoted} {entry}"])
def test_what_cite_writes_is_confirmed_and_any_other_time_is_not(
    reader: Reader, style: str, form: str
) -> None:
    cited = cite(reader, None, Asked(quote="nobody lost a single record"))
    made = STYLES[style]
    assert made.in_text
    text = form.format(quoted=QUOTED, beside=made.in_text(cited), entry=made.reference(cited))
    assert [one.verdict for one in judge(reader, text)] == [C]
    late = text.replace("1:00", "5:00").replace("1:02", "5:02").replace("t=60", "t=300")
    assert [one.verdict for one in judge(reader, late)] == [T]


def test_how_long_a_recording_is_says_nothing_of_a_moment_in_it(reader: Reader) -> None:
    note = f"Jane Doe, “{TITLES[MEETING]},” YouTube video, 1:23:20, {MEETING}"
    assert [one.verdict for one in judge(reader, f"{QUOTED}[^1]\n\n[^1]: {note}.\n")] == [C]


def test_a_time_and_its_link_must_both_be_right(reader: Reader) -> None:
    for written, linked, expected in (("1:00", 60, C), ("1:00", 300, T), ("5:00", 60, T)):
        (one,) = judge(reader, f"{QUOTED} ({written}, {MEETING}&t={linked})")
        assert one.verdict is expected


def test_notes_of_markdown_belong_to_the_words_before_their_marks(reader: Reader) -> None:
    text = f"""
{QUOTED},[^1] said Jane Doe. And “the customers asked for a quiet keyboard”[^two].

“Our budget for the coming year is smaller”.[^3] “Every table in this building was made by somebody”.[^1]

[^1]: [The meeting]({MEETING}&t=58).

    More of it, at length.
[^two]: {MEETING}&t=1000
[^3]: John Smith, [as before]({MEETING}), 5:00.

“I do not believe that we can hire another engineer”
"""
    judged = judge(reader, text)
    assert [one.verdict for one in judged] == [C, T, C, T, C]
    assert [one.attribution and one.attribution.name for one in judged][:3] == [
        "Jane Doe",
        None,
        "John Smith",
    ]
    document = read_document("a.md", text.encode())
    copy = linked_copy("a.md", text.encode(), document, judged).decode()
    assert f"[The meeting]({MEETING}&t=58)" in copy  # it is right for the first quotation
    assert f"somebody” ([8:00]({MEETING}&t=480)).[^1]" in copy
    assert f"[^two]: {MEETING}&t=420" in copy
    again = judge(reader, copy)
    assert [one.verdict for one in again] == [C] * 5


def test_a_stretch_in_a_note_is_that_of_its_mark_alone(reader: Reader) -> None:
    said = "« La police communautaire tisse des liens »"
    late = "« Le tribunal de la région ne reconnaît toujours pas »"
    note = "[^1]: L'intervention d'Oscar Figueroa (22min10-1h16), vidéo."
    judged = judge(reader, f"{QUOTED} and {said}.[^1]\n\n{note}\n\n{late}")
    assert [one.claims.stretch is not None for one in judged] == [False, True, False]
    assert [one.verdict for one in judge(reader, f"{late}[^1]\n\n{note}")] == [T]


def test_a_note_names_the_speaker_where_the_text_names_nobody(reader: Reader) -> None:
    for note, expected in (
        ("John Smith, 1:00", S), ("Smith, J. (2024). A meeting.", S), ("Jane Doe, 1:00", C), ("BBC News", C)
    ):  # fmt: skip
        (one,) = judge(reader, f"{QUOTED}[^1]\n\n[^1]: {note}\n")
        assert one.verdict is expected, note


def test_a_quotation_in_a_note_has_times_of_its_own(reader: Reader) -> None:
    note = "[^1]: At 1:00. But “every table in this building was made by somebody” (8:00)."
    assert [one.verdict for one in judge(reader, f"{QUOTED}[^1]\n\n{note}")] == [C, C]


def test_brackets_may_be_a_link_whose_address_stands_elsewhere(reader: Reader) -> None:
    text = f"{QUOTED} [1:00], [see “the video”][v] or [nothing].\n\n[1:00]: {MEETING}&t=900\n[v]: {MEETING}\n"
    document = read_document("a.md", text.encode())
    assert [link.url for link in document.links] == [f"{MEETING}&t=900", MEETING]
    assert "or [nothing]." in document.text
    (one,) = judge(reader, text)
    assert one.verdict is T
    assert f"[1:00]: {MEETING}&t=60\n" in linked_copy("a.md", text.encode(), document, [one]).decode()


PAGES = {
    "pandoc": """
<p>{q}<a href="#fn1" id="fnref1"><sup>1</sup></a>, said Jane Doe.</p><section><ol>
<li id="fn1"><p>In <a href="{url}">a call</a>.<a href="#fnref1">↩︎</a></p></li></ol></section>""",
    "wikipedia": """
<p>{q}<sup id="cite_ref-1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>, said Jane Doe.</p>
<ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> In <a href="{url}">a call</a></li></ol>""",
    "substack": """
<p>{q}<a id="anchor-1" href="#footnote-1">1</a>, said Jane Doe.</p>
<div><a id="footnote-1" href="#anchor-1">1</a><div><p>In <a href="{url}">a call</a></p></div></div>""",
    "word": """
<p>{q}<a name="_ftnref1" href="#_ftn1">[1]</a>, said Jane Doe.</p>
<p><a name="_ftn1" href="#_ftnref1">[1]</a> In <a href="{url}">a call</a></p>""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_notes_of_a_page_are_found_by_where_their_marks_lead(reader: Reader, page: str) -> None:
    for second, expected in ((60, C), (300, T)):
        text = page.format(q=QUOTED, url=f"{MEETING}&amp;t={second}")
        (one,) = judge(reader, text, "a.html")
        assert one.verdict is expected
        assert one.attribution
        assert one.attribution.name == "Jane Doe"
        copy = linked_copy("a.html", text.encode(), read_document("a.html", text.encode()), [one]).decode()
        assert copy == page.format(q=QUOTED, url=f"{MEETING}&amp;t=60")


def test_a_table_of_contents_has_no_notes(reader: Reader) -> None:
    page = f'<p><a href="#a">1</a></p><h2 id="a">Part</h2><p>{QUOTED}</p><div id="b">At 5:00 he left</div>'
    document = read_document("a.html", page.encode())
    assert document.notes == ()
    assert [one.verdict for one in judge(reader, page, "a.html")] == [C]


@pytest.mark.parametrize("mark", ["[1]", " [1]", "¹"])
def test_notes_of_a_mail_stand_below_it(reader: Reader, mark: str) -> None:
    text = (
        f"{QUOTED}{mark}, said Jane Doe [7].\n\n{mark.strip()} In {MEETING}&t=300\n[2] Doe\n\nThat's at 9:00."
    )
    (one,) = judge(reader, text, "a.txt")
    assert one.verdict is T
    assert [claim.start_ms for claim in one.claims.times] == [300_000]
    assert one.attribution
    copy = linked_copy("a.txt", text.encode(), read_document("a.txt", text.encode()), [one]).decode()
    assert copy == text.replace("t=300", "t=60")


def test_footnotes_and_endnotes_of_word_are_read_and_corrected(reader: Reader) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    data = word()
    judged = judge(reader, data, "a.docx")
    assert [(one.verdict, one.quotation.text.split()[0]) for one in judged] == [
        (T, "Nobody"), (C, "The"), (T, "Our"), (C, "Every"),
    ]  # fmt: skip
    assert judged[0].attribution
    copy = linked_copy("a.docx", data, read_document("a.docx", data), judged)
    again = read_document("b.docx", copy)
    assert [link.url for link in again.links] == [f"{MEETING}&t={second}" for second in (420, 300, 60, 480)]
    assert [one.verdict for one in judge(reader, copy, "b.docx")] == [C, C, T, C]  # the prose says 9:00 still
    assert [kind(child) for child in body(copy)[-1]] == ["footnoteReference", "sym", "t"]


def test_a_damaged_part_of_a_word_document_is_told_in_one_line() -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    for name in ("word/footnotes.xml", "word/document.xml"):
        damaged = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(word())) as whole, zipfile.ZipFile(damaged, "w") as out:
            for part in whole.namelist():
                out.writestr(part, b"<w:broken" if part == name else whole.read(part))
        with pytest.raises(SourceError, match="damaged"):
            read_document("a.docx", damaged.getvalue())


def test_a_text_is_cut_without_losing_what_is_no_text(reader: Reader) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    data = word(
        f"{run('see')}<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>{QUOTED} it</w:t><w:br/><w:t>is</w:t></w:r>"
    )
    document = read_document("a.docx", data)
    copy = linked_copy("a.docx", data, document, check_document(reader, document))
    assert read_document("b.docx", copy).text.startswith(f"see {QUOTED} (1:00) it is\n")
    kinds = [[kind(child) for child in item] for item in body(copy)]
    assert kinds == [["t"], ["rPr", "tab", "t"], ["r"], ["rPr", "t", "br", "t"]]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(paragraph: str = "") -> bytes:
    """A Word document of one paragraph, with notes as Word keeps them: in files of their own."""
    import docx  # noqa: PLC0415 - an extra
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - same

    first = f"{run(QUOTED)}<w:r><w:footnoteReference w:id='2'/></w:r>{run(', said Jane Doe. And ')}"
    second = f"{run('“The customers asked for a quiet keyboard”')}<w:r><w:endnoteReference w:id='1'/></w:r>"
    third = (
        "<w:t>“Our budget for the coming year”</w:t><w:footnoteReference w:id='3'/><w:sym/><w:t> now</w:t>"
    )
    made = docx.Document()
    made._body._element.insert(0, element("p", paragraph or f"{first}{second}<w:r>{third}</w:r>"))
    call = f'<w:hyperlink r:id="rId1">{run("a call")}</w:hyperlink>'
    foot = note("footnote", 2, f"<w:r><w:footnoteRef/></w:r>{run(' In ')}{call}")
    foot += note("footnote", 3, run("Ibid., 9:00. Not “Every table in this building was made”"))
    part = attach(made, "footnotes", foot)
    part.relate_to(f"{MEETING}&t=300", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    attach(made, "endnotes", note("endnote", 1, run("At 7:00")))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def attach(made: Any, name: str, notes: str) -> Any:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415 - an extra
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - same
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - same
    from docx.opc.part import Part  # noqa: PLC0415 - same

    line = f'<w:{name[:-1]} w:type="separator" w:id="-1"><w:p/></w:{name[:-1]}>'
    xml = serialize_part_xml(element(name, line + notes))
    part = Part(
        PackURI(f"/word/{name}.xml"), getattr(CONTENT_TYPE, f"WML_{name.upper()}"), xml, made.part.package
    )
    made.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))
    return part


def note(name: str, number: int, paragraph: str) -> str:
    return f'<w:{name} w:id="{number}"><w:p>{paragraph}</w:p></w:{name}>'


def element(name: str, content: str) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 - an extra
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - same

    return parse_xml(f"<w:{name} {nsdecls('w', 'r')}>{content}</w:{name}>")


def body(data: bytes) -> list[Any]:
    """The elements of the first paragraph."""
    import docx  # noqa: PLC0415 - an extra

    return list(docx.Document(io.BytesIO(data)).paragraphs[0]._p)


def kind(child: Any) -> str:
    return str(child.tag.rpartition("}")[2])


def test_a_title_in_quotation_marks_was_not_said(reader: Reader) -> None:
    for text in (
        f"{QUOTED}[^1]\n\n[^1]: Jane Doe, “{TITLES[MEETING]},” 1:00.",
        f"{QUOTED}[^1]\n\n[^1]: Jane Doe, « Un titre que personne ne connaît », 1:00.",
        f"{QUOTED} (“What the customers asked” 00:01:00).",
        f"She spoke of “The Lord of the Seven Rings”: {QUOTED}",
    ):
        assert [one.verdict for one in judge(reader, text)] == [C], text
    note = "[^1]: She said « une chose que personne ne connaît » too."
    assert [one.verdict for one in judge(reader, f"{QUOTED}[^1]\n\n{note}")] == [C, Verdict.MISSING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lord of the Rings", False), ("The Return of the Jedi Knights", True),
        ("Nobody lost a record", False),
        ("WE WILL NEVER LOSE A RECORD", False), ("Die Freiheit ist immer", False), ("", False),
    ],
)  # fmt: skip
def test_titles_have_capitals(text: str, expected: bool) -> None:  # noqa: FBT001 - a value of the table
    assert capitals(text) is expected


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize(
    "filler", ["[^1]", "[1]", "[^1]: 5:00\n", "[1] 5:00\n", "¹", "(5:00", "5:00, ", "[a]", "<iframe "]
)
def test_notes_are_read_in_proportion_to_their_number(name: str, filler: str) -> None:
    text = f"{QUOTED}[^1]\n\n{filler * 5_000}"  # minutes, if it took the square
    document = read_document(name, text.encode())
    assert quotations(document)[0].text == QUOTED[1:-1]
    claims_of(document, quotations(document))


ROWS = """
| Jane Doe | “Nobody lost a single record” | 5:00 |
| 5:00 | John Smith | “Our budget for the coming year is smaller” |
| Jane Doe | “The customers asked for a quiet keyboard” | [7:00]({url}&t=420) |
"""
LINES = """
1:00 – “Nobody lost a single record”
5:00 – “Our budget for the coming year is smaller”
[9:00] John Smith: “The customers asked for a quiet keyboard”
"""


def test_each_row_and_each_line_that_a_time_begins_tells_of_its_own_quotation(reader: Reader) -> None:
    text = f"| Who | What | When |\n|---|---|---|{ROWS.format(url=MEETING)}"
    judged = judge(reader, text)
    assert [one.verdict for one in judged] == [T, C, S]
    assert [one.attribution and one.attribution.name for one in judged] == [
        "Jane Doe",
        "John Smith",
        "Jane Doe",
    ]
    assert [one.verdict for one in judge(reader, LINES)] == [C, C, T]


def test_cells_of_a_page_and_of_a_word_document_are_a_row(reader: Reader) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS.strip().split("\n")]
    rows[2][2] = "7:00"
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert [one.verdict for one in judge(reader, f"<table>{cells}</table>", "a.html")] == [T, C, S]
    made = docx.Document()
    table = made.add_table(3, 3)
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            table.cell(number, at).text = cell
    data = io.BytesIO()
    made.save(data)
    judged = judge(reader, data.getvalue(), "a.docx")
    assert [(one.verdict, one.line) for one in judged] == [(T, 2), (C, 6), (S, 8)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "The talk: {url}\n\nOf it: {q}"),
        ("a.md", "{q} Watch it [here]({url}).\n\nAnd more."),
        (
            "a.md",
            '<iframe width="5" src="https://www.youtube.com/embed/talk0000009?start=60"></iframe>\n\n{q}',
        ),
        ("a.html", '<iframe src="https://www.youtube-nocookie.com/embed/talk0000009"></iframe><p>{q}'),
        ("a.html", '<p>{q}</p><p><a href="{url}">Watch</a></p>'),
        ("a.txt", "{q}\n\n{url}"),
    ],
)
def test_of_what_many_say_the_recording_is_meant_that_the_document_links_to(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / "talks.db"
    with Writer(path) as writer:
        for number in range(20):
            key = f"talk{number:07}"
            url = f"https://www.youtube.com/watch?v={key}"
            said = cue("Jane Doe", 60_000 + number, "thank you all very much for coming here tonight")
            writer.add_recording(Recording(f"youtube:{key}", key, url), Transcript((said,)))
    quoted = text.format(q="“Thank you all very much for coming”", url="https://youtu.be/talk0000009")
    with Reader(path) as reader:
        (one,) = judge(reader, quoted, name)
        assert one.verdict is C
        assert one.hit
        assert one.hit.recording.title == "talk0000009"


def test_of_what_many_say_the_one_is_meant_whose_time_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with Writer(path) as writer:
        for number in range(30):
            said = cue("Jane Doe", 60_000 * (number + 1), "thank you all very much for coming here tonight")
            writer.add_recording(Recording(f"test:{number}", f"talk {number}"), Transcript((said,)))
    with Reader(path) as reader:
        for behind, expected in (("(Doe, 2024, 27:00)", C), ("(Doe, 2024, 27:40)", T), ("(30:00)", C)):
            (one,) = judge(reader, f"“thank you all very much for coming” {behind}")
            assert one.verdict is expected


def test_brackets_and_a_credit_behind_a_block_quote_are_no_part_of_it(reader: Reader) -> None:
    for credit in (" (5:00)", " (Jane Doe, 5:00)", "\n>\n> — Jane Doe, 5:00", " [Jane Doe, at 5:00]."):
        (one,) = judge(reader, f"> Nobody lost a single record{credit}")
        assert (one.verdict, one.quotation.text) == (T, "Nobody lost a single record"), credit
    (one,) = judge(reader, "> Nobody lost a single record, which is the part (that I am proud of)")
    assert one.quotation.text.endswith("(that I am proud of)")


def test_each_quotation_of_a_paragraph_has_a_time_and_a_speaker_of_its_own(reader: Reader) -> None:
    text = """
Jane Doe told the audience “Nobody lost a single record.”[^1] At 7:03 John Smith said that “the customers
asked for a quiet keyboard”. “Our budget for the coming year is smaller,” Smith explained at 5:01. She was
followed by Jane Doe, who said “every table in this building was made by somebody” (8:00). As John Smith
put it (6:03): “I do not believe that we can hire another engineer.” Jane Doe said “we had it working in
twenty-five minutes” (0:12).

[^1]: Doe, 1:00.
"""
    judged = judge(reader, text)
    assert [one.verdict for one in judged] == [C, C, C, S, C, C]
    assert [[claim.start_ms // 1000 for claim in one.claims.times] for one in judged] == [
        [60], [423], [301], [480], [363], [12],
    ]  # fmt: skip
    for right, wrong in (("[^1]: Doe, 1:00", "[^1]: Doe, 3:20"), ("At 7:03", "At 9:03"), ("5:01", "1:07")):
        late = [one.verdict for one in judge(reader, text.replace(right, wrong))]
        assert late.count(T) == 1, wrong


def test_a_short_name_is_a_name(reader: Reader) -> None:
    (one,) = judge(reader, f"{QUOTED}, said Xu.")
    assert one.verdict is S


def test_links_at_one_place_are_no_trouble(reader: Reader) -> None:
    links = f"[]({MEETING}&t=60)[](https://vimeo.com/1#t=60)[]({MEETING}&t=60)[](https://example.org/a.mp4#t=60,70)"
    assert judge(reader, f"{QUOTED} {links}")[0].claims.times


def test_what_is_linked_to_is_not_looked_for_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    words = "thank you all very much for coming here tonight"
    with Writer(path) as writer:
        for number in range(2):
            key = f"talk{number:07}"
            said = tuple(cue("Jane Doe", 60_000 * (at + 1) + 30_000 * number, words) for at in range(12))
            url = f"https://www.youtube.com/watch?v={key}"
            writer.add_recording(Recording(f"youtube:{key}", key, url), Transcript(said))
    with Reader(path) as reader:
        for written, expected in (("9:00", C), ("9:30", T)):  # 9:30 is in the other one
            text = f"“{words}” ({written}) in [the call](https://youtu.be/talk0000000)"
            assert [one.verdict for one in judge(reader, text)] == [expected]
        assert [one.verdict for one in judge(reader, f"“{words}” (0:01)")] == [T]  # of unknown length
