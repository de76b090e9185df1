"""Items: the lines of a page as their author meant them, wrapped ones put together again.

An item is a paragraph's line, a list entry with its continuation lines, a heading or a row of a
table. A line goes on with the one above when it is indented under a list marker, or when its first
word would not have fitted there (the text was wrapped at a fixed width).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby, pairwise

from talkdex.mentions.literal import Form, Literal
from talkdex.mentions.tokens import Kind, Tokens

_BULLETS = "-*•·●◦▪▫■□►▶▸➤➔>#+=|├└─│┌✓✔✗⏱⏰🕐🔹🔸◆◇★☆※"
_COMMENTS = frozenset("#/*%")
_OPENING = "([{<«\"'"
_WIDEST = 110
"""A text whose longest line is longer was not wrapped at a fixed width."""
_NARROWEST = 60
_PROSE = 12
"""Tokens, spaces counted, from which on a line without a mark is prose rather than an entry."""
_WRAPPED = 0.8
"""Share of a block's line breaks that must fall where the next word had no room."""


class Marker(Enum):
    """What a line begins with."""

    NONE = auto()
    BULLET = auto()
    NUMBER = auto()
    HEADING = auto()
    TABLE = auto()
    RULE = auto()  # nothing but signs


@dataclass(frozen=True, slots=True)
class Item:
    """One line as its author meant it, as half-open ranges of tokens.

    Args:
        first: its first token, marker included.
        start: first token of what it says, after its marker.
        stop: first token after it.
        marker: what it begins with.
        indent: columns before its first character.
        block: number of the paragraph it is in; blank lines part paragraphs.
        lines: how many lines it covers.
    """

    first: int
    start: int
    stop: int
    marker: Marker
    indent: int
    block: int
    lines: int = 1


def read_items(tokens: Tokens, literals: dict[int, Literal], source: str) -> list[Item]:
    """Cut tokens into items; `literals` are the times by their first token, `source` the text as given."""
    width = _width(source)
    items: list[Item] = []
    for _, block in groupby(_lines(tokens, literals), key=lambda line: line.block):
        lines = list(block)
        if width and _runs_on(tokens, literals, lines, width):
            items.append(replace(lines[0], stop=lines[-1].stop, lines=len(lines)))
            continue
        for line in lines:
            if items and _continues(tokens, literals, items[-1], line, width):
                items[-1] = replace(items[-1], stop=line.stop, lines=items[-1].lines + 1)
            else:
                items.append(line)
    return items


def _runs_on(tokens: Tokens, literals: dict[int, Literal], lines: list[Item], width: int) -> bool:
    """Tell whether a block was wrapped without regard to its entries: most times stand inside its lines."""
    wrapped = sum(_was_wrapped(tokens, a, b, width - 1) for a, b in pairwise(lines))
    if wrapped < _WRAPPED * (len(lines) - 1):
        return False
    times = [
        (line, place) for line in lines for place in range(line.start, line.stop) if _shows(literals, place)
    ]
    inside = sum(tokens.at(place - 1).kind is not Kind.BREAK and place > line.start for line, place in times)
    return len(lines) > 1 and len(times) > 2 and inside * 2 > len(times)


def _shows(literals: dict[int, Literal], place: int) -> bool:
    return place in literals and literals[place].form in (Form.COLONS_2, Form.COLONS_3)


