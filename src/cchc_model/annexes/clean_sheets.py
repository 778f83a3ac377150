"""The sheets of a file as clean rows and as parts, which several steps of reading ask for."""

from collections.abc import Sequence

from attrs import define, field

from cchc_model.annexes.clean_rows import CleanRow, clean_rows
from cchc_model.annexes.headers import TablePart, table_parts
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import TableRow
from cchc_model.framework.framework import Framework


@define(eq=False)
class _Sheet:
    """The rows of a sheet, with what is made of them."""

    rows: Sequence[TableRow]
    clean: list[CleanRow]
    parts: tuple[TablePart, ...] | None = None


@define(eq=False)
class CleanSheets:
    """The sheets of a file, each of which is made clean and divided once, whoever asks for it.

    Attributes:
        framework: the framework that names the rows.
    """

    framework: Framework
    _made: dict[int, _Sheet] = field(factory=dict, init=False)

    def rows(self, rows: Sequence[TableRow]) -> list[CleanRow]:
        """Return the rows of a sheet that have a text or a comment, with clean cells."""
        return self._of(rows).clean

    def unkept(self, rows: Sequence[TableRow]) -> list[CleanRow]:
        """Return clean rows as :meth:`rows` does, without keeping those of rows that are asked for once."""
        made = self._made.get(id(rows))
        return clean_rows(rows, self.framework) if made is None else made.clean

    def parts(self, rows: Sequence[TableRow]) -> tuple[TablePart, ...]:
        """Return the parts of a sheet: texts above the first header, then each header with its body."""
        sheet = self._of(rows)
        if sheet.parts is None:
            sheet.parts = tuple(table_parts(sheet.clean))
        return sheet.parts

    def known(self, rows: Sequence[TableRow]) -> int:
        """Return the number of a sheet's rows with the name of a row of the framework in one of their cells."""
        named = row_index(self.framework).rows_named
        return sum(row.name is not None and bool(named(row.cells[row.name])) for row in self.rows(rows))

    def _of(self, rows: Sequence[TableRow]) -> _Sheet:
        made = self._made.get(id(rows))
        if made is None:
            made = self._made[id(rows)] = _Sheet(rows, clean_rows(rows, self.framework))  # keeps the rows, and their id
        return made
