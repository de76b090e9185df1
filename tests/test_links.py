"""What links do, by example: moments in URLs, forms, lead and tail, identities, refusals."""

import subprocess
import sys
from contextlib import suppress
from urllib.parse import quote

import pytest

import talkdex
from talkdex.errors import LinkError, TimeError
from talkdex.links import can_link, deep_link, forms, has_end, identify, identity_of, normalised, resolve_link
from talkdex.links.shortid import short_uuid
from talkdex.links.times import ALL_UNITS, FRACTIONS, SECONDS, UNITS, read_moment, read_range

WATCH = "https://www.youtube.com/watch?v=HRb7B9fPhfA"
EMBED = "https://www.youtube.com/embed/HRb7B9fPhfA"


def test_the_public_face_links_a_named_segment() -> None:
    assert talkdex.deep_link(WATCH, 1_330_000, 4_560_000) == WATCH + "&t=1330"
    url, start, end = talkdex.resolve_link("https://youtu.be/HRb7B9fPhfA?t=22m10s")
    assert (url, start, end) == ("https://youtu.be/HRb7B9fPhfA", 1_330_000, None)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1330", 1_330_000),
        ("1330s", 1_330_000),
        ("1330.5", 1_330_500),
        ("22m10s", 1_330_000),
        ("22M10S", 1_330_000),
        ("22m10", 1_330_000),
        ("28min40s", 1_720_000),
        ("28mn40", 1_720_000),
        ("1h2m3s", 3_723_000),
        ("0h22m10s", 1_330_000),
        ("2h29m19", 8_959_000),
        ("4h8m", 14_880_000),
        ("1h16", 4_560_000),
        ("2h", 7_200_000),
        ("1d1h", 90_000_000),
        ("22:10", 1_330_000),
        ("22%3A10", 1_330_000),
        ("1:16:00.250", 4_560_250),
        ("npt:22:10", 1_330_000),
        ("0", 0),
        ("-5", None),
        ("later", None),
        ("", None),
        ("1:2:3:4", None),
        ("h", None),
        ("9" * 40, None),
        ("٣٤", None),
        ("5e3", None),
    ],
)
def test_moments_are_read_in_every_spelling(text: str, ms: int | None) -> None:
    assert read_moment(text) == ms


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("10,20", (10_000, 20_000)),
        ("22:10,1:16:00", (1_330_000, 4_560_000)),
        (",5", (0, 5000)),
        ("10,", (10_000, None)),
        ("1m2s;10m", (62_000, 600_000)),
        ("05:12-13:44", (312_000, 824_000)),
        ("20,10", (20_000, None)),
        ("a,b", (None, None)),
        ("2024-01-05", (None, None)),
    ],
)
def test_ranges_are_read(text: str, both: tuple[int | None, int | None]) -> None:
    assert read_range(text) == both


@pytest.mark.parametrize(
    ("ms", "seconds", "fractions", "units", "all_units"),
    [
        (0, "0", "0", "0s", "0h0m0s"),
        (5_999, "5", "5.999", "5s", "0h0m5s"),
        (1_330_500, "1330", "1330.5", "22m10s", "0h22m10s"),
        (4_560_000, "4560", "4560", "1h16m0s", "1h16m0s"),
        (360_000_000, "360000", "360000", "100h0m0s", "100h0m0s"),
    ],
)
def test_styles_round_down(ms: int, seconds: str, fractions: str, units: str, all_units: str) -> None:
    written = [style.write(ms) for style in (SECONDS, FRACTIONS, UNITS, ALL_UNITS)]
    assert written == [seconds, fractions, units, all_units]
    assert [read_moment(text) for text in written] == [
        ms // 1000 * 1000,
        ms,
        ms // 1000 * 1000,
        ms // 1000 * 1000,
    ]


def test_lead_and_tail_stay_inside_the_recording() -> None:
    assert deep_link(EMBED, 5_000, 9_000, lead_ms=2_000, tail_ms=1_000) == EMBED + "?start=3&end=10"
    assert deep_link(EMBED, 5_000, 9_000, lead_ms=9_000, tail_ms=9_000, duration_ms=12_000).endswith(
        "start=0&end=12"
    )
    assert deep_link(WATCH, -700) == WATCH + "&t=0"
    assert deep_link(WATCH, 99_000, duration_ms=60_000) == WATCH + "&t=59"
    assert (
        deep_link(EMBED, 1_200, 1_900) == EMBED + "?start=1&end=2"
    )  # a stop at the start would show nothing


