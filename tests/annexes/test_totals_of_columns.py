"""Totals among columns: below a title of what all rows count, or proven by the sums of all rows."""

import random
from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, draft_framework, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import unheard

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:12]
TRUTH = {one.id: 60 + 31 * (5 * at % 12) for at, one in enumerate(ROWS)}
UNKNOWN = {FindingCode.VALUE_TITLE_UNKNOWN: Severity.WARNING}


def annex(*headers: Sequence[str], rows: Sequence[Sequence[int | str]], above: str = "Quý III năm 2025") -> Report:
    left = ("TT", "Nội dung", "ĐVT")
    titles = [(*(("", "", "") if at else left), *header) for at, header in enumerate(headers)]
    lines = [("", one.name.vi, one.measure.label.vi, *map(str, cells)) for one, cells in zip(ROWS, rows, strict=False)]
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (above,), *titles, *lines])


def split(count: int, seed: int = 0) -> list[list[int]]:
    """Return the true values in some parts each, and the values behind them."""
    g, made = random.Random(seed), []
    for number in TRUTH.values():
        cuts = sorted(g.randint(0, number) for _ in range(count - 1))
        made.append([end - start for start, end in zip([0, *cuts], [*cuts, number], strict=True)] + [number])
    return made


def outcome(report: Report) -> tuple[dict[str, object], dict[FindingCode, Severity]]:
    aside = (FindingCode.ROWS_ABSENT, FindingCode.COLUMN_NOT_READ)
    told = {one.code: one.severity for one in report.findings if one.severity > Severity.INFO and one.code not in aside}
    return {key: value for key, value in report.values.items() if value is not None}, told


