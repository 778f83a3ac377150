"""Cells of a workbook that are merged over rows, and comments on titles: what they say holds for each row or column."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from cchc_model import ReadError, Report, Severity, read_report

NAMES = ("Số nhiệm vụ đề ra trong kế hoạch", "Số nhiệm vụ đã hoàn thành", "Số phiếu khảo sát")
TASKS = ("plan_tasks", "plan_tasks_completed")
TITLES = ("TT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú")


def read(rows: list[tuple[object, ...]], merged: str = "", comment: str = "") -> Report:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in [("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), *rows]:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    if comment:
        sheet["D3"].comment = Comment(comment, "")
    book.save(stream)
    return read_report(stream.getvalue())


def errors(report: Report) -> list[str]:
    return [one.code.value for one in report.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("note", ["Số liệu kỳ trước", "Số liệu quý II", "Đơn vị: nghìn", "Số liệu toàn tỉnh"])
def test_a_note_merged_over_rows_is_that_of_each(note: str) -> None:
    rows: list[tuple[object, ...]] = [
        TITLES,
        ("1", NAMES[0], "Nhiệm vụ", 31, note),
        ("2", NAMES[1], "Nhiệm vụ", 24, None),
    ]
    report = read(rows, "E4:E5")
    assert [report.values[key] for key in TASKS] == [None, None]
    alone = read(rows)
    assert [alone.values[key] for key in TASKS] == [None, 24]


@pytest.mark.parametrize("second", [29, "29", "5.627"])
def test_two_values_beside_a_merged_name_are_in_doubt(second: object) -> None:
    rows = [
        TITLES,
        ("1", NAMES[0], "Nhiệm vụ", 31, ""),
        (None, None, None, second, ""),
        ("2", NAMES[1], "Nhiệm vụ", 24),
    ]
    report = read(rows, "B4:B5")
    assert [report.values[key] for key in TASKS] == [None, 24]
    assert errors(report)
    blank = read([TITLES, rows[1], (None, None, None, None, "hai dòng"), rows[3]], "B4:B5")
    assert [blank.values[key] for key in TASKS] == [31, 24]


@pytest.mark.parametrize("comment", ["Số liệu quý II/2025", "Số liệu kỳ trước", "Kế hoạch", "Số liệu toàn tỉnh"])
def test_a_comment_on_a_title_is_a_title(comment: str) -> None:
    rows: list[tuple[object, ...]] = [TITLES, ("1", NAMES[0], "Nhiệm vụ", 31, ""), ("2", NAMES[1], "Nhiệm vụ", 24, "")]
    with pytest.raises(ReadError):
        read(rows, comment=comment)
    for own in ("Số liệu quý III/2025", "Anh Nam nhập"):
        assert [read(rows, comment=own).values[key] for key in TASKS] == [31, 24]