def _width(source: str) -> int | None:
    """Give the width that a text was wrapped at, or None where it was not."""
    longest = max(map(len, source.splitlines()), default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else None


def _lines(tokens: Tokens, literals: dict[int, Literal]) -> Iterator[Item]:
    """Give the lines that aren't blank, numbering the blocks between blank ones."""
    first, block = 0, 0
    for stop in [place for place, token in enumerate(tokens) if token.kind is Kind.BREAK] + [len(tokens)]:
        begin = tokens.skip_space(first)
        if begin < stop:
            marker, start = _marker(tokens, literals, begin, stop)
            yield Item(begin, start, stop, marker, _indent(tokens, begin), block)
        else:
            block += 1
        first = stop + 1


def _indent(tokens: Tokens, begin: int) -> int:
    before = tokens.at(begin - 1)
    return len(before.raw.expandtabs(4)) if before.kind is Kind.SPACE else 0


def _marker(tokens: Tokens, literals: dict[int, Literal], begin: int, stop: int) -> tuple[Marker, int]:
    """Tell what a line begins with, and where what it says begins."""
    start = _after_bullets(tokens, begin, stop)
    if start >= stop:
        return Marker.RULE, start
    kind = Marker.NONE if start == begin else _kind_of(tokens.at(begin).text)
    side = tokens.skip_space(start + 2)
    if (
        side in literals
        and len(tokens[start].raw) == 1
        and tokens[start].raw.isupper()
        and (tokens.at(start + 1).kind is Kind.NUMBER)
    ):
        return Marker.NUMBER, side  # "A1 0:00 Title", on the side of a record
    number = tokens.at(start)
    if number.kind is Kind.NUMBER and len(number.text) < 4 and start not in literals:
        after = tokens.at(start + 1)
        if after.text in (".", ")") and tokens.at(start + 2).kind is Kind.SPACE and start + 3 < stop:
            return Marker.NUMBER, start + 3
        dash = tokens.skip_space(start + 1)
        if dash > start + 1 and tokens.is_sign(dash, "-") and tokens.skip_space(dash + 1) in literals:
            return Marker.NUMBER, tokens.skip_space(dash + 1)  # "01 - 0:00 - Title"
    return kind, start


def _kind_of(sign: str) -> Marker:
    return {"#": Marker.HEADING, "|": Marker.TABLE}.get(sign, Marker.BULLET)


def _after_bullets(tokens: Tokens, begin: int, stop: int) -> int:
    """Give the place after bullets, pictures, check boxes and the comment signs of programs."""
    place = begin
    while place < stop:
        token = tokens[place]
        if (
            token.kind is Kind.SIGN and (token.raw in _BULLETS or token.raw in "/%" or _is_picture(token.raw))
        ) or (token.kind is Kind.SPACE and place > begin):
            place += 1
        elif (box := _after_box(tokens, place)) is not None:
            place = box
        else:
            break
    return place


def _is_picture(raw: str) -> bool:
    return ord(raw[0]) > 0x2100 and raw not in "「『（【〈《“”、。：；！？～〜−￼\ufffd"


def _after_box(tokens: Tokens, place: int) -> int | None:
    """Give the place after "[x]", "[ ]", "[✓/✗]", or None where no such box is."""
    if not tokens.is_sign(place, "["):
        return None
    for stop in range(place + 1, place + 5):
        token = tokens.at(stop)
        if tokens.is_sign(stop, "]"):
            return stop + 1
        if token.kind is Kind.NUMBER or (token.kind is Kind.WORD and token.text != "x"):
            return None
    return None


def _continues(
    tokens: Tokens, literals: dict[int, Literal], above: Item, line: Item, width: int | None
) -> bool:
    """Tell whether a line goes on with what the item above says."""
    if line.block != above.block or above.marker in (Marker.HEADING, Marker.RULE, Marker.TABLE):
        return False
    if line.indent > above.indent and _only_time(tokens, literals, line) and not _has_time(literals, above):
        return True
    if begins_with_time(tokens, literals, line):
        return False
    if line.marker is not Marker.NONE:
        comment = _comment_sign(tokens, line)
        return bool(comment) and comment == _comment_sign(tokens, above) and _goes_on(tokens, above, line)
    listed = above.marker is not Marker.NONE or begins_with_time(tokens, literals, above)
    if (listed and line.indent > above.indent) or _was_wrapped(tokens, above, line, width):
        return True
    return not listed and _goes_on(tokens, above, line)


def _goes_on(tokens: Tokens, above: Item, line: Item) -> bool:
    """Tell whether a line of prose goes on in the middle of a sentence, wrapped wherever its author liked."""
    last = tokens.at(above.stop - 1)
    if last.kind is not Kind.WORD or tokens.at(line.start).kind is not Kind.WORD:
        return False
    return tokens.at(line.start).raw[0].islower() and above.stop - above.start >= _PROSE


def _comment_sign(tokens: Tokens, line: Item) -> str:
    """Give the sign of comments that a line begins with: "#", "//", "*"; "" where it has none."""
    sign = "".join(token.raw for token in tokens[line.first : line.start]).strip()
    return sign if _COMMENTS.issuperset(sign) else ""


def _has_time(literals: dict[int, Literal], item: Item) -> bool:
    return any(place in literals for place in range(item.start, item.stop))


def _only_time(tokens: Tokens, literals: dict[int, Literal], line: Item) -> bool:
    literal = literals.get(line.start)
    return literal is not None and tokens.skip_space(literal.stop) == line.stop


def _was_wrapped(tokens: Tokens, above: Item, line: Item, width: int | None) -> bool:
    """Tell whether the line's first word would not have fitted on the line above."""
    if width is None:
        return False
    start = above.stop - 1
    while start >= above.first and tokens[start].kind is not Kind.BREAK:
        start -= 1
    used = tokens[above.stop - 1].stop - tokens[start + 1].start + above.indent
    stop = line.first
    while stop < line.stop and tokens[stop].kind is not Kind.SPACE:
        stop += 1
    return used + 1 + tokens[stop - 1].stop - tokens[line.first].start > width


def begins_with_time(tokens: Tokens, literals: dict[int, Literal], item: Item) -> bool:
    """Tell whether an item begins with a time, apart from brackets, quotes and signs like "@"."""
    place = item.start
    while place < item.stop and tokens.is_sign(place, _OPENING + "@~+≈"):
        place += 1
    literal = literals.get(place)
    return literal is not None and literal.form not in (Form.MOMENT, Form.COUNT, Form.PRIME)
