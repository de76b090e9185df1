"""What no file may be written over, however much somebody forces it: the index, and recordings."""

from pathlib import Path

from talkdex.errors import UsageError
from talkdex.index.reader import Reader

_BESIDE = ("", "-wal", "-shm")


def refuse_precious(output: Path, reader: Reader) -> None:
    """Refuse to write over the index or a recording's media.

    Args:
        output: what is to be written, be it there or not.
        reader: of the index.

    Raises:
        UsageError: it is one of them.
    """
    if not output.exists():
        return
    if any(_same(output, Path(f"{reader.path}{end}")) for end in _BESIDE):
        raise UsageError(f"{output} is the index itself; write elsewhere")
    for recording in reader.recordings():
        if recording.media and "://" not in recording.media and _same(output, Path(recording.media)):
            raise UsageError(f"{output} is the recording itself, {recording.title!r}; write elsewhere")


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
