"""Texts within an annex, or names of its sheets, of another organisation or period: the values below are not read."""

import io

import openpyxl
import pytest

from cchc_model import Report, ReportingPeriod, Severity, parse_organisation, read_report

TITLES = ("TT", "Tên chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ABOVE = (("UBND HUYỆN MỸ XUYÊN", "", "", "", ""), ("Quý I năm 2022", "", "", "", ""))
FIRST = (
    ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""),
    ("", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8", ""),
)
BELOW = (("", "Số lượng TTHC thực hiện rà soát", "TTHC", "4", ""), ("", "Số TTHC được công bố mới", "Thủ tục", "", ""))
OWN = {"plan_tasks": 31, "plan_tasks_completed": 8}
WHOLE = {**OWN, "procedures_reviewed": 4}


def text(*lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(("", line, "", "", "") for line in lines)


def read(*lines: str) -> Report:
    return read_report([*ABOVE, TITLES, *FIRST, *text(*lines), *BELOW])


def values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None}


def said(report: Report) -> list[tuple[Severity, str, tuple[str, ...]]]:
    return [(one.severity, one.text, one.indicators) for one in report.findings if one.code == "other_report"]


@pytest.mark.parametrize(
    "line",
    [
        "UBND HUYỆN KẾ SÁCH",
        "Huyện Kế Sách",
        "2. Huyện Kế Sách",
        "* Huyện Kế Sách:",
        "Lũy kế 9 tháng đầu năm:",
        "UBND xã Đại Tâm",
        "Đơn vị: Huyện Kế Sách",
        "UBND TỈNH SÓC TRĂNG",
        "Số liệu quý IV năm 2021",
        "Quý IV/2021",
        "Quý II",
        "Năm 2021",
        "Kỳ trước",
        "Kế hoạch năm 2022",
        "BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ IV NĂM 2021",
    ],
)
def test_values_below_another_organisation_or_period_are_not_read(line: str) -> None:
    report = read(line)
    assert values(report) == OWN
    assert said(report) == [(Severity.ERROR, line, ("procedures_reviewed",))]
    assert report["procedures_reviewed"].text == "4"


@pytest.mark.parametrize(
    "line",
    [
        "Lũy kế từ đầu năm",
        "UBND HUYỆN MỸ XUYÊN",
        "Huyện Mỹ Xuyên",
        "Quý I năm 2022",
        "Quý I",
        "Năm 2022",
        "Kỳ này",
        "Công tác kiểm tra tại UBND xã Đại Tâm",
        "Kèm theo Kế hoạch số 5/KH-UBND ngày 03/02/2021",
    ],
)
def test_a_text_that_says_the_same_or_is_no_letterhead_changes_nothing(line: str) -> None:
    report = read(line)
    assert (values(report), said(report)) == (WHOLE, [])


def test_a_text_with_the_own_names_ends_what_another_one_began() -> None:
    rows = [*FIRST[:1], *text("Huyện Kế Sách", "Quý IV năm 2021"), *FIRST[1:], *text("Huyện Mỹ Xuyên")]
    report = read_report([*ABOVE, TITLES, *rows, *BELOW[:1], *text("Quý I/2022"), *BELOW[1:], *BELOW_AGAIN])
    assert values(report) == {"plan_tasks": 31, "survey_forms": 7}
    assert [(body, keys) for _, body, keys in said(report)] == [
        ("Huyện Kế Sách", ("plan_tasks_completed",)),
        ("Quý IV năm 2021", ("plan_tasks_completed", "procedures_reviewed")),
    ]


BELOW_AGAIN = (("", "Số lượng phiếu khảo sát", "Số lượng", "7", ""),)


def test_an_agency_may_only_be_responsible_for_the_rows_below_it() -> None:
    report = read("Phòng Tư pháp")
    assert values(report) == WHOLE
    assert said(report) == [(Severity.WARNING, "Phòng Tư pháp", ("procedures_reviewed",))]
    of_agency = read_report([TITLES, *FIRST, *text("Sở Tư pháp"), *BELOW], organisation=parse_organisation("Sở Nội vụ"))
    assert [(severity, text) for severity, text, _ in said(of_agency)] == [(Severity.ERROR, "Sở Tư pháp")]


def test_nobody_can_tell_that_a_text_is_of_the_report_if_the_report_is_of_nobody_known() -> None:
    for line in ("Quý I năm 2022", "Quý I", "Năm 2022", "UBND HUYỆN MỸ XUYÊN"):
        report = read_report([TITLES, *FIRST, *text(line), *BELOW])
        assert (values(report), [found for found, _, _ in said(report)]) == (OWN, [Severity.ERROR])


def test_nothing_is_said_of_a_text_above_blank_values() -> None:
    assert said(read_report([*ABOVE, TITLES, *FIRST, *text("Huyện Kế Sách"), *BELOW[1:]])) == []


def workbook(**sheets: tuple[tuple[str, ...], ...]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["Quý IV", "Quý IV-2021", "Huyện Kế Sách", "Năm 2021", "Kỳ trước"])
def test_the_name_of_a_sheet_is_a_text_above_its_rows(name: str) -> None:
    report = read_report(workbook(**{name: (*ABOVE, TITLES, *FIRST)}))
    assert values(report) == {}
    assert said(report) == [(Severity.ERROR, name, tuple(OWN))]


@pytest.mark.parametrize(
    "name", ["Quý I", "2022", "Mỹ Xuyên", "Huyện Mỹ Xuyên", "Sheet1", "Phụ lục", "Biểu 1", "Số Liệu"]
)
def test_the_name_of_a_sheet_that_contradicts_nothing_changes_nothing(name: str) -> None:
    report = read_report(workbook(**{name: (*ABOVE, TITLES, *FIRST)}))
    assert (values(report), said(report)) == (OWN, [])


def test_the_name_of_a_sheet_may_be_that_of_another_territory() -> None:
    data = workbook(**{"Kế Sách": (*ABOVE, TITLES, *FIRST)})
    assert said(read_report(data)) == [(Severity.WARNING, "Kế Sách", tuple(OWN))]
    agency = read_report(data, organisation=parse_organisation("Sở Nội vụ"))
    assert said(agency) == []


def test_one_sheet_alone_may_name_a_period_that_nothing_else_tells() -> None:
    sheet = workbook(**{"Quý IV": (TITLES, *FIRST)})
    assert values(read_report(sheet)) == OWN
    assert values(read_report(sheet, period=ReportingPeriod.quarter(2022, 1))) == {}


def test_of_a_long_run_of_texts_the_last_ones_count_and_of_many_runs_the_first() -> None:
    many = [f"Nội dung khác thứ {n}" for n in range(100)]
    assert len(said(read(*many, "Huyện Kế Sách"))) == 1
    runs = [row for _ in range(200) for row in (*text("Nội dung khác"), *FIRST[:1])]
    report = read_report([*ABOVE, TITLES, *FIRST, *runs, *text("Huyện Kế Sách"), *BELOW])
    assert said(report) == []
