"""Columns beside the values under titles that no list knows: what their numbers and rows tell decides.

A clerk reads the values beside percentages, beside the numbers of rows or forms, and beside a text; and asks where the
numbers of a column may be other values of the same rows.
"""

import random

import pytest

from cchc_model import ReadError, Report, Severity, read_report
from cchc_model.framework import Indicator, Kind
from cchc_model.reports.finding_codes import FindingCode
from helpers.forms import FORMATS, INDICATORS, UNHEARD, as_source

WORDS = ("gạo nếp", "chum", "khoai sọ", "mướp")
"""Words that no title of a form has, and that nothing in the library knows."""

VALUES = ("Số lượng", "Kết quả", "Thực hiện")
PERIODS = ("Kỳ này", "Quý I/2022", "Kỳ báo cáo", "Tổng số")
COUNTS = [one for one in INDICATORS if one.kind is Kind.COUNT]

Grid = list[list[str]]


def drawn(seed: object, number: int = 6) -> list[Indicator]:
    g = random.Random(str(seed))
    return [COUNTS[at] for at in sorted(g.sample(range(len(COUNTS)), number))]


def values_of(rows: list[Indicator], seed: object = "") -> list[int]:
    g = random.Random(f"values {seed}")
    return [g.choice((g.randint(20, 90), g.randint(200, 9_000))) for _ in rows]


def annex(rows: list[Indicator], value: str, own: list[int], *others: tuple[str, list[str]], place: int = 3) -> Grid:
    """Return an annex with columns beside its value column; they begin at a place from 3, or behind the values."""
    table = [["TT", "Chỉ tiêu", "ĐVT", value], *([str(at), one.name.vi, one.measure.label.vi, str(number)]
             for at, (one, number) in enumerate(zip(rows, own, strict=True), 1))]  # fmt: skip
    for title, cells in others:
        for line, cell in zip(table, [title, *cells], strict=True):
            line.insert(place, cell)
    return [["QUÝ I NĂM 2022"], *table]


def read_as(rows: list[Indicator], own: list[int], report: Report) -> None:
    known = {key: value for key, value in report.values.items() if value is not None}
    assert known == {one.id: number for one, number in zip(rows, own, strict=True)}
    assert [found for found in report.findings if found.severity is Severity.ERROR] == []


def shares(seed: object, number: int) -> list[str]:
    g = random.Random(f"shares {seed}")
    forms = ("{},{}", "{}", "{},{}%", "{}%")
    return [g.choice(forms).format(g.randint(40, 99), g.randint(1, 9)) for _ in range(number)]


@pytest.mark.parametrize(("word", "place"), [(WORDS[0], 3), (WORDS[1], 4)])
@pytest.mark.parametrize("value", ["Số lượng", "Kỳ này", UNHEARD[0]])
@pytest.mark.parametrize("form", ["Tỷ lệ {}", "% {}", "Tỷ lệ đúng {}", "TỶ LỆ SỬA {}", "Tỷ trọng sai {}", "{} (%)"])
def test_a_share_of_something_else_beside_counts_is_no_value(form: str, value: str, word: str, place: int) -> None:
    rows = drawn(f"{form} {word}")
    own = values_of(rows)
    read_as(rows, own, read_report(annex(rows, value, own, (form.format(word), shares(word, 6)), place=place)))


@pytest.mark.parametrize("title", [*WORDS, "Đính chính", "Sửa lại"])
@pytest.mark.parametrize("value", ["Kết quả", "Kỳ này", "Tổng số", "Lượng gạo nếp"])
def test_percentages_beside_counts_are_no_values_whatever_their_title(title: str, value: str) -> None:
    rows = drawn(title)
    own = values_of(rows)
    cells = [f"{number},{number % 10}%" for number in range(50, 56)]
    read_as(rows, own, read_report(annex(rows, value, own, (title, cells), place=4)))


@pytest.mark.parametrize("word", WORDS)
def test_a_share_that_is_put_right_contests_a_percentage_and_no_count(word: str) -> None:
    """A correction at the end of the title has no object: it is of the percentages."""
    percentage = next(one for one in INDICATORS if one.kind is Kind.PERCENT)
    rows = drawn(word, 4)
    table = annex(rows, "Số lượng", values_of(rows), (f"Tỷ lệ {word} sửa lại", ["", "91,5%", "88%", "97,5%"]), place=4)
    table.append(["5", percentage.name.vi, "%", "90,5", "95,1%"])
    report = read_report(table)
    assert [one.indicators for one in report.findings if one.severity is Severity.ERROR] == [(percentage.id,)]


@pytest.mark.parametrize(("word", "value"), [(WORDS[0], "Số lượng"), (WORDS[3], "Kỳ này")])
@pytest.mark.parametrize("title", ["Số thứ tự {}", "STT {}", "{} thứ tự", "Biểu số", "Mẫu biểu số", "No. {}"])
@pytest.mark.parametrize("numbers", ["112345", "557777", "123123"])
@pytest.mark.parametrize("place", [0, 4])
def test_numbers_of_rows_and_forms_beside_counts_are_no_values(
    title: str, word: str, value: str, numbers: str, place: int
) -> None:
    rows = drawn(f"{word} {title}")
    own = values_of(rows)
    read_as(rows, own, read_report(annex(rows, value, own, (title.format(word), list(numbers)), place=place)))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("numbers", ["512345", "351212", "123023"])
