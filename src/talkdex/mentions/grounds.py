"""Grounds: what speaks for a mention being a moment of a recording, rule by rule.

How much must speak for it depends on the notation, as the table at the end says.
"""

from talkdex.mentions.cases import FIXING, PLAYING, SHOWING, WATCHING, Case, Rule
from talkdex.mentions.literal import Form
from talkdex.mentions.runs import is_daytime, is_round

_POINTING = frozenset(["at", "from", "about", "between", "to", "of", "starts", "ends", "mark", "see"])
_MORNING = 6 * 60
_SETTING_OFF = ("-", ":", "|", "~", "•", "·", "=")
_WEAKLY = (",", ";", "=", "/")


def _timetabled(case: Case) -> bool:
    """Tell of the round hours of a timetable, where nothing is watched: "(dalle 14:30)"."""
    timed = case.cued("from", "to") and case.clockable and is_daytime(case.sight.clocks)
    return timed and not case.tells(*WATCHING, "role")


def alone(case: Case) -> bool:
    """Nothing else is in the text: an argument of the command line, and no "Watch the video (12 minutes)"."""
    sight = case.sight
    return case.alone and not (sight.form is Form.UNIT and sight.bracketed and not sight.mention.cues)


def confirmed(case: Case) -> bool:
    """A link beside it goes to the same moment."""
    return case.sight.confirmed


def listed(case: Case) -> bool:
    """It is one of a list."""
    return case.listed


def celled(case: Case) -> bool:
    """It fills a cell of a table whose row is not about lengths."""
    return case.celled and not case.tells("length")


def entry(case: Case) -> bool:
    """It stands at the head of a line, or at its end behind a sign: an entry of a list of one."""
    sight = case.sight
    weakly = sight.sign_before in _WEAKLY and not sight.ranged
    ends = sight.tails and sight.parted_before and not weakly and not _timetabled(case)
    return sight.heads or ends


def parted_entry(case: Case) -> bool:
    """It heads a line, with a sign between the time and what it is the time of."""
    sight = case.sight
    return sight.heads and sight.says_after and sight.parted_after and not case.cued("from", "about")


def opening(case: Case) -> bool:
    """It begins a quotation: "1:00 第3章森"."""
    sight = case.sight
    return sight.opens and sight.first and sight.says_after and not case.cued(*FIXING)


def bracketed(case: Case) -> bool:
    """It has brackets of its own that don't just interrupt a sentence about something else."""
    sight = case.sight
    if sight.glued:
        return (
            sight.bracketed
            and sight.tails
            and sight.first
            and (sight.form is Form.COLONS_3 or not case.clockable)
        )
    if sight.sign_before == "=" or _timetabled(case):
        return False
    ends_line = sight.tails and sight.sign_after != "."
    set_off = sight.heads or ends_line or sight.sign_after in _SETTING_OFF or sight.ranged
    watched_here = case.company or case.tells(*WATCHING, "role") or not case.clockable
    return sight.bracketed and (set_off or watched_here or sight.form is not Form.COLONS_2)


def odd_range(case: Case) -> bool:
    """It is a range that no timetable has, behind a title or "start": "Figueroa 22:10-1:16:00"."""
    sight = case.sight
    ends = sight.clocks
    timetabled = len(ends) == 2 and all(map(is_round, ends))
    placed = (sight.tails and not sight.introduced) or case.cued("starts")
    return sight.ranged and placed and not timetabled


def enclosed_range(case: Case) -> bool:
    """It is a range in brackets or quotes of its own: "(22min10-1h16)"."""
    mention, clocks = case.sight.mention, case.sight.clocks
    opening = len(clocks) == 2 and is_daytime(clocks) and not case.tells(*WATCHING, "role")
    if _timetabled(case) or (opening and case.sight.form is Form.COLONS_2):
        return False
    return case.sight.enclosed and (case.sight.ranged or mention.open_end) and not mention.shared


def enclosed_start(case: Case) -> bool:
    """It is a start in brackets of its own and no round hour: "(从1分30秒开始)", "(starts at 3:24)"."""
    night = all(clock < _MORNING for clock in case.sight.clocks)
    odd = case.sight.form is Form.UNITS or night or not all(map(is_round, case.sight.clocks))
    return case.sight.bracketed and case.cued("from", "starts") and odd


def parted_range(case: Case) -> bool:
    """It is a range at the end of a line, behind a sign: "Intervention de …: de 1h02 à 1h16"."""
    sight = case.sight
    return sight.ranged and sight.tails and sight.parted_before and not sight.mention.shared


def sent_to(case: Case) -> bool:
    """It stands in brackets where we are sent to watch: "Voir l'intervention de … (1h02)"."""
    return case.sight.bracketed and case.tells("see")


def numbered(case: Case) -> bool:
    """It follows the word minute or timecode: "minuto 1:39"; or a mark follows: "the 40:00 mark"."""
    return case.cued("minute", "mark", "timecode")


def timecoded(case: Case) -> bool:
    """It follows the word timecode, in any language: "Minutage : 0-2 min"."""
    return case.cued("timecode")


def signed(case: Case) -> bool:
    """It follows a sign of place: "@7:21", "*10:15-inf"."""
    goes_on = case.sight.ranged or case.sight.mention.open_end
    return case.cued("at_sign") or (case.cued("star") and goes_on)


