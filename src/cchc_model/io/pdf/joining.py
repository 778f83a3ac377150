"""Parts of one table on several pages, with the columns of all parts in one grid."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from cchc_model.io.pdf.rulings import joined_sides
from cchc_model.io.pdf.tables import PageTable, PageText, TableCell

_SAME_SIDE = 7.0
"""How far apart in points the outer sides of the parts of one table are on two pages."""

Part = PageTable | PageText


def joined(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a document, with those of one table in the columns of all of them."""
    made: dict[int, PageTable] = {}
    for group in _groups([part for part in parts if isinstance(part, PageTable)]):
        for old, new in zip(group, _in_one_grid(group), strict=True):
            made[id(old)] = new
    return [made[id(part)] if isinstance(part, PageTable) else part for part in parts]


def _groups(tables: Sequence[PageTable]) -> Iterator[list[PageTable]]:
    group: list[PageTable] = []
    for table in tables:
        if group and not _go_on(group[-1], table):
            yield group
            group = []
        group.append(table)
    if group:
        yield group


def _go_on(above: PageTable, below: PageTable) -> bool:
    if above.ruled is not below.ruled or below.page - above.page not in {0, 1}:
        return False
    if not above.ruled:
        return True
    return abs(above.sides[0] - below.sides[0]) <= _SAME_SIDE and abs(above.sides[-1] - below.sides[-1]) <= _SAME_SIDE


def _in_one_grid(group: Sequence[PageTable]) -> list[PageTable]:
    if group[0].ruled:
        sides = joined_sides([table.sides for table in group])
        return [_fitted(table, sides) for table in group]
    widest = max(group, key=lambda table: len(table.columns))
    return [_moved(table, widest) for table in group]


def _fitted(table: PageTable, sides: tuple[float, ...]) -> PageTable:
    """Return a table with its cells in the columns between other sides."""
    places = [min(range(len(sides)), key=lambda at: abs(sides[at] - side)) for side in table.sides]
    rows = tuple(tuple(_spanning(cell, places, len(sides) - 1) for cell in row) for row in table.rows)
    return evolve(table, sides=sides, rows=rows)


def _spanning(cell: TableCell, places: Sequence[int], width: int) -> TableCell:
    first = min(places[cell.column], width - 1)
    return evolve(cell, column=first, columns=max(places[cell.column + cell.columns] - first, 1))


def _moved(table: PageTable, widest: PageTable) -> PageTable:
    """Return a table with its cells in the columns of a wider one, if each of them is within a column of its own."""
    if len(table.columns) == len(widest.columns):
        return table
    places: Mapping[int, int] = {
        at: max(range(len(widest.columns)), key=lambda place: _shared(column, widest.columns[place]))
        for at, column in enumerate(table.columns)
    }
    within = all(_shared(column, widest.columns[places[at]]) > 0 for at, column in enumerate(table.columns))
    if not within or len(set(places.values())) < len(places):
        return table
    rows = tuple(tuple(evolve(cell, column=places[cell.column]) for cell in row) for row in table.rows)
    return evolve(table, rows=rows, sides=widest.sides, columns=widest.columns)


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
