import itertools
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Bilingual, Status, format_number, format_percent, read_cell, testing
from cchc_model.framework import PERCENT, Amount, Code, CodeList, Measure
from cchc_model.framework.measures import UnitType
from cchc_model.indicators import COMPLIANCE, DOSSIER, PERSON, PROCEDURE, SURVEY_METHODS, YES_NO
from cchc_model.reports.cell_reading import NIL_ANSWERS, NOT_APPLICABLE_ANSWERS
from cchc_model.reports.cells import Understanding

MEASURES: tuple[Measure, ...] = (DOSSIER, PERCENT, YES_NO)
NIL_MARKS = ("-", "–", "—", "−", "…", "...", "--", "---", "/", "-/-", "./.", "/./", "- -", "-.-", "–/–", ".-")
MESSY = st.text("0123456789.,-−%xcóCÓ kKhông hồsơTC=\xa0\n\t", max_size=14)


@given(testing.counts())
def test_a_count_is_read_as_it_is_printed(value: int) -> None:
    cell = read_cell(format_number(value), DOSSIER)
    assert (cell.status, cell.value, cell.understood) == (Status.REPORTED, value, ())


@given(testing.counts())
def test_the_indicators_own_unit_may_stand_behind_a_count(value: int) -> None:
    for text in (f"{format_number(value)} hồ sơ", f"{format_number(value)}HỒ SƠ"):
        cell = read_cell(text, DOSSIER)
        assert (cell.value, cell.understood) == (value, (Understanding.UNIT_WORD,))
    assert read_cell("270 TTHC", PROCEDURE).value == 270


@pytest.mark.parametrize("text", ["5 người", "5 hồ", "5 hồ sơ mới", "hồ sơ 5", "5.6 hồ sơ", "5,5 hồ sơ"])
def test_any_other_word_damages_a_count(text: str) -> None:
    cell = read_cell(text, DOSSIER)
    assert (cell.status, cell.value) == (Status.DAMAGED, None)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("25.81", ("25.810",)),
        ("5,62", ("5.620",)),
        ("5,0", ("5", "5.000")),
        ("5 người", ()),
        ("5 hồ sơ mới", ("5",)),
        ("5 hồ sô", ("5",)),
        ("5.6 hồ sơ", ("5.600",)),
        ("6195.6", ()),
        ("6195,6", ()),
        ("6.195,6", ()),
        ("chưa rõ", ()),
    ],
)
def test_a_damaged_count_has_whole_suggestions(text: str, suggestions: tuple[str, ...]) -> None:
    cell = read_cell(text, DOSSIER)
    assert cell.status is Status.DAMAGED
    assert cell.suggestions == suggestions


LTR_MARKS = ("\u200e", "\u202a", "\u202c", "\u202d", "\u2066", "\u2068", "\u2069")
RTL_MARKS = ("\u200f", "\u061c", "\u202b", "\u2067")


@pytest.mark.parametrize("mark", [*LTR_MARKS, *RTL_MARKS, "\u200b", "\ufeff"])
@pytest.mark.parametrize("number", ["1.250", "5", "5.627"])
def test_a_mark_of_direction_leaves_a_number_as_it_is(mark: str, number: str) -> None:
    plain = read_cell(number, DOSSIER).value
    for text in (f"{mark}{number}", f"{number}{mark}", f"{mark}{number}\u202c", f"{number[0]}{mark}{number[1:]}"):
        assert (read_cell(text, DOSSIER).value, read_cell(text, DOSSIER).text) == (plain, text)


@pytest.mark.parametrize("mark", ["\u202e", *RTL_MARKS])
def test_a_mark_that_may_reorder_what_is_shown_damages_a_number(mark: str) -> None:
    for text in (f"{mark}-5", f"5{mark} 627"):
        assert read_cell(text, DOSSIER).value is None
    assert (read_cell(f"12{mark}34", DOSSIER).value is None) == (mark == "\u202e")


