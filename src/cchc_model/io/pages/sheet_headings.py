"""The rows of a table on a page, without the headings of the sheet that the page shows: row numbers, column letters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_model.annexes.sheet_numbers import is_row_of_letters

if TYPE_CHECKING:
    from lxml.etree import _Element


def numbered_rows(rows: "Sequence[_Element]") -> "Iterator[tuple[int, _Element, list[_Element]]]":
    """Yield each row of a table with its number and its cells.

    Where the table shows a sheet with its headings, as Google Sheets saves it, rows have the numbers of the sheet, and
    the headings are no cells.

    Args:
        rows: the rows in the order in which a browser shows them.
    """
    numbered = [(number, row, _cells(row)) for number, row in enumerate(rows, 1)]
    if not _shows_sheet([cells for _, _, cells in numbered]):
        yield from numbered
        return
    last = 0
    for _, row, cells in numbered[1:]:
        last = int(_text(cells[0]) or last)
        yield last, row, cells[1:]


def _shows_sheet(table: "Sequence[Sequence[_Element]]") -> bool:
    """Return whether a table begins with the letters of columns, and each row with a heading that is its number.

    A row without a number, such as the line below frozen rows, has no text at all.
    """
    if not table or not is_row_of_letters([_text(cell) for cell in table[0]]):
        return False
    if not all(cells and cells[0].tag == "th" and _is_alone(cells[0]) for cells in table):
        return False
    headings = [(_text(cells[0]), cells) for cells in table[1:]]
    if any(not text and any(map(_text, cells)) for text, cells in headings):
        return False
    texts = [text for text, _ in headings if text]
    if not texts or not all(text.isascii() and text.isdecimal() for text in texts):
        return False
    return all(int(above) < int(below) for above, below in pairwise(texts))


def _cells(row: "_Element") -> "list[_Element]":
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_alone(cell: "_Element") -> bool:
    return cell.get("colspan", "1") == "1" and cell.get("rowspan", "1") == "1"


def _text(cell: "_Element") -> str:
    return "".join(map(str, cell.itertext())).strip()
