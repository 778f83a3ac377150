"""Reader of PDF files with text.

A PDF file has no tables, only marks on pages. `reading` and `tables` lead through these steps:

- `opening` and `streams` unpack within `limits`.
- `interpreter` and `device` carry out the instructions of each of the `pages`, and record `marks`: letters, lines,
  areas and pictures with their place (`geometry`), order and clip. `annotations` draws annotations and form fields.
- `visible`, with `colours`, `masks` and `shapes`, names what the page does not show: white, tiny, covered, crossed out,
  cut off, invisible. What is drawn twice counts once. `over` and `strokes` add marks over a cell to its value.
- `refusals`: scans, fonts without characters, old fonts.
- `beside` lays pages of a sheet wider than its paper side by side, if all rows are at the same heights and only one
  strip has names; `apart` refuses the others if nothing was read.
- `rulings`, `ruled` and `lines` find grids of lines, and give each letter to the cell that contains it; a number that
  reaches over a side is in doubt in both cells.
- `segments`, `column_places`, `unruled` and `blocks` find tables without lines by what all their lines leave blank, and
  their rows by the distances of lines.
- `furniture` leaves out page numbers and running headers; `joining` makes one grid of the parts of a table over pages,
  and one row of what a page break divides.
- `outside` and `layout` give texts outside tables as paragraphs, or side by side.

The text of a cell is formed of pieces as in Word (`io.docx.pieces`), so that a raised mark joins no number.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_model.errors import MissingExtraError
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from cchc_model.annexes.tables import TableRow

PDF = b"%PDF-"
"""The bytes that a PDF file begins with."""


def read_pdf(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> "list[TableRow]":
    """Return the rows of a PDF file: those of its tables, and the texts around them.

    Args:
        data: the bytes of the file.
        name: the name of the file in errors.
        progress: called after each page, with the number of pages done and their total.

    Raises:
        ReadError: the file is damaged, protected or too large, or a page has no text that can be read.
        MissingExtraError: pdfplumber is not installed.
    """
    try:
        import pdfplumber  # noqa: F401 the modules below need it
    except ImportError:
        raise MissingExtraError("pdf", Bilingual("Đọc tệp .pdf", "Reading .pdf files")) from None
    from cchc_model.io.pdf.reading import read_pages

    return read_pages(data, name, progress)
