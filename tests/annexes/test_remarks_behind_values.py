"""Remarks in brackets behind a value: one that says nothing of it joins the note, any other damages the value."""

from decimal import Decimal

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
THIRD = ReportingPeriod.quarter(2021, 3)
CHANGES = tuple(
    f"{change}{compared}"
    for change in ("tăng 2", "giảm 5%", "tăng 2 nhiệm vụ", "giảm 40", "tăng thêm 12%")
    for compared in ("", " so với quý II", " so với cùng kỳ", " so với năm 2020")
)
OTHER_TIMES = ("quý II: 29", "quý II/2021: 29", "kỳ trước 29", "cùng kỳ: 29 nhiệm vụ", "năm 2020: 120", "6 tháng: 60")
SOURCES = ("theo báo cáo của các xã", "theo số liệu của các phòng, ban", "tổng hợp từ báo cáo của các đơn vị")
MISLEADING = (
    *("tăng 40", "tăng 2 lên 33", "giảm còn 29", "tăng thiếu 2", "tăng 2 xã", "quý III: 29", "quý II và quý III: 29"),
    *("kế hoạch 35", "sửa thành 29", "quý II", "của quý II", "theo báo cáo của 5 xã", "theo báo cáo quý II", "29"),
    *("tăng 2 so với quý III", "theo quý II: 29", "của quý II: 29", "giảm 100%", "tăng 2 so với số đúng"),
    *("theo báo cáo của các xã đã nộp", "kỳ trước", "quý II: 29 xã", "thiếu 2 xã", "giảm 5% theo kế hoạch 29"),
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


def of_third_quarter(value: str, key: str = "plan_tasks", period: ReportingPeriod | None = THIRD) -> Report:
    indicator = SOC_TRANG_DISTRICT.indicator(key)
    return read_report([HEADER, ("1", indicator.name.vi, indicator.measure.label.vi, value, "")], period=period)


@pytest.mark.parametrize("remark", [*CHANGES, *OTHER_TIMES, *SOURCES])
@pytest.mark.parametrize("form", ["31 ({})", "31 nhiệm vụ ({})", "31 (ba mươi mốt) ({})", "31; {}", "31, {}"])
def test_a_change_a_number_of_another_time_and_a_source_join_the_note_with_a_warning(remark: str, form: str) -> None:
    report = of_third_quarter(form.format(remark))
    assert (report.values["plan_tasks"], report["plan_tasks"].note.split("; ")[-1]) == (31, remark)
    told = [(one.code, one.severity) for one in report.findings if "plan_tasks" in one.indicators]
    assert told == [(FindingCode.NOTE_BEHIND_VALUE, Severity.WARNING)]


@pytest.mark.parametrize("remark", MISLEADING)
@pytest.mark.parametrize("form", ["31 ({})", "31, {}", "31 (ba mươi mốt) ({})"])
def test_a_number_that_may_be_the_value_or_a_part_damages_it(remark: str, form: str) -> None:
    report = of_third_quarter(form.format(remark))
    assert (report.values["plan_tasks"], report["plan_tasks"].status) == (None, Status.DAMAGED)
    assert Severity.ERROR in {one.severity for one in report.findings if "plan_tasks" in one.indicators}


def test_without_a_period_the_number_of_a_quarter_may_be_the_value() -> None:
    assert of_third_quarter("31 (quý II: 29)", period=None).values["plan_tasks"] is None
    assert of_third_quarter("31 (tăng 2 so với quý II)", period=None).values["plan_tasks"] is None
    assert of_third_quarter("31 (kỳ trước: 29)", period=None).values["plan_tasks"] == 31


@pytest.mark.parametrize(
    "text", ["98,4% (tăng 2,1%)", "98,4% (giảm 2%)", "98,4% (quý II: 97%)", "98,4%; cùng kỳ 97,3%"]
)
def test_a_percentage_has_changed_too(text: str) -> None:
    assert of_third_quarter(text, "satisfaction_rate").values["satisfaction_rate"] == Decimal("98.4")


@pytest.mark.parametrize(
    "text", ["100%.", "100% ;", "100 (%)", "Đạt 100%", "đạt tỷ lệ 100%.", "Tỷ lệ: 100 %", "chiếm 100%"]
)
def test_a_percentage_is_stated_in_words_or_as_a_sentence(text: str) -> None:
    report = of_third_quarter(text, "satisfaction_rate")
    assert report.values["satisfaction_rate"] == 100
    assert not [one for one in report.findings if "satisfaction_rate" in one.indicators]


@pytest.mark.parametrize(
    "text", ["chưa đạt 100%", "Trên 80%", "tăng 5%", "100%.5", "98.", "Đạt 31/31 (100%", "đạt 100"]
)
def test_other_words_before_a_percentage_damage_it(text: str) -> None:
    assert of_third_quarter(text, "satisfaction_rate")["satisfaction_rate"].status is Status.DAMAGED


@pytest.mark.parametrize("text", ["31, đạt 100%", "31 đạt 100%", "31 nhiệm vụ - đạt tỷ lệ 98,4%", "31; chiếm 5%."])
def test_the_share_of_a_count_in_words_stands_behind_it(text: str) -> None:
    report = of_third_quarter(text)
    assert report.values["plan_tasks"] == 31
    assert [one.severity for one in report.findings if "plan_tasks" in one.indicators] == [Severity.INFO]


@pytest.mark.parametrize("text", ["đạt 100%", "31, 100%", "31 chưa đạt 100%", "5/31, đạt 100%", "31 đạt 100", "đạt 31"])
def test_a_share_alone_or_denied_is_no_count(text: str) -> None:
    assert of_third_quarter(text)["plan_tasks"].status is Status.DAMAGED


@pytest.mark.parametrize(
    "share", ["98,4%", "98,4 %", "100%", "đạt 98,4%", "chiếm 5%", "tỷ lệ 98,4%", "đạt tỷ lệ: 98,4%"]
)
@pytest.mark.parametrize("number", ["5.627", "5.627 hồ sơ", "5627"])
def test_the_share_of_a_count_changes_nothing(number: str, share: str) -> None:
    report = reading(f"{number} ({share})")
    assert (report[KEY].value, report[KEY].text) == (5627, f"{number} ({share})")
    assert [found.code for found in report.findings if KEY in found.indicators] == [FindingCode.NOTE_BEHIND_VALUE]


@pytest.mark.parametrize("share", ["98,4", "tăng thiếu 5%", "thiếu 2%", "98,4% quý trước", "5.672%", "%"])
def test_what_is_not_only_a_share_damages_the_count(share: str) -> None:
    report = reading(f"5.627 ({share})")
    assert (report[KEY].value, report[KEY].status) == (None, Status.DAMAGED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("98,4% (1.230/1.250)", "98.4"), ("98,4 (1230 / 1250)", "98.4"), ("98 (1.230/1.250)", "98")),
        *(("98,4% (1.230/1.350)", None), ("98,4% (1.230/0)", None), ("98,4% (1.230)", None), ("0,5% (0/7)", None)),
    ],
)
def test_a_percentage_is_read_beside_the_numbers_that_it_is_the_quotient_of(text: str, value: str | None) -> None:
    report = reading(text, key="satisfaction_rate")
    assert report["satisfaction_rate"].value == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, "70") for text in ("7/10 (70%)", "7/10 = 70%", "7 / 10; 70 %", "7/10: 70%")),
        *(("1.230/1.250 (98,4%)", "98.4"), ("8/31 (25,81%)", "25.81"), ("0/5 = 0%", "0"), ("31/31 (100%)", "100")),
        *(
            (text, None)
            for text in ("7/10", "7/10 (80%)", "7/10 (70)", "5/7/2025 (70%)", "7/0 (0%)", "7/10 (tăng 70%)")
        ),
        *((text, None) for text in ("8/31 (25,9%)", "7/10 - 70%", "7/10 = 70% = 7/10", "7/10 (70% của 10)")),
    ],
)
def test_a_percentage_is_read_behind_its_two_numbers_only_if_it_is_their_quotient(text: str, value: str | None) -> None:
    report = reading(text, key="satisfaction_rate")
    assert report["satisfaction_rate"].value == (None if value is None else Decimal(value))
    told = {one.code for one in report.findings if "satisfaction_rate" in one.indicators}
    assert ("note_behind_value" in told) is (value is not None)
    assert reading(text).entries[KEY].status is Status.DAMAGED
