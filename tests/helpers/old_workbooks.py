"""Workbooks in the format of Excel 97 to 2003, made by xlwt, which shares no code with the reader."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlwt

from helpers.drift import Document

Edit = Callable[[Any, Any], None]
"""A change of a workbook and its first sheet, both of xlwt."""


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def old_workbook(
    *rows: Sequence[object], formats: dict[str, str] | None = None, sheet: str = "Sheet1", edit: Edit | None = None
) -> bytes:
    """A workbook with the rows of one sheet, and the number formats of some cells by address."""
    book = xlwt.Workbook()
    page = book.add_sheet(sheet, cell_overwrite_ok=True)
    for number, row in enumerate(rows):
        for at, value in enumerate(row):
            code = (formats or {}).get(f"{chr(ord('A') + at)}{number + 1}", "General")
            page.write(number, at, value, xlwt.easyxf(num_format_str=code))
    if edit:
        edit(book, page)
    return saved(book)


def as_xls(document: Document) -> bytes:
    """A document as a workbook with stored numbers, beside a sheet without them."""
    value = document.columns.index("value")
    rows: list[list[object]] = [[text] for text in document.before]
    rows.append([*document.header()])
    for cells in document.table():
        row: list[object] = list(cells)
        text = cells[value]
        row[value] = int(text) if text.isdigit() else float(text.replace(",", ".")) if text else ""
        rows.append(row)
    rows += [[text] for text in document.after]

    def add_sheet(book: Any, _: Any) -> None:
        book.add_sheet("Ghi chú thêm").write(0, 0, "Biểu mẫu ban hành kèm theo công văn")

    return old_workbook(*rows, sheet="Phụ lục", edit=add_sheet)
