"""Vetoes: what rules a mention out (a time of day, a length, a verse, another clock), rule by rule."""

from talkdex.mentions.cases import FIXING, PLAYING, SHOWING, WATCHING, Case, Rule
from talkdex.mentions.literal import Form
from talkdex.mentions.runs import is_daytime, is_round

_AMOUNTS = (Form.UNIT, Form.UNITS, Form.PRIME)
_CLOCKS = (Form.COLONS_2, Form.COLONS_3, Form.HOURS, Form.DOTS_2, Form.UNIT)
_EVERYBODY_IS_IN = 180
"""Minutes: a clock in the log of a chat that shows less counts from the meeting's start."""
_OFFICE = 8 * 60
_EVENING = 16 * 60
_LONGEST = 360
"""Minutes: of what begins later in a text about no recording, it is the time of day."""


def time_of_day(case: Case) -> bool:
    """Clock words or a date stand beside it: "7:00 PM", "um 22:10 Uhr", "16:00 UTC", "alle ore 10"."""
    sight = case.sight
    told = {"clock", "zone", "dated"} if case.cued("stopped") else {"clock", "zone", "clock_before", "dated"}
    if case.cued("minute") and sight.form is Form.COLONS_3:  # "minuto 1:14:55hrs"
        return False
    beside = sight.beside & told or case.cued("clock")
    return sight.form in _CLOCKS and bool(sight.clocks and beside) and not sight.confirmed


def among_clocks(case: Case) -> bool:
    """Another time of its line is one of the day, and nothing is watched: "pickup 3:15 pm, dinner 6:30"."""
    sight = case.sight
    sure = sight.heads or sight.bracketed or sight.confirmed or case.tells(*WATCHING, "role", "speech")
    return case.clocked and bool(sight.clocks) and sight.form is Form.COLONS_2 and not sure


def event(case: Case) -> bool:
    """Something is held then, at a round time of the day: "a lecture at 12:25"."""
    sight = case.sight
    held = "event" in sight.beside and case.cued("at") and not case.tells("see", "stopped", "told")
    timed = bool(sight.clocks) and all(is_round(clock) and clock >= _OFFICE for clock in sight.clocks)
    return held and timed and sight.form is not Form.COLONS_3 and not case.listed and not sight.confirmed


def verse(case: Case) -> bool:
    """It is a verse of a book: "(25:15-26)"."""
    cited = "verse" in case.sight.beside and case.sight.form is Form.COLONS_2
    return cited and not (case.sight.confirmed or (case.sight.bracketed and case.listed))


def whole_day(case: Case) -> bool:
    """It runs from midnight to midnight: "from 00:00:00 to 23:59:59"."""
    clocks = case.sight.clocks
    return len(clocks) == 2 and clocks[0] == 0 and clocks[1] in (1439, 1440)


def length(case: Case) -> bool:
    """It says how long something is: "Dauer: 3:31:49", "pendant 1h30", "3h30 de vidéo"."""
    if case.cued("length"):
        return True
    if case.listed or case.sight.confirmed:
        return False
    rated = case.sight.form in _AMOUNTS and "rate" in case.sight.beside
    if _within(case) or _made(case) or rated:
        return True
    of_row = case.celled and case.sight.tails and case.tells("length")  # "| Duration | 1:23:45 |"
    if "length" in case.sight.beside or of_row:
        return True
    pointed = case.cued("from", "minute", "at", "at_sign", "between", "mark", "field")
    return bool(case.sight.beside & {"lasting", "length_after"}) and not pointed and not _stretch(case)


def _stretch(case: Case) -> bool:
    """Tell of "Figueroa (22min10-1h16), vidéo": nothing takes so long, give or take, to the second."""
    exact = case.sight.form in (Form.COLONS_2, Form.COLONS_3, Form.UNITS)
    return exact and case.sight.ranged and case.sight.bracketed


def _within(case: Case) -> bool:
    """Tell of "in 10 Minuten", and of "finished in 2:05:37" where nothing is watched."""
    amount = case.sight.form in _AMOUNTS or not case.tells(*WATCHING, "speech")
    return amount and case.cued("within") and not case.cued("minute", "mark", "timecode")


def _made(case: Case) -> bool:
    """Tell how long a recording shall become: "keep the finished video between 1:45 and 1:55"."""
    return case.sight.ranged and case.cued("between") and "making" in case.sight.clause


def programme(case: Case) -> bool:
    """It belongs to a day's programme: "9:00 Registration / 9:30 Keynote", "* 10h15 à 10h25: Wallner"."""
    sight = case.sight
    hourly = sight.form in (Form.HOURS, Form.UNIT)
    slot = hourly and len(sight.clocks) == 2 and is_daytime(sight.clocks)
    return (case.planned or slot or _in_the_evening(case) or _fills_hours(case)) and not sight.confirmed


def _fills_hours(case: Case) -> bool:
    """Tell of a stretch of whole hours: "03:00~05:59"."""
    clocks = case.sight.clocks
    whole = len(clocks) == 2 and clocks[0] % 60 == 0 and clocks[1] % 60 == 59
    return whole and not (case.listed or case.company or case.tells(*WATCHING))


def _in_the_evening(case: Case) -> bool:
    """Tell of one slot of an evening, alone: "22:15 - 22:45 Clean up"."""
    clocks = case.sight.clocks
    quarters = len(clocks) == 2 and all(clock % 15 == 0 and clock >= _EVENING for clock in clocks)
    alone = not case.listed and not case.company and not case.cued("minute", "timecode")
    return quarters and alone and not case.tells(*WATCHING, "role", "speech")


