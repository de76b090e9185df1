"""Quotations that are interrupted by who says them: “We lost nothing,” said Jane Doe, “and I am proud.”"""

from collections.abc import Iterator

import pytest

from meetings import MEETING, opened
from talkdex.check import Judged, Verdict, check_document, linked_copy, read_document
from talkdex.index.reader import Reader

C, N, T, S, M = Verdict.CONFIRMED, Verdict.NEAR, Verdict.TIME, Verdict.SPEAKER, Verdict.MISSING


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield from opened(tmp_path_factory.mktemp("index") / "talks.db")


def judge(reader: Reader, text: str) -> list[Judged]:
    return check_document(reader, read_document("a.md", text.encode()))


@pytest.mark.parametrize(
    ("text", "verdict", "name"),
    [
        ("“Nobody lost,” said Jane Doe, “a single record.”", C, "Jane Doe"),
        ("“Nobody lost,” Jane Doe said, “a single record.”", C, "Jane Doe"),
        ("“Nobody lost”, said Jane Doe, head of Acme, “a single record”.", C, "Jane Doe"),
        ("“Nobody lost,” said Jane Doe (1:00), “a single record.”", C, "Jane Doe"),
        ("“Nobody lost,” said Jane Doe (5:00), “a single record.”", T, "Jane Doe"),
        ("“Nobody,” said John Smith, “lost a single record.”", S, "John Smith"),
        ("“Nobody lost,” she said, “a single record,” she added, “which is the part.”", C, None),
        ("« Nobody lost », dit Jane Doe, « a single record ».", C, "Jane Doe"),
        ("«Nobody lost», ha detto Jane Doe, «a single record».", C, "Jane Doe"),
        ("„Nobody lost“, so Jane Doe, „a single record“.", C, "Jane Doe"),
        ("—Nobody lost —dijo Jane Doe—, a single record", C, "Jane Doe"),
        ("“Nobody lost a single record,” said Jane Doe, “that I am proud of in the end.”", C, "Jane Doe"),
        (
            "“Nobody lost a single thing,” said Jane Doe, “which is the part that I am proud of.”",
            N,
            "Jane Doe",
        ),
    ],
)
def test_both_halves_are_one_quotation(reader: Reader, text: str, verdict: Verdict, name: str | None) -> None:
    (judged,) = judge(reader, text)
    assert (judged.verdict, judged.attribution and judged.attribution.name) == (verdict, name)
    assert judged.hit
    assert judged.hit.start_ms == 60_000


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody lost a single record,” said Jane Doe, “and the moon is made of green cheese, my dear.”",
        "“Nobody lost a single record”, said Jane Doe, its head.\n\n“the moon is made of green cheese”",
        "“Nobody lost a single record.” Then came “the moon is made of green cheese, my dear”.",
        "“Nobody lost a single record”, said Jane Doe, and “the moon is made of green cheese, my dear”.",
    ],
)
def test_what_was_not_said_together_is_judged_apart(reader: Reader, text: str) -> None:
    assert [judged.verdict for judged in judge(reader, text)] == [C, M]


def test_a_short_half_that_was_made_up_is_told(reader: Reader) -> None:
    text = "“Nobody lost a single record, which is the part that I am proud of,” said Doe, “and that is all.”"
    assert [judged.verdict for judged in judge(reader, text)] == [C, M]


def test_a_link_is_written_behind_the_last_half(reader: Reader) -> None:
    text = "“Nobody lost,” said Jane Doe, “a single record.” And so on."
    document = read_document("a.md", text.encode())
    copy = linked_copy("a.md", text.encode(), document, check_document(reader, document)).decode()
    assert copy == text.replace(".”", f".” ([1:00]({MEETING}&t=60))")
