"""Amounts and percentages with many digits come back from a workbook as they were written."""

import io
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import Bilingual, Framework, Report, read_report, write_report
from cchc_model.framework import FLOW, Amount, UnitType, branch, count, percent, section

MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"))
FORM = Framework(
    "form", "1", Bilingual("Biểu", "Form"),
    (branch(
        section("top", "Kinh phí", "Funds"), count("funds", MONEY, FLOW, "Số kinh phí", "Funds"),
        percent("share", FLOW, "Tỷ lệ giải ngân", "Share"),
        count("files", UnitType("file", Bilingual("Hồ sơ", "Files")), FLOW, "Số hồ sơ", "Files"),
    ),),
)  # fmt: skip
NUMBERS = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1, 10**14), st.integers(0, 18))


@pytest.mark.parametrize("key", ["funds", "share"])
@given(number=NUMBERS)
@example(number=Decimal("66.66666666666667"))
@example(number=Decimal("821112271877832.5"))
def test_many_digits_come_back_from_a_workbook(key: str, number: Decimal) -> None:
    report = Report.from_values(FORM, {key: number, "files": 1})
    target = io.BytesIO()
    write_report(report, target, format="xlsx")
    assert read_report(target.getvalue(), framework=FORM).values[key] == number
