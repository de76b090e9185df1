"""Reading prose: from a text to stated segments, step by step."""

from collections.abc import Iterator

from talkdex.mentions.entries import Entry, label_text, list_entries, row_entries, single_entry
from talkdex.mentions.labels import clean
from talkdex.mentions.numbering import without_numbers
from talkdex.mentions.order import close, settle
from talkdex.mentions.readings import Reading
from talkdex.mentions.scene import Linked, Scene, set_scene
from talkdex.mentions.selection import Selection, select
from talkdex.mentions.speakers import Told, tell_speakers
from talkdex.mentions.tokens import Kind
from talkdex.segment import Stated

_SAME_MS = 3000
"""People copy a link a moment before or after they read the clock."""


def read_segments(text: str, *, duration_ms: int | None = None) -> list[Stated]:
    """Read the stretches of a recording that a text names, with the times it gives them.

    Args:
        text: a newsletter, agenda, minutes, description, show notes, Markdown, HTML, or one argument.
        duration_ms: the recording's length, which settles what is ambiguous; None while unknown.

    Returns:
        In the order of the text, each with `start_ms`. An end that was not written follows from the
        next entry of the same list (`end_stated` is False then), else it is None.
    """
    scene = set_scene(text)
    chosen = select(scene)
    stated = [s for group in _groups(scene, chosen) for s in _state(scene, group, duration_ms)]
    stated = _once(stated) + list(_links(scene, chosen, stated))
    return sorted(stated, key=lambda s: s.span or (0, 0))


def _groups(scene: Scene, chosen: Selection) -> Iterator[list[Entry]]:
    yield from (row_entries(rows) for rows in chosen.tables)
    yield from (list_entries(scene, run) for run in chosen.runs)
    yield from ([single_entry(scene, sight)] for sight in chosen.singles)


def _state(scene: Scene, group: list[Entry], duration_ms: int | None) -> Iterator[Stated]:
    sights = [entry.sight for entry in group]
    chosen = settle([s.readings for s in sights], [s.moments for s in sights], duration_ms)
    told = _told(scene, group)
    titles = [label.label for label in told]
    ends = close(chosen) if len(group) > 1 and _are_titles(titles) else chosen
    for entry, reading, label in zip(group, ends, told, strict=True):
        yield _stated(scene, entry, reading, label, listed=len(group) > 1)


def _told(scene: Scene, group: list[Entry]) -> list[Told]:
    labels = without_numbers([label_text(scene, entry) for entry in group])
    speakers = [clean(scene.text(*entry.speaker)) for entry in group]
    if any(speakers):
        return [Told(label, speaker or None) for label, speaker in zip(labels, speakers, strict=True)]
    return tell_speakers(labels)


def _are_titles(labels: list[str]) -> bool:
    """Tell names of parts from running speech: a transcript's lines have no ends of their own."""
    worded = [label for label in labels if any(len(w) > 1 and w.isalpha() for w in label.split())]
    running = [label for label in worded[len(worded) > 1 :] if label[0].islower() and len(label.split()) > 2]
    return len(worded) * 2 >= len(labels) and len(running) * 2 < len(worded)


def _stated(scene: Scene, entry: Entry, reading: Reading, told: Told, *, listed: bool) -> Stated:
    mention = entry.sight.mention
    places = [place for a, b in (entry.label, entry.speaker) if a < b for place in (a, b)]
    span = scene.span(min([mention.start, *places]), max([mention.stop, *places]))
    others = [r for r in entry.sight.readings if r.start_ms != reading.start_ms]
    return Stated(
        label=told.label,
        speaker=told.speaker,
        start_ms=reading.start_ms,
        end_ms=reading.end_ms,
        precision_ms=reading.precision_ms,
        end_precision_ms=reading.end_precision_ms,
        end_stated=entry.sight.ranged or mention.open_end or mention.lasting is not None,
        text=scene.page.source[slice(*span)],
        span=span,
        kind="list" if listed else "range" if reading.end_ms is not None else "point",
        alternatives=tuple((r.start_ms, r.end_ms) for r in others),
    )


def _once(stated: list[Stated]) -> list[Stated]:
    """Keep one of what is said twice, outside of lists."""
    seen: set[tuple[int | None, int | None]] = set()
    kept = []
    for s in stated:
        known = (s.start_ms, s.end_ms) in seen or any((a, e) in seen for a, e in s.alternatives)
        if s.kind == "list" or not known:
            kept.append(s)
        seen.add((s.start_ms, s.end_ms))
    return kept


# -- links ----------------------------------------------------------------------------------------


def _links(scene: Scene, chosen: Selection, stated: list[Stated]) -> Iterator[Stated]:
    """Give the links to a moment that no time in the text stands for."""
    known = sorted(s.start_ms for s in stated if s.start_ms is not None)
    covered = {place for s in chosen.sights for place in range(s.left, s.right)}
    seen: set[tuple[int, int | None]] = set()
    for link in scene.links:
        said = any(abs(ms - link.moment.start_ms) <= _SAME_MS for ms in known)
        if not said and link.moment not in seen and covered.isdisjoint(range(link.start, link.stop)):
            yield _linked(scene, link)
        seen.add(link.moment)


def _linked(scene: Scene, link: Linked) -> Stated:
    item = scene.items[scene.item_at(link.start)]
    words = (link.start, link.stop)
    if not clean(scene.text(*words)):
        words = (item.start, link.start)
    told = tell_speakers([clean(scene.text(*words))])[0]
    span = scene.span(min(words[0], link.start), link.stop)
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
