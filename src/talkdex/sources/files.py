"""Recordings on this machine: media files, folders of them, caption files alone.

A file is known by its content, so that another name or folder is the same recording; by its URL where
the caller gives one, or yt-dlp wrote it beside the file. Captions beside a media file are its tracks.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

from talkdex.errors import MediaError, UsageError
from talkdex.media import MediaInfo, digest, probe
from talkdex.recording import Recording
from talkdex.sources import beside, identity, info
from talkdex.sources.beside import CAPTIONS, Folders, suffix
from talkdex.sources.found import Failed, FetchOptions, Found, Known, Result, Retry
from talkdex.sources.tracks import language_tag

_SOUND = "aac aif aiff amr flac m4a m4b mka mp2 mp3 oga ogg opus wav wma"
_PICTURES = "3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts ogm ogv ts webm wmv"
MEDIA = frozenset(_SOUND.split() + _PICTURES.split())
"""Suffixes of files with sound."""

_MAYBE_CAPTIONS = CAPTIONS | {"json", "xml", "sub", "smi", "stl", "txt", "tsv"}


def path_of(reference: str) -> Path | None:
    """Give the file or folder here that a reference names (`~` and `file:` too); None means a URL."""
    if reference.lower().startswith("file:"):
        reference = url2pathname(reference[5:].removeprefix("//").removeprefix("localhost"))
    try:
        path = Path(reference).expanduser()
        return path if path.exists() else None
    except (OSError, RuntimeError, ValueError):  # too long a name, no such user, a NUL: no path at all
        return None


def walk(top: Path, options: FetchOptions) -> Iterator[Result]:
    """Give the recordings of a file or folder, folders all the way down, in the order of their names.

    Raises:
        UsageError: `options.url` is given for a whole folder.
    """
    if options.url and top.is_dir():
        raise UsageError(f"{top}: a URL goes with one file, not with a folder; add the files one by one")
    met, folders = set[str](), Folders()
    empty = True
    for path in _files(top):
        empty = False
        result = _result(path, options, met, folders)
        if isinstance(result, Found):
            met |= {result.identity, *result.aliases}
        yield result
    if empty:
        reason = f"{top}: no media or caption files in this folder; check the path"
        yield Failed(str(top), reason, Retry.NEVER)


def _files(top: Path) -> Iterator[Path]:
    """Give the files that are recordings: media, and captions that lie beside none."""
    if not top.is_dir():
        yield top
        return
    inside = sorted(path for path in top.rglob("*") if path.is_file() and not _hidden(path, top))
    media = {path.with_suffix("") for path in inside if suffix(path) in MEDIA}
    firsts: set[Path] = set()
    for path in inside:
        if suffix(path) in MEDIA:
            yield path
        elif suffix(path) in CAPTIONS and not _beside(path, media) and beside.stem(path) not in firsts:
            firsts.add(beside.stem(path))
            yield path


def _beside(captions: Path, media: set[Path]) -> bool:
    """Tell whether a caption file belongs to a media file: `talk.fr.forced.srt` to `talk.mp4`."""
    while captions.suffix:
        captions = captions.with_suffix("")
        if captions in media:
            return True
    return False


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _result(path: Path, options: FetchOptions, met: set[str], folders: Folders) -> Result:
    if _unwritable(path):
        reason = f"{_shown(path)}: this name is no text in UTF-8, and no index can hold it; rename it"
        return Failed(_shown(path), reason, Retry.NEVER)
    captions = suffix(path) in _MAYBE_CAPTIONS
    told = {} if captions else beside.info_of(path)
    try:
        names = _names(path, options.url, told)
        if known := next((name for name in names if name in met or options.known(name)), None):
            return Known(known, str(path))
        if captions:
            return _captions(path, names, options.url, folders)
        return _media(path, names, options.url, told, folders)
    except (MediaError, OSError) as error:
        return Failed(str(path), str(error), Retry.CHANGED)


def _unwritable(path: Path) -> bool:
    """Tell whether a path holds bytes that are no text, as old archives do."""
    return _shown(path.resolve()) != str(path.resolve())


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()


def _names(path: Path, url: str | None, told: dict[str, Any]) -> tuple[str, ...]:
    """Give the identities of a file, the one it goes by first: its public one, then its content's."""
    content = f"file:{digest(path)}"
    if url:
        return identity.of_url(url), content
    if told and told["extractor_key"] not in identity.OWN_NAMES:
        return identity.of_video(told["extractor_key"], str(told["id"]), told.get("webpage_url")), content
    return (content,)


def _media(
    path: Path, names: tuple[str, ...], url: str | None, told: dict[str, Any], folders: Folders
) -> Found:
    probed = probe(path)
    if not probed.has_audio:
        raise MediaError(f"{path}: holds no sound; give a file that does, or its captions")
    recording = info.recording(told, names[0]) if told else _recording(path, names[0], probed)
    recording = replace(
        recording,
        url=identity.page(url) if url else recording.url,
        media=str(path.resolve()),
        duration_ms=probed.duration_ms or recording.duration_ms,
    )
    kept = told or {"path": str(path), "tags": dict(probed.tags)}
    return Found(
        recording,
        tuple(beside.tracks(path, told, folders)),
        reference=str(path),
        info=json.dumps(kept, ensure_ascii=False),
        path=path,
        aliases=names[1:],
    )


def _recording(path: Path, name: str, probed: MediaInfo) -> Recording:
    """Give what a media file says of itself in its tags."""
    tags = probed.tags
    day = re.match(r"\d{4}-\d{2}-\d{2}", tags.get("date", ""))
    return Recording(
        identity=name,
        title=probed.title or path.stem,
        published=day.group() if day else None,
        channel=tags.get("artist") or None,
        language=language_tag(tags.get("language")),
        description=tags.get("description") or tags.get("comment") or "",
        chapters=tuple(chapter for chapter in probed.chapters if chapter.title),
    )


def _captions(path: Path, names: tuple[str, ...], url: str | None, folders: Folders) -> Found:
    """Make a recording of captions alone, with those of the same talk in other languages."""
    stem = beside.stem(path)
    named = folders.named(path.parent, stem.name)
    kin = [p for p in named if suffix(p) in CAPTIONS and beside.stem(p) == stem]
    tracks = [beside.track(p, stem.name) for p in (kin if path in kin else [path])]
    return Found(
        Recording(identity=names[0], title=stem.name, url=identity.page(url) if url else None),
        tuple(tracks),
        reference=str(path),
        info=json.dumps({"path": str(path)}, ensure_ascii=False),
        has_media=False,
        aliases=names[1:],
    )
