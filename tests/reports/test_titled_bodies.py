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


NAMES = ("Huế", "An Hòa", "Lịch Hội Thượng", "Phan Rang - Tháp Chàm", "12")
UNEXPLAINED = ("thăm hỏi người dân", "đề nghị thẩm định", "gặp gỡ và trao đổi")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", ["xã", "phường", "thị trấn"])
@pytest.mark.parametrize("form", ["BÁO CÁO CCHC {}", "BÁO CÁO CCHC {} THÁNG 1/2022", "BÁO CÁO CCHC {}, HUYỆN MỸ XUYÊN"])
def test_a_title_in_capitals_names_a_territory(form: str, level: str, name: str) -> None:
    body = titled_body(form.format(f"{level} {name}".upper()))
    assert body is not None
    assert body.name == f"UBND {level} {name}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("behind", UNEXPLAINED)
@pytest.mark.parametrize("time", ["", " THÁNG 1/2022"])
def test_words_that_nothing_explains_behind_a_name_in_capitals_leave_it_open(name: str, behind: str, time: str) -> None:
    assert titled_body(f"BÁO CÁO CCHC XÃ {name} {behind}".upper() + time) is None


def test_a_long_name_in_capitals_may_be_a_shorter_one_with_other_words() -> None:
    assert titled_body("BÁO CÁO CCHC XÃ AN HÒA THĂM HỎI") is None
    assert titled_body("BÁO CÁO CCHC XÃ AN HÒA, HUYỆN MỸ XUYÊN THĂM HỎI") is None


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
