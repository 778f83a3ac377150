"""Titles with `Chỉ tiêu`: above numbers they are targets, above texts the names of indicators."""

import random
from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, draft_framework, read_parts, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import unheard

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:12]
TRUTH = {one.id: 40 + 7 * at for at, one in enumerate(ROWS)}
LEFT = ("TT", "Nội dung", "ĐVT")
PERIODS = {
    "Quý III năm 2025": ("", " quý III", " kỳ này", " Q3", " trong kỳ", " quý III/2025", " năm", " năm 2025"),
    "Năm 2025": ("", " năm 2025", " trong năm", " năm", " kỳ này"),
}
CASES = [(above, time) for above, times in PERIODS.items() for time in times]


def annex(
    *headers: Sequence[str], cells: Sequence[str], above: str = "Quý III năm 2025", left: Sequence[str] = LEFT
) -> Report:
    """Read an annex below one or two rows of titles; a cell is a template of the true value, or a factor of it."""
    titles = [(*(left if not at else [""] * len(left)), *header) for at, header in enumerate(headers)]
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (above,), *titles, *lines(cells)])


def lines(cells: Sequence[str]) -> list[tuple[str, ...]]:
    made = []
    for at, one in enumerate(ROWS, 1):
        own = [str(TRUTH[one.id] * int(cell[1:])) if cell.startswith("x") else cell for cell in cells]
        made.append((str(at), one.name.vi, one.measure.label.vi, *own))
    return made


def told(report: Report) -> dict[str, Severity]:
    aside = (FindingCode.ROWS_ABSENT, FindingCode.COLUMN_NOT_READ)
    return {one.code: one.severity for one in report.findings if one.severity > Severity.INFO and one.code not in aside}


def values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None}


@pytest.mark.parametrize(("above", "time"), CASES)
@pytest.mark.parametrize("word", ["Chỉ tiêu{}", "CHỈ TIÊU{}", "Số chỉ tiêu{}", "Chỉ tiêu đề ra{}"])
def test_numbers_below_the_title_are_a_plan(word: str, above: str, time: str) -> None:
    target = word.format(time)
    for result in ("Thực hiện", "Kỳ này"):
        report = annex((target, result), cells=("x3", "x1"), above=above)
        assert (values(report), told(report)) == (TRUTH, {}), (target, result)
        report = annex((result, "Tỷ lệ (%)", target), cells=("x1", "33", "x3"), above=above)
        assert (values(report), told(report)) == (TRUTH, {}), (target, result)
    with pytest.raises(ReadError, match="no column contains the values"):
        annex((target,), cells=("x1",), above=above)


@pytest.mark.parametrize("target", ["Chi tieu", "Chi tieu quy III", "CHI TIEU NAM"])
def test_the_title_may_lack_its_accents(target: str) -> None:
    assert values(annex((target, "Ket qua"), cells=("x3", "x1"))) == TRUTH


@pytest.mark.parametrize("seed", range(6))
def test_what_stands_beside_a_target_alone_is_read_with_a_warning(seed: int) -> None:
    g = random.Random(seed)
    title = f"{unheard(g)} quý III" if seed % 2 else unheard(g)
    report = annex(("Chỉ tiêu quý III", title), cells=("x3", "x1"))
    assert values(report) == TRUTH
    assert told(report) == {FindingCode.VALUE_TITLE_UNKNOWN: Severity.WARNING}


@pytest.mark.parametrize("group", ["Quý III", "Kỳ này", "Quý III năm 2025"])
def test_a_target_below_the_period_is_none_of_its_values(group: str) -> None:
    report = annex((group, "", ""), ("Chỉ tiêu", "Kết quả", "Tỷ lệ (%)"), cells=("x3", "x1", "33"))
    assert (values(report), told(report)) == (TRUTH, {})


@pytest.mark.parametrize(
    "title", ["Số liệu chỉ tiêu", "Giá trị chỉ tiêu", "Kết quả chỉ tiêu", "Thực hiện chỉ tiêu quý III"]
)
def test_the_value_of_an_indicator_is_no_target(title: str) -> None:
    report = annex((title,), cells=("x1",))
    assert (values(report), told(report)) == (TRUTH, {})
    assert values(annex(("Kế hoạch", title), cells=("x2", "x1"))) == TRUTH


@pytest.mark.parametrize("name", ["Chỉ tiêu", "Chỉ tiêu năm 2025", "Tên chỉ tiêu", "Nội dung chỉ tiêu"])
def test_above_names_it_stays_their_title(name: str) -> None:
    for titles, cells in ((("Số lượng",), ("x1",)), (("Chỉ tiêu giao", "Thực hiện"), ("x2", "x1"))):
        report = annex(titles, cells=cells, left=("TT", name, "ĐVT"))
        assert (values(report), told(report)) == (TRUTH, {})


def test_a_title_above_texts_is_no_plan() -> None:
    report = annex(("Chỉ tiêu cha", "Số liệu"), cells=("Văn bản", "x1"))
    assert (values(report), told(report)) == (TRUTH, {})


@pytest.mark.parametrize(
    ("below", "result"), [(plan, result) for plan in ("Kế hoạch", "Phấn đấu") for result in ("Thực hiện", "Kết quả")]
)
def test_one_title_above_all_columns_tells_none_apart(below: str, result: str) -> None:
    report = annex(("Chỉ tiêu năm 2025", "", ""), (below, result, "So sánh"), cells=("x2", "x1", "50"))
    assert (values(report), told(report)) == (TRUTH, {})


def test_groups_of_targets_and_of_results_are_told_apart() -> None:
    report = annex(
        ("Chỉ tiêu", "", "Kết quả", ""), ("Số lượng", "Tỷ lệ", "Số lượng", "Tỷ lệ"), cells=("x2", "9", "x1", "8")
    )
    assert (values(report), told(report)) == (TRUTH, {})
    with pytest.raises(ReadError, match="no column contains the values"):
        annex(("Chỉ tiêu", ""), ("Quý II", "Quý III"), cells=("x2", "x1"))


def test_targets_of_communes_are_no_reports() -> None:
    titles = [(*LEFT, "Xã Đại Tâm", "", "Xã Tham Đôn", ""), ("", "", "", *("Chỉ tiêu", "Kết quả") * 2)]
    parts = read_parts([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), *titles, *lines(("x5", "x1", "x6", "x2"))])
    first = next(iter(TRUTH))
    assert [part.report.values[first] for part in parts] == [TRUTH[first], 2 * TRUTH[first]]
    assert [one.reason["en"] for one in parts.unread] == ["plan", "plan"]


def test_a_blank_form_keeps_its_column_of_targets_apart() -> None:
    rows = [(str(at), name, "Hồ sơ", "", "") for at, name in enumerate(("Số hồ sơ đất", "Số hồ sơ hộ tịch"), 1)]
    columns = draft_framework([(*LEFT, "Chỉ tiêu năm", "Làm được"), *rows]).framework.columns
    assert columns is not None
    assert (columns.value, columns.others) == ("Làm được", ("Chỉ tiêu năm",))


def test_a_title_over_the_names_and_a_column_beside_them_is_no_target() -> None:
    rows = [(str(at), one.name.vi, str(TRUTH[one.id]), one.measure.label.vi) for at, one in enumerate(ROWS, 1)]
    header = [("TT", "Chỉ tiêu", "", "ĐVT"), ("", "Nội dung", "Quý III", "")]
    report = read_report([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), *header, *rows])
    assert {key: report.values[key] for key in TRUTH} == TRUTH
