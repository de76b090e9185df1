"""Links that open a recording at a moment, each in its host's own form.

Moments are rounded down to what the host can tell, never negative and never past the end. Other
parameters stay, fragments stay last, and an old time is replaced. A host that isn't known to heed
a time gets its plain URL: no form is invented.
"""

from typing import Literal

from talkdex.errors import LinkError
from talkdex.links.address import Address
from talkdex.links.host import Part, Way
from talkdex.links.match import Place, locate
from talkdex.links.reading import cleared, read
from talkdex.timing import TimeRange

Form = Literal["given", "watch", "embed"]


def deep_link(
    url: str,
    start_ms: int,
    end_ms: int | None = None,
    *,
    duration_ms: int | None = None,
    lead_ms: int = 0,
    tail_ms: int = 0,
    form: Form = "given",
) -> str:
    """Give a URL that opens a recording at a moment, and stops at its end where the host can.

    Args:
        url: any form of the recording's URL, or an absolute path; a time in it is replaced.
        start_ms: where to start; a negative one means the beginning.
        end_ms: where to stop, the first millisecond after; None for no end.
        duration_ms: the recording's length, or None while unknown; nothing is written past it.
        lead_ms: how much earlier to start.
        tail_ms: how much later to stop.
        form: `given` keeps the form of `url` (a page stays a page, a player a player) unless it can't
            carry a moment; `watch` asks for the page, `embed` for the player.

    Returns:
        The link; the URL without any time where the host isn't known to heed one.

    Raises:
        LinkError: `url` isn't a URL, or `embed` is asked of a host without such a player.
        TimeError: the end lies before the start.
    """
    address, place = locate(url)
    span = widened(start_ms, end_ms, duration_ms=duration_ms, lead_ms=lead_ms, tail_ms=tail_ms)
    target = target_of(place, form)
    if target:
        moment = _moment(target.shape.way, span, duration_ms, ends=end_ms is not None)
        return str(written(cleared(target), target.shape.way.part, moment))
    if form == "embed":
        raise LinkError(f"no player that starts at a moment is known for {url.strip()[:80]!r}: link its page")
    return str(read(address, place)[2])


def widened(
    start_ms: int, end_ms: int | None, *, duration_ms: int | None = None, lead_ms: int = 0, tail_ms: int = 0
) -> TimeRange:
    """Give the range from `lead_ms` earlier to `tail_ms` later, inside the recording; empty without an end.

    Raises:
        TimeError: the end lies before the start.
    """
    first, last = max(0, start_ms), max(0, start_ms if end_ms is None else end_ms)
    wide = TimeRange(first, last).padded(lead_ms, 0 if end_ms is None else tail_ms, duration_ms)
    if duration_ms is None:
        return wide
    return TimeRange(min(wide.start_ms, max(0, duration_ms - 1)), wide.end_ms)


def can_link(url: str) -> bool:
    """Tell whether `deep_link` can write a moment into this URL; False for what isn't a URL."""
    return _way(url) is not None


def has_end(url: str) -> bool:
    """Tell whether `deep_link` can write an end too, in the form of this URL; False for what isn't a URL."""
    way = _way(url)
    return way is not None and bool(way.both)


def _way(url: str) -> Way | None:
    try:
        _, place = locate(url)
    except LinkError:
        return None
    target = target_of(place, "given")
    return target.shape.way if target else None


def target_of(place: Place | None, form: Form) -> Place | None:
    """Give the form of a URL that a moment goes into, or None where none is known to work."""
    if place is None:
        return None
    if form == "embed":
        return place.moved("embed")
    if form == "given" and place.shape.keeps_time:
        return place
    if form == "watch":
        return place.moved("watch")
    return place.moved("watch", whole=True) or place.moved("embed", whole=True)


def _moment(way: Way, span: TimeRange, limit_ms: int | None, *, ends: bool) -> str:
    """Spell a range, its stop one step after its start at least: a stop at the start would show nothing."""
    unit, first, last = way.style.unit_ms, span.start_ms, span.end_ms
    if last // unit <= first // unit:
        last = first + unit if limit_ms is None else min(first + unit, limit_ms)
    template = way.both if ends and way.both else way.start
    return template.format(s=way.style.write(first), e=way.style.write(last))


def written(address: Address, part: Part, moment: str) -> Address:
    """Put a moment, spelled as its host wants it, into an address that holds no other."""
    pieces = tuple(moment.split("&"))
    if part == "path":
        return address._replace(path=address.path.rstrip("/") + moment)
    if part == "query":
        return address._replace(query=(*address.query, *pieces))
    named = tuple(piece for piece in address.fragment if "=" in piece)  # an anchor can't stand beside a time
    return address._replace(fragment=(*named, *pieces))
