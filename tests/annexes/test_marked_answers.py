"""Marks in the value cells of questions of yes or no: read where they can mean nothing but an answer."""

import pytest

from cchc_model import Report, Severity, read_report

ABOVE = [("UBND HUYỆN MỸ XUYÊN",), ("Quý I năm 2022",), ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")]
NAMES = {
    "reform_initiatives": "Có sáng kiến, giải pháp mới về CCHC",
    "reform_commendation": "Thực hiện khen thưởng về kết quả CCHC",
}
TICKS, CROSSES = ("✓", "✔", "☑", "√", "v", "V"), ("x", "X", "☒")


def read(first: str, second: str = "", tasks: str = "31", below: str = "") -> Report:
    rows = [
        ("", name, "Có = 1 Không = 0", answer, "") for name, answer in zip(NAMES.values(), (first, second), strict=True)
    ]
    return read_report([*ABOVE, ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", tasks, ""), *rows, (below,)])


def answers(report: Report) -> list[object]:
    return [report.values[key] for key in NAMES]


def said(report: Report, key: str = "reform_initiatives") -> list[tuple[str, Severity]]:
    found = [one for one in report.findings if key in one.indicators and one.code != "rows_absent"]
    return [(str(one.code), one.severity) for one in found]


@pytest.mark.parametrize("other", ["", "Không", "0", "-"])
@pytest.mark.parametrize("mark", [*TICKS, *CROSSES])
def test_a_mark_alone_is_yes_with_a_warning_and_a_blank_cell_is_no_answer(mark: str, other: str) -> None:
    report = read(mark, other)
    assert answers(report) == [1, 0 if other in ("Không", "0") else None]
    assert said(report) == [("mark_as_answer", Severity.WARNING)]
    (found,) = [one for one in report.findings if one.code == "mark_as_answer"]
    assert (found.text, report["reform_initiatives"].text) == (mark, "Có")
    assert f"“{mark}”" in found.message()
    assert "“Có”" in found.message("en")


@pytest.mark.parametrize("other", ["Có", "1", "✓", "1 (có)"])
@pytest.mark.parametrize("cross", CROSSES)
def test_a_cross_is_no_answer_if_the_office_says_yes_in_another_way(cross: str, other: str) -> None:
    report = read(cross, other)
    assert answers(report) == [None, 1]
    assert said(report) == [("damaged_code", Severity.ERROR)]


@pytest.mark.parametrize("other", ["Có", "1"])
@pytest.mark.parametrize("tick", TICKS)
def test_a_tick_is_yes_beside_other_answers(tick: str, other: str) -> None:
    assert answers(read(tick, other)) == [1, 1]


@pytest.mark.parametrize("mark", [*TICKS, *CROSSES])
def test_a_mark_that_a_row_of_numbers_has_too_is_no_answer(mark: str) -> None:
    report = read(mark, "Không", tasks=mark)
    assert answers(report) == [None, 0]
    assert said(report) == [("damaged_code", Severity.ERROR)]


@pytest.mark.parametrize(
    "legend", ["({}): không phát sinh", "Ghi chú: {} = chưa có số liệu", "Dấu {} là chưa triển khai"]
)
@pytest.mark.parametrize("mark", ["x", "✓"])
def test_a_mark_that_a_text_explains_is_no_answer(mark: str, legend: str) -> None:
    assert answers(read(mark, below=legend.format(mark))) == [None, None]


@pytest.mark.parametrize(("text", "value"), [("TRUE", 1), ("FALSE", 0), ("true", 1)])
def test_a_boolean_of_a_worksheet_is_an_answer_with_a_warning(text: str, value: int) -> None:
    report = read(text, "Có")
    assert answers(report) == [value, 1]
    assert said(report) == [("mark_as_answer", Severity.WARNING)]


@pytest.mark.parametrize(
    ("text", "value"), [("1,0", 1), ("1.0", 1), ("0.0", 0), ("0,00", 0), ("1,5", None), ("2,0", None)]
)
def test_a_code_may_have_zeros_as_decimals(text: str, value: int | None) -> None:
    report = read(text)
    assert answers(report) == [value, None]
    assert bool(said(report)) is (value is None)


@pytest.mark.parametrize("text", ["x", "✓", "TRUE"])
def test_a_mark_answers_no_question_of_several_answers(text: str) -> None:
    report = read_report([*ABOVE, ("", "Hình thức khảo sát", "Trực tuyến = 0 Phát phiếu = 1 Kết hợp = 2", text, "")])
    assert report.values["survey_method"] is None
