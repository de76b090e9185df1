"""How well a place fits as a named speaker's first word: called just before, a pause, a reply.

What is measured: how recently and how well the name was said, whether it was an address
("Matthew."), an announcement ("la parole est à …") or an invitation ("go ahead"), the silence
before, whether the words open like an answer, and whether the captions name the speaker here.
"""

from bisect import bisect_right
from collections.abc import Sequence
from math import exp, log

from talkdex.alignment import handover_phrases, phrases
from talkdex.alignment.names import Mention, mentions, parts
from talkdex.alignment.speech import Speech
from talkdex.alignment.structure import Column
from talkdex.text import fold

_HEAD_WORDS = 6
_LEAD_WORDS = 30
_SOON_WORDS = 25
_REACH_MS = 40_000
_PAUSE_MS = 600
_STRETCH_MS = 30_000
_LONG_WORDS = 8
_MANNERS = (
    "m_thanked",
    "m_addressed",
    "m_given",
    "m_about",
    "m_comma",
    "m_first",
    "m_last",
    "m_question",
    "m_full",
)


class Floor:
    """Measures speakers' names against one recording.

    Args:
        speech: the recording's units.
        language: two letters, for the tables of phrases.
    """

    def __init__(self, speech: Speech, language: str) -> None:
        self.speech = speech
        self.language = language
        units = speech.units
        self._tails = [" ".join(speech.tokens(max(unit.first, unit.last - 14), unit.last)) for unit in units]
        self._heads = [" ".join(speech.tokens(unit.first, min(unit.last, unit.first + 12))) for unit in units]
        table = handover_phrases
        gives = phrases.whole(table.GIVES, language)
        ahead = phrases.whole(table.GO_AHEAD, language)
        replies = phrases.whole(table.REPLIES, language)
        thanks = phrases.whole(table.THANKS, language)
        self._thanks, self._gives = thanks, gives
        self._addresses = phrases.whole(table.ADDRESSES, language)
        self._about = phrases.whole(table.ABOUT, language)
        self._known: dict[Mention, dict[str, float]] = {}
        greetings = phrases.whole(table.GREETINGS, language)
        self.greets = [bool(greetings.match(text)) for text in self._heads]
        self._self = phrases.whole(table.SELF, language)
        self.gives = [bool(gives.search(text)) for text in self._tails]
        self.ahead = [bool(ahead.search(text)) for text in self._tails]
        self.replies = [bool(replies.match(text)) for text in self._heads]
        self.thanks = [bool(thanks.match(text)) for text in self._heads]

    def columns(
        self, name: str, low: int = 0, high: int | None = None
    ) -> tuple[dict[str, Column], list[Mention]]:
        """Measure the units `[low, high)` for a speaker; also give where the name is said."""
        said = mentions(name, self.speech)
        high = len(self.speech.units) if high is None else high
        ends = [mention.last for mention in said]
        rows = [self._row(at, said, ends, name) for at in range(low, high)]
        names = rows[0].keys() if rows else ()
        return {key: [row[key] for row in rows] for key in names}, said

    def _row(self, at: int, said: Sequence[Mention], ends: Sequence[int], name: str) -> dict[str, float]:
        unit = self.speech.units[at]
        before = bisect_right(ends, unit.first)
        row = self._place(at)
        row |= self._called(at, list(said[max(0, before - 6) : before]))
        row |= self._own(at, said, name)
        recent = max(row["called_3s"], row["called_10s"])
        address = max(row["m_addressed"], row["m_given"], row["m_comma"] * row["called_unit"])
        row |= {
            "address_pause": address * row["h_pause"],
            "address_reply": address * row["reply"],
            "address_greets": address * row["greets"],
            "address_asked": address * row["h_answered"],
            "address_unit": address * row["called_unit"],
            "given_unit": row["m_given"] * row["called_unit"],
            "last_unit": row["m_last"] * row["called_unit"],
            "ack_called": row["ack"] * recent,
            "called_pause": recent * row["h_pause"],
            "called_reply": recent * row["reply"],
            "called_asked": recent * row["h_answered"],
            "called_ahead": recent * row["invited"],
            "called_given": recent * row["given"],
            "called_sentence": recent * row["h_sentence"],
        }
        return row

    def _place(self, at: int) -> dict[str, float]:
        units = self.speech.units
        unit = units[at]
        last = at - 1
        return {
            "h_pause": min(2.0, log(1 + unit.pause_ms / 300)),
            "h_sentence": float(unit.sentence),
            "h_answered": float(last >= 0 and self.speech.units[last].question),
            "h_question": float(unit.question),
            "exclaims": float(self.speech.words[unit.last - 1].text.endswith("!")),
            "reply": float(self.replies[at]),
            "greets": float(self.greets[at]),
            "ack": float(self.replies[at] and unit.last - unit.first <= 3),
            "ack_before": float(
                last >= 0 and self.replies[last] and unit.first - self.speech.units[last].first <= 3
            ),
            "invited": float(last >= 0 and self.ahead[last]),
            "given": float(last >= 0 and (self.gives[last] or (last > 0 and self.gives[last - 1]))),
            "here_given": float(self.gives[at] or self.ahead[at]),
            "h_turn": float(unit.turn),
            "h_length": min(3.5, log(1 + unit.last - unit.first)),
            "h_before": min(3.5, log(1 + unit.first - self.speech.units[last].first)) if at else 0.0,
            "h_stretch": min(1.0, self._stretch(at)),
        }

    def _stretch(self, at: int) -> float:
        """Give the share of the next half minute spoken in long sentences: a speech, not an exchange."""
        start = self.speech.units[at].start_ms
        high = bisect_right(self.speech.starts_ms, start + _STRETCH_MS)
        words = [unit.last - unit.first for unit in self.speech.units[at:high]]
        return sum(count for count in words if count >= _LONG_WORDS) / (sum(words) or 1)

    def _called(self, at: int, said: Sequence[Mention]) -> dict[str, float]:
        unit = self.speech.units[at]
        words = self.speech.words
        found = dict.fromkeys(
            (
                "called_3s",
                "called_10s",
                "called_30s",
                "called_unit",
                "called_unit2",
                "addressed",
                "addressed2",
                "called_full",
                "alone",
                *_MANNERS,
            ),
            0.0,
        )
        for mention in said:
            gap = unit.start_ms - words[mention.last - 1].end_ms
            if gap > _REACH_MS:
                continue
            home = self.speech.unit_of(mention.first)
            quality = mention.quality
            for key, scale in (("called_3s", 3_000), ("called_10s", 10_000), ("called_30s", 30_000)):
                found[key] = max(found[key], quality * exp(-max(0, gap) / scale))
            back = at - home
            ends_unit = self.speech.units[home].last - mention.last <= 1
            if back == 1:
                found["called_unit"] = max(found["called_unit"], quality)
                found["addressed"] = max(found["addressed"], quality * ends_unit)
                alone = self.speech.units[home].last - self.speech.units[home].first <= 4
                found["alone"] = max(found["alone"], quality * alone)
            elif back == 2:
                found["called_unit2"] = max(found["called_unit2"], quality)
                found["addressed2"] = max(found["addressed2"], quality * ends_unit)
            if mention.full and back <= 2:
                found["called_full"] = max(found["called_full"], quality)
            fade = quality * exp(-max(0, gap) / 12_000)
            for key, value in self._manners(mention).items():
                found[key] = max(found[key], fade * value)
        return found

    def _manners(self, mention: Mention) -> dict[str, float]:
        """Tell how a name was said: to the person, in thanks, or about the person."""
        if mention in self._known:
            return self._known[mention]
        home = self.speech.units[self.speech.unit_of(mention.first)]
        before = self.speech.tokens(max(home.first, mention.first - 4), mention.first)
        behind = self.speech.tokens(mention.last, min(home.last, mention.last + 6))
        lead, rest = " ".join(before), " ".join(behind)
        thanked = bool(self._thanks.search(lead))
        sign = self.speech.words[mention.last - 1].text[-1:]
        addressed = bool(self._addresses.search(rest) or self._gives.search(lead))
        self._known[mention] = {
            "m_thanked": float(thanked),
            "m_addressed": float(addressed and not thanked),
            "m_given": float(bool(self._gives.search(" ".join(self.speech.tokens(home.first, home.last))))),
            "m_about": float(bool(self._about.match(rest)) and sign not in ",.?!"),
            "m_comma": float(sign in ",.?!:" and not thanked),
            "m_first": float(mention.first - home.first <= 1),
            "m_last": float(home.last - mention.last <= 0),
            "m_question": float(home.question),
            "m_full": float(mention.full),
        }
        return self._known[mention]

    def _own(self, at: int, said: Sequence[Mention], name: str) -> dict[str, float]:
        """Measure what the words after the start say: the name again, "I'm …", the captions' speaker."""
        unit = self.speech.units[at]
        inside = [m for m in said if unit.first <= m.first < unit.first + _SOON_WORDS]
        named = max((m.quality for m in inside if m.first < unit.last), default=0.0)
        text = " ".join(self.speech.tokens(unit.first, min(unit.first + _SOON_WORDS, len(self.speech.words))))
        introduces = bool(inside) and bool(self._self.search(text))
        label = self.speech.speakers[unit.first]
        return {
            "names_self": max((m.quality for m in inside), default=0.0) * introduces,
            "named_inside": 0.0 if introduces else named,
            "named_soon": 0.0 if introduces else max((m.quality for m in inside), default=0.0),
            "prefixed": self._prefixed(unit.first, name),
            "captioned": float(unit.turn and label is not None and same_person(label, name)),
        }

    def _prefixed(self, word: int, name: str) -> float:
        """Read a speaker written into the words ("Ana:"): 1 this one, -1 another, 0 none."""
        for at in range(word, min(word + 3, len(self.speech.words))):
            if self.speech.words[at].text.endswith(":"):
                return 1.0 if same_person(self.speech.text(word, at + 1), name) else -1.0
        return 0.0


def same_person(one: str, other: str) -> bool:
    """Tell whether two names share a telling word and neither contradicts the other's length."""
    left, right = set(parts(one)), set(parts(other))
    return bool(left & right) and (
        fold(one) == fold(other) or len(left & right) >= min(len(left), len(right))
    )
