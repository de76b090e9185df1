"""Reading prose: from a text to stated segments, step by step."""

from collections.abc import Iterator

from talkdex.mentions.entries import Entry, list_entries, row_entries, single_entry
from talkdex.mentions.scene import Scene, set_scene
from talkdex.mentions.selection import Selection, select
from talkdex.mentions.stating import state
from talkdex.mentions.urls import state_links
from talkdex.segment import Stated


def read_segments(text: str, *, duration_ms: int | None = None) -> list[Stated]:
    """Read the stretches of a recording that a text names, with the times it gives them.

    Args:
        text: a newsletter, agenda, minutes, description, show notes, Markdown, HTML, or one argument.
        duration_ms: the recording's length, which settles what is ambiguous; None while unknown.

    Returns:
        In the order of the text, each with `start_ms`. An end that was not written follows from the
        next entry of the same list (`end_stated` is False then), else it is None. A label is "" where
        none was given, or where a list holds nothing but speakers' names.
    """
    scene = set_scene(text)
    chosen = select(scene)
    stated = [s for group in _groups(scene, chosen) for s in state(scene, group, duration_ms)]
    covered = {place for s in chosen.sights for place in range(s.left, s.right)}
    links = state_links(scene, [s.start_ms for s in stated if s.start_ms is not None], covered)
    return _once(sorted([*stated, *links], key=lambda s: s.span or (0, 0)))


def _groups(scene: Scene, chosen: Selection) -> Iterator[list[Entry]]:
    yield from (row_entries(rows) for rows in chosen.tables)
    yield from (list_entries(scene, run) for run in chosen.runs)
    yield from ([single_entry(scene, sight)] for sight in chosen.singles)


def _once(stated: list[Stated]) -> list[Stated]:
    """Keep one of what is said twice outside of lists, be it in other figures: the first."""
    seen: set[tuple[int | None, int | None]] = set()
    kept = []
    for s in stated:
        if s.kind == "list" or seen.isdisjoint([(s.start_ms, s.end_ms), *s.alternatives]):
            kept.append(s)
        seen.add((s.start_ms, s.end_ms))
    return kept
