"""Units that make a number another one: scales, and rates per time."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Severity, Status, read_report
from cchc_model.annexes.contradictions import contradiction, is_scaled_caption
from cchc_model.framework import CodeList
from cchc_model.reports.finding_codes import FindingCode

HEADER = ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
DOSSIERS = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
RATE = SOC_TRANG_DISTRICT.indicator("plan_completion_rate")
PER_TIME = ("{}/tháng", "{}/quý", "{} / 1 năm", "{}/ngày", "{} mỗi tháng", "{} một quý", "{}/kỳ", "{} hàng năm")
SCALED = ("nghìn {}", "{} (triệu)", "x1000 {}", "{} x 1.000")


@pytest.mark.parametrize("form", PER_TIME + SCALED)
@pytest.mark.parametrize("key", ["district_dossiers_received", "plan_tasks"])
def test_a_scale_or_a_rate_per_time_is_another_measure(form: str, key: str) -> None:
    indicator = SOC_TRANG_DISTRICT.indicator(key)
    unit = form.format(indicator.measure.label.vi)
    report = read_report([HEADER, ("1", indicator.name.vi, unit, "36", "")])
    assert report[key].status is Status.DAMAGED
    (found,) = [found for found in report.findings if found.severity is Severity.ERROR]
    assert (found.code, found.indicators) == (FindingCode.UNIT_CONTRADICTS, (key,))
    assert unit in found.message()


@pytest.mark.parametrize("unit", ["Hồ sơ/xã", "Hồ sơ, văn bản", "Hồ sơ trong tháng", "Lượt hồ sơ", "Số hồ sơ", "TTHC"])
def test_other_words_beside_a_unit_are_only_said(unit: str) -> None:
    assert contradiction(unit, "5.627", DOSSIERS) is None


@pytest.mark.parametrize("unit", ["‰", "%/năm", "nghìn %", "Lần", "lần", "(Lần)", "Số lần", "Hệ số", "Tỷ số"])
def test_a_percentage_is_counted_of_a_hundred(unit: str) -> None:
    assert contradiction(unit, "25,81", RATE) is FindingCode.UNIT_CONTRADICTS


def test_a_framework_may_count_per_time_itself() -> None:
    forms = [one for one in SOC_TRANG_DISTRICT.indicators.values() if not isinstance(one.measure, CodeList)]
    assert all(contradiction(one.measure.label.vi, "36", one) is None for one in forms)


@pytest.mark.parametrize(
    ("text", "scaled"),
    [
        ("ĐVT: hồ sơ/tháng", True),
        ("(Đơn vị tính: văn bản / quý)", True),
        ("Đơn vị: nghìn hồ sơ", True),
        ("Đơn vị: Phòng Nội vụ. Báo cáo tháng/quý/năm", False),
        ("Đơn vị tính: hồ sơ; báo cáo hàng quý", False),
    ],
)
def test_a_caption_states_the_unit_behind_its_colon(text: str, *, scaled: bool) -> None:
    assert is_scaled_caption(text) is scaled


@pytest.mark.parametrize("text", ["(nghìn)", "nghìn", "Triệu đồng", "(nghìn hồ sơ)", "(1.000 đồng)", "[Tỉ đồng]"])
def test_a_scaled_unit_alone_is_a_caption(text: str) -> None:
    assert is_scaled_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ",
        "(Tỷ lệ %)",
        "Tỷ lệ hài lòng",
        "Triệu Phong",
        "(Triệu Phong)",
        "Ngàn Sâu",
        "1.000",
        "(1.000)",
        "31",
        "( )",
    ],
)
def test_other_words_and_numbers_alone_are_none(text: str) -> None:
    assert not is_scaled_caption(text)


@pytest.mark.parametrize("unit", ["(Nhiệm vụ)", "[nhiệm vụ]", "( NHIỆM VỤ )", "(nhiem vu)"])
@pytest.mark.parametrize("title", ["ĐVT", "Đơn vị tính", "Cột hai"])
def test_a_unit_in_brackets_is_that_unit(unit: str, title: str) -> None:
    report = read_report([("Chỉ tiêu", title, "Số liệu"), ("Số nhiệm vụ đề ra trong kế hoạch", unit, "31")])
    assert (report["plan_tasks"].value, report["plan_tasks"].unit) == (31, unit)
    assert not [one for one in report.findings if "plan_tasks" in one.indicators and one.code != "rows_absent"]


@pytest.mark.parametrize("unit", ["%", "nghìn hồ sơ", "Hồ sơ/tháng"])
def test_another_unit_in_brackets_contradicts_as_it_does_without_them(unit: str) -> None:
    for printed in (unit, f"({unit})"):
        assert contradiction(printed, "36", DOSSIERS) is FindingCode.UNIT_CONTRADICTS
    assert contradiction("(%)", "31", SOC_TRANG_DISTRICT.indicator("plan_tasks")) is None  # as the form prints it
