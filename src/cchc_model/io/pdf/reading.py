"""Reader of PDF files with text: the rows of all pages in order, each with its place."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from traceback import walk_tb
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_model.annexes.tables import PLAIN, TableRow, check_size
from cchc_model.errors import ReadError
from cchc_model.io.pdf.beside import side_by_side
from cchc_model.io.pdf.joining import Part
from cchc_model.io.pdf.layout import is_on, parts_of
from cchc_model.io.pdf.limits import Budget, LimitError
from cchc_model.io.pdf.marks import Page
from cchc_model.io.pdf.refusals import refusal
from cchc_model.io.pdf.tables import PageTable, PageText, TableCell, is_blank, row_at
from cchc_model.io.pdf.visible import seen
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_DAMAGED = Bilingual(
    "đây là tệp PDF đã hỏng hoặc chưa tải xong; đề nghị mở bằng chương trình đọc PDF rồi lưu lại, hoặc xin tệp gốc "
    "(.docx, .xlsx)",
    "this is a PDF file, but damaged or incomplete; open it in a PDF reader and save it again, or ask for the original "
    "(.docx, .xlsx)",
)
_ROOMS = ("cchc_model", "pdfminer", "pdfplumber")
_LOCKED = Bilingual(
    "tệp PDF có mật khẩu; đề nghị bỏ mật khẩu rồi lưu lại, hoặc xin tệp Word, Excel gốc",
    "the PDF file is protected by a password; remove the password and save it again, or ask for the original file",
)
_EMPTY = Bilingual(
    "tệp PDF không có chữ; đề nghị đơn vị gửi tệp Word hoặc Excel gốc (.docx, .xlsx)",
    "the PDF file has no text; ask the sender for the original Word or Excel file (.docx, .xlsx)",
)


def read_pages(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> list[TableRow]:
    """Return the rows of a PDF file: those of its tables, and the texts around them.

    Args:
        data: the bytes of the file.
        name: the name of the file in errors.
        progress: called after each page, with the number of pages done and their total.

    Raises:
        ReadError: the file is damaged, protected or too large, or a page has no text that can be read.
    """
    pages = _pages(data, name, progress)
    for page in pages:
        reason = refusal(page)
        if reason is not None:
            raise ReadError(name, reason)
    if not any(not glyph.text.isspace() for page in pages for glyph in page.glyphs):
        raise ReadError(name, _EMPTY)
    pages = side_by_side(pages)
    return list(_rows(parts_of(pages), pages, name))


def _pages(data: bytes, name: str, progress: Callable[[int, int], None] | None) -> list[Page]:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    from cchc_model.io.pdf.opening import opened_document

    budget = Budget()
    try:
        return list(_drawn(opened_document(data, budget), budget, progress or _silent))
    except LimitError as error:
        raise ReadError(name, error.reason) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise ReadError(name, _LOCKED) from None
    except RecursionError as error:
        raise ReadError(name, _DAMAGED) from error
    except Exception as error:
        if not _is_of_the_parser(error):
            raise
        raise ReadError(name, _DAMAGED) from error


def _silent(_: int, __: int) -> None:
    """Show no progress."""


def _drawn(document: "PDF", budget: Budget, progress: Callable[[int, int], None]) -> Iterator[Page]:
    """Yield the pages of a document as they are seen."""
    from cchc_model.io.pdf.opening import Fonts, pages_of
    from cchc_model.io.pdf.pages import layers_off, page_of

    fonts, layers, pages = Fonts(budget), layers_off(document), pages_of(document)
    for done, page in enumerate(pages, 1):
        yield seen(page_of(page, fonts, budget, layers), budget)
        progress(done, len(pages))


def _is_of_the_parser(error: Exception) -> bool:
    """Return whether the parser of PDF files raised an error, not this library, whose defects damage no file."""
    modules = [str(frame.f_globals.get("__name__")).split(".")[0] for frame, _ in walk_tb(error.__traceback__)]
    known = [module for module in modules if module in _ROOMS]
    return bool(known) and known[-1] != _ROOMS[0]


def _rows(parts: Sequence[Part], pages: Sequence[Page], name: str) -> Iterator[TableRow]:
    """Yield the rows of tables and texts, each with its place."""
    count = 0
    numbers: dict[int, int] = {}
    for part in parts:
        if isinstance(part, PageText):
            count += 1
            check_size(name, rows=count, cells=len(part.cells))
            yield TableRow(part.cells, Source(name, cell=f"page {part.page}"), comments=dict(part.comments))
            continue
        numbers[part.page] = numbers.get(part.page, 0) + 1
        place = f"page {part.page}, table {numbers[part.page]}"
        page = next(page for page in pages if page.number == part.page)
        remarks, elsewhere = _remarks(part, page), _elsewhere(part, page)
        for index, cells in enumerate(part.rows):
            if is_blank(cells) and index not in remarks and not any(cell.continues for cell in cells):
                continue
            count += 1
            check_size(name, rows=count, cells=len(part.sides))
            made = _row(part, cells, Source(name, place, index + 1), remarks.get(index, {}))
            yield evolve(made, pages=elsewhere) if elsewhere else made


def _elsewhere(table: PageTable, page: Page) -> dict[int, int]:
    """Return the number of the page on which each column stands that is not on the first of pages side by side."""
    found: dict[int, int] = {}
    for place, (left, right) in enumerate(pairwise(table.sides)):
        on = [number for start, number in page.strips if start <= (left + right) / 2]
        if len(on) > 1:
            found[place] = on[-1]
    return found


def _remarks(table: PageTable, page: Page) -> dict[int, dict[float, str]]:
    """Return the comments on the rows of a table, by the place across the page."""
    found: dict[int, dict[float, str]] = {}
    for remark in page.remarks:
        if is_on(remark, table):
            x, y = (remark.box[0] + remark.box[2]) / 2, (remark.box[1] + remark.box[3]) / 2
            found.setdefault(row_at(table, y), {})[x] = remark.text
    return found


def _row(table: PageTable, cells: Sequence[TableCell], source: Source, remarks: dict[float, str]) -> TableRow:
    texts = [""] * (len(table.sides) - 1)
    for cell in cells:
        texts[cell.column] = cell.text
    comments: dict[int, str] = {}
    for x, text in remarks.items():
        place = max(sum(side <= x for side in table.sides) - 1, 0)
        comments[place] = "; ".join(filter(None, (comments.get(place), text)))
    looks = {cell.column: cell.look for cell in cells if cell.look is not PLAIN and cell.text}
    made = TableRow(tuple(texts), source, comments=comments, looks=looks)
    wide = {cell.column: cell.columns for cell in cells if cell.columns > 1}
    continued = frozenset(cell.column for cell in cells if cell.continues)
    starts = tuple(sorted(cell.column for cell in cells))
    if not table.ruled or (not continued and starts == tuple(range(len(texts)))):
        return made
    return evolve(made, starts=starts, wide=wide, continued=continued)
