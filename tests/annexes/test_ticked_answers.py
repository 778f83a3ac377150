"""Answers ticked in columns titled `Có` and `Không`: read where one is ticked, else an error."""

import itertools

import pytest

from cchc_model import Report, Severity, read_report

ABOVE = [("UBND HUYỆN MỸ XUYÊN",), ("Quý I năm 2022",)]
TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Có", "Không")
TASKS = ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", "", "")
ASKED, PRAISED = "Có sáng kiến, giải pháp mới về CCHC", "Thực hiện khen thưởng về kết quả CCHC"


def read(*marks: str, name: str = ASKED, value: str = "", titles: tuple[str, ...] = TITLES) -> Report:
    return read_report([*ABOVE, titles, TASKS, ("5", name, "", value, *marks)])


def in_error(report: Report) -> set[str]:
    return {key for found in report.findings if found.severity is Severity.ERROR for key in found.indicators}


@pytest.mark.parametrize("tick", ["x", "X", "✓", "☑", "v"])
@pytest.mark.parametrize(("place", "answer"), [(0, 1), (1, 0)])
@pytest.mark.parametrize("other", ["", "-", "☐"])
def test_the_title_of_the_only_ticked_column_is_the_answer(tick: str, place: int, answer: int, other: str) -> None:
    marks = [other, other]
    marks[place] = tick
    report = read(*marks)
    entry = report["reform_initiatives"]
    assert (report.values["reform_initiatives"], report.values["plan_tasks"]) == (answer, 31)
    assert entry.source is not None
    assert entry.source.cell == ("E5", "F5")[place]
    assert not in_error(report)
    assert all(found.severity < Severity.WARNING for found in report.findings if found.code == "column_not_read")


@pytest.mark.parametrize("marks", [("x", "x"), ("đang rà soát", ""), ("x", "một phần"), ("", "đúng")])
def test_other_marks_are_errors_and_no_answer(marks: tuple[str, str]) -> None:
    report = read(*marks)
    assert report.values["reform_initiatives"] is None
    assert in_error(report) == {"reform_initiatives"}


@pytest.mark.parametrize(("value", "marks"), list(itertools.product(["1", "Có"], [("x", ""), ("", "x")])))
def test_a_tick_beside_a_value_agrees_or_is_an_error(value: str, marks: tuple[str, str]) -> None:
    report = read(*marks, value=value)
    assert in_error(report) == ({"reform_initiatives"} if marks[1] else set())


@pytest.mark.parametrize("name", ["Có sáng kiến, giải pháp mới trong CCHC", ASKED[:20]])
def test_a_tick_on_an_unknown_row_is_an_error(name: str) -> None:
    report = read("x", "", name=name)
    assert report.values["reform_initiatives"] is None
    assert "reform_initiatives" in in_error(report)


@pytest.mark.parametrize("title", ["Kết luận", "", "Đánh giá chung"])
@pytest.mark.parametrize("text", ["x", "Có", "Không"])
def test_an_answer_in_another_column_is_an_error_while_there_is_none(title: str, text: str) -> None:
    report = read(text, titles=(*TITLES[:4], title))
    assert report.values["reform_initiatives"] is None
    assert in_error(report) == {"reform_initiatives"}


def test_ticks_below_two_rows_of_titles_are_about_their_period() -> None:
    below = ("", "", "", "", "Có", "Không")

    def titled(above: str) -> Report:
        rows = [*ABOVE, (*TITLES[:4], above, ""), below, TASKS, ("6", PRAISED, "", "", "", "x")]
        return read_report(rows)

    assert titled("Kết quả").values["reform_commendation"] == 0
    assert titled("Quý I năm 2022").values["reform_commendation"] == 0
    former = titled("Kỳ trước")
    assert former.values["reform_commendation"] is None
    assert not in_error(former)


def test_a_row_that_takes_a_number_has_no_ticked_answer() -> None:
    report = read_report([*ABOVE, TITLES, (*TASKS[:3], "", "x", ""), ("5", ASKED, "", "", "x", "")])
    assert (report.values["plan_tasks"], report.values["reform_initiatives"]) == (None, 1)
    (found,) = (one for one in report.findings if one.code == "column_not_read")
    assert found.severity is Severity.WARNING
