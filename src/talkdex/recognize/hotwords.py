"""Names told to the decoder before every window: those that matter there, within the model's room.

The decoder takes 223 tokens before its text and cuts what is more; a long list also costs
room for the text itself. So each batch of windows gets the names of the segments it falls in
first, then the recording's own in the order given.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from talkdex.timing import TimeRange

ROOM = 160
"""Tokens that the names may take; the rest of the 223 is left to the text before."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name or term that may be said.

    Args:
        text: as it should be spelt.
        range: where it is likely, or None for the whole recording.
    """

    text: str
    range: TimeRange | None = None


def chosen(
    names: Iterable[Name], stretches: Sequence[TimeRange], count: Callable[[str], int], room: int = ROOM
) -> str:
    """Give the names to tell for some stretches of the recording, in one line; "" for none.

    Args:
        names: the most telling first.
        stretches: what is about to be decoded.
        count: number of tokens that a text takes.
        room: the most tokens to use.
    """
    told: list[str] = []
    for name in sorted(names, key=lambda one: _rank(one, stretches)):
        text = " ".join(name.text.split())
        if (
            text
            and text.casefold() not in (t.casefold() for t in told)
            and count(", ".join([*told, text])) <= room
        ):
            told.append(text)
    return ", ".join(told)


def _rank(name: Name, stretches: Sequence[TimeRange]) -> tuple[int, int]:
    """Order names: at home here, at home anywhere, then by how far away they are at home."""
    if name.range is None:
        return 1, 0
    if any(name.range.overlaps(stretch) for stretch in stretches):
        return 0, 0
    away = (
        min(max(name.range.start_ms - s.end_ms, s.start_ms - name.range.end_ms) for s in stretches)
        if stretches
        else 0
    )
    return 2, away
