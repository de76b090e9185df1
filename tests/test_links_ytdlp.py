"""yt-dlp's own test URLs as the judge: an identity read off a URL is the one yt-dlp would find."""

from importlib import import_module
from typing import Any

import pytest

from talkdex.links import identify, identity_of

EXTRACTORS = [
    ("acast", "ACast"),
    ("archiveorg", "ArchiveOrg"),
    ("audioboom", "AudioBoom"),
    ("bilibili", "BiliBili"),
    ("ccc", "CCC"),
    ("dailymotion", "Dailymotion"),
    ("lbry", "LBRY"),
    ("odnoklassniki", "Odnoklassniki"),
    ("opencast", "Opencast"),
    ("panopto", "Panopto"),
    ("peertube", "PeerTube"),
    ("soundcloud", "Soundcloud"),
    ("twitch", "TwitchVod"),
    ("vimeo", "Vimeo"),
    ("wistia", "Wistia"),
    ("youtube", "Youtube"),
]
ELSEWHERE = 1 / 3  # share of a site's tests that may lead to another site's or to the first of several videos


def answers(module: str, key: str) -> list[tuple[str, str]]:
    """Give the identities that yt-dlp's tests state, each with its URL."""
    extractor: Any = getattr(import_module(f"yt_dlp.extractor.{module}"), key + "IE")
    assert extractor.ie_key() == key
    cases = extractor.get_testcases(include_onlymatching=False)
    known = [(case["url"], case.get("info_dict", {}).get("id")) for case in cases]
    return [(url, identity_of(key, number)) for url, number in known if number and url.startswith("http")]


@pytest.mark.parametrize(("module", "key"), EXTRACTORS, ids=[key for _, key in EXTRACTORS])
def test_identity_is_the_one_yt_dlp_finds(module: str, key: str) -> None:
    told = [(url, identify(url), wanted) for url, wanted in answers(module, key)]
    sure = [
        (url, got.identity, wanted)
        for url, got, wanted in told
        if got and not got.identity.startswith("url:")
    ]
    wrong = [case for case in sure if case[1] != case[2]]
    assert all(site.startswith(key.lower() + ":") for _, site, _ in sure)
    assert len(wrong) <= len(sure) * ELSEWHERE, wrong


def test_every_form_of_a_youtube_url_is_one_recording() -> None:
    extractor: Any = import_module("yt_dlp.extractor.youtube").YoutubeIE
    urls = [case["url"] for case in extractor.get_testcases(include_onlymatching=True)]
    missed = [url for url in urls if url.startswith("http") and not identify(url)]
    assert len(missed) <= 4, missed  # mirrors long gone
