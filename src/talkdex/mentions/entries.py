"""Entries: the accepted mentions of a text, each with the words that name it, list by list."""

import re
from dataclasses import dataclass, replace

from talkdex.mentions.fields import bare_value, values
from talkdex.mentions.labels import clean, phrase_after, phrase_before, without_lead
from talkdex.mentions.scene import Scene
from talkdex.mentions.sights import Sight
from talkdex.mentions.tables import Row
from talkdex.mentions.tokens import Kind

_TITLE_WORDS = 14
"""Words of the longest line that is taken for the title of the time standing alone above it."""
_GLUED = re.compile(r"(?<=[^\W\d_]{4})(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{3})")
"""A lost line break inside a word: "…GeschäftsideeLearnings"."""
_LENGTH_TOKENS = 8
_FIELD_LINES = 8
_TITLE_KEYS = ("title", "name")
_NOWHERE = (0, 0)
_SOLID = (Kind.WORD, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention and its label.

    Args:
        sight: the mention and its surroundings.
        label: half-open range of the tokens of its label; empty where it has none.
        speaker: the same of its speaker, where the layout of a table tells it.
        glued: the text has lost its line breaks, so that the label may run on into the next heading.
    """

    sight: Sight
    label: tuple[int, int]
    speaker: tuple[int, int] = _NOWHERE
    glued: bool = False


def row_entries(rows: list[Row]) -> list[Entry]:
    """Give the entries of a table."""
    return [Entry(row.sight, row.title, row.speaker) for row in rows]


def list_entries(scene: Scene, run: list[Sight]) -> list[Entry]:
    """Give the entries of one list with their labels."""
    if len({sight.item for sight in run}) > 1 or len(run) == 1:
        return [_with_fields(scene, Entry(sight, _line_label(scene, sight))) for sight in run]
    after = _labels_follow(scene, run)
    glued = sum(scene.tokens.at(s.left - 1).kind is Kind.WORD for s in run) * 2 > len(run)
    if not after:
        run = [_without_heading(scene, run[0]), *run[1:]]
    places = [_in_quotes(scene, s) if after and s.opens else s.after if after else s.before for s in run]
    entries = [_with_fields(scene, Entry(s, place)) for s, place in zip(run, places, strict=True)]
    return [*entries[:-1], replace(entries[-1], glued=glued)]


def single_entry(scene: Scene, sight: Sight) -> Entry:
    """Give a mention on its own with its label."""
    plain = not sight.mention.cues - {"about", "at_sign", "article", "plus", "timecode", "minute", "counted"}
    quoted = sight.opens and sight.first and sight.says_after
    if (sight.heads or sight.tails or quoted) and plain:
        label = _line_label(scene, sight)
        return Entry(sight, label if sight.heads or quoted else without_lead(scene, *label))
    if "field" in sight.mention.cues:
        return _with_fields(scene, Entry(sight, sight.after if sight.says_after else sight.before))
    before = phrase_before(scene, *sight.before)
    if before[0] < before[1]:
        return Entry(sight, before)
    return Entry(sight, phrase_after(scene, *sight.after))


def _with_fields(scene: Scene, entry: Entry) -> Entry:
    """Take label and speaker of an entry that a program wrote from the fields beside its time."""
    if "field" not in entry.sight.mention.cues:
        return entry
    place = entry.label if entry.sight.says_after or entry.sight.says_before else _fields_below(scene, entry)
    named = values(scene.tokens, *place)
    plain = bare_value(scene.tokens, *entry.label) if "speaker" not in named else _NOWHERE
    return replace(entry, label=named.get("title", plain), speaker=named.get("speaker", _NOWHERE))


def _fields_below(scene: Scene, entry: Entry) -> tuple[int, int]:
    """Give the lines below that a program wrote about the same entry, up to its end or the next time."""
    number = stop = entry.sight.item + 1
    while stop < min(len(scene.items), number + _FIELD_LINES):
        item = scene.items[stop]
        timed = any(place in scene.literals for place in range(item.first, item.stop))
        if timed or scene.tokens.is_sign(item.first, "}"):
            break
        stop += 1
    return (scene.items[number].first, scene.items[stop - 1].stop) if stop > number else _NOWHERE


def _labels_follow(scene: Scene, run: list[Sight]) -> bool:
    """Tell whether the labels of an inline list stand after the times."""
    first = run[0]
    if not run[-1].says_after or not first.says_before:
        return run[-1].says_after
    heading = any(
        m.stop <= first.left for p in range(*first.before) for m in scene.marks.starting(p, "heading")
    )
    colon = any(scene.tokens.is_sign(first.left - step, ":") for step in (1, 2))
    return heading or colon or not first.bracketed


def _line_label(scene: Scene, sight: Sight) -> tuple[int, int]:
    if sight.opens and sight.first and sight.says_after:
        return _in_quotes(scene, sight)
    if not sight.heads:
        return sight.before
    return sight.after if sight.says_after else _title_below(scene, sight.item)


def _without_heading(scene: Scene, first: Sight) -> Sight:
    """Leave the "In this episode:" before a list on one line out of the label of its first entry."""
    start, stop = first.before
    colons = (place for place in range(start, stop - 1) if scene.tokens.is_sign(place, ":"))
    colon = next(colons, None)
    if colon is None or not scene.says(colon, stop) or scene.tokens.at(colon + 1).kind is not Kind.SPACE:
        return first
    return replace(first, before=(colon + 1, stop))


def _in_quotes(scene: Scene, sight: Sight) -> tuple[int, int]:
    """Give what follows a time at the head of a quotation, up to the closing quote."""
    start, stop = sight.after
    quote = scene.tokens.at(sight.left - 1).raw
    closing = (place for place in range(start, stop) if scene.tokens[place].raw == quote)
    ends = (place for place in closing if scene.tokens.at(place + 1).kind not in _SOLID)
    return start, next(ends, stop)


def _title_below(scene: Scene, number: int) -> tuple[int, int]:
    """Give the line below a time that stands alone on its line, if it is short enough for a title."""
    if number + 1 >= len(scene.items):
        return _NOWHERE
    below = scene.items[number + 1]
    tokens = scene.tokens[below.start : min(below.stop, below.start + 4 * _TITLE_WORDS)]
    timed = any(place in scene.literals for place in range(below.start, below.start + len(tokens)))
    words = sum(token.kind is Kind.WORD for token in tokens)
    return _NOWHERE if timed or words > _TITLE_WORDS else (below.start, below.stop)


def _without_length(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Leave out the "(3:15)" that tells behind a title how long the entry is."""
    end = stop
    while end > start and scene.tokens[end - 1].kind in (Kind.SPACE, Kind.BREAK):
        end -= 1
    if not scene.tokens.is_sign(end - 1, ")"):
        return start, stop
    for place in range(max(start + 1, end - _LENGTH_TOKENS), end - 1):
        literal = scene.literals.get(place)
        if literal and literal.stop == end - 1 and scene.tokens.is_sign(place - 1, "("):
            return start, place - 1
    return start, stop


def _without_key(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Leave out the "title:" of YAML."""
    place = start
    while place < stop and scene.tokens[place].kind in (Kind.SPACE, Kind.BREAK):
        place += 1
    return (
        bare_value(scene.tokens, place, stop) if scene.tokens.at(place).text in _TITLE_KEYS else (start, stop)
    )


def label_text(scene: Scene, entry: Entry) -> str:
    """Give an entry's label as text."""
    text = clean(scene.text(*_without_length(scene, *_without_key(scene, *entry.label))))
    return clean(_GLUED.split(text)[0].split("**")[0]) if entry.glued else text
