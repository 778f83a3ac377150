"""Parts above their total that stand behind a row of which they may be parts too, and totals in one word."""

import itertools

import pytest

import cchc_model as cchc

TITLES = ("TT", "Nội dung", "ĐVT", "Kết quả")
HEADING = ("III.3", "Thống kê TTHC", "", "")
SIBLING = "Số TTHC đã được bãi bỏ, thay thế"
TOTAL = "Tổng số TTHC đang có hiệu lực"
PARTS = ("Số TTHC áp dụng tại UBND cấp huyện", "Số TTHC áp dụng tại UBND cấp xã")
KEYS = ("procedures_repealed", "procedures_district", "procedures_commune", "procedures_in_force")
OFFICE, PERIOD = cchc.Organisation("UBND huyện Ví Dụ", cchc.Level.DISTRICT), cchc.ReportingPeriod.quarter(2022, 3)


def read(*rows: tuple[str, str]) -> cchc.Report:
    annex = [TITLES, HEADING, *(("", name, "Thủ tục", value) for name, value in rows)]
    return cchc.read_report(annex, organisation=OFFICE, period=PERIOD)


def values(report: cchc.Report) -> list[object]:
    return [report.values[key] for key in KEYS]


def errors(report: cchc.Report) -> list[cchc.Finding]:
    return [one for one in report.findings if one.severity is cchc.Severity.ERROR]


@pytest.mark.parametrize("amounts", [("270", "135", "405"), ("1.270", "35", "1.305"), ("0", "9", "9")])
def test_parts_that_add_up_to_the_total_below_them_are_its_parts(amounts: tuple[str, str, str]) -> None:
    *parts, whole = amounts
    for order in itertools.permutations(zip(PARTS, parts, strict=True)):
        report = read((SIBLING, "28"), *order, (TOTAL, whole))
        assert values(report) == [28, *(int(text.replace(".", "")) for text in amounts)]
        assert not errors(report)


@pytest.mark.parametrize(
    ("sibling", "parts", "whole"),
    [
        ("28", ("20", "8"), "405"),  # they add up to the row above
        ("405", ("270", "135"), "405"),  # both rows have this sum
        ("28", ("270", "135"), "406"),
        ("28", ("270", ""), "270"),
        ("28", ("0", "0"), "0"),
        ("28", ("270", "135 hay 136"), "405"),
    ],
)
def test_without_the_sum_of_this_total_alone_they_are_placed_nowhere(
    sibling: str, parts: tuple[str, str], whole: str
) -> None:
    report = read((SIBLING, sibling), *zip(PARTS, parts, strict=True), (TOTAL, whole))
    assert values(report)[1:3] == [None, None]
    assert errors(report)


def test_one_part_alone_and_parts_apart_from_their_total_are_placed_nowhere() -> None:
    alone = read((SIBLING, "28"), (PARTS[0], "405"), (TOTAL, "405"))
    apart = read((SIBLING, "28"), (PARTS[0], "270"), (PARTS[1], "135"), ("Số liệu khác", "5"), (TOTAL, "405"))
    for report in (alone, apart):
        assert values(report)[1:3] == [None, None]
        assert errors(report)


@pytest.mark.parametrize("total", ["Cộng", "TỔNG CỘNG:", "Tổng số", "- Tổng"])
def test_a_total_in_one_word_behind_its_parts_is_an_error_that_names_it(total: str) -> None:
    report = read((SIBLING, "28"), (PARTS[0], "270"), (PARTS[1], "135"), (total, "405"))
    assert values(report) == [28, 270, 135, None]
    (found,) = errors(report)
    assert found.text.endswith("405")
    assert "procedures_in_force" in found.indicators


def test_a_total_in_one_word_beside_the_total_of_the_form_stays_a_warning() -> None:
    report = read((SIBLING, "28"), (TOTAL, "405"), (PARTS[0], "270"), (PARTS[1], "135"), ("Cộng", "433"))
    assert values(report) == [28, 270, 135, 405]
    assert not errors(report)
