"""An old value struck out beside the new one damages the cell, with the same suggestion in every format."""

import io
from collections.abc import Callable

import pytest

from cchc_model import Status, read_report
from helpers.office import HEADER, TASKS

OLD, NEW = "5.672", "5.627"


def page() -> bytes:
    cells = ("", TASKS, "Nhiệm vụ", f"<s>{OLD}</s> {NEW}", "")
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in (HEADER, cells))
    return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>".encode()


def workbook() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(HEADER)
    book.active.append(["", TASKS, "Nhiệm vụ", CellRichText(TextBlock(InlineFont(strike=True), OLD), f" {NEW}")])
    book.save(stream)
    return stream.getvalue()


def old_workbook() -> bytes:
    xlwt = pytest.importorskip("xlwt")
    book, stream = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Phụ lục")
    for row, cells in enumerate((HEADER, ("", TASKS, "Nhiệm vụ"))):
        for at, cell in enumerate(cells):
            sheet.write(row, at, cell)
    sheet.write_rich_text(1, 3, [(OLD, xlwt.easyfont("struck_out true")), (f" {NEW}", xlwt.easyfont(""))])
    book.save(stream)
    return stream.getvalue()


def document() -> bytes:
    docx = pytest.importorskip("docx")
    made, stream = docx.Document(), io.BytesIO()
    table = made.add_table(2, len(HEADER))
    for row, cells in zip(table.rows, (HEADER, ("", TASKS, "Nhiệm vụ", "", "")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    paragraph = table.rows[1].cells[3].paragraphs[0]
    paragraph.add_run(OLD).font.strike = True
    paragraph.add_run(f" {NEW}")
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("made", [page, workbook, old_workbook, document])
def test_the_value_beside_struck_out_text_is_suggested(made: Callable[[], bytes]) -> None:
    report = read_report(made())
    entry = report["plan_tasks"]
    assert (entry.status, entry.text) == (Status.DAMAGED, f"[{NEW} (chữ bị gạch: {OLD})]")
    assert [found.suggestions for found in report.findings if found.code == "damaged_number"] == [(NEW,)]
