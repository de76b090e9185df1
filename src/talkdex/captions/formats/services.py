"""JSON of recognition services that nest what they heard: one row per service.

Each function below walks one service's answer and gives its words; the services' own pages tell
the shapes: Speechmatics (docs.speechmatics.com), AssemblyAI (assemblyai.com/docs), Deepgram
(developers.deepgram.com), Amazon Transcribe, Google Speech-to-Text, Rev AI, IBM Watson.
"""

from collections.abc import Callable, Iterator
from typing import Any

from talkdex.captions import grouping, records, stamps
from talkdex.captions.base import NO, SURE, Reader, Reading
from talkdex.captions.document import Document
from talkdex.captions.grouping import Spoken
from talkdex.captions.notes import Notes
from talkdex.transcript import Origin, Word

_Walk = Callable[[Any], Iterator[Spoken]]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Give the objects in a list; nothing where it isn't one."""
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def _best(value: dict[str, Any]) -> dict[str, Any]:
    """Give the first of an answer's alternatives, the likeliest; {} where there is none."""
    return next(_objects(value.get("alternatives")), {})


def _spoken(
    text: Any,
    start: int | None,
    end: int | None,
    certain: Any = None,
    speaker: Any = None,
    *,
    apart: bool = True,
) -> Iterator[Spoken]:
    """Give a word, or nothing where it has no text; a sign without a time follows its word."""
    if isinstance(text, str) and text.strip() and (start is not None or not apart):
        begin = start or 0
        word = Word(begin, max(begin, end or 0), text.strip(), records.probability(certain))
        yield Spoken(word, records.name(speaker), apart)


def _speechmatics(value: dict[str, Any]) -> Iterator[Spoken]:
    for item in _objects(value.get("results")):
        said, start, end = (
            _best(item),
            stamps.from_seconds(item.get("start_time")),
            stamps.from_seconds(item.get("end_time")),
        )
        word = item.get("type") != "punctuation"
        yield from _spoken(
            said.get("content"), start, end, said.get("confidence"), said.get("speaker"), apart=word
        )


def _speechmatics_old(value: dict[str, Any]) -> Iterator[Spoken]:
    turns = [
        (stamps.from_seconds(turn.get("time")) or 0, turn.get("name"))
        for turn in _objects(value.get("speakers"))
    ]
    speaker = None
    for item in _objects(value.get("words")):
        start, length = stamps.from_seconds(item.get("time")), stamps.from_seconds(item.get("duration"))
        while turns and start is not None and turns[0][0] <= start:
            speaker = turns.pop(0)[1]
        text = str(item.get("name", ""))
        end = None if start is None else start + (length or 0)
        word = any(char.isalnum() for char in text)
        yield from _spoken(text, start, end, item.get("confidence"), speaker, apart=word)


def _assemblyai(value: dict[str, Any]) -> Iterator[Spoken]:
    for item in _objects(value.get("words")):
        start, end = stamps.from_millis(item.get("start")), stamps.from_millis(item.get("end"))
        yield from _spoken(item.get("text"), start, end, item.get("confidence"), item.get("speaker"))


def _deepgram(value: dict[str, Any]) -> Iterator[Spoken]:
    for channel in _objects(value["results"].get("channels")):
        for item in _objects(_best(channel).get("words")):
            start, end = stamps.from_seconds(item.get("start")), stamps.from_seconds(item.get("end"))
            text = item.get("punctuated_word") or item.get("word")
            yield from _spoken(text, start, end, item.get("confidence"), item.get("speaker"))


def _amazon(value: dict[str, Any]) -> Iterator[Spoken]:
    results = value["results"]
    labels = results.get("speaker_labels") if isinstance(results.get("speaker_labels"), dict) else {}
    turns = {
        str(item.get("start_time")): item.get("speaker_label")
        for segment in _objects(labels.get("segments"))
        for item in _objects(segment.get("items"))
    }
    for item in _objects(results.get("items")):
        said, start, end = (
            _best(item),
            stamps.from_seconds(item.get("start_time")),
            stamps.from_seconds(item.get("end_time")),
        )
        speaker = item.get("speaker_label") or turns.get(str(item.get("start_time")))
        word = item.get("type") != "punctuation"
        yield from _spoken(said.get("content"), start, end, said.get("confidence"), speaker, apart=word)


def _google(value: dict[str, Any]) -> Iterator[Spoken]:
    for result in _google_results(value):
        for item in _objects(_best(result).get("words")):
            start, end = (
                _google_time(item, "startTime", "startOffset"),
                _google_time(item, "endTime", "endOffset"),
            )
            tag = item.get("speakerTag") or item.get("speakerLabel") or None
            yield from _spoken(item.get("word"), start or 0, end, item.get("confidence"), tag)


