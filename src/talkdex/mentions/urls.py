"""URLs: links to a moment that no time in the text stands for become stated segments of their own."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from talkdex.mentions.labels import clean
from talkdex.mentions.scene import Linked, Scene
from talkdex.mentions.speakers import tell_speakers
from talkdex.segment import Stated

_SAME_MS = 3000
"""People copy a link a moment before or after they read the clock."""


def state_links(scene: Scene, known_ms: Sequence[int], covered: Container[int]) -> Iterator[Stated]:
    """Give the links to moments that are not told already.

    Args:
        scene: the text.
        known_ms: the moments told already.
        covered: the tokens of the mentions told already.
    """
    known = sorted(known_ms)
    seen = set()
    for _, group in groupby(scene.links, key=lambda link: scene.item_at(link.start)):
        links = list(group)
        for at, link in enumerate(links):
            told = _is_near(known, link.moment.start_ms) or link.moment in seen or link.start in covered
            seen.add(link.moment)
            if not told:
                yield _stated(scene, link, _words(scene, links, at))


def _is_near(known: Sequence[int], ms: int) -> bool:
    at = bisect_left(known, ms - _SAME_MS)
    return at < len(known) and known[at] <= ms + _SAME_MS


def _words(scene: Scene, links: Sequence[Linked], at: int) -> tuple[int, int]:
    """Give the words that name a link: its own, those before it in the line, those after it."""
    link = links[at]
    item = scene.items[scene.item_at(link.start)]
    before = links[at - 1].stop if at else item.start
    after = links[at + 1].start if at + 1 < len(links) else item.stop
    places = ((link.start, link.stop), (before, link.start), (link.stop, after))
    return next((place for place in places if clean(scene.text(*place))), places[0])


def _stated(scene: Scene, link: Linked, words: tuple[int, int]) -> Stated:
    told = tell_speakers([clean(scene.text(*words))])[0]
    span = scene.span(min(words[0], link.start), max(words[1], link.stop))
    return Stated(
        label=told.label,
        speaker=told.speaker,
        start_ms=link.moment.start_ms,
        end_ms=link.moment.end_ms,
        precision_ms=1000,
        end_precision_ms=None if link.moment.end_ms is None else 1000,
        end_stated=link.moment.end_ms is not None,
        text=scene.page.source[slice(*span)],
        span=span,
        kind="link",
    )
