"""Foresight: while one recording is stored, the captions of those that come next are read.

Nothing is looked for behind a recording of which more than a caption file has to be read, nor in a source
that is not on this machine: that is long work, or a host's, which nobody may want to the end.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from talkdex.errors import TalkdexError
from talkdex.pipeline.bench import Bench
from talkdex.pipeline.outcome import NotAdded, Outcome
from talkdex.sources import Found, Result


@dataclass(frozen=True, slots=True)
class Made:
    """A turn that is to be made: what a source gave, and the bench for it."""

    reference: str
    result: Result
    bench: Bench

    def outcome(self) -> Outcome:
        """Make the recording searchable, or tell why not."""
        return self.bench.outcome(self.result)

    def foresee(self) -> bool:
        """Have its captions read, where they are files here and all there is; tell whether they are."""
        found = self.result
        if not isinstance(found, Found) or found.has_media or not all(track.path for track in found.tracks):
            return False
        self.bench.foresee(found)
        return True


@dataclass(frozen=True, slots=True)
class Told:
    """A turn of which nothing is to be made: what is wrong with a source stands for it."""

    reference: str
    wrong: NotAdded | TalkdexError

    def outcome(self) -> NotAdded | TalkdexError:
        """Give what is wrong."""
        return self.wrong

    def foresee(self) -> bool:
        """Tell that nothing is known of what comes behind."""
        return False


@dataclass(frozen=True, slots=True)
class Halt:
    """Stands before a source into which nobody looks until its turn comes."""

    def foresee(self) -> bool:
        """Tell that nothing is to be looked for behind."""
        return False


Turn = Made | Told


def foreseen(turns: Iterator[Turn | Halt], depth: int) -> Iterator[Turn]:
    """Give the turns one by one, while the captions of up to `depth` behind them are read."""
    queue: deque[Turn | Halt] = deque()
    further = True
    while True:
        while (further or not queue) and len(queue) <= depth and (turn := next(turns, None)):
            queue.append(turn)
            further = turn.foresee()
        if not queue:
            return
        turn = queue.popleft()
        if not isinstance(turn, Halt):
            yield turn
