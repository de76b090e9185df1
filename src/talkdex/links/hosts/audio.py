"""Podcast and audio hosts: how each writes moments, and where that is known from."""

from talkdex.links.host import Host, Shape, Way
from talkdex.links.hosts.files import MEDIA_WAY
from talkdex.links.times import SECONDS

_SC_WAY = Way(SECONDS, "t={s}", part="fragment", reads=("t",), reads_end=())
_SC_PAGE = (
    r"(?P<user>(?!stations/|discover/|you/|pages/|search/|charts/|tags/)[\w-]+)"
    r"/(?P<slug>(?!(?:sets|tracks|albums|reposts|likes|spotlight|comments|followers|following|popular-tracks)(?:/|$))[\w-]+)"
    r"(?:/(?P<token>s-\w+))?"
)
_SC_TRACK = r"api(?:-v2)?\.soundcloud\.com/tracks/(?:soundcloud(?:%3A|:)tracks(?:%3A|:))?(?P<number>\d+)"

SOUNDCLOUD = Host(
    name="SoundCloud",
    source="Zod-/jsVideoUrlParser soundcloud.test.js (#t=30, #t=00:30); the player's address has no time",
    domains=("soundcloud.com",),
    shapes=(
        Shape(rf"(?:(?:www|m)\.)?soundcloud\.com/{_SC_PAGE}/?", _SC_WAY),
        Shape(_SC_TRACK, _SC_WAY, keeps_time=False),
        Shape(
            r"(?:w|p|player)\.soundcloud\.com/player/?",
            _SC_WAY,
            "embed",
            needs=(("url", rf"https?://{_SC_TRACK}.*"),),
            keeps_time=False,
        ),
        Shape(
            r"(?:w|p|player)\.soundcloud\.com/player/?",
            _SC_WAY,
            "embed",
            needs=(("url", rf"https?://(?:(?:www|m)\.)?soundcloud\.com/{_SC_PAGE}/?(?:\?.*)?"),),
            keeps_time=False,
        ),
    ),
    watch="https://soundcloud.com/{user}/{slug}[/{token}]",
    site="soundcloud",
    number="{number}",
)

_SPOTIFY_WAY = Way(SECONDS, "t={s}", reads=("t",), reads_end=())

SPOTIFY = Host(
    name="Spotify",
    source="seen in public code (episode/ID?t=SECONDS; t in the player's address as Spotify writes it); "
    "https://podcastmovement.com/podmov/why-spotify-timestamped-podcast-sharing-matters/",
    domains=("spotify.com",),
    shapes=(
        Shape(r"(?:open|play)\.spotify\.com/(?:intl-[\w-]+/)?episode/(?P<id>\w+)/?", _SPOTIFY_WAY),
        Shape(
            r"open\.spotify\.com/embed(?:-podcast)?/episode/(?P<id>\w+)(?:/video)?/?",
            _SPOTIFY_WAY,
            "embed",
        ),
    ),
    watch="https://open.spotify.com/episode/{id}",
    embed="https://open.spotify.com/embed/episode/{id}",
    number="",
)

_ACAST_WAY = Way(SECONDS, "seek={s}", reads=("seek",), reads_end=())
_ACAST_ID = r"(?P<episode>(?P<number>[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|[^/]+)"

ACAST = Host(
    name="Acast",
    source="s9e/TextFormatter acast.xml (seek on play., shows. and embed.acast.com)",
    domains=("acast.com",),
    shapes=(
        Shape(rf"play\.acast\.com/s/(?P<show>[^/]+)/{_ACAST_ID}/?", _ACAST_WAY),
        Shape(rf"shows\.acast\.com/(?P<show>[^/]+)/(?:episodes/)?{_ACAST_ID}/?", _ACAST_WAY),
        Shape(
            rf"embed\.acast\.com/(?:\$/)?(?P<show>[^/$]+)/(?:episodes/)?{_ACAST_ID}/?", _ACAST_WAY, "embed"
        ),
        Shape(
            rf"(?:www\.)?acast\.com/(?:s/)?(?P<show>[^/]+)/(?:episodes/)?{_ACAST_ID}/?",
            _ACAST_WAY,
            keeps_time=False,
        ),
    ),
    watch="https://play.acast.com/s/{show}/{episode}",
    embed="https://embed.acast.com/{show}/{episode}",
    site="acast",
    number="{number}",
)

_POD_WAY = Way(SECONDS, "t={s}", reads=("t",), reads_end=())

CAPTIVATE = Host(
    name="Captivate",
    source="s9e/TextFormatter captivate.xml (player.captivate.fm/episode/ID?t=SECONDS)",
    domains=("captivate.fm",),
    shapes=(Shape(r"player\.captivate\.fm/episode/(?P<id>[\w-]+)/?", _POD_WAY, "embed"),),
    embed="https://player.captivate.fm/episode/{id}",
    number="",
)

AUDIOBOOM = Host(
    name="Audioboom",
    source="yt-dlp audioboom.py (posts/ID-title?t=SECONDS); posts/ID.mp3 is the file itself",
    domains=("audioboom.com",),
    shapes=(
        Shape(r"(?:www\.)?audioboom\.com/(?:posts|boos)/(?P<id>\d+)(?:-[^/]*)?/?", _POD_WAY),
        Shape(r"(?:www\.)?audioboom\.com/(?:posts|boos)/(?P<id>\d+)\.mp3", MEDIA_WAY),
        Shape(
            r"(?:embeds\.|www\.)?audioboom\.com/(?:posts|boos)/(?P<id>\d+)(?:-[^/]*)?/embed(?:/.*)?",
            _POD_WAY,
            "embed",
            keeps_time=False,
        ),
    ),
    watch="https://audioboom.com/posts/{id}",
    site="audioboom",
)

HOSTS = (SOUNDCLOUD, SPOTIFY, ACAST, CAPTIVATE, AUDIOBOOM)
