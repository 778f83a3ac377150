"""Columns that are rivals: the right one is read, and no part, other period or other body is taken for it."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import settings

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, ReportingPeriod, Severity, read_parts, read_report
from cchc_model.framework import FormColumns
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import FORMATS, KINDS, Rivals, rivals

TASKS, DONE = "Số nhiệm vụ đề ra trong kế hoạch", "Số nhiệm vụ đã hoàn thành"

FILES = max(settings().max_examples // 4, 2)
"""The number of annexes of each kind and format."""


def outcome(one: Rivals, form: str) -> str:
    """Return `right`, `refused`, or what is against the law."""
    try:
        report = read_report(one.as_source(form))
    except ReadError:
        return "refused"
    values = {key: value for key, value in report.values.items() if value is not None}
    if not values and any(found.severity is Severity.ERROR for found in report.findings):
        return "refused"
    if values != one.truth:
        return f"read {values}"
    if any(found.severity is Severity.ERROR for found in report.findings):
        return "right, with an error"
    told = FindingCode.VALUE_TITLE_UNKNOWN in {found.code for found in report.findings}
    return "right" if told == one.warned else f"right, told {told}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_one_of_rivals_is_read_and_no_other(kind: str, form: str) -> None:
    for seed in range(FILES):
        one = rivals(kind, seed)
        assert outcome(one, form) == ("refused" if one.right is None else "right"), (one, one.grid)


def grid(*headers: Sequence[str], cells: Sequence[str], above: str = "UBND XÃ ĐẠI TÂM") -> list[tuple[str, ...]]:
    """An annex of the third quarter with two rows of the same cells, below one or two rows of titles."""
    left = [("TT", "Chỉ tiêu", "ĐVT"), ("", "", "")]
    rows = [(str(at), name, "Nhiệm vụ", *cells) for at, name in enumerate((TASKS, DONE), 1)]
    titles = [(*own, *header) for own, header in zip(left, headers, strict=False)]
    return [(above,), ("Quý III năm 2025",), *titles, *rows]


def read(*headers: Sequence[str], cells: Sequence[str], above: str = "UBND XÃ ĐẠI TÂM") -> Report:
    return read_report(grid(*headers, cells=cells, above=above), framework=SOC_TRANG_DISTRICT)


@pytest.mark.parametrize("group", ["Quý", "Số liệu các quý", "Kết quả theo quý năm 2025"])
@pytest.mark.parametrize("numerals", [("I", "II", "III", "IV"), ("1", "2", "3", "4")])
def test_numerals_of_periods_are_reports_of_their_own(group: str, numerals: tuple[str, ...]) -> None:
    rows = grid((group, "", "", ""), numerals, cells=("5", "6", "7", ""))
    parts = read_parts(rows, framework=SOC_TRANG_DISTRICT).parts
    read = {part.report.period: part.report.values["plan_tasks"] for part in parts}
    assert read == {ReportingPeriod.quarter(2025, at): value for at, value in enumerate((5, 6, 7, None), 1)}


@pytest.mark.parametrize(
    "numbers", [("1", "2", "3", "4", "5", "6"), ("A", "B", "C", "1", "2", "3"), ("", "", "", "1", "2", "3")]
)
def test_a_row_that_counts_through_the_columns_names_no_periods(numbers: tuple[str, ...]) -> None:
    rows = grid(("Kết quả", "", ""), ("KH", "TH", "Tỷ lệ"), cells=("5", "6", "7"))
    rows.insert(4, numbers)
    assert read_report(rows, framework=SOC_TRANG_DISTRICT).values["plan_tasks"] == 6


@pytest.mark.parametrize("title", ["Đếm thấy", "Nợ đọng", "Kỳ III", "III"])
def test_an_unknown_title_is_told_unless_the_form_has_it(title: str) -> None:
    told = [found for found in read((title,), cells=("5",)).findings if found.code == FindingCode.VALUE_TITLE_UNKNOWN]
    assert [(found.text, found.severity) for found in told] == [(title, Severity.WARNING)]
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns(title))
    report = read_report(grid((title,), cells=("5",)), framework=framework)
    assert FindingCode.VALUE_TITLE_UNKNOWN not in {found.code for found in report.findings}


def test_a_refusal_proposes_a_column_that_may_be_meant() -> None:
    with pytest.raises(ReadError, match="--column F"):
        read(("Kỳ trước", "Đếm thấy", "Gom vào"), cells=("1", "", "5"))


def test_the_name_of_the_commune_decides_beside_a_total() -> None:
    names = ("Tham Đôn", "Đại Tâm", "Tổng số")
    assert read(names, cells=("5", "6", "11")).values["plan_tasks"] == 6
    assert read(names, cells=("5", "6", "11"), above="UBND HUYỆN MỸ XUYÊN").values["plan_tasks"] == 11


def test_a_title_may_be_called_as_a_row_is() -> None:
    assert read((DONE,), cells=("5",)).values["plan_tasks"] == 5


@pytest.mark.parametrize("title", ["Tỷ trọng", "Tỷ lệ"])
def test_a_share_above_counts_is_no_value_even_alone(title: str) -> None:
    with pytest.raises(ReadError, match="unclear"):
        read((title,), cells=("5",))
