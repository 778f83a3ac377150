"""Titles on one line that name their organisation, and committees above the bodies of a letterhead."""

import pytest

from cchc_model import parse_organisation
from cchc_model.reports.ticks import read_boxes
from cchc_model.reports.titled_bodies import is_superior, titled_body

DISTRICT, PROVINCE = "UBND huyện Mỹ Xuyên", "UBND tỉnh Sóc Trăng"


@pytest.mark.parametrize(
    "title", ["", "BÁO CÁO CCHC", "BÁO CÁO " * 30 + "XÃ AN HÒA", "Báo cáo CCHC xã An Hòa, đề nghị thẩm định"]
)
def test_a_title_that_is_not_understood_names_no_organisation(title: str) -> None:
    assert titled_body(title) is None


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (PROVINCE, [DISTRICT], True), (DISTRICT, [PROVINCE], False), (PROVINCE, ["Sở Nội vụ"], True),
        (DISTRICT, [DISTRICT, "Phòng Nội vụ"], True), (DISTRICT, [DISTRICT], False), ("Sở Nội vụ", [PROVINCE], False),
    ],
)  # fmt: skip
def test_a_committee_is_above_those_of_lower_levels_and_the_agencies_that_serve_it(
    above: str, below: list[str], *, expected: bool
) -> None:
    assert is_superior(parse_organisation(above), [parse_organisation(name) for name in below]) is expected


@pytest.mark.parametrize("text", ["☑ Có ☐ ☐ Không", "☑ ☐ Không", "Có ☑ ☐", "☑ Có ☐"])
def test_boxes_without_an_answer_of_their_own_are_not_read(text: str) -> None:
    assert read_boxes(text) is None
