"""Wording: the grounds for a mention that lie in words, those right before it and those of its line."""

from talkdex.mentions.cases import FIXING, PLAYING, SHOWING, WATCHING, Case
from talkdex.mentions.literal import Form
from talkdex.mentions.runs import is_daytime, is_round

_POINTING = frozenset(["at", "from", "about", "between", "to", "of", "starts", "ends", "mark", "see"])
_PLACING = ("at", "from", "about", "starts", "ends", "mark")


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


def jumped(case: Case) -> bool:
    """We are sent there: "skip to 23 seconds"."""
    return case.cued("jump")


def minuted(case: Case) -> bool:
    """It follows the word minute: "hasta el minuto 1h 05min"."""
    return case.cued("minute") and case.sight.form is not Form.UNIT


def marked(case: Case) -> bool:
    """It is a mark of a recording: "around the 45-minute mark", "about 64 minutes in."."""
    if case.cued("inside"):
        return case.cued("about", "at") or case.tells("media")
    told = case.tells("media", "see", "speech") or case.sight.bracketed
    return case.cued("mark") and (told or case.cued("starts") or case.company)


def paired(case: Case) -> bool:
    """It is one of two or more that vouch for each other: "sponsors at 12:40 and 38:15"."""
    return case.paired


def articled(case: Case) -> bool:
    """Its article is that of "minute", which no hour takes: "lo mejor en el 3:42", "al 41:10"."""
    return case.cued("implied_minute")


def in_passage(case: Case) -> bool:
    """It tells where something short is that a recording shows: "the joke at 3:42"."""
    sight = case.sight
    odd = not is_daytime(sight.clocks) or "passage" in sight.beside
    return case.cued(*_PLACING) and "passage" in sight.clause | sight.beside and odd


def perceived(case: Case) -> bool:
    """It tells when something is seen or heard: "à 1 h 12 on entend un cri"."""
    odd = not case.sight.clocks or not is_daytime(case.sight.clocks)
    return case.cued(*_PLACING) and "perceived" in case.sight.clause and odd


def decimal(case: Case) -> bool:
    """It is written with a dot and counted in minutes, near a recording: "im Video bei 6.30 min"."""
    return case.cued("counted") and case.cued(*_POINTING, "stopped") and case.tells(*PLAYING)


def of_total(case: Case) -> bool:
    """How long the whole is was written after it: "12:30 / 45:00"."""
    return case.sight.mention.total is not None


def spoken(case: Case) -> bool:
    """Somebody speaks about then: "vers 45 min, Oscar Figueroa prend la parole"."""
    if not case.sight.mention.cues - {"about"} and case.company:  # "from 1:02:00, ~90 min"
        return False
    return case.cued("about", "at", "from", "mark") and case.tells("speech", "role")


def spoken_at(case: Case) -> bool:
    """A talk is spoken of, and no appointment is made for such a minute: "Phil's talk at 22:52"."""
    odd = not all(map(is_round, case.sight.clocks))
    return case.cued("at", "from") and "speech" in case.sight.clause and odd


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
