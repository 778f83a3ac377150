"""The organisations of texts: a name is read only where it is known to end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import InvalidDataError, Level, Organisation, parse_organisation
from cchc_model.reports.organisation_texts import text_parts
from cchc_model.reports.territory_levels import begins_territory


def bodies(text: str) -> list[str]:
    return [part.organisation.name for part in text_parts(text) if part.organisation]


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("UBND HUYỆN MỸ XUYÊN", "UBND huyện Mỹ Xuyên", Level.DISTRICT),
        ("Uỷ ban nhân dân H. Mỹ Xuyên", "UBND huyện Mỹ Xuyên", Level.DISTRICT),
        ("UBND TX. Ngã Năm", "UBND thị xã Ngã Năm", Level.DISTRICT),
        ("UBND Q.1", "UBND quận 1", Level.DISTRICT),
        ("UBND PHƯỜNG 12", "UBND phường 12", Level.COMMUNE),
        ("UBND xã Tân Lập 2", "UBND xã Tân Lập 2", Level.COMMUNE),
        ("UBND ĐẶC KHU PHÚ QUÝ", "UBND đặc khu Phú Quý", Level.COMMUNE),
        ("UBND HUYỆN EA H'LEO", "UBND huyện Ea H'Leo", Level.DISTRICT),
        ("UBND THÀNH PHỐ PHAN RANG - THÁP CHÀM", "UBND thành phố Phan Rang - Tháp Chàm", Level.DISTRICT),
        ("UBND THÀNH PHỐ HẢI PHÒNG", "UBND thành phố Hải Phòng", Level.PROVINCE),
        ("UBND TP.HCM", "UBND thành phố Hồ Chí Minh", Level.PROVINCE),
        ("UBND THÀNH PHỐ SÓC TRĂNG", "UBND thành phố Sóc Trăng", Level.DISTRICT),
        ("HĐND tỉnh Sóc Trăng", "HĐND tỉnh Sóc Trăng", Level.PROVINCE),
        ("phường 12", "UBND phường 12", Level.COMMUNE),
        ("Văn phòng HĐND và UBND huyện Mỹ Xuyên", "Văn phòng HĐND và UBND huyện Mỹ Xuyên", Level.AGENCY),
        ("Báo Sóc Trăng", "Báo Sóc Trăng", Level.AGENCY),
    ],
)
def test_a_name_has_one_spelling_and_its_level(text: str, name: str, level: Level) -> None:
    assert parse_organisation(text) == Organisation(name, level)
    assert parse_organisation(name) == Organisation(name, level)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND THÀNH PHỐ HẢI PHÒNG SỞ NỘI VỤ", ["UBND thành phố Hải Phòng", "SỞ NỘI VỤ"]),
        ("UBND THÀNH PHỐ HẢI PHÒNG QUÝ I NĂM 2022", ["UBND thành phố Hải Phòng"]),
        ("UBND PHƯỜNG YÊN SỞ PHÒNG NỘI VỤ", ["UBND phường Yên Sở", "PHÒNG NỘI VỤ"]),
        ("UBND XÃ TÂN HỘI TRUNG", ["UBND xã Tân Hội Trung"]),
        ("UBND HUYỆN LONG PHÚ ĐỘI KIỂM TRA", []),
        ("UBND HUYỆN LONG PHÚ NHÓM KIỂM TRA CCHC", []),
        ("UBND xã A Đơn vị nhận", []),
        ("UBND huyện Mỹ Xuyên 6 tháng đầu năm 2022", ["UBND huyện Mỹ Xuyên"]),
        ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", ["PHÒNG TÀI CHÍNH - KẾ HOẠCH"]),
        ("TỔ CHỨC BỘ MÁY", []),
        ("Số UBND cấp xã đã kiểm tra", []),
    ],
)
def test_a_body_ends_where_something_known_begins(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_names_that_differ_by_a_number_stay_apart() -> None:
    numbers = (1, 11, 12, 2)
    assert len({parse_organisation(f"UBND phường {number}").known_as for number in numbers}) == len(numbers)


@pytest.mark.parametrize("text", ["", "…", "12", "UBND", "UBND huyện", "UBND Mỹ Xuyên", "UBND huyện Mỹ Xuyên, xã A"])
def test_a_text_that_names_no_organisation_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidDataError) as refused:
        parse_organisation(text)
    assert "“UBND huyện Mỹ Xuyên”" in refused.value.message("vi")
    assert "'UBND huyện Mỹ Xuyên'" in refused.value.message("en")


@given(st.text(max_size=60))
def test_no_text_fails(text: str) -> None:
    text_parts(text)


@pytest.mark.parametrize(("text", "begins"), [("Phường 5", True), ("P. 5", True), ("TT", False), ("Q. 3", False)])
def test_a_text_begins_with_a_level_in_full_or_with_a_point(text: str, *, begins: bool) -> None:
    assert begins_territory(text) is begins


@pytest.mark.parametrize(
    ("one", "other"), [("phường 1", "phường 01"), ("quận 5", "QUẬN 05"), ("xã Tân Lập 2", "xã Tân Lập 02")]
)
def test_a_number_is_the_same_with_a_leading_zero(one: str, other: str) -> None:
    first, second = parse_organisation(f"UBND {one}"), parse_organisation(f"UBND {other}")
    assert first.may_be(second)
    for number in ("10", "11", "100"):
        assert not first.may_be(parse_organisation(f"UBND {one[:-1]}{number}"))
