"""Words that houses write otherwise and everybody says alike: abbreviations, British and American spelling.

A newspaper that writes "organisation", "Dr" or "World War II", where the captions have "organization",
"doctor" and "World War Two", has changed nothing.
"""

from collections.abc import Sequence
from itertools import chain

from talkdex.quotes.letters import Postfix, Prefix
from talkdex.quotes.numbers import agree, values
from talkdex.quotes.spelling import english

_IN_FULL = {
    "dr": ("doctor", "docteur", "doktor", "dottor", "dottore", "doutor"),
    "mr": ("mister",), "mrs": ("missus", "misses"), "prof": ("professor", "professeur", "profesor"),
    "vs": ("versus",), "ok": ("okay",), "st": ("saint", "street", "sankt"),
    "m": ("monsieur",), "mm": ("messieurs",), "mme": ("madame",), "mlle": ("mademoiselle",),
    "sr": ("senor", "senhor"), "sra": ("senora", "senhora"), "srta": ("senorita",), "ud": ("usted",),
    "uds": ("ustedes",), "sig": ("signor", "signore"), "hr": ("herr",), "bzw": ("beziehungsweise",),
    "usw": ("und so weiter",), "etc": ("et cetera", "etcetera"), "approx": ("approximately",),
}  # fmt: skip
"""What is said for an abbreviation, folded."""
_VERB = ("e", "ed", "es", "er", "ers", "ing")
_SPELLINGS: Sequence[tuple[str, str, Sequence[str], Sequence[str]]] = (
    ("s", "z", ("i", "y"), (*_VERB, "ation", "ations", "ational", "able")),
    ("u", "", ("o",), ("r", "rs", "red", "ring", "rful", "rable", "ral", "rite", "rites", "rhood", "rhoods")),
    ("re", "er", ("t", "b"), ("", "s")),
    ("c", "s", ("fen", "cen", "ten"), ("e", "es")),
    ("l", "", ("cancel", "channel", "counsel", "dial", "fuel", "jewel", "label", "level", "marvel", "model",
               "quarrel", "signal", "total", "travel", "tunnel"), ("ed", "ing", "er", "ers", "ery")),
    ("ue", "", ("log",), ("", "s")),
    ("e", "a", ("gr",), ("y", "ys", "yer", "yish")),
    ("me", "", ("program",), ("", "s")),
    ("c", "k", ("s",), ("eptic", "eptics", "eptical", "epticism")),
    ("ugh", "w", ("plo",), ("", "s", "ed", "ing")),
    ("y", "i", ("t",), ("re", "res")),
    ("e", "", ("dg",), ("ment", "ments")),
    ("e", "", ("ag",), ("ing",)),
    ("oeuvre", "euver", ("man",), ("", "s", "d")),
    ("a", "", ("p",), ("ediatric", "ediatrics", "ediatrician")),
    ("a", "", ("an",), ("esthetic", "esthetics", "esthesia")),
)  # fmt: skip
"""What the British and Americans write otherwise: both ways, what stands before, and what behind."""
_SHORTEST = {("s", "z"): 4, ("u", ""): 3, ("re", "er"): 3}
"""Letters that stand before at least: "prise" is no prize."""
_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50}


def alike(quoted: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether two runs of folded tokens differ only in how the same words and numbers are written."""
    here, there = _whole(quoted), _whole(said)
    if len(here) == len(there):
        return all(map(_alike, here, there))
    return agree(quoted, said) or " ".join(there) in _full(here) or " ".join(here) in _full(there)


def _alike(one: str, other: str) -> bool:
    if one == other or other in _IN_FULL.get(one, ()) or one in _IN_FULL.get(other, ()):
        return True
    return _spelt_alike(one, other) or _same_number(_arabic(one), _arabic(other))


def _same_number(one: str, other: str) -> bool:
    """Tell whether two tokens are one number; "a" is no "one", but each may be written 1."""
    same = values([one]) & values([other])
    return bool(same - {1}) or (1 in same and (one.isdecimal() or other.isdecimal()))


def _full(tokens: Sequence[str]) -> Sequence[str]:
    return _IN_FULL.get(tokens[0], ()) if len(tokens) == 1 else ()


def _whole(tokens: Sequence[str]) -> list[str]:
    """Join letters that stand alone, as those of "U.S." do, and "per cent"; say "21st" and "90s" in words."""
    joined: list[str] = []
    letters = False
    for token in chain.from_iterable(english(token) or (token,) for token in tokens):
        alone = len(token) == 1 and token.isalpha()
        if joined and ((alone and letters) or [joined[-1], token] == ["per", "cent"]):
            joined[-1] += token
        else:
            joined.append(token)
        letters = alone
    return joined


def _spelt_alike(one: str, other: str) -> bool:
    """Tell whether two words differ as British and American spelling do."""
    before = Prefix.similarity(one, other)
    behind = min(Postfix.similarity(one, other), min(len(one), len(other)) - before)
    ways = {(one[before : len(one) - behind], other[before : len(other) - behind])}
    ways |= {(b, a) for a, b in ways}
    head, tail = one[:before], one[len(one) - behind :]
    return any(
        (british, american) in ways
        and head.endswith(tuple(heads))
        and tail in tails
        and before >= _SHORTEST.get((british, american), 0)
        for british, american, heads, tails in _SPELLINGS
    )


def _arabic(token: str) -> str:
    """Write a Roman number of two letters and more in digits; anything else as it is."""
    if len(token) < 2 or not _LETTERS.keys() >= set(token):
        return token
    values = [_LETTERS[letter] for letter in token]
    return str(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))
