"""Amounts of money in another unit beside a value: the same ones say nothing, others are told."""

from decimal import Decimal

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Bilingual
from cchc_model.annexes.notes import doubt_of_note
from cchc_model.annexes.same_amounts import without_same_amounts
from cchc_model.framework import FLOW, Amount, count

MILLION = Amount("million_dong", Bilingual("Triệu đồng", "Million dong"))
BILLION = Amount("billion_dong", Bilingual("Tỷ đồng", "Billion dong"))
FORMS = ("{}", "({})", "Bằng {}", "Kinh phí: {}")
SAME = {
    MILLION: ("120.500.000 đồng", "120.500.000đ", "120.500.000 VNĐ", "120.500 nghìn đồng", "0,1205 tỷ đồng"),
    BILLION: ("120.500.000.000 đồng", "120.500 triệu đồng", "120.500 tr.đ", "120.500 triệu"),
}
OTHERS = ("125.000.000.000 đồng", "125.000.000 đồng", "120.500 đồng", "121 tỷ đồng", "(121.000.000đ)")


@pytest.mark.parametrize("measure", [MILLION, BILLION], ids=["million", "billion"])
@pytest.mark.parametrize("form", FORMS)
def test_the_same_amount_in_another_unit_is_no_contradiction(measure: Amount, form: str) -> None:
    spent = count("spent", measure, FLOW, "Kinh phí đã chi", "Spent")
    for text in SAME[measure]:
        assert doubt_of_note(form.format(text), Decimal("120.5"), spent, None) is None
    for text in OTHERS:
        assert without_same_amounts(text, Decimal("120.5"), measure) == text
    assert doubt_of_note(SAME[measure][0], Decimal("120.6"), spent, None) is not None


def test_no_row_but_one_of_money_has_amounts() -> None:
    tasks = SOC_TRANG_DISTRICT.indicator("plan_tasks").measure
    assert without_same_amounts("31 đồng", 31, tasks) == "31 đồng"


def test_digits_that_are_no_number_are_no_amount() -> None:
    assert without_same_amounts("1.2.3 đồng", Decimal("120.5"), MILLION) == "1.2.3 đồng"
