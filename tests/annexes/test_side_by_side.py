"""Tables side by side: each is read with its own titles, and no value of either is lost."""

import io
import random
import time
from collections.abc import Sequence

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, format_number, read_report
from cchc_model.framework import CodeList
from helpers import forms
from helpers.forms import FORMATS, INDICATORS, as_source

ABOVE = [["UBND HUYỆN MỸ XUYÊN"], ["PHỤ LỤC SỐ LIỆU QUÝ I NĂM 2022"]]
TITLES = ["TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Ghi chú"]
LEFT = [
    ["1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""],
    ["2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "24", ""],
]
RIGHT = [
    ["3", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "7", ""],
    ["4", "Số lượng phiếu khảo sát", "Phiếu", "5", ""],
]
BOTH = {"plan_tasks": 31, "plan_tasks_completed": 24, "assigned_tasks": 7, "survey_forms": 5}


def beside(left: Sequence[list[str]], right: Sequence[list[str]], gap: int = 0) -> list[list[str]]:
    """The rows of two tables next to each other, filled up where one is longer."""
    length = max(len(left), len(right))
    sides = [[*side, *[[""] * len(side[0])] * (length - len(side))] for side in (left, right)]
    return [[*one, *[""] * gap, *other] for one, other in zip(*sides, strict=True)]


def read_values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None}


def errors(report: Report) -> list[str]:
    return [found.code for found in report.findings if found.severity.value == "error"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("gap", [0, 1])
def test_both_tables_are_read(kind: str, gap: int) -> None:
    rows = [*ABOVE, *beside([TITLES, *LEFT], [TITLES, *RIGHT], gap)]
    report = read_report(as_source(rows, kind))
    assert read_values(report) == BOTH
    assert errors(report) == []
    assert report.layout is not None
    assert len(report.layout.tables) == 2


@given(st.integers(0, 10**9), st.sampled_from(["rows", "csv", "xlsx", "docx"]))
def test_titles_and_columns_do_not_matter(seed: int, kind: str) -> None:
    g = random.Random(seed)
    known = [one for one in INDICATORS if not isinstance(one.measure, CodeList)]
    chosen = [known[at] for at in sorted(g.sample(range(len(known)), g.randint(4, 12)))]
    cut = g.randint(2, len(chosen) - 2)
    numbered, united, noted = g.random() < 0.5, g.random() < 0.7, g.random() < 0.5
    truth, sides = {}, []
    for part in (chosen[:cut], chosen[cut:]):
        titles = [g.choice(forms.NAMES), *([g.choice(forms.UNITS)] if united else []), g.choice(forms.VALUES)]
        rows = [[*(["TT"] if numbered else []), *titles, *(["Ghi chú"] if noted else [])]]
        for place, one in enumerate(part, 1):
            number = g.randint(2, 999)
            truth[one.id] = number
            unit = [one.measure.label.vi] if united else []
            cells = [one.name.vi, *unit, format_number(number)]
            rows.append([*([str(place)] if numbered else []), *cells, *([""] if noted else [])])
        sides.append(rows)
    report = read_report(as_source([*ABOVE, *beside(sides[0], sides[1], g.randint(0, 1))], kind))
    assert read_values(report) == truth
    assert errors(report) == []


def test_three_tables_and_the_lines_below() -> None:
    further = [["5", "Số văn bản chỉ đạo CCHC đã ban hành", "Văn bản", "12", ""], [""] * 5]
    rows = beside([TITLES, *LEFT], beside([TITLES, *RIGHT], [TITLES, *further]))
    report = read_report([*ABOVE, *rows, ["Nơi nhận:", "", "", "CHỦ TỊCH"], ["- Lưu: VT."]])
    assert read_values(report) == {**BOTH, "steering_documents_issued": 12}
    assert errors(report) == []


def test_values_without_titles_beside_a_table_are_errors() -> None:
    rows = beside([TITLES[:4], *(row[:4] for row in LEFT)], [[""] * 3, *(row[1:4] for row in RIGHT)])
    report = read_report([*ABOVE, *rows])
    assert read_values(report) == {"plan_tasks": 31, "plan_tasks_completed": 24}
    assert errors(report) == ["unread_cells"] * 2


def test_more_tables_than_a_page_holds_are_refused_and_not_searched() -> None:
    names = [one.name.vi for one in INDICATORS]
    rows = [["TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng"] * 200]
    rows += [
        [cell for at in range(200) for cell in ("1", names[at * line % len(names)], "", "31")] for line in range(40)
    ]
    begun = time.process_time()
    with pytest.raises(ReadError):
        read_report([*ABOVE, *rows])
    assert time.process_time() - begun < 10


def test_tables_without_titles() -> None:
    report = read_report([*ABOVE, *beside([row[:4] for row in LEFT], [row[:4] for row in RIGHT])])
    assert read_values(report) == BOTH
    assert errors(report) == []


def test_a_table_that_goes_on_without_titles_is_divided_alike() -> None:
    made = docx.Document()
    for text in ("UBND HUYỆN MỸ XUYÊN", "PHỤ LỤC SỐ LIỆU QUÝ I NĂM 2022"):
        made.add_paragraph(text)
    for rows in (beside([TITLES, LEFT[0]], [TITLES, RIGHT[0]]), beside([LEFT[1]], [RIGHT[1]])):
        table = made.add_table(rows=0, cols=10)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph()
    stream = io.BytesIO()
    made.save(stream)
    report = read_report(stream.getvalue())
    assert read_values(report) == BOTH
    assert errors(report) == []


@pytest.mark.parametrize("letter", ["D", "I"])
def test_a_letter_chooses_for_its_own_table(letter: str) -> None:
    rows = [*ABOVE, *beside([TITLES, *LEFT], [TITLES, *RIGHT])]
    assert read_values(read_report(rows, value_column=letter)) == BOTH
    assert read_values(read_report(rows, value_column="Số lượng")) == BOTH


def test_the_layout_serves_the_next_file() -> None:
    rows = [*ABOVE, *beside([TITLES, *LEFT], [TITLES, *RIGHT])]
    assert read_values(read_report(rows, layout=read_report(rows).layout)) == BOTH


def test_the_same_names_again_are_no_other_table() -> None:
    """The values of a former period stand beside those of this one, with the names printed once more."""
    former = [["TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước"], *([*row[:3], "99"] for row in LEFT)]
    rows = [*ABOVE, *beside([[*TITLES[:3], "Kỳ này"], *(row[:4] for row in LEFT)], former)]
    assert read_values(read_report(rows)) == {"plan_tasks": 31, "plan_tasks_completed": 24}
    with pytest.raises(ReadError):  # a number behind a second name is not that of the first
        read_report(rows, value_column="H")


def test_headings_left_of_the_names_are_no_table() -> None:
    heading = SOC_TRANG_DISTRICT["steering"].name.vi
    titles = ["Lĩnh vực", "TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng"]
    report = read_report([*ABOVE, titles, *([heading, *row[:4]] for row in LEFT)])
    assert read_values(report) == {"plan_tasks": 31, "plan_tasks_completed": 24}


NAMES = [name for _, name, *_ in (*LEFT, *RIGHT)]
CELLS = st.sampled_from(["", "1", "39", "Văn bản", "Kiểm tra CCHC", "Số VBQPPL đã ban hành", *NAMES])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=8), min_size=1, max_size=5), st.booleans())
def test_names_in_any_cells_give_a_report_or_the_librarys_own_exception(rows: list[list[str]], titled: bool) -> None:  # noqa: FBT001 drawn
    """A table may seem to begin where the rows of another one end."""
    try:
        report = read_report([*ABOVE, *([TITLES] if titled else []), LEFT[0], *rows])
    except ReadError as refused:
        assert refused.reason.vi
    else:
        assert report.layout is not None


def test_a_note_that_is_a_name_beside_a_shifted_row_begins_no_table() -> None:
    shifted = ["", "1", "Số VBQPPL đã ban hành", "Văn bản", "", ""]
    named = ["", "- Số lượng TTHC đã công bố triển khai dịch vụ (BCCI)", "TTHC", "39", "Kiểm tra CCHC"]
    report = read_report([TITLES, shifted, named], framework=SOC_TRANG_DISTRICT)
    assert "39" in str([*report.values.values(), *report.leftovers])