def _stamped(case: Case) -> bool:
    """Tell of hours, minutes and seconds in brackets, early enough for a recording: "[1:05:30]"."""
    early = all(clock < _LONGEST for clock in case.sight.clocks)
    return case.sight.bracketed and case.sight.form is Form.COLONS_3 and early


def appointment(case: Case) -> bool:
    """It stands among days, meals and appointments: "nos vemos a las 22:10"."""
    sight = case.sight
    if case.certain or not sight.clocks or case.cued("minute", "mark", "timecode", "implied_minute"):
        return False
    if _stamped(case) or (case.cued("see") and not case.cued("at")):  # "jump to 1:05"
        return False
    round_hour = all(map(is_round, sight.clocks))
    nearer = "calendar" in sight.clause or not sight.clause & WATCHING
    dated = (
        nearer
        and case.tells("calendar")
        and not sight.heads
        and (round_hour or not (sight.bracketed or sight.clause & SHOWING))
    )
    return dated or (case.tells("day") and round_hour)


def other_clock(case: Case) -> bool:
    """It is a minute of a match or a payment, with no recording in the same line."""
    titled = case.sight.heads and case.sight.parted_after and not case.sight.mention.cues
    watched = case.tells("media", "stopped", "erratum") or (
        case.tells("see") and case.sight.form is not Form.COUNT
    )
    sure = case.certain or _stamped(case)
    return case.tells("timer") and not watched and not sure and not titled


def field_of_day(case: Case) -> bool:
    """It is the value of a field, and no other time of the text says that it belongs to a recording."""
    late = any(clock >= _LONGEST for clock in case.sight.clocks)
    watched = case.company or case.sight.confirmed or case.tells("media", "stopped", "erratum", "role")
    return case.cued("field") and case.sight.form is not Form.COLONS_3 and late and not watched


def sum_of_times(case: Case) -> bool:
    """It is part of a sum or a comparison: "22:15 - 22:00 = 15 min", "(12m10s) < (12m20s)"."""
    sight = case.sight
    result = sight.form in _AMOUNTS and sight.sign_before == "=" and not sight.mention.cues
    compared = sight.form in _AMOUNTS and "<" in (sight.sign_before, sight.sign_after)
    difference = sight.ranged and sight.sign_after == "=" and not case.cued("from", "of", "between")
    return not sight.confirmed and (result or compared or difference)


def too_late(case: Case) -> bool:
    """It lies further in than recordings are long: "heartbeat with timestamp 12:00:00"."""
    late = any(clock >= _LONGEST for clock in case.sight.clocks)
    sure = case.certain or case.celled or case.company or case.tells(*SHOWING, "erratum")
    return late and case.sight.form is Form.COLONS_3 and not sure


def stamp_of_day(case: Case) -> bool:
    """It is a stamp that shows a full hour of the day, or two of them: "rows share the timestamp 12:00"."""
    late = bool(case.sight.clocks) and all(clock >= _LONGEST for clock in case.sight.clocks)
    full = case.sight.form is Form.COLONS_3 or all(clock % 60 == 0 for clock in case.sight.clocks)
    return case.cued("timecode") and late and full and not case.sight.confirmed and not case.tells(*PLAYING)


def chat(case: Case) -> bool:
    """It stands in the log of a chat, which tells the time of day: "10:05:07 From … to Everyone"."""
    nicknamed = case.sight.bracketed and case.sight.sign_after == "<"  # "[12:34] <bob> anyone?"
    late = any(clock >= _EVERYBODY_IS_IN for clock in case.sight.clocks)
    return late and (nicknamed or case.tells("chat_to"))


def showing(case: Case) -> bool:
    """A film or a stream starts then, at a round time of an evening: "live at 19:00"."""
    sight, clocks = case.sight, case.sight.clocks
    if not clocks or sight.form is Form.COLONS_3 or case.listed or sight.confirmed:
        return False
    evening = all(is_round(clock) and clock >= _EVENING for clock in clocks)
    half_hour = all(clock % 30 == 0 and clock >= _OFFICE for clock in clocks)
    live = case.tells("live") and case.cued("at", "from", "starts")
    return (live and evening) or (
        case.cued("starts", "stopped") and "show" in sight.beside and (evening or half_hour)
    )


def length_of_entry(case: Case) -> bool:
    """It is the "(3:15)" at the end of "05:20 Title (3:15)"."""
    sight = case.sight
    ends = sight.tails and sight.headed and sight.bracketed
    return ends and not case.listed and not case.cued(*FIXING)


def very_start(case: Case) -> bool:
    """It is an idiom for the whole recording: "desde el segundo 0", "from 00:00"."""
    sight = case.sight
    idle = sight.form is Form.COUNT or (case.cued("from") and not case.tells(*WATCHING))
    nought = idle and sight.readings[0].start_ms == 0
    return nought and not sight.ranged and not sight.mention.lasting and not case.certain


VETOES: tuple[Rule, ...] = (
    time_of_day, among_clocks, event, verse, whole_day, length, programme, appointment, other_clock,
    field_of_day, sum_of_times, too_late, stamp_of_day, chat, length_of_entry, very_start, showing,
)  # fmt: skip