MILLION = Amount("million_dong", Bilingual("Triệu đồng", "Million dong"))
DOCUMENT_UNIT = UnitType("document", Bilingual("Văn bản", "Documents"))


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        *((text, DOSSIER, 1250) for text in ("1.250 HS", "1.250 hs.", "1250 h.s", "Hồ sơ: 1.250", "hồ sơ 1.250")),
        *((text, DOSSIER, 1250) for text in ("HS: 1250", "HO SO: 1.250", "1.250,0", "1.250,00", "1250.0", "1250,00")),
        *((text, DOSSIER, 1250) for text in ("1.250;", "1250.", "1.250 .", "1,250.00", "1,250.0")),
        *((text, DOSSIER, 87) for text in ("87;", "87.")),
        *((text, DOSSIER, 1250000) for text in ("1,250,000.00", "1.250.000.")),
        *((text, DOSSIER, 135136) for text in ("135 136", "135 136 hồ sơ")),
        *((text, YES_NO, 1) for text in ("Có.", "có ;", "CO.", "1.")),
        *((text, YES_NO, 0) for text in ("Không.", "0;")),
        *((text, DOSSIER, 0) for text in ("0,0", "0,00", "0.00", "0,000", "0.0")),
        *((text, MILLION, Decimal("120.5")) for text in ("120,5 tr", "120,5 tr.đ", "120,5 triệu", "120,5 trđ")),
        *((text, MILLION, Decimal("120.5")) for text in ("120,5 Tr. đ", "Triệu đồng: 120,5", "triệu đồng 120,5")),
        *((text, DOCUMENT_UNIT, 12) for text in ("12 VB", "12 v.b", "Văn bản: 12")),
    ],
)
def test_the_own_unit_in_any_form_and_zeros_as_decimals_are_read(
    text: str, measure: Measure, value: int | Decimal
) -> None:
    cell = read_cell(text, measure)
    assert (cell.value, cell.text) == (value, text)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        *((text, DOSSIER) for text in ("1.250 TTHC", "1.250 h", "HS mới: 5", "VB: 5", "hồ sơ: 5 mới", "hồ sơ: 5,5")),
        *((text, DOSSIER) for text in ("135 135", "111 111 111", "135 135 hồ sơ", "135\u00a0135")),
        *((text, YES_NO) for text in ("Có. Không.", "Có,", "2.", ".")),
        *((text, DOSSIER) for text in ("-0,00", "00,0", "0,0000", "0,50", "0.5")),
        *((text, DOSSIER) for text in ("125.0", "5,00", "5.0", "1.250,50", "1.250,000", "1.250.00", "0125,0")),
        *((text, DOSSIER) for text in ("14.822.5", "5,627.50", "5,62.00", "5,627", "05,627.00", "5,627.000")),
        *((text, DOSSIER) for text in ("87,", "87;;", "87..", "12.50.", "87:", "87; 5")),
        *((text, MILLION) for text in ("120,5 tỷ", "120,5 t", "120,5 tđ", "120,5 td", "120,5 đ", "tỷ đồng: 120,5")),
        *((text, DOCUMENT_UNIT) for text in ("văn bản 12", "văn bản số 12", "VB 12")),
    ],
)
def test_another_unit_an_ordinal_and_a_cut_group_damage_a_value(text: str, measure: Measure) -> None:
    assert read_cell(text, measure).status is Status.DAMAGED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("4.821 - 99,75%", 4821), ("4.821 – 100 %", 4821), ("84 - 98%", 84), ("4.821 - 99,75", None)),
        *(
            (text, None)
            for text in ("4.821 - 5%", "4.821 -99,75%", "4.821-99,75%", "4.821 - 120%", "4.821 - 99,75% - 3")
        ),
        *(
            (f"84 ({lead} 02 tập sự)", 84)
            for lead in ("kể cả", "tính cả", "gồm cả", "bao gồm cả", "trong đó", "trong đó có")
        ),
        *(
            (f"84 ({lead} 02 tập sự)", None)
            for lead in ("trừ", "chưa kể", "không kể", "chưa gồm", "và", "thêm", "ngoài")
        ),
        *(
            (f"84 (kể cả {part})", None)
            for part in ("90 tập sự", "02", "02 xã mới", "2 nghìn", "02 quý trước", "2 chưa về")
        ),
        *(
            (f"10 ({cited})", 10)
            for cited in ("NĐ 68", "QĐ 45", "theo NĐ 68", "NĐ 68/2000/NĐ-CP", "Nghị định 68", "CV số 12")
        ),
        *((f"10 ({cited})", None) for cited in ("KH 12", "CT 12", "NĐ 68 người", "NĐ 1.068", "68 NĐ", "TT 12")),
    ],
)
def test_a_share_a_part_and_a_document_leave_a_count_as_it_is(text: str, value: int | None) -> None:
    cell = read_cell(text, PERSON)
    assert (cell.value, cell.text) == (value, text)
    assert (Understanding.NOTE_BEHIND in cell.understood) is (value is not None)


