"""Percentages in a column of their own: `Số lượng | Tỷ lệ (%)`."""

import io
from decimal import Decimal

import openpyxl
import pytest

import cchc_model as cchc

OFFICE = cchc.Organisation("UBND xã An Thạnh", cchc.Level.COMMUNE)
PERIOD = cchc.ReportingPeriod.quarter(2022, 2)
ROWS = (
    ("Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "1.250", ""),
    ("Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "1.230", "98,4"),
    ("Tỷ lệ hài lòng trong kỳ báo cáo", "%", "", "98,5"),
    ("Số lượng phiếu khảo sát", "Phiếu", "20", ""),
)
RATE = "satisfaction_rate"


def read(*titles: tuple[str, str], rows: tuple[tuple[str, str, str, str], ...] = ROWS) -> cchc.Report:
    header = [("TT", "Chỉ tiêu", "ĐVT", *pair) for pair in titles]
    return cchc.read_report([*header, *(("", *row) for row in rows)], organisation=OFFICE, period=PERIOD)


@pytest.mark.parametrize("title", ["Tỷ lệ (%)", "Tỉ lệ", "Tỷ lệ %", "%", "TỶ LỆ\n(%)", "Tỷ lệ phần trăm"])
@pytest.mark.parametrize("value", ["Số lượng", "Kết quả", "Thực hiện"])
def test_a_percentage_is_read_from_the_column_of_percentages(title: str, value: str) -> None:
    report = read((value, title))
    assert (report[RATE].value, report["plan_tasks_completed"].value) == (Decimal("98.5"), 1230)
    source = report[RATE].source
    assert source is not None
    assert source.cell == "E4"
    assert not any(one.severity is cchc.Severity.ERROR for one in report.findings)
    (unread,) = (one for one in report.findings if one.code == "column_not_read")
    assert unread.figures["count"] == 1


def test_the_titles_above_may_name_the_period_of_the_report() -> None:
    assert read(("Quý II/2022", "Quý II/2022"), ("Số lượng", "Tỷ lệ (%)"))[RATE].value == Decimal("98.5")
    assert read(("Quý II/2022", "Quý I/2022"), ("Số lượng", "Tỷ lệ (%)"))[RATE].value is None


@pytest.mark.parametrize(
    "title",
    [*("Tỷ lệ đạt", "Tỷ lệ so với kế hoạch", "Tỷ lệ (%) so với cùng kỳ", "Kế hoạch (%)", "Tỷ lệ quý I (%)", "Zưm (%)")],
)
def test_a_column_of_other_percentages_is_not_read(title: str) -> None:
    assert read(("Số lượng", title))[RATE].value is None


@pytest.mark.parametrize("text", ["0,985", "1", "1,0", "0", "0%", "1,5 triệu", "x"])
def test_a_text_that_may_be_something_else_stays_blank_and_is_told(text: str) -> None:
    report = read(("Số lượng", "Tỷ lệ (%)"), rows=(*ROWS[:2], (*ROWS[2][:3], text), ROWS[3]))
    assert report[RATE].value is None
    (told,) = (one for one in report.findings if one.code == "column_not_read")
    number = text not in ("1,5 triệu", "x")
    assert (told.severity is cchc.Severity.ERROR) == (RATE in told.indicators) == number


@pytest.mark.parametrize(("text", "value"), [("98,5%", "98.5"), ("98,5 (ước đạt)", "98.5"), ("1%", "1")])
def test_a_text_that_is_a_percentage_is_read(text: str, value: str) -> None:
    report = read(("Số lượng", "Tỷ lệ (%)"), rows=(*ROWS[:2], (*ROWS[2][:3], text), ROWS[3]))
    assert report[RATE].value == Decimal(value)


@pytest.mark.parametrize("other", ["Kế hoạch", "Kỳ trước", "Quý I/2022", "Lũy kế", "Chỉ tiêu giao"])
def test_beside_a_plan_or_another_period_it_is_a_share_of_these(other: str) -> None:
    rows = [("", *row[:2], "95", *row[2:]) for row in ROWS]
    header = ("TT", "Nội dung", "ĐVT", other, "Thực hiện", "Tỷ lệ (%)")
    report = cchc.read_report([header, *rows], organisation=OFFICE, period=PERIOD)
    assert report[RATE].value is None
    assert report["plan_tasks_completed"].value == 1230


def contested(own: str, beside: str, *more: str) -> cchc.Report:
    rows = [("", *row, *("" for _ in more)) for row in ROWS]
    rows[2] = (*rows[2][:3], own, beside, *more)
    header = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Tỷ lệ (%)", "Tổng số")[: len(rows[0])]
    return cchc.read_report([header, *rows], organisation=OFFICE, period=PERIOD)


@pytest.mark.parametrize(
    ("own", "beside"),
    [*(("97", "98,5"), ("0", "70"), ("97,25", "97,2"), ("KPS", "98,5"), ("95", "9,5"), ("98,5", "985"), ("1", "70"))],
)
def test_two_percentages_of_one_row_leave_it_blank_with_an_error_that_names_both(own: str, beside: str) -> None:
    report = contested(own, beside)
    assert report[RATE].value is None
    (told,) = (one for one in report.findings if one.severity is cchc.Severity.ERROR and RATE in one.indicators)
    assert (told.code, own in told.message("vi"), beside in told.message("vi")) == ("remark_contradicts", True, True)
    assert report["plan_tasks_completed"].value == 1230


@pytest.mark.parametrize(
    ("own", "beside"),
    [*(("97", "97"), ("97", "97,0%"), ("97,25", "97,3"), ("97", "0"), ("97", "0,97"), ("97", "x"), ("97", ""))],
)
def test_one_percentage_in_two_columns_or_beside_a_formula_over_blanks_is_read(own: str, beside: str) -> None:
    report = contested(own, beside)
    assert report[RATE].value == Decimal(own.replace(",", "."))
    assert not any(one.severity is cchc.Severity.ERROR for one in report.findings)


@pytest.mark.parametrize("mark", ["-", "–", "…"])
def test_a_mark_in_the_column_of_counts_leaves_the_percentage(mark: str) -> None:
    assert contested(mark, "98,5")[RATE].value == Decimal("98.5")


def test_a_total_behind_a_percentage_is_no_percentage() -> None:
    report = contested("", "98,5", "120")
    assert report[RATE].value in (None, Decimal("98.5"))
    assert any(one.severity is cchc.Severity.ERROR for one in report.findings) is (report[RATE].value is None)


def test_of_two_columns_of_percentages_none_is_read() -> None:
    rows = [("", *row, row[3]) for row in ROWS]
    header = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Tỷ lệ (%)", "Tỷ lệ")
    report = cchc.read_report([header, *rows], organisation=OFFICE, period=PERIOD)
    assert report[RATE].value is None
    assert any(one.severity is cchc.Severity.ERROR and RATE in one.indicators for one in report.findings)


def test_a_fraction_that_a_workbook_stores_is_read_only_with_its_format() -> None:
    for shown, value in (("0.0%", Decimal("98.5")), ("General", None)):
        book, stream = openpyxl.Workbook(), io.BytesIO()
        sheet = book.worksheets[0]
        sheet.append(("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Tỷ lệ (%)"))
        for row in ROWS:
            sheet.append(("", *row[:2], row[2].replace(".", "") and int(row[2].replace(".", "")), ""))
        sheet["E4"].value, sheet["E4"].number_format = 0.985, shown
        book.save(stream)
        report = cchc.read_report(stream.getvalue(), organisation=OFFICE, period=PERIOD)
        assert report[RATE].value == value
        errors = [one for one in report.findings if one.severity is cchc.Severity.ERROR and RATE in one.indicators]
        assert bool(errors) is (value is None)
