"""Rows of an annex in the header or footer of the pages of a Word document."""

import io
from collections.abc import Iterable

import docx
import pytest

import cchc_model as cchc

TITLES = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng")
PLAN = ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31")
DONE = ("", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8")


def read(margin: str, rows: Iterable[Iterable[str]], line: str = "") -> cchc.Report:
    """Return the report of a document with one row in its table, and others in a margin of its pages."""
    lines, document, stream = [list(texts) for texts in rows], docx.Document(), io.BytesIO()
    document.add_paragraph("UBND XÃ AN THẠNH")
    document.add_paragraph("Quý II năm 2022")
    table = document.add_table(0, len(TITLES))
    for texts in (TITLES, PLAN):
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text
    part = getattr(document.sections[0], margin)
    part.is_linked_to_previous = False
    part.paragraphs[0].text = line
    if lines:
        beside = part.add_table(0, max(map(len, lines)), docx.shared.Cm(12))
        for cells in lines:
            for cell, text in zip(beside.add_row().cells, cells, strict=False):
                cell.text = text
    document.save(stream)
    return cchc.read_report(stream.getvalue())


@pytest.mark.parametrize("margin", ["header", "footer", "first_page_header", "even_page_footer"])
def test_a_row_with_its_number_is_an_error(margin: str) -> None:
    report = read(margin, [DONE])
    assert [value for value in report.values.values() if value is not None] == [31]
    (found,) = (one for one in report.findings if one.severity is cchc.Severity.ERROR)
    assert (found.code, found.text) == ("rows_in_margins", DONE[1])
    assert found.source is not None
    assert found.source.row == 1
    assert "có 1 dòng mang tên chỉ tiêu và số liệu" in found.message("vi")
    assert f"(1, from “{DONE[1]}” on)" in found.message("en")


@pytest.mark.parametrize(
    "rows", [(), [("Trang 1/3", "Biểu 02")], [("UBND XÃ AN THẠNH", "Số: 12/BC-UBND")], [TITLES], [(*DONE[:3], "")]]
)
def test_what_else_stands_there_is_no_matter(rows: Iterable[Iterable[str]]) -> None:
    report = read("footer", rows, "Trang 1")
    assert [one.code for one in report.findings if one.severity is not cchc.Severity.INFO] == ["rows_absent"]