@pytest.mark.parametrize("no", ["ko", "Ko", "KO", "k", "K"])
def test_no_may_be_abbreviated_in_a_row_of_numbers(no: str) -> None:
    for text in (no, f"{no} có"):
        assert (read_cell(text, DOSSIER).status, read_cell(text, PERCENT).status) == (Status.NIL, Status.NIL)
    assert read_cell(f"{no} phát sinh", DOSSIER).status is Status.NOT_APPLICABLE
    assert {read_cell(text, DOSSIER).status for text in (f"5{no}", f"{no} 5", f"{no} rõ")} == {Status.DAMAGED}


METHODS = CodeList(
    "method",
    tuple(Code(at, Bilingual(name, name)) for at, name in enumerate(("Trực tuyến", "Phát phiếu", "Kết hợp"))),
)
TICKED: tuple[Callable[[str, bool], str], ...] = (
    lambda name, ticked: f"[{'x' if ticked else ' '}] {name}",
    lambda name, ticked: f"{name} [{'X' if ticked else ''}]",
    lambda name, ticked: f"({'v' if ticked else '  '}) {name};",
    lambda name, ticked: f"{name} ({'✓' if ticked else ' '}),",
    lambda name, ticked: f"{name}: {'x' if ticked else ''};",
    lambda name, ticked: f"{name.upper()}:{'x' if ticked else ''}\n",
)
"""How offices type an answer and the place to tick it."""


@pytest.mark.parametrize("typed", TICKED)
@pytest.mark.parametrize("codes", [YES_NO, METHODS])
def test_typed_boxes_and_colons_are_ticked_as_printed_boxes_are(
    codes: CodeList, typed: Callable[[str, bool], str]
) -> None:
    for places in itertools.product((True, False), repeat=len(codes.codes)):
        pairs = list(zip(codes.codes, places, strict=True))
        cell = read_cell(" ".join(typed(code.label.vi, ticked) for code, ticked in pairs), codes)
        chosen = [code.value for code, ticked in pairs if ticked]
        assert cell.value == (chosen[0] if len(chosen) == 1 else None)


@given(testing.percentages())
def test_a_percentage_is_read_with_and_without_its_sign(value: Decimal) -> None:
    for text in (format_percent(value), format_percent(value).replace("%", " %")):
        cell = read_cell(text, PERCENT)
        assert isinstance(cell.value, Decimal)
        assert cell.value.as_tuple() == value.as_tuple()
        assert Understanding.PERCENT_SIGN in cell.understood


@pytest.mark.parametrize(("text", "value"), [("25.81", "25.81"), ("0.5", "0.5"), ("99.90%", "99.90"), ("-1.5", "-1.5")])
def test_a_point_in_a_percentage_is_understood_and_said(text: str, value: str) -> None:
    cell = read_cell(text, PERCENT)
    assert isinstance(cell.value, Decimal)
    assert cell.value.as_tuple() == Decimal(value).as_tuple()
    assert Understanding.DOT_AS_DECIMAL in cell.understood


def test_a_thousands_separator_in_a_percentage_is_said() -> None:
    cell = read_cell("5.627", PERCENT)
    assert (cell.value, cell.understood) == (Decimal(5627), (Understanding.GROUPED_PERCENT,))
    assert cell.suggestions == ("5,627",)


@pytest.mark.parametrize("text", ["25.81.5", "abc", "%", "25,,8", "1.2.3%"])
def test_a_damaged_percentage(text: str) -> None:
    assert read_cell(text, PERCENT).status is Status.DAMAGED


@pytest.mark.parametrize("measure", MEASURES)
def test_blank_and_nil_are_neither_zero_nor_each_other(measure: Measure) -> None:
    for text in ("", "  ", "\xa0", "\n"):
        assert (read_cell(text, measure).status, read_cell(text, measure).value) == (Status.BLANK, None)
    answers = () if isinstance(measure, CodeList) else NIL_ANSWERS
    for text in (*NIL_MARKS, *answers):
        assert (read_cell(f" {text} ", measure).status, read_cell(text, measure).value) == (Status.NIL, None)


@pytest.mark.parametrize("text", ["//", "-//-", ".", "-5", "- 5", "-x-", "/", ".../...", "#", "=", "*", "-" * 10])
def test_other_marks_stand_for_no_nil(text: str) -> None:
    assert (read_cell(text, DOSSIER).status is Status.NIL) is (text == "/")


