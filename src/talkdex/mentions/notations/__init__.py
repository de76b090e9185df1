"""Time notations: small rules that read one time, as somebody wrote it, from the tokens at a place.

Each rule looks at a few tokens and gives a `Literal` or nothing; `RULES` tries them in order. To
teach a notation, write a rule in a module of this package and add it to the table.
"""

from collections.abc import Callable, Iterator

from talkdex.mentions.lexicon import Marks
from talkdex.mentions.literal import Literal
from talkdex.mentions.notations.colons import colons
from talkdex.mentions.notations.counts import bare, count
from talkdex.mentions.notations.dates import moment
from talkdex.mentions.notations.dots import dots
from talkdex.mentions.notations.iso import HEADS, iso
from talkdex.mentions.notations.spelled import HEADS as SPELLED
from talkdex.mentions.notations.spelled import spelled
from talkdex.mentions.notations.units import units
from talkdex.mentions.tokens import Kind, Tokens

Rule = Callable[[Tokens, Marks, int], Literal | None]

RULES: tuple[Rule, ...] = (moment, iso, colons, dots, units, count, bare)


def find_literals(tokens: Tokens, marks: Marks) -> Iterator[Literal]:
    """Give every time written in the text, left to right, none overlapping another."""
    place = 0
    while place < len(tokens):
        found = read_literal(tokens, marks, place)
        if found:
            yield found
        place = found.stop if found else place + 1


def read_literal(tokens: Tokens, marks: Marks, place: int) -> Literal | None:
    """Give the time written at a place by the first rule that reads one, or None."""
    token = tokens[place]
    if token.text in SPELLED:
        return spelled(tokens, marks, place)
    if token.kind is not Kind.NUMBER and token.text not in HEADS:
        return None
    return next((found for rule in RULES if (found := rule(tokens, marks, place))), None)
