"""BibTeX, https://ctan.org/pkg/bibtex, written by bibtexparser (https://bibtexparser.readthedocs.io).

The fields that only biblatex knows do no harm. Signs that TeX takes for its own are written so that it
doesn't; letters stay as they are, for biber and today's BibTeX read UTF-8.
"""

import re
from typing import Any

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
    return _written(key(cited), {name: value for name, value in fields.items() if value})


def key(cited: Cited) -> str:
    """Give a key made of the author's or title's first words, the year and the second."""
    who = "".join(folded(cited.authors[0].family if cited.authors else cited.title)[:3])
    ascii_only = re.sub(r"[^a-z0-9]", "", who) or "recording"
    second = f"s{cited.within.start_ms // 1000}" if cited.within else ""
    return f"{ascii_only}{cited.year or ''}{second}"


def _written(name: str, fields: dict[str, str]) -> str:
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415 - costs 0.2 s, and one style needs it
    from bibtexparser.library import Library  # noqa: PLC0415 - as above
    from bibtexparser.model import Entry, Field  # noqa: PLC0415
    from bibtexparser.writer import BibtexFormat  # noqa: PLC0415

    layout: Any = BibtexFormat()  # type: ignore[no-untyped-call]  # bibtexparser's own gap
    layout.indent, layout.trailing_comma = "  ", True
    entry = Entry("misc", name, [Field(field, value) for field, value in fields.items()])
    return write_string(Library([entry]), bibtex_format=layout).strip()


def _notes(cited: Cited) -> list[str]:
    span = times(cited)
    verify = f"verify {cited.verify}" if cited.verify else None
    return [one for one in (span, verify) if one]


def _name(name: Name) -> str:
    return _text(name.inverted) if name.given else f"{{{_text(name.family)}}}"


def _text(text: str) -> str:
    return "".join(_SIGNS.get(char, char) for char in text)


STYLE = Style("bibtex", "BibTeX", reference)
