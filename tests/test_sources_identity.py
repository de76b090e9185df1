"""Identities told from a URL and from what yt-dlp says of it are the same."""

from collections.abc import Iterator

import pytest
from yt_dlp.extractor import _extractors

from talkdex.links import identify
from talkdex.sources import identity


def cases() -> Iterator[tuple[str, str, str]]:
    """Give extractor, URL and id of the single videos in yt-dlp's own tests, for hosts of our table."""
    for name, extractor in vars(_extractors).items():
        if not name.endswith("IE") or name == "GenericIE":
            continue
        for case in extractor.get_testcases(include_onlymatching=False):
            told = case.get("info_dict") or {}
            single = not any(key.startswith("playlist") for key in case) and not case.get("add_ie")
            if single and told.get("id") and identify(case["url"]):
                yield extractor.ie_key(), case["url"], told["id"]


def test_ytdlps_own_cases_agree() -> None:
    told = [(identity.of_url(url), identity.of_video(key, number, url)) for key, url, number in cases()]
    odd = [pair for pair in told if pair[0] != pair[1]]
    assert len(told) > 100
    assert len(odd) <= len(told) // 10, odd  # items of several files, videos replaced by others


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/Talk?utm_source=x&id=1#t=12", "url:https://example.org/Talk?id=1"),
        ("HTTPS://Example.org:443", "url:https://example.org/"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "youtube:dQw4w9WgXcQ"),
        ("https://op3.dev/e/example.org/e1.mp3", "url:https://example.org/e1.mp3"),
        ("ytsearch:two words", "url:ytsearch:two words"),
    ],
)
def test_a_url_names_its_recording(url: str, name: str) -> None:
    assert identity.of_url(url) == name


def test_a_video_among_others_on_one_page_is_known_by_its_own_id() -> None:
    page = "https://media.ccc.de/v/some-talk"
    assert identity.of_video("CCC", "123", page) == "url:" + page
    assert identity.of_video("CCC", "123", None) == "ccc:123"
