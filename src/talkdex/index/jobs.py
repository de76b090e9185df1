"""Jobs: work under way on one recording each, with the pieces that a recogniser has finished.

A job is found again by its key, so that the same call made twice goes on where the first stopped.
"""

import os
import socket
from collections.abc import Iterable, Iterator

from talkdex.index.connection import transaction
from talkdex.index.rows import Job
from talkdex.index.writer import Writer, now


def alive(job: Job) -> bool:
    """Tell whether the process that runs a job still does, as far as this machine can tell."""
    host, _, number = (job.process or "").rpartition(":")
    return job.state == "running" and (host != socket.gethostname() or _runs(int(number or 0)))


def begin(writer: Writer, key: str, reference: str, identity: str | None, *, anew: bool = False) -> int:
    """Take up the job with this key, made where it is new; give its id.

    `anew` drops the pieces of one that has come to an end; those of one that was interrupted stay.
    """
    row = (key, reference, identity, f"{socket.gethostname()}:{os.getpid()}", now())
    with transaction(writer.connection):
        if anew:
            ended = "SELECT id FROM jobs WHERE key = ? AND state IN ('done', 'partial')"
            writer.connection.execute(f"DELETE FROM pieces WHERE job_id IN ({ended})", [key])
        writer.connection.execute(
            "INSERT INTO jobs(key, reference, identity, process, added_at, changed_at, state)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?5, 'running') ON CONFLICT(key) DO UPDATE"
            " SET state = 'running', error = NULL, process = ?4, changed_at = ?5",
            row,
        )
        found = writer.connection.execute("SELECT id FROM jobs WHERE key = ?", [key]).fetchone()
    return int(found[0])


def advance(
    writer: Writer, job: int, step: str, done_ms: int | None = None, total_ms: int | None = None
) -> None:
    """Say what a job is at, and how far."""
    _change(writer, job, "step = ?, done_ms = ?, total_ms = ?", [step, done_ms, total_ms])


def finish(writer: Writer, job: int) -> None:
    """Close a job and drop its pieces: what they held is stored for good."""
    with transaction(writer.connection):
        writer.connection.execute("DELETE FROM pieces WHERE job_id = ?", [job])
        sql = "UPDATE jobs SET state = 'done', step = NULL, error = NULL, changed_at = ? WHERE id = ?"
        writer.connection.execute(sql, [now(), job])


def pause(writer: Writer, job: int) -> None:
    """End a job that has done what was asked of it, and keep its pieces for what may be asked later."""
    _change(writer, job, "state = 'partial', step = NULL, error = NULL", [])


def with_pieces(writer: Writer, identities: Iterable[str], kind: str) -> str | None:
    """Give the key of the job that has finished pieces of a recording, the last changed; None where none has.

    Args:
        writer: of the index.
        identities: those by which the recording is known.
        kind: the first word of its key.
    """
    known = list(identities)
    sql = (
        f"SELECT key FROM jobs WHERE identity IN ({','.join('?' * len(known))}) AND key LIKE ?"
        " AND id IN (SELECT job_id FROM pieces) ORDER BY changed_at DESC, id DESC LIMIT 1"
    )
    row = writer.connection.execute(sql, [*known, f"{kind} %"]).fetchone()
    return None if row is None else str(row[0])


def fail(writer: Writer, job: int, error: str) -> None:
    """Say why a job stopped; its pieces stay for the next try."""
    _change(writer, job, "state = 'failed', error = ?", [error])


def put_piece(writer: Writer, job: int, start_ms: int, end_ms: int, piece: str) -> None:
    """Keep a finished piece; one that starts at the same moment is kept only once."""
    with transaction(writer.connection):
        writer.connection.execute(
            "INSERT OR IGNORE INTO pieces(job_id, start_ms, end_ms, piece) VALUES(?, ?, ?, ?)",
            [job, start_ms, end_ms, piece],
        )


def pieces(writer: Writer, job: int) -> Iterator[tuple[int, int, str]]:
    """Give (start_ms, end_ms, piece) of what is finished, in the order in which it was."""
    sql = "SELECT start_ms, end_ms, piece FROM pieces WHERE job_id = ? ORDER BY id"
    yield from writer.connection.execute(sql, [job]).fetchall()


def forget(writer: Writer, identity: str) -> None:
    """Drop the jobs of a recording, and their pieces."""
    with transaction(writer.connection):
        writer.connection.execute(
            "DELETE FROM pieces WHERE job_id IN (SELECT id FROM jobs WHERE identity = ?)", [identity]
        )
        writer.connection.execute("DELETE FROM jobs WHERE identity = ?", [identity])


def clear(writer: Writer) -> tuple[int, int]:
    """Drop failed jobs; give how many, and how many stay because they have finished pieces to go on from."""
    failed = "state = 'failed' AND id {} IN (SELECT job_id FROM pieces)"
    with transaction(writer.connection):
        sql = f"SELECT count(*) FROM jobs WHERE {failed.format('')}"
        kept = int(writer.connection.execute(sql).fetchone()[0])
        gone = writer.connection.execute(f"DELETE FROM jobs WHERE {failed.format('NOT')}").rowcount
    return gone, kept


def _change(writer: Writer, job: int, assignments: str, values: list[object]) -> None:
    with transaction(writer.connection):
        sql = f"UPDATE jobs SET {assignments}, changed_at = ? WHERE id = ?"
        writer.connection.execute(sql, [*values, now(), job])


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
