"""The page as text: what is in it reads back as it was said, and nothing in it can do harm."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selections import TALK, named, passage, said
from selections import selection as made
from talkdex.errors import UsageError
from talkdex.exports import FORMATS, export
from talkdex.exports.page.player import player
from talkdex.exports.selection import Mark, Passage, Selection, Spoken, Standing, Stretch, Work
from talkdex.links import can_link, deep_link, has_end, link_template
from talkdex.links.times import ALL_UNITS, FRACTIONS, SECONDS, UNITS
from talkdex.recording import Recording

HTML = FORMATS["html"]
STYLES = {"seconds": SECONDS, "fractions": FRACTIONS, "units": UNITS, "all units": ALL_UNITS}
LINES = Path(__file__).with_name("links-cases.jsonl").read_text(encoding="utf-8").splitlines()
URLS = [json.loads(line)["url"] for line in LINES]
EVIL = '</script><script>alert(1)</script> & <!-- "x" \' <img src=x onerror=alert(2)> ]]> &lt;'


class Page(HTMLParser):
    """A page as a parser sees it: its elements, and the text of the passages and of the data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.passages: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.elements.append((tag, told))
        if told.get("class") == "u":
            self.passages.append("")
        self.open.append((tag, told.get("id") or told.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, name = self.open[-1] if self.open else ("", "")
        if name == "u":
            self.passages[-1] += data
        self.texts[name or tag] = self.texts.get(name or tag, "") + data

    @property
    def data(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.texts["data"])
        return found

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [told for name, told in self.elements if name == tag]

    def words(self) -> Iterator[tuple[int, int, str]]:
        """Each word with its times, as the page's script reads them."""
        for text, packed in zip(self.passages, self.data["words"], strict=True):  # type: ignore[call-overload]
            units, at, now = text.encode("utf-16-le"), 0, packed[0]
            for gap, lasts, length in zip(packed[1::3], packed[2::3], packed[3::3], strict=True):
                word = units[2 * at : 2 * (at + length)].decode("utf-16-le")
                at += length
                yield now + gap, now + gap + lasts, word.strip()
                now += gap + lasts
            assert 2 * at == len(units)


def page(selection: Selection) -> Page:
    return Page(export(selection, HTML))


@given(
    said(
        st.text(min_size=1, max_size=12).filter(lambda text: text.strip() == text and text.split() == [text])
    )
)
@settings(max_examples=150)
def test_every_word_reads_back_with_its_times(passages: list[Passage]) -> None:
    found = list(page(made(passages)).words())
    spoken = [word for passage in passages for word in passage.words]
    assert [(start, end) for start, end, _ in found] == [(w.start_ms, w.end_ms) for w in spoken]
    for (_, _, text), word in zip(found, spoken, strict=True):
        assert len(text) == len(word.text)
        assert all(a in (b, "\ufffd", " ") for a, b in zip(text, word.text, strict=True))


def test_letters_outside_the_first_plane_count_as_scripts_count_them() -> None:
    found = page(made([passage("𝔘no 👩🏽‍🔬 dos 𠀀𠀁 tres")]))
    assert [text for _, _, text in found.words()] == ["𝔘no", "👩🏽‍🔬", "dos", "𠀀𠀁", "tres"]


def test_no_text_can_become_markup() -> None:
    work = replace(TALK, title=EVIL, channel=EVIL)
    mark = Mark(0, 3_000, EVIL, EVIL, standing=Standing("stated", "aligned", 0, 3_000, 0.5))
    honest = page(made([passage("uno dos tres", speaker="Ana")], [Mark(0, 3_000, "Apertura", "Eva")]))
    evil = page(made([passage(EVIL, speaker=EVIL)], [mark], recording=work))
    scripts = [told.get("type") for told in evil.all("script")]
    assert scripts == ["application/json", None]
    assert [*evil.all("img")] == []
    assert all(not name.startswith("on") for _, told in evil.elements for name in told)
    extra = len(evil.elements) - len(honest.elements)
    assert extra <= 6  # the badge and what was stated, twice each, and the facts that differ
    assert evil.texts["data"].count("<") == 0
    assert evil.data["title"] == EVIL
    assert "".join(evil.passages) == " ".join(EVIL.split())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "not a url", "ftp://x/y"])