@pytest.mark.parametrize("total", ["Tổng số", "Tổng", "TỔNG CỘNG"])
@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("Số người", {}),
        ("Quý III năm 2025", {}),
        ("Hiện có", UNKNOWN),
        ("Cán bộ, công chức", UNKNOWN),
        ("Lao động", UNKNOWN),
    ],
)
def test_a_total_below_what_all_rows_count_is_one(group: str, told: dict[FindingCode, Severity], total: str) -> None:
    rows = [(number, number // 3, "33,3") for number in TRUTH.values()]
    for parts in (("Trong đó nữ", "Tỷ lệ nữ (%)"), ("Nữ", "Tỷ lệ")):
        assert outcome(annex((group, "", ""), (total, *parts), rows=rows)) == (TRUTH, told)
    assert outcome(annex((group, "", "Kế hoạch"), (total, "Nữ", ""), rows=rows)) == (TRUTH, told)


@pytest.mark.parametrize("group", ["Kế hoạch", "Số còn tồn", "Kỳ trước", "Quý II năm 2025", "Lũy kế"])
def test_a_total_does_not_override_the_title_above_it(group: str) -> None:
    with pytest.raises(ReadError):
        annex((group, ""), ("Tổng số", "Trong đó nữ"), rows=[(number, number // 3) for number in TRUTH.values()])


def test_the_totals_of_two_groups_are_unclear() -> None:
    rows = [(number, number // 3, number + 9, number // 4) for number in TRUTH.values()]
    with pytest.raises(ReadError, match="unclear"):
        annex(("Lao động", "", "Dân quân", ""), ("Tổng số", "Nữ", "Tổng số", "Nữ"), rows=rows)
    with pytest.raises(ReadError, match="unclear"):
        annex(("Lao động", "", "Dân quân"), ("Tổng số", "Nữ", ""), rows=[row[:3] for row in rows])


@pytest.mark.parametrize("seed", range(12))
def test_the_last_column_is_read_if_every_row_proves_it(seed: int) -> None:
    g = random.Random(seed)
    count = g.randint(2, 4)
    parts = [f"{unheard(g)} {letter}" for letter in "gklm"[:count]]
    if g.random() < 0.5:
        parts[0] = g.choice(("Trực tuyến", "Đúng hẹn", "Cấp xã"))
    title, told = g.choice(((unheard(g), UNKNOWN), ("Gom hết", UNKNOWN), ("Cộng", {}), ("Tổng", {})))
    rows = split(count, seed)
    assert outcome(annex((*parts, title), rows=rows)) == (TRUTH, told)
    if told:
        with pytest.raises(ReadError):  # what is counted first may be a whole that the others say nothing of
            annex((title, *parts), rows=[[row[-1], *row[:-1]] for row in rows])
        wrong = [*rows[:-1], [*rows[-1][:-1], rows[-1][-1] + 1]]
        with pytest.raises(ReadError):
            annex((*parts, title), rows=wrong)
        with pytest.raises(ReadError):
            annex((*parts, title), rows=rows[:2])
        with pytest.raises(ReadError):
            annex((*parts, title), rows=[rows[0]] * len(rows))


@pytest.mark.parametrize("title", ["Kế hoạch", "Còn lại", "Tỷ lệ", "Cùng kỳ", "Đính chính"])
def test_a_sum_with_another_meaning_stays_refused(title: str) -> None:
    with pytest.raises(ReadError):
        annex(("Bản giấy", "Bản scan", title), rows=split(2))


MONTHS = ("Tháng 7", "Tháng 8", "Tháng 9")


@pytest.mark.parametrize("total", ["Gộp 3 tháng", "Cả 3 tháng", "Cộng 3 tháng", "3 tháng"])
@pytest.mark.parametrize("months", [MONTHS, ("T7", "T8", "T9"), ("Tháng 7+8", "Tháng 9")])
def test_as_many_months_as_the_period_are_it_if_its_months_add_up_to_them(months: Sequence[str], total: str) -> None:
    rows = split(len(months))
    assert outcome(annex((*months, total), rows=rows)) == (TRUTH, {})
    with pytest.raises(ReadError):
        annex((*months, total), rows=rows, above="Quý II năm 2025")
    with pytest.raises(ReadError):
        annex((*months, total), rows=[[*row[:-1], row[-1] + 1] for row in rows])


@pytest.mark.parametrize("total", ["Cộng", "Gom hết", "Tổng số", "Gộp 6 tháng"])
def test_the_sum_of_other_periods_is_of_another_period(total: str) -> None:
    with pytest.raises(ReadError):
        annex(("Quý I", "Quý II", total), rows=split(2))


@pytest.mark.parametrize(
    "pair", [("Đúng hẹn", "Trễ hẹn"), ("Đúng quy cách", "Sai quy cách"), ("ĐÚNG QUY CÁCH", "KHÁC")]
)
@pytest.mark.parametrize("total", ["Tổng", "Cộng"])
def test_what_complies_is_a_part_and_no_correction(total: str, pair: tuple[str, str]) -> None:
    rows = split(2)
    assert outcome(annex((*pair, total), rows=rows)) == (TRUTH, {})
    with pytest.raises(ReadError):
        annex((pair[0],), rows=[row[:1] for row in rows])


@pytest.mark.parametrize(
    "pair", [("Đúng hẹn", "Trễ hẹn"), ("Đúng quy cách", "Sai quy cách"), ("ĐÚNG QUY CÁCH", "KHÁC")]
)
@pytest.mark.parametrize("total", ["Tổng", "Tổng số"])
def test_a_form_with_parts_contradicts_no_value(total: str, pair: tuple[str, str]) -> None:
    rows = split(2)
    blank = [("", one.name.vi, one.measure.label.vi, "", "", "") for one in ROWS]
    header = ("TT", "Nội dung", "ĐVT", *pair, total)
    framework = draft_framework([header, *blank]).framework
    lines = [(*cells[:3], *map(str, row)) for cells, row in zip(blank, rows, strict=True)]
    report = read_report([("Quý III năm 2025",), header, *lines], framework=framework)
    assert sorted(value for value in report.values.values() if value is not None) == sorted(TRUTH.values())
    assert not any(one.severity is Severity.ERROR for one in report.findings)


@pytest.mark.parametrize("title", ["Số đúng", "Số liệu đúng", "Đúng là", "Số đúng VPUB", "Số sai sửa thành"])
def test_the_right_number_is_a_correction(title: str) -> None:
    lower = [(number, "" if at else number - 1) for at, number in enumerate(TRUTH.values())]
    report = annex(("Kỳ này", title), rows=lower)
    assert [one.code for one in report.findings if one.severity is Severity.ERROR] == [FindingCode.REMARK_CONTRADICTS]


@pytest.mark.parametrize("other", ["Theo đề án", "Theo định biên", "THEO NGHỊ QUYẾT"])
def test_the_actual_values_are_those_beside_what_something_states(other: str) -> None:
    rows = [(number, 2 * number) for number in TRUTH.values()]
    assert outcome(annex(("Thực tế", other), rows=rows)) == (TRUTH, {})
    assert outcome(annex((other, "Thực tế"), rows=[row[::-1] for row in rows])) == (TRUTH, {})
    with pytest.raises(ReadError, match="unclear"):
        annex(("Số liệu", other), rows=rows)


def test_a_plan_and_its_comparison_leave_the_value() -> None:
    rows = [(2 * number, number, "50,0") for number in TRUTH.values()]
    assert outcome(annex(("Chỉ tiêu năm", "Đạt được", "Tỷ lệ đạt"), rows=rows)) == (TRUTH, {})


@pytest.mark.parametrize("carried", ["Kỳ trước chuyển sang", "Kỳ trước mang sang"])
def test_what_was_carried_over_is_no_proven_part(carried: str) -> None:
    with pytest.raises(ReadError, match="unclear"):
        annex(("Tiếp nhận mới", carried, "Cộng"), rows=split(2))
