"""Names in two columns by their depth: each row has its name in one of them, and none is lost."""

import io
import random

import docx
import openpyxl
import pytest

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Report, Severity, draft_framework, read_report
from cchc_model.framework import Indicator
from cchc_model.reports.layout import ColumnRole

TITLES = ("TT", "Chỉ tiêu", "", "ĐVT", "Số liệu", "Ghi chú")
DEPTHS = {row.id: 0 if row.parent is None else 1 for row in FRAMEWORK.rows}
for below in FRAMEWORK.rows:
    DEPTHS[below.id] = 0 if below.parent is None else DEPTHS[below.parent] + 1


def row(key: str, *, second: bool, value: str) -> tuple[str, ...]:
    item = FRAMEWORK.row(key).item
    names = ("", item.name.vi) if second else (item.name.vi, "")
    unit = item.measure.label.vi if isinstance(item, Indicator) else ""
    return (item.ordinal, *names, unit, value, "")


def whole(g: random.Random, deepest: int) -> tuple[list[tuple[str, ...]], dict[str, int]]:
    truth = {key: g.randint(0, 1) for key in FRAMEWORK.indicators}
    rows = [row(key, second=DEPTHS[key] > deepest, value=str(truth.get(key, ""))) for key in DEPTHS]
    return rows, truth


def in_error(report: Report) -> set[str]:
    return {key for found in report.findings if found.severity is Severity.ERROR for key in found.indicators}


@pytest.mark.parametrize(("deepest", "title"), [(0, ""), (1, ""), (1, "Tên chỉ tiêu")])
def test_names_in_two_columns_are_read_as_in_one(deepest: int, title: str) -> None:
    rows, truth = whole(random.Random(deepest), deepest)
    report = read_report([(*TITLES[:2], title, *TITLES[3:]), *rows])
    assert {key: value for key, value in report.values.items() if value is not None} == truth
    assert not in_error(report)
    assert report.layout is not None
    (table,) = report.layout
    assert [one.letter for one in table.columns if one.role is ColumnRole.NAME] == ["B", "C"]
    assert not any(found.code == "column_not_read" for found in report.findings)


def test_a_typing_error_in_either_column_is_found() -> None:
    rows, truth = whole(random.Random(1), 1)
    mistyped = {
        "Số nhiệm vụ đề ra trong kế hoạch": "Số nhiệm vụ đề ra trong kế hoạhc",
        "Kiểm tra CCHC": "Kiểm tra CCCH",
    }
    changed = [tuple(mistyped.get(cell, cell) for cell in cells) for cells in rows]
    report = read_report([TITLES, *changed])
    assert report.values["plan_tasks"] == truth["plan_tasks"]
    assert report.values["examined_communes"] == truth["examined_communes"]


@pytest.mark.parametrize("title", ["", "Diễn giải"])
def test_where_a_row_has_texts_in_both_each_lost_value_is_an_error(title: str) -> None:
    rows, _ = whole(random.Random(2), 1)
    rows[5] = (*rows[5][:1], "Nội dung khác", "Nội dung khác", *rows[5][3:])
    report = read_report([(*TITLES[:2], title, *TITLES[3:]), *rows])
    absent = {key for key, value in report.values.items() if value is None}
    named = {key for cells, key in zip(rows, DEPTHS, strict=True) if cells[4] and cells != rows[5]}
    assert absent & named <= in_error(report)


def test_a_draft_has_the_rows_of_both_columns() -> None:
    keys = ["plan_completion_rate", "plan_tasks", "plan_tasks_completed", "steering_documents_issued"]
    form = [
        TITLES,
        ("I", "Chỉ đạo, điều hành", "", "", "", ""),
        *(row(key, second=key != keys[0], value="") for key in keys),
    ]
    drafted = draft_framework(form).framework
    assert [one.item.name.vi for one in drafted.rows][1:] == [FRAMEWORK[key].name.vi for key in keys]
    first, *others = drafted.rows[1:]
    assert {one.parent for one in others} == {first.id}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_title_and_headings_may_be_merged_over_both_columns(kind: str) -> None:
    rows, truth = whole(random.Random(3), 1)
    first = [TITLES, *rows[:30]]
    report = read_report(merged_workbook(first) if kind == "xlsx" else merged_document(first))
    assert {key: value for key, value in report.values.items() if value is not None} == {
        key: truth[key] for key in list(DEPTHS)[:30] if key in truth
    }
    assert not in_error(report)


def merged_workbook(rows: list[tuple[str, ...]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, cells in enumerate(rows, 1):
        sheet.append(cells)
        if cells[1]:
            sheet.merge_cells(start_row=at, end_row=at, start_column=2, end_column=3)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def merged_document(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=6)
    for cells in rows:
        made = table.add_row().cells
        for cell, text in zip(made, cells, strict=True):
            cell.text = text
        if cells[1]:
            made[1].merge(made[2]).text = cells[1]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
