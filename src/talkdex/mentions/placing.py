"""Placing: the grounds for a mention that lie in where it stands, as in a list, or in brackets."""

from talkdex.mentions.cases import FIXING, WATCHING, Case
from talkdex.mentions.literal import Form
from talkdex.mentions.runs import is_daytime, is_round

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
    slot = sight.form is Form.COLONS_2 and is_daytime(sight.clocks)
    weakly = sight.sign_before in _WEAKLY and (not sight.ranged or slot)
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
    placed = case.cued("from", "starts") or (case.cued("at") and case.sight.form is Form.UNITS)
    return case.sight.bracketed and placed and odd


def parted_range(case: Case) -> bool:
    """It is a range at the end of a line, behind a sign: "Intervention de …: de 1h02 à 1h16"."""
    sight = case.sight
    return sight.ranged and sight.tails and sight.parted_before and not sight.mention.shared


def exact_range(case: Case) -> bool:
    """It is a range with seconds that heads a line: "1h02m30s-1h16m10s Oscar Figueroa"."""
    sight = case.sight
    return sight.ranged and sight.heads and sight.says_after and sight.form is Form.UNITS


def set_off_range(case: Case) -> bool:
    """It is a range with seconds between two signs: "Frau Özdemir, 1:13:40 bis 1:20:05: Mieten"."""
    sight = case.sight
    exact = sight.form is Form.COLONS_3 and not all(map(is_round, sight.clocks))
    return sight.ranged and sight.parted_before and sight.parted_after and exact


def headed_range(case: Case) -> bool:
    """It is a range of counted minutes at a line's head, before a sign: "Minutes 10 to 15: the demo"."""
    sight = case.sight
    begins = sight.heads or (sight.opens and sight.first)
    return sight.ranged and begins and sight.sign_after in (":", ",")
