"""Legends by which a number means that there is no value: only the cells with that number are errors."""

import csv
import io
import itertools

import pytest

from cchc_model import Report, Severity, Status, read_report
from cchc_model.annexes.missing_codes import codes_of_missing, only_states_codes
from helpers.drift import package, paragraph
from helpers.office import DONE, HEADER, RATE, TASKS

UNKNOWN = [
    *("không có số liệu", "chưa thống kê", "chưa có báo cáo", "không áp dụng", "chưa được cập nhật", "N/A", "không rõ"),
    *("thiếu số liệu", "Không thu thập", "no data"),
]
NOTHING = ["không phát sinh", "KPS", "không có"]
WAYS = [
    *("{code} = {words}", "Ghi chú: {code} = {words}.", "({code}: {words})", "{code} – {words}", "* {code}: {words}"),
    *("Quy ước: số {code} là {words}", "ghi {code} nếu {words}", "Trường hợp {words} thì ghi {code}"),
    *("{words} = {code}", "{words}: {code}"),
    *("Ghi {code} đối với chỉ tiêu {words}", "“{code}”: {words}; 31 hồ sơ là số đúng"),
]  # fmt: skip
MARKS = ["99", "-1", "9999", "88", "999", "-9", "−1"]


def plain(text: str) -> int:
    return int(text.replace("−", "-"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("words", [*UNKNOWN, *NOTHING])
def test_every_wording_of_a_legend_is_understood(way: str, words: str) -> None:
    for code in MARKS:
        assert codes_of_missing(way.format(code=code, words=words)) == {plain(code)}


@pytest.mark.parametrize("words", UNKNOWN)
def test_a_number_that_is_counted_is_a_mark_only_if_an_equation_says_so(words: str) -> None:
    for code in ("0", "5", "12", "100"):
        assert codes_of_missing(f"{code} = {words}") == {int(code)}
        assert not codes_of_missing(f"{code}: {words}")
        assert not codes_of_missing(f"{code} - {words}")
    assert codes_of_missing(f"99: {words}; 97: {words}") == {99, 97}


@pytest.mark.parametrize(
    "text",
    [
        *("0 = không phát sinh", "0 = không có", "1 = Có; 0 = Không", "5 đơn vị chưa báo cáo", "Mục 99: chưa báo cáo"),
        *("Công văn số 99: không có số liệu", "Năm 2022: chưa thống kê", "Đơn vị chưa báo cáo: 99"),
        "99 đơn vị chưa nộp",
        *("Đến ngày 15/3: chưa báo cáo", "Tỷ lệ 99%: chưa thống kê", "99,5 = không có số liệu", "2 = không đạt"),
        *("Chưa có số liệu của 99 xã", "99 = Tốt", "Còn 99 hồ sơ chưa tính"),
    ],
)  # fmt: skip
def test_what_is_no_legend_marks_nothing(text: str) -> None:
    assert not codes_of_missing(text)
    assert not only_states_codes(text)


def test_a_legend_with_another_remark_says_more() -> None:
    assert not only_states_codes("99 = không có số liệu; số liệu chưa gồm 2 xã")
    assert only_states_codes("Ghi chú: 99 = không có số liệu; 98 = không áp dụng.")


def rows(legend: str, place: str, *values: str) -> list[list[str]]:
    texts = {one: legend if one == place else "" for one in ("above", "below", "note", "other note", "title", "unit")}
    title = f"Số liệu ({legend})" if place == "title" else "Số liệu"
    table = [
        [*HEADER[:3], title, HEADER[4]],
        ["1", TASKS, f"Nhiệm vụ ({legend})" if place == "unit" else "Nhiệm vụ", values[0], texts["note"]],
        ["2", DONE, "Nhiệm vụ", values[1], texts["other note"]],
        ["3", RATE, "%", values[2], ""],
    ]
    around = [[texts["above"]]] if texts["above"] else []
    below = [[texts["below"]]] if texts["below"] else []
    return [["UBND HUYỆN VÍ DỤ"], ["Quý I năm 2022"], *around, *table, *below]


def as_text(cells: list[list[str]], mark: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=mark).writerows(cells)
    return stream.getvalue().encode()


def as_word(cells: list[list[str]]) -> bytes:
    made = ""
    for alone, group in itertools.groupby(cells, lambda row: len(row) == 1):
        lines = list(group)
        if alone:
            made += "".join(paragraph(row[0]) for row in lines)
        else:
            inside = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in lines)
            made += f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"
    return package(made)


def aligned(cells: list[list[str]]) -> bytes:
    return "\n".join("".join(cell.ljust(60) for cell in row).rstrip() for row in cells).encode()


FORMS = {
    "ready rows": lambda cells: cells,
    "tabs": lambda cells: as_text(cells, "\t"),
    "csv": lambda cells: as_text(cells, ";"),
    "aligned": aligned,
    "word": as_word,
}


def in_error(report: Report) -> set[str]:
    return {key for f in report.findings if f.severity is Severity.ERROR for key in f.indicators}


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("place", ["above", "below", "note", "other note", "unit"])
def test_only_cells_with_the_mark_are_errors_wherever_the_legend_stands(form: str, place: str) -> None:
    legend = "99 = không có số liệu; -1 = chưa thống kê"
    report = read_report(FORMS[form](rows(legend, place, "99", "31", "-1")))
    assert in_error(report) == {"plan_tasks", "satisfaction_rate"}
    assert [f.code for f in report.findings if f.severity is Severity.ERROR] == ["code_of_missing"] * 2
    assert report["plan_tasks"].status is report["satisfaction_rate"].status is Status.DAMAGED
    assert report.values["plan_tasks_completed"] == 31


@pytest.mark.parametrize("place", ["above", "below", "note", "other note"])
def test_a_legend_that_no_cell_uses_is_quiet(place: str) -> None:
    with_legend = read_report(rows("99 = không có số liệu", place, "199", "98", "99,00"))
    without = read_report(rows("", "", "199", "98", "99,00"))
    assert [f.code for f in with_legend.findings] == [f.code for f in without.findings]
    assert with_legend.values == without.values


@pytest.mark.parametrize(("value", "damaged"), [("99", True), ("99 nhiệm vụ", True), ("99%", False), ("99,0", False)])
def test_a_percentage_with_its_sign_or_decimals_is_no_mark(value: str, damaged: bool) -> None:  # noqa: FBT001 a parameter
    place = 0 if "nhiệm vụ" in value else 2
    values = ["31", "31", "31"]
    values[place] = value
    report = read_report(rows("99 = không có số liệu", "below", *values))
    assert bool(in_error(report)) == damaged


def test_a_legend_in_the_title_of_the_chosen_column_counts() -> None:
    report = read_report(rows("99 = không có số liệu", "title", "99", "31", "5"), value_column="D")
    assert in_error(report) == {"plan_tasks"}
