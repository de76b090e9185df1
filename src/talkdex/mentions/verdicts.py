"""Verdicts: which mentions are moments of a recording, by rules that each have a name.

First what rules a mention out (a time of day, a length, another clock), then what speaks for it;
how much must speak for it depends on the notation. `VETOES` and `GROUNDS` are the whole law.
"""

from collections.abc import Callable

from talkdex.mentions.cases import Case
from talkdex.mentions.literal import Form
from talkdex.mentions.runs import is_round

_POINTING = frozenset(["at", "from", "about", "between", "to", "of", "starts", "ends", "mark", "see"])
_FIXING = frozenset(["at", "from", "between", "minute", "starts"])
_PLAYING = frozenset(["media", "see", "stopped"])
_WATCHING = _PLAYING | {"erratum"}
_SETTING_OFF = ("-", ":", "|", "~", "•", "·", "=")
_WEAKLY = (",", ";", "=", "/")
_AMOUNTS = (Form.UNIT, Form.UNITS, Form.PRIME)
_CLOCKS = (Form.COLONS_2, Form.COLONS_3, Form.HOURS, Form.DOTS_2, Form.UNIT)
_EVERYBODY_IS_IN = 180
"""Minutes: a clock in the log of a chat that shows less counts from the meeting's start."""

_LONGEST = 360
"""Minutes: of what begins later in a text about no recording, it is the time of day."""


Rule = Callable[[Case], bool]


def accepted(case: Case) -> bool:
    """Tell whether a mention is a moment of a recording."""
    grounds = GROUNDS.get(case.sight.form, ())
    return any(rule(case) for rule in grounds) and not any(rule(case) for rule in VETOES)


# -- what rules it out ----------------------------------------------------------------------------


def time_of_day(case: Case) -> bool:
    """Clock words or a date stand beside it: "7:00 PM", "um 22:10 Uhr", "16:00 UTC", "alle ore 10"."""
    sight = case.sight
    told = {"clock", "zone", "dated"} if case.cued("stopped") else {"clock", "zone", "clock_before", "dated"}
    beside = sight.beside & told
    return sight.form in _CLOCKS and bool(sight.clocks and beside) and not sight.confirmed


def whole_day(case: Case) -> bool:
    """It runs from midnight to midnight: "from 00:00:00 to 23:59:59"."""
    clocks = case.sight.clocks
    return len(clocks) == 2 and clocks[0] == 0 and clocks[1] in (1439, 1440)


def length(case: Case) -> bool:
    """It says how long something is: "Dauer: 3:31:49", "pendant 1h30", "3h30 de vidéo"."""
    if case.listed or case.sight.confirmed:
        return False
    if _within(case):
        return True
    if "length" in case.sight.beside:
        return True
    pointed = case.cued("from", "minute", "at", "at_sign", "between", "mark")
    return bool(case.sight.beside & {"lasting", "length_after"}) and not pointed


def _within(case: Case) -> bool:
    """Tell of "in 10 Minuten", and of "finished in 2:05:37" where nothing is watched."""
    amount = case.sight.form in _AMOUNTS or not case.tells(*_WATCHING, "speech")
    return amount and case.cued("within") and not case.cued("minute", "mark", "timecode")


def programme(case: Case) -> bool:
    """It belongs to a day's programme: "9:00 Registration / 9:30 Keynote", "* 10h15 à 10h25: Wallner"."""
    sight = case.sight
    slot = sight.form is Form.HOURS and len(sight.clocks) == 2 and _is_daytime(sight.clocks)
    return (case.planned or slot) and not sight.confirmed


def _is_daytime(clocks: list[int]) -> bool:
    return all(clock >= _LONGEST and is_round(clock) for clock in clocks)


def appointment(case: Case) -> bool:
    """It stands among days, meals and appointments: "nos vemos a las 22:10"."""
    sight = case.sight
    if case.certain or not sight.clocks or case.cued("minute", "mark", "timecode"):
        return False
    round_hour = all(map(is_round, sight.clocks))
    nearer = "calendar" in sight.clause or not sight.clause & _WATCHING
    dated = nearer and case.tells("calendar") and not sight.heads and (round_hour or not sight.bracketed)
    return dated or (case.tells("day") and round_hour)


def other_clock(case: Case) -> bool:
    """It is a minute of a match or a payment, with no recording in the same line."""
    titled = case.sight.heads and case.sight.parted_after and not case.sight.mention.cues
    return case.tells("timer") and not case.tells(*_WATCHING) and not case.certain and not titled


def too_late(case: Case) -> bool:
    """It lies further in than recordings are long: "heartbeat with timestamp 12:00:00"."""
    late = any(clock >= _LONGEST for clock in case.sight.clocks)
    sure = case.certain or case.celled or case.company or case.tells(*_WATCHING)
    return late and case.sight.form is Form.COLONS_3 and not sure


def chat(case: Case) -> bool:
    """It stands in the log of a chat, which tells the time of day: "10:05:07 From … to Everyone"."""
    return case.tells("chat_to") and any(clock >= _EVERYBODY_IS_IN for clock in case.sight.clocks)


def length_of_entry(case: Case) -> bool:
    """It is the "(3:15)" at the end of "05:20 Title (3:15)"."""
    sight = case.sight
    return sight.tails and not sight.first and sight.bracketed and not case.cued(*_FIXING)


