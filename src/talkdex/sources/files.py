"""Recordings on this machine: media files, folders of them, caption files alone.

A file is known by its content, so that another name or folder is the same recording. Captions beside a
media file (`talk.vtt`, `talk.fr.srt` beside `talk.mp4`) are its tracks, as players do.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from talkdex.errors import MediaError, UsageError
from talkdex.media import digest, probe
from talkdex.recording import Recording
from talkdex.sources import identity
from talkdex.sources.found import Failed, FetchOptions, Found, Known, Result, Retry, Track
from talkdex.sources.tracks import format_rank, language_tag
from talkdex.transcript import Origin

_SOUND = "aac aif aiff amr flac m4a m4b mka mp2 mp3 oga ogg opus wav wma"
_PICTURES = "3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts ogm ogv ts webm wmv"
MEDIA = frozenset(_SOUND.split() + _PICTURES.split())
"""Suffixes of files with sound."""

CAPTIONS = frozenset(
    {"vtt", "srt", "json3", "srv3", "srv2", "srv1", "ttml", "dfxp", "sbv", "ass", "ssa", "lrc"}
)
"""Suffixes of files that can only be captions; `.json` is read where it is named or lies beside media."""

_MAYBE_CAPTIONS = CAPTIONS | {"json", "xml", "sub", "smi", "stl", "txt", "tsv"}

_URL = re.compile(r"https?://", re.IGNORECASE)


def is_local(reference: str) -> bool:
    """Tell whether a reference names a file or folder here, rather than a URL."""
    try:
        return not _URL.match(reference) and Path(reference).expanduser().exists()
    except (OSError, RuntimeError, ValueError):  # too long a name, no such user, a NUL: no path at all
        return False


def walk(reference: str, options: FetchOptions) -> Iterator[Result]:
    """Give the recordings of a file or folder, folders all the way down, in the order of their names.

    Raises:
        UsageError: `options.url` is given for a whole folder.
    """
    top, met = Path(reference).expanduser(), set[str]()
    if options.url and top.is_dir():
        raise UsageError(
            f"{reference}: a URL goes with one file, not with a folder; add the files one by one"
        )
    empty = True
    for path in _files(top):
        empty = False
        result = _result(path, options, met)
        if isinstance(result, Found):
            met.add(result.identity)
        yield result
    if empty:
        yield Failed(
            reference, f"{reference}: no media or caption files in this folder; check the path", Retry.NEVER
        )


def _files(top: Path) -> Iterator[Path]:
    """Give the files that are recordings: media, and captions that lie beside none."""
    if not top.is_dir():
        yield top
        return
    inside = sorted(path for path in top.rglob("*") if path.is_file() and not _hidden(path, top))
    media = [path for path in inside if _suffix(path) in MEDIA]
    beside = {track.path for path in media for track in _sidecars(path)}
    firsts: set[Path] = set()
    for path in inside:
        if _suffix(path) in MEDIA:
            yield path
        elif _suffix(path) in CAPTIONS and path not in beside and _stem(path) not in firsts:
            firsts.add(_stem(path))
            yield path


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _result(path: Path, options: FetchOptions, met: set[str]) -> Result:
    try:
        name = identity.of_url(options.url) if options.url else f"file:{digest(path)}"
        captions = _suffix(path) in _MAYBE_CAPTIONS
        if name in met or options.known(name):
            return Known(name, str(path))
        return _captions(path, name, options) if captions else _media(path, name, options)
    except (MediaError, OSError) as error:
        return Failed(str(path), f"{error}", Retry.CHANGED)


def _media(path: Path, name: str, options: FetchOptions) -> Found:
    told = probe(path)
    if not told.has_audio:
        raise MediaError(f"{path}: holds no sound; give a file that does, or its captions")
    recording = Recording(
        identity=name,
        title=told.title or path.stem,
        url=options.url,
        media=str(path.resolve()),
        duration_ms=told.duration_ms,
        published=_day(told.tags.get("date", "")),
        channel=told.tags.get("artist") or None,
        language=language_tag(told.tags.get("language")),
        description=told.tags.get("comment") or told.tags.get("description") or "",
        chapters=tuple(chapter for chapter in told.chapters if chapter.title),
    )
    kept = json.dumps({"path": str(path), "tags": dict(told.tags)}, ensure_ascii=False)
    return Found(recording, tuple(_sidecars(path)), str(path), kept, path=path)


def _day(text: str) -> str | None:
    match = re.match(r"\d{4}-\d{2}-\d{2}", text)
    return match.group() if match else None


def _captions(path: Path, name: str, options: FetchOptions) -> Found:
    """Make a recording of captions alone, with those of the same talk in other languages."""
    stem = _stem(path)
    kin = [p for p in sorted(path.parent.glob("*")) if _suffix(p) in CAPTIONS and _stem(p) == stem]
    tracks = [_track(p, stem.name) for p in ([path] if path not in kin else kin)]
    recording = Recording(identity=name, title=stem.name, url=options.url)
    return Found(recording, tuple(tracks), str(path), json.dumps({"path": str(path)}), has_media=False)


def _stem(path: Path) -> Path:
    """Drop the suffix and a language before it: `talk.fr.srt` belongs to `talk`."""
    bare = path.with_suffix("")
    middle = bare.suffix.removeprefix(".")
    return bare.with_suffix("") if middle and language_tag(middle) and len(middle) < 12 else bare


def _sidecars(media: Path) -> Iterator[Track]:
    """Give the captions beside a media file, the richest formats first."""
    beside = [p for p in media.parent.glob(_literal(media.stem) + ".*") if _suffix(p) in CAPTIONS | {"json"}]
    for path in sorted(beside, key=lambda p: (format_rank(_suffix(p)), p.name)):
        if not path.name.endswith((".info.json", ".chapters.json")):
            yield _track(path, media.stem)


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _track(path: Path, stem: str) -> Track:
    middle = path.name.removeprefix(stem).removesuffix(path.suffix).strip(".")
    return Track(language_tag(middle), Origin.MANUAL, _suffix(path), path=path, name=path.name)
