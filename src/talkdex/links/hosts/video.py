"""Video sites known by their domain: how each writes moments, and where that is known from."""

from talkdex.links.host import Host, Shape, Way
from talkdex.links.times import ALL_UNITS, SECONDS

_YT_ID = r"(?P<id>(?!videoseries|live_stream)[\w-]{11})"
_YT_HOST = r"(?:[\w-]+\.)?(?:youtube(?:-nocookie|kids)?\.com|youtube\.googleapis\.com)"
_YT_NAMES = ("t", "start", "time_continue")
_YT_PAGE = Way(SECONDS, "t={s}", reads=_YT_NAMES)
_YT_PLAYER = Way(SECONDS, "start={s}", "start={s}&end={e}", reads=("start", "t", "time_continue"))

YOUTUBE = Host(
    name="YouTube",
    source=(
        "https://developers.google.com/youtube/player_parameters (start, end); "
        "yt-dlp youtube/_video.py (t, start, end in query and fragment); "
        "s9e/TextFormatter youtube.xml (time_continue); "
        "shorts, live and /v/ pages are not known to heed a time: their watch page is linked"
    ),
    domains=("youtube.com", "youtu.be", "youtube-nocookie.com", "youtubekids.com", "youtube.googleapis.com"),
    shapes=(
        Shape(r"(?:(?:www|m)\.)?youtube\.com/(?:watch|details)/?", _YT_PAGE, needs=(("v", _YT_ID),)),
        Shape(rf"(?:www\.)?youtu\.be/{_YT_ID}/?", _YT_PAGE),
        Shape(rf"(?:www\.)?youtube(?:-nocookie)?\.com/embed/{_YT_ID}/?", _YT_PLAYER, "embed"),
        Shape(rf"{_YT_HOST}/(?:v|vi|e|shorts|live|watch|embed)/{_YT_ID}(?:/.*)?", _YT_PAGE, keeps_time=False),
        Shape(
            rf"(?:{_YT_HOST}|(?:www\.)?youtu\.be)/(?:watch|watch_popup|watch\.php|movie|embed|)/?",
            _YT_PAGE,
            needs=(("v", _YT_ID),),
            keeps_time=False,
        ),
        Shape(
            rf"{_YT_HOST}/attribution_link",
            _YT_PAGE,
            needs=(("u", rf"/watch\?(?:.*&)?v={_YT_ID}(?:&.*)?"),),
            keeps_time=False,
        ),
    ),
    watch="https://www.youtube.com/watch?v={id}",
    embed="https://www.youtube.com/embed/{id}",
    site="youtube",
    keeps=("list",),
)

_INVIDIOUS = (
    r"(?:www\.)?(?:(?:redirect\.)?(?:invidious|inv|iv)\.[\w.-]+|(?:dev\.)?invidio\.us|(?:no\.)?invidiou\.(?:sh|site)"
    r"|(?:fi\.)?invidious\.snopyta\.org|yewtu\.be|y\.com\.sb|yt\.(?:artemislena|funami|oelrichsgarcia)\.\w+"
    r"|vid\.(?:puffyan\.us|priv\.au)|watch\.thekitty\.zone|ytb\.trom\.tf|nyc1\.iv\.ggtyler\.dev)"
)
_INVIDIOUS_WAY = Way(SECONDS, "t={s}", "t={s}&end={e}", reads=_YT_NAMES)
_INVIDIOUS_PLAYER = Way(SECONDS, "start={s}", "start={s}&end={e}", reads=_YT_NAMES)

