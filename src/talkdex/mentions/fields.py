"""Fields: times that are values of programs: `time: "0:00"`, `start="1:30"`, `--from 1:30`, `talk.mp4 1:30`.

What a field is for is told by its key, as the columns of a table are by their heads.
"""

import re
from functools import cache

from talkdex.mentions.tokens import Kind, Tokens
from talkdex.mentions.words.columns import COLUMNS
from talkdex.text import fold

Cell = tuple[int, int]
"""Half-open range of tokens."""

_QUOTES = "\"'`"
_OPTIONS = {"ss": "start", "to": "end", "t": "length"}
"""Short options of players and cutters (ffmpeg, mpv, yt-dlp) that no column of a table is named by."""
_CUES = {"start": ("field", "starts"), "end": ("field", "ends"), "length": ("length",)}
_MEDIA_FILES = frozenset(
    [
        "mp4",
        "mkv",
        "mov",
        "avi",
        "webm",
        "m4v",
        "mp3",
        "m4a",
        "wav",
        "flac",
        "ogg",
        "opus",
        "aac",
        "vtt",
        "srt",
    ]
)
_NAMING = ("label", "text", "caption", "summary", "name", "title", "heading")
"""Keys of programs that name an entry, whatever they are in a table."""
_CHAPTER = "chapter"
"""What the keys of simple chapter files begin with, a number behind it: "CHAPTER01=", "CHAPTER01NAME="."""
_KEY_TOKENS = 6
_VALUE_TOKENS = 400
_NAME_TOKENS = 4
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def field_before(tokens: Tokens, place: int) -> tuple[frozenset[str], int] | None:
    """Read the key, the option or the file's name whose value is the time at a place.

    Returns:
        The purposes it stands for and its first token; None where there is none.
    """
    quoted = tokens.is_sign(place - 1, _QUOTES)
    at = place - quoted
    after = _before_space(tokens, at)
    if tokens.is_sign(after - 1, "=") or (quoted and tokens.is_sign(after - 1, ":")):
        return _key(tokens, _before_space(tokens, after - 1))
    if after == at:
        return None
    return _option(tokens, after) or _argument(tokens, after, at)


def values(tokens: Tokens, start: int, stop: int) -> dict[str, Cell]:
    """Give the quoted values that stand between two places, by what their keys say they are.

    Returns:
        The first `title` and the first `speaker`, where there are any.
    """
    found: dict[str, Cell] = {}
    place = start
    while place < stop:
        value = _value(tokens, place, stop) if tokens.is_sign(place, ":=") else None
        if value:
            purpose = _purpose_of(tokens, place)
            if purpose and value[0] < value[1]:
                found.setdefault(purpose, value)
        place = value[1] + 1 if value else place + 1
    return found


def bare_value(tokens: Tokens, start: int, stop: int) -> Cell:
    """Take the key off a line without quotes, "title: Intro", "CHAPTER01NAME=Intro", if it has one."""
    for sign in range(start, min(stop, start + _KEY_TOKENS)):
        if tokens.is_sign(sign, "=") or (
            tokens.is_sign(sign, ":") and tokens.at(sign + 1).kind is Kind.SPACE
        ):
            named = _purpose_of(tokens, sign) == "title"
            return (tokens.skip_space(sign + 1), stop) if named else (start, stop)
    return start, stop


def _purpose_of(tokens: Tokens, sign: int) -> str | None:
    """Tell what the key before a colon or equals sign names."""
    stop = _before_space(tokens, sign)
    stop -= tokens.is_sign(stop - 1, _QUOTES)
    return _named().get(_spelled(tokens, _word_start(tokens, stop), stop))


def _value(tokens: Tokens, sign: int, stop: int) -> Cell | None:
    """Give what stands in quotes behind the sign of a field."""
    opened = tokens.skip_space(sign + 1)
    if not tokens.is_sign(opened, _QUOTES):
        return None
    quote = tokens[opened].raw
    for place in range(opened + 1, min(stop, opened + _VALUE_TOKENS)):
        if tokens[place].raw == quote and tokens.at(place + 1).kind not in (Kind.WORD, Kind.NUMBER):
            return opened + 1, place
    return None


def _before_space(tokens: Tokens, place: int) -> int:
    return place - (tokens.at(place - 1).kind is Kind.SPACE)


def _key(tokens: Tokens, stop: int) -> tuple[frozenset[str], int] | None:
    """Read a key, quoted or not, with the bracket or the dashes before it."""
    if tokens.at(stop - 1).kind is Kind.NUMBER and tokens.at(stop - 2).text == _CHAPTER:
        return frozenset(_CUES["start"]), stop - 2
    quoted = tokens.is_sign(stop - 1, _QUOTES)
    left = _word_start(tokens, stop - quoted)
    purpose = _told_by(tokens, left, stop - quoted)
    if purpose is None:
        return None
    left -= quoted and tokens.is_sign(left - 1, _QUOTES)
    opened = _before_space(tokens, left)
    if tokens.is_sign(opened - 1, "{"):
        left = opened - 1
    tag = _word_start(tokens, opened)
    return frozenset(_CUES[purpose]), tag - 1 if tokens.is_sign(tag - 1, "<") else left


def _option(tokens: Tokens, stop: int) -> tuple[frozenset[str], int] | None:
    """Read an option of a command line: "-ss", "--start"."""
    left = _word_start(tokens, stop)
    name = "".join(t.raw for t in tokens[left:stop])
    if not name.startswith("-"):
        return None
    long = name.startswith("--")
    purpose = _told_by(tokens, left, stop) if long else _OPTIONS.get(name[1:])
    return (frozenset(_CUES[purpose]), left) if purpose else None


def _argument(tokens: Tokens, stop: int, place: int) -> tuple[frozenset[str], int] | None:
    """Tell whether the word before is the name of a recording's file."""
    left = stop - tokens.is_sign(stop - 1, _QUOTES)
    for start in range(left - 1, max(left - _NAME_TOKENS, 0), -1):
        ending = "".join(t.raw for t in tokens[start:left]).lower()
        if tokens.is_sign(start - 1, ".") and ending in _MEDIA_FILES:
            return frozenset(["argument"]), place
    return None


def _word_start(tokens: Tokens, stop: int) -> int:
    """Give the first token of a word that may hold hyphens and underscores."""
    left = stop
    while stop - left < _KEY_TOKENS and (
        tokens.at(left - 1).kind is Kind.WORD or tokens.is_sign(left - 1, "-_")
    ):
        left -= 1
    return left


def _told_by(tokens: Tokens, start: int, stop: int) -> str | None:
    """Tell what a key or an option is for; the "--time" of a command is how long it may run."""
    key = _spelled(tokens, start, stop)
    return "length" if key == "time" and tokens.is_sign(start, "-") else _purposes().get(key)


def _spelled(tokens: Tokens, start: int, stop: int) -> str:
    """Give a key as words: "startTime" and "start_time" as "start time"."""
    return fold(_HUMP.sub(" ", "".join(token.raw for token in tokens[start:stop])))


@cache
def _purposes() -> dict[str, str]:
    return {fold(word): purpose for purpose in _CUES for word in COLUMNS[purpose].split("|")}


@cache
def _named() -> dict[str, str]:
    heads = {fold(word): purpose for purpose in ("speaker", "title") for word in COLUMNS[purpose].split("|")}
    return heads | dict.fromkeys(_NAMING, "title")
