"""Titles with a unit of money or time beside rows that print another one: their column has none of the values."""

from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:10]
TRUTH = {one.id: 40 + 17 * at for at, one in enumerate(ROWS)}
AMOUNTS = [
    *(f"Kinh phí ({unit})" for unit in ("triệu đồng", "Đồng", "nghìn đồng", "VNĐ", "ĐVT: triệu đồng")),
    *("KINH PHÍ CHI (TRIỆU ĐỒNG)", "Đã cấp (đồng)", "Thời hạn (ngày)", "Xử lý (ngày làm việc)", "Chờ (giờ)"),
]

pytestmark = pytest.mark.every_case


def annex(*titles: str, cells: Sequence[str], units: Sequence[str] = ()) -> Report:
    rows = [
        (
            "",
            one.name.vi,
            (units or [one.measure.label.vi for one in ROWS])[at],
            *(cell or str(TRUTH[one.id]) for cell in cells),
        )
        for at, one in enumerate(ROWS)
    ]
    return read_report([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), ("TT", "Nội dung", "ĐVT", *titles), *rows])


@pytest.mark.parametrize("title", AMOUNTS)
@pytest.mark.parametrize("value", ["Kết quả", "Số lượng", "Quý III"])
def test_a_column_of_another_unit_is_no_rival(value: str, title: str) -> None:
    for report in (annex(value, title, cells=("", "71")), annex(title, value, cells=("71", ""))):
        assert {key: report.values[key] for key in TRUTH} == TRUTH
        told = {one.code: one.severity for one in report.findings if one.severity > Severity.INFO}
        assert told == {FindingCode.ROWS_ABSENT: Severity.WARNING}


@pytest.mark.parametrize(
    "title", ["Số người (người)", "Bản giấy (Sở)", "Cấp lại (đợt)", "Xử lý hồ sơ", "Kinh phí đồng"]
)
def test_another_bracket_says_nothing(title: str) -> None:
    with pytest.raises(ReadError, match="unclear"):
        annex("Kết quả", title, cells=("", "71"))


@pytest.mark.parametrize("unit", ["", "Triệu đồng", "đồng/hồ sơ"])
def test_a_row_that_may_have_the_unit_leaves_the_choice_unclear(unit: str) -> None:
    units = [*(one.measure.label.vi for one in ROWS[1:]), unit]
    with pytest.raises(ReadError, match="unclear"):
        annex("Kết quả", "Kinh phí (triệu đồng)", cells=("", "71"), units=units)


def test_a_word_for_values_in_the_same_title_contradicts_its_unit() -> None:
    with pytest.raises(ReadError, match="unclear"):
        annex("Kết quả", "Số liệu (triệu đồng)", cells=("", "71"))
