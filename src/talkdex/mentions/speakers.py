"""Speakers: telling the person from the title in a label, and in a whole list of them at once.

Authors keep one layout in a list ("Name: Title", "Title - Name", "Title (Name)"), so a list votes
on it; a label on its own must show a sure name. What stands after a role ("intervention de",
"Q&A with", "Vortrag von") is a name wherever it stands.
"""

from collections.abc import Callable
from typing import NamedTuple

from talkdex.mentions.lexicon import words_of
from talkdex.mentions.names import KNOWN, LIKELY, POSSIBLE, SURE, bare_name, leading_name, likeness
from talkdex.text import fold, tokens

_DASHES = (" - ", " – ", " — ", " -- ", " --- ", " | ", " · ", " • ", "\t", " ~ ")
_ENOUGH = 0.5
"""Mean likeness of a list's names for its layout to be believed."""
_NAME_REACH = 120
"""Characters that a name and its titles may take."""
_NAMES_ONLY = 0.75
"""Mean likeness from which on a list holds nothing but names."""
_SHARE = 0.4
"""Share of a list's labels that must have the layout."""


class Told(NamedTuple):
    """A label and the person it names, None where it names nobody."""

    label: str
    speaker: str | None


class _Split(NamedTuple):
    name: str
    title: str


Layout = Callable[[str], _Split | None]


def tell_speakers(labels: list[str]) -> list[Told]:
    """Tell speakers and titles apart in the labels of one list."""
    if len(labels) > 1 and sum(map(likeness, labels)) >= _NAMES_ONLY * len(labels):
        return [Told("", bare_name(label)) for label in labels]
    layout = _vote(labels) if len(labels) > 1 else None
    return [_tell(label, layout) for label in labels]


def _tell(label: str, layout: Layout | None) -> Told:
    split = layout(label) if layout else None
    if split and split.title and likeness(split.name) >= POSSIBLE:
        return Told(split.title, bare_name(split.name))
    named = named_in(label)
    if named:
        return Told(label, named)
    return _alone(label)


def _alone(label: str) -> Told:
    """Tell a label on its own: only a sure name counts, and only where the other side looks less like one."""
    for layout in LAYOUTS:
        split = layout(label)
        if split and split.title and likeness(split.name) >= SURE > likeness(split.title):
            return Told(split.title, bare_name(split.name))
    if likeness(label) >= SURE:
        return Told(label, bare_name(label))
    return Told(label, None)


def _vote(labels: list[str]) -> Layout | None:
    """Give the layout in which the most labels show a name, or None where no layout convinces."""
    best, most = None, 0.0
    for layout in LAYOUTS:
        scores = [likeness(split.name) for label in labels if (split := layout(label)) and split.title]
        total = sum(scores)
        sure = any(score >= SURE for score in scores)
        convincing = scores and total / len(scores) >= _ENOUGH and len(scores) >= _SHARE * len(labels)
        if convincing and (sure or len(scores) > 3) and total > most:
            best, most = layout, total
    return best


# -- layouts --------------------------------------------------------------------------------------


def _colon(label: str) -> _Split | None:
    left, sign, right = label.partition(": ")
    return _Split(left.strip(), right.strip()) if sign else None


def _dash_first(label: str) -> _Split | None:
    at, dash = min(((label.find(d), d) for d in _DASHES if d in label), default=(-1, ""))
    return _Split(label[:at].strip(), label[at + len(dash) :].strip()) if at > 0 else None


def _dash_last(label: str) -> _Split | None:
    at, dash = max(((label.rfind(d), d) for d in _DASHES if d in label), default=(-1, ""))
    return _Split(label[at + len(dash) :].strip(), label[:at].strip()) if at > 0 else None


def _parenthesis(label: str) -> _Split | None:
    """Read "Title (Name)", with brackets inside the brackets: "(SherAaron (Sher!) Hurt)"."""
    if not label.endswith(")"):
        return None
    depth = 0
    for at in range(len(label) - 1, -1, -1):
        depth += (label[at] == ")") - (label[at] == "(")
        if depth == 0:
            return _Split(label[at + 1 : -1].strip(), label[:at].strip())
    return None


def _by(label: str) -> _Split | None:
    """Read "Title by Name", the name reaching to the end."""
    words = label.split()
    for at in range(len(words) - 2, 0, -1):
        if words[at] in _BY:
            return _Split(" ".join(words[at + 1 :]), " ".join(words[:at]))
    return None


_BY = frozenset(["by", "par", "por", "von", "da"])


def _quoted(label: str) -> _Split | None:
    """Read a title in quotes before a name: "“Title”, Name"."""
    at = max(label.rfind(quote) for quote in ("”,", '",', "»,", "“,"))
    return _Split(label[at + 2 :].strip(), label[:at].strip(' “”"«')) if at > 0 else None


def _comma(label: str) -> _Split | None:
    """Read "Name, what they are" and "Name (what they are)"; the label stays whole."""
    left, sign, right = label.partition(", " if ", " in label else " (")
    return _Split(left.strip(), label) if sign and right[:1].islower() else None


LAYOUTS: tuple[Layout, ...] = (_quoted, _colon, _dash_first, _dash_last, _parenthesis, _by, _comma)


# -- names in running text ------------------------------------------------------------------------


def named_in(label: str) -> str | None:
    """Give the person named in a phrase: after a role, or at its beginning before a verb of speaking."""
    return _after_role(label) or _before_verb(label) or _after_verb(label)


def _after_role(label: str) -> str | None:
    found = tokens(label)
    folded = [token.text for token in found]
    for at in range(len(found)):
        for length in range(min(4, len(found) - at), 0, -1):
            role = " ".join(folded[at : at + length])
            if role in words_of("role") and at + length < len(found) and (length > 1 or at == 0):
                start = found[at + length].start
                name, rest = leading_name(label[start : start + _NAME_REACH])
                if likeness(name) >= (LIKELY if rest[:1].isupper() else POSSIBLE):
                    return bare_name(name)
    return None


def _after_verb(label: str) -> str | None:
    """Read "habla Oscar Figueroa", "spricht Anna Müller"."""
    first, _, rest = label.partition(" ")
    name, _ = leading_name(rest[:_NAME_REACH])
    verb = fold(first) in words_of("name_follows") and len(first) > 3
    return bare_name(name) if verb and likeness(name) >= LIKELY else None


def _before_verb(label: str) -> str | None:
    name, rest = leading_name(label)
    following = fold(rest.split(" ", 1)[0]) if rest else ""
    sure = likeness(name) >= (LIKELY if following in words_of("name_follows") else KNOWN)
    speaks = following in words_of("name_follows") | words_of("name_then")
    return bare_name(name) if speaks and sure else None
