"""Titles that say another time without naming a period: to come, in words, by a number alone, stored as a day."""

from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, read_report
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode

pytestmark = pytest.mark.every_case

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:8]
VALUES = [9 + 31 * (3 * at % 8) for at in range(len(ROWS))]
OTHERS = [14 + 27 * (5 * at % 8) for at in range(len(ROWS))]
TIMES = ("kỳ", "quý", "tháng", "năm")
AWAY = ("tới", "sau", "trước", "kế tiếp", "tiếp theo", "liền trước")
QUARTERS = ("một", "hai", "ba", "tư")
MONTHS = (
    "giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip


def annex(
    *titles: str | int, above: Sequence[str] = ("UBND HUYỆN MỸ XUYÊN", "Báo cáo quý III năm 2025"), left: str = "TT"
) -> Report:
    header = (left, "Nội dung", "ĐVT", *titles)
    columns = (OTHERS, VALUES)[2 - len(titles) :]
    lines = [
        (str(at + 1), one.name.vi, one.measure.label.vi, *(column[at] for column in columns))
        for at, one in enumerate(ROWS)
    ]
    return read_report([*((text,) for text in above), header, *lines])


def read(report: Report) -> list[object]:
    return [report.values[one.id] for one in ROWS]


def refused(*titles: str | int, above: Sequence[str] = ("UBND HUYỆN MỸ XUYÊN", "Báo cáo quý III năm 2025")) -> None:
    with pytest.raises(ReadError, match=r"unclear|no column contains"):
        annex(*titles, above=above)


@pytest.mark.parametrize("form", ["{}", "Định hướng {}", "SỐ LIỆU {}", "Ước {}"])
@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("time", TIMES)
def test_a_time_on_another_side_is_another_one(time: str, away: str, form: str) -> None:
    title = form.format(f"{time} {away}").capitalize()
    refused(title)
    assert read(annex(title, "Kết quả")) == VALUES


@pytest.mark.parametrize(
    "title", ["Kết quả kỳ tiếp nhận", "Số liệu năm kế hoạch", "Từ giữa năm tới nay", "Số liệu trong kỳ"]
)
def test_words_that_go_on_otherwise_are_no_time_to_come(title: str) -> None:
    assert Role.OTHER_PERIOD not in meaning(title).roles


@pytest.mark.parametrize(("number", "word"), [*enumerate(QUARTERS, 1)])
@pytest.mark.parametrize("form", ["Quý {}", "QUÝ {}", "Số liệu quý {}", "Quý thứ {}", "Quý {}/2025"])
def test_quarters_in_words(number: int, word: str, form: str) -> None:
    title = form.format(word.upper() if form.isupper() else word)
    if number == 3:
        assert read(annex(title)) == VALUES
    else:
        refused(title)


@pytest.mark.parametrize(("number", "word"), [*enumerate(MONTHS, 1)])
def test_months_in_words(number: int, word: str) -> None:
    for title in (f"Tháng {word}", f"Số liệu tháng {word}"):
        refused(title)
        assert read(annex(title, above=("UBND HUYỆN MỸ XUYÊN", f"Báo cáo tháng {number} năm 2025"))) == VALUES


def test_a_month_and_its_year_may_be_blank() -> None:
    assert (meaning("Tháng năm 2025").partial, meaning("Tháng năm 2025").year) == (False, 2025)
    assert not meaning("6 tháng một năm").partial or meaning("6 tháng một năm").period is None


@pytest.mark.parametrize("title", ["Kỳ II", "Kỳ 2", "Đợt 2", "Kết quả kỳ II", "Số liệu đợt 1", "II", "iv", "2", 2])
def test_another_number_is_that_of_another_time(title: str | int) -> None:
    refused(title)
    refused(title, above=("UBND HUYỆN MỸ XUYÊN", "Báo cáo năm 2025"))
    assert read(annex(title, "Số liệu")) == VALUES


@pytest.mark.parametrize("title", ["Kỳ III", "Kỳ 3", "III", 3, "Bản sửa lần 2"])
def test_the_number_of_the_report_or_of_a_version_stays_read(title: str | int) -> None:
    assert read(annex(title)) == VALUES


@pytest.mark.parametrize("titles", [("Đợt 2", "Đợt 3"), ("II", "III"), (2, 3), ("Kỳ 2", "Kỳ 3")])
def test_several_numbers_may_be_those_of_columns(titles: Sequence[str | int]) -> None:
    refused(*titles)


@pytest.mark.parametrize("day", ["2025-06-30", "2025-06-30 00:00:00", "30/6/2025", "2024-09-30"])
def test_a_day_outside_the_period(day: str) -> None:
    refused(day)


@pytest.mark.parametrize("other", ["Kết quả", "Số liệu báo cáo", "Tổng số", "Luốp chương"])
@pytest.mark.parametrize("dated", ["Quý II/2025", "6 tháng cuối năm 2025", "Quý hai năm 2025", "Số liệu quý I/2025"])
@pytest.mark.parametrize("above", [(), ("UBND HUYỆN MỸ XUYÊN",)])
def test_where_the_period_is_open_two_columns_may_have_the_values(dated: str, other: str, above: Sequence[str]) -> None:
    for titles in ((dated, other), (other, dated)):
        refused(*titles, above=above)
    assert read(annex(dated, above=above)) == VALUES
    assert read(annex("Kế hoạch", dated, above=above)) == VALUES
    assert read(annex("Quý IV/2024", dated, above=above)) == VALUES


@pytest.mark.parametrize("letters", ["STT", "TT", "ĐVT", "KQ", "KQTH", "SL"])
def test_case_and_points_of_initials_do_not_matter(letters: str) -> None:
    printed = meaning(letters)
    assert printed.roles
    for form in (letters.lower(), letters.capitalize(), ".".join(letters), ".".join(letters.capitalize()) + "."):
        assert meaning(form) == printed
        assert meaning(f"{form} năm").roles == printed.roles


@pytest.mark.parametrize("title", ["Stt", "S.T.T", "S.t.t.", "stt", "T.T", "Tt"])
def test_ordinals_below_initials_are_no_values(title: str) -> None:
    with pytest.raises(ReadError, match="no column contains"):
        annex("Kế hoạch", left=title)
    report = annex("Con số", left=title)
    assert read(report) == VALUES
    assert FindingCode.COLUMN_NOT_READ not in {one.code for one in report.findings}


@pytest.mark.parametrize("title", ["+/-", "(+/-)", "+, -", "( + ) ( – )", "±", "+/−"])
def test_signs_alone_are_a_difference(title: str) -> None:
    refused(title)
    assert read(annex(title, "Số liệu")) == VALUES
