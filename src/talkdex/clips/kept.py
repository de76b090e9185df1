"""What is on this machine of a recording: its own file, and what was fetched and kept."""

from pathlib import Path
from typing import NamedTuple

from talkdex.index.rows import StoredRecording
from talkdex.media.container import Place
from talkdex.sources.fetcher import file_name

_UNFINISHED = {".part", ".ytdl"}


class Material(NamedTuple):
    """What a recording is cut from: `sound` where its sound lies in another file than its pictures."""

    path: Place
    sound: Place | None = None


class Kept:
    """The files of a recording.

    Sound alone, films and pictures alone lie in folders of their own: they may bear the same name.

    Args:
        folder: where media that was fetched is kept.
        recording: whose.
    """

    def __init__(self, folder: Path, recording: StoredRecording) -> None:
        self.recording = recording
        self.sound, self.films, self.pictures = folder, folder / "film", folder / "pictures"
        self.parts = folder / "parts"

    def find(self, *, pictures: bool) -> Material | None:
        """Give the files that serve, or None."""
        own = Path(self.recording.media) if self.recording.media else None
        if own and own.is_file() and not own.resolve().is_relative_to(self.sound.resolve()):
            return Material(own)
        sound, film, silent = (self._in(place) for place in (self.sound, self.films, self.pictures))
        if pictures and silent and sound:
            return Material(silent, sound)
        serving = film if pictures else sound or film
        return Material(serving) if serving else None

    def _in(self, folder: Path) -> Path | None:
        found = sorted(folder.glob(f"{file_name(self.recording.identity)}.*"))
        return next((path for path in found if path.suffix not in _UNFINISHED), None)
