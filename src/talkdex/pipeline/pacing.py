"""Pacing that survives restarts and is shared by processes: a `sources.Pacer` kept in the index."""

import time

from talkdex.index import hosts
from talkdex.index.writer import Writer
from talkdex.sources.pace import DEFAULT_INTERVAL_S, INTERVALS_S, PATIENCE_S, Pace, closed


class IndexPacer:
    """A `sources.Pacer` whose state lies in the index."""

    def __init__(self, writer: Writer) -> None:
        self._connection = writer.connection

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked again.

        Raises:
            RateLimited: the host is closed for longer than is worth sleeping.
        """
        now, interval = time.time(), INTERVALS_S.get(host, DEFAULT_INTERVAL_S)
        if not interval and hosts.state(self._connection, host)[0] <= now:
            return
        left = hosts.reserve(self._connection, host, now, interval, PATIENCE_S) - now
        if left > PATIENCE_S:
            raise closed(host, left)
        if left > 0:
            time.sleep(left)

    def penalty(self, host: str, retry_after_s: float | None) -> float:
        """Close the host after a 429; give the seconds."""
        now = time.time()
        pace = Pace(*hosts.state(self._connection, host)).refused(now, retry_after_s)
        hosts.close(self._connection, host, pace.open_at, pace.penalties)
        return pace.open_at - now
