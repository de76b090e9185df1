"""Podcast feeds: read by themselves, and walked over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving import Site, feed, item, serving, tone
from talkdex.sources import Fetcher, FetchOptions, Found, Known, choose_track
from talkdex.sources import feed as feeds

BASE = "https://example.org/feed/rss.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Une émission</title><entry><id>tag:1</id><title type="html">Le &lt;b&gt;débat</title>
<published>2024-05-01T10:00:00Z</published><author><name>Ann</name></author>
<link href="/1"/><link rel="enclosure" type="audio/mpeg" href="/1.mp3"/></entry></feed>"""
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n"


def read(document: str) -> list[feeds.Item]:
    return list(feeds.items(fromstring(document), BASE))


def test_an_item_in_full() -> None:
    more = (
        "<link>/episodes/1</link><itunes:author>Ann</itunes:author><itunes:image href='/1.jpg'/>"
        "<description>&lt;p&gt;First &amp;amp; best&lt;/p&gt;"
        "&lt;p&gt;00:10 Start&lt;br/&gt;01:00 End&lt;/p&gt;</description>"
        '<podcast:transcript url="1.html" type="text/html"/>'
        '<podcast:transcript url="1.srt" type="application/x-subrip" language="es"/>'
        '<podcast:transcript url="1.vtt" type="text/vtt"/>'
        '<podcast:chapters url="1.json" type="application/json+chapters"/>'
        '<psc:chapters><psc:chapter start="00:00:10.500" title="Start"/>'
        '<psc:chapter start="x" title="?"/></psc:chapters>'
    )
    (one,) = read(feed("Show", [item("One", "../1.mp3", guid="g1", duration="1:16:00", more=more)]))
    assert (one.guid, one.title, one.link) == ("g1", "One", "https://example.org/episodes/1")
    assert one.media == feeds.Offer("https://example.org/1.mp3", "audio/mpeg")
    assert one.published == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert (one.duration_ms, one.author, one.language) == (4_560_000, "Ann", "en")
    assert one.description == "First & best\n00:10 Start\n01:00 End"
    assert one.transcripts == (
        feeds.Offer("https://example.org/feed/1.srt", "application/x-subrip", "es"),
        feeds.Offer("https://example.org/feed/1.vtt", "text/vtt", None),
    )
    assert one.chapters_url == "https://example.org/feed/1.json"
    assert [(c.title, c.start_ms) for c in one.chapters] == [("Start", 10_500)]


def test_an_atom_feed() -> None:
    (one,) = read(ATOM)
    assert (one.guid, one.link, one.language) == ("tag:1", "https://example.org/1", "fr")
    assert one.media == feeds.Offer("https://example.org/1.mp3", "audio/mpeg")
    assert one.author == "Ann"


def test_papers_are_no_recordings() -> None:
    paper = '<item><link>/p</link><enclosure url="/p.pdf" type="application/pdf" length="1"/></item>'
    untyped = '<item><enclosure url="/a.mp3?x=1" type="" length="1"/></item>'
    one, two = read(feed("Show", [paper, untyped]))
    assert one.media is None
    assert two.media == feeds.Offer("https://example.org/a.mp3?x=1")


@pytest.mark.parametrize("duration", ["", "soon", "1:2:3:4", "-5", "0"])
def test_odd_durations_are_unknown(duration: str) -> None:
    assert read(feed("S", [item("x", "/x.mp3", duration=duration)]))[0].duration_ms is None


@pytest.mark.parametrize("published", ["", "yesterday", "Tue, 99 Foo 2024"])
def test_odd_dates_are_unknown(published: str) -> None:
    assert read(feed("S", [item("x", "/x.mp3", published=published)]))[0].published is None


