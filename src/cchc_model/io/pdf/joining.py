"""Parts of one table on several pages, with the columns of all parts in one grid."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from cchc_model.io.pdf.rulings import joined_sides
from cchc_model.io.pdf.tables import PageTable, PageText, TableCell, is_blank

_NUMBER = re.compile(r"[0-9][0-9.,\s]*%?|[-–—…]")
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
        return _with_whole_rows([_fitted(table, sides) for table in group])
    widest = max(group, key=lambda table: len(table.columns))
    moved = [_moved(table, widest) for table in group]
    return _with_whole_rows(moved) if len({len(table.columns) for table in moved}) == 1 else moved


def _fitted(table: PageTable, sides: tuple[float, ...]) -> PageTable:
    """Return a table with its cells in the columns between other sides."""
    places = [min(range(len(sides)), key=lambda at: abs(sides[at] - side)) for side in table.sides]
    rows = tuple(tuple(_spanning(cell, places, len(sides) - 1) for cell in row) for row in table.rows)
    return evolve(table, sides=sides, rows=rows)


def _spanning(cell: TableCell, places: Sequence[int], width: int) -> TableCell:
    first = min(places[cell.column], width - 1)
    return evolve(cell, column=first, columns=max(places[cell.column + cell.columns] - first, 1))


def _with_whole_rows(group: Sequence[PageTable]) -> list[PageTable]:
    """Return the parts of a table with each row that a page break divides as one row, where it begins."""
    made = [group[0]]
    for below in group[1:]:
        above, first = made[-1], _titles(group[0], below)
        last = max((at for at, row in enumerate(above.rows) if not is_blank(row)), default=-1)
        if below.page == above.page or first >= len(below.rows) or last < 0:
            made.append(below)
            continue
        upper, lower = above.rows[last], below.rows[first]
        if _is_rest(upper, lower, _names_at(above)):
            whole = tuple(_whole(cell, lower) for cell in upper)
            made[-1] = evolve(above, rows=(*above.rows[:last], whole, *above.rows[last + 1 :]))
            rest = tuple(evolve(cell, text="") for cell in lower)
            below = evolve(below, rows=(*below.rows[:first], rest, *below.rows[first + 1 :]))  # noqa: PLW2901
        made.append(below)
    return made


def _titles(first: PageTable, below: PageTable) -> int:
    """Return the number of rows of titles that a part repeats from the first part."""
    count = 0
    for one, other in zip(first.rows, below.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        count += 1
    return count


def _names_at(table: PageTable) -> int:
    """Return the column with the longest texts."""
    letters: Counter[int] = Counter()
    for row in table.rows:
        for cell in row:
            letters[cell.column] += len(cell.text)
    return letters.most_common(1)[0][0]


def _is_rest(upper: Sequence[TableCell], lower: Sequence[TableCell], names_at: int) -> bool:
    """Return whether a row is the rest of the row above the page break.

    It has no text where that row has a number, and its texts go on in the middle of a sentence, or are no row by
    themselves because only the cells behind the name go on.
    """
    texts = {cell.column: cell for cell in upper if cell.text}
    rest = [cell for cell in lower if cell.text]
    numbers = [cell for cell in texts.values() if _NUMBER.fullmatch(cell.text)]
    if not rest or not numbers or any(cell.column not in texts for cell in rest):
        return False
    if any(cell.text.startswith("[") or texts[cell.column].text.startswith("[") for cell in rest):
        return False
    if any(cell.text[0].isdigit() and texts[cell.column].text[-1].isdigit() for cell in rest):
        return False
    if any(cell.column in {one.column for one in numbers} for cell in rest):
        return False
    # A legend is no legend without the number behind its last sign.
    if any(_NUMBER.fullmatch(cell.text) and not texts[cell.column].text.endswith("=") for cell in rest):
        return False
    name = next((cell for cell in rest if cell.column == names_at), None)
    return name is None or (names_at in texts and _goes_on(texts[names_at], name.text))


def _goes_on(name: TableCell, rest: str) -> bool:
    """Return whether a text goes on with a name: in small letters, or in capitals where no other word did fit."""
    if rest[:1].islower():
        return True
    return name.text.isupper() and rest.isupper() and (name.tight or name.room < len(rest.split(maxsplit=1)[0]) + 1)


def _whole(cell: TableCell, lower: Sequence[TableCell]) -> TableCell:
    rest = next((one.text for one in lower if one.column == cell.column), "")
    return evolve(cell, text=f"{cell.text}{'' if cell.tight else ' '}{rest}") if rest else cell


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
