"""When each host may be asked again: kept in the index, so that it survives restarts and is shared."""

import sqlite3

from talkdex.index.connection import transaction


def reserve(
    connection: sqlite3.Connection, host: str, now: float, interval_s: float, patience_s: float
) -> float:
    """Take the host's next free slot and give its time, in seconds since the epoch.

    A slot further away than `patience_s` is told but not taken.
    """
    with transaction(connection):
        row = connection.execute("SELECT open_at FROM hosts WHERE host = ?", [host]).fetchone()
        slot = max(now, row[0] if row else now)
        if slot - now <= patience_s:
            connection.execute(
                "INSERT INTO hosts(host, open_at, penalties) VALUES(?1, ?2, 0)"
                " ON CONFLICT(host) DO UPDATE SET open_at = ?2",
                [host, slot + interval_s],
            )
    return slot


def state(connection: sqlite3.Connection, host: str) -> tuple[float, int]:
    """Give when a host opens, in seconds since the epoch, and its refusals in a row."""
    row = connection.execute("SELECT open_at, penalties FROM hosts WHERE host = ?", [host]).fetchone()
    return (row[0], row[1]) if row else (0.0, 0)


def close(connection: sqlite3.Connection, host: str, open_at: float, penalties: int) -> None:
    """Keep a host closed until a time, after so many refusals in a row."""
    with transaction(connection):
        connection.execute(
            "INSERT INTO hosts(host, open_at, penalties) VALUES(?1, ?2, ?3)"
            " ON CONFLICT(host) DO UPDATE SET open_at = ?2, penalties = ?3",
            [host, open_at, penalties],
        )