INVIDIOUS = Host(
    name="Invidious",
    source="iv-org/invidious src/invidious/videos/video_preferences.cr (t, time_continue, start, end); "
    "instances: yt-dlp youtube/_base.py",
    shapes=(
        Shape(rf"{_INVIDIOUS}/watch/?", _INVIDIOUS_WAY, needs=(("v", _YT_ID),)),
        Shape(rf"{_INVIDIOUS}/embed/{_YT_ID}/?", _INVIDIOUS_PLAYER, "embed"),
        Shape(rf"{_INVIDIOUS}/(?:(?:shorts|live|v|w)/)?{_YT_ID}/?", _INVIDIOUS_WAY, keeps_time=False),
    ),
    watch="https://{host}/watch?v={id}",
    embed="https://{host}/embed/{id}",
    site="youtube",
    page="https://www.youtube.com/watch?v={id}",
    keeps=("list",),
)

PIPED = Host(
    name="Piped",
    source="recognised as yt-dlp youtube/_base.py does; not known to heed a time: YouTube's page is linked",
    shapes=(
        Shape(r"(?:www\.)?piped\.[\w.-]+/watch/?", _YT_PAGE, needs=(("v", _YT_ID),), keeps_time=False),
        Shape(rf"(?:www\.)?piped\.[\w.-]+/embed/{_YT_ID}/?", _YT_PAGE, keeps_time=False),
    ),
    watch="https://www.youtube.com/watch?v={id}",
    site="youtube",
)

_VIMEO_WAY = Way(SECONDS, "t={s}", part="fragment", reads=("t", "at"), reads_end=())
_VIMEO_ID = r"(?P<id>(?P<number>\d+))"

VIMEO = Host(
    name="Vimeo",
    source="Zod-/jsVideoUrlParser vimeo.test.js (#t=3m28s, #t=208 on page and player); "
    "yt-dlp vimeo.py (unlisted hash, #at=)",
    domains=("vimeo.com", "vimeopro.com"),
    shapes=(
        Shape(
            rf"(?:www\.)?vimeo\.com/(?:channels/[^/]+/|groups/[^/]+/videos?/|(?:album|showcase)/[^/]+/video/|videos?/)?"
            rf"{_VIMEO_ID}(?:/(?P<hash>[0-9a-f]{{8,12}}))?/?",
            _VIMEO_WAY,
        ),
        Shape(
            rf"player\.vimeo\.com/video/{_VIMEO_ID}(?:/config)?/?",
            _VIMEO_WAY,
            "embed",
            takes=(("h", r"(?P<hash>[0-9a-f]{8,12})"),),
        ),
        Shape(
            r"(?:www\.)?vimeo\.com/(?:moogaloop\.swf|play_redirect_hls)",
            _VIMEO_WAY,
            needs=(("clip_id", _VIMEO_ID),),
            keeps_time=False,
        ),
        Shape(r"vimeo\.com/[^/]+/review/\d+/[0-9a-f]+/?", _VIMEO_WAY, keeps_time=False),
        Shape(r"(?:www\.)?vimeopro\.com/.+/video/(?P<number>\d+)/?", _VIMEO_WAY, keeps_time=False),
    ),
    watch="https://vimeo.com/{id}[/{hash}]",
    embed="https://player.vimeo.com/video/{id}[?h={hash}]",
    site="vimeo",
    number="{number}",
)

_DM_ID = r"(?P<id>(?P<number>x[0-9a-z]+)|k[0-9A-Za-z]+)"
_DM_WAY = Way(SECONDS, "start={s}", reads=("start", "startTime", "t"), reads_end=())

