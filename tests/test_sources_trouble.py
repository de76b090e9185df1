"""yt-dlp's messages in our words, and the pace between requests."""

# ruff: noqa: E501 - messages stand as yt-dlp writes them

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdex.errors import RateLimited, SourceError, Unavailable
from talkdex.sources import MemoryPacer, Retry
from talkdex.sources.pace import FIRST_PENALTY_S, FORGIVEN_S, LONGEST_PENALTY_S, Pace, site
from talkdex.sources.trouble import TROUBLES, clean, explain, failed

WHERE = "https://example.org/v"

SAID = [
    ("ERROR: [youtube] aQvGIIdgFDM: Private video. Sign in if you've been granted access to this video. Use --cookies-from-browser or --cookies for the authentication.", "private", Retry.CHANGED),
    ("ERROR: [youtube] x: Video unavailable. This video has been removed by the uploader", "removed", Retry.NEVER),
    ("ERROR: [youtube] x: This video is no longer available because the YouTube account associated with this video has been terminated.", "removed", Retry.NEVER),
    ("[youtube] x: Video unavailable. The uploader has not made this video available in your country\nYou might want to use a VPN or a proxy server (with --proxy) to workaround.", "country", Retry.CHANGED),
    ("ERROR: [youtube] x: Sign in to confirm your age. This video may be inappropriate for some users.", "age", Retry.CHANGED),
    ("ERROR: [youtube] x: Sign in to confirm you’re not a bot. Use --cookies-from-browser or --cookies", "robot", Retry.CHANGED),
    ("ERROR: [youtube] x: Join this channel to get access to members-only content like this video, and other exclusive perks.", "members", Retry.CHANGED),
    ("ERROR: [youtube] x: Premieres in 3 hours", "première", Retry.LATER),
    ("ERROR: [youtube] x: This live event will begin in 2 hours.", "première", Retry.LATER),
    ("is upcoming", "première", Retry.LATER),
    ("is live", "has ended", Retry.LATER),
    ("ERROR: [twitch:stream] foo: The channel is not currently live", "not live", Retry.NEVER),
    ("ERROR: [youtube] x: Video unavailable. This content isn’t available, try again later. The current session has been rate-limited by YouTube for up to an hour.", "refuses more requests", Retry.LATER),
    ("ERROR: [generic] x: Unable to download webpage: HTTP Error 404: Not Found (caused by <HTTPError 404: Not Found>)", "never there", Retry.NEVER),
    ("ERROR: Unable to download webpage: HTTP Error 403: Forbidden", "403", Retry.CHANGED),
    ("ERROR: Unable to download webpage: HTTP Error 502: Bad Gateway", "out of order", Retry.LATER),
    ("ERROR: [generic] Unable to download webpage: [Errno -2] Name or service not known (caused by TransportError('[Errno -2] Name or service not known'))", "no such host", Retry.LATER),
    ("ERROR: Unable to download webpage: <urlopen error timed out>", "connection failed", Retry.LATER),
    ("ERROR: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate", "TLS", Retry.CHANGED),
    ("ERROR: Unsupported URL: https://example.org/", "no recording found", Retry.NEVER),
    ("ERROR: [vimeo] x: This video is protected by a password, use the --video-password option", "password", Retry.CHANGED),
    ("ERROR: [DRM] The requested site is known to use DRM protection. It will NOT be supported.", "DRM", Retry.NEVER),
    ("ERROR: [patreon] x: HTTP Error 401: Unauthorized", "account", Retry.CHANGED),
    ("ERROR: [vimeo] x: The web client only works when logged-in. Use --cookies", "account", Retry.CHANGED),
    ("ERROR: [foo] x: Unable to extract title; please report this issue on  https://github.com/yt-dlp/yt-dlp/issues?q= , filling out the appropriate issue template. Confirm you are on the latest version using  yt-dlp -U", "changed its pages", Retry.CHANGED),
    ("ERROR: [youtube] x: Requested format is not available. Use --list-formats for a list of available formats", "no sound", Retry.CHANGED),
    ("[Errno 28] No space left on device", "disk is full", Retry.CHANGED),
    ("ERROR: [youtube:tab] foo: This playlist is private", "private", Retry.CHANGED),
    ("ERROR: [youtube:tab] foo: The playlist does not exist.", "never there", Retry.NEVER),
]  # fmt: skip


