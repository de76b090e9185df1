"""Mentions: one time, or two joined to a range, with the words that introduce and follow them.

The rules here join literals: "22:10–1:16:00", "de 22'10'' à 1h16", "entre el minuto 22 y el 76",
"22:10 to the end", "from 22:10 for 5 minutes". What the times mean, and whether they are meant at
all, is settled elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from talkdex.mentions.cues import lead_in, trail
from talkdex.mentions.lexicon import Mark, Marks
from talkdex.mentions.literal import Form, Literal, Value
from talkdex.mentions.notations.counts import ORDINALS
from talkdex.mentions.tokens import Kind, Tokens

_COLONS = (Form.COLONS_2, Form.COLONS_3)
_LENGTHS = (Form.UNIT, Form.UNITS, Form.HOURS)
_AFTER_COLONS = (*_COLONS, Form.FRAMES, Form.HOURS, Form.UNITS)
_AFTER_UNITS = (*_COLONS, *_LENGTHS, Form.PRIME)
_DOTS = (Form.DOTS_2, Form.DOTS_3)
_ENDS: dict[Form, tuple[Form, ...]] = {
    Form.COLONS_2: _AFTER_COLONS,
    Form.COLONS_3: _AFTER_COLONS,
    Form.FRAMES: (Form.FRAMES, Form.COLONS_3),
    Form.DOTS_2: _DOTS,
    Form.DOTS_3: _DOTS,
    Form.HOURS: _AFTER_UNITS,
    Form.UNITS: _AFTER_UNITS,
    Form.UNIT: _AFTER_UNITS,
    Form.PRIME: _AFTER_UNITS,
    Form.COUNT: (*_AFTER_UNITS, Form.COUNT, Form.BARE),
    Form.ISO: (Form.ISO,),
}
"""Which notations may end a range that begins with each: "12:30 - 5 min of news" is none."""
_SMALL_WORDS = ("article", "minute", "second", "about", "at", "to")
_TOTALS = ("of", "von", "sur")


@dataclass(frozen=True, slots=True)
class Mention:
    """A time or a range as written. Places are tokens.

    Args:
        left: first token of the words that introduce it.
        start: first token of the time itself.
        stop: first token after it, its end and words like "mark" included.
        first: where it begins.
        last: where it ends, or None.
        open_end: it goes on to the recording's end, as its author says.
        cues: purposes of the words and signs that introduce it.
        shared: one unit was written for both ends ("10–15 min").
        total: the length of the whole recording was written after it ("1h12 of 12h03").
        lasting: how long it goes on, where that was written instead of an end ("for 5 minutes").
    """

    left: int
    start: int
    stop: int
    first: Literal
    last: Literal | None = None
    open_end: bool = False
    cues: frozenset[str] = frozenset()
    shared: bool = False
    total: Literal | None = None
    lasting: Literal | None = None


def find_mentions(tokens: Tokens, marks: Marks, literals: dict[int, Literal]) -> Iterator[Mention]:
    """Give every mention of a time, left to right, none overlapping another."""
    reader = _Reader(tokens, marks, literals)
    done = 0
    for place in sorted(literals):
        if place >= done and literals[place].form is not Form.MOMENT:
            mention = reader.read(literals[place], done)
            done = mention.stop
            yield mention


@dataclass(frozen=True, slots=True)
class _Reader:
    tokens: Tokens
    marks: Marks
    literals: dict[int, Literal]

    def read(self, first: Literal, done: int) -> Mention:
        """Read the mention that begins with a literal; what stands before `done` is taken."""
        since = self._length_before(first)
        if since:
            cues, _ = lead_in(self.tokens, self.marks, since, first.stop)
            return Mention(first.start, first.start, since.stop, since, cues=cues, lasting=first)
        bare = self._shared_before(first, done)
        cues, left = lead_in(self.tokens, self.marks, bare or first, done)
        more, stop = trail(self.tokens, self.marks, first)
        if bare:
            return Mention(left, bare.start, stop, bare, first, cues=cues | more, shared=True)
        mention = Mention(left, first.start, stop, first, cues=cues | more)
        total = self._total(stop)
        return replace(mention, stop=total.stop, total=total) if total else self._with_end(mention)

    def _total(self, stop: int) -> Literal | None:
        """Read the "/ 45:00" and "of 12h 03m" that tell how long the whole is."""
        at = self.tokens.skip_space(stop)
        if self.tokens.is_sign(at, "/") and at > stop:
            return self.literals.get(self.tokens.skip_space(at + 1))
        if self.tokens.at(at).text in _TOTALS:
            return self.literals.get(self.tokens.skip_space(at + 1))
        return None

    def _with_end(self, mention: Mention) -> Mention:
        """Add the end of a range, if one is written after its beginning."""
        lasting = self._length_after(mention)
        if lasting:
            return replace(mention, stop=lasting.stop, lasting=lasting)
        at = self._after_joint(mention)
        if at is None:
            return self._with_closing_hour(mention)
        at = self._after_small_words(at)
        end = [m for m in self.marks.starting(at, "end") if not self.tokens[at].raw[0].isupper()]
        if end:
            return replace(mention, stop=end[0].stop, open_end=True)
        last = self.literals.get(at) or self._bare(mention.first, at)
        if last is None or last.form not in _ENDS.get(mention.first.form, ()):
            wave = self.tokens.skip_space(mention.stop)
            return replace(mention, stop=wave + 1) if self.tokens.is_sign(wave, "~") else mention
        more, stop = trail(self.tokens, self.marks, last)
        first = mention.first
        moment = (last.form, last.values) == (first.form, first.values)  # "1:00–1:00" is less than a second
        return replace(mention, stop=stop, last=None if moment else last, cues=mention.cues | more)

    def _with_closing_hour(self, mention: Mention) -> Mention:
        """Join the two hours of "11:00 AM - 6:00 PM"."""
        clock = self.marks.starting(self.tokens.skip_space(mention.stop), "clock")
        at = self._after_signs(self.tokens.skip_space(clock[0].stop)) if clock else None
        last = self.literals.get(at) if at is not None else None
        if last is None or last.form not in _COLONS:
            return mention
        return replace(mention, stop=last.stop, last=last, cues=mention.cues | {"clock"})

    def _after_joint(self, mention: Mention) -> int | None:
        """Give the place after what joins two times to a range, or None where nothing does."""
        tokens = self.tokens
        at = tokens.skip_space(mention.stop)
        signed = self._after_signs(at)
        if signed is not None:
            return signed
        if tokens.is_sign(at, ".") and tokens.is_sign(at + 1, "."):
            return tokens.skip_space(at + 2 + tokens.is_sign(at + 2, "."))
        if mention.first.form is Form.ISO and tokens.is_sign(at, "/"):
            return at + 1
        beside = self._beside(mention.stop)
        if beside is not None:
            return beside
        joints = ("to", "and") if "between" in mention.cues else ("to",)
        found = self.marks.starting(at, *joints) or self._ending(at)
        if not found:
            return None
        place = tokens.skip_space(found[0].stop)
        return tokens.skip_space(place + 1) if tokens.is_sign(place, ":") else place

    def _after_signs(self, at: int) -> int | None:
        """Give the place after a dash, a wave or an arrow, with the brackets of "(1:16) - (1:45)"."""
        tokens = self.tokens
        closed = at + tokens.is_sign(at, ")]")
        first = signs = tokens.skip_space(closed) if closed > at else at
        while tokens.is_sign(signs, "-~>…") and signs < first + 4:
            signs += 1
        option = signs > first + 1 and tokens.at(signs).kind is Kind.WORD  # "1:30 --end 2:00"
        if signs == first or (option and tokens.at(first - 1).kind is Kind.SPACE):
            return None
        signs = tokens.skip_space(signs)
        return signs + (closed > at and tokens.is_sign(signs, "(["))

    def _beside(self, stop: int) -> int | None:
        """Give the place of an end in the next column: after a tab, or between two commas."""
        token = self.tokens.at(stop)
        last = self.literals.get(stop + 1)
        if last is None or last.form not in _COLONS:
            return None
        columns = token.text == "," and self.tokens.at(last.stop).text == ","
        return stop + 1 if columns or "\t" in token.raw else None

    def _ending(self, at: int) -> list[Mark]:
        """Read the "and ends at" of "starts at 22:10 and ends at 1:16:00"."""
        at += self.tokens.is_sign(at, ",")
        for _ in range(2):
            at = self.tokens.skip_space(at)
            joined = self.marks.starting(at, "and", "lead")
            at = joined[0].stop if joined else at
        return self.marks.starting(self.tokens.skip_space(at), "ends")

    def _after_small_words(self, at: int) -> int:
        for _ in range(4):
            found = self.marks.starting(at, *_SMALL_WORDS)
            if not found:
                return at
            at = self.tokens.skip_space(found[0].stop)
        return at

    def _length_after(self, mention: Mention) -> Literal | None:
        """Read the "for 5 minutes" of "from 22:10 for 5 minutes"."""
        said = self.marks.starting(self.tokens.skip_space(mention.stop), "during")
        length = self.literals.get(self.tokens.skip_space(said[0].stop)) if said else None
        return length if length and length.form in _LENGTHS and mention.first.form is not Form.UNIT else None

    def _length_before(self, length: Literal) -> Literal | None:
        """Read the "from 22:10" of "5 minutes from 22:10" and "30s (from 0:10)"."""
        at = self.tokens.skip_space(length.stop)
        at += self.tokens.is_sign(at, "(")
        repeated = self.marks.ending(
            length.start - (self.tokens.at(length.start - 1).kind is Kind.SPACE), "lasting"
        )
        said = self.marks.starting(at, "from") if length.form in _LENGTHS and not repeated else []
        start = (
            self.literals.get(self._after_small_words(self.tokens.skip_space(said[0].stop))) if said else None
        )
        return start if start and start.form in (*_COLONS, Form.COUNT) else None

    def _bare(self, first: Literal, at: int) -> Literal | None:
        """Read the "76" of "minuto 22 y 76" in the unit of the first number."""
        number = self.tokens.number(at)
        if number is None or first.form is not Form.COUNT or self.tokens.at(at + 1).kind is Kind.WORD:
            return None
        size = first.values[0].precision_ms
        return Literal(at, at + 1, Form.BARE, (Value(number * size, size),))

    def _shared_before(self, last: Literal, done: int) -> Literal | None:
        """Read the "10" of "10–15 min" and "de la 10e à la 15e minute", whose unit stands after both."""
        tokens = self.tokens
        counted = last.form is Form.COUNT and last.stop > last.start + 1
        if last.form is not Form.UNIT and not counted:
            return None
        at = last.start - (tokens.at(last.start - 1).kind is Kind.SPACE)
        article = self.marks.ending(at, "article")
        if article and tokens.at(article[0].start - 1).kind is Kind.SPACE:
            at = article[0].start - 1
        joint = self.marks.ending(at, "to", "and")
        before = joint[0].start if joint else at - tokens.is_sign(at - 1, "-")
        place = before - 1 - (tokens.at(before - 1).kind is Kind.SPACE)
        place -= counted and tokens.at(place).text in ORDINALS
        number = tokens.number(place)
        if before == at or number is None or place < done or self._is_part(place):
            return None
        size = last.values[0].precision_ms
        return Literal(place, place + 1, Form.BARE, (Value(number * size, size),))

    def _is_part(self, place: int) -> bool:
        """Tell whether a number is the end of something longer."""
        return self.tokens.is_sign(place - 1, ".,:-/") or self.tokens.at(place - 1).kind is Kind.WORD