def _google_results(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the results of an answer, also of one wrapped in an operation."""
    response = value.get("response")
    return _objects((response if isinstance(response, dict) else value).get("results"))


def _google_time(item: dict[str, Any], *keys: str) -> int | None:
    """Read "1.300s" or {"seconds": "1", "nanos": 300000000}; a time of 0 is left out by the service."""
    written = next((item[key] for key in keys if key in item), None)
    if isinstance(written, dict):
        seconds, nanos = stamps.from_seconds(written.get("seconds")), stamps.from_millis(written.get("nanos"))
        return (seconds or 0) + (nanos or 0) // 1_000_000
    return stamps.from_seconds(written)


def _rev(value: dict[str, Any]) -> Iterator[Spoken]:
    for turn in _objects(value.get("monologues")):
        for item in _objects(turn.get("elements")):
            start, end = stamps.from_seconds(item.get("ts")), stamps.from_seconds(item.get("end_ts"))
            word = item.get("type") != "punct"
            yield from _spoken(
                item.get("value"), start, end, item.get("confidence"), turn.get("speaker"), apart=word
            )


def _watson(value: dict[str, Any]) -> Iterator[Spoken]:
    for result in _objects(value.get("results")):
        rows = _best(result).get("timestamps")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, list) and len(row) == 3:
                yield from _spoken(row[0], stamps.from_seconds(row[1]), stamps.from_seconds(row[2]))


def _elevenlabs(value: dict[str, Any]) -> Iterator[Spoken]:
    for item in _objects(value.get("words")):
        if item.get("type") != "spacing":
            start, end = stamps.from_seconds(item.get("start")), stamps.from_seconds(item.get("end"))
            yield from _spoken(item.get("text"), start, end, None, item.get("speaker_id"))


def _has_words(value: Any, *keys: str) -> bool:
    """Tell whether a list's first object has all these keys."""
    first = next(_objects(value), None)
    return first is not None and all(key in first for key in keys)


def _results(value: dict[str, Any]) -> dict[str, Any]:
    results = value.get("results")
    return results if isinstance(results, dict) else {}


_SERVICES: dict[str, tuple[Callable[[dict[str, Any]], bool], _Walk]] = {
    "speechmatics": (lambda v: _has_words(v.get("results"), "alternatives", "start_time"), _speechmatics),
    "speechmatics-1": (lambda v: _has_words(v.get("words"), "name", "time", "duration"), _speechmatics_old),
    "assemblyai": (
        lambda v: (
            _has_words(v.get("words"), "text", "start", "end", "confidence")
            and ("audio_url" in v or "audio_src_url" in v or "utterances" in v)
        ),
        _assemblyai,
    ),
    "deepgram": (lambda v: _has_words(_results(v).get("channels"), "alternatives"), _deepgram),
    "amazon-transcribe": (lambda v: _has_words(_results(v).get("items"), "alternatives", "type"), _amazon),
    "rev-ai": (lambda v: _has_words(v.get("monologues"), "elements"), _rev),
    "elevenlabs": (lambda v: _has_words(v.get("words"), "text", "start", "type"), _elevenlabs),
    "watson": (
        lambda v: any("timestamps" in _best(result) for result in _objects(v.get("results"))),
        _watson,
    ),
    "google-speech": (lambda v: any("words" in _best(result) for result in _google_results(v)), _google),
}


def _service(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return next((name for name, (told, _) in _SERVICES.items() if told(value)), None)


def recognises(document: Document) -> int:
    """An answer in the shape of one of the services."""
    return SURE if _service(document.json) else NO


def read(document: Document, notes: Notes) -> Reading:
    """Read the words of an answer and put them together to cues, signs with the words before them."""
    value = document.json
    service = _service(value)
    if service is None:
        notes.add("not an answer of a recognition service that we know")
        return Reading(())
    words = grouping.punctuated(_SERVICES[service][1](value))
    return Reading(
        grouping.drafts(words), _language(value), Origin.RECOGNIZED, scrolls=False, made_by=service
    )


def _language(value: dict[str, Any]) -> str | None:
    """Give the language where a service states it: at the top, in its job, in the first result."""
    first = next(_objects(value.get("results")), {})
    places = (value, value.get("job"), value.get("metadata"), _results(value), first)
    named = [place.get(key) for place in places if isinstance(place, dict) for key in _LANGUAGES]
    return next((language for language in named if isinstance(language, str)), None)


_LANGUAGES = ("language_code", "languageCode", "language", "lang")

READER = Reader("recognition-service", recognises, read, (".json",), "json")
