r"""Caption text without its dress: tags, ASS override codes, entities, invisible signs.

Every function gives plain text with "\n" between lines and does so in time linear in its length.
"""

import html
import re

_TAG = re.compile(r"<[/a-zA-Z!?][^<>]*>|<\d[\d:.,]*>")
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
_RUBY = re.compile(r"<rt\b[^<>]*>[^<]*(?:</rt>)?", re.IGNORECASE)  # pronunciation, not speech
_OVERRIDE = re.compile(r"\{(?:\\|[yYfFsScCpPbBiIuU]:)[^{}]*\}|\{\\?an?\d\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def plain(text: str) -> str:
    r"""Strip tags and override codes, then decode entities; line breaks in markup become "\n"."""
    if "<" in text:
        text = _RUBY.sub("", _BREAK.sub("\n", text))
        text = _TAG.sub("", text)
    if "{" in text:
        text = _OVERRIDE.sub("", text)
    if "\\" in text:
        text = text.replace("\\N", "\n").replace("\\h", " ")
    if "&" in text:
        text = entities(text)
    return text if text.replace("\n", "").isprintable() else _INVISIBLE.sub("", text)


def entities(text: str) -> str:
    """Decode HTML entities that are closed by a semicolon, once."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def one_line(text: str) -> str:
    """Make runs of white space, line ends included, one space each, with none at the ends."""
    return " ".join(text.split())
