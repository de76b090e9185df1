"""Notes on what a reader repaired or dropped: one line per kind of damage, naming file and cues."""

_NAMED = 3  # cues named before "and 12 more"


class Notes:
    """Collects what was repaired or dropped in one file.

    Args:
        name: of the file, as the lines shall show it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._cues: dict[str, list[int]] = {}

    def add(self, what: str, cue: int | None = None) -> None:
        """Note that something was done, to the cue with this number in the file or to the file."""
        cues = self._cues.setdefault(what, [])
        if cue is not None:
            cues.append(cue)

    def lines(self) -> tuple[str, ...]:
        """Give the notes, one line each: `talk.srt: cues 7, 14, 21 and 61 more: what was done`."""
        return tuple(f"{self.name}: {_cues(cues)}{what}" for what, cues in self._cues.items())


def _cues(numbers: list[int]) -> str:
    if not numbers:
        return ""
    named = ", ".join(map(str, numbers[:_NAMED]))
    if len(numbers) == 1:
        return f"cue {named}: "
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"cues {named}{more}: "
