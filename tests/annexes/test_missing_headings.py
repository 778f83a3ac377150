"""Rows below several headings, one of which the annex leaves out."""

from collections.abc import Sequence

import pytest

import cchc_model as cchc

FIELDS = ("Lĩnh vực đất đai", "Lĩnh vực hộ tịch", "Lĩnh vực rừng")
FORM = [
    ("TT", "Nội dung", "ĐVT", "Kết quả"),
    ("A", "Kết quả giải quyết thủ tục", "", ""),
    *(
        row
        for number, field in zip(("I", "II", "III"), FIELDS, strict=True)
        for row in [
            (number, field, "", ""),
            ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", ""),
            ("2", "Số hồ sơ giải quyết đúng hạn", "Hồ sơ", ""),
        ]
    ),
]
OF = {field: range(at, at + 3) for field, at in zip(FIELDS, (2, 5, 8), strict=True)}
"""The rows of each field: its heading, and two values."""
OFFICE = cchc.Organisation("UBND xã Ví Dụ", cchc.Level.COMMUNE)
PERIOD = cchc.ReportingPeriod.quarter(2025, 3)
FRAMEWORK = cchc.draft_framework(FORM, id="fields").framework


def read(order: Sequence[int], *, numbered: bool = True, heading: str = "") -> cchc.Report:
    """Return the report of rows of the form, each value being the number of its row."""
    rows = [FORM[0]]
    for at in order:
        number, name, unit, _ = FORM[at]
        rows.append((number if numbered else "", name, unit, str(at) if unit else ""))
        if heading and name == FORM[1][1]:
            rows.append(("", heading, "", ""))
    return cchc.read_report(rows, framework=FRAMEWORK, organisation=OFFICE, period=PERIOD)


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("heading", ["", "Kết quả"])
def test_all_rows_in_the_order_of_the_form_are_read_with_a_question(*, numbered: bool, heading: str) -> None:
    report = read([at for at in range(1, 11) if at != 2], numbered=numbered, heading=heading)
    assert [*report.values.values()] == [3, 4, 6, 7, 9, 10]
    (asked,) = (one for one in report.findings if one.severity is not cchc.Severity.INFO)
    assert (asked.code, asked.severity, asked.text) == ("heading_missing", cchc.Severity.WARNING, FIELDS[0])
    assert asked.indicators == tuple(FRAMEWORK.indicators)[:2]
    assert "đề nghị kiểm tra" in asked.message("vi")
    assert "in the framework's order" in asked.message("en")


@pytest.mark.parametrize("numbered", [True, False])
def test_of_rows_in_another_order_none_is_read(*, numbered: bool) -> None:
    report = read([1, 4, 3, *range(5, 11)], numbered=numbered)
    assert [*report.values.values()] == [None, None, 6, 7, 9, 10]
    errors = [one for one in report.findings if one.severity is cchc.Severity.ERROR]
    assert [one.code for one in errors] == ["heading_missing"]
    assert "để trống" in errors[0].message("vi")


def test_no_value_below_a_missing_heading_is_read_without_a_question() -> None:
    for first in FIELDS:
        for second in FIELDS:
            for lost in {first, second} if first != second else ():
                order = [1, *(at for field in (first, second) for at in OF[field][field == lost :])]
                report = read(order)
                codes = {one.code.value for one in report.findings if one.severity is not cchc.Severity.INFO}
                assert codes & {"heading_missing", "ambiguous_row", "repeated_row"}, order


def test_a_shortened_heading_is_not_missing() -> None:
    rows = [
        (
            number,
            name.removeprefix("Lĩnh vực ").capitalize() if not unit and number != "A" else name,
            unit,
            "5" if unit else "",
        )
        for number, name, unit, _ in FORM[1:]
    ]
    report = cchc.read_report([FORM[0], *rows], framework=FRAMEWORK, organisation=OFFICE, period=PERIOD)
    assert [*report.values.values()] == [5] * 6
    assert not any(one.code == "heading_missing" for one in report.findings)


def test_a_missing_heading_above_blank_rows_is_no_matter() -> None:
    rows = [(number, name, unit, "5" if unit and at > 4 else "") for at, (number, name, unit, _) in enumerate(FORM)]
    report = cchc.read_report([rows[0], rows[1], *rows[3:]], framework=FRAMEWORK, organisation=OFFICE, period=PERIOD)
    assert [*report.values.values()] == [None, None, 5, 5, 5, 5]
    assert not any(one.code == "heading_missing" for one in report.findings)


def test_what_may_be_the_totals_of_the_other_groups_is_left_out() -> None:
    values = {3: "60", 4: "59", 6: "20", 7: "19", 9: "30", 10: "29"}
    rows = [(number, name, unit, values.get(at, "")) for at, (number, name, unit, _) in enumerate(FORM)]
    report = cchc.read_report([FORM[0], *rows[1:2], *rows[3:]], framework=FRAMEWORK, organisation=OFFICE, period=PERIOD)
    assert [*report.values.values()] == [None, None, 20, 19, 30, 29]
    (error,) = (one for one in report.findings if one.severity is cchc.Severity.ERROR)
    assert error.code == "heading_missing"
    assert "có thể là số tổng" in error.message("vi")
