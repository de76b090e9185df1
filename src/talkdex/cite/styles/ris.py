"""RIS, as reference managers exchange it, written by rispy (https://github.com/MrTango/rispy)."""

from typing import Any

import rispy

from talkdex.cite.cited import Cited
from talkdex.cite.styles.style import Style, times

_TYPES = {"Video": "VIDEO", "Audio": "SOUND"}


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy is untyped
    """Writes one record without a number before it."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - rispy's signature
        return ""


def reference(cited: Cited) -> str:
    """Give the record."""
    notes = [times(cited), f"verify {cited.verify}" if cited.verify else None]
    record: dict[str, Any] = {
        "type_of_reference": _TYPES[cited.medium],
        "authors": [author.inverted for author in cited.authors],
        "title": cited.part or cited.title,
        "secondary_title": cited.title if cited.part else None,
        "year": cited.year,
        "date": _date(cited),
        "publisher": cited.channel,
        "database_provider": cited.host,
        "language": cited.language,
        "urls": [cited.url] if cited.url else [],
        "notes": [note for note in notes if note],
    }
    told = {name: value for name, value in record.items() if value}
    return str(rispy.dumps([told], implementation=_Writer)).strip("\n")


def _date(cited: Cited) -> str | None:
    if not cited.date:
        return None
    year, month, day = (*(f"{n:02}" for n in cited.date), "", "")[:3]
    return f"{year}/{month}/{day}/"


STYLE = Style("ris", "RIS, for reference managers", reference)
