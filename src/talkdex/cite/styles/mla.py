"""MLA, ninth edition: https://style.mla.org/works-cited/works-cited-a-quick-guide/."""

from talkdex.cite.cited import Cited
from talkdex.cite.styles.style import MONTHS, Style, sentence, times
from talkdex.timing import clock

_SHORT = 4  # letters of a month that isn't abbreviated


def reference(cited: Cited) -> str:
    """Give the entry for the list of works cited."""
    url = cited.url.removeprefix("https://").removeprefix("http://") if cited.url else None
    told = [cited.channel if cited.place else None, cited.host, _date(cited), times(cited), url]
    details = ", ".join(dict.fromkeys(one for one in told if one))
    if not cited.part:
        return sentence(_authors(cited), f"“{sentence(cited.title)}”", details)
    return sentence(_authors(cited), f"“{sentence(cited.part)}”", f"{cited.title}, {details}".rstrip(", "))


def _authors(cited: Cited) -> str | None:
    if not cited.authors:
        return None
    first, *others = cited.authors
    if len(others) > 1:
        return f"{first.inverted}, et al"
    return f"{first.inverted}, and {others[0].straight}" if others else first.inverted


def _date(cited: Cited) -> str | None:
    if not cited.date:
        return None
    year, *rest = cited.date
    if not rest or not 1 <= rest[0] <= 12:
        return str(year)
    name = MONTHS[rest[0] - 1]
    month = name if len(name) <= _SHORT else f"{'Sept' if rest[0] == 9 else name[:3]}."
    return " ".join([*map(str, rest[1:2]), month, str(year)])


def in_text(cited: Cited) -> str:
    """Give what stands beside the quotation: who, and the time."""
    who = " and ".join(name.family for name in cited.authors) or f"“{cited.part or cited.title}”"
    moment = f" {clock(cited.within.start_ms)}–{clock(cited.within.end_ms)}" if cited.within else ""
    return f"({who}{moment})"


STYLE = Style("mla", "MLA, 9th edition", reference, in_text)
