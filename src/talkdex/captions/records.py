"""Timed records: JSON objects that each say when and what, under whatever names.

Recognisers, players and scripts write the same thing with other keys and units ("start" in
seconds, "startMs", "begin": "00:01:02"); the tables below say which key plays which part. The
unit, where its name doesn't tell, follows from how fast people speak.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from talkdex.captions import markup, stamps
from talkdex.captions.base import Draft
from talkdex.captions.notes import Notes
from talkdex.transcript import Word, spread

# A key (lower case, without "_", "-") and the milliseconds of its unit; 0: to be found out.
_STARTS = {
    "startms": 1,
    "tstartms": 1,
    "starttimems": 1,
    "startmilliseconds": 1,
    "offsetms": 1,
    "offsetmilliseconds": 1,
    "startseconds": 1000,
    "startsec": 1000,
    "startsecs": 1000,
    "startinseconds": 1000,
    "start": 0,
    "starttime": 0,
    "starttimestamp": 0,
    "startts": 0,
    "begin": 0,
    "begintime": 0,
    "from": 0,
    "timestart": 0,
    "startoffset": 0,
    "timein": 0,
    "in": 0,
    "offset": 0,
    "timestamp": 0,
    "time": 0,
    "ts": 0,
    "t": 0,
}
_ENDS = {
    "endms": 1,
    "tendms": 1,
    "endtimems": 1,
    "endmilliseconds": 1,
    "endseconds": 1000,
    "endsec": 1000,
    "endsecs": 1000,
    "endinseconds": 1000,
    "end": 0,
    "endtime": 0,
    "endtimestamp": 0,
    "endts": 0,
    "stop": 0,
    "to": 0,
    "timeend": 0,
    "endoffset": 0,
    "timeout": 0,
    "out": 0,
}
_DURATIONS = {
    "durationms": 1,
    "ddurationms": 1,
    "durationmilliseconds": 1,
    "durationseconds": 1000,
    "duration": 0,
    "dur": 0,
    "d": 0,
}
_TEXTS = (
    "text",
    "body",
    "content",
    "punctuatedword",
    "transcript",
    "sentence",
    "caption",
    "subtitle",
    "utterance",
    "line",
    "display",
    "displaytext",
    "value",
    "utf8",
    "dialogue",
    "dialog",
    "texte",
    "texto",
    "testo",
    "word",
)
_SPEAKERS = (
    "speakername",
    "speaker",
    "speakerlabel",
    "speakerid",
    "voice",
    "participant",
    "author",
    "actor",
    "role",
    "rolle",
    "name",
)
_WORDS = ("words", "wordtimings", "wordtimestamps", "elements")
_PROBABILITIES = ("probability", "confidence", "conf", "score", "prob")

_SAMPLE = 64
_SLOWEST = 0.1  # letters per unit of time: people speak at 1 to 40 per second, 0.001 to 0.04 per ms


class Shape(NamedTuple):
    """Which key of a list of records plays which part; None where none does.

    Args:
        start: key of the start.
        end: key of the end.
        duration: key of the length, where there is no end.
        text: key of the text.
        speaker: key of the speaker.
        words: key of the list of timed words.
        probability: key of the recogniser's certainty.
        scale: milliseconds in a unit of the numbers.
    """

    start: str
    end: str | None
    duration: str | None
    text: str | None
    speaker: str | None
    words: str | None
    probability: str | None
    scale: int


def shape(records: Sequence[Any], scale: int | None = None) -> Shape | None:
    """Tell the shape of records by the first few; None where they have no times or no text.

    Args:
        records: a list out of JSON.
        scale: milliseconds in a unit, where the format says so; None finds it out.
    """
    sample = [record for record in records[:_SAMPLE] if isinstance(record, dict)]
    keys = {_bare(key): key for record in reversed(sample) for key in record if isinstance(key, str)}
    start, text, words = _first(keys, _STARTS), _first(keys, _TEXTS), _first(keys, _WORDS)
    if start is None or (text is None and words is None) or not _told(records, start, text or words or ""):
        return None
    speaker = _first(keys, _SPEAKERS)
    found = Shape(
        start,
        _first(keys, _ENDS),
        _first(keys, _DURATIONS),
        text,
        None if speaker == text else speaker,
        words,
        _first(keys, _PROBABILITIES),
        scale or _STARTS[_bare(start)],
    )
    return found if found.scale else found._replace(scale=_scale(sample, found))


def _told(records: Sequence[Any], *keys: str) -> bool:
    """Tell whether at least half of the first records have these keys."""
    sample = records[:_SAMPLE]
    telling = sum(isinstance(record, dict) and all(key in record for key in keys) for record in sample)
    return telling * 2 >= len(sample)


def _bare(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _first(keys: Mapping[str, str], parts: Iterable[str]) -> str | None:
    return next((keys[part] for part in parts if part in keys), None)


def _scale(sample: list[dict[str, Any]], found: Shape) -> int:
    """Tell seconds from milliseconds: at so many letters per unit, is it speech?"""
    letters, units = 0, 0.0
    for record, following in zip(sample, [*sample[1:], {}], strict=True):
        start, end, length = (
            record.get(key) if key else None for key in (found.start, found.end, found.duration)
        )
        end = following.get(found.start) if found.end is None and found.duration is None else end
        span = length if found.end is None and found.duration else _gap(start, end)
        text = record.get(found.text) if found.text else None
        if isinstance(span, int | float) and span > 0 and isinstance(text, str):
            letters, units = letters + len(text), units + span
    return 1 if units and letters / units < _SLOWEST else 1000


def _gap(start: Any, end: Any) -> float | None:
    return end - start if isinstance(start, int | float) and isinstance(end, int | float) else None


def drafts(records: Sequence[Any], found: Shape, notes: Notes) -> list[Draft]:
    """Make a draft of every record; one without a readable start is noted and left out."""
    words = _words_shape(records, found)
    made = []
    for number, record in enumerate(records, 1):
        start = _moment(record.get(found.start), found.scale) if isinstance(record, dict) else None
        if start is None:
            notes.add("no readable start time; left out", number)
            continue
        timed = timed_words(record.get(found.words) or (), words) if words and found.words else []
        text = record.get(found.text) if found.text else None
        if isinstance(text, list):
            text = "\n".join(line for line in text if isinstance(line, str))
        if not isinstance(text, str):
            text = " ".join(word.text for word in timed)
        text = markup.plain(text)
        speaker = name(record.get(found.speaker)) if found.speaker else None
        made.append(Draft(start, _end(record, start, found), text, number, speaker, _written_as(text, timed)))
    return made


def _written_as(text: str, words: list[Word]) -> list[Word]:
    """Write words as the text does (signs, capitals) where the two go word by word."""
    written = text.split()
    if len(written) != len(words):
        return words
    return [
        word if word.text == token else word._replace(text=token)
        for word, token in zip(words, written, strict=True)
    ]


def _words_shape(records: Sequence[Any], found: Shape) -> Shape | None:
    """Tell the shape of the words in records: of the first list that has times."""
    if not found.words:
        return None
    lists = (record.get(found.words) for record in records if isinstance(record, dict))
    return next(
        (its for words in lists if isinstance(words, list) and (its := shape(words, found.scale))), None
    )


def _end(record: dict[str, Any], start_ms: int, found: Shape) -> int | None:
    end = _moment(record.get(found.end), found.scale) if found.end else None
    if end is None and found.duration:
        length = _moment(record.get(found.duration), found.scale)
        end = start_ms + length if length is not None and length >= 0 else None
    return end


def _moment(value: Any, scale: int) -> int | None:
    if isinstance(value, str):
        return stamps.from_text(value) if scale == 1000 or ":" in value else stamps.from_millis(value)
    return stamps.from_seconds(value) if scale == 1000 else stamps.from_millis(value)


def timed_words(records: Any, found: Shape) -> list[Word]:
    """Make words of records; those without a time share the gap between their neighbours.

    WhisperX gives numerals no times: https://github.com/m-bain/whisperX#limitations
    """
    if not isinstance(records, list) or found.text is None:
        return []
    words: list[Word] = []
    waiting: list[str] = []
    for record in records:
        text = record.get(found.text) if isinstance(record, dict) else None
        if not isinstance(text, str) or not text.strip():
            continue
        start = _moment(record.get(found.start), found.scale)
        if start is None:
            waiting.append(text.strip())
            continue
        start = max(start, words[-1].start_ms if words else 0)
        if waiting:
            words += spread(waiting, words[-1].end_ms if words else start, start)
            waiting = []
        end = _end(record, start, found)
        certain = record.get(found.probability) if found.probability else None
        words.append(
            Word(start, start if end is None else max(start, end), text.strip(), probability(certain))
        )
    return words + list(spread(waiting, words[-1].end_ms, words[-1].end_ms)) if words else []


def probability(value: Any) -> float | None:
    """Give a certainty as 0 to 1, also of percents and digits; None for anything else."""
    if isinstance(value, str):
        value = (stamps.from_text(value) or 0) / 1000 if value.strip() else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return None
    return float(value) if value <= 1 else value / 100


def name(value: Any) -> str | None:
    """Give a speaker's name as it is written; a number becomes "Speaker 1"."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "label", "id") if value.get(key) is not None), None)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"
    return markup.one_line(value) or None if isinstance(value, str) else None
