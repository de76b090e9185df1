"""Which captions to take: a person's in the spoken language, else the host's recogniser's, else none.

Machine translations are never taken for speech (yt-dlp#13831 shows what comes of it); they are chosen
only when a language is asked for and nobody wrote captions in it. Languages are BCP 47 tags (RFC 5646).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from talkdex.sources.found import Track
from talkdex.transcript import Origin

FORMATS = ("json3", "srv3", "srv1", "vtt", "ttml", "dfxp", "srt", "sbv", "json", "ass", "ssa", "lrc", "txt")
"""Caption formats from the richest down: those with a time for every word come first."""

NO_CAPTIONS = frozenset(
    {"live_chat", "rechat", "danmaku", "comments", "storyboards", "thumbnails", "chapters"}
)
"""Names under which yt-dlp lists what isn't captions."""

_NAMES = {
    "ar": "ara arabic العربية",
    "ca": "cat catalan català",
    "cs": "ces cze czech čeština",
    "da": "dan danish dansk",
    "de": "deu ger german deutsch",
    "el": "ell gre greek ελληνικά",
    "en": "eng english",
    "es": "spa spanish español castellano",
    "eu": "eus baq basque euskara",
    "fa": "fas per persian فارسی",
    "fi": "fin finnish suomi",
    "fr": "fra fre french français",
    "gl": "glg galician galego",
    "he": "heb iw hebrew עברית",
    "hi": "hin hindi हिन्दी",
    "hu": "hun hungarian magyar",
    "id": "ind in indonesian",
    "it": "ita italian italiano",
    "ja": "jpn japanese 日本語",
    "ko": "kor korean 한국어",
    "nl": "nld dut dutch nederlands",
    "no": "nor nb nob nn nno norwegian norsk",
    "pl": "pol polish polski",
    "pt": "por portuguese português",
    "ro": "ron rum mo romanian română",
    "ru": "rus russian русский",
    "sv": "swe swedish svenska",
    "tl": "tgl fil filipino tagalog",
    "tr": "tur turkish türkçe",
    "uk": "ukr ukrainian українська",
    "vi": "vie vietnamese",
    "zh": "zho chi cmn chinese mandarin 中文",
}
_SHORT = {name: code for code, names in _NAMES.items() for name in [code, *names.split()]}

_MARKS = frozenset({"orig", "auto", "autogen", "asr", "ai", "x"})
"""Subtags with which hosts mark a track; they say nothing of the language."""

_UNKNOWN = frozenset({"und", "mul", "zxx", "mis"})
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SCRIPT = re.compile(r"[a-z]{4}")
_REGION = re.compile(r"[a-z]{2}|[0-9]{3}")


def language_tag(text: str | None) -> str | None:
    """Read a BCP 47 tag out of what sources write: `fr`, `en_US`, `fra`, `en-nP7-2PuUl7o`, `Español`.

    Only language, script and region are kept; None when no language is meant.
    """
    words = (text or "").split()
    if words and (code := _SHORT.get(words[0].rstrip(",;").casefold())):
        return code
    subtags = [
        part for part in (text or "").strip().lower().replace("_", "-").split("-") if part not in _MARKS
    ]
    if not subtags or not _LANGUAGE.fullmatch(subtags[0]) or subtags[0] in _UNKNOWN:
        return None
    language, *rest = subtags
    script = rest.pop(0) if rest and _SCRIPT.fullmatch(rest[0]) else ""
    region = rest.pop(0) if rest and _REGION.fullmatch(rest[0]) else ""
    return "-".join(filter(None, [_SHORT.get(language, language), script.title(), region.upper()]))


def same_language(one: str | None, other: str | None) -> bool:
    """Tell whether two tags name one language, whatever the region or script; an unknown one never does."""
    return bool(one and other) and _primary(one) == _primary(other)


def _primary(tag: str | None) -> str:
    language = (tag or "").split("-")[0].lower()
    return _SHORT.get(language, language)


def spoken_language(tracks: Iterable[Track]) -> str | None:
    """Infer what is spoken from the captions offered, or None where they don't tell.

    The host's own word comes first (YouTube's original track), then what its recogniser heard, then
    the only language in which captions exist.
    """
    listed = [track for track in tracks if track.origin is not Origin.TRANSLATED]
    for sign in (
        [t.language for t in listed if t.spoken],
        [t.language for t in listed if t.origin is Origin.AUTOMATIC],
        [t.language for t in listed if t.origin is Origin.MANUAL],
    ):
        if len({_primary(language) for language in sign}) == 1:
            return sign[0]
    return None


def choose_track(
    tracks: Sequence[Track], spoken: str | None = None, *, asked: str | None = None
) -> Track | None:
    """Choose the captions to index, or None: then the speech must be recognised.

    Args:
        tracks: what the source offers.
        spoken: BCP 47 tag of what is spoken, or None to infer it from the tracks.
        asked: a language that the user wants captions in, even a translation; None for the spoken one.

    Returns:
        One of the tracks; its origin is `translated` where its language isn't the spoken one.
    """
    spoken = spoken or spoken_language(tracks)
    wanted = asked or spoken
    origins = [Origin.MANUAL, Origin.AUTOMATIC, *([Origin.TRANSLATED] if asked else [])]
    for origin in origins:
        offered = [track for track in tracks if track.origin is origin]
        fitting = [track for track in offered if same_language(track.language, wanted)]
        if best := min(fitting or _untold(offered), key=lambda t: _rank(t, wanted), default=None):
            foreign = spoken and best.language and not same_language(best.language, spoken)
            return replace(best, origin=Origin.TRANSLATED) if foreign else best
    return None


def _untold(offered: list[Track]) -> list[Track]:
    """Captions whose language nobody told are taken for the spoken one where there are no others."""
    return offered if all(track.language is None for track in offered) else []


def _rank(track: Track, wanted: str | None) -> tuple[bool, bool, int]:
    return (not track.spoken, track.language != wanted, format_rank(track.ext))


def format_rank(ext: str) -> int:
    """Give the place of a caption format in `FORMATS`, after all of them when it isn't there."""
    return FORMATS.index(ext) if ext in FORMATS else len(FORMATS)
