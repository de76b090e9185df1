"""Tables: rows whose times, titles and speakers stand in columns.

Pipes of Markdown (https://github.github.com/gfm/#tables-extension-), cells of HTML (which the page
turns into pipes), and the simple tables of reStructuredText, whose columns are told by rulers of "=".
The words that head a column say what is in it; without them the cells are told by their looks.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from talkdex.mentions.items import Item, Marker
from talkdex.mentions.labels import clean
from talkdex.mentions.names import LIKELY, likeness
from talkdex.mentions.scene import Scene
from talkdex.mentions.sights import Sight
from talkdex.mentions.tokens import Kind
from talkdex.mentions.words.columns import COLUMNS
from talkdex.text import fold

Cell = tuple[int, int]
"""Half-open range of tokens."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with a time.

    Args:
        sight: the mention in its time column, with the end from the end column where there is one.
        title: tokens of its title; empty where there is none.
        speaker: tokens of its speaker; empty where no column is known to hold one.
    """

    sight: Sight
    title: Cell
    speaker: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, in order, and mentions in it that are no positions.

    Args:
        rows: those with a time.
        others: the mentions in its columns of lengths and of ends.
        tracks: it has rows with empty or repeated cells, as timetables of several rooms have.
    """

    rows: list[Row]
    others: list[Sight]
    tracks: bool


def find_tables(scene: Scene, sights: list[Sight]) -> list[Table]:
    """Give the tables of a text that have a time alone in a cell."""
    by_item: dict[int, list[Sight]] = {}
    for sight in sights:
        by_item.setdefault(sight.item, []).append(sight)
    return [table for grid in _grids(scene) if (table := _read(scene, grid, by_item)).rows]


# -- where tables are -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    item: int
    cells: list[Cell]


def _grids(scene: Scene) -> Iterator[list[_Line]]:
    """Give the tables of a text as lines of cells, header included."""
    grid: list[_Line] = []
    columns: list[int] = []
    block = -1
    for number, item in enumerate(scene.items):
        if item.block != block and grid:
            yield grid
            grid = []
        columns = columns if item.block == block else []
        block = item.block
        if item.marker is Marker.RULE:
            columns = _ruler(scene, item) or columns
            continue
        cells = _piped(scene, item) or _ruled(scene, item, columns)
        if cells:
            grid.append(_Line(number, cells))
        elif grid:
            yield grid
            grid = []
    if grid:
        yield grid


def _piped(scene: Scene, item: Item) -> list[Cell]:
    """Give the cells of a line with pipes, none where it has fewer than a table needs."""
    inner = [p for p in range(item.first + 1, item.stop) if scene.tokens.is_sign(p, "|")]
    framed = scene.tokens.is_sign(item.first, "|") or (inner and scene.tokens.is_sign(item.first, "+"))
    if len(inner) < (1 if framed else 2) and not (framed and inner):
        return []
    stop = item.stop - scene.tokens.is_sign(item.stop - 1, "+")
    bounds = [item.first - (not framed), *inner, stop]
    cells = [(a + 1, b) for a, b in pairwise(bounds)]
    return cells if scene.says(*cells[-1]) or len(cells) < 2 else cells[:-1]


def _ruler(scene: Scene, item: Item) -> list[int]:
    """Give the columns at which the cells of a "=====  ====" ruler begin."""
    if not scene.tokens.is_sign(item.first, "="):
        return []
    text = scene.text(item.first, item.stop)
    return [at for at, char in enumerate(text) if char == "=" and text[at - 1 : at] != "="]


def _ruled(scene: Scene, item: Item, columns: list[int]) -> list[Cell]:
    if len(columns) < 2:
        return []
    origin = scene.tokens[item.first].start - item.indent
    cells: list[list[int]] = [[] for _ in columns]
    for place in range(item.first, item.stop):
        column = bisect_right(columns, scene.tokens[place].start - origin) - 1
        cells[max(0, column)].append(place)
    return [(places[0], places[-1] + 1) if places else (item.stop, item.stop) for places in cells]


# -- what is in them ------------------------------------------------------------------------------


