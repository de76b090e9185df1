"""Where the finished parts of an unfinished clip lie: in a hidden folder beside it, until the clip is whole.

A part's checksum is in its name: what a killed process left half-written, or what has been damaged since,
is not taken for a part.
"""

import hashlib
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self


class Workshop(AbstractContextManager["Workshop"]):
    """Keeps the parts of one clip; it is removed when the work ends well, or nothing is worth keeping.

    Args:
        target: the clip.
        request: all that the parts depend on, as text; parts made for another request are thrown away.
        suffix: of the parts' files, with its dot.
    """

    def __init__(self, target: Path, request: str, suffix: str) -> None:
        self.folder = target.with_name(f".{target.name}.unfinished")
        self._suffix = suffix
        self._key = _digest(request.encode())

    def __enter__(self) -> Self:
        if self.folder.is_dir() and not (self.folder / self._key).is_file():
            shutil.rmtree(self.folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or not any(self.folder.glob(f"*{self._suffix}")):
            shutil.rmtree(self.folder, ignore_errors=True)

    def find(self, number: int) -> Path | None:
        """Give a part that is finished and whole, or None."""
        for path in self.folder.glob(f"{number:06}.*{self._suffix}"):
            if path.name == self._name(number, path):
                return path
            path.unlink()
        return None

    def half(self, number: int) -> Path:
        """Name the file that a part is to be written to; the folder is made when missing."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / self._key).touch()
        return self.folder / f"half-{number:06}"

    def keep(self, number: int) -> Path:
        """Take what has been written to `half` as a finished part; give where it is."""
        half = self.half(number)
        return half.replace(self.folder / self._name(number, half))

    def _name(self, number: int, path: Path) -> str:
        return f"{number:06}.{_digest(path.read_bytes())}{self._suffix}"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()
