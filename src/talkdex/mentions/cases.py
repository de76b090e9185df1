"""A case: a sight, and what only the whole text tells of it."""

from collections.abc import Callable
from dataclasses import dataclass

from talkdex.mentions.sights import Sight

FIXING = frozenset(["at", "from", "between", "minute", "starts"])
"""Purposes of the words that name a place and no length."""
PLAYING = frozenset(["media", "see", "stopped"])
"""Purposes of the words that speak of playing a recording."""
SHOWING = frozenset(["media", "see"])
"""The same without those of stopping, which may speak of anything in the lines above and below."""
WATCHING = PLAYING | {"erratum"}
"""The same, and of remarks on what is said in one."""

Rule = Callable[["Case"], bool]
"""A question about a case; its name and first line say what the answer means."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sight and what only the whole text tells.

    Args:
        sight: the mention and its surroundings.
        alone: the text says nothing besides its times.
        listed: it is one of a list of times.
        planned: it is one of a day's programme.
        celled: it fills a cell of a table.
        paired: it is one of two that "and" joins, of which no clock shows one, or one of a bare row.
        clocked: another time of its line is marked as one of the day: "pickup 3:15 pm, dinner 6:30".
        company: another time of the text has been accepted.
    """

    sight: Sight
    alone: bool = False
    listed: bool = False
    planned: bool = False
    celled: bool = False
    paired: bool = False
    clocked: bool = False
    company: bool = False

    @property
    def certain(self) -> bool:
        """Whether a link, a list or the lack of anything else leaves no doubt."""
        return self.sight.confirmed or self.listed or self.alone

    @property
    def clockable(self) -> bool:
        """Whether it could be a time of day later than one in the night."""
        clocks = self.sight.clocks
        return all(clock >= 60 for clock in clocks) and len(clocks) == 1 + self.sight.ranged

    def cued(self, *purposes: str) -> bool:
        """Tell whether words of one of these purposes introduce the time."""
        return not self.sight.mention.cues.isdisjoint(purposes)

    def tells(self, *purposes: str) -> bool:
        """Tell whether the item is about one of these purposes."""
        return not self.sight.tells.isdisjoint(purposes)
