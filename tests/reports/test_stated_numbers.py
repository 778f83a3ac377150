"""The law of suggestions: a number that the text itself states in the unit of its row, or none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import Status, format_number, read_report
from cchc_model.framework import PERCENT, Amount, Measure, Percentage, UnitType
from cchc_model.reports.cell_reading import read_cell
from cchc_model.vietnamese.numbers import parse_number
from cchc_model.vietnamese.text import Bilingual

COUNT = UnitType("ho_so", Bilingual("Hồ sơ", "Dossiers"))
MONEY = Amount("trieu_dong", Bilingual("Triệu đồng", "Million VND"))
SIGNED = (
    UnitType("so_voi_truoc", Bilingual("Hồ sơ", "Dossiers"), signed=True),
    Amount("tang_giam", Bilingual("Triệu đồng", "Million VND"), signed=True),
    Percentage(signed=True),
)
MEASURES = st.sampled_from([COUNT, MONEY, PERCENT, *SIGNED])
NUMBERS = st.integers(1, 99_999).map(format_number)
WORDS = st.text("abcdeghiklmnopqrstuvxyđăâêôơưáàảãạ", min_size=2, max_size=7)
REFERENCES = ("xem mục {}", "phụ lục {}", "theo Điều {}", "dòng {}", "xem biểu {}", "ngày {}", "đến ngày {}", "số {}")
IN_WORDS = ("giảm {}", "tăng {}", "âm {}", "khoảng {}", "trên {}", "> {}", "≥{}", "~{}", "±{}", "{} trở lên")
NEGATIVES = ("({})", "( {} )", "{}-", "{} –", "(-) {}", "(-){}", "( – ) {}")
OTHER_UNITS = (
    "{}‰",
    "{} đồng",
    "{} nghìn",
    "{} (nghìn)",
    "{} (triệu)",
    "{} tỷ",
    "{} người",
    "{} (%o)",
    "{}m2",
    "{} USD",
)
CLOSED = ("{};", "{} .")
"""A count may have the punctuation behind it of a sentence or a list."""
STATED = ("{} (thiếu 2 xã)", '"{}"', "{} (tăng 2)", *CLOSED)


@given(NUMBERS, MEASURES, st.sampled_from([*REFERENCES, *IN_WORDS, *OTHER_UNITS]))
@example("6", COUNT, "xem mục {}")
@example("985", PERCENT, "{}‰")
@example("12.750.000", MONEY, "{} đồng")
def test_a_reference_another_unit_or_a_sign_in_words_suggests_nothing(number: str, measure: Measure, form: str) -> None:
    cell = read_cell(form.format(number), measure)
    assert (cell.status, cell.suggestions) == (Status.DAMAGED, ())


@given(NUMBERS, MEASURES, WORDS, st.sampled_from(["{1} {0}", "{0} {1} {1}"]))
def test_any_other_word_beside_a_number_suggests_nothing(number: str, measure: Measure, word: str, form: str) -> None:
    cell = read_cell(form.format(number, word), measure)
    assert cell.value is None
    assert cell.suggestions == ()


@given(NUMBERS, MEASURES, st.sampled_from(NEGATIVES))
@example("5", SIGNED[0], "({})")
def test_a_negative_number_of_accounts_is_suggested_with_its_minus(number: str, measure: Measure, form: str) -> None:
    cell = read_cell(form.format(number), measure)
    assert cell.status is Status.DAMAGED
    assert cell.suggestions == ((f"-{number}",) if measure in SIGNED else ())


@given(NUMBERS, MEASURES, st.sampled_from(STATED))
def test_what_a_text_states_is_suggested(number: str, measure: Measure, form: str) -> None:
    cell = read_cell(form.format(number), measure)
    closed = type(measure) is UnitType and form in CLOSED
    stated = [cell.value] if closed else map(parse_number, cell.suggestions)
    assert set(stated) == {parse_number(number)}


@pytest.mark.parametrize("measure", [COUNT, *SIGNED])
@pytest.mark.parametrize("text", ["-5.62", "− 5,6,7", "-1O"])
def test_no_suggestion_loses_a_minus(text: str, measure: Measure) -> None:
    assert all(one.startswith("-") for one in read_cell(text, measure).suggestions)


@pytest.mark.parametrize("digit", ['<font color="white">9</font>240', '<span style="color:#fff">9</span>240'])
def test_digits_that_nobody_sees_are_not_suggested(digit: str) -> None:
    head = "<tr><th>TT</th><th>Chỉ tiêu</th><th>ĐVT</th><th>Số lượng</th></tr>"
    name = "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận"
    row = f"<tr><td>1</td><td>{name}</td><td>Hồ sơ</td><td>{digit}</td></tr>"
    report = read_report(f"<table>{head}{row}</table>".encode())
    [finding] = [one for one in report.findings if "district_dossiers_received" in one.indicators]
    assert (finding.severity.value, finding.suggestions) == ("error", ())
