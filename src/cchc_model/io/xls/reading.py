"""Reader of workbooks of Excel 97 to 2003 and older (`.xls`): the cells of every sheet as texts."""

import io
from collections.abc import Iterator
from types import ModuleType

from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE
from cchc_model.io.compound import SIGNATURE, compound_file
from cchc_model.io.xls.book_types import Book
from cchc_model.io.xls.formats import cell_formats
from cchc_model.io.xls.formulas import FormulaReader
from cchc_model.io.xls.records import SheetRecords, Slimmed, slimmed
from cchc_model.io.xls.sheets import Shared, SheetReader, notes_of
from cchc_model.io.xlsx.changing_results import note_changing
from cchc_model.io.xlsx.sheet_builder import MOST_CELLS, MOST_FORMULAS, SheetBuilder, SheetContent
from cchc_model.vietnamese.text import Bilingual

STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""The streams of a compound file that are a workbook, the newest version first."""

_MOST_SHEETS = 1_000
_LOCKED = Bilingual(
    "tệp có mật khẩu; đề nghị bỏ mật khẩu rồi lưu lại",
    "the file is protected by a password; remove the password and save it again",
)


class _Unheard(io.TextIOBase):
    """A stream that drops what the reader of values prints."""

    def write(self, text: str, /) -> int:
        return len(text)


def read_xls(data: bytes, *, name: str) -> list[SheetContent]:
    """Return the sheets of an old workbook that have any rows, including hidden sheets.

    The cells are read as those of new workbooks: numbers by their formats with all stored digits, formulas by their
    stored results.

    Args:
        data: the bytes of the file.
        name: the name of the file in errors.

    Raises:
        ReadError: it is no such workbook, is damaged, too large, or protected by a password.
        MissingExtraError: xlrd is not installed.
    """
    xlrd = _xlrd()
    try:
        return [sheet for sheet in _sheets(xlrd, data, name) if sheet.rows]
    except ReadError:
        raise
    except MemoryError:
        raise ReadError(name, TOO_LARGE) from None
    except Exception as error:  # the reader of values raises whatever damaged bytes lead to
        raise ReadError(name, DAMAGED) from error


def _xlrd() -> ModuleType:
    try:
        import xlrd.formula
    except ImportError:
        raise MissingExtraError("xls", Bilingual("Đọc tệp .xls", "Reading .xls files")) from None
    module: ModuleType = xlrd
    return module


def _sheets(xlrd: ModuleType, data: bytes, name: str) -> list[SheetContent]:
    slim = slimmed(_stream(data, name), name=name, locked=ReadError(name, _LOCKED))
    book: Book = xlrd.open_workbook(
        file_contents=slim.stream, logfile=_Unheard(), formatting_info=True, on_demand=True, ragged_rows=True
    )
    if book.nsheets > _MOST_SHEETS:
        raise ReadError(name, TOO_LARGE)
    formulas = FormulaReader(book, xlrd.formula.decompile_formula)
    sheets = list(_contents(book, slim, formulas, name))
    if any(sheet.formulas for sheet in sheets):
        note_changing(sheets, formulas.named(slim.names), name=name)
    return sheets


def _stream(data: bytes, name: str) -> bytes:
    """Return the stream of the workbook in a file, which may be the file itself."""
    if not data.startswith(SIGNATURE):
        return data
    file = compound_file(data)
    for one in STREAMS:
        if stream := file.content(one):
            return stream
    raise ReadError(name, DAMAGED)


def _contents(book: Book, slim: Slimmed, formulas: FormulaReader, name: str) -> Iterator[SheetContent]:
    shared = Shared(
        book.font_list,
        cell_formats(book),
        book.colour_map,
        from_1904=book.datemode == 1,
        computed=slim.computed,
        texts_lost=slim.texts_lost,
    )
    room, cells_left = MOST_FORMULAS, MOST_CELLS
    for number, title in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(number)
        records = slim.sheets.get(number, SheetRecords())
        building = SheetBuilder(name, title, notes_of(sheet), cells_left, max(room, 0))
        stated = {(one.formula.place[0] - 1, one.formula.place[1]): one for one in formulas.of_sheet(records.noted)}
        content = SheetReader(shared, sheet, records, building, stated).content()
        room, cells_left = room - len(content.formulas), building.cells_left
        book.unload_sheet(number)
        yield content
