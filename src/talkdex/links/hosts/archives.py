"""Archives, lecture platforms and federated servers, most of them recognised on any domain by their paths."""

from talkdex.links.host import Host, Shape, Way
from talkdex.links.shortid import short_uuid
from talkdex.links.times import SECONDS, UNITS

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

_IA_WAY = Way(SECONDS, "start={s}", reads=("start",), reads_end=())
_IA_NEWS = Way(SECONDS, "/start/{s}", "/start/{s}/end/{e}", "path", reads=(), reads_end=())
_IA_NEWS_ID = r"(?P<id>[A-Z0-9-]+_\d{8}_\d{6}(?:_[^/]*)?)"

ARCHIVE_ORG = Host(
    name="Internet Archive",
    source="https://archive.org/details/accesshumboldt (answers of 2015: start in seconds, no end); "
    "TV News: /start/724/end/784 in public links, as its own share button writes them",
    domains=("archive.org",),
    shapes=(
        Shape(rf"(?:www\.)?archive\.org/details/{_IA_NEWS_ID}(?:/start/.*)?/?", _IA_NEWS),
        Shape(r"(?:www\.)?archive\.org/details/(?P<id>[\w.-]+)/start/.+", _IA_NEWS),
        Shape(r"(?:www\.)?archive\.org/details/(?P<id>[\w.-]+)(?:/(?P<file>[^/].*?))?/?", _IA_WAY),
        Shape(
            r"(?:www\.)?archive\.org/embed/(?P<id>[\w.-]+)(?:/(?P<file>[^/].*?))?/?",
            _IA_WAY,
            "embed",
            keeps_time=False,
        ),
    ),
    watch="https://archive.org/details/{id}[/{file}]",
    site="archiveorg",
    number="{id}[/{file}]",
)

_CCC_WAY = Way(SECONDS, "t={s}", part="fragment", reads=("t",), reads_end=())

MEDIA_CCC = Host(
    name="media.ccc.de",
    source="voc/voctoweb player-deeplinks.js (#t=SECONDS, #l=deu&t=SECONDS, #s= for subtitles)",
    domains=("media.ccc.de",),
    shapes=(
        Shape(r"(?:www\.)?media\.ccc\.de/v/(?P<slug>[^/]+)/?", _CCC_WAY),
        Shape(r"(?:www\.)?media\.ccc\.de/v/(?P<slug>[^/]+)/oembed/?", _CCC_WAY, "embed", keeps_time=False),
    ),
    watch="https://media.ccc.de/v/{slug}",
    site="ccc",
    number="",
)

_PT_ID = rf"(?P<id>{_UUID}|[1-9A-HJ-NP-Za-km-z]{{22}})"
_PT_WAY = Way(UNITS, "start={s}", "start={s}&stop={e}", reads=("start",), reads_end=("stop",))

PEERTUBE = Host(
    name="PeerTube",
    source="Chocobozzz/PeerTube support/doc/api/embeds.md (start, stop), video-watch.component.ts "
    "(startTime: queryParams.start, stopTime: queryParams.stop)",
    shapes=(
        Shape(rf"[^/]+/(?:w|videos/watch)/{_PT_ID}(?:;[^/]*)?/?", _PT_WAY),
        Shape(rf"[^/]+/videos/embed/{_PT_ID}/?", _PT_WAY, "embed"),
        Shape(rf"[^/]+/api/v\d/videos/{_PT_ID}/?", _PT_WAY, keeps_time=False),
    ),
    watch="https://{host}/w/{id}",
    embed="https://{host}/videos/embed/{id}",
    site="peertube",
    fold=short_uuid,
)

_PAELLA_TIME = Way(UNITS, "time={s}", reads=("time",), reads_end=())
_PAELLA_TRIM = Way(UNITS, "time={s}", "trimming={s};{e}", reads=("time", "trimming"), reads_end=())
_OC_ID = (("id", r"(?P<id>[\w-]+)"),)

OPENCAST = Host(
    name="Opencast",
    source="https://docs.opencast.org/r/19.x/admin/configuration/player/paella.player8/url.parameter "
    "(time=XhYmZs, trimming=start;end; Paella 6 and Theodul know time alone)",
    shapes=(
        Shape(r"[^/]+/paella(?P<player>[789])/ui/watch\.html", _PAELLA_TRIM, needs=_OC_ID),
        Shape(r"[^/]+/paella(?P<player>6?)/ui/watch\.html", _PAELLA_TIME, needs=_OC_ID),
        Shape(r"[^/]+/engage/(?P<theodul>theodul)/ui/core\.html", _PAELLA_TIME, needs=_OC_ID),
    ),
    site="opencast",
    fold=str.lower,
)

