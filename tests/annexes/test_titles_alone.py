"""The title of the only column with numbers: what it does not explain is told, whatever else it says."""

import random

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import unheard

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:6]
KNOWN = ("Số liệu", "Kết quả", "Số lượng", "Kỳ này", "Quý III", "Trong kỳ", "Thực hiện", "Giá trị")


def read(title: str, *others: str) -> Report:
    lines = [("", one.name.vi, one.measure.label.vi, str(12 + at), *others) for at, one in enumerate(ROWS)]
    header = ("TT", "Nội dung", "ĐVT", title, *("Kế hoạch" for _ in others))
    return read_report([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), header, *lines])


def told(report: Report) -> list[tuple[str, Severity]]:
    assert [report.values[one.id] for one in ROWS] == [12 + at for at in range(len(ROWS))]
    return [(one.text, one.severity) for one in report.findings if one.code is FindingCode.VALUE_TITLE_UNKNOWN]


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("seed", range(3))
def test_a_known_word_does_not_explain_the_others(known: str, seed: int) -> None:
    g = random.Random(f"{known} {seed}")
    rest = unheard(g).lower()
    for title in (f"{known} {rest}", f"{rest.capitalize()} {known.lower()}", f"{known} ({rest})"):
        assert told(read(title)) == [(title, Severity.WARNING)]
        assert told(read(title, "5")) == [(title, Severity.WARNING)]


@pytest.mark.parametrize("title", ["Kết quả Trần Đề", "Kết quả huyện bạn", "Số liệu mẫu", "Kỳ này trễ hẹn", "Số người"])
def test_another_body_or_purpose_is_told(title: str) -> None:
    assert told(read(title)) == [(title, Severity.WARNING)]


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("rest", ["", " (người)", " hồ sơ", " Mỹ Xuyên", " huyện Mỹ Xuyên", " báo cáo", " (SL)"])
def test_units_times_and_the_own_organisation_explain_themselves(known: str, rest: str) -> None:
    if (known, rest) != ("Quý III", " báo cáo"):  # the time of a document
        assert told(read(f"{known}{rest}")) == []


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("rest", ["quá hạn", "còn tồn", "kế hoạch", "kỳ trước", "lũy kế", "chưa xong"])
def test_words_of_something_else_refuse(known: str, rest: str) -> None:
    with pytest.raises(ReadError):
        read(f"{known} {rest}")


@pytest.mark.parametrize("title", ["Điều chỉnh", "Sai", "Đề nghị"])
def test_corrections_without_what_they_correct_are_told(title: str) -> None:
    assert told(read(title)) == [(title, Severity.WARNING)]
    assert told(read(f"Số liệu {title.lower()}")) == []


@pytest.mark.parametrize("word", ["năm", "kỳ", "quý"])
@pytest.mark.parametrize("form", ["Đầu {}", "Số đầu {}", "SỐ LIỆU ĐẦU {}", "Hồi đầu {}", "Số đầu {} 2025"])
def test_the_beginning_of_a_time_is_another_time(form: str, word: str) -> None:
    title = form.format(word.upper() if form.isupper() else word)
    with pytest.raises(ReadError, match="another period"):
        read(title)
    lines = [("", one.name.vi, one.measure.label.vi, str(12 + at), str(9 + 2 * at)) for at, one in enumerate(ROWS)]
    report = read_report([("Quý III năm 2025",), ("TT", "Nội dung", "ĐVT", "Hiện nay", title), *lines])
    assert told(report) == []


def test_months_at_the_beginning_of_the_year_are_a_period() -> None:
    lines = [("", one.name.vi, one.measure.label.vi, str(12 + at)) for at, one in enumerate(ROWS)]
    for above, title in (("6 tháng đầu năm 2025", "6 tháng đầu năm"), ("Quý I năm 2025", "Quý I đầu năm")):
        assert told(read_report([(above,), ("TT", "Nội dung", "ĐVT", title), *lines])) == []
