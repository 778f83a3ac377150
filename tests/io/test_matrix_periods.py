"""Matrix forms with a row for each period: the months of a quarter are reports beside the quarter itself."""

import pytest

import cchc_model as cchc
from helpers.many_reports import errors
from helpers.matrix_sums import sums_framework

FORM = sums_framework(3)
HEADER = [("TT", "Kỳ", "Hồ sơ", "", ""), ("", "", "Tổng số", "Trực tuyến", "Trực tiếp")]
QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")
MONTHS = ("Tháng 7", "Tháng 8", "Tháng 9")


def form(own: str, *names: str) -> list[tuple[str, ...]]:
    rows = [(str(at), name, *(str(at * 10 + more) for more in range(3))) for at, name in enumerate(names, 1)]
    return [("UBND XÃ ĐẠI TÂM",), (own,), *HEADER, *rows]


@pytest.mark.parametrize(
    ("own", "names", "last"),
    [
        ("Quý III năm 2022", (*MONTHS, "Quý III"), "Quý III năm 2022"),
        ("Quý III năm 2022", ("Quý III", *MONTHS), "Quý III năm 2022"),
        ("Quý III năm 2022", (*MONTHS, "Kỳ này"), "Quý III năm 2022"),
        ("Năm 2022", (*QUARTERS, "Cả năm"), "Năm 2022"),
        ("Năm 2022", (*QUARTERS, "Năm 2022"), "Năm 2022"),
        ("6 tháng đầu năm 2022", ("Quý I", "Quý II", "6 tháng đầu năm"), "6 tháng đầu năm 2022"),
    ],
)
def test_the_periods_within_that_of_the_file_are_reports_beside_it(own: str, names: tuple[str, ...], last: str) -> None:
    parts = cchc.read_parts(form(own, *names), framework=FORM)
    whole = [name for name in names if name not in (*MONTHS, *QUARTERS) or f"{name} năm 2022" == own]
    expected = [last if name in whole else f"{name} năm 2022" for name in names]
    assert [part.report.period and part.report.period.label() for part in parts] == expected
    assert [next(iter(part.report.values.values())) for part in parts] == [10 * at for at in range(1, len(names) + 1)]
    assert {part.report.organisation and part.report.organisation.name for part in parts} == {"UBND xã Đại Tâm"}
    assert (errors(parts), parts.unread) == ([], ())


@pytest.mark.parametrize(
    ("own", "names", "kept"),
    [
        ("Quý III năm 2022", ("Quý II", "Quý III"), ("Quý III",)),
        ("Năm 2022", ("Năm 2021", "Năm 2022"), ("Năm 2022",)),
        ("Tháng 9 năm 2022", ("Tháng 9", "Quý III"), ("Tháng 9",)),
        ("Quý III năm 2022", (*MONTHS, "Cộng"), MONTHS),
        ("9 tháng năm 2022", (*QUARTERS[:3], "Lũy kế 9 tháng"), QUARTERS[:3]),
        ("Quý II năm 2022", (*MONTHS, "Quý III"), (*MONTHS, "Quý III")),
    ],
)
def test_a_row_of_comparison_stays_none(own: str, names: tuple[str, ...], kept: tuple[str, ...]) -> None:
    parts = cchc.read_parts(form(own, *names), framework=FORM)
    assert [part.title for part in parts] == list(kept)
    assert [one.title for one in parts.unread] == [name for name in names if name not in kept]


def test_a_row_of_an_organisation_leaves_the_months_out() -> None:
    parts = cchc.read_parts(form("Quý III năm 2022", "Tháng 7", "Xã Tham Đôn", "Quý III"), framework=FORM)
    assert "Tháng 7" in {one.title for one in parts.unread}
