"""The rows of a matrix form with the sections above them."""

from collections.abc import Iterator
from itertools import takewhile

from attrs import evolve, frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.foreign_captions import scope_of
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_names import is_current, is_timed
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.matrix_times import CaptionTime, time_of
from cchc_model.annexes.part_titles import is_total, stated_organisation
from cchc_model.reports.periods import ReportingPeriod


@frozen
class MatrixRow:
    """A row with the names of the sections above it.

    Attributes:
        row: the row, with the names of cells that go on from the rows above.
        at: its place in the body of the form.
        sections: the names of the sections above it.
        is_section: True if it is the title of the rows below it, and has values.
        time: the time that the last caption above it states; None without one.
    """

    row: CleanRow
    at: int
    sections: tuple[str, ...] = ()
    is_section: bool = False
    time: CaptionTime | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The time and the sections above it."""
        return (*(() if self.time is None else self.time.titles), *self.sections)


def matrix_rows(
    matrix: Matrix, period: ReportingPeriod | None = None, time: CaptionTime | None = None
) -> Iterator[MatrixRow]:
    """Yield the rows with values or a name, each with the sections and the caption of a time above it.

    Args:
        matrix: the form.
        period: the period of the report, if known.
        time: the time that a caption above the form states; None without one.
    """
    section: tuple[str, ...] = ()
    outer: tuple[str, ...] | None = None
    names: dict[int, str] = {}
    for at, printed in enumerate(matrix.body):
        if not printed.filled or matrix.repeats_header(printed):
            continue
        stated = time_of(matrix, at, period)
        if stated is not None:
            time, section, outer = stated, (), None
            continue
        row = _filled_down(matrix, printed, names)
        name = matrix.name_of(row)
        if outer is not None and stated_organisation(name, of_field=matrix.of_fields) is not None:
            section, outer = outer, None
        if _heads_times(matrix, at, period):
            section, outer = (name,), section
        elif _is_section(matrix, at):
            section, outer = (name,), None
            if matrix.numbers_of(row):
                yield MatrixRow(row, at, is_section=True, time=time)
        else:
            yield MatrixRow(row, at, section, time=time)


def _heads_times(matrix: Matrix, at: int, period: ReportingPeriod | None) -> bool:
    """Return whether a row has only the name of an organisation, above one that has only that of the report's period.

    Without such a row it is the blank report of the organisation.
    """
    row = matrix.body[at]
    values = any(one.place < len(row.cells) and row.cells[one.place] for one in matrix.valued)
    if values or stated_organisation(matrix.name_of(row), of_field=matrix.of_fields) is None:
        return False
    below = (other for other in matrix.body[at + 1 :] if other.filled and not matrix.repeats_header(other))
    timed = takewhile(is_timed, map(matrix.name_of, below))
    return any(is_current(name, period) for name in timed)


def _filled_down(matrix: Matrix, row: CleanRow, names: dict[int, str]) -> CleanRow:
    """Return a row with the names of cells that go on from the rows above."""
    cells = list(row.cells)
    for place in matrix.names:
        if place in row.row.continued and place < len(cells) and not cells[place]:
            cells[place] = names.get(place, "")
        elif place < len(cells):
            names[place] = cells[place]
    return evolve(row, cells=tuple(cells))


def _rank(matrix: Matrix, row: CleanRow) -> int | None:
    """Return 0 for an ordinal that is a letter or a Roman number, 1 for a number; None without one."""
    text = matrix.ordinal_of(row)
    if not is_marker(text):
        return None
    return 1 if any(map(str.isdigit, text)) else 0


def _is_section(matrix: Matrix, at: int) -> bool:
    """Return whether a row is the title of the rows below it: a letter above numbers, or a name without any cell."""
    row = matrix.body[at]
    rank = _rank(matrix, row)
    others = (other for other in matrix.body[at + 1 :] if other.filled and not matrix.repeats_header(other))
    below = [_rank(matrix, other) for other in others]
    name = matrix.name_of(row)
    if is_total(name):
        return len(row.filled) == 1 and bool(scope_of(name)) and bool(below)
    if rank == 0:
        return bool(below) and below[0] == 1
    if row.row.wide.get(row.filled[0], 0) > len(matrix.names) + 1 and len(row.filled) == 1:
        return True
    alone = len(row.filled) == 1 and (stated_organisation(name) is None or matrix.of_fields)
    return rank is None and alone and bool(below) and below[0] is not None


def filled_rows(matrix: Matrix) -> list[int]:
    """Return the places of the rows that have a name or values."""
    return [body.at for body in matrix_rows(matrix)]
