"""The tables of an index, as numbered migrations of sqlite-utils.

What a person sees in Datasette is `recordings`, `segments`, `speakers`, `transcripts`, `snippets`
(searchable there through `snippets_fts`), `jobs` and `files`. What our own search reads is `words`
and `pairs`: one row per transcript, folded by `talkdex.text`, contentless, so that phrases of any
length are found and positions are ours (https://sqlite.org/fts5.html#contentless_tables).
"""

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from talkdex import text
from talkdex.index import packing
from talkdex.index.versions import FOLD_KEY, PACKING_KEY

APPLICATION_ID = 0x7A1DE001
migrations = Migrations("talkdex")


@migrations()
def m001_recordings(db: Database) -> None:
    """Recordings, speakers, and the raw files they came from."""
    _table(db, "meta").create({"key": str, "value": str}, pk="key")
    versions = {FOLD_KEY: text.VERSION, PACKING_KEY: packing.VERSION}
    _table(db, "meta").insert_all({"key": key, "value": str(value)} for key, value in versions.items())
    _table(db, "recordings").create(
        {
            "id": int, "identity": str, "title": str, "url": str, "media": str, "duration_ms": int,
            "published": str, "channel": str, "language": str, "description": str, "thumbnail": str,
            "added_at": str,
        },
        pk="id",
        not_null={"identity", "title", "added_at"},
    )  # fmt: skip
    _table(db, "recordings").create_index(["identity"], unique=True)
    _table(db, "identities").create(
        {"identity": str, "recording_id": int},
        pk="identity",
        foreign_keys=[("recording_id", "recordings", "id")],
        not_null={"recording_id"},
    )
    _table(db, "identities").create_index(["recording_id"])
    _table(db, "speakers").create(
        {"id": int, "name": str, "folded": str}, pk="id", not_null={"name", "folded"}
    )
    _table(db, "speakers").create_index(["folded"], unique=True)
    _table(db, "files").create(
        {"id": int, "recording_id": int, "kind": str, "name": str, "sha256": str, "bytes": int},
        pk="id",
        foreign_keys=[("recording_id", "recordings", "id")],
        not_null={"kind", "name", "sha256"},
    )
    _table(db, "files").create_index(["recording_id"])


@migrations()
def m002_transcripts(db: Database) -> None:
    """Transcripts as immutable versions, their snippets, and what is searched."""
    _table(db, "transcripts").create(
        {
            "id": int, "recording_id": int, "name": str, "language": str, "origin": str, "made_by": str,
            "current": int, "word_times": int, "snippet_count": int, "token_count": int, "added_at": str,
        },
        pk="id",
        foreign_keys=[("recording_id", "recordings", "id")],
        not_null={"recording_id", "name", "origin", "current"},
    )  # fmt: skip
    _table(db, "transcripts").create_index(["recording_id"])
    db.execute(
        "CREATE UNIQUE INDEX one_current_spoken ON transcripts(recording_id)"
        " WHERE current AND origin <> 'translated'"
    )
    _table(db, "snippets").create(
        {
            "id": int, "transcript_id": int, "speaker_id": int, "start_ms": int, "end_ms": int,
            "token": int, "text": str, "times": bytes,
        },
        pk="id",
        foreign_keys=[("transcript_id", "transcripts", "id"), ("speaker_id", "speakers", "id")],
        not_null={"transcript_id", "start_ms", "end_ms", "token", "text", "times"},
    )  # fmt: skip
    _table(db, "snippets").create_index(["transcript_id", "token"])
    _table(db, "snippets").enable_fts(["text"], create_triggers=True)
    db.execute(
        "DROP TABLE snippets_fts"
    )  # sqlite-utils has no way to leave the sizes out, which cost a row each
    db.execute(
        'CREATE VIRTUAL TABLE snippets_fts USING fts5(text, content="snippets", columnsize=0,'
        " tokenize='unicode61 remove_diacritics 2')"
    )
    db.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='ascii')")
    db.execute(
        "CREATE VIRTUAL TABLE pairs USING fts5(text, content='', columnsize=0,"
        " tokenize=\"ascii tokenchars '_'\")"
    )