DAILYMOTION = Host(
    name="Dailymotion",
    source="Zod-/jsVideoUrlParser dailymotion.test.js, s9e/TextFormatter dailymotion.xml (start); "
    "https://developers.dailymotion.com/ (startTime of the new player)",
    domains=("dailymotion.com", "dai.ly"),
    shapes=(
        Shape(rf"(?:(?:www|touch)\.)?dailymotion\.com/video/{_DM_ID}(?:_[^/]*)?/?", _DM_WAY),
        Shape(rf"dai\.ly/{_DM_ID}/?", _DM_WAY),
        Shape(rf"(?:www\.)?dailymotion\.com/embed/video/{_DM_ID}(?:_[^/]*)?/?", _DM_WAY, "embed"),
        Shape(
            r"geo\.dailymotion\.com/player(?:/[0-9a-z]+)?\.html",
            Way(SECONDS, "startTime={s}", reads=("startTime", "start"), reads_end=()),
            "embed",
            needs=(("video", _DM_ID),),
        ),
        Shape(
            rf"(?:[\w-]+\.)?dailymotion\.com/(?:(?:crawler|swf)/video|swf|live)/{_DM_ID}(?:_[^/]*)?/?",
            _DM_WAY,
            keeps_time=False,
        ),
    ),
    watch="https://www.dailymotion.com/video/{id}",
    embed="https://www.dailymotion.com/embed/video/{id}",
    site="dailymotion",
    number="{number}",
)

_TWITCH_WAY = Way(ALL_UNITS, "t={s}", reads=("t", "time"), reads_end=())

TWITCH = Host(
    name="Twitch",
    source="https://dev.twitch.tv/docs/embed/video-and-clips/ (time=1h2m3s; video ids have a v; an iframe "
    "needs the embedding site's name as parent); yt-dlp twitch.py (t=5m10s)",
    domains=("twitch.tv",),
    shapes=(
        Shape(r"(?:(?:www|go|m)\.)?twitch\.tv/(?:videos|[^/]+/v(?:ideo)?)/v?(?P<id>\d+)/?", _TWITCH_WAY),
        Shape(
            r"player\.twitch\.tv/?",
            Way(ALL_UNITS, "time={s}", reads=("time", "t"), reads_end=()),
            "embed",
            needs=(("video", r"v?(?P<id>\d+)"),),
        ),
        Shape(
            r"www\.twitch\.tv/[^/]+/schedule/?",
            _TWITCH_WAY,
            needs=(("vodID", r"(?P<id>\d+)"),),
            keeps_time=False,
        ),
    ),
    watch="https://www.twitch.tv/videos/{id}",
    embed="https://player.twitch.tv/?video=v{id}",
    site="twitchvod",
    number="v{id}",
    frames=False,
)

_ODYSEE_WAY = Way(SECONDS, "t={s}", reads_end=())
_CLAIM = r"(?P<name>[^/@$:]+)[:/](?P<claim>(?P<number>[0-9a-f]{40})|[0-9a-f]{1,39})"
_CHANNEL = r"(?P<channel>@[^/]+)/"

ODYSEE = Host(
    name="Odysee",
    source="OdyseeTeam/odysee-frontend ui/util/lbryURI.ts, videoViewer/index.ts (t in seconds)",
    domains=("odysee.com", "lbry.tv"),
    shapes=(
        Shape(rf"(?:www\.)?odysee\.com/(?:{_CHANNEL})?{_CLAIM}/?", _ODYSEE_WAY),
        Shape(rf"(?:www\.)?odysee\.com/{_CHANNEL}(?P<name>[^/@$:]+)/?", _ODYSEE_WAY),
        Shape(
            rf"(?:www\.)?(?:odysee\.com|lbry\.tv)/(?:\$/(?:embed|download)/)?(?:{_CHANNEL})?{_CLAIM}/?",
            _ODYSEE_WAY,
            keeps_time=False,
        ),
        Shape(rf"(?:www\.)?lbry\.tv/{_CHANNEL}(?P<name>[^/@$:]+)/?", _ODYSEE_WAY, keeps_time=False),
    ),
    watch="https://odysee.com/[{channel}/]{name}[:{claim}]",
    site="lbry",
    number="{number}",
)

_BILI_ID = r"(?P<id>(?P<number>[bB][vV][0-9A-Za-z]{10})|[aA][vV]\d+)"
_BILI_PART = (("p", r"(?P<part>\d+)"),)
_BILI_WAY = Way(SECONDS, "t={s}", reads=("t",), reads_end=())

