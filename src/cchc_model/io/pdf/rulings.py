"""The grids that the straight lines of a page form: columns, rows and cells, merged ones too."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen

from cchc_model.io.pdf.marks import Stroke
from cchc_model.io.pdf.shapes import Box

_NEAR = 2.5
"""How far apart in points two lines are that are drawn as one, such as a double line."""
_DASH = 4.5
"""The widest gap within a dotted or dashed line."""
_REACH = 3.5
"""How far a line may end before another one that it is to meet."""
_SHORTEST = 5.0
_COVERED = 0.55
"""The least share of the side of a cell that its line covers."""
_EDGE = 8.0
_FEWEST = 2


@frozen
class Rule:
    """Lines on one straight line, joined.

    Attributes:
        across: True if it is horizontal.
        at: its place, counted from the top or from the left.
        parts: where its parts begin and end.
    """

    across: bool
    at: float
    parts: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        """Where its first part begins."""
        return self.parts[0][0]

    @property
    def end(self) -> float:
        """Where its last part ends."""
        return self.parts[-1][1]

    def covers(self, start: float, end: float) -> bool:
        """Return whether it runs along most of a distance."""
        shared = sum(max(min(end, stop) - max(start, begin), 0) for begin, stop in self.parts)
        return shared >= _COVERED * (end - start)


@frozen(eq=False)
class Area:
    """A cell of a grid.

    Attributes:
        row: its first row.
        column: its first column.
        rows: the number of its rows.
        columns: the number of its columns.
        odd: True if it is no rectangle, because a line is missing.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    odd: bool = False


@frozen(eq=False)
class Grid:
    """A table of lines.

    Attributes:
        across: the places of its columns' sides, from left to right.
        down: the places of its rows' sides, from top to bottom.
        areas: its cells.
        of: the cell at each row and column.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    areas: tuple[Area, ...]
    of: Mapping[tuple[int, int], Area] = field(factory=dict)

    @property
    def box(self) -> Box:
        """Its rectangle."""
        return self.across[0], self.down[0], self.across[-1], self.down[-1]

    def at(self, x: float, y: float) -> Area | None:
        """Return the cell at a place."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        return self.of.get((row, column))

    def box_of(self, area: Area) -> Box:
        """Return the rectangle of a cell."""
        return (
            self.across[area.column],
            self.down[area.row],
            self.across[area.column + area.columns],
            self.down[area.row + area.rows],
        )


def rules_of(strokes: Iterable[Stroke]) -> list[Rule]:
    """Return the lines of a page, with those on one straight line joined; the frame of a form field divides no cell."""
    found: list[Rule] = []
    for across in (True, False):
        group: list[Stroke] = []
        for stroke in sorted(
            (one for one in strokes if one.across is across and not one.added), key=lambda one: one.at
        ):
            if group and stroke.at - group[0].at > _NEAR:
                found += _joined(group)
                group = []
            group.append(stroke)
        found += _joined(group)
    return found


