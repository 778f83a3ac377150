"""The period above a table, in any form, against the period in the titles of its columns, in any form."""

from itertools import product

import pytest

from cchc_model import ReadError, Report, ReportingPeriod, Severity, read_report

ROWS = (
    ("Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ"),
    ("Số nhiệm vụ đã hoàn thành", "Nhiệm vụ"),
    ("Số văn bản chỉ đạo CCHC đã ban hành", "Văn bản"),
)
YEAR, QUARTER = ReportingPeriod.full_year(2022), ReportingPeriod.quarter(2022, 1)
ABOVE = {
    YEAR: (
        ["Năm 2022"],
        ["(NĂM 2022)"],
        ["SỐ LIỆU CCHC", "Năm 2022"],
        ["BÁO CÁO CCHC NĂM 2022"],
        ["Kỳ báo cáo: Năm 2022"],
    ),
    QUARTER: (["Quý I năm 2022"], ["QUÝ I", "NĂM 2022"], ["Quý I/2022"], ["BÁO CÁO QUÝ 1 NĂM 2022"]),
}
OF_YEAR = {
    True: ("Năm 2022", "Thực hiện 2022", "Số liệu năm 2022", "Kết quả thực hiện năm 2022"),
    False: ("Năm 2021", "Năm 2023", "Số liệu 2021", "Quý IV/2021", "Quý IV", "9 tháng", "9T/2022", "T12", "Q3.2022"),
}
OF_QUARTER = {
    True: ("Quý I", "Q1", "Q1.2022", "Quý I/2022", "QI/2022", "Thực hiện quý 1", "Số liệu quý I/2022"),
    False: ("Quý II", "Q2", "Q2.2022", "Quý I/2021", "T5", "T5/2022", "6T", "9T/2022", "Q1/2021", "Số liệu Q4"),
}
TITLES = {YEAR: OF_YEAR, QUARTER: OF_QUARTER}
ONE = [
    (above, title, own) for period, forms in TITLES.items() for own in forms
    for above, title in product(ABOVE[period], forms[own])
]  # fmt: skip
BESIDE = [
    (above, title, other) for period, forms in TITLES.items()
    for above, title, other in product(ABOVE[period], forms[True], forms[False])
]  # fmt: skip


def report_of(above: list[str], *titles: str) -> Report:
    values = [[str(31 + 100 * place + row) for place in range(len(titles))] for row in range(len(ROWS))]
    table = [("", name, unit, *value) for (name, unit), value in zip(ROWS, values, strict=True)]
    header = ("TT", "Chỉ tiêu", "Đơn vị tính", *titles)
    return read_report([("UBND HUYỆN VÍ DỤ",), *((line,) for line in above), header, *table])


def read(above: list[str], *titles: str) -> int | None:
    try:
        return report_of(above, *titles).values["plan_tasks"]  # type: ignore[return-value]  # a count
    except ReadError:
        return None


@pytest.mark.parametrize("own", [True, False])
def test_a_column_is_read_only_if_its_title_names_the_period_above_the_table(own: bool) -> None:  # noqa: FBT001
    expected = 31 if own else None
    wrong = [(above, title) for above, title, is_own in ONE if is_own is own and read(above, title) != expected]
    assert wrong == []


def test_beside_a_column_of_another_period_that_of_the_report_is_read() -> None:
    tried = [(above, *pair) for above, title, other in BESIDE[::13] for pair in ((title, other), (other, title))]
    found = [read(*one) for one in tried]
    own = {title for titles in TITLES.values() for title in titles[True]}
    pairs = zip(tried, found, strict=True)
    assert [one for one, value in pairs if value not in (None, 31 if one[1] in own else 131)] == []
    assert found.count(None) < 0.05 * len(found)


@pytest.mark.parametrize("later", ["Kế hoạch 2023", "Ước 2023", "Ước thực hiện năm 2023", "Phương hướng 2023"])
def test_what_is_planned_or_expected_of_a_later_year_is_not_read(later: str) -> None:
    for above in ABOVE[YEAR]:
        assert read(above, "Thực hiện 2021", "Thực hiện 2022", later) == 131, above


@pytest.mark.parametrize(("plan", "result", "share"), [("KH", "TH", "%"), ("Kế hoạch", "Thực hiện", "Tỷ lệ")])
def test_below_the_title_of_the_period_the_result_is_read_beside_its_plan_and_share(
    plan: str, result: str, share: str
) -> None:
    rows = [("", name, unit, "21", "31", "104") for name, unit in ROWS]
    titles = [("TT", "Chỉ tiêu", "ĐVT", "Quý I/2022", "Quý I/2022", "Quý I/2022"), ("", "", "", plan, result, share)]
    report = read_report([("Quý I năm 2022",), *titles, *rows])
    assert report.values["plan_tasks"] == 31
    assert all(finding.severity is not Severity.ERROR for finding in report.findings)
