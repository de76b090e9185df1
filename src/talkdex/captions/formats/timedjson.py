"""Any other JSON of timed text: the largest list of records with a time and a text.

Podcasting 2.0 transcripts (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md),
youtube-transcript-api, videogrep and Vosk, utterances of recognition services, and what people's
own scripts write. `talkdex.captions.records` tells which key is what.
"""

from collections.abc import Iterator
from typing import Any

from talkdex.captions import grouping, records
from talkdex.captions.base import MAYBE, NO, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.grouping import Spoken
from talkdex.captions.notes import Notes
from talkdex.captions.records import Shape
from talkdex.transcript import Word

_DEPTH = 8
_WORD_KEYS = frozenset(("word", "punctuated_word"))
_LANGUAGES = ("language", "language_code", "languageCode", "lang", "locale")


def recognises(document: Document) -> int:
    """Some list of records in it has times and text."""
    return MAYBE if _best(document.json) else NO


def _lists(value: Any, depth: int = 0) -> Iterator[list[Any]]:
    """Give the lists of objects in a JSON value, the outermost first."""
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            yield value
        inner: Any = value
    else:
        inner = value.values() if isinstance(value, dict) else ()
    if depth < _DEPTH:
        for item in inner:
            if isinstance(item, dict | list):
                yield from _lists(item, depth + 1)


def _best(value: Any) -> tuple[list[Any], Shape] | None:
    """Give the list with the most text, and its shape; between equals the outermost."""
    best: tuple[list[Any], Shape] | None = None
    most = 0
    for candidate in _lists(value):
        found = records.shape(candidate)
        size = _letters(candidate, found) if found else 0
        if found and size > most:
            best, most = (candidate, found), size
    return best


def _letters(candidate: list[Any], found: Shape) -> int:
    texts = (record.get(found.text) for record in candidate if isinstance(record, dict)) if found.text else ()
    return sum(len(text) for text in texts if isinstance(text, str))


def read(document: Document, notes: Notes) -> Reading:
    """Read the list; words alone are put together to cues."""
    value = document.json
    best = _best(value)
    if best is None:
        return Reading(())
    drafts = records.drafts(*best, notes)
    if best[1].text in _WORD_KEYS and not any(draft.words for draft in drafts):
        drafts = grouping.drafts(_stream(drafts))
    language = (
        next((value[key] for key in _LANGUAGES if isinstance(value.get(key), str)), None)
        if isinstance(value, dict)
        else None
    )
    return Reading(_named(drafts, value), language)


def _stream(drafts: list[Draft]) -> Iterator[Spoken]:
    for draft in drafts:
        if draft.text.strip():
            word = Word(draft.start_ms, max(draft.start_ms, draft.end_ms or 0), draft.text.strip())
            yield Spoken(word, draft.speaker, any(char.isalnum() for char in word.text))


def _named(drafts: list[Draft], value: Any) -> list[Draft]:
    """Put the names of a file's list of speakers in place of their identities."""
    listed = value.get("speakers") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        return drafts
    names = {str(one.get("id")): records.name(one) for one in listed if isinstance(one, dict) and "id" in one}
    return [draft._replace(speaker=names.get(draft.speaker or "", draft.speaker)) for draft in drafts]


READER = Reader("timed-json", recognises, read, (".json", ".jsonl", ".txt", ".js", ".ts"), "json")