def test_an_old_time_is_replaced_and_the_rest_stays_in_order() -> None:
    old = "https://www.youtube.com/watch?t=5&v=HRb7B9fPhfA&list=PL46F&start=9&end=12#t=40&x=1"
    assert deep_link(old, 1_330_000) == "https://www.youtube.com/watch?v=HRb7B9fPhfA&list=PL46F&t=1330#x=1"
    assert deep_link(WATCH + "#:~:text=a%20word", 1000) == WATCH + "&t=1#:~:text=a%20word"
    assert deep_link(WATCH + "&t=soon", 1000) == WATCH + "&t=1"


def test_forms_of_a_url_are_kept_or_asked_for() -> None:
    assert deep_link(EMBED, 1000, 2000) == EMBED + "?start=1&end=2"
    assert deep_link(EMBED + "?autoplay=1&list=PL4", 1000, 2000, form="watch") == WATCH + "&list=PL4&t=1"
    assert (
        deep_link(WATCH + "&feature=x&list=PL4", 1000, 2000, form="embed")
        == EMBED + "?list=PL4&start=1&end=2"
    )
    unlisted = "https://vimeo.com/392479337/a52724358e"
    assert (
        deep_link(unlisted, 1000, form="embed") == "https://player.vimeo.com/video/392479337?h=a52724358e#t=1"
    )
    player = "https://player.vimeo.com/video/392479337?h=a52724358e&title=0"
    assert deep_link(player, 1000, form="watch") == unlisted + "#t=1"


def test_hosts_that_could_not_be_verified_get_their_plain_url() -> None:
    page = "https://www.example.org/talks/7"
    assert deep_link(page, 1_330_000, 4_560_000) == page
    assert not can_link(page)
    assert not has_end(page)
    assert not can_link("https://www.facebook.com/watch/?v=10153231379946729")
    with pytest.raises(LinkError, match="no player"):
        deep_link(page, 0, form="embed")


def test_which_forms_have_an_end() -> None:
    assert can_link(WATCH)
    assert not has_end(WATCH)
    assert has_end(EMBED)
    assert has_end("https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv")
    assert has_end("https://example.org/talk.mp3")
    assert not can_link("no link at all")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello world",
        "talk.mp4",
        "example.org/page",
        "mailto:ann@example.org",
        "javascript:alert(1)",
        "http://",
        "https://[::1",
        "https://a b.org/x",
        "https://exa\nmple.org/",
        "https://?t=10",
        "ftp://example.org/x.mp3",
        "dQw4w9WgXcQ",
        "https://\ud800.org/",
    ],
)
def test_what_is_no_link_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(LinkError) as caught:
        resolve_link(text)
    assert "\n" not in str(caught.value)
    assert identify(text) is None


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(TimeError, match="before it starts"):
        deep_link(WATCH, 10_000, 5_000)


def test_every_form_of_youtube_is_one_recording() -> None:
    for url in (
        WATCH,
        EMBED,
        "youtu.be/HRb7B9fPhfA?si=abc&t=9",
        "https://m.youtube.com/watch?v=HRb7B9fPhfA&pp=x",
        "https://www.youtube.com/live/HRb7B9fPhfA?feature=share",
        "https://yewtu.be/embed/HRb7B9fPhfA",
        "https://www.youtube-nocookie.com/embed/HRb7B9fPhfA#t=4",
    ):
        assert identify(url) == ("youtube:HRb7B9fPhfA", WATCH)


def test_peertube_s_long_and_short_ids_are_one_recording() -> None:
    long = "122d093a-1ede-43bd-bd34-59d2931ffc5e"
    assert short_uuid(long) == short_uuid("3fbif9S3WmtTP8gGsC5HBd") == "3fbif9S3WmtTP8gGsC5HBd"
    assert short_uuid("00000000-0000-0000-0000-000000000001") == "1" * 21 + "2"
    told = identify(f"https://peertube2.cpy.re/videos/embed/{long}?stop=4")
    assert told == ("peertube:3fbif9S3WmtTP8gGsC5HBd", "https://peertube2.cpy.re/w/3fbif9S3WmtTP8gGsC5HBd")
    assert identity_of("PeerTube", long) == "peertube:3fbif9S3WmtTP8gGsC5HBd"
    assert identity_of("Youtube", "HRb7B9fPhfA") == "youtube:HRb7B9fPhfA"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTP://Example.org:80/a%7eb/%c3%A9?b=%2f&a=1#x", "http://example.org/a~b/%C3%A9?b=%2F&a=1"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/é?utm_source=x&fbclid=y", "https://example.org/%C3%A9"),
        ("https://dts.podtrac.com/redirect.mp3/chtbl.com/track/A1/x.org/e.mp3", "https://x.org/e.mp3"),
        ("https://example.org:8443/a?x=a+b", "https://example.org:8443/a?x=a+b"),
    ],
)
def test_urls_have_one_normal_form(url: str, wanted: str) -> None:
    assert normalised(url) == wanted
    assert normalised(wanted) == wanted