@given(st.text())
def test_any_description_becomes_plain_text(text: str) -> None:
    assert feeds.plain(feeds.plain(text).replace("<", "").replace("&", "")) is not None


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    more = '<podcast:transcript url="/1.vtt" type="text/vtt"/><podcast:chapters url="/1.json" type="x"/>'
    answers = {
        "/feed.xml": feed(
            "Show",
            [
                item("One", "/one.wav?token=1", guid="1", duration="60", more=more),
                item("Two", "/two.wav", guid="2", more="<link>/episodes/2</link>"),
            ],
        ),
        "/one.wav": tone(),
        "/two.wav": tone(hertz=220),
        "/1.vtt": VTT,
        "/1.json": '{"version": "1.2.0", "chapters": [{"startTime": 1.5, "title": "Begin"}]}',
        "/feed.atom": ATOM,
    }
    with serving(answers) as running:
        yield running


def test_a_feed_of_two_is_walked_in_one_request_and_one_for_chapters(site: Site, tmp_path: Path) -> None:
    with Fetcher() as fetcher:
        one, two = fetcher.walk(site.url("/feed.xml"))
        assert isinstance(one, Found)
        assert isinstance(two, Found)
        assert site.asked == ["/feed.xml", "/1.json"]
        assert (one.recording.title, one.recording.duration_ms, one.recording.published) == (
            "One",
            60_000,
            "2024-01-02",
        )
        assert (one.recording.channel, one.recording.language) == ("Show", "en")
        assert [(c.title, c.start_ms) for c in one.recording.chapters] == [("Begin", 1500)]
        assert two.recording.url == site.url("/episodes/2")
        assert two.recording.media == site.url("/two.wav")
        track = choose_track(one.tracks, one.recording.language)
        assert track is not None
        assert fetcher.captions(one, track) == VTT.encode()
        assert choose_track(two.tracks, "en") is None
        assert fetcher.media(two, tmp_path).read_bytes() == tone(hertz=220)


def test_a_second_walk_knows_them_even_when_addresses_carry_tokens(site: Site) -> None:
    with Fetcher() as fetcher:
        first = [r for r in fetcher.walk(site.url("/feed.xml")) if isinstance(r, Found)]
    known = {name for one in first for name in (one.identity, *one.aliases)}
    site.answers["/feed.xml"] = str(site.answers["/feed.xml"]).replace("token=1", "token=2")
    site.asked.clear()
    with Fetcher(FetchOptions(known=known.__contains__)) as fetcher:
        assert all(isinstance(result, Known) for result in fetcher.walk(site.url("/feed.xml")))
    assert site.asked == ["/feed.xml"]


def test_an_episode_of_a_feed_is_the_same_by_its_own_url(site: Site) -> None:
    with Fetcher() as fetcher:
        _, from_feed = fetcher.walk(site.url("/feed.xml"))
        (direct,) = fetcher.walk(site.url("/two.wav"))
    assert isinstance(from_feed, Found)
    assert isinstance(direct, Found)
    assert from_feed.identity == direct.identity


def test_lost_chapters_are_a_warning(site: Site) -> None:
    del site.answers["/1.json"]
    with Fetcher() as fetcher:
        one = next(fetcher.walk(site.url("/feed.xml")))
    assert isinstance(one, Found)
    assert one.recording.chapters == ()
    assert any("/1.json" in warning for warning in one.warnings)


def test_an_atom_feed_over_http(site: Site) -> None:
    with Fetcher() as fetcher:
        (one,) = fetcher.walk(site.url("/feed.atom"))
    assert isinstance(one, Found)
    assert (one.identity, one.recording.published) == ("url:" + site.url("/1.mp3"), "2024-05-01")


def test_a_feed_with_its_own_document_type_is_no_feed(site: Site) -> None:
    bomb = '<!DOCTYPE feed [<!ENTITY a "aaaa">]>'
    site.answers["/feed.atom"] = ATOM.replace("<feed", bomb + "<feed")
    with Fetcher() as fetcher:
        assert not any(isinstance(result, Found) for result in fetcher.walk(site.url("/feed.atom")))
