"""Workbooks in Excel's binary format (`.xlsb`), as records of texts and numbers."""

import struct
from collections.abc import Sequence

from cchc_model.io.archive import PACKAGE, RELATIONS, pack

_TYPES = "application/vnd.ms-excel"
_BOOK, _SHEETS, _SHEET, _DATA, _ROW, _REAL, _TEXT = (131, 132), (143, 144), 156, (145, 146), 0, 5, 6
_WHOLE = (129, 130)


def binary_workbook(rows: Sequence[Sequence[str | float]], *, name: str = "Sheet1") -> bytes:
    """Return a workbook of one sheet."""
    listed = struct.pack("<II", 0, 1) + _text("rId1") + _text(name)
    book = _around(_BOOK, _around(_SHEETS, _record(_SHEET, listed)))
    sheet = _around(_WHOLE, _around(_DATA, b"".join(_row(number, cells) for number, cells in enumerate(rows))))
    overrides = "".join(
        f'<Override PartName="/xl/{part}.bin" ContentType="{_TYPES}.{kind}"/>'
        for part, kind in (("workbook", "sheet.binary.macroEnabled.main"), ("worksheets/sheet1", "worksheet"))
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{rels}{overrides}</Types>',
            "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _relation(kind: str, target: str) -> str:
    inside = f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _row(number: int, cells: Sequence[str | float]) -> bytes:
    head = _record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
    return head + b"".join(_cell(column, cell) for column, cell in enumerate(cells) if cell != "")


def _cell(column: int, cell: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(cell, str):
        return _record(_TEXT, place + _text(cell))
    return _record(_REAL, place + struct.pack("<d", cell))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _around(kinds: tuple[int, int], inside: bytes) -> bytes:
    return _record(kinds[0]) + inside + _record(kinds[1])


def _record(kind: int, content: bytes = b"") -> bytes:
    coded = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return coded + length + content
