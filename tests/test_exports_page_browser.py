"""The page in a real browser: what people do with it works, and it asks for nothing but its player.

Needs Playwright's Python package (the extra `browser`) and a Chromium; skipped where one is missing.
"""

import json
import shutil
import unicodedata
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from selections import TALK, passage
from selections import selection as made
from talkdex.cli.__main__ import run
from talkdex.exports import FORMATS, export
from talkdex.exports.selection import Mark, Selection
from talkdex.links import can_link, deep_link, link_template
from talkdex.text import tokens

api = pytest.importorskip(
    "playwright.sync_api", reason="the browser is missing: pip install 'talkdex[browser]', and a Chromium"
)

SAMPLE = Path(__file__).parents[1] / "scripts" / "sample"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
]  # fmt: skip
SITE = "https://talks.test/page.html"
HOST = "https://www.youtube-nocookie.com"
FAKE = """<!doctype html><script>
const tell = (info) => parent.postMessage(JSON.stringify({event: "infoDelivery", info}), "*");
const heard = [];
addEventListener("message", ({data}) => {
  const order = JSON.parse(data);
  if (order.event === "listening") return tell({currentTime: 7, playerState: 1});
  heard.push([order.func, ...order.args]);
  document.title = JSON.stringify(heard);
  if (order.func === "seekTo") tell({currentTime: order.args[0]});
  if (order.func === "pauseVideo") tell({playerState: 2});
});
</script>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with api.sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, NAMES)), playwright.chromium.executable_path)
        if not Path(found).is_file():
            pytest.skip(f"the browser is missing: no Chromium was found (looked for {', '.join(NAMES)})")
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Tab:
    """A page in the browser, and all that it asked for or complained of."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **context)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def serve(self, url: str, body: str) -> None:
        def answer(route: Any) -> None:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

        self.context.route(url, answer)

    def ask(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(script, argument)

    def until(self, condition: str, argument: object = None, frame: Any = None) -> None:
        """Wait in the page itself: its policy forbids what Playwright would do for that."""
        (frame or self.page).evaluate("""(argument) => new Promise((done, fail) => {
            const late = setTimeout(() => fail(new Error("never came true")), 20000);
            const look = () => {
                if (!(CONDITION)) return requestAnimationFrame(look);
                clearTimeout(late);
                done();
            };
            look();
        })""".replace("CONDITION", condition), argument)  # fmt: skip

    def word(self, row: int) -> tuple[float, float, dict[str, Any]]:
        """Bring a word into sight; give its middle in the window, and what the page knows of it."""
        x, y, word = self.ask("""(row) => {
            const word = talkdex.word(row), range = new Range();
            range.setStart(word.place.startContainer, word.place.startOffset);
            range.setEnd(word.place.endContainer, word.place.endOffset);
            range.startContainer.parentElement.scrollIntoView({block: "center"});
            const box = range.getClientRects()[0];
            return [box.x + box.width / 2, box.y + box.height / 2, {start: word.start, end: word.end}];
        }""", row)  # fmt: skip
        return x, y, word

    def select(self, first: int, last: int) -> None:
        """Select from the middle of one passage's text to the middle of another's, as a mouse would."""
        self.ask("""([first, last]) => {
            const at = (unit) => document.querySelectorAll(".u")[unit].firstChild;
            getSelection().setBaseAndExtent(at(first), 2, at(last), at(last).length - 2);
        }""", [first, last])  # fmt: skip


def highlighted(tab: Tab, name: str) -> list[str]:
    found: list[str] = tab.ask("""(name) => [...(CSS.highlights.get(name) ?? [])].map((place) => {
        const range = new Range();
        range.setStart(place.startContainer, place.startOffset);
        range.setEnd(place.endContainer, place.endOffset);
        return range.toString();
    })""", name)  # fmt: skip
    return found


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's transcript, with silence for sound, exported beside its media."""
    folder = tmp_path_factory.mktemp("published")
    with wave.open(str(folder / "plenaria.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8_000)
        sound.writeframes(b"\x80" * 8_000 * 214)
    shutil.copy(SAMPLE / "plenaria.es.vtt", folder)
    index, newsletter = str(folder / "t.db"), str(SAMPLE / "newsletter.fr.md")
    add = [
        "--index",
        index,
        "add",
        str(folder / "plenaria.wav"),
        "--segments",
        newsletter,
        "--title",
        "Plenaria",
    ]
    assert run(add) == 0
    assert run(["--index", index, "export", "1", "-o", str(folder / "page.html")]) == 0
    return folder / "page.html"


@pytest.fixture
def tab(browser: Any, published: Path) -> Iterator[Tab]:
    opened = Tab(browser)
    opened.page.goto(published.as_uri())
    opened.until("document.getElementById('media').readyState > 0")
    yield opened
    assert opened.complaints == []
    assert {url.split("#")[0] for url in opened.asked if not url.startswith("blob:")} <= {
        published.as_uri(), published.with_name("plenaria.wav").as_uri()
    }  # fmt: skip
    opened.context.close()


def test_a_click_on_a_word_plays_from_it(tab: Tab) -> None:
    x, y, word = tab.word(100)
    tab.page.mouse.click(x, y)
    tab.until("!document.getElementById('media').paused")
    assert word["start"] <= tab.ask("talkdex.now()") < word["end"] + 2_000
    tab.until("CSS.highlights.get('now')?.size === 1")
    assert tab.page.locator(".u.now").count() == 1


def test_a_click_beside_the_words_does_nothing(tab: Tab) -> None:
    tab.page.mouse.click(*tab.ask("""() => {
        const box = document.querySelector(".said p").getBoundingClientRect();
        return [box.x + 3, box.bottom + 6];
    }"""))  # fmt: skip
    assert tab.ask("talkdex.now()") == 0


def test_the_transcript_follows_until_the_reader_scrolls(tab: Tab) -> None:
    tab.ask("talkdex.seek(200000)")
    tab.until("document.querySelector('.u.now')?.getBoundingClientRect().bottom < innerHeight")
    assert tab.page.locator("#back").is_hidden()
    tab.page.mouse.move(900, 500)
    tab.page.mouse.wheel(0, -4_000)
    tab.page.locator("#back").wait_for(state="visible")
    tab.page.locator("#back").click()
    assert tab.page.locator("#back").is_hidden()
    tab.until("document.querySelector('.u.now').getBoundingClientRect().top > 0")


def test_selected_words_give_a_link_with_start_and_end(tab: Tab) -> None:
    tab.select(0, 1)
    tab.page.locator("#share").wait_for(state="visible")
    link = tab.page.input_value("#link")
    address, _, fragment = link.partition("#t=")
    start, end = (float(part) for part in fragment.split(","))
    words = [tab.ask("(row) => talkdex.word(row)", row) for row in range(60)]
    assert address == tab.page.url
    assert (round(start * 1000), words[0]["text"]) == (words[0]["start"], "Buenos")
    assert round(end * 1000) in [word["end"] for word in words]
    shown = tab.page.text_content("#text") or ""
    assert shown.startswith("Buenos días")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.page.click("#copy-link")
    tab.until("document.getElementById('status').textContent === 'Link copied'")
    assert tab.ask("navigator.clipboard.readText()") == link
    tab.page.keyboard.press("Escape")
    assert tab.page.locator("#share").is_hidden()


def test_a_link_to_the_page_opens_it_there(tab: Tab) -> None:
    tab.page.goto(tab.page.url + "#t=27.122,31.5")
    tab.until("Math.abs(talkdex.now() - 27122) < 50")
    assert highlighted(tab, "chosen")[0].startswith("Todos los seres humanos")
    assert tab.ask("document.getElementById('media').paused")


def test_search_folds_highlights_and_steps(tab: Tab) -> None:
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("EDUCACION")
    assert {text.lower() for text in highlighted(tab, "found")} == {"educación"}
    count = len(highlighted(tab, "found"))
    assert count > 2
    assert tab.page.text_content("#found") == f"1 of {count}"
    tab.page.keyboard.press("Enter")
    assert tab.page.text_content("#found") == f"2 of {count}"
    tab.page.locator("#query").blur()
    tab.page.keyboard.press("n")
    tab.page.keyboard.press("p")
    tab.page.keyboard.press("p")
    tab.page.keyboard.press("p")
    assert tab.page.text_content("#found") == f"{count} of {count}"
    (current,) = highlighted(tab, "current")
    assert current.lower() == "educación"
    tab.page.keyboard.press("Escape")
    assert highlighted(tab, "found") == []
    tab.page.fill("#query", "jirafa")
    assert tab.page.text_content("#found") == "nothing found"
    assert tab.page.locator("#next").is_disabled()


def test_a_phrase_is_found_across_passages_and_only_whole_words_before_the_last(tab: Tab) -> None:
    first, second = tab.ask("[0, 1].map((n) => document.querySelectorAll('.u')[n].textContent)")
    phrase = f"{first.split()[-1]} {second.split()[0]}"
    assert tab.ask("(text) => talkdex.find(text)", phrase) == 1
    assert tab.ask("talkdex.find('derech')") >= tab.ask("talkdex.find('derecho ')") > 0
    assert tab.ask("talkdex.find('derech humanos')") == 0
    assert tab.ask("talkdex.find('')") == tab.ask("talkdex.find(' .,;!')") == 0


def test_keys_play_pause_and_seek(tab: Tab) -> None:
    tab.page.keyboard.press("Space")
    tab.until("!document.getElementById('media').paused")
    tab.page.keyboard.press("Space")
    tab.until("document.getElementById('media').paused")
    before = tab.ask("talkdex.now()")
    tab.page.keyboard.press("ArrowRight")
    tab.until("Math.abs(talkdex.now() - argument - 5000) < 50", before)
    tab.page.keyboard.press("ArrowLeft")
    tab.until("Math.abs(talkdex.now() - argument) < 50", before)
    tab.page.keyboard.press("?")
    assert tab.page.locator("#keys").is_visible()
    tab.page.keyboard.press("Escape")
    assert tab.page.locator("#keys").is_hidden()


def test_a_segment_leads_to_its_place_and_its_time(tab: Tab) -> None:
    tab.page.click("nav.segments li:nth-child(2) a")
    tab.until("Math.abs(talkdex.now() - 113495) < 2000")
    tab.until("document.getElementById('s2').getBoundingClientRect().top < innerHeight")
    assert tab.page.url.endswith("#s2")


def test_the_theme_is_the_systems_until_it_is_chosen(browser: Any, published: Path) -> None:
    for scheme in ("light", "dark"):
        tab = Tab(browser, color_scheme=scheme)
        tab.page.goto(published.as_uri())
        seen = []
        for _ in range(4):
            seen.append(tab.ask("getComputedStyle(document.body).backgroundColor"))
            tab.page.click("#theme")
        auto, light, dark, again = seen
        assert auto == again == {"light": light, "dark": dark}[scheme]
        assert light != dark
        tab.context.close()


def test_everything_is_reached_by_tab_and_shows_it(tab: Tab) -> None:
    seen = []
    for _ in range(14):
        tab.page.keyboard.press("Tab")
        seen.append(tab.ask("""(() => {
            const at = document.activeElement;
            const shown = at.matches("video, audio") || getComputedStyle(at).outlineStyle !== "none";
            return shown && (at.id || at.className || at.tagName);
        })()"""))  # fmt: skip
    assert False not in seen
    assert seen[:2] == ["skip", "query"]
    assert {"theme", "help", "media", "SUMMARY", "A"} <= set(seen)


def test_on_a_phone_nothing_reaches_past_the_edge(browser: Any, published: Path) -> None:
    tab = Tab(browser)
    tab.page.set_viewport_size({"width": 390, "height": 844})
    tab.page.goto(published.as_uri())
    tab.select(0, 1)
    tab.page.locator("#share").wait_for(state="visible")
    assert tab.ask("document.documentElement.scrollWidth") == 390
    assert tab.ask("""[...document.querySelectorAll("button, input, select")]
        .filter((one) => one.getBoundingClientRect().right > 390).map((one) => one.id)""") == []  # fmt: skip
    tab.context.close()


def test_media_that_is_not_there_can_be_chosen(browser: Any, published: Path, tmp_path: Path) -> None:
    alone = tmp_path / "page.html"
    shutil.copy(published, alone)
    tab = Tab(browser)
    tab.page.goto(alone.as_uri())
    tab.page.locator("#trouble").wait_for(state="visible")
    tab.page.set_input_files("#file", str(published.with_name("plenaria.wav")))
    tab.page.locator("#trouble").wait_for(state="hidden")
    tab.ask("talkdex.seek(30000)")
    tab.until("document.querySelector('.u.now')")
    tab.context.close()


def framed(text: str = "uno dos tres cuatro cinco seis siete ocho") -> Selection:
    said = [passage(text, 0, "Ana", step_ms=1_000), passage(text, 20_000, "Óscar", step_ms=1_000)]
    return made(said, [Mark(0, 20_000, "Apertura"), Mark(20_000, 30_000, "Cierre")])


def test_a_hosts_player_comes_with_a_click_is_steered_and_followed(browser: Any) -> None:
    tab = Tab(browser)
    tab.serve(SITE, export(framed(), FORMATS["html"]))
    tab.serve(f"{HOST}/**", FAKE)
    tab.page.goto(SITE)
    tab.page.fill("#query", "tres")
    assert tab.asked == [SITE]
    tab.page.click("#load")
    tab.until("talkdex.now() >= 7000")
    (frame,) = tab.page.frames[1:]
    assert frame.url.startswith(f"{HOST}/embed/abcdefghijk?")
    assert "origin=https%3A%2F%2Ftalks.test" in frame.url
    x, y, word = tab.word(10)
    tab.page.mouse.click(x, y)
    tab.until("document.title.includes('seekTo')", frame=frame)
    assert json.loads(frame.title())[0] == ["seekTo", word["start"] / 1000, True]
    tab.until("document.querySelectorAll('.u')[1].classList.contains('now')")
    tab.page.locator("#query").blur()
    tab.page.keyboard.press("Space")
    tab.until("document.title.includes('pauseVideo')", frame=frame)
    assert [url for url in tab.asked if not url.startswith(HOST)] == [SITE]
    assert tab.complaints == []
    tab.context.close()


def test_a_frame_that_says_nothing_is_opened_anew_at_the_moment(browser: Any) -> None:
    tab = Tab(browser)
    tab.serve(SITE, export(framed(), FORMATS["html"]))
    tab.serve(f"{HOST}/**", "<!doctype html><p>silent</p>")
    tab.page.goto(SITE)
    for moment in (3_000, 21_000):
        tab.ask("(moment) => talkdex.seek(moment)", moment)
        tab.until("document.querySelector('iframe')")
        assert f"start={moment // 1000}" in tab.ask("document.querySelector('iframe').src")
    tab.context.close()


def test_words_selected_link_to_the_host_its_player_or_this_page(browser: Any) -> None:
    tab = Tab(browser)
    tab.serve(SITE, export(framed(), FORMATS["html"]))
    tab.page.goto(SITE)
    tab.select(1, 1)
    tab.page.locator("#share").wait_for(state="visible")
    url = TALK.url or ""
    wanted = [
        deep_link(url, 20_000, 28_000),
        deep_link(url, 20_000, 28_000, form="embed"),
        f"{SITE}#t=20,28",
    ]
    for number, link in enumerate(wanted):
        tab.page.select_option("#kind", index=number)
        assert tab.page.input_value("#link") == link
    tab.context.close()


def test_without_a_player_a_click_opens_the_host(browser: Any) -> None:
    twitch = replace(TALK, url="https://www.twitch.tv/videos/40464143", media=None)
    tab = Tab(browser)
    tab.serve(
        SITE, export(made([passage("uno dos tres", step_ms=30_000)], recording=twitch), FORMATS["html"])
    )
    tab.serve("https://www.twitch.tv/**", "<!doctype html>")
    tab.page.goto(SITE)
    x, y, _ = tab.word(2)
    with tab.context.expect_page() as opened:
        tab.page.mouse.click(x, y)
    assert opened.value.url == deep_link(twitch.url or "", 60_000)
    tab.context.close()


def test_markup_in_a_transcript_is_text_in_the_browser(browser: Any) -> None:
    evil = "</script><script>alert(1)</script> <img src=https://evil.test/x onerror=alert(1)> &amp; 🎉𝔘"
    tab = Tab(browser)
    work = replace(TALK, title=evil)
    tab.serve(
        SITE,
        export(made([passage(evil, speaker=evil)], [Mark(0, 900, evil)], recording=work), FORMATS["html"]),
    )
    tab.page.goto(SITE)
    assert tab.page.title() == " ".join(evil.split())
    assert tab.page.text_content(".u") == evil
    assert [tab.ask("(n) => talkdex.word(n).text", n) for n in range(len(evil.split()))] == evil.split()
    assert tab.asked == [SITE]
    assert tab.complaints == []
    tab.context.close()


def test_links_made_on_the_page_are_those_made_by_the_library(browser: Any) -> None:
    lines = Path(__file__).with_name("links-cases.jsonl").read_text(encoding="utf-8").splitlines()
    urls = [url for line in lines if can_link(url := json.loads(line)["url"])]
    times = [(0, None), (0, 0), (999, 1_001), (59_999, 60_000), (61_500, 3_661_250), (3_600_000, None),
             (7_325_001, 9_999_999), (5_000, 5_000)]  # fmt: skip
    cases, wanted = [], []
    for url in urls:
        pieces = link_template(url)
        assert pieces
        told = {
            "moment": pieces.moment,
            "span": pieces.span,
            "spelling": pieces.spelling,
            "unit": pieces.unit_ms,
        }
        for start, end in times:
            for duration in (None, 100_500_000, 5_400):
                cases.append([start, end, told, duration])
                wanted.append(deep_link(url, start, end, duration_ms=duration))
    tab = Tab(browser)
    tab.serve(SITE, export(framed(), FORMATS["html"]))
    tab.page.goto(SITE)
    assert tab.ask("(cases) => cases.map((one) => talkdex.linkTo(...one))", cases) == wanted
    tab.context.close()


def test_the_page_folds_as_the_library_does(browser: Any) -> None:
    known = ((chr(c), unicodedata.category(chr(c))) for c in range(0x20000) if not 0x3400 <= c < 0xD7A4)
    letters = [letter for letter, category in known if category not in ("Cn", "Cs", "Co")]
    texts = [f"a{letter}B {letter}" for letter in letters]
    texts += [
        "L'œuvre d'Éric",
        "STRASSE straße",
        "ΣΊΣΥΦΟΣ",
        "今日はいい天気、です。",
        "がぎ か\u3099",
        "naïve—co\u00adop",
        "x²½ №5",
    ]
    tab = Tab(browser)
    tab.serve(SITE, export(framed(), FORMATS["html"]))
    tab.page.goto(SITE)
    found = tab.ask("(texts) => texts.map((text) => talkdex.tokens(text))", texts)
    wrong = [
        text for text, got in zip(texts, found, strict=True) if got != [[*token] for token in units(text)]
    ]
    assert wrong == []
    tab.context.close()


def units(text: str) -> Iterator[tuple[str, int, int]]:
    """The library's tokens, with offsets counted as scripts count them."""
    places = [0]
    for char in text:
        places.append(places[-1] + len(char.encode("utf-16-le")) // 2)
    for token in tokens(text):
        yield token.text, places[token.start], places[token.end]
