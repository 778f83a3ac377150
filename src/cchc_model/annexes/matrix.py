"""Matrix forms: tables with a column for each indicator and a row for each organisation or field.

The titles of the columns are the framework's tree of names. A table is a matrix if its titles have such names and the
rows below them have none.
"""

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.group_titles import is_qualifier
from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.matrix_headers import header_within, heads_rows, is_named, may_be_titles, title_runs
from cchc_model.annexes.matrix_numbers import is_marker, is_numbering, may_number
from cchc_model.annexes.matrix_titles import column_paths
from cchc_model.annexes.part_titles import heads_fields, is_total, stated_organisation
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.annexes.total_names import total_named
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import holds_number, is_without_value
from cchc_model.vietnamese.text import fold

_FEWEST = 2
"""The fewest columns with names of indicators, and the fewest titles that begin another table."""
_ORDINALS = frozenset((Role.ORDINAL, Role.CODE))


@frozen
class MatrixColumn:
    """A column of values.

    Attributes:
        place: its place, from 0.
        path: its titles from top to bottom.
        number: the text of its cell in the row that numbers the columns, such as `(3) = (4) + (5)`.
        places: the row of the header of each title, from 0.
    """

    place: int
    path: tuple[str, ...]
    number: str = ""
    places: tuple[int, ...] = ()

    @property
    def is_note(self) -> bool:
        """True if its title is that of notes."""
        return any(Role.NOTE in meaning(title).roles for title in self.path)


@frozen
class Matrix:
    """A matrix form.

    Attributes:
        above: the rows above the header.
        header: the rows of titles, without those that number the columns.
        body: the rows below the header, the first of them with its place among all rows.
        below: the rows below the table.
        ordinal: the column of ordinals, if there is one.
        names: the columns with the names of the rows.
        columns: the columns of values.
        numbers: the cells of the row that numbers the columns, if there is one.
        aside: the columns of values that no report is read from, because their titles state something else.
    """

    above: tuple[CleanRow, ...]
    header: tuple[CleanRow, ...]
    body: tuple[CleanRow, ...]
    below: tuple[CleanRow, ...]
    ordinal: int | None
    names: tuple[int, ...]
    columns: tuple[MatrixColumn, ...]
    numbers: tuple[str, ...] = ()
    aside: tuple[MatrixColumn, ...] = ()

    @property
    def valued(self) -> tuple[MatrixColumn, ...]:
        """All columns of values, and those of notes."""
        return (*self.columns, *self.aside)

    @property
    def of_fields(self) -> bool:
        """True if the titles above the names of the rows say that they are fields of work."""
        return any(heads_fields(row.cells[at]) for row in self.header for at in self.names if at < len(row.cells))

    def name_of(self, row: CleanRow) -> str:
        """Return the name of a row, which may stand in the column of ordinals if its cell goes on over the names."""
        texts = [row.cells[at] for at in self.names if at < len(row.cells) and row.cells[at]]
        first = self.ordinal_of(row)
        return " › ".join(texts) if texts or is_marker(first) else first

    def ordinal_of(self, row: CleanRow) -> str:
        """Return the text of a row's cell in the column of ordinals."""
        at = self.ordinal
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def numbers_of(self, row: CleanRow) -> list[int]:
        """Return the places of the row's values that are numbers."""
        return [one.place for one in self.valued if one.place < len(row.cells) and holds_number(row.cells[one.place])]

    def begins_other(self, row: CleanRow) -> bool:
        """Return whether a row has titles of its own above values, or as many cells as only another table has."""
        values = [row.cells[one.place] for one in self.valued if not one.is_note and one.place < len(row.cells)]
        texts = [text for text in values if _may_be_title(text) and not is_without_value(text)]
        beside = [row.cells[at] for at in (self.ordinal, *self.names) if at is not None and at < len(row.cells)]
        titles = (len(texts) >= _FEWEST and may_be_titles(row)) or any(map(heads_rows, filter(None, beside)))
        apart = row.table not in (None, self.header[0].table) and len(row.cells) != len(self.header[0].cells)
        return apart or (titles and not self.numbers_of(row) and not self.repeats_header(row))

    def repeats_header(self, row: CleanRow) -> bool:
        """Return whether a row prints a row of the header again, or numbers the columns."""
        texts = tuple(fold(cell) for cell in row.cells if cell)
        printed = (*(titles.cells for titles in self.header), self.numbers)
        return is_numbering(row.cells) or any(texts == tuple(fold(cell) for cell in one if cell) for one in printed)


def find_matrix(rows: Sequence[CleanRow], framework: Framework, *, blank: bool = False) -> Matrix | None:
    """Return the first table of a matrix form in the rows of a source, or None if they are no such form.

    Args:
        rows: the rows of the source.
        framework: the framework that names the columns.
        blank: True if no row need be below the titles.
    """
    index = row_index(framework)
    if any(_is_row_of_list(row, index) for row in rows):
        return None
    for start, stop in title_runs(rows):
        header = header_within(rows, start, stop, index)
        if header is None:
            continue
        made = matrix_below(rows, *header, lambda _, path: _ends_in_indicator(index, path), blank=blank)
        if made is not None and not any(_names_indicator(made, row, index) for row in made.body):
            titled = (evolve(one, path=tuple(total_named(index, title) for title in one.path)) for one in made.columns)
            return evolve(made, columns=tuple(titled))
    return None


def find_matrices(rows: Sequence[CleanRow], framework: Framework) -> tuple[Matrix, ...]:
    """Return the tables of a matrix form in the rows of a source, one below the other; none for any other table."""
    first = find_matrix(rows, framework)
    if first is None:
        return ()
    others = find_matrices(first.below, framework)
    return (evolve(first, below=()), *others) if others else (first,)