def test_an_address_that_is_none_is_never_linked(url: str) -> None:
    found = page(made([passage("uno dos")], recording=replace(TALK, url=url, media=url)))
    assert all(
        not (told.get("href") or "#").startswith(url.split(":", maxsplit=1)[0] + ":")
        for told in found.all("a")
    )
    assert found.data["links"] == []


def test_only_its_own_script_runs_and_only_the_player_is_loaded() -> None:
    policy = page(made([passage("uno")])).all("meta")[1]["content"] or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["style-src"])
    assert rules["frame-src"] == "https://www.youtube-nocookie.com"
    assert "unsafe" not in policy
    assert "connect-src" not in rules


def test_before_a_click_nothing_is_asked_of_anyone() -> None:
    found = page(made([passage("uno")]))
    assert not found.all("iframe")
    assert not [told for _, told in found.elements if told.get("src")]
    assert {name for name, _ in found.elements} & {"img", "object", "embed", "base"} == set()


def test_a_recording_on_the_web_waits_for_the_click() -> None:
    audio = replace(TALK, url=None, media="https://cdn.example.org/a/talk.mp3?x=1&y=2")
    (told,) = page(made([passage("uno")], recording=audio)).all("audio")
    assert (told["src"], told["preload"]) == (audio.media, "none")


def test_media_nearby_is_named_as_seen_from_the_page(tmp_path: Path) -> None:
    local = replace(TALK, url=None, media=str(tmp_path / "media" / "plenary: part #1?.mp4"))
    near = replace(made([passage("uno")], recording=local), folder=tmp_path / "pages")
    text = export(near, HTML)
    (told,) = Page(text).all("video")
    assert told["src"] == "../media/plenary%3A%20part%20%231%3F.mp4"
    assert str(tmp_path) not in text
    (told,) = page(made([passage("uno")], recording=local)).all("video")
    assert told["src"] == Path(local.media or "").as_uri()


@pytest.mark.parametrize(("url", "media", "kind", "source"), [
    ("https://youtu.be/abcdefghijk", "/x/a.mp4", "frame", "https://www.youtube-nocookie.com"),
    ("https://vimeo.com/76979871", None, "frame", "https://player.vimeo.com"),
    ("https://www.twitch.tv/videos/40464143", None, "none", ""),  # its frame must be told the site's name
    ("https://example.org/page", "https://example.org/a.ogg", "media", "https://example.org"),
    ("https://example.org/a.mp4", None, "media", "https://example.org"),
    ("https://example.org/page", None, "none", ""),
    (None, None, "none", ""),
])  # fmt: skip
def test_the_player_is_the_hosts_or_the_media_or_none(
    url: str | None, media: str | None, kind: str, source: str
) -> None:
    found = player(Recording("t:1", "Talk", url=url, media=media), None)
    assert (found.kind, found.origin) == (kind, source)


def test_what_was_stated_stands_beside_what_was_settled() -> None:
    marks = [
        Mark(1_000, 60_000, "Apertura", standing=Standing("stated", "aligned", 0, 62_000, 0.87)),
        Mark(70_000, 80_000, "Vivienda", standing=Standing("stated", "stated", 70_000, 80_000)),
        Mark(90_000, 95_000, "Cierre", standing=Standing("chapter", "stated", 90_000, None)),
    ]
    text = export(made([passage("uno dos", 2_000)], marks), HTML)
    seen = re.sub(r"<[^>]+>", "", text[text.index("<nav") : text.index("</nav>")])
    assert "0:01 Aperturato 1:00 aligned 87% stated 0:00–1:02" in seen
    assert "1:10 Viviendato 1:20 stated" in seen
    assert "chapter" in seen


