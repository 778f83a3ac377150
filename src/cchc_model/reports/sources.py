"""Where a value was found: the cell that a reviewer can open and look at."""

from attrs import frozen


@frozen
class Source:
    """A place in a file.

    Attributes:
        file: the file's name, or None for data that came without one.
        table: the table or sheet, as a person would name it.
        row: the row, counted from 1 as the file shows it.
        cell: the column or the cell's address, as a person would name it.

    >>> str(Source(file="annex.txt", row=17))
    'annex.txt, row 17'
    """

    file: str | None = None
    table: str | None = None
    row: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        row = None if self.row is None else f"row {self.row}"
        return ", ".join(part for part in (self.file, self.table, row, self.cell) if part)
