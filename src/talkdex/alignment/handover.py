"""How well a place fits as a named speaker's first word: called just before, and how.

What is measured: how recently and how well the name was said, how likely nobody else has begun
since, whether it was an address ("Matthew."), an announcement ("la parole est à …") or thanks,
whether the words that follow say "I'm …", and whether the captions name the speaker here. Only
places near a saying of the name can have any of this, so rows are given for those alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import exp

from talkdex.alignment import handover_phrases, phrases
from talkdex.alignment.floor import Floor
from talkdex.alignment.names import Mention, mentions, parts
from talkdex.alignment.structure import Column
from talkdex.text import fold

_SOON_WORDS = 25
_REACH_MS = 40_000
_LAST_CALLS = 6
_ALONE_WORDS = 4
_MANNER_MS = 12_000
_FADES = (("called_3s", 3_000), ("called_10s", 10_000), ("called_30s", 30_000))
_CALLED = (
    *(name for name, _ in _FADES),
    *("called_unit", "called_full", "alone", "unbroken", "passed_by_name"),
)
_MANNERS = ("m_thanked", "m_addressed", "m_given", "m_comma", "m_last", "m_question", "m_full")

Row = dict[str, float]


class Calls:
    """Measures one speaker's name against one recording.

    Args:
        name: the speaker's, as written.
        floor: what is measured at every unit whoever speaks.
    """

    def __init__(self, name: str, floor: Floor) -> None:
        self.name = name
        self.floor = floor
        self.speech = floor.speech
        self.said = mentions(name, floor.speech)
        self._ends = [mention.last for mention in self.said]
        self._firsts = [mention.first for mention in self.said]
        self._manner_of: dict[Mention, Row] = {}

    @cached_property
    def rows(self) -> dict[int, Row]:
        """The units at which anything but nothing is measured, each with its measures."""
        return {at: self._row(at) for at in sorted(self._concerned())}

    def columns(self, low: int, high: int) -> dict[str, Column]:
        """Give all measures of the units `[low, high)`, those of the floor too, by name."""
        found = {key: column[low:high] for key, column in self.floor.columns.items()}
        for key in self._row(low) if low < high else ():
            found[key] = [self.rows[at][key] if at in self.rows else 0.0 for at in range(low, high)]
        return found

    def _concerned(self) -> set[int]:
        speech = self.speech
        found: set[int] = set()
        for mention in self.said:
            low = speech.unit_of(max(0, mention.first - _SOON_WORDS))
            end = speech.words[mention.last - 1].end_ms
            found.update(range(low, bisect_right(speech.starts_ms, end + _REACH_MS)))
        labels = self.floor.turns.labels
        found.update(at for at, unit in enumerate(speech.units) if unit.turn or labels[at])
        return found

    def _row(self, at: int) -> Row:
        first = self.speech.units[at].first
        before = bisect_right(self._ends, first)
        row = self._called(at, self.said[max(0, before - _LAST_CALLS) : before])
        return row | self._own(at) | self._crossed(at, row)

    def _crossed(self, at: int, row: Row) -> Row:
        """Give the products that tell more than their parts: a recent call, then a pause or a reply."""
        place = {key: column[at] for key, column in self.floor.columns.items()}
        recent = max(row["called_3s"], row["called_10s"])
        address = max(row["m_addressed"], row["m_given"], row["m_comma"] * row["called_unit"])
        return {
            "address_greets": address * place["greets"],
            "address_unit": address * row["called_unit"],
            "called_reply": recent * place["reply"],
            "called_ahead": recent * place["invited"],
        }

    def _called(self, at: int, said: Sequence[Mention]) -> Row:
        """Give of every measure the best over the recent sayings of the name."""
        found = dict.fromkeys((*_CALLED, *_MANNERS), 0.0)
        for mention in said:
            for key, value in self._call(at, mention):
                found[key] = max(found[key], value)
        return found

    def _call(self, at: int, mention: Mention) -> Iterator[tuple[str, float]]:
        units = self.speech.units
        gap = max(0, units[at].start_ms - self.speech.words[mention.last - 1].end_ms)
        if gap > _REACH_MS:
            return
        quality = mention.quality
        yield from ((key, quality * exp(-gap / scale)) for key, scale in _FADES)
        place = self.speech.unit_of(mention.first)
        home, back = units[place], at - place
        yield "unbroken", quality * self.floor.turns.kept(place + 1, at)
        if back == 1:
            yield "called_unit", quality
            yield "alone", quality * (home.last - home.first <= _ALONE_WORDS)
        if back in (1, 2):
            yield "called_full", quality * mention.full
            yield "passed_by_name", quality * self.floor.columns["passed"][at]
        fade = quality * exp(-gap / _MANNER_MS)
        yield from ((key, fade * value) for key, value in self._manners(mention).items())

    def _manners(self, mention: Mention) -> Row:
        """Tell how a name was said: to the person, in thanks, or about the person."""
        if mention not in self._manner_of:
            self._manner_of[mention] = self._judged(mention)
        return self._manner_of[mention]

    def _judged(self, mention: Mention) -> Row:
        speech = self.speech
        home = speech.units[speech.unit_of(mention.first)]
        lead = " ".join(speech.tokens(max(home.first, mention.first - 4), mention.first))
        rest = " ".join(speech.tokens(mention.last, min(home.last, mention.last + 6)))
        sign = speech.words[mention.last - 1].text[-1:]
        gives = self._table("GIVES")
        thanked = bool(self._table("THANKS").search(lead))
        addressed = bool(self._table("ADDRESSES").search(rest) or gives.search(lead))
        return {
            "m_thanked": float(thanked),
            "m_addressed": float(addressed and not thanked),
            "m_given": float(bool(gives.search(" ".join(speech.tokens(home.first, home.last))))),
            "m_comma": float(sign in ",.?!:" and not thanked),
            "m_last": float(home.last - mention.last <= 0),
            "m_question": float(home.question),
            "m_full": float(mention.full),
        }

    def _own(self, at: int) -> Row:
        """Measure what the words after the start say: the name again, "I'm …", the captions' speaker."""
        speech = self.speech
        unit = speech.units[at]
        low = bisect_left(self._firsts, unit.first)
        inside = self.said[low : bisect_left(self._firsts, unit.first + _SOON_WORDS)]
        best = max((mention.quality for mention in inside), default=0.0)
        near = max((mention.quality for mention in inside if mention.first < unit.last), default=0.0)
        text = " ".join(speech.tokens(unit.first, unit.first + _SOON_WORDS)) if inside else ""
        introduces = bool(inside) and bool(self._table("SELF").search(text))
        label = speech.speakers[unit.first]
        return {
            "names_self": best * introduces,
            "named_inside": 0.0 if introduces else near,
            "named_soon": 0.0 if introduces else best,
            "prefixed": self._prefixed(at),
            "captioned": float(unit.turn and label is not None and same_person(label, self.name)),
        }

    def _prefixed(self, at: int) -> float:
        """Read a speaker written into the words ("Ana:"): 1 this one, -1 another, 0 none."""
        end = self.floor.turns.labels[at]
        if not end:
            return 0.0
        written = self.speech.text(self.speech.units[at].first, end)
        return 1.0 if same_person(written, self.name) else -1.0

    def _table(self, name: str) -> phrases.Pattern:
        return phrases.whole(getattr(handover_phrases, name), self.floor.language)


def same_person(one: str, other: str) -> bool:
    """Tell whether two names share a telling word and neither contradicts the other's length."""
    left, right = set(parts(one)), set(parts(other))
    shared = len(left & right)
    return shared > 0 and (fold(one) == fold(other) or shared >= min(len(left), len(right)))