@pytest.mark.parametrize(("message", "saying", "retry"), SAID)
def test_what_ytdlp_says_becomes_one_line_with_what_to_do(message: str, saying: str, retry: Retry) -> None:
    error = explain(message, WHERE)
    line = str(error)
    assert line.startswith(WHERE)
    assert saying in line
    assert "\n" not in line
    assert "github.com" not in line
    assert "--cookies or" not in line
    assert len(line) < 400
    assert failed(error, WHERE).retry is retry


def test_an_unknown_message_keeps_its_words_without_colours_and_pleas() -> None:
    message = (
        "\x1b[0;31mERROR:\x1b[0m [foo] a1: The moon is full; please report this issue on  https://x.org/"
    )
    assert clean(message) == "The moon is full"
    assert "The moon is full; update yt-dlp" in str(explain(message, WHERE))
    assert type(explain(message, WHERE)) is SourceError


def test_kinds_of_errors() -> None:
    assert isinstance(explain("HTTP Error 429: Too Many Requests", WHERE), RateLimited)
    assert isinstance(explain("Private video", WHERE), Unavailable)
    assert failed(RateLimited("closed", 90.0), WHERE).retry_after_s == 90.0


def test_every_saying_is_its_own() -> None:
    assert len({trouble.saying for trouble in TROUBLES}) == len(TROUBLES)


@given(st.text())
def test_any_message_becomes_one_line(message: str) -> None:
    line = str(explain(message, WHERE))
    assert line.startswith(WHERE)
    assert len(line.splitlines()) == 1


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 1_000_000.0, 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds
        self.slept += seconds


@given(st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=30), st.floats(0.1, 5))
def test_requests_to_one_host_keep_their_distance(hosts: list[str], interval: float) -> None:
    clock = Clock()
    pacer = MemoryPacer(clock.time, clock.sleep, {"a": interval, "b": 0.0})
    asked = []
    for host in hosts:
        pacer.wait(host)
        asked.append((host, clock.now))
    times = [now for host, now in asked if host == "a"]
    assert all(later - earlier >= interval - 1e-6 for earlier, later in itertools.pairwise(times))
    assert clock.slept <= interval * hosts.count("a")


def test_a_refusal_closes_the_host_for_longer_each_time() -> None:
    clock = Clock()
    pacer = MemoryPacer(clock.time, clock.sleep)
    waits = [pacer.penalty("a", None) for _ in range(8)]
    assert waits[:3] == [FIRST_PENALTY_S, 2 * FIRST_PENALTY_S, 4 * FIRST_PENALTY_S]
    assert waits[-1] == LONGEST_PENALTY_S
    with pytest.raises(RateLimited) as closed:
        pacer.wait("a")
    assert closed.value.retry_after_s == LONGEST_PENALTY_S
    pacer.wait("b")
    clock.now += LONGEST_PENALTY_S
    pacer.wait("a")


def test_a_host_left_alone_for_a_good_while_forgives() -> None:
    twice = Pace().refused(1e6, None).refused(1e6 + 60, None)
    assert twice.refused(twice.open_at + 1, None).penalties == 3
    later = twice.open_at + FORGIVEN_S + 1
    assert twice.refused(later, None) == Pace(later + FIRST_PENALTY_S, 1)


def test_the_host_says_how_long() -> None:
    assert Pace().refused(100.0, 30.0).open_at == 130.0
    assert Pace().refused(100.0, -5.0).open_at == 100.0


def test_subdomains_count_as_their_host() -> None:
    assert site("WWW.YouTube.com.") == site("m.youtube.com") == "youtube.com"
    assert site("notyoutube.com") == "notyoutube.com"
