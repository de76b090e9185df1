"""Arguments that are a text, or name a file that holds one."""

import re
import sys
from pathlib import Path

from talkdex.encoding import decode
from talkdex.errors import UsageError

_LONGEST_NAME = 255
_DOCUMENTS = "md markdown txt text html htm xhtml docx doc odt rtf pdf csv tsv json xml toml yml yaml srt vtt"
_NAME = re.compile(rf"(?!\w+://)[^\n]*\w\.({'|'.join(_DOCUMENTS.split())})", re.IGNORECASE)
_WORD = ".docx"


def text_or_file(given: str, beside: Path | None = None) -> str:
    """Give the content of a file where a text names one, else the text.

    Args:
        given: on the command line or in a manifest.
        beside: the folder from which paths are told; None for the working directory.

    Raises:
        UsageError: the file holds no text, can't be read, or is named as a file and isn't there.
        SourceError: it is a damaged Word document.
    """
    if "\n" in given or len(given) > _LONGEST_NAME:
        return as_text(given)
    path = (beside or Path()) / given
    if path.is_file():
        return _content(path)
    if _NAME.fullmatch(given):
        raise UsageError(f"{given}: no such file; check the path")
    if "/" in given and path.is_dir():
        raise UsageError(f"{given} is a folder: name a file in it")
    return as_text(given)


def as_text(given: str) -> str:
    """Give an argument as text that can be stored: bytes that were no text become "?"."""
    return given.encode("utf-8", "replace").decode()


def standard_input() -> str:
    """Read all of standard input, in whatever encoding it is; "" where it is closed."""
    if sys.stdin is None:
        return ""
    if not hasattr(sys.stdin, "buffer"):  # a text stream put in its place
        return sys.stdin.read()
    return _text(sys.stdin.buffer.read(), "standard input")


def _content(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror}): check the path and its rights") from error
    if path.suffix.lower() != _WORD:
        return _text(data, str(path))
    from talkdex.check import read_document

    return read_document(path.name, data).text


def _text(data: bytes, name: str) -> str:
    text = decode(data).text
    if "\0" in text:
        raise UsageError(f"{name} is no text: save it as text, Markdown, HTML or .docx")
    return text