def _joined(group: Sequence[Stroke]) -> list[Rule]:
    parts: list[list[float]] = []
    for stroke in sorted(group, key=lambda one: one.start):
        if parts and stroke.start - parts[-1][1] <= _DASH:
            parts[-1][1] = max(parts[-1][1], stroke.end)
        else:
            parts.append([stroke.start, stroke.end])
    long = [(start, end) for start, end in parts if end - start >= _SHORTEST]
    if not long:
        return []
    weights = [stroke.end - stroke.start for stroke in group]
    at = sum(stroke.at * weight for stroke, weight in zip(group, weights, strict=True)) / max(sum(weights), 0.001)
    return [Rule(group[0].across, at, ((start, end),)) for start, end in long]


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids that lines form where they meet, from top to bottom.

    A grid has two columns or two rows at least; a frame around a text is none.
    """
    made = [grid for group in _groups(rules) if (grid := _grid(group)) is not None]
    whole = [one for one in made if not any(one is not other and _yields(one, other) for other in made)]
    return sorted(whole, key=lambda grid: (grid.down[0], grid.across[0]))


def _yields(one: Grid, other: Grid) -> bool:
    """Return whether a grid is only a frame around another one, or a small table in one of its cells."""
    fewer = len(one.areas) < len(other.areas)
    return (_inside(one.box, other.box) and fewer) or (_inside(other.box, one.box) and fewer)


def _inside(one: Box, other: Box) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines in groups that meet each other."""
    owner = list(range(len(rules)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    down = [(place, rule) for place, rule in enumerate(rules) if not rule.across]
    for place, rule in enumerate(rules):
        if rule.across:
            for other, upright in down:
                if _meet(rule, upright):
                    owner[root(place)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(root(place), []).append(rule)
    return list(groups.values())


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _REACH <= upright.at <= level.end + _REACH
        and upright.start - _REACH <= level.at <= upright.end + _REACH
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    levels, uprights = [rule for rule in rules if rule.across], [rule for rule in rules if not rule.across]
    if len(levels) < _FEWEST or not uprights:
        return None
    levels = _dividing(levels, [rule.at for rule in uprights])
    if len(levels) < _FEWEST:
        return None
    across = _sides([rule.at for rule in uprights], min(r.start for r in levels), max(r.end for r in levels))
    down = _sides([rule.at for rule in levels], min(r.start for r in uprights), max(r.end for r in uprights))
    if len(across) - 1 < _FEWEST and len(down) - 1 < _FEWEST:
        return None
    if len(across) < _FEWEST or len(down) < _FEWEST:
        return None
    areas, of = _areas(across, down, levels, uprights)
    return Grid(across, down, areas, of) if len(areas) > 1 else None


def _dividing(levels: Sequence[Rule], uprights: Sequence[float]) -> list[Rule]:
    """Return the horizontal lines that run along a whole cell; others underline a text or strike it out."""
    start, end = min(rule.start for rule in levels), max(rule.end for rule in levels)
    sides = sorted({start, end, *uprights})
    cells = [(left, right) for left, right in pairwise(sides) if right - left > _EDGE]
    return [rule for rule in levels if any(rule.covers(left + _NEAR, right - _NEAR) for left, right in cells)]


def _sides(places: Sequence[float], start: float, end: float) -> tuple[float, ...]:
    """Return the places of sides, and those at which the other lines end without one."""
    sides: list[float] = []
    for place in sorted(places):
        if not sides or place - sides[-1] > _NEAR:
            sides.append(place)
    if sides[0] - start > _EDGE:
        sides.insert(0, start)
    if end - sides[-1] > _EDGE:
        sides.append(end)
    return tuple(sides)


def _areas(
    across: Sequence[float], down: Sequence[float], levels: Sequence[Rule], uprights: Sequence[Rule]
) -> tuple[tuple[Area, ...], dict[tuple[int, int], Area]]:
    """Return the cells of a grid: its squares, joined where no line is between them."""
    squares = [(row, column) for row in range(len(down) - 1) for column in range(len(across) - 1)]
    owner = {square: square for square in squares}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while owner[square] != square:
            owner[square] = owner[owner[square]]
            square = owner[square]
        return square

    by_side = {side: [rule for rule in uprights if abs(rule.at - side) <= _NEAR * 2] for side in across}
    by_level = {side: [rule for rule in levels if abs(rule.at - side) <= _NEAR * 2] for side in down}
    for row, column in squares:
        right, below = (row, column + 1), (row + 1, column)
        top, bottom, left, end = down[row], down[row + 1], across[column], across[column + 1]
        if right in owner and not _covered(by_side[end], top, bottom):
            owner[root(right)] = root((row, column))
        if below in owner and not _covered(by_level[bottom], left, end):
            owner[root(below)] = root((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for square in squares:
        groups.setdefault(root(square), []).append(square)
    areas, of = [], {}
    for members in groups.values():
        for area, own in _rectangles(members):
            areas.append(area)
            of.update(dict.fromkeys(own, area))
    return tuple(areas), of


def _covered(rules: Sequence[Rule], start: float, end: float) -> bool:
    parts = sorted(part for rule in rules for part in rule.parts)
    shared, last = 0.0, start
    for begin, stop in parts:
        shared += max(min(end, stop) - max(last, begin), 0)
        last = max(last, stop)
    return shared >= _COVERED * (end - start)


def _rectangles(members: Sequence[tuple[int, int]]) -> list[tuple[Area, list[tuple[int, int]]]]:
    """Return the rectangle that squares form; if they form none, each square by itself."""
    rows, columns = [row for row, _ in members], [column for _, column in members]
    high, wide = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if high * wide == len(members):
        return [(Area(min(rows), min(columns), high, wide), list(members))]
    return [(Area(row, column, odd=True), [(row, column)]) for row, column in members]


def joined_sides(lists: Iterable[Sequence[float]]) -> tuple[float, ...]:
    """Return the places of the sides of several grids as one list.

    >>> joined_sides([(0, 50, 100), (0.5, 75, 100)])
    (0, 50, 75, 100)
    """
    found = sorted(place for one in lists for place in one)
    return tuple(place for last, place in pairwise([-1e9, *found]) if place - last > _NEAR * 1.5)
