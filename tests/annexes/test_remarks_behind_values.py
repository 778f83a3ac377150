"""Remarks in brackets behind a value: one that says nothing of it joins the note, any other damages the value."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Report, ReportingPeriod, Severity, Status, read_report
from cchc_model.reports.finding_codes import FindingCode

HEADER = ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
KEY = "district_dossiers_received"
ANSWER = "leader_dialogue"
ASIDE = (
    *("theo phần mềm", "theo phần mềm một cửa điện tử", "nguồn: Bưu điện", "do Phòng Nội vụ cung cấp", "trích từ sổ"),
    *("số liệu phần mềm", "theo Báo cáo số 45/BC-UBND của Bưu điện", "đã thẩm định", "ước theo sổ"),
)
OF_THE_VALUE = (
    *("chưa đủ", "thiếu 2 xã", "nghìn", "năm 2020", "số sai", "kế hoạch", "toàn tỉnh", "lũy kế", "cấp xã", "giảm", "%"),
    *(
        "không tính xã A",
        "hồ sơ/tháng",
        "văn bản",
        "quý trước",
        "quý này",
        "đầu kỳ",
        "sửa thành 5",
        "trong đó",
        "còn lại",
    ),
    *("số đúng", "theo dự toán", "6 tháng", "mục tiêu", "chỉ tiêu", "phần mềm báo thiếu", "5.672", "–", "?"),
)


def reading(value: str, note: str = "", key: str = KEY) -> Report:
    indicator = SOC_TRANG_DISTRICT.indicator(key)
    row = ("1", indicator.name.vi, indicator.measure.label.vi, value, note)
    return read_report([HEADER, row], period=ReportingPeriod.full_year(2021))


@pytest.mark.parametrize("remark", ASIDE)
@pytest.mark.parametrize("number", ["5.627", "5627", "5 627", "5.627 hồ sơ"])
def test_a_remark_that_says_nothing_of_the_value_joins_the_note(remark: str, number: str) -> None:
    report = reading(f"{number} ({remark})", "Đã ký")
    assert (report[KEY].value, report[KEY].text, report[KEY].note) == (5627, number, f"{remark}; Đã ký")
    (found,) = [found for found in report.findings if KEY in found.indicators]
    assert (found.code, found.severity) == (FindingCode.NOTE_BEHIND_VALUE, Severity.WARNING)
    assert f"{number} ({remark})" in found.message()


@pytest.mark.parametrize("remark", OF_THE_VALUE)
def test_any_other_remark_damages_the_value(remark: str) -> None:
    report = reading(f"5.627 ({remark})")
    assert report[KEY].status is Status.DAMAGED
    assert [KEY in found.indicators for found in report.findings if found.severity is Severity.ERROR] == [True]


def test_a_known_remark_stays_in_its_cell() -> None:
    report = reading("5.627 (đến ngày 15/12)")
    assert (report[KEY].value, report[KEY].text, report[KEY].note) == (5627, "5.627 (đến ngày 15/12)", "")


@pytest.mark.parametrize(
    ("text", "value"), [("1 (theo phần mềm)", 1), ("0 (Có theo phần mềm)", None), ("2 (sổ)", None)]
)
def test_a_code_may_have_a_remark(text: str, value: int | None) -> None:
    assert reading(text, key=ANSWER).values[ANSWER] == value


@pytest.mark.parametrize("text", ["theo phần mềm (5.627)", "5.627 (theo phần mềm) 3", "(theo phần mềm)", "5.627 ()"])
def test_a_remark_stands_behind_a_number(text: str) -> None:
    assert reading(text)[KEY].status is Status.DAMAGED
