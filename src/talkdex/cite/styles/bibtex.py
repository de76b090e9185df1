"""BibTeX: https://ctan.org/pkg/bibtex; the fields that only biblatex knows do no harm."""

import re

from talkdex.cite.cited import Cited
from talkdex.cite.names import Name
from talkdex.cite.styles.style import Style, times
from talkdex.text import folded

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_UNSAFE_IN_URL = re.compile(r"[{}\\\s]")


def reference(cited: Cited) -> str:
    """Give the entry."""
    fields = {
        "author": " and ".join(map(_name, cited.authors)),
        "title": _text(cited.part or cited.title),
        "booktitle": _text(cited.title) if cited.part else "",
        "year": cited.year or "",
        "date": cited.published or "" if cited.date else "",
        "howpublished": _text(f"{cited.medium}, {cited.place}" if cited.place else cited.medium),
        "url": _UNSAFE_IN_URL.sub(lambda m: f"%{ord(m[0]):02X}", cited.url or ""),
        "language": cited.language or "",
        "note": _text("; ".join(_notes(cited))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key(cited)},", *lines, "}"])


def key(cited: Cited) -> str:
    """Give a key made of the author's or title's first words, the year and the second."""
    who = "".join(folded(cited.authors[0].family if cited.authors else cited.title)[:3])
    ascii_only = re.sub(r"[^a-z0-9]", "", who) or "recording"
    second = f"s{cited.within.start_ms // 1000}" if cited.within else ""
    return f"{ascii_only}{cited.year or ''}{second}"


def _notes(cited: Cited) -> list[str]:
    span = times(cited)
    verify = f"verify {cited.verify}" if cited.verify else None
    return [one for one in (span, verify) if one]


def _name(name: Name) -> str:
    return _text(name.inverted) if name.given else f"{{{_text(name.family)}}}"


def _text(text: str) -> str:
    return "".join(_SIGNS.get(char, char) for char in text)


STYLE = Style("bibtex", "BibTeX", reference)
