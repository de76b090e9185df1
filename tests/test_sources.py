"""Walking and fetching over HTTP: pages, playlists, refusals, interrupted downloads."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from serving import Reply, Site, feed, item, page, serving, tone
from talkdex.errors import RateLimited, SourceError, UsageError
from talkdex.sources import Failed, Fetcher, FetchOptions, Found, Known, MemoryPacer, Retry, choose_track
from talkdex.sources.fetcher import file_name
from talkdex.sources.online import read_chapters

HOLA = "WEBVTT\n\n00:00.000 --> 00:01.000\nhola\n"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    answers = {
        "/talk.html": page("Charla de prueba", "talk.wav", {"es": "talk.vtt", "en": "en.vtt"}),
        "/talk.wav": tone(),
        "/talk.vtt": HOLA,
        "/en.vtt": HOLA.replace("hola", "hello"),
        "/other.wav": tone(hertz=220),
    }
    with serving(answers) as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher() as one:
        yield one


def found(fetcher: Fetcher, reference: str) -> list[Found]:
    return [result for result in fetcher.walk(reference) if isinstance(result, Found)]


def only(fetcher: Fetcher, reference: str) -> Found:
    (result,) = fetcher.walk(reference)
    assert isinstance(result, Found), result
    return result


def pieces(*names: str) -> str:
    listed = "".join(f"#EXTINF:9,\n{name}\n" for name in names)
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n{listed}#EXT-X-ENDLIST\n"


def refused(fetcher: Fetcher, reference: str) -> Failed:
    (result,) = fetcher.walk(reference)
    assert isinstance(result, Failed), result
    assert "\n" not in result.reason
    return result


def test_a_page_with_a_video_and_tracks_is_one_recording(fetcher: Fetcher, site: Site) -> None:
    talk = only(fetcher, site.url("/talk.html"))
    assert talk.recording.title == "Charla de prueba"
    assert talk.recording.url == site.url("/talk.html")
    assert talk.recording.media == site.url("/talk.wav")
    assert talk.identity == "url:" + site.url("/talk.html")
    assert [(track.language, track.ext, track.origin) for track in talk.tracks] == [
        ("es", "vtt", "manual"),
        ("en", "vtt", "manual"),
    ]
    assert site.asked == ["/talk.html"]  # nothing is fetched before it is wanted


def test_captions_come_as_they_are(fetcher: Fetcher, site: Site) -> None:
    talk = only(fetcher, site.url("/talk.html"))
    track = choose_track(talk.tracks, "es-MX")
    assert track is not None
    assert fetcher.captions(talk, track) == HOLA.encode()


def test_captions_are_asked_for_as_from_their_page(fetcher: Fetcher, site: Site) -> None:
    def guarded(headers: Mapping[str, str]) -> Reply:
        return Reply(HOLA) if headers.get("Referer") == site.url("/talk.html") else Reply(status=403)

    site.answers["/talk.vtt"] = guarded
    talk = only(fetcher, site.url("/talk.html"))
    assert fetcher.captions(talk, talk.tracks[0]) == HOLA.encode()


def test_empty_captions_are_refused(fetcher: Fetcher, site: Site) -> None:
    site.answers["/talk.vtt"] = " \n"
    talk = only(fetcher, site.url("/talk.html"))
    with pytest.raises(SourceError, match="empty"):
        fetcher.captions(talk, talk.tracks[0])


def test_media_is_fetched_whole_and_only_once(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    talk, steps = only(fetcher, site.url("/talk.html")), list[tuple[int, int | None]]()
    path = fetcher.media(talk, tmp_path / "deep" / "er", lambda done, total: steps.append((done, total)))
    assert path.read_bytes() == tone()
    assert steps[-1] == (len(tone()), len(tone()))
    assert fetcher.media(talk, tmp_path / "deep" / "er") == path
    assert site.times("/talk.wav") == 1


def test_an_interrupted_download_goes_on_where_it_stopped(
    fetcher: Fetcher, site: Site, tmp_path: Path
) -> None:
    sound = tone(3)
    site.answers["/talk.wav"] = sound
    talk = only(fetcher, site.url("/talk.html"))
    part = tmp_path / (file_name(talk.identity) + ".wav.part")
    part.write_bytes(sound[:20_000])
    assert fetcher.media(talk, tmp_path).read_bytes() == sound
    assert site.ranges == ["bytes=20000-"]


def test_a_connection_that_breaks_is_taken_up_again(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    sound, asked = tone(3), list[str]()

    def breaking(_headers: object) -> Reply:
        asked.append("")
        return Reply(sound, cut=15_000 if len(asked) == 1 else None)

    site.answers["/talk.wav"] = breaking
    talk = only(fetcher, site.url("/talk.html"))
    assert fetcher.media(talk, tmp_path).read_bytes() == sound
    assert len(asked) == 2


def test_an_expired_address_is_asked_for_anew(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    talk = only(fetcher, site.url("/talk.html"))
    site.answers["/new.wav"] = site.answers.pop("/talk.wav")
    site.answers["/talk.html"] = page("Charla de prueba", "new.wav")
    assert fetcher.media(talk, tmp_path).read_bytes() == tone()


def test_media_that_is_gone_is_an_error_in_one_line(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    talk = only(fetcher, site.url("/talk.html"))
    del site.answers["/talk.wav"]
    with pytest.raises(SourceError, match="removed, or never there"):
        fetcher.media(talk, tmp_path)


@pytest.mark.parametrize("form", ["/talk.html#t=12", "/talk.html?utm_source=letter", "/%74alk.html"])
def test_another_form_of_the_url_is_the_same_recording(fetcher: Fetcher, site: Site, form: str) -> None:
    site.answers["/%74alk.html"] = site.answers["/talk.html"]
    assert only(fetcher, site.url(form)).identity == "url:" + site.url("/talk.html")


def test_another_query_is_another_recording(fetcher: Fetcher, site: Site) -> None:
    assert only(fetcher, site.url("/talk.html?v=2")).identity != "url:" + site.url("/talk.html")


def test_a_redirect_leads_to_the_recording_and_is_no_name_for_it(fetcher: Fetcher, site: Site) -> None:
    site.answers["/short"] = Reply(status=302, headers={"Location": "/talk.html"})
    talk = only(fetcher, site.url("/short"))
    assert talk.identity == "url:" + site.url("/talk.html")
    assert talk.aliases == ()  # it may lead elsewhere tomorrow
    with Fetcher(FetchOptions(known={talk.identity}.__contains__)) as again:
        assert list(again.walk(site.url("/short"))) == [Known(talk.identity, site.url("/talk.html"))]


def test_what_is_known_costs_no_request(site: Site) -> None:
    with Fetcher(FetchOptions(known={"url:" + site.url("/talk.html")}.__contains__)) as fetcher:
        (result,) = fetcher.walk(site.url("/talk.html?utm_medium=mail"))
    assert result == Known("url:" + site.url("/talk.html"), site.url("/talk.html?utm_medium=mail"))
    assert site.asked == []


def test_two_players_on_one_page_are_two_recordings(fetcher: Fetcher, site: Site) -> None:
    site.answers["/two.html"] = page("Dos", "talk.wav", body='<video src="other.wav"></video>')
    both = found(fetcher, site.url("/two.html"))
    assert {one.identity for one in both} == {"url:" + site.url("/talk.wav"), "url:" + site.url("/other.wav")}


def test_a_media_file_by_its_url(fetcher: Fetcher, site: Site) -> None:
    talk = only(fetcher, site.url("/talk.wav"))
    assert (talk.recording.title, talk.recording.media) == ("talk", site.url("/talk.wav"))
    assert talk.tracks == ()


def test_the_age_of_a_file_is_no_date_of_publishing(fetcher: Fetcher, site: Site) -> None:
    stamp = {"Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}
    site.answers["/talk.wav"] = Reply(tone(), headers=stamp)
    site.answers["/talk.html"] = Reply(str(site.answers["/talk.html"]), headers=stamp)
    assert only(fetcher, site.url("/talk.wav")).recording.published is None
    assert only(fetcher, site.url("/talk.html")).recording.published is None


def test_a_page_that_says_more_in_its_markup(fetcher: Fetcher, site: Site) -> None:
    said = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "Una charla",
        "uploadDate": "2021-03-04T10:00:00Z",
        "duration": "PT1H16M",
        "contentUrl": site.url("/talk.wav"),
        "description": "Sobre todo",
    }
    site.answers["/ld.html"] = (
        "<!doctype html><html><head><title>x</title>"
        f'<script type="application/ld+json">{json.dumps(said)}</script></head><body></body></html>'
    )
    talk = only(fetcher, site.url("/ld.html")).recording
    assert (talk.title, talk.published, talk.duration_ms) == ("Una charla", "2021-03-04", 4_560_000)
    assert talk.url == site.url("/ld.html")


def test_streams_in_pieces_need_no_ffmpeg(fetcher: Fetcher, site: Site, tmp_path: Path) -> None:
    sound = tone(2)
    site.answers |= {
        "/live.m3u8": pieces("a.bin", "b.bin"),
        "/a.bin": sound[:9000],
        "/b.bin": sound[9000:],
    }
    talk = only(fetcher, site.url("/live.m3u8"))
    assert fetcher.media(talk, tmp_path).read_bytes() == sound


def test_captions_in_pieces_become_one_file(fetcher: Fetcher, site: Site) -> None:
    site.answers |= {
        "/master.m3u8": "#EXTM3U\n"
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",URI="s.m3u8"\n'
        '#EXT-X-STREAM-INF:BANDWIDTH=100000,CODECS="mp4a.40.2,avc1.4d401f",SUBTITLES="s"\nv.m3u8\n',
        "/v.m3u8": pieces("a.bin"),
        "/s.m3u8": pieces("1.vtt", "2.vtt"),
        "/1.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\neins\n",
        "/2.vtt": "WEBVTT\n\n00:09.000 --> 00:10.000\nzwei\n",
    }
    talk = only(fetcher, site.url("/master.m3u8"))
    (track,) = talk.tracks
    assert track.language == "de"
    text = fetcher.captions(talk, track).decode()
    assert text.count("WEBVTT") == 1
    assert text.index("eins") < text.index("zwei")


def test_pages_without_a_recording_are_refused(fetcher: Fetcher, site: Site) -> None:
    site.answers["/empty.html"] = "<!doctype html><html><body>hello</body></html>"
    site.answers["/none.xml"] = feed("Empty", [])
    for path in ("/empty.html", "/none.xml"):
        assert refused(fetcher, site.url(path)).retry is Retry.NEVER
    assert "removed, or never there" in refused(fetcher, site.url("/gone.html")).reason
    assert "not an address" in refused(fetcher, "no such thing").reason


def test_a_host_that_is_out_of_order(fetcher: Fetcher, site: Site) -> None:
    site.answers["/talk.html"] = Reply(status=503)
    failure = refused(fetcher, site.url("/talk.html"))
    assert failure.retry is Retry.LATER
    assert "out of order" in failure.reason


@pytest.mark.usefixtures("site")
def test_a_host_nobody_answers_at(fetcher: Fetcher) -> None:
    with serving({}) as other:
        gone = other.url("/talk.html")
    assert refused(fetcher, gone).retry is Retry.LATER


def test_after_a_429_the_host_is_left_alone(site: Site) -> None:
    site.answers["/busy.html"] = Reply(status=429, headers={"Retry-After": "120"})
    now = [1000.0]
    pacer = MemoryPacer(clock=lambda: now[0], sleep=lambda _: None)
    with Fetcher(FetchOptions(pacer=pacer)) as fetcher:
        assert refused(fetcher, site.url("/busy.html")).retry_after_s == 120
        assert refused(fetcher, site.url("/talk.html")).retry is Retry.LATER
        assert site.asked == ["/busy.html"]
        now[0] += 121
        talk = only(fetcher, site.url("/talk.html"))
        pacer.penalty("127.0.0.1", 60)
        with pytest.raises(RateLimited):
            fetcher.captions(talk, talk.tracks[0])


def test_a_playlist_goes_on_after_a_failure(fetcher: Fetcher, site: Site) -> None:
    links = "".join(
        f"<item><title>{n}</title><link>{site.url(path)}</link></item>"
        for n, path in enumerate(["/talk.html", "/gone.html", "/other.html"])
    )
    site.answers |= {"/list.xml": feed("Links", [links]), "/other.html": page("Other", "other.wav")}
    one, two, three = fetcher.walk(site.url("/list.xml"))
    assert isinstance(one, Found)
    assert isinstance(two, Failed)
    assert (two.reference, two.title) == (site.url("/gone.html"), "1")
    assert isinstance(three, Found)
    assert three.recording.title == "Other"


def test_a_list_whose_host_closes_is_not_hammered(fetcher: Fetcher, site: Site) -> None:
    links = [f"<item><link>{site.url(f'/{n}.html')}</link></item>" for n in range(20)]
    site.answers["/list.xml"] = feed("Links", links)
    site.answers["/0.html"] = Reply(status=429)
    first, rest = fetcher.walk(site.url("/list.xml"))
    assert isinstance(first, Failed)
    assert isinstance(rest, Failed)
    assert "19 more entries" in rest.reason
    assert site.asked == ["/list.xml", "/0.html"]


def test_a_list_is_walked_not_loaded(fetcher: Fetcher, site: Site) -> None:
    more = f'<atom:link rel="next" href="{site.url("/p2.xml")}"/>'
    site.answers |= {
        "/p1.xml": feed("Long", [item(f"E{n}", f"/e{n}.mp3") for n in range(3)], more=more),
        "/p2.xml": feed("Long", [item("E3", "/e3.mp3")], more=more),
    }
    results = fetcher.walk(site.url("/p1.xml"))
    next(results)
    assert site.asked == ["/p1.xml"]
    assert sum(isinstance(result, Found) for result in results) == 3
    assert site.asked == ["/p1.xml", "/p2.xml"]  # a page that names itself as the next is the last


def test_the_same_recording_twice_in_one_list_comes_once(fetcher: Fetcher, site: Site) -> None:
    site.answers["/f.xml"] = feed("Twice", [item("A", "/e.mp3", guid="1"), item("B", "/e.mp3", guid="2")])
    first, second = fetcher.walk(site.url("/f.xml"))
    assert isinstance(first, Found)
    assert isinstance(second, Known)


def test_pages_that_lead_in_a_circle_end(fetcher: Fetcher, site: Site) -> None:
    site.answers |= {
        "/a.xml": feed("A", [f"<item><link>{site.url('/b.xml')}</link></item>"]),
        "/b.xml": feed("B", [f"<item><link>{site.url('/a.xml')}</link></item>"]),
    }
    assert all(isinstance(result, Failed) for result in fetcher.walk(site.url("/a.xml")))
    assert site.asked == ["/a.xml", "/b.xml"]


def test_cookies_are_sent(site: Site, tmp_path: Path) -> None:
    seen: list[str | None] = []
    talk = page("Members", "talk.wav", {"es": "talk.vtt"})

    def members(headers: dict[str, str]) -> Reply:
        seen.append(headers.get("Cookie"))
        return Reply(talk) if headers.get("Cookie") else Reply(status=401)

    site.answers["/members.html"] = members
    jar = tmp_path / "cookies.txt"
    jar.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tkey\tsecret\n")
    with Fetcher() as fetcher:
        assert "cookies" in refused(fetcher, site.url("/members.html")).reason
    with Fetcher(FetchOptions(cookies_file=jar)) as fetcher:
        kept = only(fetcher, site.url("/members.html")).info
    assert seen == [None, "key=secret"]
    assert "secret" not in kept  # an index is passed on; a session must not be


def test_unreadable_cookies_are_one_line(site: Site, tmp_path: Path) -> None:
    jar = tmp_path / "cookies.txt"
    jar.write_text("not cookies")
    with Fetcher(FetchOptions(cookies_file=jar)) as fetcher:
        assert "cookies can't be read" in refused(fetcher, site.url("/talk.html")).reason
    with Fetcher(FetchOptions(cookies_from_browser="netscape4")) as fetcher:
        assert "cookies can't be read" in refused(fetcher, site.url("/talk.html")).reason


def test_nothing_is_printed(
    fetcher: Fetcher, site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    talk = only(fetcher, site.url("/talk.html"))
    fetcher.media(talk, tmp_path)
    list(fetcher.walk(site.url("/gone.html")))
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_into_the_home(fetcher: Fetcher, site: Site) -> None:
    only(fetcher, site.url("/talk.html"))
    assert list(Path.home().rglob("*")) == []


def test_the_raw_info_is_kept(fetcher: Fetcher, site: Site) -> None:
    info = json.loads(only(fetcher, site.url("/talk.html")).info)
    assert info["webpage_url"] == site.url("/talk.html")
    assert info["subtitles"]["es"][0]["url"] == site.url("/talk.vtt")


def test_a_second_url_for_something_online_is_refused(site: Site) -> None:
    with Fetcher(replace(FetchOptions(), url="https://example.org/")) as fetcher, pytest.raises(UsageError):
        next(fetcher.walk(site.url("/talk.html")))


@pytest.mark.parametrize(
    "content",
    [b"", b"nonsense", b"[]", b'{"chapters": 3}', b'{"chapters": [{"startTime": "x", "title": "t"}]}'],
)
def test_damaged_chapters_are_none(content: bytes) -> None:
    assert read_chapters(content) == ()


def test_chapters_hidden_from_the_list_are_left_out() -> None:
    listed = [
        {"startTime": 90.5, "endTime": 100, "title": "Second"},
        {"startTime": 0, "title": "First"},
        {"startTime": 95, "title": "Picture", "toc": False},
    ]
    first, second = read_chapters(json.dumps({"chapters": listed}).encode())
    assert (first.title, second.start_ms, second.end_ms) == ("First", 90_500, 100_000)
