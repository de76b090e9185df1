"""Readers and writers of documents, one module per format.

A module that has `read(data: bytes) -> Document` and `write(data: bytes, document: Document,
edits: Sequence[Edit]) -> bytes` is a format; a row of `FORMATS` makes its suffix known.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from talkdex.check.document import Document, Edit
from talkdex.errors import UsageError

FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
    "": "plain",
    ".docx": "docx",
}
"""File name suffix to the module that reads it."""


class Format(Protocol):
    """What a module of this package can do."""

    def read(self, data: bytes) -> Document:
        """Read a file's content."""

    def write(self, data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
        """Give the content with links put in or replaced."""


def format_of(name: str) -> Format:
    """Choose the format by a file's name.

    Raises:
        UsageError: no format goes by that suffix.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        known = " ".join(sorted(suffix for suffix in FORMATS if suffix))
        raise UsageError(f"can't check {name}: documents end in {known}")
    return cast("Format", import_module(f"{__name__}.{FORMATS[suffix]}"))
