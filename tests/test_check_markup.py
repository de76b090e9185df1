"""Markdown with HTML in it, as newsletters and blogs export it."""

from collections.abc import Iterator

import pytest

from meetings import MEETING, opened
from talkdex.check import check_document, linked_copy, read_document
from talkdex.check.quotations import quotations
from talkdex.check.saying import attributions
from talkdex.index.reader import Reader

SAID = "Nobody lost a single record"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<blockquote>{Q}</blockquote>\n\n— Jane Doe, 1:00", "Jane Doe"),
        (
            "Before.\n\n<blockquote>\n<p>{Q}</p>\n<footer>— Jane Doe</footer>\n</blockquote>\n\nAfter.",
            "Jane Doe",
        ),
        ("<blockquote><p>{Q}</p><cite>Jane Doe</cite></blockquote>", "Jane Doe"),
        (
            '<figure class="quote"><blockquote>{Q}</blockquote><figcaption>Jane Doe</figcaption></figure>',
            "Jane Doe",
        ),
        ("<BLOCKQUOTE cite='x'>\n\n{Q}\n\n</BLOCKQUOTE>", None),
        ("She said <q>{Q}</q>, says Jane Doe.", "Jane Doe"),
        ("<div>\n“{Q}”, said Jane Doe.\n</div>", "Jane Doe"),
        ("Use `<blockquote>` for it, said Jane Doe: “{Q}”", "Jane Doe"),
    ],
)
def test_quotations_in_elements_of_html_are_found(text: str, name: str | None) -> None:
    document = read_document("a.md", text.replace("{Q}", SAID).encode())
    (quotation,) = quotations(document)
    assert quotation.text == SAID
    (found,) = attributions(document, [quotation], ["Jane Doe"])
    assert (found and found.name) == name


def test_what_stands_outside_of_them_is_no_quotation() -> None:
    document = read_document("a.md", f"<p>{SAID}</p>\n<blockquote>{SAID}</blockquote>\n{SAID}\n".encode())
    assert len(quotations(document)) == 1


def test_an_element_that_is_never_closed_quotes_nothing() -> None:
    document = read_document("a.md", b"The tag <blockquote> is old.\n\nNobody lost a single record here.\n")
    assert quotations(document) == []


def test_a_link_within_html_is_written_in_html(reader: Reader) -> None:
    for text, written in (
        (f"<blockquote>{SAID}</blockquote>", f'{SAID} (<a href="{MEETING}&amp;t=60">1:00</a>)</blockquote>'),
        (f"He: <q>{SAID}</q>.", f"<q>{SAID}</q> ([1:00]({MEETING}&t=60))."),
        (f"<p>x</p>\n\n> {SAID}", f"<p>x</p>\n\n> {SAID} ([1:00]({MEETING}&t=60))"),
    ):
        document = read_document("a.md", text.encode())
        copy = linked_copy("a.md", text.encode(), document, check_document(reader, document)).decode()
        assert copy.endswith(written)


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.html", "<p>“{Q}” ({U}300), said Jane Doe.</p>", "<p>“{Q}” ({V}), said Jane Doe.</p>"),
        ("a.html", "<p>“{Q}” (<a href='{U}300'>{U}300</a>)</p>", "<p>“{Q}” (<a href='{V}'>{V}</a>)</p>"),
        ("a.md", "“{Q}” ([{U}300]({U}300))", "“{Q}” ([{V}]({V}))"),
        ("a.md", "“{Q}” <{U}300>", "“{Q}” <{V}>"),
        ("a.md", "“{Q}” [5:00]({U}300)", "“{Q}” [5:00]({V})"),
    ],
)
def test_an_address_is_corrected_where_it_leads_and_where_it_is_shown(
    reader: Reader, name: str, text: str, written: str
) -> None:
    amp = "&amp;" if name.endswith("html") else "&"
    for mark, value in (("{Q}", SAID), ("{U}", f"{MEETING}{amp}t="), ("{V}", f"{MEETING}{amp}t=60")):
        text, written = text.replace(mark, value), written.replace(mark, value)
    document = read_document(name, text.encode())
    assert linked_copy(name, text.encode(), document, check_document(reader, document)).decode() == written
