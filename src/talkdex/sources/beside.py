"""What lies beside a media file: captions (`talk.fr.srt`), and what yt-dlp wrote of it (`talk.info.json`)."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from talkdex.sources import info
from talkdex.sources.found import Track
from talkdex.sources.tracks import format_rank, language_tag
from talkdex.transcript import Origin

CAPTIONS = frozenset(
    {"vtt", "srt", "json3", "srv3", "srv2", "srv1", "ttml", "dfxp", "sbv", "ass", "ssa", "lrc"}
)
"""Suffixes of files that can only be captions; `.json` is read where it is named or lies beside media."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_NOT_CAPTIONS = (".info.json", ".chapters.json")


def suffix(path: Path) -> str:
    """Give a file's suffix in lower case, without the dot."""
    return path.suffix.lower().removeprefix(".")


def stem(path: Path) -> Path:
    """Drop the suffix and a language before it: `talk.fr.srt` belongs to `talk`."""
    bare = path.with_suffix("")
    return bare.with_suffix("") if language_in_name(bare.suffix.removeprefix(".")) else bare


def language_in_name(part: str) -> str | None:
    """Read the language in the middle of a file name, or None: a word of three letters is none by itself."""
    tag = language_tag(part) if _LANGUAGE.fullmatch(part) else None
    return tag if tag and len(tag.split("-")[0]) == 2 else None


class Folders:
    """The caption and JSON files of folders, each looked through once: a walk asks at every file it meets."""

    def __init__(self) -> None:
        self._found: dict[Path, dict[str, list[Path]]] = {}

    def named(self, folder: Path, name: str) -> Sequence[Path]:
        """Give the files of a folder whose names begin with this name and a dot, by name."""
        if folder not in self._found:
            self._found[folder] = _by_beginning(folder)
        return self._found[folder].get(os.path.normcase(name), [])


def _by_beginning(folder: Path) -> dict[str, list[Path]]:
    """Give a folder's caption and JSON files by all that stands before a dot of their names."""
    found: dict[str, list[Path]] = {}
    for path in sorted(path for path in folder.glob("*") if suffix(path) in CAPTIONS | {"json"}):
        name = os.path.normcase(path.name)
        for at in (at for at, char in enumerate(name) if char == "."):
            found.setdefault(name[:at], []).append(path)
    return found


def tracks(media: Path, told: Mapping[str, Any], folders: Folders) -> Iterator[Track]:
    """Give the captions beside a media file, the richest formats first; `told` is its info dict, or empty."""
    origins = info.origins(told)
    beside = folders.named(media.parent, media.stem)
    for path in sorted(beside, key=lambda p: (format_rank(suffix(p)), p.name)):
        if not path.name.endswith(_NOT_CAPTIONS):
            yield track(path, media.stem, origins)


def track(path: Path, name: str, origins: Mapping[str, Origin] | None = None) -> Track:
    """Make a track of a caption file; between `name` and its suffix stands the language, if any."""
    middle = path.name.removeprefix(name).removesuffix(path.suffix).strip(".")
    original = middle.endswith("-orig")  # so yt-dlp names YouTube's own recogniser's
    origin = (origins or {}).get(middle, Origin.AUTOMATIC if original else Origin.MANUAL)
    return Track(language_tag(middle), origin, suffix(path), path=path, name=path.name, spoken=original)


def info_of(media: Path) -> dict[str, Any]:
    """Read what yt-dlp wrote beside a file (`--write-info-json`); empty where there is nothing of use."""
    try:
        told = json.loads(media.with_suffix(".info.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = isinstance(told, dict) and told.get("id") and told.get("extractor_key") and told.get("title")
    return told if known else {}