def test_numbers_that_do_not_rise_are_no_ordinals(word: str, numbers: str) -> None:
    rows = drawn(word)
    with pytest.raises(ReadError):
        read_report(annex(rows, "Số lượng", values_of(rows), (f"Số thứ tự {word}", list(numbers)), place=4))


def test_ordinals_beside_no_values_may_be_the_values() -> None:
    rows = drawn("ordinals")
    table = annex(rows, "Kỳ này", values_of(rows), ("Mục gạo nếp", list("557777")), place=3)
    for line in table[2:]:
        line[4] = ""
    found = [one for one in read_report(table).findings if one.code == FindingCode.COLUMN_NOT_READ]
    assert [one.severity for one in found] == [Severity.ERROR]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("ordinal", ["", "1"])
@pytest.mark.parametrize("unit", [True, False])
@pytest.mark.parametrize("number", [1, 5])
def test_a_table_without_titles_is_read_with_its_column_of_notes(
    kind: str, ordinal: str, number: int, *, unit: bool
) -> None:
    rows = drawn(f"{kind} {number}", number + (kind == "aligned"))  # spaces align no single row
    own = values_of(rows)
    notes = [f"theo {WORDS[at % 4]}" for at in range(len(rows))]
    grid = [
        [
            *filter(None, (str(at) if ordinal else "", one.name.vi, one.measure.label.vi if unit else "")),
            str(value),
            note,
        ]
        for at, (one, value, note) in enumerate(zip(rows, own, notes, strict=True), 1)
    ]
    report = read_report(as_source(grid, kind))
    read_as(rows, own, report)
    assert [report[one.id].note for one in rows] == notes


@pytest.mark.parametrize("value", [*VALUES, *PERIODS])
@pytest.mark.parametrize("place", [3, 4, 5])
@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_a_number_without_a_title_beside_a_value_leaves_the_value_out(value: str, place: int, factor: float) -> None:
    rows = drawn(f"{value} {place}")
    own = values_of(rows)
    cells = ["", "", str(round(own[2] * factor)), "", "", ""]
    table = annex(rows, value, own, ("", cells), place=min(place, 4))
    if place > 4:  # behind the last column of the header
        table[1].pop()
    report = read_report(table)
    assert [report.values[one.id] for one in rows] == [*own[:2], None, *own[3:]]
    assert [one.indicators for one in report.findings if one.severity is Severity.ERROR] == [(rows[2].id,)]


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_a_number_behind_the_notes_of_a_table_without_titles_leaves_the_value_out(factor: float) -> None:
    rows = drawn("no titles")
    own = values_of(rows)
    table = [[*line, "", ""] for line in annex(rows, "", own)[2:]]
    table[2][5] = str(round(own[2] * factor))
    report = read_report(table)
    assert [report.values[one.id] for one in rows] == [*own[:2], None, *own[3:]]
    assert [one.indicators for one in report.findings if one.severity is Severity.ERROR] == [(rows[2].id,)]


@pytest.mark.parametrize("text", ["same", "1", "12/3", "x", "95,5%", "QĐ số 12", "-"])
@pytest.mark.parametrize("place", [3, 4])
def test_a_text_without_a_title_that_is_no_other_value_leaves_the_value(text: str, place: int) -> None:
    rows = drawn(text)
    own = values_of(rows)
    cells = ["", "", str(own[2]) if text == "same" else text, "", "", ""]
    read_as(rows, own, read_report(annex(rows, "Kỳ này", own, ("", cells), place=place)))


@pytest.mark.parametrize("value", ["Số lượng", *PERIODS])
@pytest.mark.parametrize("title", [*WORDS[:2], *UNHEARD[:2]])
def test_other_values_of_the_same_rows_under_an_unheard_title_are_asked_about(title: str, value: str) -> None:
    """`Kỳ này` names the report's values and says nothing of a later hand: the numbers are no parts, and like them."""
    rows = drawn(title)
    own = values_of(rows)
    cells = [str(number + (2, -1, 0)[at % 3]) for at, number in enumerate(own)]
    cells[1] = "5.6.7"  # no number; the others decide
    for place in (3, 4):
        with pytest.raises(ReadError, match="unclear"):
            read_report(annex(rows, value, own, (title, cells), place=place))


@pytest.mark.parametrize("value", PERIODS)
@pytest.mark.parametrize("title", WORDS[:2])
@pytest.mark.parametrize("kind", ["parts", "of another size", "the same", "few"])
def test_numbers_that_are_no_other_values_leave_the_column_of_the_period_certain(
    title: str, value: str, kind: str
) -> None:
    rows = drawn(title)
    own = values_of(rows)
    cells = {
        "parts": [str(number - at) for at, number in enumerate(own)],
        "of another size": [str(number * 7 + 1 if at % 2 else number // 7) for at, number in enumerate(own)],
        "the same": [str(number) for number in own],
        "few": [*["1"] * 2, *[""] * 4],
    }[kind]
    read_as(rows, own, read_report(annex(rows, value, own, (title, cells), place=3)))