SPACES = tuple(c for c in map(chr, range(0x10000)) if unicodedata.category(c) == "Zs" and c != "\N{OGHAM SPACE MARK}")
"""The spaces of Unicode, without the one that shows a stroke."""


@given(
    testing.counts(),
    st.lists(st.sampled_from(SPACES), min_size=4, max_size=4),
    st.sampled_from(("", " hồ sơ", " (đến ngày 15/3)")),
)
def test_spaces_of_any_kind_may_set_thousands_apart(value: int, spaces: list[str], behind: str) -> None:
    kinds = iter(spaces)
    text = re.sub(r"\.", lambda _: next(kinds), format_number(value)) + behind
    cell = read_cell(text, DOSSIER)
    assert (cell.value, cell.text) == (value, text)
    assert (Understanding.SPACED_GROUPS in cell.understood) is (abs(value) >= 1000)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "5 62",
            "56 27",
            "5 6270",
            "0 627",
            "5 627 31",
            "5 627 \u00a0384",
            "5\N{OGHAM SPACE MARK}627",
            "5 627.384",
            "5  627",
            "1234 567",
            "5\n627",
        ),
        *("5 \n627", "5\t627", "5 627 (thiếu 2 xã)", "5 627 người"),
    ],
)
def test_no_other_spaces_form_a_number(text: str) -> None:
    assert read_cell(text, DOSSIER).status is Status.DAMAGED


def test_a_percentage_has_no_thousands_set_apart_by_a_space() -> None:
    assert read_cell("5 627", PERCENT).status is Status.DAMAGED


@pytest.mark.parametrize(
    "text", ["0 (Có)", "1 (Không)", "0 (có báo cáo)", "1 (không có)", "Có (0)", "Không (Có)", "0 – Có"]
)
def test_a_label_that_contradicts_its_code_damages_it(text: str) -> None:
    cell = read_cell(text, YES_NO)
    assert (cell.status, cell.suggestions) == (Status.DAMAGED, ("Có", "Không"))


@pytest.mark.parametrize("text", ["1 (Có)", "Có (1)", "1 (có báo cáo)", "1 - Có", "Có = 1"])
def test_a_label_that_agrees_with_its_code_changes_nothing(text: str) -> None:
    assert read_cell(text, YES_NO).value == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_not_applicable_is_neither_blank_nor_nil_nor_zero(measure: Measure) -> None:
    for text in (*NOT_APPLICABLE_ANSWERS, "không phát sinh", "n/a", "KHÔNG ÁP DỤNG"):
        assert (read_cell(f" {text} ", measure).status, read_cell(text, measure).value) == (Status.NOT_APPLICABLE, None)
    own = CodeList("own", (Code(1, Bilingual("Có", "Yes")), Code(9, Bilingual("Không áp dụng", "Not applicable"))))
    assert read_cell("Không áp dụng", own).value == 9


@pytest.mark.parametrize(
    ("text", "value", "understood"),
    [("1", 1, ()), ("0", 0, ()), ("Có", 1, (Understanding.LABEL,)), ("KHÔNG", 0, (Understanding.LABEL,))],
)
def test_a_coded_cell(text: str, value: int, understood: tuple[Understanding, ...]) -> None:
    cell = read_cell(text, YES_NO)
    assert (cell.status, cell.value, cell.understood) == (Status.REPORTED, value, understood)


@pytest.mark.parametrize(
    ("text", "measure", "suggestions"),
    [
        ("x", YES_NO, ("Có",)),
        ("X", YES_NO, ("Có",)),
        ("✓", YES_NO, ("Có",)),
        ("x", COMPLIANCE, ("Tốt",)),
        ("x", SURVEY_METHODS, ("Trực tuyến", "Phát phiếu", "Kết hợp")),
        ("01", YES_NO, ("1",)),
        ("???", YES_NO, ("Có", "Không")),
    ],
)
def test_a_damaged_code(text: str, measure: Measure, suggestions: tuple[str, ...]) -> None:
    cell = read_cell(text, measure)
    assert (cell.status, cell.value, cell.understood) == (Status.DAMAGED, None, ())
    assert cell.suggestions == suggestions


