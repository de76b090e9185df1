"""Selection: the mentions of a text that are moments of a recording, and the lists they form."""

from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from talkdex.mentions.cases import FIXING, WATCHING, Case
from talkdex.mentions.literal import LONG_MS, Form
from talkdex.mentions.runs import find_runs, is_on_the_hour, is_programme
from talkdex.mentions.scene import Scene
from talkdex.mentions.sights import Sight, see
from talkdex.mentions.tables import Row, Table, find_tables
from talkdex.mentions.verdicts import accepted

_WEAK = (Form.DOTS_2, Form.PRIME, Form.UNIT, Form.COUNT, Form.BARE)
"""Notations that mostly mean something else: the words of a label go on past them until they are accepted."""
_AMOUNTS = (Form.UNIT, Form.UNITS, Form.HOURS, Form.PRIME)
_PLANNABLE = (Form.COLONS_2, Form.COLONS_3, Form.HOURS)
_FIRST_HOUR = 60
"""Minutes: no timetable of rooms begins in the first hour of the day."""
_LIST_SIZE = 3
"""Entries from which on a list is a list of chapters, beside which remarks on mistakes are left out."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a text says of a recording.

    Args:
        tables: the accepted rows of each table.
        runs: the accepted entries of each list.
        singles: accepted mentions on their own, in order.
    """

    tables: list[list[Row]]
    runs: list[list[Sight]]
    singles: list[Sight]

    @property
    def sights(self) -> list[Sight]:
        """Every accepted mention."""
        rows = [row.sight for rows in self.tables for row in rows]
        return [*rows, *(sight for run in self.runs for sight in run), *self.singles]


def select(scene: Scene) -> Selection:
    """Choose the mentions that are moments of a recording."""
    sights = see(scene, scene.mentions, {m.start for m in scene.mentions if m.first.form not in _WEAK})
    tables, free = _parted(scene, sights)
    kept = _kept(scene, free, tables)
    kept |= {_key(other) for table in tables for other in table.others if kept}
    final = see(scene, [m for m in scene.mentions if m.start in kept], kept)
    tables, free = _parted(scene, final)
    runs = find_runs(scene, free)
    in_runs = {_key(sight) for run in runs for sight in run}
    singles = _with_ends([sight for sight in free if _key(sight) not in in_runs])
    return _without_errata(scene, Selection([table.rows for table in tables], runs, singles))


def _parted(scene: Scene, sights: list[Sight]) -> tuple[list[Table], list[Sight]]:
    """Part what stands in tables from what stands elsewhere."""
    tables = find_tables(scene, sights)
    tabled = {_key(s) for table in tables for s in [*(row.sight for row in table.rows), *table.others]}
    return tables, [sight for sight in sights if _key(sight) not in tabled]


def _key(sight: Sight) -> int:
    return sight.mention.start


def _kept(scene: Scene, free: list[Sight], tables: list[Table]) -> set[int]:
    """Judge every mention, and those that only others can vouch for a second time."""
    alone = _is_alone(scene)
    listed = _listed(find_runs(scene, free))
    rows = [row.sight for table in tables for row in table.rows]
    celled = {_key(row.sight) for table in tables if not _are_lengths(table) for row in table.rows}
    planned = _planned(scene, free, tables)
    paired = _paired(free)
    clocked = {s.item for s in free if s.clocks and not s.beside.isdisjoint(("clock", "zone"))}
    cases = {
        _key(sight): Case(
            sight,
            alone=alone,
            listed=_key(sight) in listed,
            planned=_key(sight) in planned,
            celled=_key(sight) in celled,
            paired=_key(sight) in paired,
            clocked=sight.item in clocked,
        )
        for sight in [*free, *rows]
    }
    kept = {key for key, case in cases.items() if accepted(case)}
    if not kept:
        return kept
    return {key for key, case in cases.items() if accepted(replace(case, company=True))}


def _listed(runs: list[list[Sight]]) -> set[int]:
    """Give the entries of lists, without the lengths in brackets behind the titles of another list."""
    begun = {sight.item for run in runs for sight in run if sight.heads}
    return {
        _key(s) for run in runs for s in run if not (s.tails and s.bracketed and s.headed and s.item in begun)
    }


def _paired(free: list[Sight]) -> set[int]:
    """Give the pairs that "and" joins behind a word of place, of which no clock shows one."""
    pairs = [
        (a, b)
        for a, b in pairwise(free)
        if a.item == b.item and "and" in b.mention.cues and b.mention.left <= a.right + 1
    ]
    placed = [(a, b) for a, b in pairs if a.mention.cues & FIXING and a.form is b.form is Form.COLONS_2]
    return {_key(s) for a, b in placed if not (a.clocks and b.clocks) for s in (a, b)} | _in_series(free)


