"""Rows of a text that have more cells than titles: a comma that belongs to a cell, as that of decimals, divides it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from cchc_model.annexes.tables import TableRow
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning

_FEWEST_TITLES = 2
_WHOLE = re.compile(r"\s*-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)\s*")
"""A number up to its first comma: a whole one, with points between thousands or without."""
_DECIMALS = re.compile(r"\s*[0-9]+\s*%?\s*")
"""The digits behind a comma."""
_ENGLISH = re.compile(r"\s*-?[0-9]{1,3},[0-9]{3}\.[0-9]+\s*")
"""A number with a comma between thousands and a point before decimals."""


@frozen
class _Table:
    """What the regular rows of a table have.

    Attributes:
        width: the number of cells of the titles, or of most rows.
        notes: the places of the columns of notes.
        numbers: for each place, true if most cells are numbers, false if most are texts; without those of neither.
        surplus: the number of blank cells with which every row below the titles ends, beyond these.
    """

    width: int
    notes: tuple[int, ...]
    numbers: dict[int, bool]
    surplus: int


def with_split_numbers(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows of a text whose cells commas separate, with the numbers damaged that such a comma may concern.

    Numbers next to each other are in doubt in a row with more cells than the titles, and if the second is alone in the
    column of notes. Each other number of such a row may stand in the column of another one, unless every row ends in
    as many blank cells, or the row has texts and numbers where the other rows have them.
    """
    table = _table_of(rows)
    return [evolve(row, cells=_joined(row.cells, table)) for row in rows]


def _table_of(rows: Sequence[TableRow]) -> _Table:
    at = next((at for at, row in enumerate(rows) if _is_head(row.cells)), None)
    head = () if at is None else rows[at].cells
    width = len(head) or _width_of_most(rows)
    notes = tuple(place for place, title in enumerate(head) if Role.NOTE in meaning(title).roles)
    body = [row.cells for row in rows[0 if at is None else at + 1 :] if len(row.cells) >= width]
    regular = [cells for cells in body if len(cells) == width]
    counts = {place: [_is_number(cells[place]) for cells in regular if cells[place].strip()] for place in range(width)}
    numbers = {place: 2 * sum(kinds) > len(kinds) for place, kinds in counts.items() if 2 * sum(kinds) != len(kinds)}
    ends = min((len(cells) - width for cells in body), default=0)
    surplus = ends if not any(cell.strip() for cells in body for cell in cells[len(cells) - ends :]) else 0
    return _Table(width, notes, numbers, surplus)


def _width_of_most(rows: Sequence[TableRow]) -> int:
    """Return the number of cells of most rows, none of which is a text above the table, even one with a comma."""
    beside = [len(row.cells) for row in rows if len(row.cells) > 1 and any(map(_is_number, row.cells))]
    widths = Counter(beside or [len(row.cells) for row in rows])
    return max(widths, key=lambda count: (widths[count], count), default=0)


def _is_head(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > _FEWEST_TITLES and not any(map(_is_number, filled))


def _is_number(cell: str) -> bool:
    return _WHOLE.fullmatch(cell) is not None or _DECIMALS.fullmatch(cell) is not None


def _joined(cells: tuple[str, ...], table: _Table) -> tuple[str, ...]:
    more = len(cells) - table.width
    if more > 0:
        runs = list(_runs(cells))
        if sum(len(run) - 1 for run in runs) == more:
            for one in reversed(runs):
                cells = (*cells[: one.start], _whole(cells, one), *cells[one.stop :])
            return cells
        run = next((run for run in runs if len(run) > more), None)
        if run is not None:
            # Which commas are decimal is not known: each of the cells that remain shows all of them.
            return (*cells[: run.start], *[_whole(cells, run)] * (len(run) - more), *cells[run.stop :])
        return cells if more == table.surplus or _stand_regularly(cells, table) else tuple(_displaced(cells))
    for at in table.notes:
        if 0 < at < len(cells) and _DECIMALS.fullmatch(cells[at]) and _WHOLE.fullmatch(cells[at - 1]):
            return (*cells[: at - 1], _whole(cells, range(at - 1, at + 1)), "", *cells[at + 1 :])
    return cells


def _whole(cells: Sequence[str], run: range) -> str:
    return f"[{','.join(cells[at].strip() for at in run)}]"


def _runs(cells: Sequence[str]) -> Iterator[range]:
    """Yield the places of numbers next to each other, which may be the parts of one."""
    start = 0
    for at in range(1, len(cells) + 1):
        if at < len(cells) and _WHOLE.fullmatch(cells[start]) and _goes_on(cells[at - 1], cells[at]):
            continue
        if at - start > 1:
            yield range(start, at)
        start = at


def _goes_on(before: str, cell: str) -> bool:
    return _DECIMALS.fullmatch(cell) is not None or _ENGLISH.fullmatch(f"{before.rstrip()},{cell.lstrip()}") is not None


def _stand_regularly(cells: Sequence[str], table: _Table) -> bool:
    """Return whether the texts and numbers of a row stand where other rows have them, and only texts behind."""
    return all(
        _is_number(cell) == table.numbers.get(place, False)
        for place, cell in enumerate(cells)
        if place and cell.strip()
    )


def _displaced(cells: Sequence[str]) -> Iterable[str]:
    """Yield the cells of a row, with each number behind the first cell in brackets, and the cell before it."""
    yield cells[0]
    for before, cell in pairwise(cells):
        yield f"[{before.strip()},{cell.strip()}]" if _is_number(cell) else cell
