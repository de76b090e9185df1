"""What sites do, played by an extractor of our own inside yt-dlp: endless lists, refusals, bugs."""

import json
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

import pytest
from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.utils import ExtractorError, GeoRestrictedError, OnDemandPagedList

from talkdex.sources import Failed, FetchOptions, Found, Known, MemoryPacer, Result, Retry
from talkdex.sources.online import Walk
from talkdex.sources.ytdlp import Session

BASE = "https://tube.example/"


def sound(name: str) -> list[dict[str, Any]]:
    return [{"url": f"https://cdn.example/{name}.m4a", "ext": "m4a", "vcodec": "none", "acodec": "aac"}]


class TubeIE(InfoExtractor):  # type: ignore[misc]
    """A site whose paths say what happens: v-N a video, list-N a list, any other a kind of trouble."""

    _VALID_URL = r"https?://tube\.example/(?P<id>[\w-]+)"
    asked: list[str]

    def _real_extract(self, url: str) -> dict[str, Any]:
        name = self._match_id(url)
        self.asked.append(name)
        kind = (
            name.partition("-")[0].replace("v", "video") if name.startswith("v-") else name.partition("-")[0]
        )
        return getattr(self, f"_{kind}")(name)  # type: ignore[no-any-return]

    def _video(self, name: str, **more: Any) -> dict[str, Any]:
        return {"id": name, "title": f"Talk {name}", "formats": sound(name), **more}

    def _endless(self, name: str) -> dict[str, Any]:
        entries = (self.url_result(f"{BASE}v-{n}", TubeIE, f"v-{n}") for n in count())
        return dict(self.playlist_result(entries, name, "Endless"))

    def _pages(self, name: str) -> dict[str, Any]:
        def page(number: int) -> Iterator[dict[str, Any]]:
            self.asked.append(f"page {number}")
            if number == 2:
                raise ExtractorError("Unable to download JSON metadata: HTTP Error 502", expected=True)
            yield from (self.url_result(f"{BASE}v-{number}-{n}", TubeIE) for n in range(2))

        return dict(self.playlist_result(OnDemandPagedList(page, 2), name, "Pages"))

    def _mixed(self, name: str) -> dict[str, Any]:
        names = ["v-1", "private-1", "bug-1", "geo-1", "live-1", "soon-1", "mute-1", "captions-1", "v-2"]
        return dict(self.playlist_result([self.url_result(BASE + n, TubeIE) for n in names], name))

    def _embed(self, _name: str) -> dict[str, Any]:
        return dict(self.url_result(BASE + "v-7", TubeIE, video_title="As embedded", url_transparent=True))

    def _private(self, name: str) -> dict[str, Any]:
        self.raise_no_formats("Private video. Sign in if you've been granted access", expected=True)
        return self._video(name, formats=[])

    def _bug(self, name: str) -> dict[str, Any]:
        return {"id": name["x"]}  # type: ignore[index]

    def _geo(self, _name: str) -> dict[str, Any]:
        raise GeoRestrictedError(
            "The uploader has not made this video available in your country", countries=["FR"]
        )

    def _live(self, name: str) -> dict[str, Any]:
        return self._video(name, live_status="is_live")

    def _soon(self, name: str) -> dict[str, Any]:
        self.raise_no_formats("Premieres in 3 hours", expected=True)
        return self._video(name, formats=[], live_status="is_upcoming")

    def _mute(self, name: str) -> dict[str, Any]:
        return self._video(name, formats=[])

    def _captions(self, name: str) -> dict[str, Any]:
        return self._video(name, formats=[], subtitles={"fr": [{"url": BASE + "c.vtt"}]})

    def _cookies(self, name: str) -> dict[str, Any]:
        self._set_cookie("cdn.example", "session", "secret")
        return self._video(name)


@pytest.fixture
def tube() -> Iterator[tuple[Session, TubeIE]]:
    session = Session(FetchOptions(pacer=MemoryPacer(sleep=lambda _: None)))
    extractor = TubeIE()
    extractor.asked = []
    session._ydl._ies = {"Tube": extractor, **session._ydl._ies}
    session._ydl._ies_instances["Tube"] = extractor
    extractor.set_downloader(session._ydl)
    yield session, extractor
    session.close()


def walk(session: Session, name: str, **options: Any) -> Iterator[Result]:
    return Walk(session, FetchOptions(**options)).results(BASE + name)


def test_a_channel_of_any_length_is_walked_one_by_one(tube: tuple[Session, TubeIE]) -> None:
    session, site = tube
    found = list(islice(walk(session, "endless-1"), 3))
    assert [one.identity for one in found if isinstance(one, Found)] == ["tube:v-0", "tube:v-1", "tube:v-2"]
    assert site.asked == ["endless-1", "v-0", "v-1", "v-2"]


def test_what_is_known_in_a_channel_costs_nothing(tube: tuple[Session, TubeIE]) -> None:
    session, site = tube
    results = islice(walk(session, "endless-1", known=lambda name: "v-" in name and "500" not in name), 501)
    *known, new = results
    assert all(isinstance(one, Known) for one in known)
    assert isinstance(new, Found)
    assert site.asked == ["endless-1", "v-500"]


def test_a_page_that_fails_ends_the_list_and_is_told(tube: tuple[Session, TubeIE]) -> None:
    session, site = tube
    *found, last = walk(session, "pages-1")
    assert [one.identity for one in found] == ["tube:v-0-0", "tube:v-0-1", "tube:v-1-0", "tube:v-1-1"]  # type: ignore[union-attr]
    assert isinstance(last, Failed)
    assert last.reference == BASE + "pages-1"
    assert site.asked.index("v-0-0") < site.asked.index("page 1")


def test_each_trouble_is_told_and_the_others_go_on(tube: tuple[Session, TubeIE]) -> None:
    session, _ = tube
    told: dict[str, Any] = {}
    for result in walk(session, "mixed-1"):
        reference = result.reference.removeprefix(BASE)
        told[reference] = result.retry if isinstance(result, Failed) else type(result)
        if isinstance(result, Failed):
            assert result.reason.startswith(result.reference)
    assert told == {
        "v-1": Found,
        "private-1": Retry.CHANGED,
        "bug-1": Retry.CHANGED,
        "geo-1": Retry.CHANGED,
        "live-1": Retry.LATER,
        "soon-1": Retry.LATER,
        "mute-1": Retry.CHANGED,
        "captions-1": Found,
        "v-2": Found,
    }


def test_captions_without_sound_are_worth_having(tube: tuple[Session, TubeIE]) -> None:
    session, _ = tube
    (found,) = walk(session, "captions-1")
    assert isinstance(found, Found)
    assert not found.has_media
    assert [track.language for track in found.tracks] == ["fr"]
    (next_one,) = walk(session, "v-1")
    assert isinstance(next_one, Found)
    assert next_one.warnings == ()  # not those of the one before


def test_an_embedded_recording_keeps_its_own_name_and_page(tube: tuple[Session, TubeIE]) -> None:
    session, _ = tube
    (found,) = walk(session, "embed-1")
    assert isinstance(found, Found)
    assert found.identity == "tube:v-7"
    assert found.recording.title == "As embedded"
    assert found.recording.url == BASE + "v-7"


def test_cookies_do_not_get_into_what_is_kept(tube: tuple[Session, TubeIE]) -> None:
    session, _ = tube
    (found,) = walk(session, "cookies-1")
    assert isinstance(found, Found)
    assert "secret" not in found.info
    assert json.loads(found.info)["formats"][0]["url"] == "https://cdn.example/cookies-1.m4a"
