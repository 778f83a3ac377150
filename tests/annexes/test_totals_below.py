"""Totals and rates that an annex prints below the rows that they are made of."""

import itertools

import pytest

import cchc_model as cchc

TITLES = ("TT", "Nội dung", "ĐVT", "Kết quả")
GROUPS = (
    ("1", "Tổng số hồ sơ tiếp nhận", ("Nhận trực tuyến", "Nhận tại bộ phận một cửa")),
    ("2", "Tổng số hồ sơ giải quyết", ("Giải quyết đúng hạn", "Giải quyết quá hạn")),
)
Row = tuple[str, str, str, str]


def rows_of(number: str, total: str, parts: tuple[str, ...]) -> tuple[Row, list[Row]]:
    """Return the row of a total, and those of its parts, with values that tell them apart."""
    at = int(number) * 10
    return (number, total, "Hồ sơ", str(at)), [("", f"- {one}", "Hồ sơ", str(at + i)) for i, one in enumerate(parts, 1)]


FORM = [
    TITLES, ("I", "Giải quyết thủ tục hành chính", "", ""),
    *(row for group in GROUPS for total, parts in [rows_of(*group)] for row in (total, *parts)),
]  # fmt: skip
FRAMEWORK = cchc.draft_framework([(*row[:3], "" if row[2] else row[3]) for row in FORM], id="totals").framework
OFFICE, PERIOD = cchc.Organisation("UBND xã Ví Dụ", cchc.Level.COMMUNE), cchc.ReportingPeriod.quarter(2025, 3)


def read(*rows: Row) -> cchc.Report:
    annex = [TITLES, FORM[1], *(("", *row[1:]) for row in rows)]
    return cchc.read_report(annex, framework=FRAMEWORK, organisation=OFFICE, period=PERIOD)


def errors(report: cchc.Report) -> set[str]:
    return {one.code.value for one in report.findings if one.severity is cchc.Severity.ERROR}


def test_the_form_has_each_total_above_its_parts() -> None:
    parents = {row.id: row.parent for row in FRAMEWORK.rows if row.parent}
    keys = [row.id for row in FRAMEWORK.rows]
    assert [parents.get(keys[at]) for at in (2, 3, 5, 6)] == [keys[1], keys[1], keys[4], keys[4]]


@pytest.mark.parametrize("below", [(True, False), (False, False)])
@pytest.mark.parametrize("turned", [False, True])
def test_parts_above_their_total_are_read_without_an_error(below: tuple[bool, bool], *, turned: bool) -> None:
    rows: list[Row] = []
    for group, under in zip(GROUPS, below, strict=True):
        total, parts = rows_of(*group)
        parts = parts[::-1] if turned else parts
        rows += [*parts, total] if under else [total, *parts]
    report = read(*rows)
    assert [*report.values.values()] == [10, 11, 12, 20, 21, 22]
    assert not errors(report)


def test_rows_below_a_total_are_not_those_of_the_next_even_if_it_has_parts_above() -> None:
    (first, own), (second, others) = (rows_of(*group) for group in GROUPS)
    report = read(*own, first, *others, second)
    assert [*report.values.values()] == [10, 11, 12, 20, None, None]
    assert errors(report)


def test_a_part_that_another_row_divides_from_its_total_is_placed_nowhere() -> None:
    (first, own), (second, others) = (rows_of(*group) for group in GROUPS)
    report = read(others[1], first, own[0], second, others[0])
    assert [*report.values.values()] == [10, 11, None, 20, 21, None]
    assert errors(report)


def test_parts_behind_those_of_another_total_are_placed_nowhere() -> None:
    (first, own), (second, others) = (rows_of(*group) for group in GROUPS)
    report = read(first, *own, *others, second)
    assert [*report.values.values()] == [10, 11, 12, 20, None, None]
    assert errors(report)


def test_parts_below_another_total_are_not_those_of_a_total_further_down() -> None:
    (received, _), (resolved, parts) = (rows_of(*group) for group in GROUPS)
    for other in (received, ("", "Tổng số hồ sơ trả lại", "Hồ sơ", "7")):
        for order in itertools.permutations(parts):
            report = read(other, *order, resolved)
            assert [*report.values.values()][4:] == [None, None], other
            assert errors(report)
