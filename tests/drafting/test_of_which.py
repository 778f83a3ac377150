"""`Trong đó` in front of the first part, alone above the parts, and units of means beside units of counts."""

import pytest

from cchc_model import draft_framework, read_report
from cchc_model.framework import Kind

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")


@pytest.mark.parametrize("words", ["Trong đó", "Gồm", "Bao gồm"])
@pytest.mark.parametrize("bullet", ["-", "+", "–"])
@pytest.mark.parametrize("indent", ["", "        ", "               "])
def test_the_bullet_behind_of_which_is_the_first_of_its_list(words: str, bullet: str, indent: str) -> None:
    rows = [
        HEAD, ("1", "Số lượt khám", "Lượt", "9"), ("", f"{words}: {bullet} Khám trẻ em", "Lượt", "4"),
        ("", f"{indent}{bullet} Khám người già", "Lượt", "3"), ("2", "Số ca trực", "Ca", "2"),
    ]  # fmt: skip
    framework = draft_framework(rows, name="Biểu").framework
    assert [row.position for row in framework.rows[1:]] == ["I.1", "I.1.1", "I.1.2", "I.2"]
    assert list(read_report(rows, framework=framework).values.values()) == [9, 4, 3, 2]


@pytest.mark.parametrize("words", ["Trong đó:", "Gồm:", "Trong đó", "Chia ra:"])
@pytest.mark.parametrize("marks", [("a)", "b)"), ("1", "2"), ("-", "-"), ("+", "+")])
def test_of_which_alone_takes_no_value_and_heads_its_list(words: str, marks: tuple[str, str]) -> None:
    parts = [(mark, f"Phí {name}", "Đồng", "5") for mark, name in zip(marks, "xy", strict=True)]
    rows = [HEAD, ("I", "Thu", "", ""), ("1.1", "Phí", "Đồng", "10"), ("", words, "", ""), *parts]
    framework = draft_framework(rows, name="Biểu").framework
    found = {row.item.name.vi: row for row in framework.rows}
    assert found[words].item.kind is Kind.HEADING
    assert found[words].parent == "phi"
    assert {row.parent for name, row in found.items() if name.startswith("Phí ")} == {found[words].id}


@pytest.mark.parametrize(("name", "value", "merged"), [
    ("Trung bình hồ sơ/người", "", False), ("Hồ sơ mỗi người", "40,25", False), ("Hồ sơ của bộ phận", "7", True),
])  # fmt: skip
def test_a_unit_with_a_slash_is_a_mean_or_two_words_for_a_unit(name: str, value: str, *, merged: bool) -> None:
    rows = [HEAD, ("1", "Số hồ sơ", "Hồ sơ", "80"), ("2", name, "Hồ sơ/người", value)]
    one, other = draft_framework(rows, name="Biểu").framework.indicators.values()
    assert (one.measure.id == other.measure.id) is merged
    assert one.kind is Kind.COUNT


@pytest.mark.parametrize("unit", ["", "tỷ đồng"])
def test_a_part_by_its_words_places_no_other_row_below_a_number(unit: str) -> None:
    """The blank form of a draft prints the unit that the form states within the name."""
    rows = [
        HEAD, ("I", "Mục a", "", ""), ("1", "Chi thường xuyên (tỷ đồng)", unit, ""),
        ("", "Trong đó: Chi thường xuyên (tỷ đồng) loại m", unit, ""), ("2", "Số hồ sơ", "Hồ sơ", ""),
        ("", "Chênh lệch", "Hồ sơ", ""), ("II", "Mục b", "", ""), ("1", "Số hồ sơ", "Hồ sơ", ""),
    ]  # fmt: skip
    rows_of = draft_framework(rows, name="Biểu").framework.rows
    assert [row.position for row in rows_of] == ["I", "I.1", "I.1.1", "I.2", "I.3", "II", "II.1"]


@pytest.mark.parametrize("words", ["Trong đó:", "Gồm:", "Trong đó"])
@pytest.mark.parametrize("bullet", ["-", "+", "–", "*"])
@pytest.mark.parametrize("below", [(), ("Cổng dịch vụ", "Cách khác")])
def test_of_which_behind_the_bullet_of_a_list_is_its_first_row(words: str, bullet: str, below: tuple[str, ...]) -> None:
    mark = "+" if bullet in "-–" else "-"
    rows = [
        HEAD, ("1", "Số hồ sơ", "Hồ sơ", "9"), ("", f"{bullet} {words} Trực tuyến", "Hồ sơ", "4"),
        *(("", f"{mark} {name}", "Hồ sơ", "2") for name in below),
        ("", f"{bullet} Trực tiếp", "Hồ sơ", "3"), ("", f"{bullet} Bưu chính", "Hồ sơ", "2"),
        ("2", "Số ca trực", "Ca", "2"),
    ]  # fmt: skip
    framework = draft_framework(rows, rows, name="Biểu").framework
    parts = [f"I.1.1.{at}" for at in range(1, len(below) + 1)]
    assert [row.position for row in framework.rows[1:]] == ["I.1", "I.1.1", *parts, "I.1.2", "I.1.3", "I.2"]
    assert framework.rows[1].id in {rule.id.removeprefix("sum.") for rule in framework.rules}


def test_of_which_below_a_row_of_its_own_bullet_is_a_part_of_that() -> None:
    names = ("- Đã giải quyết", "- Trong đó: đúng hạn", "- Chưa giải quyết")
    rows = [HEAD, ("1", "Số hồ sơ", "Hồ sơ", ""), *(("", name, "Hồ sơ", "") for name in names)]
    framework = draft_framework(rows, name="Biểu").framework
    assert [row.position for row in framework.rows[1:]] == ["I.1", "I.1.1", "I.1.1.1", "I.1.2"]
