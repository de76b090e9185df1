"""Numbering: the "1.", "02 -", "3)" before the labels of a list, and footnote marks behind them."""

from itertools import pairwise

_SIGNS = ".)-–—:"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SHARE = 0.8
"""Share of labels that must be numbered, each one higher than the last, for the numbers to go."""


def without_numbers(labels: list[str]) -> list[str]:
    """Take the numbers of a list off its labels, if it is numbered throughout; and footnote marks."""
    labels = [_without_footnote(label) for label in labels]
    cut = [_cut(label) for label in labels]
    numbers = [number for number, _ in cut if number is not None]
    rising = all(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) < 2 or len(numbers) < _SHARE * len(labels) or not rising:
        return labels
    return [rest for _, rest in cut]


def _cut(label: str) -> tuple[int | None, str]:
    """Cut "02 - Title" into its number and the rest; None where it bears no number."""
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    rest = label[len(digits) :].lstrip()
    if not 1 <= len(digits) <= 3 or rest[:1] not in _SIGNS or not rest[1:2].isspace():
        return None, label
    return int(digits), rest[1:].strip()


def _without_footnote(label: str) -> str:
    bare = label.rstrip(_SUPERSCRIPTS)
    return bare if len(bare) > 2 and bare[-3:].isalpha() else label
