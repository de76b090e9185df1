"""Names: does a phrase look like the name of one or more persons?

A name is one to five capitalised words, with particles, initials and nicknames between them, none
of them a word that titles begin with. Given names from a table make it sure.
"""

from talkdex.mentions.lexicon import words_of
from talkdex.mentions.words.given import GIVEN, PARTICLES, SUFFIXES
from talkdex.text import fold_word

_TOGETHER = frozenset(["and", "et", "y", "und", "e", "en", "&", "/", "+", "и", "with", "avec", "con", "mit"])
_LONGEST = 5
_LONGEST_WORD = 20
_QUOTES = "\"“”„«»‘’'"

SURE = 1.0
KNOWN = 0.8
LIKELY = 0.6
POSSIBLE = 0.3
"""How much a phrase looks like a name: a full name with a known given name; a known given name alone;
the shape of a full name; a single capitalised word."""


def likeness(phrase: str) -> float:
    """Tell how much a phrase looks like names of persons: 0 (not at all) to `SURE`."""
    people = _people(phrase)
    return min((_person(words) for words in people), default=0.0)


def bare_name(phrase: str) -> str:
    """Give a name without the titles before it ("Mme", "Dr.", "Sr. D.") and signs around it."""
    words = phrase.strip(" ,.;:-–—").split()
    while len(words) > 1 and _is_honorific(words[0]):
        words = words[1:]
    return " ".join(words)


def leading_name(phrase: str) -> tuple[str, str]:
    """Cut a phrase after the name that it begins with: the name, "" where there is none, and the rest."""
    words = phrase.split()
    start = 0
    while start < len(words) and _is_honorific(words[start]):
        start += 1
    stop = _end_of_names(words, start)
    while stop > start and (_plain(words[stop - 1]) in PARTICLES or words[stop - 1].casefold() in _TOGETHER):
        stop -= 1
    if stop == start:
        return "", phrase
    return " ".join(words[start:stop]).strip(",.;:"), " ".join(words[stop:])


def _end_of_names(words: list[str], start: int) -> int:
    stop = start
    while stop < len(words) and stop - start < 2 * _LONGEST:
        word = words[stop]
        joins = word.casefold() in _TOGETHER or _plain(word) in PARTICLES
        if not (_is_name_word(word) or _is_initial(word) or _is_nickname(word) or (joins and stop > start)):
            break
        stop += 1
        if word[-1] in ",;:":
            break
    return stop


def _people(phrase: str) -> list[list[str]]:
    """Cut "A B, C D and E F" into the words of each person."""
    people: list[list[str]] = [[]]
    for word in phrase.replace("/", " / ").split():
        if (
            word.casefold() in _TOGETHER
            and people[-1]
            and not (word.casefold() in PARTICLES and len(people[-1]) < 2)
        ):
            people.append([])
            continue
        people[-1].append(word.rstrip(","))
        if word.endswith(","):
            people.append([])
    return [words for words in people if words]


def _person(words: list[str]) -> float:
    while len(words) > 1 and _is_honorific(words[0]):
        words = words[1:]
    if not 1 <= len(words) <= _LONGEST:
        return 0.0
    proper = [w for w in words if _is_name_word(w)]
    others = [w for w in words if not _is_name_word(w)]
    if not proper or not all(_may_stand_between(w) for w in others) or words[0] in PARTICLES:
        return 0.0
    known = any(_plain(part) in GIVEN for w in proper[:2] for part in w.split("-"))
    if len(proper) + sum(map(_is_initial, others)) > 1:
        return SURE if known else LIKELY
    return KNOWN if known and len(words) == 1 else POSSIBLE


def _may_stand_between(word: str) -> bool:
    return _is_initial(word) or _is_nickname(word) or _plain(word) in PARTICLES | SUFFIXES


def _is_name_word(word: str) -> bool:
    core = word.strip(",.;:!?")
    letters = core.replace("-", "").replace("'", "").replace("’", "")
    if not 2 <= len(letters) <= _LONGEST_WORD or not core[0].isupper() or core != word.rstrip(",;:."):
        return False
    return letters.isalpha() and _is_cased(core) and _plain(word) not in words_of("not_a_name")


def _is_cased(core: str) -> bool:
    """Tell whether a word has its capitals where names have them: "Ann", "BELL", "O'Neill", "DuPlain"."""
    inner = [part[1:] for part in core.replace("’", "'").replace("-", "'").split("'")]
    capitals = sum(char.isupper() for part in inner for char in part)
    return core.isupper() or (capitals <= 1 and not core[-1].isupper())


def _is_initial(word: str) -> bool:
    """Tell whether a word is made of initials: "J.", "J.L.", "M"."""
    letters = word.strip(",").replace(".", "").replace("-", "")
    return (
        letters.isupper() and letters.isalpha() and len(letters) <= 2 and (len(letters) == 1 or "." in word)
    )


def _is_nickname(word: str) -> bool:
    core = word.strip(",")
    return len(core) > 2 and core[0] in _QUOTES + "(" and core[-1] in _QUOTES + ")" and core[1].isupper()


def _is_honorific(word: str) -> bool:
    return _plain(word) in words_of("honorific") and (word[:1].isupper() or word.endswith("."))


def _plain(word: str) -> str:
    return "".join(fold_word(word))