def very_start(case: Case) -> bool:
    """It is an idiom for the whole recording: "desde el segundo 0", "from 00:00"."""
    sight = case.sight
    idle = sight.form is Form.COUNT or (case.cued("from") and not case.tells(*_WATCHING))
    nought = idle and sight.readings[0].start_ms == 0
    return nought and not sight.ranged and not sight.mention.lasting and not case.certain


VETOES: tuple[Rule, ...] = (
    time_of_day, whole_day, length, programme, appointment, other_clock, too_late, chat,
    length_of_entry, very_start,
)  # fmt: skip


# -- what speaks for it ---------------------------------------------------------------------------


def _timetabled(case: Case) -> bool:
    """Tell of the round hours of a timetable, where nothing is watched: "(dalle 14:30)"."""
    timed = case.cued("from", "to") and case.clockable and _is_daytime(case.sight.clocks)
    return timed and not case.tells(*_WATCHING, "role")


def alone(case: Case) -> bool:
    """Nothing else is in the text: an argument of the command line."""
    return case.alone


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
    return sight.opens and sight.first and sight.says_after and not case.cued(*_FIXING)


def bracketed(case: Case) -> bool:
    """It has brackets of its own that don't just interrupt a sentence about something else."""
    sight = case.sight
    if sight.glued:
        return sight.bracketed and sight.tails and (sight.form is Form.COLONS_3 or not case.clockable)
    if sight.sign_before == "=" or _timetabled(case):
        return False
    ends_line = sight.tails and sight.sign_after != "."
    set_off = sight.heads or ends_line or sight.sign_after in _SETTING_OFF or sight.ranged
    watched_here = case.company or case.tells(*_WATCHING, "role") or not case.clockable
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
    mention = case.sight.mention
    if _timetabled(case):
        return False
    return case.sight.enclosed and (case.sight.ranged or mention.open_end) and not mention.shared


def enclosed_start(case: Case) -> bool:
    """It is a start in brackets of its own and no round hour: "(从1分30秒开始)", "(starts at 3:24)"."""
    odd = case.sight.form is Form.UNITS or not all(map(is_round, case.sight.clocks))
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
    if not case.cued(*_POINTING):
        return False
    near_media = bool((sight.tells | sight.near) & _PLAYING) or "erratum" in sight.clause
    named = case.tells("role") and sight.form is Form.UNITS
    return near_media or named or (sight.form is Form.COLONS_2 and not case.clockable)


def pointed_firmly(case: Case) -> bool:
    """It follows "at" or "from" in a line about a recording, so that it is no length."""
    return case.cued(*_FIXING) and case.tells(*_WATCHING) and not case.sight.mention.shared


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
    """It is a mark of a recording: "around the 45-minute mark"."""
    return case.cued("mark") and (case.tells("media", "see", "speech") or case.cued("starts") or case.company)


def of_total(case: Case) -> bool:
    """How long the whole is was written after it: "12:30 / 45:00"."""
    return case.sight.mention.total is not None


def where_stopped(case: Case) -> bool:
    """Somebody stopped there: "parei no vídeo 71, com 17 minutos e 28 segundos"."""
    return case.tells("stopped")


def watched(case: Case) -> bool:
    """A recording is spoken of here or just above: "me quedé en el minuto 27"."""
    return bool((case.sight.tells | case.sight.near) & (_WATCHING | {"heading", "role", "speech"}))


def counted_range(case: Case) -> bool:
    """It is a range from a counted minute to a time in figures: "del minuto 60 al minuto 1:20"."""
    last = case.sight.mention.last
    if case.sight.mention.lasting:
        return True
    return last is not None and last.form not in (Form.BARE, Form.COUNT, Form.UNIT)


def in_company(case: Case) -> bool:
    """Another time of the same text is one."""
    return case.company


_COLON_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, entry, opening, bracketed, odd_range, enclosed_range, enclosed_start,
    numbered, signed, pointed, of_total, where_stopped, pointed_in_company,
)  # fmt: skip
_UNIT_GROUNDS: tuple[Rule, ...] = (
    alone, confirmed, listed, celled, parted_entry, parted_range, enclosed_range, enclosed_start, sent_to,
    pointed, timecoded, minuted, of_total, where_stopped, pointed_in_company,
)  # fmt: skip

GROUNDS: dict[Form, tuple[Rule, ...]] = {
    Form.COLONS_2: _COLON_GROUNDS,
    Form.COLONS_3: _COLON_GROUNDS,
    Form.FRAMES: (alone, listed, celled, entry, opening, bracketed, numbered, pointed),
    Form.DOTS_2: (confirmed, listed, numbered),
    Form.DOTS_3: (alone, confirmed, listed, celled, numbered, parted_entry, pointed),
    Form.HOURS: _UNIT_GROUNDS,
    Form.UNITS: _UNIT_GROUNDS,
    Form.UNIT: (alone, confirmed, enclosed_range, pointed_firmly, timecoded, marked, watched_until),
    Form.PRIME: (alone, confirmed, pointed_firmly),
    Form.COUNT: (alone, confirmed, listed, watched, counted_range, in_company),
    Form.ISO: (alone, confirmed, entry, bracketed, pointed),
    Form.BARE: (alone,),
}
"""For each notation, the grounds of which one is enough."""
