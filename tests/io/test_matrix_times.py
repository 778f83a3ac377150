"""Matrix forms with captions of a time between their rows: each month is read as its own reports, or is an error."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import ReportingPeriod
from cchc_model.io.parts import ReportPart
from helpers.forms import Grid, as_source
from helpers.many_reports import bodies, errors
from helpers.matrix_extras import LEAVES, framework

HEADER = [["TT", "Tên đơn vị", "Hồ sơ tiếp nhận", *[""] * (len(LEAVES) - 1)], ["", "", *LEAVES]]
MONTHS = (
    "Tháng {} năm 2022",
    "THÁNG {}/2022",
    "Tháng {}",
    "BÁO CÁO GIẢI QUYẾT HỒ SƠ THÁNG {} NĂM 2022",
    "Tháng {}/2022:",
)
Expected = dict[tuple[str, ReportingPeriod], list[int]]


def months_form(g: random.Random) -> tuple[Grid, Expected]:
    """A form of a quarter or of its first month, with a table or a section for each of its months."""
    ordinals, repeated = g.random() < 0.7, g.random() < 0.6
    of_month = repeated and g.random() < 0.5
    left = 2 if ordinals else 1
    header = [row[2 - left :] for row in HEADER]
    rows: Grid = [["UBND HUYỆN MỸ XUYÊN"], ["Tháng 4 năm 2022" if of_month else "Quý II năm 2022"], *header]
    expected: Expected = {}
    named, caption = bodies(g, g.randint(1, 3)), g.choice(MONTHS)
    for month in range(4, g.randint(5, 6) + 1):
        if month > 4 or not of_month:
            rows += [[]] if g.random() < 0.3 else []
            rows += [[*[""] * g.randint(0, left - 1), caption.format(month)]]
            rows += header if repeated and month > 4 else []
        for number, (title, name) in enumerate(named, 1):
            values = [g.randint(1, 999) for _ in LEAVES]
            rows.append([*[str(number), title][-left:], *map(str, values)])
            expected[name, ReportingPeriod.month(2022, month)] = values
    return rows, expected


def read(parts: Sequence[ReportPart]) -> dict[tuple[str, object], list[object]]:
    return {
        (part.report.organisation.name if part.report.organisation else part.title, part.report.period): list(
            part.report.values.values()
        )
        for part in parts
    }


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 10**9), st.sampled_from(("rows", "csv", "xlsx")))
def test_the_rows_below_each_month_are_reports_of_it(seed: int, kind: str) -> None:
    rows, expected = months_form(random.Random(seed))
    parts = cchc.read_parts(as_source(rows, kind), framework=framework())
    assert read(parts.parts) == expected
    assert errors(parts) == []


def two_tables(first: str, caption: str, *, header: bool = True) -> Grid:
    above = [["UBND HUYỆN MỸ XUYÊN"], [first], *HEADER]
    lines = [[str(at), f"Xã {one}", *["7"] * len(LEAVES)] for at, one in enumerate(("An Thạnh", "An Bình"), 1)]
    return [*above, *lines, [caption], *(HEADER if header else []), *lines]


@pytest.mark.parametrize(
    "caption", ["Năm 2021", "Lũy kế 5 tháng", "6 tháng đầu năm 2022", "Số liệu tháng 5 như sau", "Tháng 5 và tháng 6"]
)
def test_a_time_that_is_no_report_beside_those_of_the_file_is_told(caption: str) -> None:
    parts = cchc.read_parts(two_tables("Tháng 4 năm 2022", caption), framework=framework())
    assert [part.report.period and part.report.period.label() for part in parts] == ["Tháng 4 năm 2022"] * 2
    assert [one.numbers for one in parts.unread] == [len(LEAVES)] * 2
    told = [one for part in parts for one in part.report.findings if one.code == "row_is_no_report"]
    assert len(told) == 2


@pytest.mark.parametrize("caption", ["Năm 2021", "6 tháng đầu năm 2022", "Số liệu tháng 5 như sau"])
def test_a_table_of_another_time_that_is_not_read_is_an_error(caption: str) -> None:
    assert len(errors(cchc.read_parts(two_tables("Tháng 4 năm 2022", caption), framework=framework()))) == 2


@pytest.mark.parametrize("caption", ["Tháng 4 năm 2022", "Tháng 4", "Năm 2022", "Biểu số 2", "Đơn vị tính: hồ sơ"])
def test_a_caption_of_the_own_time_begins_no_other_reports(caption: str) -> None:
    rows = two_tables("Tháng 4 năm 2022", caption)
    rows = [*rows[:-2], ["3", "Xã Phú Mỹ", *["7"] * len(LEAVES)]]
    parts = cchc.read_parts(rows, framework=framework())
    assert [part.report.period and part.report.period.label() for part in parts] == ["Tháng 4 năm 2022"] * 3
    assert errors(parts) == []


def test_a_month_goes_on_in_a_table_with_other_columns() -> None:
    april, may = (["UBND HUYỆN MỸ XUYÊN"], ["Tháng 4 năm 2022"]), [["Tháng 5 năm 2022"]]
    tables = [
        [["TT", "Tên đơn vị", *leaves], ["1", "Xã An Thạnh", *values]]
        for leaves, values in ((LEAVES[:2], ("1", "2")), (LEAVES[2:], ("3", "4", "5")))
    ]
    again = [[row if row[0] == "TT" else [*row[:2], *(f"1{one}" for one in row[2:])] for row in one] for one in tables]
    rows = [*april, *tables[0], *tables[1], *may, *again[0], *again[1]]
    parts = cchc.read_parts(rows, framework=framework())
    assert [list(part.report.values.values()) for part in parts] == [[1, 2, 3, 4, 5], [11, 12, 13, 14, 15]]
    assert [part.report.period for part in parts] == [ReportingPeriod.month(2022, one) for one in (4, 5)]
    assert errors(parts) == []
