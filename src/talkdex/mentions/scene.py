"""The scene: everything found in a text before anything is decided, and what stands around each mention."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from talkdex.links import identify
from talkdex.mentions.items import Item, read_items
from talkdex.mentions.lexicon import Marks
from talkdex.mentions.linked import Moment, moment_of
from talkdex.mentions.literal import Literal
from talkdex.mentions.markup import read_page
from talkdex.mentions.notations import find_literals
from talkdex.mentions.page import Page
from talkdex.mentions.ranges import Mention, find_mentions
from talkdex.mentions.tokens import Kind, Tokens, cut

_PURPOSES = (
    "media see stopped erratum calendar day timer heading length starts ends chat_to role speech making told "
    "passage perceived live"
)
_TELLING = frozenset(_PURPOSES.split())


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with a time, as half-open range of tokens."""

    start: int
    stop: int
    moment: Moment


@dataclass(slots=True)
class Scene:
    """A text cut up: tokens, marks, times, items, links, each by its place among the tokens."""

    page: Page
    tokens: Tokens
    marks: Marks
    literals: dict[int, Literal]
    mentions: list[Mention]
    items: list[Item]
    links: list[Linked]
    told: dict[int, frozenset[str]] = field(default_factory=dict)

    def item_at(self, place: int) -> int:
        """Give the number of the item that holds a token."""
        return max(0, bisect_right(self.items, place, key=lambda item: item.first) - 1)

    def text(self, start: int, stop: int) -> str:
        """Give the visible characters of a range of tokens."""
        if start >= stop:
            return ""
        return self.page.visible[self.tokens[start].start : self.tokens[stop - 1].stop]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Give the source characters of a non-empty range of tokens."""
        return self.page.span(self.tokens[start].start, self.tokens[stop - 1].stop)

    def says(self, start: int, stop: int) -> bool:
        """Tell whether a range of tokens holds any word or number."""
        return any(self.tokens[place].kind in (Kind.WORD, Kind.NUMBER) for place in range(start, stop))

    def links_within(self, start: int, stop: int) -> list[Linked]:
        """Give the links with a time that begin inside a range of tokens."""
        first = bisect_left(self.links, start, key=lambda link: link.start)
        last = bisect_left(self.links, stop, key=lambda link: link.start)
        return self.links[first:last]

    def tells(self, number: int) -> frozenset[str]:
        """Give what the phrases of an item are about; each item is looked at once."""
        if number not in self.told:
            item = self.items[number]
            purposes = {m.purpose for m in self.marks.within(item.first, item.stop)}
            if self._links_to_recording(item) or self._names_part(item):
                purposes.add("media")
            self.told[number] = frozenset(purposes & _TELLING)
        return self.told[number]

    def _names_part(self, item: Item) -> bool:
        """Tell whether an item names one recording of a series by its number: "Folge 112"."""
        ends = (m.stop for m in self.marks.within(item.first, item.stop) if m.purpose == "part")
        return any(self.tokens.at(self.tokens.skip_space(end)).kind is Kind.NUMBER for end in ends)

    def _links_to_recording(self, item: Item) -> bool:
        """Tell whether an item holds a link to a page that is known to play recordings."""
        start, stop = self.tokens[item.first].start, self.tokens[item.stop - 1].stop
        return any(identify(link.url) is not None for link in self.page.links_within(start, stop))


def set_scene(text: str) -> Scene:
    """Cut up a text; nothing is decided yet."""
    page = read_page(text)
    tokens = cut(page.visible)
    marks = Marks(tokens)
    literals = {literal.start: literal for literal in find_literals(tokens, marks)}
    mentions = list(find_mentions(tokens, marks, literals))
    return Scene(
        page=page,
        tokens=tokens,
        marks=marks,
        literals=literals,
        mentions=mentions,
        items=read_items(tokens, literals, text),
        links=_linked(page, tokens),
    )


def _linked(page: Page, tokens: Tokens) -> list[Linked]:
    starts = [token.start for token in tokens]
    found = []
    for link in page.links:
        moment = moment_of(link.url)
        if moment and link.stop > link.start:
            first = max(0, bisect_right(starts, link.start) - 1)
            found.append(Linked(first, max(first + 1, bisect_right(starts, link.stop - 1)), moment))
    return found
