"""The tools that fetching needs, as values for `talkdex doctor`: yt-dlp and its age, a JavaScript runtime.

YouTube needs a JavaScript runtime since 2025-11: https://github.com/yt-dlp/yt-dlp/wiki/EJS. The `deno`
package brings one along as a wheel; it lies among the scripts of the virtual environment.
"""

import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

OLD_DAYS = 60
"""A yt-dlp older than this is worth updating before anything else: sites change."""

OLDEST_DENO = (2, 3, 0)
"""The oldest deno that yt-dlp's solver runs on."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is there for fetching.

    Args:
        ytdlp: yt-dlp's version, or None when it isn't installed.
        ytdlp_age_days: days since that version came out, or None when its version doesn't tell.
        deno: where the JavaScript runtime lies, or None.
        deno_version: its version, or None when it doesn't run.
        ejs: version of yt-dlp's solver scripts, or None when they aren't installed.
    """

    ytdlp: str | None
    ytdlp_age_days: int | None
    deno: Path | None
    deno_version: str | None
    ejs: str | None

    @property
    def old(self) -> bool:
        """Whether yt-dlp is older than `OLD_DAYS`."""
        return self.ytdlp_age_days is not None and self.ytdlp_age_days > OLD_DAYS

    @property
    def youtube(self) -> bool:
        """Whether YouTube can be fetched in full: solver scripts, and a runtime new enough for them."""
        parts = (self.deno_version or "0").split(".")
        number = tuple(int(part) for part in parts if part.isdecimal())
        return self.ejs is not None and number >= OLDEST_DENO


def tools(today: date | None = None) -> Tools:
    """Look at what is installed; `today` is for tests."""
    ytdlp, deno = _version("yt-dlp"), find_deno()
    return Tools(
        ytdlp=ytdlp,
        ytdlp_age_days=age_days(ytdlp, today or datetime.now(UTC).date()),
        deno=deno,
        deno_version=_deno_version(deno) if deno else None,
        ejs=_version("yt-dlp-ejs"),
    )


def find_deno() -> Path | None:
    """Give the runtime that came along as the `deno` package, or None where the package isn't installed."""
    if find_spec("deno") is None:
        return None
    from deno import find_deno_bin  # noqa: PLC0415 - no wheel for every machine

    try:
        return Path(find_deno_bin())
    except FileNotFoundError:
        return None


def age_days(version_text: str | None, today: date) -> int | None:
    """Give the age of a version that is a date (`2026.08.19`), or None where it isn't one."""
    try:
        year, month, day = (int(part) for part in (version_text or "").split(".")[:3])
        return max(0, (today - date(year, month, day)).days)
    except ValueError:
        return None


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _deno_version(deno: Path) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - our own dependency's binary
            [deno, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = done.stdout.split()
    return words[1] if len(words) > 1 and words[0] == "deno" else None
