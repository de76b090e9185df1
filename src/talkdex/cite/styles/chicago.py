"""Chicago, notes and bibliography: https://www.chicagomanualofstyle.org/tools_citationguide.html."""

from talkdex.cite.cited import Cited
from talkdex.cite.styles.style import MONTHS, Style, sentence, times


def reference(cited: Cited) -> str:
    """Give the entry for the bibliography."""
    names = [cited.authors[0].inverted, *(a.straight for a in cited.authors[1:])] if cited.authors else []
    told = [
        f"“{sentence(cited.part or cited.title)}”",
        f"In “{sentence(cited.title)}”" if cited.part else None,
    ]
    facts = ", ".join(one for one in (cited.place, _date(cited)) if one)
    span = times(cited)
    medium = f"{cited.medium}, {span}" if span else cited.medium
    return sentence(", and ".join(names) or None, *told, facts or None, medium, cited.url)


def note(cited: Cited) -> str:
    """Give the footnote."""
    names = " and ".join(author.straight for author in cited.authors)
    title = f"“{cited.part},” in “{cited.title},”" if cited.part else f"“{cited.title},”"
    told = [cited.place, _date(cited), cited.medium.lower(), times(cited), cited.url]
    details = ", ".join(one for one in told if one)
    return sentence(f"{names}, {title} {details}" if names else f"{title} {details}")


def _date(cited: Cited) -> str | None:
    if not cited.date:
        return None
    year, *rest = cited.date
    if not rest or not 1 <= rest[0] <= 12:
        return str(year)
    month = MONTHS[rest[0] - 1]
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


STYLE = Style("chicago", "Chicago, notes and bibliography", reference, note)
