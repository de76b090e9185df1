"""Grounds: what speaks for a mention being a moment of a recording, rule by rule.

How much must speak for it depends on the notation, as the table at the end says.
"""

from talkdex.mentions.cases import Rule
from talkdex.mentions.literal import Form
from talkdex.mentions.placing import (
    alone,
    bracketed,
    celled,
    confirmed,
    enclosed_range,
    enclosed_start,
    entry,
    exact_range,
    headed_range,
    listed,
    odd_range,
    opening,
    parted_entry,
    parted_range,
    set_off_range,
)
from talkdex.mentions.wording import (
    articled,
    counted_range,
    decimal,
    filmed_stop,
    halted,
    in_company,
    in_passage,
    jumped,
    marked,
    minuted,
    numbered,
    of_part,
    of_total,
    paired,
    perceived,
    pointed,
    pointed_firmly,
    pointed_in_company,
    sent_to,
    signed,
    spoken,
    spoken_at,
    timecoded,
    told_at,
    watched,
    watched_until,
    where_stopped,
    written_by_program,
)

_COLON_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, entry, opening, bracketed, odd_range, enclosed_range, enclosed_start,
    numbered, signed, pointed, of_total, where_stopped, pointed_in_company, written_by_program, told_at,
    of_part, spoken_at, set_off_range, paired, articled, in_passage, perceived,
)  # fmt: skip
_UNIT_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, parted_entry, parted_range, enclosed_range, enclosed_start, sent_to,
    pointed, timecoded, minuted, of_total, where_stopped, pointed_in_company, written_by_program, told_at,
    marked, in_passage, perceived, exact_range,
)  # fmt: skip
_COUNTED_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, enclosed_range, pointed_firmly, timecoded, marked, watched_until, jumped,
    spoken, halted,
)  # fmt: skip

GROUNDS: dict[Form, tuple[Rule, ...]] = {
    Form.COLONS_2: _COLON_GROUNDS,
    Form.COLONS_3: _COLON_GROUNDS,
    Form.FRAMES: (alone, listed, celled, entry, opening, bracketed, numbered, pointed, written_by_program),
    Form.DOTS_2: (confirmed, listed, numbered, filmed_stop, decimal),
    Form.DOTS_3: (alone, confirmed, listed, celled, numbered, parted_entry, pointed),
    Form.HOURS: _UNIT_GROUNDS,
    Form.UNITS: _UNIT_GROUNDS,
    Form.UNIT: _COUNTED_GROUNDS,
    Form.PRIME: (alone, confirmed, pointed_firmly),
    Form.COUNT: (alone, confirmed, listed, watched, counted_range, headed_range, in_company),
    Form.ISO: (alone, confirmed, entry, bracketed, pointed),
    Form.BARE: (alone,),
}
"""For each notation, the grounds of which one is enough."""