BILIBILI = Host(
    name="Bilibili",
    source="seen in ten and more public repositories (?t=, ?p=2&t=); player: JefferyHcool/BiliNote (p, t)",
    domains=("bilibili.com",),
    shapes=(
        Shape(rf"(?:www\.)?bilibili\.com/video/{_BILI_ID}/?", _BILI_WAY, takes=_BILI_PART),
        Shape(
            r"player\.bilibili\.com/player\.html",
            _BILI_WAY,
            "embed",
            needs=(("bvid", _BILI_ID),),
            takes=_BILI_PART,
        ),
        Shape(rf"m\.bilibili\.com/video/{_BILI_ID}/?", _BILI_WAY, takes=_BILI_PART, keeps_time=False),
        Shape(
            r"(?:www\.)?bilibili\.com/(?:festival|list)/[^/]+/?",
            _BILI_WAY,
            needs=(("bvid", _BILI_ID),),
            takes=_BILI_PART,
            keeps_time=False,
        ),
    ),
    watch="https://www.bilibili.com/video/{id}[?p={part}]",
    embed="https://player.bilibili.com/player.html?bvid={number}[&p={part}]",
    site="bilibili",
    number="{number}[_p{part}]",
)

_WISTIA_ID = r"(?P<id>[a-z0-9]{10})"
_WISTIA_WAY = Way(SECONDS, "wtime={s}", reads=("wtime",), reads_end=())

WISTIA = Host(
    name="Wistia",
    source="Zod-/jsVideoUrlParser wistia.test.js (wtime=30 on page and player)",
    domains=("wistia.com", "wistia.net"),
    shapes=(
        Shape(rf"(?P<account>(?!fast\.)[\w-]+)\.wistia\.(?:com|net)/medias/{_WISTIA_ID}/?", _WISTIA_WAY),
        Shape(rf"fast\.wistia\.(?:com|net)/embed/iframe/{_WISTIA_ID}/?", _WISTIA_WAY, "embed"),
        Shape(
            rf"(?:fast\.)?wistia\.(?:com|net)/(?:embed/)?medias/{_WISTIA_ID}(?:\.jsonp?)?/?",
            _WISTIA_WAY,
            keeps_time=False,
        ),
        *(
            Shape(r"(?:[\w-]+\.)?wistia\.com/.*", _WISTIA_WAY, needs=((name, _WISTIA_ID),), keeps_time=False)
            for name in ("wvideo", "wmediaid")
        ),
    ),
    watch="https://{account}.wistia.com/medias/{id}",
    embed="https://fast.wistia.net/embed/iframe/{id}",
    site="wistia",
)

_OK_WAY = Way(SECONDS, "fromTime={s}", reads=("fromTime",), reads_end=())
_OK_HOST = r"(?:(?:www|m|mobile)\.)?(?:ok|odnoklassniki)\.ru"

OK_RU = Host(
    name="OK.ru",
    source="yt-dlp odnoklassniki.py (fromTime in seconds)",
    domains=("ok.ru", "odnoklassniki.ru"),
    shapes=(
        Shape(r"(?:www\.)?ok\.ru/video/(?P<id>\d[\d-]*)/?", _OK_WAY),
        Shape(
            rf"{_OK_HOST}/(?:video|videoembed|live|web-api/video/moviePlayer)/(?P<id>\d[\d-]*)/?",
            _OK_WAY,
            keeps_time=False,
        ),
        Shape(rf"{_OK_HOST}/dk", _OK_WAY, needs=(("st.mvId", r"(?P<id>\d[\d-]*)"),), keeps_time=False),
    ),
    watch="https://ok.ru/video/{id}",
    site="odnoklassniki",
)

HOSTS = (
    YOUTUBE,
    INVIDIOUS,
    PIPED,
    VIMEO,
    DAILYMOTION,
    TWITCH,
    ODYSEE,
    BILIBILI,
    WISTIA,
    OK_RU,
)
