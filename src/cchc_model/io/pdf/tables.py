"""The tables of pages: cells with their texts, in the rows and columns of their own page."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from cchc_model.annexes.tables import PLAIN, Look


@frozen(eq=False)
class TableCell:
    """A cell of a table on a page.

    Attributes:
        text: its text, in square brackets if a value in it would be in doubt.
        column: its first column.
        columns: the number of columns that it spans.
        continues: True if it goes on from the row above.
        look: the look of its text.
        room: how many letters fit behind its last line.
        tight: True if a word may go on behind its last line.
    """

    text: str
    column: int
    columns: int = 1
    continues: bool = False
    look: Look = PLAIN
    room: int = 0
    tight: bool = False


@frozen(eq=False)
class PageTable:
    """A table on a page.

    Attributes:
        page: the number of the page.
        sides: the places of the sides of its columns, from left to right.
        rows: the cells of each row.
        tops: where each row begins, counted from the top.
        bottom: where it ends.
        ruled: True if lines divide it into columns.
        columns: where the texts of each column begin and end, if no lines divide them.
    """

    page: int
    sides: tuple[float, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    tops: tuple[float, ...]
    bottom: float
    ruled: bool = True
    columns: tuple[tuple[float, float], ...] = ()


@frozen(eq=False)
class PageText:
    """A text outside the tables of a page, or several side by side.

    Attributes:
        page: the number of the page.
        cells: its texts from left to right.
        top: where it begins.
        comments: the comments on it.
    """

    page: int
    cells: tuple[str, ...]
    top: float
    comments: Mapping[int, str] = field(factory=dict)


def row_at(table: PageTable, place: float) -> int:
    """Return the index of the row at a place, counted from the top."""
    return max(sum(top <= place for top in table.tops) - 1, 0)


def is_blank(row: Sequence[TableCell]) -> bool:
    """Return whether a row has no text."""
    return not any(cell.text.strip() for cell in row)
