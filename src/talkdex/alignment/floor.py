"""What speaks for a change of speaker at a place, whoever it is: pauses, replies, greetings, invitations."""

from bisect import bisect_right
from functools import cached_property
from math import log

from talkdex.alignment import handover_phrases, phrases
from talkdex.alignment.structure import Column
from talkdex.alignment.turns import OPENERS, Turns

_TAIL_WORDS = 14
_HEAD_WORDS = 12
_SOON_MS = (4_000, 12_000)
_STRETCH_MS = 30_000
_LONG_WORDS = 8


class Floor:
    """Measures how the floor is passed and taken in one recording.

    Args:
        turns: how surely somebody else begins at each of its units.
    """

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.speech = turns.speech
        self.language = turns.language

    @cached_property
    def gives(self) -> list[bool]:
        """For each unit whether it passes the floor."""
        return self._in_tails(handover_phrases.GIVES)

    @cached_property
    def invites(self) -> list[bool]:
        """For each unit whether it ends like "go ahead"."""
        return self._in_tails(handover_phrases.GO_AHEAD)

    @cached_property
    def replies(self) -> list[bool]:
        """For each unit whether it opens like an answer."""
        return self._at_heads(handover_phrases.REPLIES)

    @cached_property
    def greets(self) -> list[bool]:
        """For each unit whether it opens with a greeting."""
        return self._at_heads(handover_phrases.GREETINGS)

    @cached_property
    def thanks(self) -> list[bool]:
        """For each unit whether it opens with thanks."""
        return self._at_heads(handover_phrases.THANKS)

    @cached_property
    def addresses(self) -> list[bool]:
        """For each unit whether it says "you" to somebody."""
        pattern = phrases.whole(handover_phrases.YOU, self.language)
        tokens = self.speech.tokens
        return [bool(pattern.search(" ".join(tokens(unit.first, unit.last)))) for unit in self.speech.units]

    @cached_property
    def columns(self) -> dict[str, Column]:
        """What is measured at every unit, by the names that the table of weights uses."""
        rows = [self._place(at) | self._turn(at) for at in range(len(self.speech.units))]
        return {key: [row[key] for row in rows] for key in (rows[0] if rows else ())}

    def _place(self, at: int) -> dict[str, float]:
        """Measure the unit's edge and how the unit before it ends."""
        unit = self.speech.units[at]
        last = self.speech.units[at - 1] if at else None
        before = self.speech.words[unit.first - 1].text if at else ""
        return {
            "h_pause": min(2.0, log(1 + unit.pause_ms / 300)),
            "h_sentence": float(unit.sentence),
            "h_answered": float(last is not None and last.question),
            "h_question": float(unit.question),
            "h_turn": float(unit.turn),
            "h_length": min(3.5, log(1 + unit.last - unit.first)),
            "h_before": min(3.5, log(1 + last.last - last.first)) if last else 0.0,
            "h_stretch": self._stretch(at),
            "exclaims": float(self.speech.words[unit.last - 1].text.endswith("!")),
            "trails": float(before.endswith(("…", "..."))),
            "small": float(self.speech.words[unit.first].text.lstrip(OPENERS)[:1].islower()),
        }

    def _turn(self, at: int) -> dict[str, float]:
        """Measure what tells that the floor is passed before the unit and taken with it."""
        turns = self.turns
        return {
            "reply": float(self.replies[at]),
            "greets": float(self.greets[at]),
            "invited": float(at > 0 and self.invites[at - 1]),
            "passed": float(at > 0 and (self.gives[at - 1] or self.invites[at - 1])),
            "you": float(self.addresses[at]),
            "you_before": float(at > 0 and self.addresses[at - 1]),
            "taken": turns.taken[at],
            "taken_next": turns.taken[min(at + 1, len(turns.taken) - 1)],
            "taken_sure": turns.chances[at],
            **{f"turns_{reach // 1_000}s": turns.soon(at, reach) for reach in _SOON_MS},
        }

    def _stretch(self, at: int) -> float:
        """Give the share of the next half minute spoken in long sentences: a speech, not an exchange."""
        start = self.speech.units[at].start_ms
        high = bisect_right(self.speech.starts_ms, start + _STRETCH_MS)
        words = [unit.last - unit.first for unit in self.speech.units[at:high]]
        return sum(count for count in words if count >= _LONG_WORDS) / (sum(words) or 1)

    def _in_tails(self, table: dict[str, str]) -> list[bool]:
        pattern = phrases.whole(table, self.language)
        return [bool(pattern.search(text)) for text in self._tails]

    def _at_heads(self, table: dict[str, str]) -> list[bool]:
        pattern = phrases.whole(table, self.language)
        return [bool(pattern.match(text)) for text in self._heads]

    @cached_property
    def _tails(self) -> list[str]:
        tokens, units = self.speech.tokens, self.speech.units
        return [" ".join(tokens(max(unit.first, unit.last - _TAIL_WORDS), unit.last)) for unit in units]

    @cached_property
    def _heads(self) -> list[str]:
        tokens, units = self.speech.tokens, self.speech.units
        return [" ".join(tokens(unit.first, min(unit.last, unit.first + _HEAD_WORDS))) for unit in units]
