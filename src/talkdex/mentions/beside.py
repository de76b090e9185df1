"""Beside: what the words around a mention say, from those next to it to the lines above and below."""

from collections.abc import Iterator

from talkdex.mentions.items import Marker
from talkdex.mentions.literal import Form
from talkdex.mentions.ranges import Mention
from talkdex.mentions.scene import Scene
from talkdex.mentions.tokens import Kind

_BREAKING = frozenset(".;!?|()[]")
_BLANK = (Kind.SPACE, Kind.BREAK)
_PAUSES = frozenset(".,;!?")
_CLAUSE = 30
"""Tokens to either side within which a clause is looked for."""
_YEARS = range(1900, 2100)
_LENGTH_REACH = 14
"""Tokens before a time in which "duration" makes it a length."""


def beside(scene: Scene, mention: Mention, first: int, stop: int) -> Iterator[str]:
    """Give what is said right before and right after a mention, and of a length also further before."""
    tokens, marks = scene.tokens, scene.marks
    place = mention.stop
    for _ in range(2):
        while place < stop and (tokens[place].kind in _BLANK or tokens.is_sign(place, '()[],."·•')):
            place += 1
        zones = [m for m in marks.starting(place, "zone") if tokens[place].raw.isupper()]
        yield from (m.purpose for m in zones)
        yield from (m.purpose for m in marks.starting(place, "clock", "length_after", "rate"))
        place = next((m.stop for m in marks.starting(place, "clock")), place)
    place = mention.left
    while place > first and (
        tokens[place - 1].kind is Kind.SPACE or tokens.is_sign(place - 1, '()[]:.,*&/"')
    ):
        place -= 1
    yield from (m.purpose for m in marks.ending(place, "clock_before", "lasting", "passage", "show", "event"))
    signed = place - tokens.is_sign(place - 1, "+-")  # "UTC-3:00"
    yield from (m.purpose for m in marks.ending(signed, "zone") if signed < place)
    yield from _dated(scene, place, mention)
    if _is_verse(scene, mention) or _is_cited(scene, place):
        yield "verse"
    if _is_numbered_part(scene, place, mention):
        yield "part"
    reach = max(first, mention.left - _LENGTH_REACH)
    lengths = [
        m
        for m in marks.within(reach, mention.left)
        if m.purpose == "length" and not _belongs_back(scene, m.start)
    ]
    edge = mention.left - (scene.tokens.is_sign(mention.left - 1, "(["))
    if any(not _broken(scene, m.stop, edge) for m in lengths):
        yield "length"


def _is_verse(scene: Scene, mention: Mention) -> bool:
    """Tell whether a bare number ends what looks like a range: verses 15 to 26 of "25:15-26"."""
    tokens, last = scene.tokens, mention.stop + 1
    if mention.first.form is not Form.COLONS_2 or mention.last or not tokens.is_sign(last - 1, "-"):
        return False
    number, verse = tokens.number(last), tokens.number(mention.stop - 1)
    runs_on = tokens.at(last + 1).kind is Kind.WORD or tokens.is_sign(last + 1, ":.")
    return number is not None and verse is not None and number > verse and not runs_on


def _is_cited(scene: Scene, place: int) -> bool:
    """Tell whether a book stands before a place, with no name or title before it: "(Luke 15:11)"."""
    for book in scene.marks.ending(place, "book"):
        before = scene.tokens.at(
            book.start - 2 if scene.tokens.at(book.start - 1).kind is Kind.SPACE else book.start - 1
        )
        if before.kind is not Kind.WORD or before.raw.islower():
            return scene.tokens[book.start].raw[0].isupper()
    return False


def _is_numbered_part(scene: Scene, place: int, mention: Mention) -> bool:
    """Tell whether a numbered recording stands before, or one before a range: "Clip 0:12-0:19"."""
    if mention.last and scene.marks.ending(place, "media"):
        return True
    number = place - 1
    if scene.tokens.at(number).kind is not Kind.NUMBER:
        return False
    noun = number - (scene.tokens.at(number - 1).kind is Kind.SPACE)
    return bool(scene.marks.ending(noun, "media"))


def _belongs_back(scene: Scene, place: int) -> bool:
    """Tell whether a word follows another time, to which it belongs: "12:45 runtime, mostly 6:30"."""
    stop = place - (scene.tokens.at(place - 1).kind is Kind.SPACE)
    times = (scene.literals.get(start) for start in range(max(0, stop - 6), stop))
    return any(literal is not None and literal.stop == stop for literal in times)


def _dated(scene: Scene, place: int, mention: Mention) -> Iterator[str]:
    """Give "dated" where a date stands right before or right after."""
    before = range(max(0, place - 12), place + 1)
    moments = [
        scene.literals[p] for p in before if p in scene.literals and scene.literals[p].form is Form.MOMENT
    ]
    after = range(mention.stop, mention.stop + 5)
    later = [
        scene.literals[p] for p in after if p in scene.literals and scene.literals[p].form is Form.MOMENT
    ]
    if mention.cues & {"minute", "timecode"}:
        return
    if "at_sign" in mention.cues and (scene.tokens.number(place - 1) or 0) in _YEARS:
        yield "dated"
    if any(not scene.says(m.stop, mention.left) for m in moments) or any(
        not scene.says(mention.stop, m.start) for m in later
    ):
        yield "dated"


def _broken(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a sentence, a bracket or another time lies between two places."""
    return any(t.text in _BREAKING or t.kind is Kind.NUMBER for t in scene.tokens[start:stop])


def clause(scene: Scene, mention: Mention, first: int, last: int) -> Iterator[str]:
    """Give what the words between the nearest punctuation marks are about."""
    start = stop = mention.start
    while start > max(first, mention.start - _CLAUSE) and scene.tokens[start - 1].text not in _PAUSES:
        start -= 1
    while stop < min(last, mention.stop + _CLAUSE) and (
        stop < mention.stop or scene.tokens[stop].text not in _PAUSES
    ):
        stop += 1
    yield from (mark.purpose for mark in scene.marks.within(start, stop))


def near(scene: Scene, number: int) -> frozenset[str]:
    """Give what the items next to one are about, where those stand close by."""
    return _told_above(scene, number) | _told_below(scene, number)


def _told_below(scene: Scene, number: int) -> frozenset[str]:
    """Give what the next line is about, where it goes on with the sentence."""
    if number + 1 >= len(scene.items) or scene.items[number + 1].block != scene.items[number].block:
        return frozenset()
    last, first = scene.items[number].stop - 1, scene.items[number + 1]
    goes_on = first.marker is Marker.NONE and scene.tokens.at(first.start).raw[:1].islower()
    return scene.tells(number + 1) if goes_on and not scene.tokens.is_sign(last, ".!?:") else frozenset()


def _told_above(scene: Scene, number: int) -> frozenset[str]:
    if number == 0 or scene.items[number].block - scene.items[number - 1].block > 1:
        return frozenset()
    return scene.tells(number - 1)
