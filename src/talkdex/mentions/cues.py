"""Cues: the words and signs that introduce a time, and those that belong to it from behind."""

from talkdex.mentions.fields import field_before
from talkdex.mentions.lexicon import Mark, Marks
from talkdex.mentions.literal import Form, Literal
from talkdex.mentions.tokens import Kind, Tokens

_CUES = (
    "at", "from", "of", "between", "to", "and", "minute", "second", "about", "article", "mark", "starts",
    "ends", "stopped", "timecode", "see", "within", "halted", "told", "implied_minute", "jump",
)  # fmt: skip
_SIGNS = {"@": "at_sign", "~": "about", "≈": "about", "±": "about", "+": "plus", "*": "star"}
_STEPS = 7
_LENGTHS = (Form.UNIT, Form.UNITS, Form.HOURS)
_MEANT = {"onwards": "from", "minute": "counted"}
"""What words behind a time are good for: "1:35 Minuten" says no more than "1:35", "1.35 min" does."""
_REACH = 24
"""Tokens that the words before a time may take."""
_COLONS = (Form.COLONS_2, Form.COLONS_3, Form.DOTS_2)
_SOLID = (Kind.WORD, Kind.NUMBER)
_VALUES = (Form.COLONS_2, Form.COLONS_3, Form.FRAMES, Form.UNITS, Form.HOURS)
"""Notations that are looked for as values of programs."""


def lead_in(tokens: Tokens, marks: Marks, literal: Literal, done: int) -> tuple[frozenset[str], int]:
    """Walk back over what introduces a time, but not before `done`: its purposes, and where it begins."""
    field = field_before(tokens, literal.start)
    if field and field[1] >= done and literal.form in _VALUES:
        return field
    cues: set[str] = set()
    left = at = literal.start
    for _ in range(_STEPS):
        at = _before_sign(tokens, marks, at - (tokens.at(at - 1).kind is Kind.SPACE), literal)
        if _is_title(tokens, marks, at):
            break
        sign = _SIGNS.get(tokens.at(at - 1).text)
        found = [m for m in marks.ending(at, *_CUES) if m.start >= max(done, literal.start - _REACH)]
        if found and found[0].purpose == "minute" and tokens.at(found[0].start - 1).text == "-":
            break  # "a one-minute call at 12:18"
        if sign and at > done:
            cues.add(sign)
            left = at = at - 1
        elif found and not (found[0].purpose == "timecode" and cues - {"about", "article"}):
            left = at = min(m.start for m in found)
            cues.update(m.purpose for m in found if m.start == left)
        elif at == literal.start - 1 and (noun := _after_preposition(tokens, marks, at)):
            at = noun
        else:
            break
    return frozenset(cues), left


def _after_preposition(tokens: Tokens, marks: Marks, at: int) -> int | None:
    """Step over the noun of "in the video 1:14:55", where a preposition stands before it."""
    for noun in marks.ending(at, "media"):
        before = noun.start - (tokens.at(noun.start - 1).kind is Kind.SPACE)
        article = next(iter(marks.ending(before, "article")), None)
        if article:
            before = article.start - (tokens.at(article.start - 1).kind is Kind.SPACE)
        if marks.ending(before, "at", "from"):
            return noun.start
    return None


def _is_title(tokens: Tokens, marks: Marks, at: int) -> bool:
    """Tell whether the word before is all there is on the line: the "End" of "End 1:02:00" is a title."""
    return any(
        tokens.at(mark.start - 1).kind in (Kind.BREAK, Kind.OUTSIDE) for mark in marks.ending(at, "ends")
    )


def _before_sign(tokens: Tokens, marks: Marks, at: int, literal: Literal) -> int:
    """Step over the colon of "Début : 22:10" and, before figures with a colon, the dot of "Min. 22:10"."""
    before = at - 1 - (tokens.at(at - 2).kind is Kind.SPACE)
    if at == literal.start and tokens.is_sign(at - 1, "\"'`") and marks.ending(before, "timecode"):
        return before  # 'timecode "00:00:12:04"'
    if tokens.is_sign(at - 1, ":") and marks.ending(before, "timecode", "starts", "ends", "minute"):
        return before
    dotted = tokens.is_sign(at - 1, ".") and (
        marks.ending(at - 1, "about") or (literal.form in _COLONS and marks.ending(at - 1, "minute"))
    )
    return at - 1 if dotted else at


def _inside(tokens: Tokens, marks: Marks, literal: Literal, at: int) -> list[Mark]:
    """Read the "in" of "starts at 8 minutes in.", which nothing follows."""
    found = marks.starting(at, "inside") if literal.form in _LENGTHS else []
    return [mark for mark in found if tokens.at(tokens.skip_space(mark.stop)).kind not in _SOLID]


def _introduces(tokens: Tokens, stop: int) -> bool:
    """Tell whether a number follows, to which the word rather belongs."""
    return tokens.at(tokens.skip_space(stop)).kind is Kind.NUMBER


def trail(tokens: Tokens, marks: Marks, literal: Literal) -> tuple[frozenset[str], int]:
    """Take in the words behind a time: "1:35 Minuten", "the 45-minute mark", "1h16 environ"."""
    cues: set[str] = set()
    stop = literal.stop
    for _ in range(3):
        at = tokens.skip_space(stop)
        at += tokens.at(at).text == "-" and stop == at
        found = marks.starting(at, "mark", "about", "onwards") or _inside(tokens, marks, literal, at)
        if literal.form in _COLONS:
            found = found or marks.starting(at, "minute")
        if not found or _introduces(tokens, found[0].stop) or tokens[at].raw.istitle():
            break
        cues.update(_MEANT.get(mark.purpose, mark.purpose) for mark in found[:1])
        stop = found[0].stop
    return frozenset(cues), stop
