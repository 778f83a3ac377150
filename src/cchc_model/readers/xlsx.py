"""Excel workbooks (`.xlsx`, `.xlsm`): the cells of every sheet as texts that say what the cell holds."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.numerals import MAX_ABSOLUTE, plain_decimal
from cchc_model.readers.archive import DAMAGED, Archive
from cchc_model.readers.tables import MAX_ROWS, TableRow, check_size
from cchc_model.sources import Source
from cchc_model.text import Bilingual

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAIN_PART: Final = "xl/workbook.xml"

_WIDEST: Final = 60
"""Columns looked at; an annex has five, and a note far to the right is still said."""

_MOST_BLANK: Final = 2_000
"""Blank rows after which a sheet is taken to end, unless more content follows; spreadsheets format a million."""

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")


def read_xlsx(data: bytes, archive: Archive) -> list[tuple[str, list[TableRow]]]:
    """The rows of every visible sheet, blank ones left out.

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
            sources = None if formulas is None else formulas[sheet.title].iter_rows(max_col=_WIDEST)
            rows = list(_rows(sheet.iter_rows(max_col=_WIDEST), sources, sheet.title, archive.name))
            if rows and sheet.sheet_state == "visible":
                sheets.append((sheet.title, rows))
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


def _rows(values: Iterator[object], formulas: Iterator[object] | None, sheet: str, name: str) -> Iterator[TableRow]:
    blank = 0
    count = 0
    for number, row in enumerate(values, 1):
        sources = None if formulas is None else next(formulas, ())
        cells = tuple(_text(cell, sources, i) for i, cell in enumerate(row))  # type: ignore[arg-type, var-annotated]
        while cells and not cells[-1]:
            cells = cells[:-1]
        if cells:
            blank = 0
            count += 1
            check_size(name, rows=count)
            yield TableRow(cells, Source(name, sheet, number))
        else:
            blank += 1
            if blank > _MOST_BLANK and number > MAX_ROWS:
                return


def _text(cell: object, formulas: object, index: int) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        own = formulas[index] if isinstance(formulas, tuple) and index < len(formulas) else None
        formula = getattr(own, "value", None)
        return str(formula) if isinstance(formula, str) and formula.startswith("=") else ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _number(value: float, style: str) -> str:
    """A number with a decimal comma and no separators; one with a percent format as the percentage it shows."""
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
