"""Percentages of the reports of one file: those of other organisations show whether `1` is 100 %."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

import cchc_model as cchc
from helpers.forms import as_source

FORM = (
    ("UBND HUYỆN MỸ XUYÊN",),
    ("Quý II năm 2022",),
    ("TT", "Đơn vị", "Hồ sơ", "", "Tỷ lệ đúng hạn (%)", "Tỷ lệ quá hạn (%)"),
    ("", "", "Tiếp nhận", "Đúng hạn", "", ""),
)
KEYS = ("ty_le_dung_han", "ty_le_qua_han")
PLACES = ("An Thạnh", "An Bình", "An Hòa")
PERCENT = "0%"
Column = Sequence[tuple[float, str]]


def workbook(*columns: Column) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in FORM:
        sheet.append([cell or None for cell in row])
    for at, cells in enumerate(zip(*columns, strict=True)):
        sheet.append([at + 1, f"Xã {PLACES[at]}", 20, 19, *(value for value, _ in cells)])
        for letter, (_, form) in zip("EF", cells, strict=False):
            sheet[f"{letter}{sheet.max_row}"].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def general(*values: float) -> Column:
    return [(value, "General") for value in values]


def framework() -> cchc.Framework:
    return cchc.draft_framework(FORM).framework


def doubted(parts: Sequence[object]) -> list[tuple[int, str]]:
    return [
        (at, key)
        for at, part in enumerate(parts)
        for one in part.report.findings  # type: ignore[attr-defined]  # a part
        if one.code == "fraction_of_one"
        for key in one.indicators
    ]


@pytest.mark.parametrize(
    ("in_time", "late", "expected"),
    [
        (general(0.95, 0.8, 1), general(0, 0, 0), [(0, 0), (1, 0), (2, 0)]),
        (general(0.95, 0.8, 1), general(5, 20, 1), [(0, 0), (1, 0), (2, 0)]),
        (general(0.95, 1, 1), general(0, 0, 1), [(0, 0), (1, 0), (2, 0), (2, 1)]),
        (general(1, 1, 1), general(0, 0, 0), [(0, 0), (1, 0), (2, 0)]),
        (general(95.5, 80, 1), general(0, 1, 0), []),
        (general(95.5, 80, 100), general(1, 1, 1), []),
        (general(100, 100, 100), general(0, 0, 0), []),
        ([(0.95, PERCENT), (0.8, PERCENT), (1, PERCENT)], general(0, 0, 0), []),
        ([(0.95, PERCENT), (0.8, PERCENT), (1, "General")], general(0, 0, 0), [(2, 0)]),
        ([(0.95, PERCENT), (0.8, PERCENT), (1, PERCENT)], general(5, 20, 1), []),
    ],
)
def test_the_column_of_a_spreadsheet_decides_what_1_is(
    in_time: Column, late: Column, expected: list[tuple[int, int]]
) -> None:
    parts = cchc.read_parts(workbook(in_time, late), framework=framework())
    assert sorted(doubted(parts)) == [(at, KEYS[key]) for at, key in expected]


@pytest.mark.parametrize("kind", ["rows", "csv"])
def test_a_text_says_what_it_shows(kind: str) -> None:
    rows = [*FORM, *(("1", f"Xã {one}", "20", "19", value, "0") for one, value in zip(PLACES, "110", strict=True))]
    parts = cchc.read_parts(as_source([list(row) for row in rows], kind), framework=framework())
    assert doubted(parts) == []


def test_columns_of_a_list_tell_of_each_other() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    form = [("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("1", "Số hồ sơ", "Hồ sơ", ""), ("2", "Tỷ lệ đúng hạn", "%", "")]
    own = cchc.draft_framework(form).framework
    for row in (
        ["UBND HUYỆN MỸ XUYÊN"],
        ["Quý II năm 2022"],
        ["TT", "Chỉ tiêu", "ĐVT", *(f"Xã {one}" for one in PLACES)],
        [1, "Số hồ sơ", "Hồ sơ", 19, 12, 20],
        [2, "Tỷ lệ đúng hạn", "%", 0.9474, 0.9167, 1],
    ):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert doubted(cchc.read_parts(stream.getvalue(), framework=own)) == [(at, "ty_le_dung_han") for at in range(3)]