def _read(scene: Scene, grid: list[_Line], by_item: dict[int, list[Sight]]) -> Table:
    heads = _header(scene, grid[0], by_item)
    rows: list[Row] = []
    others: list[Sight] = []
    timed: list[_Line] = []
    for line in grid:
        times = _times(scene, line, by_item.get(line.item, []))
        start = _start(times, heads)
        if start is not None:
            rows.append(_row(scene, line, times, start, heads))
            others += [sight for sight in times.values() if sight is not start]
            timed.append(line)
    return Table(rows, others, _has_tracks(scene, timed))


def _header(scene: Scene, line: _Line, by_item: dict[int, list[Sight]]) -> dict[str, int]:
    """Give the column of each purpose, as the first line of a table names them."""
    if by_item.get(line.item):
        return {}
    found: dict[str, int] = {}
    for column, cell in enumerate(line.cells):
        for purpose in _purposes(fold(scene.text(*cell))):
            found.setdefault(purpose, column)
    return found


@cache
def _purposes_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for purpose, words in COLUMNS.items():
        for word in words.split("|"):
            table[fold(word)] = (*table.get(fold(word), ()), purpose)
    return table


def _purposes(heading: str) -> tuple[str, ...]:
    return _purposes_table().get(heading, ())


def _times(scene: Scene, line: _Line, sights: list[Sight]) -> dict[int, Sight]:
    """Give the mentions that fill a cell, by column."""
    found = {}
    for column, (start, stop) in enumerate(line.cells):
        inside = [s for s in sights if start <= s.mention.start < stop]
        if len(inside) == 1 and not _words_beside(scene, inside[0], start, stop):
            found[column] = inside[0]
    return found


def _words_beside(scene: Scene, sight: Sight, start: int, stop: int) -> bool:
    return scene.says(start, sight.left) or scene.says(sight.right, stop)


def _start(times: dict[int, Sight], heads: dict[str, int]) -> Sight | None:
    if heads.get("start") in times:
        return times[heads["start"]]
    others = [column for column in times if column not in (heads.get("length"), heads.get("end"))]
    return times[others[0]] if others else None


def _row(scene: Scene, line: _Line, times: dict[int, Sight], start: Sight, heads: dict[str, int]) -> Row:
    ends = [s for column, s in times.items() if s is not start and column != heads.get("length")]
    sight = _joined(start, ends[0]) if ends and not start.ranged else start
    speaker, title = _cells_of(scene, line, times, heads)
    return Row(sight, title, speaker)


def _joined(start: Sight, end: Sight) -> Sight:
    """Make a range of two cells, unless the second one holds a length."""
    joined = start.with_mention(replace(start.mention, last=end.mention.first, stop=end.mention.stop))
    usual = joined.readings[0]
    forward = usual.end_ms is not None and usual.end_ms > usual.start_ms and usual.cost <= 0
    return joined if forward else start


def _cells_of(scene: Scene, line: _Line, times: dict[int, Sight], heads: dict[str, int]) -> tuple[Cell, Cell]:
    """Give the cells of the speaker and of the title."""
    nothing = (line.cells[0][0], line.cells[0][0])
    texts = [c for n, c in enumerate(line.cells) if n not in times and _has_words(scene, c)]
    title = _cell(line, heads.get("title"))
    speaker = _cell(line, heads.get("speaker"))
    if title or speaker:
        rest = [cell for cell in texts if cell != speaker]
        return speaker or nothing, title or (rest[0] if rest else nothing)
    if len(texts) > 1:
        looks = [likeness(clean(scene.text(*cell))) for cell in texts[:2]]
        if max(looks) >= LIKELY and looks[0] != looks[1]:
            name = texts[looks.index(max(looks))]
            return name, texts[1 - looks.index(max(looks))]
    return nothing, texts[0] if texts else nothing


def _cell(line: _Line, column: int | None) -> Cell | None:
    if column is None or column >= len(line.cells):
        return None
    start, stop = line.cells[column]
    return (start, stop) if start < stop else None


def _has_words(scene: Scene, cell: Cell) -> bool:
    return any(token.kind is Kind.WORD for token in scene.tokens[cell[0] : cell[1]])


def _has_tracks(scene: Scene, grid: list[_Line]) -> bool:
    """Tell whether any row has an empty cell between others, or says one thing twice."""
    for line in grid:
        texts = [fold(scene.text(*cell)) for cell in line.cells]
        spoken = [text for text in texts if text]
        empty = any(not scene.text(*cell).strip() for cell in line.cells)
        if len(line.cells) > 2 and (empty or len(set(spoken)) < len(spoken)) and spoken:
            return True
    return False
