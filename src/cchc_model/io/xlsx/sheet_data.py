"""Sheets to write, as data: cells with formulas, comments and links, and what is expected in them."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from cchc_model.io.xlsx.cell_styles import Style


@frozen
class Formula:
    """A formula with its cached value.

    Attributes:
        text: the formula, without the equals sign.
        value: the value of the formula until a cell changes; a number or a text.
    """

    text: str
    value: float | str


@frozen
class SheetCell:
    """A cell of a sheet.

    Attributes:
        content: a text, a number, a formula, or None.
        style: the appearance of the cell.
        comment: the note that opens next to the cell.
        link: the target of a link, such as `'Phụ lục'!D5`.
    """

    content: str | float | Formula | None
    style: Style
    comment: str = ""
    link: str = ""

    @property
    def text(self) -> str:
        """The text of the cell, if it has one that can be wrapped."""
        shown = self.content.value if isinstance(self.content, Formula) else self.content
        return shown if isinstance(shown, str) else ""

    @property
    def digits(self) -> int:
        """The length of its number, which cannot be wrapped."""
        shown = self.content.value if isinstance(self.content, Formula) else self.content
        if shown is None or isinstance(shown, str):
            return 0
        percent = self.style.form.endswith("%")
        decimals = len(self.style.form.rstrip("%").partition(".")[2])
        return len(f"{shown * 100 if percent else shown:,.{decimals}f}") + percent


@frozen
class Choice:
    """The list of values that are expected in some cells.

    Attributes:
        values: the permitted values.
        prompt: the meaning of the values.
        rows: the numbers of the cells' rows, in their order.
    """

    values: tuple[int, ...]
    prompt: str
    rows: tuple[int, ...]


@frozen
class Bounds:
    """The range of numbers that are expected in some cells.

    Attributes:
        kind: whole numbers, or any numbers.
        low: the lowest number.
        high: the highest number.
        prompt: the range in words.
        rows: the numbers of the cells' rows, in their order.
    """

    kind: Literal["whole", "decimal"]
    low: int
    high: int
    prompt: str
    rows: tuple[int, ...]


@frozen
class Sheet:
    """A sheet of a workbook.

    Attributes:
        title: the name of the sheet.
        widths: the least widths of the columns, in digits; a column grows for long numbers and very long texts.
        rows: the cells, from row 1 on.
        head: the number of the row that stays in view and is repeated on every printed page.
        checked: the column whose cells are checked on input.
        meant: the expected values of the cells in that column.
        landscape: True to print on paper across.
    """

    title: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[SheetCell]]
    head: int
    checked: int = 0
    meant: tuple[Choice | Bounds, ...] = ()
    landscape: bool = False


def address(row: int, column: int) -> str:
    """Return the address of a cell, with its row counted from 1 and its column from 0.

    >>> address(5, 3)
    'D5'
    """
    return f"{chr(65 + column)}{row}"


def quoted_title(title: str) -> str:
    """Return the name of a sheet as formulas quote it."""
    return "'" + title.replace("'", "''") + "'"
