"""RIS, as reference managers exchange it: https://en.wikipedia.org/wiki/RIS_(file_format)."""

from collections.abc import Iterator

from talkdex.cite.cited import Cited
from talkdex.cite.styles.style import Style, times

_TYPES = {"Video": "VIDEO", "Audio": "SOUND"}


def reference(cited: Cited) -> str:
    """Give the record."""
    return "\n".join(f"{tag}  - {value}" for tag, value in _lines(cited) if value or tag == "ER")


def _lines(cited: Cited) -> Iterator[tuple[str, str | None]]:
    yield "TY", _TYPES[cited.medium]
    for author in cited.authors:
        yield "AU", author.inverted
    yield "TI", cited.part or cited.title
    yield "T2", cited.title if cited.part else None
    yield "PY", cited.year
    yield "DA", _date(cited)
    yield "PB", cited.channel
    yield "DP", cited.host
    yield "LA", cited.language
    yield "UR", cited.url
    yield "N1", times(cited)
    yield "N1", f"verify {cited.verify}" if cited.verify else None
    yield "ER", ""


def _date(cited: Cited) -> str | None:
    if not cited.date:
        return None
    year, month, day = (*(f"{n:02}" for n in cited.date), "", "")[:3]
    return f"{year}/{month}/{day}/"


STYLE = Style("ris", "RIS, for reference managers", reference)