@given(said(), named())
@settings(max_examples=60)
def test_each_place_is_there_once_and_each_link_to_a_place_finds_it(
    passages: list[Passage], marks: list[Mark]
) -> None:
    found = page(made(passages, marks))
    ids = [told["id"] for _, told in found.elements if told.get("id")]
    assert len(ids) == len(set(ids))
    inside = [told["href"] or "" for told in found.all("a") if (told.get("href") or "").startswith("#s")]
    assert {href[1:] for href in inside} <= set(ids)
    assert len(inside) == len(set(marks))


def test_stretches_that_overlap_say_nothing_twice() -> None:
    whole = made([passage("uno dos tres cuatro", step_ms=1_000)]).stretches[0]
    part = replace(whole, start_ms=1_000, end_ms=3_000, passages=(passage("dos tres", 1_000, step_ms=1_000),))
    later = replace(whole, start_ms=9_000, end_ms=9_500, passages=(passage("diez", 9_000),))
    found = page(Selection("x", (later, part, whole)))
    assert [text for _, _, text in found.words()] == ["uno", "dos", "tres", "cuatro", "diez"]


def test_a_page_is_of_one_recording() -> None:
    work = Work(Recording("t:2", "Otra"))
    two = Selection("x", (made([passage("uno")]).stretches[0], Stretch(work, 0, 9, "y", (passage("dos"),))))
    with pytest.raises(UsageError, match="name one"):
        export(two, HTML)


def test_three_hours_of_talk_stay_small() -> None:
    text = "palabra sobre derechos y libertades; nadie podrá ser arbitrariamente detenido, "
    turns = [passage(text * 4, n * 16_000, speaker=f"Persona {n % 5}", step_ms=370) for n in range(675)]
    assert sum(len(turn.words) for turn in turns) == 27_000
    assert len(export(made(turns, end_ms=11_000_000), HTML).encode()) < 1_000_000


def test_everything_that_is_worked_has_a_name() -> None:
    found = page(made([passage("uno")], [Mark(0, 900, "Apertura")]))
    labels = {told.get("for") for told in found.all("label")}
    assert all(told.get("id") in labels for name in ("input", "select") for told in found.all(name))
    assert all(told.get("aria-label") for name in ("nav", "aside", "main") for told in found.all(name))
    roles = [told["role"] for name, told in found.elements if name in ("div", "span") and told.get("role")]
    assert roles == []
    assert found.all("html")[0]["lang"]
    assert found.all("main")[0]["lang"] == "es"


_COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)",
        (Path(__file__).parents[1] / "src/talkdex/exports/page/assets/page.css").read_text(encoding="utf-8"),
    )
}


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), [
    *(("ink", back, 4.5) for back in ("paper", "panel", "said", "word", "found", "chosen")),
    *((front, back, 4.5) for front in ("quiet", "accent") for back in ("paper", "panel")),
    ("on-accent", "accent", 4.5), ("on-current", "current", 4.5), ("edge", "panel", 3), ("edge", "paper", 3),
])  # fmt: skip
def test_colours_are_far_enough_apart(front: str, back: str, least: float, theme: int) -> None:
    low, high = sorted(_luminance(_COLOURS[name][theme]) for name in (front, back))
    assert (high + 0.05) / (low + 0.05) >= least


@given(
    st.sampled_from([url for url in URLS if can_link(url)]),
    st.integers(0, 9_000_000),
    st.integers(1_000, 9_000_000),
)
@settings(max_examples=300)
def test_a_template_holds_all_of_a_link_but_its_times(url: str, start_ms: int, lasts_ms: int) -> None:
    found = link_template(url)
    assert found
    write = STYLES[found.spelling].write
    assert deep_link(url, start_ms) == write(start_ms).join(found.moment)
    assert (found.span is not None) == has_end(url)
    if found.span:
        first, between, last = found.span
        end_ms = start_ms + lasts_ms
        assert deep_link(url, start_ms, end_ms) == f"{first}{write(start_ms)}{between}{write(end_ms)}{last}"


def test_a_word_without_space_before_it_has_none_on_the_page() -> None:
    words = tuple(Spoken(n * 100, n * 100 + 90, text, "") for n, text in enumerate(["今日", "は", "いい"]))
    found = page(made([Passage(0, 290, words), Passage(300, 590, words)]))
    assert found.passages == ["今日はいい"] * 2
