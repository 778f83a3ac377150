"""Times that a text names: each is understood as a whole, or gives no period."""

import pytest

from cchc_model import InvalidDataError
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.period_texts import periods_in

pytestmark = pytest.mark.every_case


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("từ tháng 5 năm 2022 đến tháng 3 năm 2022", None),
        ("từ tháng 9 đến tháng 3/2022", None),
        ("từ ngày 15/12/2022 đến ngày 14/3/2022", None),
        ("từ ngày 15/12 đến ngày 14/3", None),
        ("từ quý I đến quý II/2022", "6 tháng đầu năm 2022"),
        ("theo Kế hoạch của tỉnh năm 2022", None),
        ("(kèm theo công văn quý I/2022)", None),
        ("6 tháng 9", None),
        ("3 tháng năm", None),
        ("ngày 05 tháng 4", None),
        ("ngày tháng I", None),
        ("ngày quý II năm 2022", "Quý II năm 2022"),
        ("31/2022/NĐ-CP", None),
        ("Quý I năm 2022 " + "x" * 500, None),
    ],
)
def test_a_time_is_understood_as_a_whole_or_not_at_all(text: str, period: str | None) -> None:
    assert [found.label() for found in periods_in(text)] == ([] if period is None else [period])


def test_a_name_ends_where_another_body_begins() -> None:
    body = parse_organisation("UBND xã Chí - TP. Huế")
    assert (body.name, body.parent and body.parent.name) == ("UBND xã Chí", "UBND thành phố Huế")
    with pytest.raises(InvalidDataError, match="not the name of an organisation"):
        parse_organisation("UBND xã Sở HĐND")