def _may_be_title(text: str) -> bool:
    """Return whether a text may stand above values: one with a digit only if it names a time, unlike `tăng 5`."""
    found = meaning(text) if has_digit(text) else None
    dated = found is None or bool(found.period or found.partial or found.year)
    return dated and any(map(str.isalpha, text))


def _ends_in_indicator(index: Index, path: Sequence[str]) -> bool:
    """Return whether the last title that states more than a time, a plan or results is the name of an indicator."""
    named = [title for title in path if not is_qualifier(title) or is_named(index, title)]
    return bool(named) and _is_indicator(index, named[-1])


def _is_indicator(index: Index, text: str) -> bool:
    named = index.rows_named(total_named(index, text))
    whole = None if named else unit_in_name(index, text)
    return any(isinstance(row.item, Indicator) for row in (index.rows_named(whole[0]) if whole else named))


def _is_row_of_list(row: CleanRow, index: Index) -> bool:
    """Return whether a row has the name of an indicator beside a number, as in a list of indicators."""
    name = row.name
    if name is None or not any(map(holds_number, row.cells[name + 1 :])):
        return False
    return _is_indicator(index, row.cells[name]) and not is_total(row.cells[name])


def _names_indicator(made: Matrix, row: CleanRow, index: Index) -> bool:
    """Return whether a row below the titles has the name of an indicator, which no total is."""
    if made.repeats_header(row):
        return False
    return any(cell and _is_indicator(index, cell) and not is_total(cell) for cell in row.cells)


def matrix_below(
    rows: Sequence[CleanRow],
    first: int,
    last: int,
    is_value: Callable[[int, tuple[str, ...]], bool],
    *,
    blank: bool = False,
) -> Matrix | None:
    """Return the matrix with a header; None if too few columns have values, or no row is below it.

    Args:
        rows: all rows.
        first: the first row of the header.
        last: the row behind its last.
        is_value: a test of the place of a column and the titles above it, which tells whether it has values.
        blank: True if no row need be below the header.
    """
    titles = [row for row in rows[first:last] if not is_numbering(row.cells)]
    numbers = next((row for row in rows[first:last] if is_numbering(row.cells)), None)
    paths = {place: path for place, path in enumerate(column_paths(titles)) if path}
    valued = [place for place, path in paths.items() if is_value(place, tuple(title for title, _ in path))]
    if len(valued) < _FEWEST:
        return None
    first_value = _first_value(valued[0], paths, rows[last:])
    before = _before(first_value, paths, (*rows[last:], *(() if numbers is None else (numbers,))))
    ordinal = next((place for place in before if _is_of_ordinals(place, paths.get(place, ()), rows[last:])), None)
    names = tuple(place for place in before if place != ordinal)
    if numbers is None and rows[last:] and may_number(rows[last].cells, names, valued):
        numbers, last = rows[last], last + 1
    cells = () if numbers is None else numbers.cells
    columns = _columns(paths, first_value, cells)
    made = Matrix(tuple(rows[:first]), tuple(titles), tuple(rows[last:]), (), ordinal, names, columns, cells)
    end = _end(made)
    if not (end or blank) or not before:
        return None
    return evolve(made, body=made.body[:end], below=made.body[end:])


def _first_value(place: int, paths: Mapping[int, Sequence[tuple[str, int]]], rows: Sequence[CleanRow]) -> int:
    """Return the first column of values: one left of a known one has values too if it has a title and only numbers."""
    while place > 1 and place - 1 in paths and not any(heads_rows(title) for title, _ in paths[place - 1]):
        cells = [row.cells[place - 1] for row in rows if place - 1 < len(row.cells) and row.cells[place - 1]]
        if not cells or not all(map(holds_number, cells)) or not _has_names(place - 1, rows):
            break
        place -= 1
    return place


def _has_names(stop: int, rows: Sequence[CleanRow]) -> bool:
    """Return whether a column before another one has texts."""
    return any(any(map(str.isalpha, cell)) and not is_marker(cell) for row in rows for cell in row.cells[:stop])


def _before(stop: int, paths: Mapping[int, object], rows: Sequence[CleanRow]) -> list[int]:
    """Return the columns before those of values that have a title or a text."""
    return [
        place
        for place in range(stop)
        if place in paths or any(place < len(row.cells) and row.cells[place] for row in rows)
    ]


def _columns(
    paths: Mapping[int, Sequence[tuple[str, int]]], first: int, numbers: Sequence[str]
) -> tuple[MatrixColumn, ...]:
    """Return the columns from the first of values on, each with its titles and its number."""
    return tuple(
        MatrixColumn(
            place,
            tuple(title for title, _ in path),
            numbers[place] if place < len(numbers) else "",
            tuple(at for _, at in path),
        )
        for place, path in paths.items()
        if place >= first
    )


def _is_of_ordinals(place: int, path: Sequence[tuple[str, int]], rows: Sequence[CleanRow]) -> bool:
    if any(meaning(title).roles & _ORDINALS and meaning(title).known for title, _ in path):
        return True
    cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]
    return 2 * sum(map(is_marker, cells)) > len(cells) > 0


def _end(made: Matrix) -> int:
    """Return the number of rows of the table among those below its header: up to the last with a number or ordinal."""
    own = made.header[0].table
    last = 0
    for at, row in enumerate(made.body, 1):
        if row.table != own and own is not None and row.table is None:
            continue  # a text between two tables, or behind the last
        if made.begins_other(row):
            break
        name = made.name_of(row)
        listed = is_marker(made.ordinal_of(row)) or stated_organisation(name) is not None
        if made.numbers_of(row) or (name and listed) or made.repeats_header(row):
            last = at
    return last
