"""Named segments as the page's chapters, each with its times as stated and as settled."""

from collections.abc import Iterator, Mapping

from talkdex.exports.formats.stamp import decimal
from talkdex.exports.page.markup import Html, element
from talkdex.exports.selection import Mark, Standing
from talkdex.segment import SegmentOrigin, Status
from talkdex.timing import clock

_TOLD: dict[str, tuple[str, str]] = {
    Status.ALIGNED: ("aligned", "Settled against what is said"),
    Status.PROPOSED: ("proposed", "Found, but not sure enough to be settled"),
    Status.STATED: ("stated", "As somebody wrote it; not checked against what is said"),
}
_SURE = 0.95  # from here on, a number would only distract
_CHAPTER = ("chapter", "The publisher's chapter")

Places = Mapping[Mark, str]
"""The named segments of a page in order of time, each with the identifier of its place."""


def chapters(places: Places) -> str:
    """Write the list of the segments; "" where there is none."""
    if not places:
        return ""
    rows = [element("li", {}, *_row(mark, place)) for mark, place in places.items()]
    title = element("summary", {}, "Segments ", element("span", {"class": "count"}, str(len(rows))))
    inside = element("details", {"open": True}, title, element("ol", {}, *rows))
    return element("nav", {"class": "segments", "aria-label": "Named segments"}, inside)


def heading(mark: Mark, place: str | None) -> Html:
    """Write the heading over what is said in a segment; `place` is its identifier, None the second time."""
    title = element(
        "a", {"href": f"#t={decimal(mark.start_ms)},{decimal(mark.end_ms)}", **_range(mark)}, mark.title
    )
    times = element("p", {"class": "times"}, f"{clock(mark.start_ms)}–{clock(mark.end_ms)}", *_standing(mark))
    return element("div", {"class": "head", "id": place}, element("h2", {}, title), times)


def _row(mark: Mark, place: str) -> Iterator[Html]:
    time = element("span", {"class": "at"}, clock(mark.start_ms))
    title = element("span", {"class": "title"}, mark.title)
    yield element("a", {"href": f"#{place}", **_range(mark)}, time, " ", title)
    yield element("p", {"class": "times"}, f"to {clock(mark.end_ms)}", *_standing(mark))


def _range(mark: Mark) -> dict[str, int]:
    return {"data-ms": mark.start_ms, "data-end": mark.end_ms}


def _standing(mark: Mark) -> Iterator[str]:
    """Tell how far a segment's times can be relied on, and what somebody stated of them."""
    if mark.standing is None:
        return
    of = mark.standing
    word, meaning = _CHAPTER if of.origin == SegmentOrigin.CHAPTER else _TOLD.get(of.status, (of.status, ""))
    yield " "
    yield element("span", {"class": f"badge {word}", "title": meaning or None}, word, *_surely(of))
    if of.status != Status.STATED and of.start_ms is not None:
        end = "" if of.end_ms is None else clock(max(0, of.end_ms))
        yield " "
        yield element("span", {"class": "wrote"}, f"stated {clock(of.start_ms)}–{end}")


def _surely(of: Standing) -> Iterator[str]:
    if of.confidence is not None and of.confidence < _SURE and of.status != Status.STATED:
        yield f" {of.confidence:.0%}"
