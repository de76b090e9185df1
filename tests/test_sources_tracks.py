"""Which captions are taken, and how info dicts are read."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.sources import Track, choose_track, info, same_language, spoken_language
from talkdex.sources.tracks import language_tag
from talkdex.transcript import Origin

MANUAL, AUTOMATIC, TRANSLATED = Origin.MANUAL, Origin.AUTOMATIC, Origin.TRANSLATED


def track(language: str | None, origin: Origin = MANUAL, ext: str = "vtt", *, spoken: bool = False) -> Track:
    return Track(language, origin, ext, url=f"https://example.org/{language}.{ext}", spoken=spoken)


TALK = (
    track("en"),
    track("fr"),
    track("fr", AUTOMATIC, spoken=True),
    track("fr", AUTOMATIC),
    track("de", TRANSLATED),
    track("en", TRANSLATED),
)


def test_a_persons_captions_in_the_spoken_language_come_first() -> None:
    assert choose_track(TALK, "fr") == track("fr")
    assert choose_track(TALK) == track("fr")  # the host marks French as spoken


def test_the_hosts_recogniser_is_next() -> None:
    assert choose_track(TALK[2:], "fr") == track("fr", AUTOMATIC, spoken=True)
    assert choose_track(TALK[3:]) == track("fr", AUTOMATIC)


def test_a_translation_is_never_taken_for_speech() -> None:
    assert choose_track(TALK[4:], "en") is None
    assert choose_track(TALK[4:]) is None
    assert choose_track([track("en")], "es") is None


def test_a_translation_is_taken_when_asked_for_and_says_so() -> None:
    assert choose_track(TALK, asked="de") == track("de", TRANSLATED)
    assert choose_track(TALK, asked="en") == replace(track("en"), origin=TRANSLATED)  # a person's comes first
    assert choose_track(TALK, asked="fr") == track("fr")
    assert choose_track(TALK, asked="it") is None


def test_a_region_prefers_its_own_but_takes_another() -> None:
    both = [track("pt-PT"), track("pt-BR")]
    assert choose_track(both, "pt-BR") == both[1]
    assert choose_track(both[:1], "pt-BR") == both[0]
    assert choose_track([track("iw")], "he") == track("iw")


def test_one_language_alone_is_taken_for_the_spoken_one_and_several_are_not() -> None:
    assert choose_track([track("es")]) == track("es")
    assert choose_track([track("es"), track("en")]) is None
    assert choose_track([track("es"), track("en"), track("es", AUTOMATIC)]) == track("es")


def test_captions_of_no_told_language_are_taken_where_there_are_no_others() -> None:
    assert choose_track([track(None)], "es") == track(None)
    assert choose_track([track(None), track("es")], "es") == track("es")
    assert choose_track([track(None), track("en")], "es") is None


def test_formats_with_word_times_come_first() -> None:
    forms = [track("en", ext=ext) for ext in ("odd", "srt", "ttml", "vtt", "srv3", "json3")]
    for count in range(1, len(forms)):
        assert choose_track(forms[: count + 1], "en") == forms[count]


tracks = st.builds(track, st.sampled_from(["en", "fr", "fr-CA", "zh-Hans", None]), st.sampled_from(Origin))


@given(st.lists(tracks), st.sampled_from(["en", "fr", "zh", None]))
def test_what_is_chosen_was_offered_and_is_speech(offered: list[Track], spoken: str | None) -> None:
    chosen = choose_track(offered, spoken)
    if chosen is not None:
        assert chosen in offered
        assert chosen.origin in {MANUAL, AUTOMATIC}
        if spoken:
            assert chosen.language is None or same_language(chosen.language, spoken)
    elif spoken:
        assert not any(same_language(t.language, spoken) and t.origin in {MANUAL, AUTOMATIC} for t in offered)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("en_US", "en-US"),
        ("en-us", "en-US"),
        ("fra", "fr"),
        ("eng-US", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("en-nP7-2PuUl7o", "en"),
        ("fr-orig", "fr"),
        ("en-x-autogen", "en"),
        ("fr-auto", "fr"),
        ("Español", "es"),
        ("English (auto-generated)", "en"),
        ("Deutsch", "de"),
        ("yue", "yue"),
        ("und", None),
        ("Subtitles", None),
        ("", None),
        (None, None),
        ("None", None),
    ],
)
def test_languages_as_sources_write_them(text: str | None, tag: str | None) -> None:
    assert language_tag(text) == tag


@given(st.text(max_size=20))
def test_a_tag_read_again_is_the_same(text: str) -> None:
    tag = language_tag(text)
    assert tag is None or language_tag(tag) == tag


def youtube_form(language: str, *, ext: str = "json3", asr: bool = True, into: str = "") -> dict[str, str]:
    url = f"https://www.youtube.com/api/timedtext?v=x&lang={language}&fmt={ext}"
    return {"ext": ext, "url": url + ("&kind=asr" if asr else "") + (f"&tlang={into}" if into else "")}


YOUTUBE: dict[str, Any] = {
    "id": "x",
    "extractor_key": "Youtube",
    "title": "Un débat",
    "webpage_url": "https://www.youtube.com/watch?v=x",
    "url": "https://rr1.example.net/expires-soon",
    "duration": 5400,
    "upload_date": "20240315",
    "channel": "Une chaîne",
    "chapters": [
        {"start_time": 0, "end_time": 61.5, "title": "Ouverture"},
        {"start_time": 61.5, "title": "<Untitled Chapter 2>"},
        {"start_time": 1330.0, "end_time": None, "title": "Oscar Figueroa"},
    ],
    "subtitles": {
        "en-nP7-2PuUl7o": [youtube_form("en", ext=ext, asr=False) for ext in ("json3", "srv1", "vtt")],
        "live_chat": [{"url": "https://www.youtube.com/x", "ext": "json", "protocol": "youtube_live_chat"}],
    },
    "automatic_captions": {
        "fr-orig": [youtube_form("fr", ext=ext) for ext in ("vtt", "json3")],
        "fr": [youtube_form("fr")],
        "en": [youtube_form("fr", into="en")],
        "de-en": [youtube_form("en", asr=False, into="de")],
    },
}


def test_youtubes_captions_are_told_apart() -> None:
    told = {(t.language, t.origin, t.ext, t.spoken) for t in info.tracks(YOUTUBE)}
    assert told == {
        ("en", MANUAL, "json3", False),
        ("fr", AUTOMATIC, "json3", True),
        ("fr", AUTOMATIC, "json3", False),
        ("en", TRANSLATED, "json3", False),
        ("de", TRANSLATED, "json3", False),
    }
    assert spoken_language(info.tracks(YOUTUBE)) == "fr"
    chosen = choose_track(info.tracks(YOUTUBE))
    assert chosen is not None
    assert (chosen.language, chosen.spoken) == ("fr", True)


def test_translations_are_not_kept() -> None:
    kept = info.without_translations(YOUTUBE)
    assert set(kept["automatic_captions"]) == {"fr-orig", "fr"}
    assert {t.origin for t in info.tracks(kept)} == {MANUAL, AUTOMATIC}
    assert info.without_translations({"id": "x"}) == {"id": "x"}


def test_other_hosts_marks_of_automatic_captions() -> None:
    listed = {
        "en-x-autogen": [{"url": "https://example.org/1.vtt", "ext": "vtt"}],
        "fr-auto": [{"url": "https://example.org/2.vtt", "ext": "vtt"}],
        "ai-zh": [{"data": "1\n", "ext": "srt"}],
        "es": [{"url": "https://example.org/3.vtt", "ext": "vtt", "name": "Spanish (auto-generated)"}],
        "it": [{"url": "https://example.org/4.vtt", "ext": "vtt", "name": "Italiano"}],
        None: [{"url": "https://example.org/5.vtt", "ext": "vtt"}],
        "de": [{"ext": "vtt"}],
    }
    told = {t.language: t.origin for t in info.tracks({"subtitles": listed})}
    assert told == {
        "en": AUTOMATIC,
        "fr": AUTOMATIC,
        "zh": AUTOMATIC,
        "es": AUTOMATIC,
        "it": MANUAL,
        None: MANUAL,
    }


def test_an_info_dict_becomes_a_recording() -> None:
    talk = info.recording(YOUTUBE, "youtube:x")
    assert (talk.title, talk.duration_ms, talk.published, talk.channel) == (
        "Un débat",
        5_400_000,
        "2024-03-15",
        "Une chaîne",
    )
    assert talk.media is None  # it expires within hours
    assert [(c.title, c.start_ms, c.end_ms) for c in talk.chapters] == [
        ("Ouverture", 0, 61_500),
        ("Oscar Figueroa", 1_330_000, None),
    ]


def test_the_spoken_language_of_a_dubbed_video_is_that_of_its_own_sound() -> None:
    def sound(language: str, preference: int) -> dict[str, Any]:
        return {"acodec": "opus", "language": language, "language_preference": preference}

    assert info.spoken({"formats": [sound("en", -1), sound("fr", 10), sound("de", -1)]}) == "fr"
    assert info.spoken({"formats": [sound("en", -1), sound("fr", -1)]}) is None
    assert info.spoken({"language": "es-419"}) == "es-419"
    assert info.spoken({}) is None


def form(name: str, *, vcodec: str | None = None, acodec: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "format_id": name,
        "url": f"https://example.org/{name}",
        "vcodec": vcodec,
        "acodec": acodec,
        **more,
    }


def test_sound_alone_is_preferred_and_nothing_needs_merging() -> None:
    formats = [
        form("story", vcodec="none", acodec="none", protocol="mhtml"),
        form("low", vcodec="none", acodec="opus"),
        form("best", vcodec="none", acodec="opus"),
        form("mute", vcodec="vp9", acodec="none"),
        form("small", vcodec="h264", acodec="aac"),
        form("large", vcodec="h264", acodec="aac"),
        form("locked", vcodec="none", acodec="aac", has_drm=True),
        form("odd", vcodec="none", acodec="aac", protocol="rtmp"),
    ]
    assert (info.choose_format({"formats": formats}) or {})["format_id"] == "best"
    assert (info.choose_format({"formats": formats}, video=True) or {})["format_id"] == "large"
    assert (info.choose_format({"formats": formats[3:]}) or {})["format_id"] == "small"
    assert info.choose_format({"formats": [formats[0], formats[3]]}) is None
    assert info.choose_format({"url": "https://example.org/a.mp3"}) is not None
    assert info.choose_format({}) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = [
    "title",
    "url",
    "webpage_url",
    "duration",
    "upload_date",
    "timestamp",
    "language",
    "description",
    "chapters",
    "formats",
    "subtitles",
    "automatic_captions",
    "acodec",
    "vcodec",
    "protocol",
]


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_an_info_dict_that_is_not_ytdlps_breaks_nothing(told: dict[str, Any]) -> None:
    info.recording(told, "file:x")
    info.tracks(told)
    info.origins(told)
    info.choose_format(told)
