"""JSON of the Whisper family: openai, faster-whisper, WhisperX, whisper-timestamped, whisper.cpp, pipelines.

All have segments with start, end and text, most have words under a name of their own, with a
certainty called probability, score or confidence. https://github.com/openai/whisper
"""

from typing import Any

from talkdex.captions import grouping, records
from talkdex.captions.base import NO, SURE, Draft, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.grouping import Spoken
from talkdex.captions.notes import Notes
from talkdex.transcript import Origin, Word

_SIGNS = frozenset(
    ("tokens", "avg_logprob", "no_speech_prob", "compression_ratio", "temperature", "seek", "words", "id")
)


def recognises(document: Document) -> int:
    """Segments with a recogniser's figures; or chunks, word segments or a transcription in its way."""
    value = document.json
    if _is_segments(value):
        return SURE
    if not isinstance(value, dict):
        return NO
    told = _is_segments(value.get("segments")) or _chunks(value) or _cpp(value) or _bare_words(value)
    return SURE if told else NO


def _is_segments(segments: Any) -> bool:
    first = segments[0] if isinstance(segments, list) and segments else None
    return (
        isinstance(first, dict) and {"start", "end", "text"} <= first.keys() and bool(_SIGNS & first.keys())
    )


def _chunks(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the chunks of a Transformers pipeline with their pairs of times spelt out."""
    chunks = value.get("chunks")
    if not isinstance(chunks, list) or not isinstance(value.get("text"), str):
        return []
    pairs = [(chunk, chunk.get("timestamp")) for chunk in chunks if isinstance(chunk, dict)]
    return [
        {**chunk, "start": pair[0], "end": pair[1]}
        for chunk, pair in pairs
        if isinstance(pair, list) and len(pair) == 2
    ]


def _cpp(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the segments of whisper.cpp (`-oj`, `-ojf`) with their pairs of times spelt out."""
    segments = value.get("transcription")
    if not isinstance(segments, list):
        return []
    return [
        {
            "startMs": offsets.get("from"),
            "endMs": offsets.get("to"),
            "text": segment.get("text"),
            "words": _cpp_words(segment.get("tokens")),
        }
        for segment in segments
        if isinstance(segment, dict) and isinstance(offsets := segment.get("offsets"), dict)
    ]


def _cpp_words(tokens: Any) -> list[dict[str, Any]]:
    """Join whisper.cpp's tokens to words: a token that begins with a space begins a word."""
    words: list[dict[str, Any]] = []
    for token in tokens if isinstance(tokens, list) else ():
        text, offsets = (token.get("text"), token.get("offsets")) if isinstance(token, dict) else (None, None)
        if not isinstance(text, str) or not isinstance(offsets, dict) or text.startswith("[_"):
            continue
        if words and not text.startswith(" "):
            words[-1] |= {"word": words[-1]["word"] + text, "endMs": offsets.get("to")}
        else:
            words.append(
                {
                    "word": text,
                    "startMs": offsets.get("from"),
                    "endMs": offsets.get("to"),
                    "prob": token.get("p"),
                }
            )
    return words


def _bare_words(value: dict[str, Any]) -> list[Any]:
    """Give the words of an answer that has words and no segments (OpenAI's API)."""
    words = value.get("word_segments") or (
        value.get("words") if "text" in value and "task" in value else None
    )
    told = isinstance(words, list) and bool(words) and isinstance(words[0], dict) and "word" in words[0]
    return words if told and isinstance(words, list) else []


def read(document: Document, notes: Notes) -> Reading:
    """Read segments with their words, or words alone."""
    value = document.json
    language = value.get("language") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(value.get("result"), dict):
        language = language or value["result"].get("language")
    return Reading(
        _drafts(value, notes),
        language if isinstance(language, str) else None,
        Origin.RECOGNIZED,
        scrolls=False,
    )


def _drafts(value: Any, notes: Notes) -> list[Draft]:
    if isinstance(value, dict) and not value.get("segments") and (chunks := _chunks(value)):
        return _from_chunks(chunks, notes)
    segments = value if isinstance(value, list) else value.get("segments") or _cpp(value)
    words = _words(_bare_words(value)) if isinstance(value, dict) else []
    found = records.shape(segments) if isinstance(segments, list) else None
    if found is None:
        return grouping.drafts(words)
    drafts = records.drafts(segments, found, notes)
    return _shared(drafts, words) if words and not any(draft.words for draft in drafts) else drafts


def _from_chunks(chunks: list[dict[str, Any]], notes: Notes) -> list[Draft]:
    """Read chunks: sentences, or words that are put together to sentences."""
    found = records.shape(chunks)
    drafts = records.drafts(chunks, found, notes) if found else []
    if not _are_words(drafts):
        return drafts
    return grouping.drafts(
        Spoken(_word(draft), draft.speaker, _apart(chunks[draft.number - 1])) for draft in drafts
    )


def _are_words(drafts: list[Draft]) -> bool:
    """Tell chunks of one word each (`return_timestamps="word"`) from sentences."""
    return len(drafts) > 2 and not any(" " in draft.text.strip() for draft in drafts)


def _word(draft: Draft) -> Word:
    return Word(draft.start_ms, max(draft.start_ms, draft.end_ms or 0), draft.text.strip())


def _apart(chunk: dict[str, Any]) -> bool:
    return str(chunk.get("text", " ")).startswith(" ")


def _words(given: list[Any]) -> list[Spoken]:
    found = records.shape(given)
    return [Spoken(word) for word in records.timed_words(given, found)] if found else []


def _shared(drafts: list[Draft], words: list[Spoken]) -> list[Draft]:
    """Give each segment the words that begin in it, where the file lists them apart."""
    given, at = [], 0
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
        own = []
        while at < len(words) and (following is None or words[at].word.start_ms < following.start_ms):
            own.append(words[at].word)
            at += 1
        given.append(draft._replace(words=own))
    return given


READER = Reader("whisper", recognises, read, (".json", ".jsonl"), "json")
