"""Politeness: a short wait between requests to one host, a long one when it says 429 (RFC 6585).

The caller hands in a `Pacer`; the index's keeps its state in the database, so that pacing survives
restarts and is shared by processes. `Pace` holds the arithmetic, as a frozen value per host.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from talkdex.errors import RateLimited

INTERVALS_S = {
    "youtube.com": 1.0,
    "youtu.be": 1.0,
    "vimeo.com": 1.0,
    "dailymotion.com": 1.0,
    "twitch.tv": 0.5,
    "soundcloud.com": 0.5,
    "archive.org": 1.0,
    "localhost": 0.0,
    "127.0.0.1": 0.0,
    "::1": 0.0,
}
"""Seconds between two requests, by host; subdomains count as their host."""

DEFAULT_INTERVAL_S = 0.2
FIRST_PENALTY_S = 60.0
LONGEST_PENALTY_S = 3600.0
FORGIVEN_S = 2 * LONGEST_PENALTY_S
"""A host that was left alone for so long after it opened starts from the first penalty again."""

PATIENCE_S = 20.0
"""A wait longer than this isn't slept through: the host is closed, and the caller is told until when."""


class Pacer(Protocol):
    """Waits before a request, and remembers what a host answered. Hosts are as `site` gives them."""

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked again.

        Raises:
            RateLimited: the host is closed for longer than is worth sleeping.
        """
        ...

    def penalty(self, host: str, retry_after_s: float | None) -> float:
        """Close the host after a 429, for as long as it said (None: longer each time); give the seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """One host's state, in seconds since the epoch: two numbers worth keeping across restarts.

    Args:
        open_at: when it may be asked again.
        penalties: refusals in a row.
    """

    open_at: float = 0.0
    penalties: int = 0

    def asked(self, now: float, interval_s: float) -> "Pace":
        """Give the state after a request was let through at `now`."""
        return replace(self, open_at=now + interval_s)

    def refused(self, now: float, retry_after_s: float | None) -> "Pace":
        """Give the state after a 429: the wait doubles each time unless the host names it."""
        before = 0 if now > self.open_at + FORGIVEN_S else self.penalties
        backoff = min(FIRST_PENALTY_S * 2 ** min(before, 10), LONGEST_PENALTY_S)
        wait = backoff if retry_after_s is None else max(0.0, retry_after_s)
        return Pace(now + wait, before + 1)


class MemoryPacer:
    """A `Pacer` that forgets when the process ends.

    Args:
        clock: gives seconds since the epoch.
        sleep: waits so many seconds.
        intervals_s: seconds between two requests, by host.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        intervals_s: dict[str, float] | None = None,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._intervals_s = INTERVALS_S if intervals_s is None else intervals_s
        self._paces: dict[str, Pace] = {}

    def wait(self, host: str) -> None:
        """Sleep out the host's interval; see `Pacer.wait`."""
        pace = self._paces.get(host, Pace())
        left = pace.open_at - self._clock()
        if left > PATIENCE_S:
            raise closed(host, left)
        if left > 0:
            self._sleep(left)
        self._paces[host] = pace.asked(self._clock(), self._intervals_s.get(host, DEFAULT_INTERVAL_S))

    def penalty(self, host: str, retry_after_s: float | None) -> float:
        """Close the host; see `Pacer.penalty`."""
        now = self._clock()
        self._paces[host] = self._paces.get(host, Pace()).refused(now, retry_after_s)
        return self._paces[host].open_at - now


def site(host: str) -> str:
    """Give the host under which requests are counted: one from the table for its subdomains, else itself."""
    host = host.lower().rstrip(".")
    return next((known for known in INTERVALS_S if host == known or host.endswith("." + known)), host)


def site_of(url: str) -> str:
    """Give the `site` of a URL, "" where it has no host that can be read."""
    try:
        return site(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def closed(host: str, left_s: float) -> RateLimited:
    """Make the error that says for how long a host is closed."""
    minutes = max(1, round(left_s / 60))
    return RateLimited(f"{host} refuses more requests for now (429); try again in {minutes} min", left_s)
