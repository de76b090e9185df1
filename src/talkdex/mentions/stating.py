"""Stating: entries with their readings become stated segments."""

from collections.abc import Iterator, Sequence

from talkdex.mentions.entries import Entry, label_text
from talkdex.mentions.labels import clean
from talkdex.mentions.numbering import without_numbers
from talkdex.mentions.order import close, settle
from talkdex.mentions.readings import Reading
from talkdex.mentions.scene import Scene
from talkdex.mentions.speakers import Told, tell_speakers
from talkdex.segment import Stated

_PLAUSIBLE = 3.0
"""Readings that cost more than the chosen one by this are no alternatives; in a list, by less."""
_SETTLED = 2.5


def state(scene: Scene, group: Sequence[Entry], duration_ms: int | None) -> Iterator[Stated]:
    """Give the stated segments of one list, table or mention, settled against one another.

    Args:
        scene: the text.
        group: the entries, in order.
        duration_ms: the recording's length, or None while unknown.
    """
    sights = [entry.sight for entry in group]
    chosen = settle([s.readings for s in sights], [s.moments for s in sights], duration_ms)
    told = _told(scene, group)
    linked = all(sight.confirmed for sight in sights)
    titled = linked or _are_titles([label.label or label.speaker or "" for label in told])
    ends = close(chosen) if len(group) > 1 and titled else chosen
    for entry, reading, end, label in zip(group, chosen, ends, told, strict=True):
        others = _others(entry.sight.readings, reading, _SETTLED if len(group) > 1 else _PLAUSIBLE)
        yield _stated(scene, entry, end, label, others, "list" if len(group) > 1 else None)


def _told(scene: Scene, group: Sequence[Entry]) -> list[Told]:
    """Give label and speaker of each entry, from the columns of a table or from the words."""
    labels = without_numbers([label_text(scene, entry) for entry in group])
    speakers = [clean(scene.text(*entry.speaker)) for entry in group]
    if any(speakers):
        return [Told(label, speaker or None) for label, speaker in zip(labels, speakers, strict=True)]
    return tell_speakers(labels)


def _are_titles(labels: Sequence[str]) -> bool:
    """Tell names of parts from running speech: a transcript's lines have no ends of their own."""
    worded = [label for label in labels if any(len(w) > 1 and w.isalpha() for w in label.split())]
    running = [label for label in worded[len(worded) > 1 :] if label[0].islower() and len(label.split()) > 2]
    return len(worded) * 2 >= len(labels) and len(running) * 2 < len(worded)


def _others(readings: Sequence[Reading], chosen: Reading, most: float) -> tuple[tuple[int, int | None], ...]:
    likely = [r for r in readings if r.cost <= chosen.cost + most]
    times = dict.fromkeys((r.start_ms, r.end_ms) for r in likely)
    return tuple(time for time in times if time != (chosen.start_ms, chosen.end_ms))


def _stated(
    scene: Scene,
    entry: Entry,
    reading: Reading,
    told: Told,
    others: tuple[tuple[int, int | None], ...],
    kind: str | None,
) -> Stated:
    mention = entry.sight.mention
    places = [place for a, b in (entry.label, entry.speaker) if a < b for place in (a, b)]
    span = scene.span(min([mention.start, *places]), max([mention.stop, *places]))
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
        kind=kind or ("point" if reading.end_ms is None else "range"),
        alternatives=others,
    )
