"""Rows of a matrix form that add up other rows: subtotals of pages, of clusters and of districts.

What such a row is called does not matter. The evidence is that its counts are the sums of those in a run of reports
directly above it or directly below it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import takewhile

from attrs import frozen

from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import TableRow
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.vietnamese.notation import Number

FEWEST = 2
"""The fewest columns of which equal numbers are evidence."""

Counts = Mapping[tuple[str, ...], Number | None]
"""The counts of a row by the titles of their columns; None for a cell that is not understood."""


class Place(Enum):
    """What a row may be for a sum, by its name, its ordinal and its level."""

    REPORT = "report"
    """A row that a sum may have."""
    EITHER = "either"
    """A row that is a report unless it adds up others, as one among fields without ordinals."""
    SUM = "sum"
    """A row that no sum has, because nothing shows that it is a report."""
    ASIDE = "aside"
    """A row of something else."""


@frozen
class Line:
    """A row as sums see it.

    Attributes:
        row: the row as it is printed.
        group: the columns and the time of its table; no sum has rows of two groups.
        counts: its counts.
        place: what it may be.
        rank: the rank of the level of its organisation; 0 without one.
        heads: True if it is the title of the rows below it.
        least: the least evidence that its numbers must be.
    """

    row: TableRow
    group: object
    counts: Counts
    place: Place
    rank: int = 0
    heads: bool = False
    least: float = 0

    @property
    def filled(self) -> list[tuple[str, ...]]:
        """The columns with a count, or with a text that is none."""
        return [key for key, value in self.counts.items() if value != 0]


@frozen
class Sum:
    """A run of rows that another row adds up.

    Attributes:
        run: the rows.
        exact: False if the row may be something else.
        differs: True if some columns differ.
    """

    run: tuple[Line, ...]
    exact: bool = True
    differs: bool = False

    @property
    def first(self) -> TableRow:
        """The first row."""
        return min((one.row for one in self.run), key=_number)

    @property
    def last(self) -> TableRow:
        """The last row."""
        return max((one.row for one in self.run), key=_number)


def counts_of(matrix: Matrix, cells: Sequence[str], framework: Framework) -> Counts:
    """Return the counts of a row by the titles of their columns, 0 for a cell without a value.

    Args:
        matrix: the form.
        cells: the texts of the row.
        framework: the framework that names the columns.
    """
    index, found = row_index(framework), dict[tuple[str, ...], Number | None]()
    for one in matrix.columns:
        indicator = None if one.is_note else _indicator(index, one.path[-1])
        if indicator is None or not isinstance(indicator.measure, UnitType) or not indicator.measure.adds_up:
            continue
        cell = read_cell(cells[one.place] if one.place < len(cells) else "", indicator.measure)
        unknown = cell.value is None and cell.status is Status.DAMAGED
        found[one.path] = None if unknown else cell.value or 0
    return found


def sums_of(lines: Sequence[Line]) -> Mapping[int, Sum]:
    """Return the runs that rows add up, by the places of these rows."""
    found = dict[int, Sum]()
    for rank in sorted({one.rank for one in lines if one.place is Place.REPORT}):
        for at, one in enumerate(lines):
            made = _of_superior(lines, at, found) if one.rank == rank and one.place is Place.REPORT else None
            if made is not None:
                found[at] = made
    for down in (False, True):
        order = range(len(lines) - 1, -1, -1) if down else range(len(lines))
        for at in order:
            if at in found and found[at].exact:
                continue
            free = lines[at].place in (Place.SUM, Place.EITHER) and (down or not lines[at].heads)
            made = _of_run(lines[at], _reports(lines, at, found, down=down)) if free else None
            if made is not None and (made.exact or at not in found):
                found[at] = made
    return found


def is_within(part: Counts, whole: Counts) -> bool:
    """Return whether no count of a part is greater than that of the whole.

    >>> is_within({("a",): 2, ("b",): None}, {("a",): 3}), is_within({("a",): 4}, {("a",): 3})
    (True, False)
    """
    return all(value is None or (over := whole.get(key, 0)) is None or value <= over for key, value in part.items())


def _indicator(index: Index, title: str) -> Indicator | None:
    whole = None if index.rows_named(title) else unit_in_name(index, title)
    rows = index.rows_named(whole[0] if whole else title)
    return next((row.item for row in rows if isinstance(row.item, Indicator)), None)


def _reports(lines: Sequence[Line], at: int, found: Mapping[int, Sum], *, down: bool) -> Iterable[Line]:
    """Yield the reports above a row or below it, the next one first."""
    for other in range(at + 1, len(lines)) if down else range(at - 1, -1, -1):
        if is_report(lines, other, at, found):
            yield lines[other]


def is_report(lines: Sequence[Line], other: int, at: int, found: Mapping[int, Sum]) -> bool:
    """Return whether the sum in a row may have another row: one of its table that is no sum itself.

    Args:
        lines: the rows.
        other: the place of the other row.
        at: the place of the row.
        found: the rows that sums add up, by the places of the sums.
    """
    one = lines[other]
    is_sum = other in found and found[other].exact
    return one.group == lines[at].group and one.place in (Place.REPORT, Place.EITHER) and not is_sum


def _of_superior(lines: Sequence[Line], at: int, found: Mapping[int, Sum]) -> Sum | None:
    """Return the rows of all lower levels next to the row of an organisation, if it adds them up, perhaps not quite."""
    one, near = lines[at], None
    for down in (True, False):
        places = range(at + 1, len(lines)) if down else range(at - 1, -1, -1)
        lower = takewhile(lambda other: lines[other].rank < one.rank, places)
        run = [lines[other] for other in lower if is_report(lines, other, at, found)]
        same, unlike = compared(one, added({}, run))
        if same and any(other.rank for other in run):
            if not unlike:
                return Sum(tuple(run))
            near = Sum(tuple(run), exact=False, differs=True) if same >= FEWEST and same > unlike else near
    return near


def _of_run(one: Line, reports: Iterable[Line]) -> Sum | None:
    """Return the shortest run that a row adds up; else one that it adds up in most columns."""
    total, run, near = dict[tuple[str, ...], Number | None](), list[Line](), None
    for other in reports:
        run.append(other)
        total = added(total, [other])
        same, unlike = compared(one, total)
        strong = same >= (1 if one.heads else FEWEST) and evidence(one, total) >= one.least + math.log2(len(run))
        if strong and not unlike and (one.place is Place.SUM or len(run) >= FEWEST):
            return Sum(tuple(run))
        most = same > unlike and (not unlike or same >= FEWEST)
        if near is None and most and (strong or one.place is Place.SUM):
            near = Sum(tuple(run), exact=False, differs=unlike > 0)
        if _exceeds(one, total):
            break
    return near


def _number(row: TableRow) -> int:
    return row.source.row or 0


def added(total: Counts, run: Iterable[Line]) -> dict[tuple[str, ...], Number | None]:
    """Return the counts of rows added to a total; None where one is not understood."""
    made = dict(total)
    for one in run:
        for key, value in one.counts.items():
            before = made.get(key, 0)
            made[key] = None if before is None or value is None else before + value
    return made


def compared(one: Line, total: Counts) -> tuple[int, int]:
    """Return how many of a row's filled columns are as in a sum, and how many are not; unknown ones are neither."""
    pairs = [(one.counts[key], total.get(key, 0)) for key in one.filled]
    known = [(value, other) for value, other in pairs if value is not None and other is not None]
    same = sum(value == other for value, other in known)
    return same, len(known) - same


def evidence(one: Line, total: Counts) -> float:
    """Return how much it says that a row has the numbers of a sum: the binary digits of the different ones.

    Where all dossiers are received online and solved in time, several columns have one number.
    """
    values = ((one.counts[key], total.get(key)) for key in one.filled)
    same = {float(value) for value, other in values if value is not None and value == other}
    return math.fsum(math.log2(1 + abs(value)) for value in same)


def _exceeds(one: Line, total: Counts) -> bool:
    """Return whether a longer run has nothing to tell, because most of its columns are already more than the row's."""
    filled = [(value, total.get(key)) for key in one.filled if (value := one.counts[key]) is not None]
    more = sum(other is not None and other > value for value, other in filled)
    return 2 * more > len(filled)
