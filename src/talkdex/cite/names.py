"""Names of people as citations want them: family name first, where the form of the name tells it.

Which words of a name are the family's can't be told in general ("Andrés Manuel López Obrador"). A
name is parted where that is safe: two words, initials or particles before the last, or a comma.
Any other is kept whole, as CSL's literal names are, which is never false.
"""

from typing import NamedTuple

_PARTICLES = frozenset(
    {
        "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "d'", "van", "von", "der",
        "den", "ter", "ten", "zu", "zum", "zur", "la", "le", "las", "los", "el", "al", "bin", "ben", "ibn",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "m.", "mme", "sr.",
        "sra.", "don", "doña", "hr.", "fr.",
    }
)  # fmt: skip


class Name(NamedTuple):
    """A name in two parts; `given` is "" where it is kept whole in `family`."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """`Figueroa, Oscar`."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def straight(self) -> str:
        """`Oscar Figueroa`."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """`Figueroa, O.`; hyphens stay: `J.-P.`."""
        letters = " ".join("-".join(f"{p[0]}." for p in w.split("-") if p) for w in self.given.split())
        return f"{self.family}, {letters}" if letters else self.family


def parted(text: str) -> Name:
    """Part a name as people write it; one with a comma is taken to have its family name first."""
    text = " ".join(text.split())
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given:
        return Name(family, given)
    words = text.split()
    while len(words) > 2 and words[0].casefold() in _TITLES:
        words = words[1:]
    at = _family_at(words)
    return Name(" ".join(words[at:]), " ".join(words[:at])) if at else Name(text)


def _family_at(words: list[str]) -> int:
    """Give the place of the family name's first word, or 0 where the form doesn't tell."""
    if len(words) < 2 or not all(word[0].isupper() or word.casefold() in _PARTICLES for word in words):
        return 0
    if words[0].casefold() in _PARTICLES:  # "La Presidenta", "El Chapo"
        return 0
    particles = [n for n, word in enumerate(words) if word.islower()]
    if particles:
        return particles[0] if particles == list(range(particles[0], len(words) - 1)) else 0
    plain = [word for word in words[:-1] if not _is_initial(word)]
    return len(words) - 1 if len(plain) <= 1 else 0


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
