"""A heading that stands again between two tables, or above each page: the rows below it go on where they were."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Bilingual, Severity, read_report
from cchc_model.framework import (
    FLOW,
    CodeList,
    Framework,
    Indicator,
    Row,
    UnitType,
    branch,
    count,
    heading,
    section,
)

HEADER = ("TT", "Chỉ tiêu", "Đ/v tính", "Số liệu", "Ghi chú")
HEADINGS = [row.id for row in FRAMEWORK.rows if not isinstance(row.item, Indicator)]
TWICE = "Số vấn đề phát hiện đã xử lý xong"


def above(row: Row) -> list[Row]:
    parent = None if row.parent is None else FRAMEWORK.row(row.parent)
    return [] if parent is None else [*above(parent), parent]


def below(key: str) -> list[Row]:
    return [row for row in FRAMEWORK.rows if key in {one.id for one in above(row)}]


def printed(row: Row) -> tuple[str, ...]:
    if not isinstance(row.item, Indicator):
        return (row.item.ordinal, row.item.name.vi, "", "", "")
    measure = row.item.measure
    value = measure.codes[0].value if isinstance(measure, CodeList) else row.number % 90 + 1
    return (row.item.ordinal, row.item.name.vi, measure.label.vi, str(value), "")


@pytest.mark.parametrize("key", [key for key in HEADINGS if len(below(key)) > 1])
@pytest.mark.parametrize("alone", [True, False])
def test_rows_below_a_heading_printed_again_are_read_wherever_the_table_breaks(key: str, *, alone: bool) -> None:
    own, rows = FRAMEWORK.row(key), below(key)
    again = (own.item.name.vi,) if alone else printed(own)
    for cut in sorted({1, len(rows) // 2, len(rows) - 1}):
        before = [printed(row) for row in (*above(own), own, *rows[:cut])]
        report = read_report([HEADER, *before, again, HEADER, *map(printed, rows[cut:])])
        read = {key for key, value in report.values.items() if value is not None}
        assert read == {row.id for row in rows if isinstance(row.item, Indicator)}, cut
        assert not [found for found in report.findings if found.severity is Severity.ERROR]


def test_a_name_of_several_rows_is_placed_below_a_heading_printed_again_only_as_the_next_row() -> None:
    """The headings between are those of the last table; whether another one was left out, only the next row tells."""
    section, inspection = FRAMEWORK.row("apparatus"), FRAMEWORK.row("district_inspection")
    found, resolved = FRAMEWORK.row("inspection_issues_found"), ("", TWICE, "Vấn đề", "23", "")
    for rows, value in (((found,), 23), ((), None)):
        lines = [printed(row) for row in (section, inspection, FRAMEWORK.row("inspected_units"), *rows)]
        report = read_report([HEADER, *lines, (section.item.name.vi,), HEADER, resolved])
        read = {key: entry.value for key, entry in report.entries.items() if entry.text == "23"}
        assert read == ({"inspection_issues_resolved": value} if value else {})
        assert any(one.severity is Severity.ERROR for one in report.findings) == (value is None)


def twins() -> Framework:
    """A form with one name below a section and below a heading in it."""
    item = UnitType("item", Bilingual("Việc", "Items"))
    names = ("Số mướp", "Số chum", "Số vại")
    inner = [count(f"inner_{at}", item, FLOW, name, f"Inner {at}") for at, name in enumerate(names)]
    own = [count("own", item, FLOW, "Số chum", "Own"), count("last", item, FLOW, "Số khoai", "Last")]
    rows = branch(
        section("outer", "Việc đồng áng", "Outer"), branch(heading("inner", "Gạo nếp", "Inner"), *inner), *own
    )
    return Framework("twins", "1", Bilingual("Biểu", "Form"), (rows,))


@pytest.mark.parametrize(
    ("before", "names", "expected"),
    [
        (("Số mướp",), ("Số chum",), None),  # the next row of the inner heading, or that of the section
        (("Số mướp", "Số chum"), ("Số chum",), "own"),
        (("Số mướp", "Số chum"), ("Số vại", "Số chum"), "own"),
        (("Số mướp", "Số chum", "Số vại"), ("Số chum", "Số khoai"), "own"),
    ],
)
def test_a_name_of_a_section_and_of_a_heading_in_it_is_not_guessed(
    before: tuple[str, ...], names: tuple[str, ...], expected: str | None
) -> None:
    framework = twins()
    heads: list[tuple[str, ...]] = [("", "Việc đồng áng", "", "", ""), ("", "Gạo nếp", "", "", "")]
    first = [("", name, "Việc", str(at), "") for at, name in enumerate(before, 11)]
    rest = [("", name, "Việc", str(at), "") for at, name in enumerate(names, 21)]
    report = read_report([HEADER, *heads, *first, ("Việc đồng áng",), HEADER, *rest], framework=framework)
    at = names.index("Số chum")
    read = [key for key, value in report.values.items() if value == 21 + at]
    assert read == ([] if expected is None else [expected])
    assert any(one.severity is Severity.ERROR for one in report.findings) == (expected is None)
