"""How six languages name the person who says something, before a quotation and after it.

Each pattern has one group: `source` where a preposition leads to the name ("according to Jane"), `owner`
where it stands before what somebody has ("in Jane's words"), `label` where no word tells that somebody says
something, else `name`. Those for what stands before end where the quotation begins, those for what stands
after begin where it ends.
"""

import re
from itertools import chain

from talkdex.check.verbs import (
    ALONE,
    ARTICLES,
    LEADING_AWAY,
    NO_TITLES,
    NOT_SAYING,
    OBJECT_VERBS,
    SOURCES,
    STARTERS,
    THAT,
    VERB_PHRASES,
    VERBS,
)


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, set(words.split())), key=len, reverse=True))


PRONOUN = r"(?:-t-(?:il|elle|on)|-(?:il|elle)|\s+(?:he|she|they|he\s+\w+|er|sie|él|ella|ele|ela|lui|lei))\b"
_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(code)
    for code in chain(range(0x100, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_HONORIFIC = (
    "Dr|Dra|Drs|Mr|Mrs|Ms|Prof|Sr|Sra|Sres|St|Mme|Mlle|Pr|Dott|Ing|Sig|Hr|Fr|Dña|Mgr|Msgr|Me|Gov|Sen|Rep|Gen|Capt"
    "|Cpt|Lt|Col|Sgt|Maj|Adm|Cmdr|Cpl|Brig|Rev|Hon|Pres|Amb|Supt|Insp|Jr|Lic|Avv|Arch|Dep"
)
_WORD = rf"(?:{_HONORIFIC})\.|(?:[{_UPPER}]\.-?){{1,3}}(?!\w)|[{_UPPER}][\w'’.-]*\w|[{_UPPER}]\."
_LINKING = (
    r"(?:de la|de los|de las|de l['’]|d['’]|de|del|della|di|da|do|dos|das"
    r"|von und zu|von der|von dem|von den|von"
    r"|vom|zum|zur|zu|van der|van den|van de|van|ten|ter|la|le|al|el|bin|ibn|ben|abu|wa|cel"
    r"|van ['’]t|al-|el-|(?:(?:med|phil|rer|nat|jur|iur|habil)\. ?)+)"
)
_MORE = rf"[ \u00a0](?:{_LINKING}[ \u00a0]?)?(?:{_WORD})"
NAME = rf"(?:{_WORD})(?:{_MORE}){{0,4}}(?:, Jr\.)?"
_NAME = rf"[*_]{{0,3}}(?P<name>{NAME})"
_WHOLE_NAME = rf"[*_]{{0,3}}(?P<name>(?:{_WORD})(?:{_MORE}){{1,4}})"
"""First name and family name: with less else to tell a person by."""
_SOURCE_NAME = _NAME.replace("<name>", "<source>")
"""One that a preposition leads to."""
_NAMED, _NAMED_WHOLE = (one.replace("<name>", "<label>") for one in (_NAME, _WHOLE_NAME))
_OWNER = _NAME.replace("<name>", "<owner>")
_OWNED = (
    r"(?:\w+\s){0,2}?(?:words?|answer|verdict|reply|response|take|conclusion|view|advice|motto|warning|promise|message"
    r"|argument|explanation|assessment|opinion|phrase|rule)"
)
"""What somebody has who says something: "in Jane Doe's own words"."""
_THAT = "|".join(THAT)
_PART = rf"(?!(?:{'|'.join(NO_TITLES.split())})\s)[a-zà-ÿ]+"
_OFFICES = (
    r"[a-z-]*(?:chief|boss|president|chair|chairman|chairwoman|spokesman|spokeswoman|spokesperson|director|minister"
    r"|founder|professor|researcher|scientist|economist|analyst|lawyer|attorney|coach|manager|editor|host|leader"
    r"|senator|secretary|owner|partner|engineer|executive|author|officer|adviser|advisor|colleague)"
)
_OFFICE = rf"(?:(?:the\s)?(?:[{_UPPER}][\w&.’'-]*\s){{1,3}}{_OFFICES}\s)?"
"""Where somebody works, and as what: "Acme Corp chief Jane Doe"."""
TITLES = rf"(?:(?:{_any(ARTICLES)}|l['’])?\s?\b(?:{_PART},?\s){{0,5}})"


_NO_TAG = rf"(?:{_any(LEADING_AWAY)}|{_any(NOT_SAYING)})"
VERB = "|".join((*VERB_PHRASES, rf"(?:{_any(VERBS)})(?:-(?:me|nos|vos|te|lhes?)\b)?"))
"""A verb of saying, as it stands within a pattern."""
_VERB_ALONE = rf"(?!(?:{_any(OBJECT_VERBS)})\b)(?:{VERB})"
"""A verb behind which stands who speaks, and not whom is spoken to ("told Jane")."""
_SOURCE = "|".join(map(re.escape, SOURCES))
SMALL = r"(?:[a-zà-ÿ]+['’\s]\s?)"
"""A word without a capital, and what parts it from the next."""
_CLOSED = r"[\s,;.:–—»”\"’')\]›‹«-]*"
_WITHIN = r"[\s,;–—»”\"’')\]›‹«-]*"  # a full stop would begin another sentence
_REST = r"[^.!?:«“„\"]"
_TO_COLON = r"(?:[^.!?:«“„\"]|:(?=\d)){1,80}"
_APPOSED = r"(?:,\s[^,.:!?«“„\"]{1,80},|\s\([^()]{1,40}\))?"
_ACTIVE = r"(?!(?:was|were|been|being|wurde|wird|fue|été|stato|stata|foi)\b)"
"""Before a word that doesn't tell that somebody else says it: "Jane was told"."""
_DASH = r"\s?[—―–][.,;:]?\s*$"
_LEAD = r"(?:^\s*|[\n.!?*\])]\s*|^\s*[–—•-]\s+)\**"


def _all(*patterns: str) -> tuple["re.Pattern[str]", ...]:
    return tuple(map(re.compile, patterns))


CREDITS = _all(rf"^\s*[(\[—–―~@-]+\s*{_NAMED}(?!\w|\s*:|{_MORE})")
"""Behind a block quote: who said it, and nothing else."""
TAG = re.compile(
    rf"[\s”\"’»]*,?\s(?!{_NO_TAG}\b)(?:{SMALL}(?!{_NO_TAG}\b)){{0,2}}(?!{_any(OBJECT_VERBS)}){SMALL}{_NAMED}"
    r"(?=\s*(?:[.,;:!?)\n]|\Z))",
)
"""Some words and the name of somebody, with the quotation in one sentence: "…, dévoile Jane Doe."; of whom we
know that she speaks, that is enough."""
HEADING = re.compile(rf"\W*{_NAMED}\W*(?:\d[\d:]*\W*){{0,2}}")
"""All of a heading, or of a line of its own above a list of quotations: who speaks there, and when."""
CREDIT_LINE = re.compile(rf"\s*{_NAMED}(?:,[ \u00a0](?:[^\n.!?:]|:(?=\d)){{1,60}})?\s*")
"""All of a paragraph behind a block quote: who said it."""
NOTED = re.compile(rf"\s*(?![DL]['’][a-zà-ÿ]){_NAMED}(?=\s*(?:[,.;:(]|$))")
"""At the beginning of a note: whom it cites."""
AFTER = (
    *_all(
        rf"^{_WITHIN}(?:(?:as|wie|como|come|comme)\s)?{_OFFICE}{_NAME}{_APPOSED}(?:\s+{_ACTIVE}[a-zà-ÿ'’]+){{0,2}}?\s+(?:{VERB})\b",
        rf"^{_CLOSED}{SMALL}{{0,3}}?(?:{_VERB_ALONE})\b,?\s+(?:{_OFFICE}|{TITLES}){_NAME}",
        rf"^{_CLOSED}{SMALL}{{0,3}}?(?:{_VERB_ALONE})\b(?:(?!\s(?:{_THAT})\s){_REST}){{0,100}}?(?<=,\s){_WHOLE_NAME}",
        rf"^[\s,;(]*(?i:{_SOURCE})\s+{TITLES}?{_SOURCE_NAME}",
        rf"^[\s,;]*(?i:{_SOURCE})\s{_REST}{{0,60}}?(?<=,\s){_WHOLE_NAME}",
        rf"^[\s,;]*(?:in|is|was|to use)\s{_OWNER}\s{_OWNED}\b",
        rf"^[\s,;(]*per\s{_SOURCE_NAME}",
        rf"^[\s,;]*{_NAME}\s+zufolge\b",
        rf"^(?:,|\s?[–—])\s*so\s+(?:der|die)?\s?{_NAME}",
        rf"^{_CLOSED}(?:hat|habe|hatte|hätte)\s{TITLES}?{_NAME}\s(?:[a-zà-ÿ]+\s){{0,3}}?(?:{VERB})\b",
        rf"^[»”\"’.\s]*(?:Così|Así)?\s?(?i:lo|l['’])\s?(?:ha\s)?(?:{VERB})\s+{TITLES}?{_NAME}",
    ),
    *CREDITS,
    *_all(rf"^\s*,\s{_NAMED_WHOLE}(?=\s*(?:[.(]|,\s*\d+[:hm'′]|\Z))"),
)
_LABEL = rf"{_NAMED}\**(?:,?\s*(?:\([^()]*\)|\[[^\[\]]*\]|\d[\d:]*))?\s*"
"""A name that stands before what is said, with a time behind it or something else in brackets."""
BEFORE = _all(
    rf"\b(?i:{_SOURCE})\s+{TITLES}?{_SOURCE_NAME}\s*[(\[][^()\[\]]{{1,40}}[)\]][:,]?\s*$",
    rf"(?:{_LEAD}|[\d|]\W{{0,3}}\s|[|–—]\s?){_LABEL}[:|]\**\s*$",
    rf"(?:^|\n)\W{{0,6}}{_LABEL.replace(_NAMED, _NAMED_WHOLE)}[–—]\s*$",
    rf"(?:^|\n)\W{{0,6}}{_NAMED_WHOLE}\**\s*[(\[]\d[\d:]*[)\]]\**\s*$",
    rf"(?:^|[.!?\n]\s*|\b[Ii]n\s){_OWNER}\s{_OWNED}[^.!?«“„\"]{{0,20}}[,:?]\s*$",
    rf"\b(?:{_VERB_ALONE})\s+{TITLES}?{_NAME}{_DASH}",
    rf"(?:^|[,;–—.!?]\s*){SMALL}{{0,2}}?(?:{_VERB_ALONE})\s+{TITLES}?{_NAME}[^.!?«“„\"]{{0,40}}$",
    rf"{_NAME}{_APPOSED}(?:[\s,]+[\w'’-]+){{0,4}}?[\s,]+(?:{VERB})\b[^.!?«“„\"]{{0,60}}$",
    rf"{_SOURCE_NAME},\s(?:who|qui|quien|que|der|die|che)\s(?:\w+\s){{0,3}}?(?:{VERB})\b[^.!?:«“„\"]{{0,40}}:?\s*$",
    rf"{_NAME}(?:[\s,]+[a-zà-ÿ'’-]+){{1,2}}\s+(?:{_THAT}),?\s*$",
    rf"\b(?:{_VERB_ALONE})\s+{TITLES}?{_NAME}[^.!?«“„\"]{{0,40}}$",
    rf"\b(?i:{_SOURCE})\s+{TITLES}?{_SOURCE_NAME}[^.!?«“„\"]{{0,60}}$",
    rf"{_NAME}\s+zufolge,?\s*$",
    rf"{_LEAD}(?:For|Pour|Para|Für|Per)\s+{TITLES}?{_SOURCE_NAME},\s*$",
    rf"{_LEAD}Per\s{_SOURCE_NAME}\s*$",
    rf"{_LEAD}(?:As|Comme|Como|Wie|Come)\s+{TITLES}?{_NAME}\s[^.!?«“„\"]{{1,40}}[,:]\s*$",
    rf"{_LEAD}(?:(?:{_any(STARTERS)})\s+)?{_WHOLE_NAME}(?!{_MORE})\s{_TO_COLON}:\s*$",
    rf"{_LEAD}{_WHOLE_NAME.replace('<name>', '<label>')},\s{_TO_COLON}:\s*$",
)
SPOKE = rf"(?:(?:ha|había|aveva|tinha)\s(?:{_any(VERBS)})|{_any(ALONE)})"
"""Verbs of languages that need no pronoun."""
BY_PRONOUN = re.compile(
    rf"^{_CLOSED}{SMALL}{{0,2}}?(?:{VERB}){PRONOUN}|^[\s,]*(?:he|she|they)\s+(?:{VERB})\b"
    rf"|^{_CLOSED}a(?:vait)?-t-(?:il|elle)\s|^{_CLOSED}{SPOKE}(?=\s*(?:[.,;:(!?]|\Z))"
)
"""Behind a quotation: somebody says it who is named before, if at all."""
_HELPING = (
    r"(?:(?:has|had|also|then|later|just|l['’]a|a|l['’]avait|avait|le|lo|me|nous|nos|ci|mi|ha|había|aveva|hat|hatte"
    r"|es|das|ensuite|aussi|también|anche|também|auch|dann)\s)"
)
PRONOUN_BEFORE = re.compile(
    rf"(?i:\b(?:he|she|they|il|elle|er|sie|él|ella|ele|ela|lui|lei)\s{_HELPING}{{0,3}}?(?:{VERB})\b)"
    r"[^.!?:«“„\"]{0,40}[:,]?\s*\Z"
    r"|\b[Ee]t\s(?:de\s|d['’])[a-zé]+re?\b[^.!?:«“„\"]{0,30}:\s*\Z"
    rf"|(?:^|[.!?\n])\s*(?i:{SPOKE})(?:\s[a-zà-ÿ]+){{0,2}}:\s*\Z"
)
"""The same before a quotation."""
LEADS_IN = re.compile(r":\s*[“«„\"‘']?[\s\u00a0\u202f]*\Z")
"""What says who speaks ends with a colon: then a name after the quotation belongs to the next one."""
LED_AWAY = re.compile(
    rf"(?<![\w-])(?:{_any(LEADING_AWAY)})\s(?:(?:{_any(ARTICLES)})\s)?\Z|[dl]['’]\Z",
    re.IGNORECASE,
)
"""What stands before a name that is not who speaks: "the chair of the Policy Board", "en Madrid"."""