@pytest.mark.parametrize(
    ("text", "value", "suggestions"),
    [
        ("☑ Có ☐ Không", 1, ()),
        ("☐ Có; ☒ Không.", 0, ()),
        ("Có ☐ Không ☒", 0, ()),
        ("☑ Có", 1, ()),
        ("☐ Có ☐ Không", None, ()),
        ("☑ Có ☑ Không", None, ("Có", "Không")),
        ("☑ Có ☑ Có", None, ("Có", "Có")),
        ("☑ Có ☐ Khác", None, ("Có",)),
        ("☑ Khác ☐ Có", None, ()),
        ("☐ Có", None, ()),
    ],
)
def test_the_only_ticked_box_of_a_cell_is_the_answer(
    text: str, value: int | None, suggestions: tuple[str, ...]
) -> None:
    cell = read_cell(text, YES_NO)
    assert (cell.value, cell.suggestions) == (value, suggestions)
    assert (cell.status is Status.DAMAGED) == (value is None)


def test_an_empty_box_is_no_answer_and_no_count() -> None:
    assert read_cell("☐", YES_NO).status is Status.BLANK
    assert read_cell("☐", DOSSIER).status is Status.DAMAGED


@pytest.mark.parametrize("text", ["2", "-1", "1.000", "0,5"])
def test_a_number_outside_the_code_list_is_no_code(text: str) -> None:
    cell = read_cell(text, YES_NO)
    assert (cell.status, cell.value, cell.understood) == (Status.DAMAGED, None, (Understanding.CODE_OUTSIDE_LIST,))


@given(MESSY | st.text(max_size=60), st.sampled_from(MEASURES))
def test_every_text_gives_a_cell_that_keeps_it(text: str, measure: Measure) -> None:
    cell = read_cell(text, measure)
    assert (cell.value is not None) == (cell.status is Status.REPORTED)
    assert (cell.text == "") == (cell.status is Status.BLANK)
    if cell.status is not Status.BLANK:  # the prompt of a form is not kept
        assert "".join(cell.text.split()) == "".join(text.split())
    for suggestion in cell.suggestions:
        again = read_cell(suggestion, measure)
        assert again.status is Status.REPORTED
        assert suggestion != cell.text


@given(MESSY | st.text(max_size=60))
def test_a_digit_is_never_added_to_a_count(text: str) -> None:
    cell = read_cell(text, DOSSIER)
    if cell.value is not None:
        digits = [c for c in cell.text if c.isdigit()]
        assert "".join(digits).lstrip("0") in (str(abs(int(cell.value))), "")


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("31 (đến ngày 15/3)", DOSSIER, 31),
        ("5.627 hồ sơ (tạm tính)", DOSSIER, 5627),
        ("5.627 hồ sơ (lũy kế)", DOSSIER, None),
        ("31 (nghìn)", DOSSIER, None),
        ("31 (thiếu 2 xã)", DOSSIER, None),
        ("25,81% (tạm tính)", PERCENT, Decimal("25.81")),
        ("Có (kèm minh chứng)", YES_NO, 1),
        ("31 (32)", DOSSIER, None),
        ("khoảng 31 (ước tính)", DOSSIER, None),
        ("31 (đến 15/3) và 8", DOSSIER, None),
    ],
)
def test_a_note_in_brackets_behind_a_value(text: str, measure: Measure, value: int | Decimal | None) -> None:
    cell = read_cell(text, measure)
    assert cell.value == value
    assert (Understanding.NOTE_BEHIND in cell.understood) is (value is not None)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("… 38 …", DOSSIER, 38),
        ("...x...", DOSSIER, None),
        ("31*", DOSSIER, 31),
        ("31 (*)", DOSSIER, 31),
        ("31²", DOSSIER, 31),
        ("3²", DOSSIER, None),
        ("5 (năm)", DOSSIER, 5),
        ("08", DOSSIER, 8),
        ("0812", DOSSIER, None),
        ("0012", PERCENT, None),
        ("5 (sáu)", DOSSIER, None),
        ("Có (1)", YES_NO, 1),
        ("0 - Không", YES_NO, 0),
        ("Có = 0", YES_NO, None),
        ("\u200b31", DOSSIER, 31),
    ],
)
def test_an_addition_leaves_the_value_only_if_it_is_understood(text: str, measure: Measure, value: int | None) -> None:
    assert read_cell(text, measure).value == value


@pytest.mark.parametrize("text", ["......", "____", "(nhập số liệu)", "[Ghi số lượng]"])
def test_the_prompt_of_a_form_is_a_blank(text: str) -> None:
    assert read_cell(text, DOSSIER).status is Status.BLANK
