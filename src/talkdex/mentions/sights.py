"""Sights: what stands around each mention of a time, told as facts for the rules that judge it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Any

from talkdex.mentions.beside import beside, clause, near
from talkdex.mentions.linked import Moment
from talkdex.mentions.literal import Form
from talkdex.mentions.ranges import Mention
from talkdex.mentions.readings import Reading, readings_of
from talkdex.mentions.scene import Scene
from talkdex.mentions.tokens import Kind

_OPENING_SIGNS = frozenset("([{<«\"'“„‘「『（【〈《*_`")
_CLOSING_SIGNS = frozenset(")]}>»\"'”“’」』）】〉》*_`")
_BRACKETS = "([{（【"
_INTRODUCING = frozenset(["at", "from", "between", "minute", "starts", "ends"])
_SOLID = (Kind.WORD, Kind.NUMBER)
_PARTING = "-:|~/>•·=,;…)]（「"


@dataclass(frozen=True, slots=True)
class Sight:
    """A mention and what stands around it. Places are tokens.

    Args:
        mention: the time or range.
        readings: what it may mean, likeliest first.
        item: number of the item it stands in.
        left: first token of the mention with its brackets and the words that introduce it.
        right: first token after it with its brackets.
        before: half-open range of what the item says before it, from the mention before on.
        after: the same after it, up to the next mention.
        says_before: whether there are words in `before`.
        says_after: whether there are words in `after`.
        first: it is the first mention in its item.
        last: it is the last one.
        headed: one that stands in no brackets comes before it in its item.
        bracketed: it stands in brackets of its own.
        opens: an opening quote or bracket stands right before it, and more inside than it.
        parted_before: a sign, a tab or a wide space stands between it and the words before it.
        parted_after: the same of the words after it.
        sign_before: the sign right before it and its brackets, "" where none stands there.
        sign_after: the sign right behind it and its brackets, "" where none stands there.
        glued: its brackets follow a letter or digit without a space, as in programs: "line[21:43]".
        enclosed: it stands in brackets or quotes of its own.
        beside: what is said right before and right after it.
        tells: what its item is about.
        clause: what its clause is about.
        near: what the items next to its own are about, where those stand close by.
        moments: the times of links between its neighbours in the item.
    """

    mention: Mention
    readings: list[Reading]
    item: int
    left: int
    right: int
    before: tuple[int, int]
    after: tuple[int, int]
    says_before: bool
    says_after: bool
    first: bool
    last: bool
    headed: bool
    bracketed: bool
    opens: bool
    parted_before: bool
    parted_after: bool
    sign_before: str
    sign_after: str
    glued: bool
    enclosed: bool
    beside: frozenset[str]
    tells: frozenset[str]
    clause: frozenset[str]
    near: frozenset[str]
    moments: tuple[Moment, ...]

    def with_mention(self, mention: Mention, **changes: Any) -> "Sight":
        """Give the same surroundings for a mention that has been joined with another one."""
        return replace(self, mention=mention, readings=readings_of(mention), **changes)

    @property
    def form(self) -> Form:
        """The notation of its start; where one unit serves both ends, that of its end."""
        shared = self.mention.first.form is Form.BARE and self.mention.last
        return shared.form if shared else self.mention.first.form

    @property
    def introduced(self) -> bool:
        """Whether words introduce it that an entry of a list does without."""
        return not self.mention.cues.isdisjoint(_INTRODUCING)

    @property
    def ranged(self) -> bool:
        """Whether two ends were written."""
        return self.mention.last is not None

    @property
    def clocks(self) -> list[int]:
        """Minutes after midnight of its ends, as far as they could be times of day."""
        ends = [self.mention.first, *([self.mention.last] if self.mention.last else [])]
        return [literal.clock_min for literal in ends if literal.clock_min is not None]

    @property
    def confirmed(self) -> bool:
        """Whether a link beside it goes to the same moment."""
        return any(agrees(reading, moment) for reading in self.readings for moment in self.moments)

    @property
    def heads(self) -> bool:
        """Whether it stands at the head of its item."""
        return self.first and not self.says_before

    @property
    def tails(self) -> bool:
        """Whether it stands at the end of its item, after words."""
        return self.last and self.says_before and not self.says_after


def agrees(reading: Reading, moment: Moment) -> bool:
    """Tell whether a reading is the moment that a link goes to, as exactly as people copy it."""
    return abs(reading.start_ms - moment.start_ms) <= max(3000, reading.precision_ms)


def see(scene: Scene, mentions: Sequence[Mention], fences: Container[int]) -> list[Sight]:
    """Tell of every mention what stands around it, in order.

    Args:
        scene: the text.
        mentions: those to look at, in order.
        fences: the first tokens of the mentions at which the words of another one end.
    """
    return [
        sight
        for number, group in groupby(mentions, key=lambda mention: scene.item_at(mention.start))
        for sight in _in_item(scene, number, list(group), fences)
    ]


def _in_item(scene: Scene, number: int, mentions: list[Mention], fences: Container[int]) -> Iterator[Sight]:
    item = scene.items[number]
    edges = [_edges(scene, mention, item.start, item.stop) for mention in mentions]
    fenced = [mention.start in fences for mention in mentions]
    begins = list(accumulate(zip(edges, fenced, strict=True), _later, initial=item.start))
    backwards = reversed(list(zip(edges, fenced, strict=True)))
    ends = list(accumulate(backwards, _earlier, initial=item.stop))[::-1][1:]
    headed = False
    for at, mention in enumerate(mentions):
        yield replace(_look(scene, number, mention, edges[at], (begins[at], ends[at])), headed=headed)
        headed = headed or (fenced[at] and edges[at][0] == mention.left)


def _later(begin: int, fence: tuple[tuple[int, int], bool]) -> int:
    (_, right), fenced = fence
    return right if fenced else begin


def _earlier(end: int, fence: tuple[tuple[int, int], bool]) -> int:
    (left, _), fenced = fence
    return left if fenced else end


def _look(
    scene: Scene, number: int, mention: Mention, edges: tuple[int, int], bounds: tuple[int, int]
) -> Sight:
    item = scene.items[number]
    (left, right), (begin, end) = edges, bounds
    before, after = (min(begin, left), left), (right, max(right, end))
    return Sight(
        mention=mention,
        readings=readings_of(mention),
        item=number,
        left=left,
        right=right,
        before=before,
        after=after,
        says_before=scene.says(*before),
        says_after=scene.says(*after),
        first=begin == item.start,
        last=end == item.stop,
        headed=False,
        bracketed=_in_brackets(scene, left, mention),
        opens=_opens(scene, left - 1),
        parted_before=_is_parted(scene, left - 1, -1),
        parted_after=_is_parted(scene, right, 1),
        sign_before=_sign(scene, left - 1 - (scene.tokens.at(left - 1).kind is Kind.SPACE)),
        sign_after=_sign(scene, scene.tokens.skip_space(right)),
        glued=left < mention.left and scene.tokens.at(left - 1).kind in (Kind.WORD, Kind.NUMBER),
        enclosed=left < mention.left,
        beside=frozenset(beside(scene, mention, item.first, item.stop)),
        tells=scene.tells(number),
        clause=frozenset(clause(scene, mention, item.start, item.stop)),
        near=near(scene, number),
        moments=tuple(link.moment for link in scene.links_within(before[0], after[1])),
    )


def _edges(scene: Scene, mention: Mention, start: int, stop: int) -> tuple[int, int]:
    """Widen a mention by the brackets, quotes and marks of emphasis around it."""
    tokens = scene.tokens
    left, right = mention.left, mention.stop
    for _ in range(4):
        inner = left - (tokens.at(left - 1).kind is Kind.SPACE), tokens.skip_space(right)
        opened = tokens.at(inner[0] - 1).raw in _OPENING_SIGNS and inner[0] - 1 >= start
        closed = tokens.at(inner[1]).raw in _CLOSING_SIGNS and inner[1] < stop
        if not (opened and closed):
            break
        left, right = inner[0] - 1, inner[1] + 1
    return left, right


def _in_brackets(scene: Scene, left: int, mention: Mention) -> bool:
    return left < mention.left and any(t.text in _BRACKETS for t in scene.tokens[left : mention.left])


def _opens(scene: Scene, place: int) -> bool:
    """Tell whether a quote or bracket begins here, other than that of a program's "arr[1:30, 3:4]"."""
    glued = scene.tokens.is_sign(place, _BRACKETS) and scene.tokens.at(place - 1).kind in _SOLID
    return scene.tokens.at(place).raw in _OPENING_SIGNS and not glued


def _is_parted(scene: Scene, place: int, step: int) -> bool:
    """Tell whether something other than one plain space stands at a place, and before it or after it."""
    token = scene.tokens.at(place)
    if token.kind is Kind.SPACE and (len(token.raw) > 1 or token.raw == "\t"):
        return True
    sign = place + step if token.kind is Kind.SPACE else place
    return scene.tokens.is_sign(sign, _PARTING)


def _sign(scene: Scene, place: int) -> str:
    token = scene.tokens.at(place)
    return token.text if token.kind is Kind.SIGN else ""
