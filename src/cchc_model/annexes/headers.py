"""The parts of a source that its headers divide it into, and the titles above a column.

A header is a block of title rows above rows of the annex, of any depth. The rows up to the next header are its body.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.period_series import series_places
from cchc_model.annexes.title_rows import (
    continues,
    is_subtitle,
    numbers_columns,
    rows_of_titles,
    title_rows,
    titled_anew,
)
from cchc_model.annexes.titles import meaning

_MOST_TITLE_ROWS = 20


@frozen
class TablePart:
    """A header and the rows below it, up to the next header or the next table.

    Attributes:
        header: the rows of titles.
        body: the rows below them.
        area: the columns of a table that stands beside another one; None for a table alone.
    """

    header: tuple[CleanRow, ...]
    body: tuple[CleanRow, ...]
    area: range | None = None

    @property
    def has_names(self) -> bool:
        """True if a row below the header has a name of the framework."""
        return any(row.name is not None for row in self.body)

    @property
    def has_columns(self) -> bool:
        """True if a row with a name has other cells too, unlike a title above a table."""
        return any(row.name is not None and len(row.filled) > 1 for row in self.body)

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max(len(row.cells) for row in (*self.header, *self.body))


def table_parts(rows: Sequence[CleanRow]) -> Iterator[TablePart]:
    """Yield the parts of a source: texts above the first header, then each header with its body."""
    titles = rows_of_titles(rows)
    header: list[CleanRow] = []
    body: list[CleanRow] = []
    for index, row in enumerate(rows):
        table = row.table
        goes_on = bool(header) and not body and (titles[index] or continues(row, header) or is_subtitle(rows, index))
        if goes_on and len(header) < _MOST_TITLE_ROWS and header[-1].table == table:
            header.append(row)
            continue
        if titles[index] or (index + 1 < len(rows) and titles[index + 1] and numbers_columns(row.cells)):
            if header or body:
                yield TablePart(tuple(header), tuple(body))
            header, body = [row], []
            continue
        if body and table is not None and table != body[-1].table:
            yield TablePart(tuple(header), tuple(body))
            header, body = [], []
        anew = titled_anew(rows, index)
        if anew is not None:
            if header or body:
                yield TablePart(tuple(header), tuple(body))
            header, body = [anew[0]], [*anew[1:]]
            continue
        body.append(row)
    if header or body:
        yield TablePart(tuple(header), tuple(body))


def titles_above(header: Sequence[CleanRow], index: int) -> tuple[str, ...]:
    """Return the titles above a column, from top to bottom; a title reaches over the blank cells to its right.

    It does so only if a row below has titles under them.
    """
    path: list[str] = []
    titled = title_rows(header)
    for level, row in enumerate(titled):
        cell = row.cells[index] if index < len(row.cells) else ""
        if not cell and any(index < len(below.cells) and below.cells[index] for below in titled[level + 1 :]):
            left = next((place for place in range(min(index, len(row.cells)) - 1, -1, -1) if row.cells[place]), None)
            cell = "" if left is None or not _reaches(titled[level + 1 :], left) else row.cells[left]
        if cell and cell not in path:
            path.append(cell)
    return tuple(path)


def _reaches(below: Sequence[CleanRow], left: int) -> bool:
    """Return whether a title has a subtitle of its own, so that it is the title of several columns."""
    return any(left < len(row.cells) and row.cells[left] for row in below)


def series_below(row: CleanRow, header: Sequence[CleanRow]) -> frozenset[int]:
    """Return the places of a row that count periods below the titles of a header."""
    return series_places(row.cells, [above.cells for above in title_rows(header)])


def is_explained(title: str) -> bool:
    """Return whether a title means something, so that its digits are no value."""
    found = meaning(title)
    if found.roles or found.period or found.partial or found.year:
        return True
    if not any(map(str.isalpha, title)):  # figures alone number the columns, as `(3) = (4) + (5)`, or are values
        return title.startswith("(")
    return not found.unexplained
