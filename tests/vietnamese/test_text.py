import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model.vietnamese.text import (
    Bilingual,
    close_matches,
    fold,
    fold_label,
    one_line,
    shortened,
    visible,
    without_accents,
)

SYLLABLES = [
    ("hoà", "hòa"),
    ("thuý", "thúy"),
    ("khoẻ", "khỏe"),
    ("quỹ", "quỹ"),
    ("uỷ", "ủy"),
    ("xoá", "xóa"),
    ("toạ", "tọa"),
]


@pytest.mark.parametrize(("old", "new"), SYLLABLES)
def test_tone_mark_placement_does_not_count(old: str, new: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, old)) == fold(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- Số TTHC:", "Số TTHC"),
        ("  số   tthc ", "SỐ TTHC"),
        ("Tài chính – Kế toán", "Tài chính - Kế toán"),
        ("Ðơn vị", "Đơn vị"),
        ("a\u200bb", "ab"),
        ("hội diễn,…)", "hội diễn,...)"),
    ],
)
def test_differences_that_copies_have_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "bullet",
    [*"-–—−‒*+•·▪▫■□●○◆❖➢➔→⇒>»✓✔☐§‣⁃∙⮚🞄\uf0b7\uf0a7\uf0d8\uf0fc", "=>", "o", "O", "o -", "• o", "--"],
)
def test_a_bullet_of_any_kind_does_not_count(bullet: str) -> None:
    name = "Số hồ sơ"
    assert fold(f"{bullet} {name}") == fold(name)
    if not bullet.casefold().endswith("o"):
        assert fold(f"{bullet}{name}") == fold(name)


@pytest.mark.parametrize("text", ["≥ 80%", "> 5", "°C", "ở xã", "ông", "(a)", "% năm", "o", "1", ""])
def test_what_is_no_bullet_counts(text: str) -> None:
    assert fold(text).replace(" ", "") == unicodedata.normalize("NFD", text.casefold()).replace(" ", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đã xử lý", "chưa xử lý"),
        ("đúng hạn", "quá hạn"),
        ("mức độ 3", "mức độ 4"),
        ("hoà", "hoa"),
        ("ma", "mạ"),
        ("dan", "đan"),
        ("cấp huyện", "cấp xã"),
        ("Có sáng kiến", "Cố sáng kiến"),
    ],
)
def test_differences_of_meaning_count(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_is_idempotent_and_blind_to_unicode_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_one_line_is_one_line_and_idempotent(text: str) -> None:
    line = one_line(text)
    assert not set(line) & set("\t\n\r\v\f")
    assert one_line(line) == line
    assert "".join(line.split()) == "".join(text.split())


def test_one_line_leaves_spaces_inside_alone() -> None:
    assert one_line("5\xa0627  hồ sơ") == "5\xa0627  hồ sơ"
    assert one_line(" a \n\t b ") == "a b"


def test_labels_differ_in_form_and_case_only() -> None:
    assert fold_label("KHÔNG") == fold_label(unicodedata.normalize("NFD", "không "))
    assert fold_label("Có.") != fold_label("Có")
    assert fold_label("Khong") != fold_label("Không")


def test_visible_removes_what_has_no_width() -> None:
    assert visible("\ufeff5\u00ad6\u200b") == "56"


def test_bilingual_and_close_matches() -> None:
    assert Bilingual("Có", "Yes")["en"] == "Yes"
    with pytest.raises(ValueError, match="'fr' is not a language of this library"):
        Bilingual("Có", "Yes")["fr"]  # type: ignore[index]
    assert close_matches("plan_taks", ["plan_tasks", "survey_forms"]) == ("plan_tasks",)


def test_nothing_is_compared_with_a_very_long_text() -> None:
    assert close_matches("a" * 500, ["a" * 499]) == ("a" * 499,)
    assert close_matches("a" * 501, ["a" * 501]) == ()


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Số nhiệm vụ", 11, "Số nhiệm vụ"),
        ("Số nhiệm vụ", 10, "Số nhiệm…"),
        ("Số nhiệm vụ", 4, "Số…"),
        (" a b c", 5, " a b…"),
    ],
)
def test_a_text_is_shortened_to_no_more_than_was_asked(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


def test_a_text_is_cut_at_sixty_letters_unless_asked() -> None:
    assert (len(shortened("x" * 60)), len(shortened("x" * 61)), shortened("x" * 61)[-2:]) == (60, 60, "x…")


def test_without_accents_letters_and_single_spaces_are_left() -> None:
    assert without_accents("UBND  huyện Đức\u200b Hoà") == "ubnd huyen duc hoa"


def test_a_label_has_single_spaces() -> None:
    assert fold_label("Có\tvi  phạm") == "có vi phạm"


def test_as_many_close_matches_as_asked() -> None:
    alike = ["plan_tasks", "plan_task_", "plan_taskz", "plan_tasku"]
    assert len(close_matches("plan_task", alike)) == 3
    assert len(close_matches("plan_task", alike, most=1)) == 1
    assert close_matches("plan_task", ["plan"]) == ("plan",)
    assert close_matches("plan_task", ["pla"]) == ()
