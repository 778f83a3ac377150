"""Changes that LibreOffice makes to OpenDocument files: other results of formulas, cells that are left out."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from cchc_model.annexes.tables import column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive, pack
from cchc_model.io.docx.package import main_part, parse_part
from cchc_model.io.docx.styles import W
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NUMBERS: Final = ("float", "percentage", "currency")
_CONTENT: Final = "content.xml"
_ROW, _CELLS = f"{_TABLE}table-row", (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_ROWS: Final = 1_048_576
_MOST_RESULTS: Final = 250_000
_RESULT = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^<>]*><f[^<>]*>[^<]*</f><v>([^<]*)</v>')
_DELETED: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}tracked-changes"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_LOST = Bilingual(
    "LibreOffice bỏ mất {count} ô của bảng khi chuyển tệp này; đề nghị mở tệp bằng Word rồi lưu thành .docx",
    "LibreOffice leaves out {count} cells of its tables; open it in Word and save it as .docx",
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
    archive = Archive(data if data.startswith(b"PK") else pack({_CONTENT: data}), name)
    return archive.parse(_CONTENT, extra=extra)


def refuse_lost_cells(text: "_Element", document: Archive) -> None:
    """Refuse a text of which the converted document has fewer filled cells, because what they hold would be lost.

    Args:
        text: the root of the OpenDocument file.
        document: the document that LibreOffice made of it.

    Raises:
        ReadError: cells are missing.
    """
    filled = sum(1 for cell in text.iter(_CELLS[0]) if _has_text(cell, _TEXT) and not _is_deleted(cell))
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
    for number, table in enumerate(spreadsheet.iterfind(f".//{_OFFICE}spreadsheet/{_TABLE}table"), 1):
        stored, part = dict(_results(table)), f"xl/worksheets/sheet{number}.xml"
        if stored and part in workbook.parts:
            computed = {cell.decode(): value.decode() for cell, value in _RESULT.findall(workbook.read(part))}
            title = table.get(f"{_TABLE}name", "")
            yield from ((title, cell) for cell in _others(stored, computed))


def _others(stored: Mapping[str, str], computed: Mapping[str, str]) -> Iterator[str]:
    for cell, value in stored.items():
        try:
            same = math.isclose(float(value), float(computed[cell]), rel_tol=_NEAR)
        except (KeyError, ValueError):  # an error in place of a number is no value, and the reader says so
            continue
        if not same:
            yield cell


def _results(table: "_Element") -> Iterator[tuple[str, str]]:
    """Yield the address and the stored number of each formula of a sheet."""
    row = count = 0
    for line in table.iter(_ROW):
        repeated = _number(line, "rows")
        column = 0
        for cell in line.iterchildren(*_CELLS):
            wide = _number(cell, "columns")
            if cell.get(f"{_TABLE}formula") and cell.get(f"{_OFFICE}value-type") in _NUMBERS:
                yield f"{column_letter(column)}{row + 1}", cell.get(f"{_OFFICE}value", "")
                count += 1
            column += wide
        row += repeated
        if row > _MOST_ROWS or count > _MOST_RESULTS:
            return


def _number(element: "_Element", what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) <= len(str(_MOST_ROWS)) else 1
