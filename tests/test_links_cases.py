"""The table of real URLs: each resolves, is recognised and rebuilds as the table says.

`links-cases.jsonl` holds one URL a line: its time in milliseconds, the URL without it, the identity of the
recording, and the link to 22:10–1:16:00 in the URL's own form. URLs are as public code and tests write them.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from talkdex.links import can_link, deep_link, has_end, identify, resolve_link

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("links-cases.jsonl").read_text(encoding="utf-8").splitlines()
]
START, END = 1_330_000, 4_560_000


def each(case: dict[str, Any]) -> str:
    return str(case["url"])


@pytest.mark.parametrize("case", CASES, ids=each)
def test_case_resolves_and_rebuilds(case: dict[str, Any]) -> None:
    resolved = resolve_link(case["url"])
    assert resolved == (case["plain"], case["start_ms"], case["end_ms"])
    assert deep_link(case["url"], START, END) == case["link"]
    assert deep_link(resolved.url, START, END) == case["link"]


@pytest.mark.parametrize("case", CASES, ids=each)
def test_case_is_recognised(case: dict[str, Any]) -> None:
    for url in (case["url"], case["plain"], case["link"]):
        identity = identify(url)
        assert (identity and identity.identity) == case["identity"], url


@pytest.mark.parametrize("case", CASES, ids=each)
def test_case_link_gives_back_its_times(case: dict[str, Any]) -> None:
    back = resolve_link(case["link"])
    assert back.start_ms == (START if can_link(case["url"]) else None)
    assert back.end_ms == (END if has_end(case["url"]) else None)


@pytest.mark.parametrize("case", [case for case in CASES if case["identity"]], ids=each)
def test_canonical_page_is_the_same_recording(case: dict[str, Any]) -> None:
    identity = identify(case["url"])
    assert identity is not None
    assert identify(identity.url) == identity


def test_table_is_large_and_without_doubles() -> None:
    assert len(CASES) >= 150
    assert len({case["url"] for case in CASES}) == len(CASES)
