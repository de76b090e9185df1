"""APA, seventh edition: https://apastyle.apa.org/style-grammar-guidelines/references/examples.

A quotation from a video gives the time in place of the page.
"""

from talkdex.cite.cited import Cited
from talkdex.cite.styles.style import MONTHS, Style, sentence, times
from talkdex.timing import clock


def reference(cited: Cited) -> str:
    """Give the entry for the list of references."""
    who, when = _authors(cited), f"({_date(cited)})"
    span = times(cited)
    whole = f"{cited.title} ({span})" if span else cited.title
    if cited.part:
        what = [f"{cited.part} [{'Speech' if cited.authors else 'Segment'}]", f"In {whole} [{cited.medium}]"]
    else:
        what = [f"{whole} [{cited.medium}]"]
    where = cited.host if who == cited.channel else cited.place
    head = who or what.pop(0)
    text = f"{sentence(head)} {sentence(when, *what, where)}"
    return f"{text} {cited.url}" if cited.url else text


def _authors(cited: Cited) -> str | None:
    names = [name.initials for name in cited.authors]
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return names[0] if names else cited.channel


def _date(cited: Cited) -> str:
    if not cited.date:
        return "n.d."
    year, *rest = cited.date
    month = MONTHS[rest[0] - 1 : rest[0]] if rest else ()
    return f"{year}, {month[0]}{f' {rest[1]}' if len(rest) > 1 else ''}" if month else str(year)


def in_text(cited: Cited) -> str:
    """Give what stands beside the quotation: who, the year, the moment."""
    families = [name.family for name in cited.authors]
    who = " & ".join(families) or cited.channel or cited.part or cited.title
    moment = [clock(cited.within.start_ms)] if cited.within else []
    return f"({', '.join([who, cited.year or 'n.d.', *moment])})"


STYLE = Style("apa", "APA, 7th edition", reference, in_text)