@migrations()
def m003_segments(db: Database) -> None:
    """Named segments: as stated, and as settled."""
    _table(db, "segments").create(
        {
            "id": int, "recording_id": int, "label": str, "speaker_id": int, "start_ms": int, "end_ms": int,
            "status": str, "confidence": float, "evidence": str, "shift_ms": int,
            "stated_start_ms": int, "stated_end_ms": int, "precision_ms": int, "end_precision_ms": int,
            "end_stated": int, "origin": str, "kind": str, "text": str, "added_at": str,
        },
        pk="id",
        foreign_keys=[("recording_id", "recordings", "id"), ("speaker_id", "speakers", "id")],
        not_null={"recording_id", "label", "status", "origin"},
    )  # fmt: skip
    _table(db, "segments").create_index(["recording_id", "start_ms"])


@migrations()
def m004_jobs(db: Database) -> None:
    """Work under way: jobs, the pieces a recogniser has finished, and when a host may be asked again."""
    _table(db, "jobs").create(
        {
            "id": int, "key": str, "reference": str, "identity": str, "state": str, "step": str,
            "done_ms": int, "total_ms": int, "error": str, "process": str, "added_at": str, "changed_at": str,
        },
        pk="id",
        not_null={"key", "reference", "state"},
    )  # fmt: skip
    _table(db, "jobs").create_index(["key"], unique=True)
    _table(db, "pieces").create(
        {"id": int, "job_id": int, "start_ms": int, "end_ms": int, "piece": str},
        pk="id",
        foreign_keys=[("job_id", "jobs", "id")],
        not_null={"job_id", "start_ms", "end_ms", "piece"},
    )
    _table(db, "pieces").create_index(["job_id", "start_ms"], unique=True)
    _table(db, "hosts").create({"host": str, "open_at": float, "penalties": int}, pk="host")


@migrations()
def m005_vocabulary(db: Database) -> None:
    """All words with their counts, as compressed lists, and the counts of frequent tokens."""
    _table(db, "vocabulary").create(
        {"id": int, "level": int, "words": bytes, "counts": bytes},
        pk="id",
        not_null={"level", "words", "counts"},
    )
    _table(db, "frequent").create({"token": str, "times": int}, pk="token", not_null={"times"})


@migrations()
def m006_hearing(db: Database) -> None:
    """What was heard of a recording, what is doubted of it, and names that were heard otherwise."""
    for name, columns in _HEARING.items():
        _table(db, name).create(
            {"id": int, "transcript_id": int, **columns},
            pk="id",
            foreign_keys=[("transcript_id", "transcripts", "id")],
            not_null={"transcript_id", *columns} - {"language"},
        )
        _table(db, name).create_index(["transcript_id", "start_ms"])
    _table(db, "quarantine").enable_fts(
        ["text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )
    _table(db, "aliases").create_index(["folded"])
    _table(db, "names").create(
        {"recording_id": int, "name": str},
        pk=("recording_id", "name"),
        foreign_keys=[("recording_id", "recordings", "id")],
    )


@migrations()
def m007_transcript_speakers(db: Database) -> None:
    """Who speaks in which transcript: who looks for one person's words need not look into the others."""
    _table(db, "transcript_speakers").create(
        {"speaker_id": int, "transcript_id": int},
        pk=("speaker_id", "transcript_id"),
        foreign_keys=[("speaker_id", "speakers", "id"), ("transcript_id", "transcripts", "id")],
    )
    _table(db, "transcript_speakers").create_index(["transcript_id"])
    db.execute(
        "INSERT INTO transcript_speakers(speaker_id, transcript_id)"
        " SELECT DISTINCT speaker_id, transcript_id FROM snippets WHERE speaker_id IS NOT NULL"
    )


_HEARING: dict[str, dict[str, type]] = {
    "coverage": {"start_ms": int, "end_ms": int},
    "quarantine": {
        "start_ms": int, "end_ms": int, "text": str, "reason": str, "language": str, "times": bytes,
    },
    "aliases": {
        "start_ms": int, "end_ms": int, "token": int, "tokens": int, "heard": str, "name": str, "folded": str,
        "before": str, "after": str,
    },
}  # fmt: skip


def _table(db: Database, name: str) -> Table:
    table = db[name]
    assert isinstance(table, Table)
    return table
