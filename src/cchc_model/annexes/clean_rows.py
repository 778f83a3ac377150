"""Rows of a source with clean cells, and the place of a name of the framework in each."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import TableRow
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.named_elements import LINE_BREAK, doubted
from cchc_model.vietnamese.text import one_line

_BROKEN_NUMBER = re.compile(r"[0-9][0-9.,%\s]*[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]\s*[0-9][0-9.,%\s]*")
"""Numbers on several lines of one cell."""


@frozen
class CleanRow:
    """A row with its cells, each stripped and on one line, and the column of a name of the framework."""

    row: TableRow
    cells: tuple[str, ...]
    name: int | None

    @property
    def filled(self) -> list[int]:
        """The places of its cells that are not blank."""
        return [index for index, cell in enumerate(self.cells) if cell]

    @property
    def table(self) -> str | None:
        """The table of the source that contains the row."""
        return self.row.source.table


def clean_rows(rows: Sequence[TableRow], framework: Framework) -> list[CleanRow]:
    """Return the rows that have a text or a comment, with clean cells."""
    cleaned = []
    index = row_index(framework)
    for row in rows:
        stripped = tuple(map(str.strip, row.cells))
        cells = stripped if "".join(stripped).isprintable() else tuple(map(_on_one_line, stripped))
        if any(cells) or row.comments:
            cleaned.append(CleanRow(row, cells, name_place(cells, index)))
    return cleaned


def _on_one_line(cell: str) -> str:
    """Return the text of a cell on one line; digits on several lines form no number."""
    return doubted(one_line(cell), LINE_BREAK) if _BROKEN_NUMBER.fullmatch(cell) else one_line(cell)


def name_place(cells: Sequence[str], index: Index) -> int | None:
    """Return the place of the first name of the framework in a row, perhaps with its unit behind it.

    The heading of an indicator may be printed before it in the same row. A unit, further right, may have the name of a
    section too.
    """
    heading = behind = None
    for place, cell in enumerate(cells):
        if cell and any(map(str.isalpha, cell)):
            named = index.rows_named(cell)
            for row in named:
                if isinstance(row.item, Indicator):
                    return place
            heading = place if heading is None and named else heading
            behind = place if behind is None and cell[-1] == ")" and unit_in_name(index, cell) else behind
    return behind if heading is None else heading
