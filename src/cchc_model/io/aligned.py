"""Text whose columns are aligned by spaces, as it is copied from a page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from attrs import frozen

from cchc_model.annexes.tables import TableRow, check_size
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.numbers import SPACES

_PIECE = re.compile(rf"\S+(?:[{SPACES}]\S+)*")
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 2
_WIDEST = 1_000


@frozen
class AlignedColumns:
    """The columns that spaces align.

    Attributes:
        areas: for each column, the range of its characters.
        lines: the range of the lines of the table, from 0.
        aligned: the number of lines, each with three cells or more, that have at most one text in each column.
    """

    areas: tuple[range, ...]
    lines: range
    aligned: int


def aligned_columns(lines: Sequence[str]) -> AlignedColumns | None:
    """Return the columns of a text, or None if spaces align none.

    Two spaces or more separate the cells of a line. The lines of the table must leave the same characters blank, so
    that each of their cells is within one column. The fullest line and one other, such as that of the titles, must have
    a cell in every column, and most lines at most one text in each.

    >>> lines = ["TT  Nội dung      Số liệu", "1   Số hồ sơ           31", "2   Số cuộc họp         8"]
    >>> aligned_columns(lines).areas
    (range(0, 2), range(4, 15), range(18, 25))
    """
    if any(len(line) > _WIDEST or "\t" in line for line in lines):
        return None
    pieces = [[found.span() for found in _PIECE.finditer(line)] for line in lines]
    rows = [index for index, found in enumerate(pieces) if len(found) >= _FEWEST_COLUMNS]
    if len(rows) < _FEWEST_LINES:
        return None
    occupied = sorted({at for index in rows for start, stop in pieces[index] for at in range(start, stop)})
    runs = [[at for _, at in run] for _, run in groupby(enumerate(occupied), lambda one: one[1] - one[0])]
    areas = tuple(range(run[0], run[-1] + 1) for run in runs)
    if len(areas) < _FEWEST_COLUMNS:
        return None
    places = [[_place(start, areas) for start, _ in pieces[index]] for index in rows]
    fullest = max(places, key=len)
    if all(len({*fullest, *found}) < len(areas) for found in places):
        return None
    aligned = sum(len(set(found)) == len(found) for found in places)
    return AlignedColumns(areas, range(rows[0], rows[-1] + 1), aligned) if 2 * aligned > len(rows) else None


def _place(start: int, areas: Sequence[range]) -> int:
    """Return the place of the last column that begins at a character or before it; -1 before all columns."""
    return bisect_right(areas, start, key=lambda area: area.start) - 1


def split_aligned(lines: Sequence[str], columns: AlignedColumns, *, name: str) -> list[TableRow]:
    """Return the rows of a text with aligned columns.

    Raises:
        ReadError: there are too many rows or cells.
    """
    rows = []
    for index, line in enumerate(lines):
        pieces = [(found.start(), found[0]) for found in _PIECE.finditer(line)]
        if pieces:
            inside = index in columns.lines
            cells = _cells(pieces, columns.areas) if inside else tuple(text for _, text in pieces)
            rows.append(TableRow(cells, Source(name, row=index + 1)))
            check_size(name, rows=len(rows), cells=len(cells))
    return rows


def _cells(pieces: Sequence[tuple[int, str]], areas: Sequence[range]) -> tuple[str, ...]:
    """Return the cells of a line; a text that reaches over several columns is the only one of its line."""
    cells = [""] * len(areas)
    for start, text in pieces:
        first, last = max(_place(start, areas), 0), _place(start + len(text) - 1, areas)
        if start >= areas[first].stop:
            first += 1
        if first != last:
            return ("  ".join(text for _, text in pieces),)
        cells[first] = "  ".join(filter(None, (cells[first], text)))
    return tuple(cells)
