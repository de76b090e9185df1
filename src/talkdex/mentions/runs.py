"""Runs: mentions that belong together because they are entries of one list."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from talkdex.mentions.literal import Form, Style
from talkdex.mentions.readings import Reading
from talkdex.mentions.scene import Scene
from talkdex.mentions.sights import Sight
from talkdex.mentions.tokens import Kind

_SURE = (Form.COLONS_2, Form.COLONS_3, Form.FRAMES)
_LISTABLE = (*_SURE, Form.HOURS, Form.UNITS, Form.DOTS_2, Form.DOTS_3, Form.COUNT, Form.ISO)
_RISING = 0.7
"""Share of entries that must not lie before the entry above them."""
_SEPARATORS = '|,;/•·>([{（【「"'
_LIKELY = 3
"""Cost up to which a reading counts."""
_MORNING = 6 * 60
_NIGHT_MS = 360_000
"""A list on one line that begins later than this, "7:12", may be one of trains."""
_OFFICE = 8 * 60
"""Programmes of a day begin at six or later."""


def find_runs(scene: Scene, sights: list[Sight]) -> list[list[Sight]]:
    """Give the lists of a text, each as its mentions in order."""
    sights = [sight for sight in sights if sight.heads or "length" not in sight.beside]
    by_item: dict[int, list[Sight]] = defaultdict(list)
    for sight in sights:
        by_item[sight.item].append(sight)
    inline = [run for run in by_item.values() if len(run) > 1 and _is_inline(scene, run)]
    taken = {id(sight) for run in inline for sight in run}
    rest = [sight for sight in sights if id(sight) not in taken]
    heads = _listed([s for s in rest if _begins(s)])
    tails = _listed([s for s in rest if s.tails and not _begins(s)])
    runs = [run for run in [*_rising(scene, heads), *_rising(scene, tails)] if _counts(run)]
    return [run for run in inline if _counts(run)] + _interleaved(runs)


def _begins(sight: Sight) -> bool:
    """Tell whether a mention stands where an entry begins: at the head of a line or of a quotation."""
    return sight.heads or (sight.opens and sight.first and sight.says_after)


def _interleaved(runs: list[list[Sight]]) -> list[list[Sight]]:
    """Put together lists whose entries alternate between "0:00 Title" and "Title (0:00)"."""
    together: list[list[Sight]] = []
    for run in sorted(runs, key=lambda run: run[0].item):
        both = sorted([*together[-1], *run], key=lambda s: s.item) if together else []
        turned = bool(both) and run[0].heads != together[-1][0].heads
        meets = turned and run[0].item <= together[-1][-1].item + 2
        if meets and all(_start(a) <= _start(b) for a, b in pairwise(both)):
            together[-1] = both
        else:
            together.append(run)
    return together


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
    if len(run) == 2 and not any(r.start_ms > _start(run[0]) for r in run[1].readings):
        return
    if len(run) > 1 and _rises(run) >= _RISING * (len(run) - 1) and not _is_numbering(run):
        yield run


def _is_listable(sight: Sight) -> bool:
    """Tell whether a notation may be that of a list; "5 min" is, behind a word of place: "à 41 min"."""
    return sight.form in _LISTABLE or (sight.form is Form.UNIT and sight.introduced)


def _listed(sights: list[Sight]) -> list[Sight]:
    """Give the mentions that may be entries of a list; "40 min" is one where most are as "20 min 30" is."""
    exact, whole = (sum(sight.form is form for sight in sights) for form in (Form.UNITS, Form.UNIT))
    return [s for s in sights if _is_listable(s) or (s.form is Form.UNIT and exact > max(1, whole - 1))]


def _rises(run: list[Sight]) -> int:
    """Count the entries that may lie after the one above, in any likely reading."""
    rises, last = 0, _start(run[0])
    for sight in run[1:]:
        later = [r.start_ms for r in sight.readings if r.start_ms >= last and r.cost <= _LIKELY]
        rises += bool(later)
        last = min(later, default=_start(sight))
    return rises


def _start(sight: Sight) -> int:
    return sight.readings[0].start_ms


def _is_numbering(run: list[Sight]) -> bool:
    """Tell whether these are numbers of sections: "1.10 … 1.11 … 1.12", or of steps."""
    if run[0].form is Form.COUNT:  # "Minute 0: … Minute 1: … Minute 2: …" are the steps of a plan
        return len(run) > 2 and all(_start(b) - _start(a) == 60_000 for a, b in pairwise(run))
    if run[0].form is not Form.DOTS_2:
        return False
    steps = [_start(b) - _start(a) for a, b in pairwise(run)]
    return steps.count(1000) * 2 >= len(steps) or _start(run[0]) >= 600_000


def _is_inline(scene: Scene, run: list[Sight]) -> bool:
    """Tell whether the times of one item are a list: "00:00 Intro | 02:00 Demo | 06:00 End"."""
    if not all(map(_is_listable, run)) or len({_family(sight) for sight in run}) > 1:
        return False
    if any(_start(b) <= _start(a) for a, b in pairwise(run)):
        return False
    labelled = all(s.says_after for s in run) or all(s.says_before for s in run)
    first, last = run[0], run[-1]
    headed = "heading" in first.tells and len(run) > 2
    stands = _begins(first) or _start(first) == 0 or headed or len(run) > (2 if last.tails else 3)
    noted = first.sign_before == ":" and _start(first) < _NIGHT_MS and len(run) > 2
    if not labelled or not (stands or noted):
        return False
    enough = len(run) > 2 or not any(sight.glued for sight in run)
    return (enough and all(_is_set_off(scene, sight) for sight in run)) or _is_run_on(run)


def _is_run_on(run: list[Sight]) -> bool:
    """Tell whether a list lost its line breaks: nothing but rising times parts its entries."""
    plain = not any(sight.glued for sight in run)
    by_chance = sum(sight.introduced for sight in run) * 5 <= len(run)
    stands = run[0].heads or _start(run[0]) == 0 or not run[-1].says_after
    return plain and by_chance and len(run) > 2 and stands


def _family(sight: Sight) -> str:
    """Give the notations that authors mix in one list."""
    return {Form.DOTS_2: "dots", Form.DOTS_3: "dots", Form.COUNT: "counts"}.get(sight.form, "times")


def _is_set_off(scene: Scene, sight: Sight) -> bool:
    """Tell whether an entry of an inline list is set off from the one before."""
    if sight.glued:
        return scene.tokens[sight.left].text == "("
    if sight.heads or sight.bracketed or sight.opens or (sight.first and _start(sight) == 0):
        return True
    before = sight.left - 1 if scene.tokens.at(sight.left - 1).kind is not Kind.SPACE else sight.left - 2
    return scene.tokens.is_sign(before, _SEPARATORS + ":" if sight.first else _SEPARATORS)


def is_round(clock_min: int) -> bool:
    """Tell whether a time of day is one that appointments are made for, or the minute before an hour."""
    return clock_min % 5 == 0 or clock_min % 60 == 59


def is_daytime(clocks: list[int]) -> bool:
    """Tell whether these are times of day that timetables have: round ones from the morning on."""
    return all(clock >= _MORNING and is_round(clock) for clock in clocks)


def is_programme(run: list[Sight]) -> bool:
    """Tell whether a list is the programme of a day: round times of day from the morning on."""
    clocks = [clock for sight in run for clock in sight.clocks]
    exact = all(reading.start_ms % 60_000 == 0 for reading in map(_as_written, run))
    if not all(sight.clocks for sight in run) or not all(map(is_round, clocks)) or not exact:
        return False
    certain = all(sight.form is Form.COLONS_3 for sight in run) or is_on_the_hour(run)
    return len(set(clocks)) >= (2 if certain else 3) and clocks[0] >= _MORNING


def _as_written(sight: Sight) -> Reading:
    """Give the reading of a time with seconds; of one without them, the reading as a time of day."""
    hours = [reading for reading in sight.readings if reading.style is Style.HOURS]
    return hours[0] if hours else sight.readings[0]


def is_on_the_hour(run: list[Sight]) -> bool:
    """Tell whether several times are all hours or half hours of a working day."""
    clocks = [clock for sight in run for clock in sight.clocks]
    clocked = len(run) > 1 and all(sight.clocks for sight in run)
    return clocked and all(clock % 30 == 0 and clock >= _OFFICE for clock in clocks)
