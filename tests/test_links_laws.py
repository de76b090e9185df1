"""Laws of links for every row of the host table and every form of its URLs, and for any text at all."""

import json
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote_plus, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdex.errors import LinkError, TimeError
from talkdex.links import can_link, deep_link, forms, has_end, identify, normalised, resolve_link
from talkdex.links.building import target_of
from talkdex.links.hosts import HOSTS
from talkdex.links.match import Place, locate
from talkdex.links.percent import decoded, encoded, split

LINES = Path(__file__).with_name("links-cases.jsonl").read_text(encoding="utf-8").splitlines()
URLS = [json.loads(line)["url"] for line in LINES]
LINKABLE = [url for url in URLS if can_link(url)]
HOURS = 100 * 3_600_000
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEF0123456789_-", min_size=1, max_size=8)
TIMES = st.tuples(st.integers(0, HOURS), st.integers(0, HOURS)).map(sorted)
STRANGE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="abt=&?#/:.%0123456789hms[]@,;- é\u2028\ud800", max_size=40),
    st.sampled_from(URLS),
)


def place(url: str) -> Place:
    found = locate(url)[1]
    assert found is not None
    return found


def unit(url: str) -> int:
    target = target_of(place(url), "given")
    assert target is not None
    return target.shape.way.style.unit_ms


@given(st.sampled_from(LINKABLE), TIMES)
@settings(max_examples=400)
def test_a_link_gives_back_its_start_and_its_end_rounded_down(url: str, times: list[int]) -> None:
    start, end = times
    back = resolve_link(deep_link(url, start, end))
    step = unit(url)
    assert back.start_ms == start // step * step
    if has_end(url):
        assert back.end_ms == max(end // step * step, start // step * step + step)
    else:
        assert back.end_ms is None


@given(st.sampled_from(URLS), TIMES)
@settings(max_examples=300)
def test_linking_twice_is_linking_once(url: str, times: list[int]) -> None:
    once = deep_link(url, *times)
    assert deep_link(once, *times) == once
    assert deep_link(deep_link(url, 0, 1000), *times) == once


@given(st.sampled_from(LINKABLE), WORD, WORD, st.integers(0, HOURS))
@settings(max_examples=300)
def test_other_parameters_stay(url: str, name: str, value: str, start: int) -> None:
    piece = f"x-{name}={value}"
    head, mark, fragment = resolve_link(url).url.partition("#")
    longer = f"{head}{'&' if '?' in head else '?'}{piece}{mark}{fragment}"
    link = deep_link(longer, start)
    assert piece in re.split("[?&#]", link)
    assert resolve_link(link).start_ms == start // unit(url) * unit(url)


@given(
    st.sampled_from(LINKABLE), TIMES, st.integers(0, 60_000), st.integers(0, 60_000), st.integers(1, HOURS)
)
@settings(max_examples=300)
def test_a_link_stays_inside_the_recording(
    url: str, times: list[int], lead: int, tail: int, duration: int
) -> None:
    back = resolve_link(deep_link(url, *times, duration_ms=duration, lead_ms=lead, tail_ms=tail))
    assert back.start_ms is not None
    assert 0 <= back.start_ms < duration
    assert back.end_ms is None or back.start_ms <= back.end_ms <= duration


@given(st.sampled_from(URLS))
def test_the_url_without_its_time_has_none(url: str) -> None:
    plain = resolve_link(url).url
    assert resolve_link(plain) == (plain, None, None)


@given(STRANGE, st.integers(-5000, HOURS))
@settings(max_examples=600)
def test_any_text_is_a_link_or_a_link_error(text: str, start: int) -> None:
    for call in (resolve_link, normalised, lambda url: deep_link(url, start), lambda url: forms(url, start)):
        with suppress(LinkError):
            call(text)
    identify(text)
    assert not has_end(text) or can_link(text)


@given(st.sampled_from(URLS), st.sampled_from(["t", "start", "time"]), st.text(max_size=12))
def test_a_time_that_is_none_is_left_alone(url: str, name: str, text: str) -> None:
    joined = resolve_link(url).url.split("#", maxsplit=1)[0]
    try:
        resolved = resolve_link(f"{joined}{'&' if '?' in joined else '?'}{name}={text}")
    except LinkError:
        return
    assert resolved.start_ms is None or resolved.start_ms >= 0


@given(st.sampled_from(URLS), st.integers(1, HOURS))
def test_an_end_before_the_start_is_refused(url: str, end: int) -> None:
    with pytest.raises(TimeError):
        deep_link(url, end + 1, end)


def test_every_row_of_the_table_is_in_the_cases_and_tells_its_source() -> None:
    seen = {located.host.name for url in URLS if (located := locate(url)[1])}
    unseen = {host.name for host in HOSTS} - seen
    assert unseen <= {"C-SPAN", "Sénat"}
    assert all(host.source and host.shapes for host in HOSTS)


def test_templates_lead_to_forms_that_carry_a_time() -> None:
    for url in URLS:
        located = locate(url)[1]
        if located is None:
            continue
        for template in (located.host.watch, located.host.embed):
            built = located.fill(template)
            assert not built or place(built).shape.keeps_time, built


@given(
    st.one_of(
        st.text("aZ09:/?#[]@&=+.%-é℀ \t", max_size=24).map("https:{}".format),
        st.text("aZ09:/?#[]@&=+.%-é℀ \t", max_size=24).map("http://{}".format),
        st.text(max_size=12),
    )
)
def test_a_url_is_taken_apart_as_urllib_does(url: str) -> None:
    try:
        expected = tuple(urlsplit(url))
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011 - the text is urllib's
            split(url)
    else:
        assert tuple(split(url)) == expected


@given(st.text("a%2fé+ &", max_size=12) | st.text(max_size=12))
def test_escapes_are_those_of_urllib(text: str) -> None:
    assert decoded(text) == unquote_plus(text)
    assert encoded(text, "/") == quote(text, safe="/")
