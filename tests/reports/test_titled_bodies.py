"""Titles on one line that name their organisation, and committees above the bodies of a letterhead."""

import pytest

from cchc_model import parse_organisation
from cchc_model.reports.ticks import read_boxes
from cchc_model.reports.titled_bodies import goes_on_as_place, is_superior, titled_body, whole_body

pytestmark = pytest.mark.every_case

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


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("behind", [*UNEXPLAINED, "rộn ràng đón xuân", "múa lân đêm rằm"])
def test_a_line_with_other_words_behind_a_name_in_capitals_is_no_name(name: str, behind: str) -> None:
    assert whole_body(f"XÃ {name} {behind}, huyện Mỹ Xuyên".upper()) is None
    assert whole_body(f"XÃ {name}, {behind}".upper()) is None


TIMED = ("năm", "quý")
FIRST = ("Ngã", "Phú", "Vọng", "Thạnh")
LEVELS = ("thị xã", "huyện", "phường", "xã")


@pytest.mark.parametrize("word", TIMED)
@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("level", LEVELS)
def test_a_name_may_end_with_a_word_that_times_have(level: str, first: str, word: str) -> None:
    name = f"{level} {first} {word.capitalize()}"
    for time in ("năm 2022", "quý III/2022", "6 tháng đầu năm 2022", "tháng 5 năm 2022"):
        for text in (f"{name} {time}", f"{name} {time}".upper(), f"{name} ({time})".upper()):
            for body in (whole_body(text), titled_body(f"BÁO CÁO CCHC {text}")):
                assert body is not None, text
                assert body.name == f"UBND {name}", text
    for text in (name, name.upper()):
        assert whole_body(text) == titled_body(f"BÁO CÁO CCHC {text}") == parse_organisation(name)


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("level", LEVELS)
def test_capitals_tell_a_name_from_a_time_and_nothing_does_in_a_line_of_capitals(level: str, first: str) -> None:
    for text, name in (
        (f"UBND {level} {first} Năm 2022", f"{first} Năm"),
        (f"UBND {level} {first} năm 2022", first),
        (f"UBND {level} {first} quý II/2022", first),
        (f"UBND {level} {first} Quý 2022", f"{first} Quý"),
        (f"UBND {level} {first} QUÝ 2022".upper(), f"{first} Quý"),
    ):
        body = titled_body(f"Báo cáo CCHC {text}")
        assert body is not None, text
        assert body.name == f"UBND {level} {name}", text
    for text in (
        f"{level} {first} NĂM 2022",
        f"{level} {first} QUÝ I/2022",
        f"{level} {first} QUÝ 3",
        f"{first} QUÝ IV",
    ):
        assert titled_body(f"BÁO CÁO CCHC {text}".upper()) is None, text
        assert whole_body(f"UBND {text}".upper()) is None, text
    assert titled_body(f"Báo cáo CCHC UBND {level} {first} Quý I/2022") is None


def test_a_city_that_is_known_by_its_only_syllable_needs_no_small_letters() -> None:
    body = titled_body("BÁO CÁO CCHC THÀNH PHỐ HUẾ QUÝ I/2026")
    assert body is not None
    assert body.name == "UBND thành phố Huế"


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


def test_an_agency_of_several_words_is_no_name_of_a_place() -> None:
    assert [goes_on_as_place(text) for text in ("SỞ NỘI VỤ TỈNH", "SỞ DẦU", "12")] == [False, True, True]
