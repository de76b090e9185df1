"""Baselines on the same cases: brute force with rapidfuzz, FTS5's OR, tantivy's OR.

The two full-text rivals index a row per segment, and align their best fifty rows, with the segments
beside them, by the very code that talkdex uses; so the search is compared and nothing else.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio_alignment

from quotebench.trial import Answer, Ask
from talkdex.index.reader import Reader
from talkdex.quotes.alignment import Rough, align, rough
from talkdex.quotes.window import Shelf
from talkdex.text import fold

_ROWS = 50


def brute(reader: Reader, keys: dict[int, str], path: Path) -> Ask:
    """Scan all folded text with rapidfuzz, for the best place alone, with a rising cutoff."""
    if not path.exists():
        path.write_text(json.dumps([[number, _said(reader, number)] for number in keys]))
    texts: dict[int, str] = dict(json.loads(path.read_text()))

    def ask(text: str) -> list[Answer]:
        best, cutoff = None, 0.0
        wanted = fold(text)
        for number, said in texts.items():
            found = partial_ratio_alignment(wanted, said, score_cutoff=cutoff)
            if found is not None and found.score > cutoff:
                best, cutoff = (number, found), found.score
        if best is None:
            return []
        number, found = best
        first = texts[number].count(" ", 0, found.dest_start)
        words = texts[number][found.dest_start : found.dest_end]
        return [Answer(keys[number], first, first + words.count(" ") + 1, words, found.score / 100)]

    return ask


def _said(reader: Reader, transcript: int) -> str:
    sql = "SELECT text FROM snippets WHERE transcript_id = ? ORDER BY token"
    return " ".join(fold(text) for (text,) in reader.connection.execute(sql, [transcript]))


def segments(reader: Reader) -> Iterator[tuple[int, str]]:
    """Give (row, folded text) of every segment."""
    sql = "SELECT snippets.id, text FROM snippets JOIN transcripts ON transcripts.id = transcript_id WHERE current"  # noqa: E501 - one statement
    for row, text in reader.connection.execute(sql):
        yield row, fold(text)


class _Aligner:
    """Aligns a quotation with rows that a rival has found."""

    def __init__(self, reader: Reader, keys: dict[int, str]) -> None:
        self._reader = reader
        self._shelf = Shelf(reader)
        self._keys = keys

    def answers(self, rows: list[int], wanted: str) -> list[Answer]:
        tokens = wanted.split()
        seen: list[Rough] = []
        for row in rows:
            transcript, token = self._place(row)
            window = self._shelf.window(transcript, token - len(tokens), token + 40 + len(tokens))
            found = rough(wanted, window, max((s.ratio for s in seen), default=55) - 15)
            if found:
                seen.append(found)
        seen.sort(key=lambda s: -s.ratio)
        aligned = (align(tokens, s) for s in seen[:5])
        return [
            Answer(
                self._keys[a.span.transcript], a.span.first, a.span.first + len(a.span.tokens),
                " ".join(a.span.tokens),
            )
            for a in aligned
            if a
        ]  # fmt: skip

    def _place(self, row: int) -> tuple[int, int]:
        sql = "SELECT transcript_id, token FROM snippets WHERE id = ?"
        transcript, token = self._reader.connection.execute(sql, [row]).fetchone()
        return transcript, token


def fts5(reader: Reader, keys: dict[int, str], path: Path) -> Ask:
    """Ask FTS5, a row per segment: OR of the six rarest words, ranked by bm25."""
    connection = sqlite3.connect(path)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 's'").fetchone():
        connection.execute("BEGIN")
        connection.execute("CREATE VIRTUAL TABLE s USING fts5(text, content='', tokenize='ascii')")
        connection.executemany("INSERT INTO s(rowid, text) VALUES(?, ?)", segments(reader))
        connection.commit()
        connection.execute("INSERT INTO s(s) VALUES('optimize')")
        connection.commit()
    aligner = _Aligner(reader, keys)

    def ask(text: str) -> list[Answer]:
        wanted = fold(text)
        times = reader.positions.times(wanted.split())
        rarest = sorted((n, word) for word, n in times.items() if n)[:6]
        if not rarest:
            return []
        match = " OR ".join(f'"{word}"' for _, word in rarest)
        found = connection.execute(
            "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT ?", [match, _ROWS]
        )
        return aligner.answers([row for (row,) in found], wanted)

    return ask


def tantivy(reader: Reader, keys: dict[int, str], folder: Path) -> Ask:
    """Ask tantivy, a document per segment: OR of all words."""
    import tantivy as engine  # noqa: PLC0415 - an extra of the benchmark

    builder = engine.SchemaBuilder()
    builder.add_integer_field("row", stored=True)
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    folder.mkdir(parents=True, exist_ok=True)
    index = engine.Index(schema, path=str(folder))
    if not index.searcher().num_docs:
        writer = index.writer(heap_size=200_000_000, num_threads=1)
        for row, text in segments(reader):
            writer.add_document(engine.Document(row=row, text=text))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    aligner = _Aligner(reader, keys)

    def ask(text: str) -> list[Answer]:
        wanted = fold(text)
        query: Any = engine.Query.boolean_query(
            [
                (engine.Occur.Should, engine.Query.term_query(schema, "text", word))
                for word in Counter(wanted.split())
            ]
        )
        hits = searcher.search(query, _ROWS).hits
        return aligner.answers([searcher.doc(address)["row"][0] for _, address in hits], wanted)

    return ask


RIVALS = {"brute rapidfuzz": brute, "fts5 or 6": fts5, "tantivy or": tantivy}
