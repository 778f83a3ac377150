"""Excel workbooks (`.xlsx`, `.xlsm`): the cells of every sheet as texts that say what the cell holds."""

import datetime as dt
import functools
import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import frozen

from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.numerals import MAX_ABSOLUTE, plain_decimal
from cchc_model.readers.archive import DAMAGED, Archive
from cchc_model.readers.tables import MAX_CELLS, TableRow, check_size
from cchc_model.sources import Source
from cchc_model.text import Bilingual

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAIN_PART: Final = "xl/workbook.xml"

_MOST_BLANK: Final = 2_000
"""Blank rows after which a sheet ends, unless more content follows; spreadsheets format a million."""

_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d{1,9})\"")
_HIDDEN: Final = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,9})"')
_COLUMN: Final = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_FIRST_LAST: Final = re.compile(rb'\b(?:min|max)="(\d{1,5})"')
_CONTENT: Final = re.compile(rb"<(?:\w+:)?(?:v|is|f)[ >/]")
_SCATTERED: Final = Bilingual(
    "bảng có hơn 2.000 dòng trống liền nhau rồi mới đến nội dung khác; đề nghị xóa các dòng trống",
    "more than 2,000 blank rows stand before other content; delete the blank rows",
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")


@frozen
class Sheet:
    """A sheet of a workbook.

    Attributes:
        title: its name.
        rows: its rows, blank ones left out.
        visible: whether people who open the workbook see it.
        hidden: the numbers of its hidden rows.
        hidden_columns: the places of its hidden columns, from 0.
    """

    title: str
    rows: list[TableRow]
    visible: bool
    hidden: frozenset[int]
    hidden_columns: frozenset[int]


def read_xlsx(data: bytes, archive: Archive) -> list[Sheet]:
    """The sheets that hold anything, hidden ones too.

    Numbers become texts in Vietnamese form with all digits that are stored, percent formats as percentages. A
    formula has its cached value; without one its own text stands in the cell, which no value can be read from.

    Raises:
        ReadError: it is no workbook, or too large.
        MissingExtraError: openpyxl is not installed.
    """
    book = _load(data, archive.name, formulas=False)
    formulas: Workbook | None = None
    if any(part.startswith("xl/worksheets/") and _FORMULA.search(archive.read(part)) for part in archive.parts):
        formulas = _load(data, archive.name, formulas=True)
    sheets = []
    try:
        for sheet in book.worksheets:
            sources = None if formulas is None else formulas[sheet.title].iter_rows()
            more = functools.partial(_holds_more, archive, _part(sheet))
            rows = list(_rows(sheet.iter_rows(), sources, more, sheet.title, archive.name))
            if rows:
                xml = archive.read(_part(sheet))
                hidden = frozenset(int(row) for row in _HIDDEN.findall(xml))
                visible = sheet.sheet_state == "visible"
                sheets.append(Sheet(sheet.title, rows, visible, hidden, _hidden_columns(xml)))
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(archive.name, DAMAGED) from error
    return sheets


def _load(data: bytes, name: str, *, formulas: bool) -> "Workbook":
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("xlsx", Bilingual("Đọc tệp .xlsx", "Reading .xlsx files")) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
    except Exception as error:
        raise ReadError(name, DAMAGED) from error


def _rows(
    values: Iterator[Sequence[object]],
    formulas: Iterator[Sequence[object]] | None,
    holds_more: Callable[[int], bool],
    sheet: str,
    name: str,
) -> Iterator[TableRow]:
    blank = count = 0
    for number, row in enumerate(values, 1):
        sources = () if formulas is None else next(formulas, ())
        cells = [_text(cell) for cell in row]
        for index, source in enumerate(sources[: len(cells)]):
            formula = getattr(source, "value", None)
            if not cells[index] and isinstance(formula, str) and formula.startswith("="):
                cells[index] = formula  # without a cached value
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            blank = 0
            count += 1
            check_size(name, rows=count, cells=len(cells))
            yield TableRow(tuple(cells), Source(name, sheet, number))
        else:
            blank += 1
            if blank == _MOST_BLANK and holds_more(number):
                raise ReadError(name, _SCATTERED)
            if blank == _MOST_BLANK:
                return


def _hidden_columns(xml: bytes) -> frozenset[int]:
    """The places of hidden columns; of a range as far as an annex may go."""
    found: set[int] = set()
    for column in _COLUMN.findall(xml[: xml.find(b"<sheetData")]):
        ends = sorted(int(end) for end in _FIRST_LAST.findall(column))
        if ends:
            found.update(range(ends[0] - 1, min(ends[-1], ends[0] + MAX_CELLS)))
    return frozenset(found)


def _part(sheet: object) -> str:
    """The part of the archive that a sheet is, which openpyxl tells nowhere else."""
    return str(getattr(sheet, "_worksheet_path")).lstrip("/")  # noqa: B009 a private name, on purpose


def _holds_more(archive: Archive, part: str, row: int) -> bool:
    """Whether a sheet has any value behind a row, by its XML: reading a million blank rows cell by cell is slow."""
    data = archive.read(part)
    rows = (int(number) for number in _ROW.findall(data))
    ahead = next((number for number in rows if number > row), None)
    if ahead is None:
        return False
    rest = data[data.index(b'r="%d"' % ahead) :]
    return _CONTENT.search(rest) is not None


def _text(cell: object) -> str:
    value = cell.value  # type: ignore[attr-defined]  # openpyxl's cells, blank ones too
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)  # type: ignore[attr-defined]  # as above
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _number(value: float, style: str) -> str:
    """A number with a decimal comma and no separators; one with a percent format as the percentage it shows."""
    if isinstance(value, int) and style == "General" and abs(value) < MAX_ABSOLUTE:
        return str(value)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= MAX_ABSOLUTE:
        return str(value)
    percent = "%" in re.sub(r'"[^"]*"', "", style)
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if percent:
        exponent += 2
    text = plain_decimal(Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0))))
    if "." in text:
        text = text.rstrip("0").rstrip(".").replace(".", ",")
    return text + ("%" if percent else "")
