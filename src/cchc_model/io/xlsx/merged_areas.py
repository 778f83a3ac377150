"""Merged areas of a sheet, under which a text may lie that nobody sees."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.tables import TableRow
from cchc_model.errors import ReadError
from cchc_model.io.archive import TOO_LARGE
from cchc_model.reports.named_elements import MERGED, doubted

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,9})")
MOST_COVERED = 1_000_000
"""The most areas and cells with a text below them that a sheet may have, each counted once for each area."""


def without_covered(rows: Sequence[TableRow], areas: Iterable[str], *, name: str) -> list[TableRow]:
    """Return the rows in order with their merged cells, and each text that lies invisible under one in brackets.

    Args:
        rows: the rows of a sheet, in order.
        areas: the addresses of the merged areas, such as `B2:D4`.
        name: the name of the file in errors.

    Raises:
        ReadError: the areas cover too many rows for an annex.
        ValueError: an area has no such address.
    """
    made = list(rows)
    numbers = [row.source.row or 0 for row in rows]
    width = max((len(row.cells) for row in made), default=0)
    covered = 0
    for area in areas:
        (left, top), (right, bottom) = _corners(area)
        found = range(bisect_left(numbers, top), bisect_right(numbers, bottom))
        covered += 1
        for index in found:
            first = left + 1 if numbers[index] == top else left
            places = range(first, min(right + 1, len(made[index].cells)))
            covered += 1 + len(places)
            if covered > MOST_COVERED:
                raise ReadError(name, TOO_LARGE)
            made[index] = _bracketed(made[index], places)
            if numbers[index] != top:
                below = frozenset(range(left, min(right + 1, width)))
                covered += len(below)
                made[index] = evolve(made[index], continued=made[index].continued | below)
            elif right > left:
                made[index] = evolve(made[index], wide={**made[index].wide, left: right - left + 1})
    if covered > MOST_COVERED:
        raise ReadError(name, TOO_LARGE)
    return made


def cells_within(rows: Sequence[TableRow], areas: Iterable[str], *, name: str) -> Iterator[tuple[TableRow, int]]:
    """Yield the filled cells that some areas cover, each as its row and its place.

    Args:
        rows: the rows of a sheet, in order.
        areas: the addresses of the areas, such as `B2:D4`.
        name: the name of the file in errors.

    Raises:
        ReadError: the areas cover too many cells for an annex.
        ValueError: an area has no such address.
    """
    numbers = [row.source.row or 0 for row in rows]
    covered = 0
    for area in areas:
        (left, top), (right, bottom) = _corners(area)
        covered += 1
        for row in rows[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            places = range(left, min(right + 1, len(row.cells)))
            covered += 1 + len(places)
            if covered > MOST_COVERED:
                raise ReadError(name, TOO_LARGE)
            yield from ((row, at) for at in places if row.cells[at])


def _bracketed(row: TableRow, places: range) -> TableRow:
    under = [at for at in places if row.cells[at][:1] not in ("", "[")]
    if not under:
        return row
    cells = list(row.cells)
    for at in under:
        cells[at] = doubted(cells[at], MERGED)
    return evolve(row, cells=tuple(cells))


def _corners(area: str) -> Iterator[tuple[int, int]]:
    first, _, last = area.partition(":")
    for place in (first, last or first):
        found = _PLACE.fullmatch(place)
        if found is None:
            raise ValueError(area)
        yield column_of(found[1]), int(found[2])


def column_of(letters: str) -> int:
    """Return the place of a column, from 0.

    >>> column_of("A"), column_of("aa")
    (0, 26)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
