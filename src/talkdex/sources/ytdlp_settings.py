"""How yt-dlp is set up: what never changes, and what our options say.

The parameters are documented in the docstring of `yt_dlp.YoutubeDL`.
"""

from typing import Any

from yt_dlp.globals import supported_js_runtimes

from talkdex.sources.found import FetchOptions
from talkdex.sources.tools import find_deno

_ALWAYS: dict[str, Any] = {
    "quiet": True,
    "noprogress": True,
    "color": {"stdout": "never", "stderr": "never"},
    "format": "bestaudio/best",
    "ignore_no_formats_error": True,  # captions are worth having without sound
    "writesubtitles": True,  # some extractors look for captions only when asked
    "writeautomaticsub": True,
    "noplaylist": True,  # a video's link copied out of a playlist means the video
    "skip_unavailable_fragments": False,  # a missing piece would shift all times after it
    "fixup": "never",
    "hls_prefer_native": True,  # no ffmpeg needed
    "socket_timeout": 30,
    "extractor_retries": 2,
    "retries": 5,
    "fragment_retries": 5,
}


def parameters(options: FetchOptions, log: Any) -> dict[str, Any]:
    """Give yt-dlp's parameters for our options; `log` has the methods debug, warning and error."""
    arguments = {site: dict(settings) for site, settings in options.extractor_args.items()}
    if not options.translations:
        skip = [*arguments.get("youtube", {}).get("skip", []), "translated_subs"]
        arguments.setdefault("youtube", {})["skip"] = skip
    return {
        **_ALWAYS,
        "logger": log,
        "cachedir": str(options.cache) if options.cache else False,
        "extractor_args": arguments,
        "js_runtimes": runtimes(),
        **_cookies(options),
        **({"proxy": options.proxy} if options.proxy else {}),
    }


def _cookies(options: FetchOptions) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if options.cookies_file:
        given["cookiefile"] = str(options.cookies_file)
    if options.cookies_from_browser:
        browser, _, profile = options.cookies_from_browser.partition(":")
        given["cookiesfrombrowser"] = (browser.lower(), profile or None, None, None)
    return given


def runtimes() -> dict[str, dict[str, str]]:
    """Give the JavaScript runtime that came along as a package, else whatever yt-dlp finds on the path."""
    if deno := find_deno():
        return {"deno": {"path": str(deno)}}
    return {name: {} for name in supported_js_runtimes.value}
