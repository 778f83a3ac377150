"""Values of rows that no indicator received: an error where the value may belong to an indicator without one."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Finding, Report, Severity, read_report

TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
PLAN = ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", "")
DONE = ("", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8", "")
RECEIVED = ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "", "")


def read(*rows: tuple[str, ...]) -> Report:
    return read_report([TITLES, *rows])


def aside(report: Report, value: str) -> Finding:
    (found,) = (one for one in report.findings if one.text.endswith(value) and "row" in one.code)
    return found


@pytest.mark.parametrize("answer", ["Có", "Không", "có", "x", "✓", "1"])
@pytest.mark.parametrize("unit", ["Có/Không", "", "Có = 1 Không = 0"])
def test_an_answer_in_words_on_an_unknown_row_is_a_value(answer: str, unit: str) -> None:
    report = read(PLAN, DONE, ("5", "Có sáng kiến, giải pháp mới trong CCHC", unit, answer, ""))
    found = aside(report, answer)
    assert (found.severity, found.indicators[:1]) == (Severity.ERROR, ("reform_initiatives",))


@pytest.mark.parametrize("text", ["Đang rà soát", "-", ""])
def test_another_text_on_an_unknown_row_is_no_value(text: str) -> None:
    report = read(PLAN, DONE, ("5", "Có sáng kiến, giải pháp mới trong CCHC", "", text, ""))
    assert all(found.severity < Severity.ERROR for found in report.findings)


def test_an_answer_of_another_reading_of_a_method_is_a_value_too() -> None:
    report = read(PLAN, ("", "Cách thức khảo sát", "", "Trực tuyến", ""))
    assert aside(report, "Trực tuyến").code == "unrecognised_row"


@pytest.mark.parametrize("rows", [("- Kế hoạch", "- Thực hiện"), ("Thực hiện trong kỳ",), ("+ Giao", "+ Đạt", "+ Còn")])
@pytest.mark.parametrize("unit", ["Hồ sơ", ""])
def test_values_below_a_row_without_one_may_be_its_own(rows: tuple[str, ...], unit: str) -> None:
    below = [("", name, unit, str(5000 + at), "") for at, name in enumerate(rows)]
    report = read(PLAN, RECEIVED, *below)
    assert report.values["district_dossiers_received"] is None
    for line in below:
        found = aside(report, line[3])
        assert found.severity is Severity.ERROR
        assert "district_dossiers_received" in found.indicators


def test_values_below_a_row_in_doubt_or_unknown_may_be_those_of_the_row_that_it_may_be() -> None:
    unknown = ("", "Số hồ sơ TTHC do UBND huyện đã tiếp nhận", "Hồ sơ", "", "")
    report = read(PLAN, unknown, ("", "- Thực hiện", "Hồ sơ", "5627", ""))
    found = aside(report, "5627")
    assert (found.severity, "district_dossiers_received" in found.indicators) == (Severity.ERROR, True)


@pytest.mark.parametrize(
    "rows",
    [
        ((*RECEIVED[:3], "9", ""), ("", "Số cuộc họp giao ban", "Cuộc", "5", "")),
        (RECEIVED, ("", "Số cuộc họp giao ban", "Cuộc", "5", "")),  # another unit
        (RECEIVED, PLAN, ("", "Số cuộc họp giao ban", "Cuộc", "5", "")),
    ],
)
def test_a_value_below_a_row_with_one_or_of_another_unit_is_a_warning(rows: tuple[tuple[str, ...], ...]) -> None:
    assert aside(read(DONE, *rows), "5").severity is Severity.WARNING


def test_a_whole_annex_with_a_row_more_has_no_error() -> None:
    rows = [("", row.item.name.vi, "", "1" if row.id in FRAMEWORK.indicators else "", "") for row in FRAMEWORK.rows]
    rows.insert(40, ("", "Số cuộc họp giao ban", "", "5", ""))
    report = read(*rows)
    assert aside(report, "5").severity is Severity.WARNING
