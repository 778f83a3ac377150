"""The content of a column: its titles with their meaning, and counts of the kinds of its cells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_model.annexes.headers import CleanRow, TablePart, titles_above
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import column_letter
from cchc_model.annexes.titles import Meaning, Role, meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import NUMBER_STARTS, holds_number, is_without_value
from cchc_model.reports.layout import PATH
from cchc_model.vietnamese.numbers import without_group_spaces

_MOST = 200
_SCALED_UNIT = re.compile(r"1(?:0+|0*(?:[. ]000)+)\s*[^\W\d].*")
"""A power of ten before a word, as in `1.000 đồng`."""

_NUMBER_FIRST = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:\s*[%(*]|\s+[^\W\d])")


@frozen
class ColumnContent:
    """A column below a header.

    Attributes:
        place: its place, from 0.
        path: its titles from top to bottom.
        meanings: the meaning of each title.
        filled: the number of its cells that are not blank.
        names: the number of its cells that are names of the framework.
        units: the number of its cells that are units or legends of the framework.
        numbers: the number of its cells that are numbers, or begin with one.
        scaled: the number of those among them that may be a unit, such as `1.000 đồng`.
        nil: the number of its cells with a mark, an answer or a dotted line in place of a number.
        letters: the number of letters of its cells.
        cells: its first cells that are not blank.
        rows: its cell in each row that columns may add up, blank or not: in no row of a percentage or a code.
        counted: True if it has a number in a row of a count or an amount.
        hidden: True if the file does not show it.
    """

    place: int
    path: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    filled: int
    names: int
    units: int
    numbers: int
    scaled: int
    nil: int
    letters: int
    cells: tuple[str, ...]
    rows: tuple[str, ...]
    counted: bool
    hidden: bool = False

    @property
    def label(self) -> str:
        """The path of titles as one text."""
        return PATH.join(self.path)

    @property
    def letter(self) -> str:
        """The letter of the column, as spreadsheets show it."""
        return column_letter(self.place)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all titles above the column."""
        return frozenset(role for found in self.meanings for role in found.roles)

    @property
    def explained(self) -> bool:
        """True if every word of every title has a meaning."""
        return bool(self.path) and not any(found.unexplained for found in self.meanings)


def column_contents(part: TablePart, framework: Framework) -> list[ColumnContent]:
    """Return the content of each column of a part, from left to right."""
    is_unit = row_index(framework).is_unit
    names = Counter(row.name for row in part.body)
    kinds = [_is_counted(row, framework) for row in part.body]
    added = [row for row, counted in zip(part.body, kinds, strict=True) if counted is not False]
    counts = [row for row, counted in zip(part.body, kinds, strict=True) if counted]
    contents = []
    for place in range(part.width):
        path = titles_above(part.header, place)
        cells = list(filter(None, _cells(part.body, place)))
        different = Counter(cells)
        numeric = [(cell, count) for cell, count in different.items() if cell[0] in NUMBER_STARTS]
        numbers = sum(count for cell, count in numeric if _begins_with_number(cell))
        scaled = sum(count for cell, count in numeric if _SCALED_UNIT.fullmatch(cell))
        units = sum(count for cell, count in different.items() if is_unit(cell))
        nil = sum(count for cell, count in different.items() if not cell[0].isdigit() and is_without_value(cell))
        contents.append(
            ColumnContent(
                place,
                path,
                tuple(map(meaning, path)),
                len(cells),
                names[place],
                units,
                numbers,
                scaled,
                nil,
                sum(map(len, cells)),
                tuple(cells[:_MOST]),
                tuple(_cells(added, place)),
                any(map(holds_number, _cells(counts, place))),
            )
        )
    return contents


def _cells(rows: Sequence[CleanRow], place: int) -> Iterator[str]:
    return (row.cells[place] if place < len(row.cells) else "" for row in rows)


def _is_counted(row: CleanRow, framework: Framework) -> bool | None:
    """Return whether a row has the name of a count or an amount, not of percentages or codes only; None for none."""
    named = () if row.name is None else row_index(framework).rows_named(row.cells[row.name])
    measures = [one.item.measure for one in named if isinstance(one.item, Indicator)]
    return any(isinstance(measure, UnitType) for measure in measures) if measures else None


def _begins_with_number(cell: str) -> bool:
    return holds_number(cell) or _NUMBER_FIRST.match(without_group_spaces(cell)) is not None