def test_all_forms_of_a_youtube_moment() -> None:
    found = forms(WATCH, 1_330_000, 4_560_500, 'Figueroa [22:10] & "co"')
    assert found == {
        "watch": WATCH + "&t=1330",
        "embed": EMBED + "?start=1330&end=4560",
        "iframe": f'<iframe src="{EMBED}?start=1330&amp;end=4560" '
        'title="Figueroa [22:10] &amp; &quot;co&quot;" width="560" height="315" loading="lazy" '
        'allow="autoplay; encrypted-media; fullscreen; picture-in-picture" allowfullscreen></iframe>',
        "markdown": f'[Figueroa \\[22:10\\] & "co"]({WATCH}&t=1330)',
        "html": f'<a href="{WATCH}&amp;t=1330">Figueroa [22:10] &amp; &quot;co&quot;</a>',
        "mpv": f"mpv --start=22:10 --end=1:16:00.500 '{WATCH}'",
    }


def test_forms_of_files_are_players_command_lines() -> None:
    found = forms("/home/ann/My talk.mp4", 1_330_000, 4_560_500)
    assert found["watch"] == "file:///home/ann/My%20talk.mp4#t=1330,4560.5"
    assert found["markdown"] == "[22:10–1:16:00](file:///home/ann/My%20talk.mp4#t=1330,4560.5)"
    assert found["mpv"] == "mpv --start=22:10 --end=1:16:00.500 '/home/ann/My talk.mp4'"
    assert found["vlc"] == "vlc --start-time=1330 --stop-time=4560.5 '/home/ann/My talk.mp4'"
    assert forms("https://x.org/a(1).mp3", 5_000)["markdown"] == "[0:05](https://x.org/a%281%29.mp3#t=5)"


def test_forms_leave_out_what_a_host_lacks() -> None:
    assert set(forms("https://www.example.org/talks/7", 5_000)) == {"watch", "markdown", "html"}
    assert "iframe" not in forms("https://www.twitch.tv/videos/75292411", 5_000)
    assert set(forms("https://open.spotify.com/episode/4qxmv4JdlfIwJM0nUFOhCJ", 0)) >= {"embed", "iframe"}
    assert forms(WATCH, 5_000, 9_000, lead_ms=2_000, tail_ms=9_000, duration_ms=10_000)["embed"].endswith(
        "start=3&end=10"
    )


def test_long_garbage_is_read_in_no_time() -> None:
    for text in (
        "https://x.org/" + "a/" * 20_000,
        "https://youtube.com/watch?" + "v=&" * 20_000,
        "a." * 20_000,
    ):
        with suppress(LinkError):
            resolve_link(text + "?t=1h")


def test_a_search_loads_nothing_heavy_for_its_links() -> None:
    code = (
        "import sys; from talkdex.links import deep_link; deep_link('https://youtu.be/HRb7B9fPhfA', 0); "
        "print([m for m in ('html', 'shlex', 'yt_dlp', 'talkdex.links.identity') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?q=https://youtu.be/dQw4w9WgXcQ%3Ft%3D83&sa=D&source=editors&ust=17",
        "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ%3Ft%3D1m23s",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ%3Ft%3D83&data=05",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ%26t%3D83&h=AT0",
        "https://urldefense.com/v3/__https:/youtu.be/dQw4w9WgXcQ?t=83__;!!abc",
        "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ%3Ft%3D83",
        "https://slack-redir.net/link?url=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ%3Ft%3D83",
        f"https://slack-redir.net/link?url={quote('https://l.facebook.com/l.php?u=https://youtu.be/dQw4w9WgXcQ%3Ft=83')}",
    ],
)
def test_a_link_that_mails_and_documents_wrap_is_read_within(url: str) -> None:
    found = identify(url)
    assert found
    assert found.identity == "youtube:dQw4w9WgXcQ"
    assert resolve_link(url)[1:] == (83_000, None)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=https://youtu.be/dQw4w9WgXcQ",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url",
        "https://notgoogle.com.example/url?q=https://youtu.be/dQw4w9WgXcQ",
    ],
)
def test_what_only_looks_like_a_wrapper_is_left_alone(url: str) -> None:
    assert identify(url) is None
