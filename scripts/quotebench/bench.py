"""A bench: an index of so many hours, what is asked of it, and where the figures go."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from quotebench.material import Material
from quotebench.results import Results
from quotebench.shelf import keys
from quotebench.trial import Ask, talkdex
from talkdex.index.reader import Reader


class Places(NamedTuple):
    """Where things lie: the folder of indexes, and that of the corpus."""

    work: Path
    corpus: Path


class Bench:
    """One index under test.

    Args:
        reader: of the index.
        hours: of talk in it.
        material: what is asked.
        results: where figures are kept.
        places: folders.
    """

    def __init__(
        self, reader: Reader, hours: int, material: Material, results: Results, places: Places
    ) -> None:
        self.reader = reader
        self.hours = hours
        self.material = material
        self.places = places
        self._results = results

    def put(self, **figures: object) -> None:
        """Keep figures; an underscore in a name stands for a space."""
        self.put_named({name.replace("_", " "): value for name, value in figures.items()})

    def put_named(self, figures: dict[str, object]) -> None:
        """Keep figures by any name."""
        self._results.put(self.hours, figures)

    @cached_property
    def keys(self) -> dict[int, str]:
        """The talks' keys by their transcripts."""
        return keys(self.reader)

    @cached_property
    def ask(self) -> Ask:
        """Ask talkdex, which has answered a few questions already."""
        ask = talkdex(self.reader, self.keys)
        for cases in self.material.cells.values():
            ask(cases[0].text)
        return ask


def percent(part: int, whole: int) -> float:
    """Give a share in percent; 0 of nothing."""
    return 100 * part / max(whole, 1)
