"""Rows whose own heading is missing: below another known row, they are none of that heading."""

import pytest

from cchc_model import Bilingual, Framework, Report, Severity, read_report
from cchc_model.framework import FLOW, Indicator, UnitType, branch, count, section

DOSSIER = UnitType("dossier", Bilingual("Hồ sơ", "Dossier"))
TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này")
ABOVE = [("UBND XÃ ĐẠI TÂM",), ("Quý III năm 2025",), TITLES, ("I", "Giải quyết thủ tục hành chính", "", "")]


def row(key: str, name: str, ordinal: str) -> Indicator:
    return count(key, DOSSIER, FLOW, name, key, ordinal=ordinal)


FRAMEWORK = Framework(
    "dossiers",
    "1",
    Bilingual("Biểu hồ sơ", "Dossiers"),
    (
        branch(
            section("all", "Giải quyết thủ tục hành chính", "Procedures", ordinal="I"),
            row("received", "Tổng số hồ sơ tiếp nhận", "1"),
            branch(
                row("resolved", "Tổng số hồ sơ đã giải quyết", "2"),
                row("resolved_in_time", "Giải quyết đúng hạn", "2.1"),
                row("resolved_late", "Giải quyết quá hạn", "2.2"),
            ),
            branch(
                row("open", "Số hồ sơ đang giải quyết", "3"),
                row("open_in_time", "Trong hạn", "3.1"),
                row("open_late", "Quá hạn", "3.2"),
            ),
        ),
    ),
)
RECEIVED, RESOLVED = ("1", "Tổng số hồ sơ tiếp nhận", "120"), ("2", "Tổng số hồ sơ đã giải quyết", "110")
IN_TIME, LATE = ("2.1", "Giải quyết đúng hạn", "90"), ("2.2", "Giải quyết quá hạn", "20")
OPEN = (("3", "Số hồ sơ đang giải quyết", "10"), ("3.1", "Trong hạn", "9"), ("3.2", "Quá hạn", "1"))


def read(*rows: tuple[str, str, str]) -> Report:
    return read_report([*ABOVE, *((number, name, "Hồ sơ", v) for number, name, v in rows)], framework=FRAMEWORK)


def in_error(report: Report) -> set[str]:
    return {key for found in report.findings if found.severity is Severity.ERROR for key in found.indicators}


def values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None}


@pytest.mark.parametrize("printed", [("2.2", "Quá hạn"), ("", "2.2. Quá hạn"), ("", "- Quá hạn"), ("2.2", "Trong hạn")])
@pytest.mark.parametrize("before", [(IN_TIME,), ()])
def test_a_row_below_another_row_than_its_missing_heading_has_no_value(
    printed: tuple[str, str], before: tuple[tuple[str, str, str], ...]
) -> None:
    report = read(RECEIVED, RESOLVED, *before, (*printed, "20"))
    assert values(report).keys() == {"received", "resolved"} | ({"resolved_in_time"} if before else set())
    assert "resolved_late" in in_error(report)


@pytest.mark.parametrize("parts", [OPEN, OPEN[:1], (OPEN[0], OPEN[2])])
def test_rows_with_other_names_below_a_known_row_are_errors_of_the_rows_left_out(
    parts: tuple[tuple[str, str, str], ...],
) -> None:
    report = read(RECEIVED, RESOLVED, ("2.1", "Đúng hạn", "90"), ("2.2", "Quá hạn", "20"), *parts)
    assert {"resolved_in_time", "resolved_late"} <= in_error(report)
    assert report.values["open_late"] in (None, 1)


@pytest.mark.parametrize(
    "ordinals",
    [("1", "2", "2.1", "2.2", "3", "3.1", "3.2"), ("2", "3", "3.1", "3.2", "4", "4.1", "4.2"), ("1",) * 7, ("",) * 7],
)
def test_a_whole_file_is_read_whatever_its_ordinals(ordinals: tuple[str, ...]) -> None:
    rows = [
        (number, *line[1:]) for number, line in zip(ordinals, (RECEIVED, RESOLVED, IN_TIME, LATE, *OPEN), strict=True)
    ]
    report = read(*rows)
    assert list(values(report).values()) == [120, 110, 90, 20, 10, 9, 1]
    assert not in_error(report)


@pytest.mark.parametrize(
    "rows",
    [
        (RECEIVED, RESOLVED, IN_TIME, LATE, *OPEN[1:]),  # their ordinals are below none that is printed
        (RECEIVED, RESOLVED, IN_TIME, LATE, ("", "Trong hạn", "9"), ("", "Quá hạn", "1")),
        (RECEIVED, ("", "Quá hạn", "1")),
        (OPEN[2],),
    ],
)
def test_rows_of_a_missing_heading_that_stand_below_no_other_row_are_read(
    rows: tuple[tuple[str, str, str], ...],
) -> None:
    report = read(*rows)
    assert report.values["open_late"] == 1
    assert not in_error(report)


def test_ordinals_that_begin_anew_belong_to_a_row_that_is_missing() -> None:
    report = read(RESOLVED, IN_TIME, LATE, ("2.1", "Trong hạn", "9"), ("2.2", "Quá hạn", "1"))
    assert (report.values["open_in_time"], report.values["open_late"]) == (9, 1)
