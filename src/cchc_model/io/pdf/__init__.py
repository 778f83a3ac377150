"""Reader of PDF files with text."""

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
