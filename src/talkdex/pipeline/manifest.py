"""A manifest: the recordings of an index as a TOML file that people keep under version control.

    [defaults]                  # optional; any key of a recording but source
    language = "es"

    [[recording]]
    source = "https://www.youtube.com/watch?v=ID"
    title = "Plenary"           # optional, like date, url, language, model, captions
    segments = '''
    Oscar Figueroa (22min10-1h16)
    '''

The format is TOML 1.0 (https://toml.io/en/v1.0.0). Paths are relative to the manifest.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from talkdex.errors import UsageError
from talkdex.pipeline.wishes import Wishes

KEYS = ("segments", "language", "captions", "captions_language", "model", "title", "date", "url")


def read(path: Path, wishes: Wishes | None = None) -> list[tuple[str, Wishes]]:
    """Read a manifest into references and what is wished of each, on top of `wishes`.

    Raises:
        UsageError: it can't be read, is not TOML, or has keys that nobody knows.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} can't be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not TOML: {error}") from error
    _check(content, {"defaults", "recording"}, str(path))
    return list(_entries(content, path, wishes or Wishes()))


def _entries(content: Mapping[str, Any], path: Path, wishes: Wishes) -> Iterator[tuple[str, Wishes]]:
    defaults = content.get("defaults", {})
    _check(defaults, set(KEYS), f"{path}, [defaults]")
    for number, entry in enumerate(content.get("recording", []), 1):
        where = f"{path}, recording {number}"
        _check(entry, {"source", *KEYS}, where)
        if not isinstance(entry.get("source"), str):
            raise UsageError(f'{where}: has no source (write: source = "https://…")')
        given = {**defaults, **{key: value for key, value in entry.items() if key != "source"}}
        yield _placed(entry["source"], path), replace(wishes, **_dated(given))


def _dated(given: Mapping[str, Any]) -> dict[str, Any]:
    """TOML has dates of its own; we keep ISO text."""
    return {key: str(value) for key, value in given.items()}


def _placed(source: str, path: Path) -> str:
    """Give a source that is a path relative to the manifest as one that can be opened."""
    return source if urlsplit(source).scheme in ("http", "https") else str(path.parent / source)


def _check(table: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise UsageError(f"{where}: {unknown[0]!r} means nothing here (known: {', '.join(sorted(known))})")
