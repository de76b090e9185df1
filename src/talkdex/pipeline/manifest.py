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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from talkdex.errors import LinkError, UsageError
from talkdex.forms import is_date, is_language_tag
from talkdex.links import resolve_link
from talkdex.pipeline.wishes import Captions, Wishes

KEYS = ("segments", "language", "captions", "captions_language", "model", "title", "date", "url")

_LANGUAGE = (is_language_tag, 'is no language tag (write "es", "fr-CA", "zh-Hans")')
_FORMS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "language": _LANGUAGE,
    "captions_language": _LANGUAGE,
    "captions": (get_args(Captions).__contains__, f"is none of {', '.join(get_args(Captions))}"),
    "date": (is_date, 'is no date (write "2024", "2024-05" or "2024-05-31")'),
}
"""What values must be like beyond being text, and what is said of those that aren't."""


def read(path: Path, wishes: Wishes | None = None) -> list[tuple[str, Wishes]]:
    """Read a manifest into references and what is wished of each, on top of `wishes`.

    Raises:
        UsageError: it can't be read, is not TOML, or has keys or values that mean nothing.
    """
    content = _parsed(path)
    _check(content, {"defaults", "recording"}, str(path))
    defaults, entries = content.get("defaults", {}), content.get("recording", [])
    if not isinstance(defaults, dict):
        raise UsageError(f"{path}: defaults is no table: write [defaults] on a line of its own")
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        raise UsageError(f"{path}: each recording begins with a line [[recording]], in double brackets")
    common = _wished(defaults, f"{path}, [defaults]")
    return list(_entries(entries, common, path, wishes or Wishes()))


def _parsed(path: Path) -> dict[str, Any]:
    """Give the content of a TOML file, with or without a byte order mark."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror}): check the path and its rights") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8: name a manifest, or save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not TOML: {error}") from error


def _entries(
    entries: list[dict[str, Any]], common: Mapping[str, str], path: Path, wishes: Wishes
) -> Iterator[tuple[str, Wishes]]:
    for number, entry in enumerate(entries, 1):
        where = f"{path}, recording {number}"
        source = entry.get("source")
        if not (isinstance(source, str) and source.strip()):
            raise UsageError(f'{where}: has no source (write: source = "https://…")')
        own = _wished({key: value for key, value in entry.items() if key != "source"}, where, {"source"})
        try:
            yield _placed(source, path), replace(wishes, **{**common, **own})
        except UsageError as error:
            raise UsageError(f"{where}: {error}") from error


def _wished(
    table: Mapping[str, Any], where: str, besides: frozenset[str] | set[str] = frozenset()
) -> dict[str, Any]:
    """Give what a table wishes, as text that was looked at."""
    _check(table, {*KEYS, *besides}, where)
    return {key: _value(key, value, where) for key, value in table.items()}


def _value(key: str, value: object, where: str) -> str:
    """Give a value as text: TOML has dates of its own, and years are often left without quotes."""
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise UsageError(f'{where}: {key} is no text: write it in quotes ({key} = "…")')
    text = str(value)
    fits, told = _FORMS.get(key, (None, ""))
    if fits and not fits(text):
        raise UsageError(f"{where}: {key} {text!r} {told}")
    if key == "url":
        _check_link(text, where)
    return text


def _check_link(url: str, where: str) -> None:
    try:
        resolve_link(url)
    except LinkError as error:
        raise UsageError(f"{where}: url: {error}") from error


def _placed(source: str, path: Path) -> str:
    """Give a source that is a path relative to the manifest as one that can be opened."""
    return source if urlsplit(source).scheme in ("http", "https") else str(path.parent / source)


def _check(table: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise UsageError(f"{where}: {unknown[0]!r} means nothing here (known: {', '.join(sorted(known))})")
