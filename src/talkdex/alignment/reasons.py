"""The evidence for a settled start in sentences for people, strongest first, each with its moment."""

from talkdex.alignment import phrases
from talkdex.alignment.ends import thanks_at
from talkdex.alignment.handover import same_person
from talkdex.alignment.handover_phrases import GIVES
from talkdex.alignment.scores import Scene
from talkdex.segment import Stated
from talkdex.text import fold
from talkdex.timing import clock

_CALL_MS = 25_000
_AHEAD_MS = 60_000
_PAUSE_MS = 500
_THANKS_MS = 10_000
_QUOTE_WORDS = 14
_MOST_WORDS = 5


def reasons(
    stage: Scene, stated: Stated, start_ms: int, unit: int | None, shift_ms: int | None, end_ms: int | None
) -> tuple[str, ...]:
    """Say why a segment begins where it was settled.

    Args:
        stage: the recording.
        stated: what was written.
        start_ms: where it begins.
        unit: the unit it begins with, or None where the stated time was kept.
        shift_ms: what was added to the stated time, None where there is none.
        end_ms: where it ends, if known.
    """
    at = stage.speech.unit_at(start_ms) if unit is None else unit
    found: list[str] = []
    if stated.speaker:
        found += _called(stage, stated.speaker, at)
    found += _words(stage, stated, at)
    found += _border(stage, at)
    if stated.speaker and end_ms is not None:
        found += _thanked(stage, stated.speaker, end_ms)
    if unit is not None:
        subject = "the speaker begins" if stated.speaker else "it begins"
        found.append(f"{subject} at {clock(start_ms)}")
    if shift_ms:
        found.append(f"the list's times are moved by {'+' if shift_ms > 0 else ''}{clock(shift_ms)} here")
    if stated.start_ms is not None and unit is None:
        found.append(f"stated as {clock(stated.start_ms)}, and nothing clearly better was heard")
    return tuple(found)


def _called(stage: Scene, speaker: str, at: int) -> list[str]:
    """Quote the sentence in which the speaker is called, if one came just before."""
    speech = stage.speech
    start = speech.units[at].start_ms
    calls = [
        mention
        for mention in stage.said(speaker)
        if mention.last <= speech.units[at].first and start - speech.words[mention.first].start_ms <= _CALL_MS
    ]
    if not calls:
        return []
    call = calls[-1]
    home = speech.units[speech.unit_of(call.first)]
    first = max(home.first, call.last - _QUOTE_WORDS)
    quote = speech.text(first, min(home.last, max(call.last, first + _QUOTE_WORDS))).strip(" .,")
    gives = phrases.whole(GIVES, stage.language).search(fold(quote))
    who = "the chair says" if gives else "somebody says"
    label = speech.speakers[first]
    who = f"{label} says" if label and not same_person(label, speaker) else who
    return [f'{who} "{quote}" at {clock(speech.words[first].start_ms)}']


def _thanked(stage: Scene, speaker: str, end_ms: int) -> list[str]:
    """Quote the thanks that follow the end, if there are any."""
    begun = thanks_at(stage, speaker, max(0, end_ms - 1), end_ms + _THANKS_MS)
    if begun is None:
        return []
    unit = stage.speech.units[stage.speech.unit_at(begun)]
    quote = stage.speech.text(unit.first, min(unit.last, unit.first + _QUOTE_WORDS)).strip(" .,")
    return [f'thanked with "{quote}" at {clock(begun)}']


def _words(stage: Scene, stated: Stated, at: int) -> list[str]:
    """Name the label's words that are said soon after the start, first saying first."""
    speech = stage.speech
    first, start = speech.units[at].first, speech.units[at].start_ms
    heard = []
    for token in stage.vocabulary.terms(fold(stated.label).split()):
        said = [word for word in stage.vocabulary.places(token) if word >= first]
        if said and speech.words[min(said)].start_ms - start <= _AHEAD_MS:
            heard.append((min(said), token))
    heard = sorted(heard)[:_MOST_WORDS]
    if not heard:
        return []
    names = ", ".join(f'"{speech.words[word].text.strip(" .,;:?!")}"' for word, _ in heard)
    return [f"{names} said from {clock(speech.words[heard[0][0]].start_ms)}"]


def _border(stage: Scene, at: int) -> list[str]:
    speech = stage.speech
    unit = speech.units[at]
    found = []
    if unit.turn and speech.speakers[unit.first]:
        found.append(f"{speech.speakers[unit.first]} takes over at {clock(unit.start_ms)}")
    if unit.pause_ms >= _PAUSE_MS:
        found.append(f"{unit.pause_ms / 1000:.1f} s pause before {clock(unit.start_ms)}")
    opening = speech.text(unit.first, min(unit.last, unit.first + 8))
    head = fold(opening)
    if any(phrases.matcher(kind, stage.language).search(head) for kind in ("NEXT", "TOPIC", "ORDER")):
        found.append(f'"{opening}" opens something new at {clock(unit.start_ms)}')
    return found
