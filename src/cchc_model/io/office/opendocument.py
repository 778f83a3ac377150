"""Changes that LibreOffice makes to OpenDocument files: other results of formulas, cells that are left out."""

import datetime as dt
import itertools
import math
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Final

from cchc_model.annexes.tables import column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive, pack
from cchc_model.io.docx.package import main_part, parse_part
from cchc_model.io.docx.styles import W
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NUMBERS: Final = ("float", "percentage", "currency")
CONTENT: Final = "content.xml"
_ROW, _CELLS = f"{TABLE}table-row", (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_MOST_ROWS: Final = 1_048_576
_MOST_RESULTS: Final = 250_000
_MOST_CELLS: Final = 5_000_000
_KIND: Final = f"{OFFICE}value-type"
_FIRST_DAY: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 workbooks know no zones
_TIME = re.compile(r"PT([0-9]{1,9})H([0-9]{1,9})M([0-9]{1,9}(?:[.,][0-9]{1,9})?)S")
_OF_A_DAY: Final = (24, 1_440, 86_400)
_RESULT = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^<>]*><f[^<>]*>[^<]*</f><v>([^<]*)</v>')
_DELETED: Final = f"{TEXT}tracked-changes"
_PARAGRAPH: Final = f"{TEXT}p"
_LOST = Bilingual(
    "LibreOffice bỏ mất {count} ô của bảng khi chuyển tệp này; đề nghị mở tệp bằng Word rồi lưu thành .docx",
    "LibreOffice leaves out {count:cell|cells} of its tables; open it in Word and save it as .docx",
)
_NEAR = 1e-12
"""The relative difference of two numbers that differ in their last bits only."""


def content_of(data: bytes, name: str, extra: str) -> "_Element":
    """Return the root of an OpenDocument file, a package or one XML file.

    Args:
        data: the bytes of the file.
        name: its name in errors.
        extra: the extra of the package that reads the converted file.

    Raises:
        ReadError: the file is damaged, too large, or declares entities.
        MissingExtraError: lxml is not installed.
    """
    archive = Archive(data if data.startswith(b"PK") else pack({CONTENT: data}), name)
    return archive.parse(CONTENT, extra=extra)


def refuse_lost_cells(text: "_Element", document: Archive) -> None:
    """Refuse a text of which the converted document has fewer filled cells, because what they hold would be lost.

    Args:
        text: the root of the OpenDocument file.
        document: the document that LibreOffice made of it.

    Raises:
        ReadError: cells are missing.
    """
    filled = sum(1 for cell in text.iter(_CELLS[0]) if _has_text(cell, _PARAGRAPH) and not _is_deleted(cell))
    made = main_part(document)
    cells = () if made is None else parse_part(document, made).iter(f"{W}tc")
    missing = filled - sum(_has_text(cell, f"{W}t") for cell in cells)
    if missing > 0:
        raise ReadError(document.name, _LOST.filled(count=str(missing)))


def _is_deleted(cell: "_Element") -> bool:
    return next(cell.iterancestors(_DELETED), None) is not None


def _has_text(cell: "_Element", tag: str) -> bool:
    """Return whether an element of a cell has a text of its own or around its parts."""
    return any(str(piece).strip() for text in cell.iter(tag) for piece in text.itertext())


def changed_results(spreadsheet: "_Element", workbook: Archive) -> Iterator[tuple[str, str]]:
    """Yield the sheet and the address of each formula whose result is another one after the conversion.

    Args:
        spreadsheet: the root of the OpenDocument file.
        workbook: the workbook that LibreOffice made of it.
    """
    for number, table in enumerate(spreadsheet.iterfind(f".//{OFFICE}spreadsheet/{TABLE}table"), 1):
        stored, part = dict(_results(table)), f"xl/worksheets/sheet{number}.xml"
        if stored and part in workbook.parts:
            computed = {cell.decode(): value.decode() for cell, value in _RESULT.findall(workbook.read(part))}
            title = table.get(f"{TABLE}name", "")
            yield from ((title, cell) for cell in _others(stored, computed))


def _others(stored: Mapping[str, str], computed: Mapping[str, str]) -> Iterator[str]:
    for cell, value in stored.items():
        found = computed.get(cell)
        if found is not None and not _is_same(value, unescape(found)):
            yield cell


def _is_same(stored: str, computed: str) -> bool:
    """Return whether two results are the same, texts but for their spaces; an error is no value, as the reader says."""
    try:
        return math.isclose(float(stored), float(computed), rel_tol=_NEAR)
    except ValueError:
        return computed.startswith("#") or stored.split() == computed.split()


def _results(table: "_Element") -> Iterator[tuple[str, str]]:
    """Yield the address and the stored result of each formula of a sheet."""
    count = 0
    for row, column, cell in placed_cells(table):
        if cell.get(f"{TABLE}formula") and (stored := _result(cell)) is not None:
            yield f"{column_letter(column)}{row + 1}", stored
            count += 1
            if count > _MOST_RESULTS:
                return


def _result(cell: "_Element") -> str | None:
    """Return the result that is stored in a cell, as a workbook writes it; None if nobody computed it."""
    kind = cell.get(f"{OFFICE}value-type")
    if kind in _NUMBERS:
        return cell.get(f"{OFFICE}value", "")
    if kind == "boolean":
        return str(int(cell.get(f"{OFFICE}boolean-value") == "true"))
    if kind == "date":
        return _days(cell.get(f"{OFFICE}date-value", ""))
    if kind == "time":
        found = _TIME.fullmatch(cell.get(f"{OFFICE}time-value", ""))
        return (
            repr(sum(float(part or 0) / of for part, of in zip(found.groups(), _OF_A_DAY, strict=True)))
            if found
            else ""
        )
    if kind == "string":
        stated = cell.get(f"{OFFICE}string-value")
        texts = ("".join(map(str, paragraph.itertext())) for paragraph in cell.iterchildren(_PARAGRAPH))
        return " ".join(texts) if stated is None else stated
    return None


def _days(date: str) -> str:
    """Return the number that a workbook has for a date, which is a number of days."""
    try:
        passed = dt.datetime.fromisoformat(date).replace(tzinfo=None) - _FIRST_DAY
    except ValueError:
        return date
    return repr(passed / dt.timedelta(days=1))


def placed_cells(table: "_Element") -> Iterator[tuple[int, int, "_Element"]]:
    """Yield the row, the column and each cell of a sheet, both from 0, cells that are repeated at each of their places.

    Args:
        table: the element of the sheet.
    """
    row = count = 0
    for line in table.iter(_ROW):
        repeated, column = _number(line, "rows"), 0
        for cell in line.iterchildren(*_CELLS):
            wide = _number(cell, "columns")
            if cell.get(_KIND) is not None or len(cell):
                for place in itertools.product(range(row, row + repeated), range(column, column + wide)):
                    yield *place, cell
                    count += 1
                    if count > _MOST_CELLS:
                        return
            column += wide
        row += repeated
        if row > _MOST_ROWS:
            return


def _number(element: "_Element", what: str) -> int:
    text = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) <= len(str(_MOST_ROWS)) else 1
