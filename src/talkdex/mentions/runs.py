"""Runs: mentions that belong together because they are entries of one list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from talkdex.mentions.literal import Form
from talkdex.mentions.scene import Scene
from talkdex.mentions.sights import Sight
from talkdex.mentions.tokens import Kind

_SURE = (Form.COLONS_2, Form.COLONS_3, Form.FRAMES)
_LISTABLE = (*_SURE, Form.HOURS, Form.UNITS, Form.DOTS_2, Form.DOTS_3, Form.COUNT, Form.ISO)
_RISING = 0.7
"""Share of entries that must not lie before the entry above them."""
_SEPARATORS = '|,;/•·>([{（【「"'
_INTRODUCED = frozenset(["at", "from", "between", "minute", "starts", "ends"])
_MORNING = 6 * 60
"""Programmes of a day begin at six or later."""


def find_runs(scene: Scene, sights: list[Sight]) -> list[list[Sight]]:
    """Give the lists of a text, each as its mentions in order."""
    by_item: dict[int, list[Sight]] = defaultdict(list)
    for sight in sights:
        by_item[sight.item].append(sight)
    inline = [run for run in by_item.values() if len(run) > 1 and _is_inline(scene, run)]
    taken = {id(sight) for run in inline for sight in run}
    rest = [sight for sight in sights if id(sight) not in taken]
    heads = [s for s in rest if s.heads]
    tails = [s for s in rest if s.tails and not s.heads]
    return [run for run in [*inline, *_rising(scene, heads), *_rising(scene, tails)] if _counts(run)]


def _counts(run: list[Sight]) -> bool:
    """Two are a list in a notation that hardly means anything else, three in any other."""
    sure = sum(sight.form in _SURE for sight in run)
    return len(run) >= (2 if sure == len(run) or (sure and len(run) > 1) else 3)


def _is_apart(scene: Scene, above: Sight, below: Sight) -> bool:
    """Tell whether a line that is no entry stands between two entries, after a blank one."""
    between = scene.items[above.item + 1 : below.item]
    return any(item.block != scene.items[above.item].block for item in between)


def _rising(scene: Scene, sights: list[Sight]) -> Iterator[list[Sight]]:
    """Cut entries into lists where they go back to the beginning, and keep those that mostly rise."""
    run: list[Sight] = []
    for sight in sights:
        if sight.form not in _LISTABLE:
            continue
        if (
            run
            and _start(sight) < _start(run[-1])
            and (_start(sight) < 60_000 or _is_apart(scene, run[-1], sight))
        ):
            yield from _kept(run)
            run = []
        run.append(sight)
    yield from _kept(run)


def _kept(run: list[Sight]) -> Iterator[list[Sight]]:
    rises = sum(_start(b) >= _start(a) for a, b in zip(run, run[1:], strict=False))
    if len(run) > 1 and rises >= _RISING * (len(run) - 1) and not _is_numbering(run):
        yield run


def _start(sight: Sight) -> int:
    return sight.readings[0].start_ms


def _is_numbering(run: list[Sight]) -> bool:
    """Tell whether these are numbers of sections: "1.10 … 1.11 … 1.12"."""
    if run[0].form is not Form.DOTS_2:
        return False
    steps = [_start(b) - _start(a) for a, b in zip(run, run[1:], strict=False)]
    return steps.count(1000) * 2 >= len(steps) or _start(run[0]) >= 600_000


def _is_inline(scene: Scene, run: list[Sight]) -> bool:
    """Tell whether the times of one item are a list: "00:00 Intro | 02:00 Demo | 06:00 End"."""
    if any(sight.form not in _LISTABLE for sight in run) or len({_family(sight) for sight in run}) > 1:
        return False
    if any(_start(b) <= _start(a) for a, b in zip(run, run[1:], strict=False)):
        return False
    labelled = all(s.says_after for s in run) or all(s.says_before for s in run)
    if not labelled:
        return False
    return all(_is_set_off(scene, sight) for sight in run) or _is_run_on(run)


def _is_run_on(run: list[Sight]) -> bool:
    """Tell whether a list lost its line breaks: nothing but rising times parts its entries."""
    plain = not any(sight.mention.cues & _INTRODUCED for sight in run)
    return plain and len(run) > 2 and (run[0].heads or not run[-1].says_after)


def _family(sight: Sight) -> str:
    """Give the notations that authors mix in one list."""
    return {Form.DOTS_2: "dots", Form.DOTS_3: "dots", Form.COUNT: "counts"}.get(sight.form, "times")


def _is_set_off(scene: Scene, sight: Sight) -> bool:
    """Tell whether an entry of an inline list is set off from the one before."""
    if sight.heads or sight.bracketed:
        return True
    before = sight.left - 1 if scene.tokens.at(sight.left - 1).kind is not Kind.SPACE else sight.left - 2
    return scene.tokens.is_sign(before, _SEPARATORS + ":" if sight.first else _SEPARATORS)


def is_programme(run: Iterable[Sight]) -> bool:
    """Tell whether a list is the programme of a day: round times of day from the morning on."""
    clocks = [sight.clocks for sight in run]
    if not all(clocks):
        return False
    flat = [clock for pair in clocks for clock in pair]
    three = all(sight.form is Form.COLONS_3 for sight in run)
    ends_whole = all(sight.readings[0].start_ms % 60_000 == 0 for sight in run) if three else True
    return (
        len(set(flat)) >= (2 if three else 3)
        and ends_whole
        and flat[0] >= _MORNING
        and all(clock % 5 == 0 for clock in flat)
    )