def pointed(case: Case) -> bool:
    """It follows "at", "from", "vers" … near a recording, or no clock shows such a time."""
    sight = case.sight
    programme = sight.form is Form.HOURS and not case.cued("at", "from", "about", "starts", "between", "see")
    if not case.cued(*_POINTING) or (programme and is_daytime(sight.clocks)):
        return False
    near_media = bool(sight.tells & PLAYING or sight.near & SHOWING) or "erratum" in sight.clause
    named = (case.tells("role") or case.cued("starts")) and sight.form is Form.UNITS
    midnight = sight.readings[0].start_ms == 0 and not sight.ranged and not sight.mention.lasting
    early = sight.form is Form.COLONS_2 and not case.clockable and not midnight
    return near_media or named or early


def pointed_firmly(case: Case) -> bool:
    """It follows "at" or "from" in a line about a recording, so that it is no length."""
    return case.cued(*FIXING) and case.tells(*PLAYING) and not case.sight.mention.shared


def pointed_in_company(case: Case) -> bool:
    """It follows "at", "mark" and the like, and another time of the text is a moment."""
    return case.company and case.cued(
        "at", "from", "about", "between", "starts", "ends", "mark", "and", "see"
    )


def watched_until(case: Case) -> bool:
    """We are told how far to watch: "watch the video till 2 minutes"."""
    return case.cued("to", "stopped") and case.tells("see", "stopped") and case.tells("media")


def minuted(case: Case) -> bool:
    """It follows the word minute: "hasta el minuto 1h 05min"."""
    return case.cued("minute") and case.sight.form is not Form.UNIT


def marked(case: Case) -> bool:
    """It is a mark of a recording: "around the 45-minute mark", "about 64 minutes in."."""
    if case.cued("inside"):
        return case.cued("about", "at")
    told = case.tells("media", "see", "speech") or case.sight.bracketed
    return case.cued("mark") and (told or case.cued("starts") or case.company)


def of_total(case: Case) -> bool:
    """How long the whole is was written after it: "12:30 / 45:00"."""
    return case.sight.mention.total is not None


def spoken(case: Case) -> bool:
    """Somebody speaks about then: "vers 45 min, Oscar Figueroa prend la parole"."""
    if not case.sight.mention.cues - {"about"} and case.company:  # "from 1:02:00, ~90 min"
        return False
    return case.cued("about", "at", "from", "mark") and case.tells("speech", "role")


def of_part(case: Case) -> bool:
    """It follows the number of a recording: "Lecture 5, 47:00"."""
    return "part" in case.sight.beside


def told_at(case: Case) -> bool:
    """It follows a verb of saying or showing, and is no round hour: "explained at 2:48"."""
    clocks = case.sight.clocks
    odd = not clocks or not all(map(is_round, clocks)) or case.tells(*WATCHING)
    return case.cued("told") and case.cued("at", "to") and odd


def where_stopped(case: Case) -> bool:
    """Somebody stopped there: "parei no vídeo 71, com 17 minutos e 28 segundos"."""
    return case.tells("stopped")


def halted(case: Case) -> bool:
    """A line begins with where somebody stopped: "// stopped at 2hr", but not "the run stopped at 2h"."""
    return case.sight.heads and case.cued("halted", "stopped")


def filmed_stop(case: Case) -> bool:
    """Somebody stopped there in a recording, in a notation that mostly means something else."""
    return where_stopped(case) and case.cued("at", "stopped") and case.tells("media")


def watched(case: Case) -> bool:
    """A recording is spoken of here or just above: "me quedé en el minuto 27"."""
    return bool((case.sight.tells | case.sight.near) & (WATCHING | {"heading", "role", "speech"}))


def counted_range(case: Case) -> bool:
    """It is a range from a counted minute to a time in figures: "del minuto 60 al minuto 1:20"."""
    last = case.sight.mention.last
    if case.sight.mention.lasting:
        return True
    return last is not None and last.form not in (Form.BARE, Form.COUNT, Form.UNIT)


def written_by_program(case: Case) -> bool:
    """It is the value of a field, an option of a command or the argument behind a recording's file."""
    return case.cued("field", "argument")


def in_company(case: Case) -> bool:
    """Another time of the same text is one."""
    return case.company


_COLON_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, entry, opening, bracketed, odd_range, enclosed_range, enclosed_start,
    numbered, signed, pointed, of_total, where_stopped, pointed_in_company, written_by_program, told_at,
    of_part,
)  # fmt: skip
_UNIT_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, parted_entry, parted_range, enclosed_range, enclosed_start, sent_to,
    pointed, timecoded, minuted, of_total, where_stopped, pointed_in_company, written_by_program, told_at,
)  # fmt: skip
_COUNTED_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, enclosed_range, pointed_firmly, timecoded, marked, watched_until, spoken,
    halted,
)  # fmt: skip

GROUNDS: dict[Form, tuple[Rule, ...]] = {
    Form.COLONS_2: _COLON_GROUNDS,
    Form.COLONS_3: _COLON_GROUNDS,
    Form.FRAMES: (alone, listed, celled, entry, opening, bracketed, numbered, pointed, written_by_program),
    Form.DOTS_2: (confirmed, listed, numbered, filmed_stop),
    Form.DOTS_3: (alone, confirmed, listed, celled, numbered, parted_entry, pointed),
    Form.HOURS: _UNIT_GROUNDS,
    Form.UNITS: _UNIT_GROUNDS,
    Form.UNIT: _COUNTED_GROUNDS,
    Form.PRIME: (alone, confirmed, pointed_firmly),
    Form.COUNT: (alone, confirmed, listed, watched, counted_range, in_company),
    Form.ISO: (alone, confirmed, entry, bracketed, pointed),
    Form.BARE: (alone,),
}
"""For each notation, the grounds of which one is enough."""
