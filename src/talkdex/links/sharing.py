"""All the ways to hand a moment on: page, player, iframe, Markdown, HTML, and players' command lines.

mpv: https://mpv.io/manual/stable/#options-start (times as `[[hh:]mm:]ss[.ms]`); VLC: `--start-time` and
`--stop-time` take seconds with decimals (https://code.videolan.org/videolan/vlc/-/blob/master/src/input/var.c).
"""

import html
import shlex
from urllib.parse import quote, unquote

from talkdex.errors import LinkError
from talkdex.links.building import deep_link, widened
from talkdex.links.hosts.files import LOCAL_FILE, WEB_FILE
from talkdex.links.match import Place, locate
from talkdex.links.reading import read
from talkdex.links.times import FRACTIONS
from talkdex.timing import TimeRange, clock

_FRAME = (
    '<iframe src="{src}" title="{title}" width="560" height="315" loading="lazy" '
    'allow="autoplay; encrypted-media; fullscreen; picture-in-picture" allowfullscreen></iframe>'
)


def forms(
    url: str,
    start_ms: int,
    end_ms: int | None = None,
    title: str | None = None,
    *,
    duration_ms: int | None = None,
    lead_ms: int = 0,
    tail_ms: int = 0,
) -> dict[str, str]:
    """Give a moment in every form its host offers.

    Args:
        url: any form of the recording's URL, or an absolute path; a time in it is replaced.
        start_ms: where to start.
        end_ms: where to stop, or None for no end.
        title: what people see; None for the times themselves.
        duration_ms: the recording's length, or None while unknown; nothing is written past it.
        lead_ms: how much earlier to start.
        tail_ms: how much later to stop.

    Returns:
        `watch`, `markdown` and `html` always; `embed` and `iframe` where a player is known that starts
        at a moment; `mpv` where yt-dlp or mpv can play the page; `vlc` for media files.

    Raises:
        LinkError: `url` isn't a URL.
        TimeError: the end lies before the start.
    """
    address, place = locate(url)
    shown = _times(start_ms, end_ms) if title is None else title
    span = widened(start_ms, end_ms, duration_ms=duration_ms, lead_ms=lead_ms, tail_ms=tail_ms)
    start_ms, end_ms = span.start_ms, None if end_ms is None else span.end_ms
    watch = deep_link(url, start_ms, end_ms, form="watch")
    found = {"watch": watch, **_player(url, start_ms, end_ms, shown, place)}
    found["markdown"] = f"[{_markdown(shown)}]({quote(watch, safe=_IN_MARKDOWN)})"
    found["html"] = f'<a href="{html.escape(watch)}">{html.escape(shown)}</a>'
    if place:
        found |= _commands(str(read(address, place)[2]), start_ms, end_ms, place)
    return found


_IN_MARKDOWN = "/:@!$&'*+,;=~%?#[]"


def _times(start_ms: int, end_ms: int | None) -> str:
    return clock(max(0, start_ms)) if end_ms is None else str(TimeRange(max(0, start_ms), end_ms))


def _player(url: str, start_ms: int, end_ms: int | None, title: str, place: Place | None) -> dict[str, str]:
    try:
        embed = deep_link(url, start_ms, end_ms, form="embed")
    except LinkError:
        return {}
    if not place or not place.host.frames:
        return {"embed": embed}
    return {"embed": embed, "iframe": _FRAME.format(src=html.escape(embed), title=html.escape(title))}


def _commands(url: str, start_ms: int, end_ms: int | None, place: Place) -> dict[str, str]:
    is_file = place.host in (LOCAL_FILE, WEB_FILE)
    if not is_file and not place.host.site:
        return {}
    what = unquote(place.address.path) if place.host is LOCAL_FILE else url
    start, end = (f"{clock(max(0, ms), millis=bool(ms % 1000))}" for ms in (start_ms, end_ms or 0))
    mpv = f"mpv --start={start}" + (f" --end={end}" if end_ms is not None else "")
    found = {"mpv": f"{mpv} {shlex.quote(what)}"}
    if is_file:
        stop = f" --stop-time={FRACTIONS.write(end_ms)}" if end_ms is not None else ""
        found["vlc"] = f"vlc --start-time={FRACTIONS.write(max(0, start_ms))}{stop} {shlex.quote(what)}"
    return found


def _markdown(text: str) -> str:
    return "".join("\\" + char if char in "\\[]*_`<>" else char for char in text)