_TOBIRA_WAY = Way(UNITS, "t={s}", reads=("t",), reads_end=())

TOBIRA = Host(
    name="Tobira",
    source="elan-ev/tobira frontend/src/routes/Video.tsx (t=1h2m3s, units required)",
    shapes=(
        Shape(r"[^/]+/!v/(?P<id>:?[\w-]+)/?", _TOBIRA_WAY),
        Shape(r"[^/]+/~embed/!v/(?P<id>:?[\w-]+)/?", _TOBIRA_WAY, "embed", keeps_time=False),
        Shape(r"[^/]+(?:/[^/]+)+/v/(?P<id>[\w-]{11})/?", _TOBIRA_WAY),
    ),
    watch="https://{host}/!v/{id}",
    number="",
)

_PANOPTO_WAY = Way(SECONDS, "start={s}", reads=("start",), reads_end=())
_PANOPTO_ID = (("id", rf"(?P<id>{_UUID})"),)

PANOPTO = Host(
    name="Panopto",
    source="seen in public code: Viewer.aspx?id=GUID&start=SECONDS, and Embed.aspx?id=GUID&…&start=0 "
    "as Panopto's own embed dialogue writes it",
    shapes=(
        Shape(r"[^/]+/(?i:panopto/pages/viewer\.aspx)", _PANOPTO_WAY, needs=_PANOPTO_ID),
        Shape(r"[^/]+/(?i:panopto/pages/embed\.aspx)", _PANOPTO_WAY, "embed", needs=_PANOPTO_ID),
    ),
    watch="https://{host}/Panopto/Pages/Viewer.aspx?id={id}",
    embed="https://{host}/Panopto/Pages/Embed.aspx?id={id}",
    site="panopto",
    fold=str.lower,
)

_KALTURA_ID = r"(?P<id>[01]_[0-9a-z]{8})"
_KALTURA_FROM = "flashvars[mediaProxy.mediaPlayFrom]"
_KALTURA_TO = "flashvars[mediaProxy.mediaPlayTo]"
_KALTURA_PLAYER = Way(
    SECONDS,
    _KALTURA_FROM + "={s}",
    f"{_KALTURA_FROM}={{s}}&{_KALTURA_TO}={{e}}",
    reads=(_KALTURA_FROM,),
    reads_end=(_KALTURA_TO,),
)
_KALTURA_PAGE = Way(SECONDS, "t={s}", part="fragment", reads=("t", "st"), reads_end=("ed",))
_KALTURA_FRAME = (
    r"[^/]+/(?:html5/html5lib/[^/]+/mwEmbedFrame\.php|p/\d+/(?:sp/\d+/)?embedIframeJs"
    r"|index\.php/extwidget/preview)"
)

KALTURA = Host(
    name="Kaltura",
    source="kaltura/mwEmbed mw.KWidgetSupport.js, share.js (#t= of the page; mediaProxy.mediaPlayFrom and "
    "mediaPlayTo of the player, in seconds); st and ed are read as seen in public links",
    shapes=(
        Shape(rf"{_KALTURA_FRAME}/(?:.*/)?entry_id/{_KALTURA_ID}(?:/.*)?", _KALTURA_PLAYER, "embed"),
        Shape(rf"{_KALTURA_FRAME}(?:/.*)?", _KALTURA_PLAYER, "embed", needs=(("entry_id", _KALTURA_ID),)),
        Shape(rf"[^/]+/(?:.+/)?media/[^/]+/{_KALTURA_ID}(?:/\d+)?/?", _KALTURA_PAGE),
        Shape(
            rf"[^/]+/index\.php/kwidget/(?:.*/)?entry_id/{_KALTURA_ID}(?:/.*)?",
            _KALTURA_PLAYER,
            "embed",
            keeps_time=False,
        ),
        Shape(
            r"[^/]+/p/\d+/embedPlaykitJs/.*",
            _KALTURA_PAGE,
            "embed",
            needs=(("entry_id", _KALTURA_ID),),
            keeps_time=False,
        ),
    ),
    site="kaltura",
)

HOSTS = (ARCHIVE_ORG, MEDIA_CCC, PEERTUBE, OPENCAST, PANOPTO, KALTURA, TOBIRA)
