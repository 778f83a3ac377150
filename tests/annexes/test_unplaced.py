"""Values of rows that no indicator received: an error where the value may belong to an indicator without one."""

from collections.abc import Callable

import pytest

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Finding, Report, Severity, read_report
from cchc_model.framework.rows import Indicator
from helpers.legacy_fonts import to_tcvn3, to_vni

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


LOST_NAMES: tuple[Callable[[str], str], ...] = (
    to_tcvn3,
    to_vni,
    lambda name: name.encode().decode("cp1252", "replace"),
    lambda name: name.encode("ascii", "replace").decode(),
    lambda _: "Khối lượng công việc phát sinh",
    lambda _: "………",
    lambda _: "",
)
"""Names that no row of the form has: their letters are lost, or they are others."""
SHIFTS: tuple[Callable[[tuple[str, str, str, str, str]], tuple[str, ...]], ...] = (
    lambda row: (*row[1:], ""),
    lambda row: ("", *row[:-1]),
    lambda row: (row[0], "Khối lượng công việc phát sinh", row[2], "", row[3]),
    lambda row: (row[0], "Khối lượng công việc phát sinh", row[3], "", row[2]),
)
ROWS = tuple(
    (row.item.ordinal, row.item.name.vi, row.item.measure.label.vi, "1", "")
    if isinstance(row.item, Indicator)
    else (row.item.ordinal, row.item.name.vi, "", "", "")
    for row in FRAMEWORK.rows
)
PLACES = [at for at, row in enumerate(FRAMEWORK.rows) if isinstance(row.item, Indicator)][::17]


def without_row(at: int, changed: tuple[str, ...], *, head: bool, units: bool) -> Report:
    """Read the whole annex with one row changed, perhaps without the heading above it and without units."""
    parent = FRAMEWORK.rows[at].parent
    rows = [changed if place == at else row for place, row in enumerate(ROWS)]
    gone = {place for place, row in enumerate(FRAMEWORK.rows) if head and row.id == parent}
    kept = [row if units else (*row[:2], "", *row[3:]) for place, row in enumerate(rows) if place not in gone]
    return read(*kept)


@pytest.mark.parametrize("without", ["nothing", "heading", "units"])
@pytest.mark.parametrize("lost", LOST_NAMES)
def test_a_lost_value_is_an_error_where_the_row_may_be_one_that_is_absent(
    lost: Callable[[str], str], without: str
) -> None:
    for at in PLACES:
        ordinal, name, *others = ROWS[at]
        report = without_row(at, (ordinal, lost(name), *others), head=without == "heading", units=without != "units")
        assert report.values[FRAMEWORK.rows[at].id] is None
        assert any(one.severity is Severity.ERROR for one in report.findings)


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_lost_value_in_a_wrong_column_is_an_error_too(
    shift: Callable[[tuple[str, str, str, str, str]], tuple[str, ...]],
) -> None:
    for at in PLACES:
        report = without_row(at, shift(ROWS[at]), head=False, units=True)
        assert report.values[FRAMEWORK.rows[at].id] is None
        assert any(one.severity is Severity.ERROR for one in report.findings)


@pytest.mark.parametrize("lost", LOST_NAMES[:2])
def test_a_row_whose_letters_are_lost_may_be_any_absent_one(lost: Callable[[str], str]) -> None:
    rows = [*ROWS[:4], *ROWS[5:], (ROWS[4][0], lost(ROWS[4][1]), lost(ROWS[4][2]), "7", "")]
    found = aside(read(*rows), "7")
    assert (found.severity, FRAMEWORK.rows[4].id in found.indicators) == (Severity.ERROR, True)


def test_a_row_of_its_own_at_another_place_is_a_warning() -> None:
    rows = [*ROWS[:4], *ROWS[5:30], ("", "Số cuộc họp giao ban", "Cuộc họp", "5", ""), *ROWS[30:]]
    assert aside(read(*rows), "5").severity is Severity.WARNING