def _in_series(free: list[Sight]) -> set[int]:
    """Give the times that stand in a row, rising and to the second: "Ads: 00:08:15, 00:22:40, 00:41:05"."""
    series: set[int] = set()
    for _, group in groupby(free, key=lambda sight: sight.item):
        row = [s for s in group if s.form is Form.COLONS_3]
        starts = [s.readings[0].start_ms for s in row]
        bare = all(a.right + 2 >= b.left and not a.ranged for a, b in pairwise(row))
        exact = any(start % 60_000 for start in starts)
        if len(row) >= _LIST_SIZE and bare and exact and starts == sorted(starts) and starts[0] < LONG_MS:
            series.update(map(_key, row))
    return series


def _are_lengths(table: Table) -> bool:
    """Tell whether a column of amounts does not rise, so that they are no places in a recording."""
    if any(row.sight.form not in _AMOUNTS for row in table.rows):
        return False
    starts = [row.sight.readings[0].start_ms for row in table.rows]
    return len(starts) < _LIST_SIZE - 1 or starts != sorted(starts)


def _planned(scene: Scene, free: list[Sight], tables: list[Table]) -> set[int]:
    """Give the mentions that are the programme of a day and not of a recording."""
    standing = [s for s in free if s.form in _PLANNABLE and _stands_as_entry(s)]
    planned = {_key(s) for s in standing} if is_programme(standing) else set()
    if is_on_the_hour(free) and not any(s.tells & WATCHING for s in free):
        planned.update(map(_key, free))
    for run in find_runs(scene, free):
        planned.update(map(_key, run if is_programme(run) else ()))
    for table in tables:
        rows = [row.sight for row in table.rows]
        round_hours = all(s.clocks and all(clock % 5 == 0 for clock in s.clocks) for s in rows)
        in_day = all(min(s.clocks) >= _FIRST_HOUR for s in rows if s.clocks)
        if is_programme(rows) or (table.tracks and round_hours and in_day):
            planned.update(map(_key, rows))
    return planned


def _stands_as_entry(sight: Sight) -> bool:
    placed = sight.heads or sight.opens or sight.tails
    return placed and (sight.ranged or not sight.introduced)


def _is_alone(scene: Scene) -> bool:
    """Tell whether a text says nothing besides its times and the words that lead to them."""
    covered = {place for m in scene.mentions for place in range(m.left, m.stop)}
    for place in range(len(scene.tokens)):
        for mark in scene.marks.starting(place, *_SAYING_NOTHING):
            covered.update(range(mark.start, mark.stop))
        if place not in covered and scene.says(place, place + 1):
            return False
    return True


_LEADING = "see media article lead at from of starts ends to and end about"
_SAYING_NOTHING = tuple(_LEADING.split())


def _with_ends(singles: list[Sight]) -> list[Sight]:
    """Join "starts at 22:10 … ends at 1:16:00" to one range."""
    joined: list[Sight] = []
    for sight in singles:
        last = joined[-1] if joined else None
        if last and _ends(last, sight):
            mention = replace(last.mention, last=sight.mention.first, stop=sight.mention.stop)
            joined[-1] = last.with_mention(
                mention, right=sight.right, after=sight.after, says_after=sight.says_after
            )
        else:
            joined.append(sight)
    return joined


def _ends(first: Sight, last: Sight) -> bool:
    if first.item != last.item or first.ranged or last.ranged or last.mention.total:
        return False
    closes = "ends" in last.mention.cues or (
        "to" in last.mention.cues and first.mention.cues & {"from", "starts"}
    )
    return bool(closes) and any(r.start_ms > first.readings[0].start_ms for r in last.readings)


def _without_errata(scene: Scene, selection: Selection) -> Selection:
    """Leave out remarks on mistakes where a list of chapters stands: they name moments, not parts."""
    sizes = [*map(len, selection.tables), *map(len, selection.runs)]
    if max(sizes, default=0) < _LIST_SIZE:
        return selection
    runs = [run for run in selection.runs if not _are_errata(scene, run)]
    singles = [sight for sight in selection.singles if not _are_errata(scene, [sight])]
    return Selection(selection.tables, runs, singles)


def _are_errata(scene: Scene, run: list[Sight]) -> bool:
    remarks = sum("erratum" in sight.tells for sight in run)
    return remarks * 2 > len(run) or "erratum" in scene.tells(max(0, run[0].item - 1))
