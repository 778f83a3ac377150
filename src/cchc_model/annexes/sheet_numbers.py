"""The numbers of rows and the letters of columns that a program printed beside a sheet, which are no part of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from cchc_model.annexes.tables import TableRow, column_letter
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning

_FEWEST_ROWS = 2
_FEWEST_TITLES = 2
_TITLED = frozenset((Role.NAME, Role.UNIT, Role.ORDINAL, Role.NOTE))


def without_sheet_numbers(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return rows with blank cells in place of the numbers of rows and the letters of columns of a sheet.

    Such numbers stand beside the row of titles too, unlike those of the column of ordinals, and count all rows.
    """
    return [row for _, table in groupby(rows, lambda row: row.source.table) for row in _plain(list(table))]


def is_row_of_letters(cells: Sequence[str]) -> bool:
    """Return whether a row has the letters of columns behind a blank cell, as sheets show them.

    >>> is_row_of_letters(("", "A", "B", "C")), is_row_of_letters(("A", "B", "1", "2"))
    (True, False)
    """
    first, *letters = map(str.strip, cells)
    return not first and letters == [column_letter(place) for place in range(len(letters))] and len(letters) > 1


def _plain(table: list[TableRow]) -> Iterator[TableRow]:
    filled = [row for row in table if any(map(str.strip, row.cells))]
    letters = filled[:1] if filled and is_row_of_letters(filled[0].cells) else []
    numbered = filled[len(letters) :]
    if len(numbered) < _FEWEST_ROWS or not _are_numbered(numbered):
        yield from table
        return
    for row in table:
        kept = () if row in letters else row.cells[1:]
        yield evolve(row, cells=("",) * (len(row.cells) - len(kept)) + kept)


def _are_numbered(rows: Sequence[TableRow]) -> bool:
    """Return whether each row begins with its number in the table, also the row of titles."""
    shifts = set()
    for row in rows:
        first = row.cells[0].strip()
        if not (first.isascii() and first.isdecimal()) or row.source.row is None or 0 in row.wide:
            return False
        shifts.add(int(first) - row.source.row)
        if len(shifts) > 1:
            return False
    return any(_are_titles(row.cells[1:]) for row in rows)


def _are_titles(cells: Sequence[str]) -> bool:
    found = (meaning(cell) for cell in cells if cell.strip())
    return sum(one.known and not one.roles.isdisjoint(_TITLED) for one in found) >= _FEWEST_TITLES
