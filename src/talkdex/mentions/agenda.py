"""An agenda without times: each line of a list, or each of several lines, names a segment."""

from collections.abc import Callable, Sequence
from itertools import groupby

from talkdex.mentions.items import Marker
from talkdex.mentions.labels import clean
from talkdex.mentions.numbering import without_numbers
from talkdex.mentions.ranges import Mention
from talkdex.mentions.scene import Scene, set_scene
from talkdex.mentions.speakers import tell_speakers
from talkdex.mentions.tokens import Kind
from talkdex.segment import Stated

_LONGEST = 200
"""Characters: a longer line is prose, not an item."""
_LISTED = (Marker.BULLET, Marker.NUMBER)
_NEVER = (Marker.RULE, Marker.HEADING)


def read_labels(text: str) -> list[Stated]:
    """Read the items of an agenda, or one name, that are given without times of a recording.

    Times of day before or behind an item are left out of its label.

    Args:
        text: a list in plain text, Markdown or HTML, or one argument of the command line.

    Returns:
        One for each line that is an item, in order, `start_ms` None; of a text that has a list only
        the list's lines. Empty where the text is prose.
    """
    scene = set_scene(text)
    times = {number: list(group) for number, group in groupby(scene.mentions, key=_item_of(scene))}
    words = [_words(scene, number, times.get(number, [])) for number in _lines(scene)]
    labels = without_numbers([clean(scene.text(*place)) for place in words])
    kept = [(place, label) for place, label in zip(words, labels, strict=True) if label]
    told = tell_speakers([label for _, label in kept])
    return [
        Stated(
            one.label,
            one.speaker,
            end_stated=False,
            text=scene.page.source[slice(*scene.span(*place))],
            span=scene.span(*place),
            kind="label",
        )
        for one, (place, _) in zip(told, kept, strict=True)
    ]


def _item_of(scene: Scene) -> Callable[[Mention], int]:
    return lambda mention: scene.item_at(mention.start)


def _lines(scene: Scene) -> list[int]:
    """Give the numbers of the lines that are items: those of lists, or all of a text without prose."""
    spoken = [n for n, item in enumerate(scene.items) if scene.says(item.start, item.stop)]
    listed = [n for n in spoken if scene.items[n].marker in _LISTED]
    if listed and len(spoken) > 1:
        return [n for n in listed if _is_short(scene, n)]
    plain = [n for n in spoken if scene.items[n].marker not in _NEVER]
    return plain if all(_is_short(scene, n) for n in plain) else []


def _is_short(scene: Scene, number: int) -> bool:
    item = scene.items[number]
    return len(scene.text(item.start, item.stop)) <= _LONGEST


def _words(scene: Scene, number: int, times: Sequence[Mention]) -> tuple[int, int]:
    """Give what an item says without the times at its ends; nothing of a line that leads to a list."""
    start, stop = scene.items[number].start, scene.items[number].stop
    if scene.tokens[stop - 1].text == ":":
        return start, start
    for mention in times:
        if not scene.says(start, mention.start):
            start = mention.stop
        elif not scene.says(mention.stop, stop):
            stop = mention.start
    while start < stop and scene.tokens[start].kind is Kind.SPACE:
        start += 1
    return start, max(start, stop)
