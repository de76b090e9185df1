"""The link to any moment of one recording, as pieces to put times between: for pages, which have no Python.

What `deep_link` would write for a URL depends on the times in a single place of the text; the
pieces round that place, and how its host spells moments, are all that somebody else needs to
write the same links.
"""

from typing import NamedTuple

from talkdex.links.building import Form, target_of, written
from talkdex.links.match import locate
from talkdex.links.reading import cleared
from talkdex.links.times import ALL_UNITS, FRACTIONS, SECONDS, UNITS, Style

_START, _END = "\ue000", "\ue001"  # for private use, so no URL that was read holds them

_SPELLINGS: dict[Style, str] = {
    SECONDS: "seconds",
    FRACTIONS: "fractions",
    UNITS: "units",
    ALL_UNITS: "all units",
}


class LinkTemplate(NamedTuple):
    """A link with its times left out.

    Args:
        moment: what stands before and after a start.
        span: what stands before a start, between it and an end, and after; None where the host has no end.
        spelling: how a time is written: "seconds" (1330), "fractions" (1330.5), "units" (22m10s) or
            "all units" (0h22m10s).
        unit_ms: the smallest step that the host can tell; times are rounded down to it.
    """

    moment: tuple[str, str]
    span: tuple[str, str, str] | None
    spelling: str
    unit_ms: int


def link_template(url: str, *, form: Form = "given") -> LinkTemplate | None:
    """Give the pieces of the links that `deep_link` writes; None where the host isn't known to heed a time.

    Args:
        url: any form of the recording's URL, or an absolute path; a time in it is left out.
        form: as for `deep_link`; None is given too where `embed` is asked of a host without a player.

    Raises:
        LinkError: `url` isn't a URL.
    """
    target = target_of(locate(url)[1], form)
    if target is None:
        return None
    way, bare = target.shape.way, cleared(target)
    moment = str(written(bare, way.part, way.start.format(s=_START)))
    before, _, after = moment.partition(_START)
    span = None
    if way.both:
        both = str(written(bare, way.part, way.both.format(s=_START, e=_END)))
        first, _, rest = both.partition(_START)
        between, _, last = rest.partition(_END)
        span = (first, between, last)
    return LinkTemplate((before, after), span, _SPELLINGS[way.style], way.style.unit_ms)
