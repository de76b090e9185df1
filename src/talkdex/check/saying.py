"""Who is said to have said it: names beside a quotation, by the verbs and words of six languages.

The words are in `talkdex.check.verbs`, what they make in `talkdex.check.patterns`. Pronouns ("he said")
stand for the person named last.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from talkdex.check.document import Block, Document
from talkdex.check.names import Attribution, Names
from talkdex.check.patterns import AFTER, BY_PRONOUN, CREDITS, HEADING, LEADS_IN
from talkdex.check.quotations import EDGES, Quotation
from talkdex.text import fold

NEAR = 160
"""How many characters before and after a quotation may name who said it."""
_HANDLE = 5  # letters: shorter ones are words more often


def attributions(
    document: Document, quoted: Sequence[Quotation], speakers: Iterable[str] = ()
) -> list[Attribution | None]:
    """Give, for each quotation, whom the document names for it; None where it names nobody.

    Of known `speakers` those are looked for that don't write themselves with a capital, as in calls; and
    who is cited in a note, where the text names nobody, is one of them.
    """
    speakers = list(speakers)
    names = Names({token for name in speakers for token in fold(name).split()})
    text = _with_capitals(document.text, speakers)
    headings = _headings(document, names)
    found: list[Attribution | None] = []
    last: Attribution | None = None
    for number, quotation in enumerate(quoted):
        floor = quoted[number - 1].whole_end if number else 0
        ceiling = quoted[number + 1].whole_start if number + 1 < len(quoted) else len(text)
        before = text[
            max(_lead_in(document, quotation), floor, quotation.whole_start - NEAR) : quotation.whole_start
        ]
        block = document.block(quotation.start)
        after = text[quotation.whole_end : min(block.end, quotation.whole_end + NEAR, ceiling)]
        patterns = CREDITS if quotation.block else AFTER
        if LEADS_IN.search(before) or _leads_on(quotation, after, ceiling):
            named = names.before(before, quotation.whole_start)
            named = named or names.after(after, quotation.whole_end, patterns)
        elif BY_PRONOUN.match(after):
            named = last
        else:
            named = names.after(after, quotation.whole_end, patterns)
            named = named or names.credit(document, quotation, ceiling)
            named = named or names.before(before, quotation.whole_start)
            apart = quotation.text.endswith((",", "!", "?", "…"))
            named = named or names.tagged(after, quotation.whole_end, apart=apart)
        last = named or last
        named = named or names.noted(document, quotation.end, min(block.end + 1, ceiling))
        found.append(
            named or next((who for start, end, who in headings if start < quotation.start < end), None)
        )
    return [one and one._replace(name=document.text[one.start : one.end].rstrip(".")) for one in found]


def _leads_on(quotation: Quotation, after: str, ceiling: int) -> bool:
    """Tell whether the sentence behind a quotation that ends one leads to another one: “Q.” Jane said “R”."""
    ends = quotation.text.endswith((".", "!", "?"))
    return ends and quotation.whole_end + len(after) == ceiling and not re.search(r"[.!?]\s", after)


def _lead_in(document: Document, quotation: Quotation) -> int:
    """Where what leads in a quotation may begin: in its paragraph, or one before that ends with a colon."""
    block = document.block(quotation.start)
    if document.text[block.start : quotation.whole_start].strip(EDGES):
        return block.start
    above = document.block(max(0, block.start - 1))
    leads = document.text[above.start : above.end].rstrip(EDGES).endswith(":")
    return above.start if leads else block.start


def _headings(document: Document, names: Names) -> list[tuple[int, int, Attribution]]:
    """Give who is known to speak below which headings, and the half-open range of the text that is theirs."""
    tops = [block for block in document.blocks if block.heading or _bold(document, block)]
    found = []
    for block, following in pairwise([*tops, Block(len(document.text), 0)]):
        match = HEADING.fullmatch(document.text, block.start, block.end)
        if match and names.knows(match["label"]):
            who = Attribution(match["label"], *match.span("label"))
            found.append((block.end, following.start, who))
    return found


def _bold(document: Document, block: Block) -> bool:
    """Tell whether a paragraph is all bold, in Markdown."""
    text = document.text[block.start : block.end].strip()
    return text.startswith("**") and text.endswith("**")


def _with_capitals(text: str, speakers: Iterable[str]) -> str:
    """Write handles as other names are written; every character stays in its place."""
    handles = [name for name in speakers if len(name) >= _HANDLE and name.isascii() and name.islower()]
    if not handles:
        return text
    said = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, handles))})(?![\w-])")
    return said.sub(lambda match: match[0].title(), text)
