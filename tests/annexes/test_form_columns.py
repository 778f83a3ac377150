"""The columns of a form: matched first, and only where an annex has the form's columns."""

import io
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    InvalidDataError,
    ReadError,
    ReportingPeriod,
    draft_framework,
    read_framework,
    read_report,
    write_framework,
)
from cchc_model.drafting.decisions import DecisionKind
from cchc_model.framework import FormColumns
from cchc_model.reports.layout import ColumnRole

TASKS = "Số nhiệm vụ đề ra trong kế hoạch"
COMPLETED = "Số nhiệm vụ đã hoàn thành"


def annex(*titles: str) -> list[tuple[str, ...]]:
    """An annex whose columns beside names and units have numbers that name their column and row."""
    figures = [[f"{row}{at}" for at in range(len(titles))] for row in (1, 2)]
    return [
        ("TT", "Chỉ tiêu", "ĐVT", *titles),
        ("1", TASKS, "Nhiệm vụ", *figures[0]),
        ("2", COMPLETED, "Nhiệm vụ", *figures[1]),
    ]


@given(st.permutations(["Bốc", "Xúc", "Vận chuyển"]), st.integers(0, 2))
def test_the_value_column_of_the_form_is_read_wherever_it_stands(titles: list[str], at: int) -> None:
    """Words that mean nothing to reading: without the form, the column is unclear."""
    with pytest.raises(ReadError):
        read_report(annex(*titles), framework=SOC_TRANG_DISTRICT)
    others = tuple(title for title in titles if title != titles[at])
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns(titles[at], others=others))
    report = read_report(annex(*titles), framework=framework)
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (10 + at, 20 + at)
    assert report.layout is not None
    chosen = report.layout.tables[0].column(ColumnRole.VALUE)
    assert chosen is not None
    assert chosen.evidence.en == "the value column of the framework's form"
    given_column = read_report(annex(*titles), framework=framework, value_column=titles[at - 1])
    assert given_column.values["plan_tasks"] == 10 + (at - 1) % 3


@pytest.mark.parametrize(
    "titles",
    [
        ("Bốc", "Xúc", "Điểm"),  # a column that the form does not have
        ("BỐC (1)", "Xúc lại"),
        ("Bốc (văn bản)²", "Kế hoạch"),
        ("Bốc", "Bốc lại", "Tỷ lệ"),
    ],
)
def test_the_value_column_of_the_form_is_read_beside_others_than_the_forms(titles: tuple[str, ...]) -> None:
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Bốc", others=("Xúc",)))
    assert read_report(annex(*titles), framework=framework).values["plan_tasks"] == 10


@pytest.mark.parametrize(
    ("columns", "titles"),
    [
        (FormColumns("Bốc", others=("Xúc",)), ("Bốc", "Bốc")),
        (FormColumns("Bốc", others=("Xúc",)), ("Xúc", "Xúc lại")),
        (FormColumns("Số liệu", others=("Kết quả",)), ("Kết quả",)),
        (FormColumns("Kế hoạch", others=("Thực hiện",)), ("Thực hiện",)),
        (FormColumns("Kế hoạch", others=("Thực hiện",)), ("Kế hoạch năm", "Kết quả")),
        (FormColumns("Kế hoạch", others=("Thực hiện",)), ("Thực hiện", "Điểm")),
        (FormColumns("Bốc"), ("Bốc", "")),  # one title over two columns of numbers
        (FormColumns("Bốc", others=("Xúc",)), ("Bốc (văn bản)²", "Thực hiện")),  # another that titles state
        (FormColumns("Bốc", others=("Xúc",)), ("Bốc", "Bốc lại", "Kết quả")),
    ],
)
def test_no_other_column_takes_the_place_of_the_forms(columns: FormColumns, titles: tuple[str, ...]) -> None:
    with pytest.raises(ReadError, match="olumn"):
        read_report(annex(*titles), framework=evolve(SOC_TRANG_DISTRICT, columns=columns))


_CONTENDING = ("Số liệu", "Thực hiện", "Kỳ này", "Quý III/2025", "Số chính thức", "Kết quả thẩm định", "Tổng số")
_EXCLUDED = ("Kế hoạch", "Kỳ trước", "Ghi chú", "Tỷ lệ", "% thực hiện", "Điểm", "Lũy kế", "Trong đó nữ", "Ngoại lệ")


@pytest.mark.parametrize("other", _CONTENDING)
@pytest.mark.parametrize("numbers", [("12", "25"), ("12", ""), ("10", "20"), ("", "")], ids=str)
def test_the_form_decides_only_where_no_other_column_could_be_the_one(other: str, numbers: tuple[str, str]) -> None:
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Kết quả"))
    rows = [
        ("TT", "Chỉ tiêu", "ĐVT", "Kết quả", other),
        ("1", TASKS, "Nhiệm vụ", "10", numbers[0]),
        ("2", COMPLETED, "Nhiệm vụ", "20", numbers[1]),
    ]
    for swapped in (False, True):
        table = [(*row[:3], row[4], row[3]) for row in rows] if swapped else rows
        if "" in numbers[:1] or numbers == ("10", "20"):  # nothing, or the same
            assert read_report(table, framework=framework).values["plan_tasks"] == 10
        else:
            with pytest.raises(ReadError, match=re.escape(other)):
                read_report(table, framework=framework)


@pytest.mark.parametrize("other", _EXCLUDED)
def test_titles_that_exclude_a_column_leave_the_choice_to_the_form(other: str) -> None:
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Kết quả"))
    assert read_report(annex("Kết quả", other), framework=framework).values["plan_tasks"] == 10
    assert read_report(annex(other, "Kết quả"), framework=framework).values["plan_tasks"] == 11


def test_a_column_of_a_former_period_that_was_chosen_is_read() -> None:
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Kỳ trước", others=("Kỳ này",)))
    assert read_report(annex("Kỳ trước", "Kỳ này"), framework=framework).values["plan_tasks"] == 10


def test_no_column_of_numbers_has_another_role_by_its_title() -> None:
    for columns in (
        FormColumns("Kế hoạch", ordinal="Thực hiện"),
        FormColumns("Kế hoạch", note="Thực hiện"),
        FormColumns("Kế hoạch", unit="Thực hiện"),
    ):
        report = read_report(annex("Kế hoạch", "Thực hiện"), framework=evolve(SOC_TRANG_DISTRICT, columns=columns))
        assert (report["plan_tasks"].value, report["plan_tasks"].note) == (10, "")


def test_a_column_of_another_period_is_never_read_by_the_form() -> None:
    framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Quý I năm 2025", others=("Quý II năm 2025",)))
    titles = ("Quý I năm 2025", "Quý II năm 2025")
    for number in (1, 2):
        report = read_report(annex(*titles), framework=framework, period=ReportingPeriod.quarter(2025, number))
        assert report.values["plan_tasks"] == 9 + number


def test_notes_units_and_ordinals_are_read_by_the_titles_of_the_form() -> None:
    columns = FormColumns("Kết quả", ordinal="Dấu", unit="Tính bằng", note="Giải trình")
    rows = [
        ("Dấu", "Chỉ tiêu", "Tính bằng", "Kết quả", "Giải trình"),
        ("1", TASKS, "Việc", "31", "theo KH 12"),
    ]
    report = read_report(rows, framework=evolve(SOC_TRANG_DISTRICT, columns=columns))
    assert (report["plan_tasks"].value, report["plan_tasks"].note) == (31, "theo KH 12")
    (finding,) = [one for one in report.findings if one.indicators == ("plan_tasks",)]
    assert finding.text == "Việc"  # another unit than the framework's


def test_a_draft_remembers_the_chosen_column() -> None:
    form = annex("Kế hoạch", "Thực hiện")
    draft = draft_framework(form, value_column="Kế hoạch", name="Biểu")
    columns = draft.framework.columns
    assert columns == FormColumns("Kế hoạch", ordinal="TT", unit="ĐVT", others=("Thực hiện",))
    assert list(read_report(form, framework=draft.framework).values.values()) == [10, 20]
    edited = evolve(draft.framework, columns=FormColumns("Thực hiện", others=("Kế hoạch",)))
    assert draft_framework(form, update=edited).framework.columns == edited.columns
    assert draft_framework(form, update=evolve(edited, columns=None)).framework.columns is not None


def test_an_update_by_a_form_with_other_columns_says_so() -> None:
    old = draft_framework(annex("Kế hoạch", "Thực hiện"), value_column="Kế hoạch", name="Biểu").framework
    more = draft_framework(annex("Kế hoạch", "Thực hiện", "Điểm"), update=old)
    assert (more.framework.columns, more.decisions) == (old.columns, ())
    other = draft_framework(annex("Kế hoạch", "Thực hiện"), update=old, value_column="Thực hiện")
    assert other.framework.columns == FormColumns("Thực hiện", ordinal="TT", unit="ĐVT", others=("Kế hoạch",))
    (told,) = other.decisions
    assert (told.kind, told.subject) == (DecisionKind.COLUMNS, "columns")
    assert told.reason.en == "the value column of the new form is “Thực hiện”, of the framework so far “Kế hoạch”"


def test_filled_files_are_read_by_the_titles_of_the_column_that_a_letter_names_on_the_form() -> None:
    form = [(*row[:3], "", "") for row in annex("A", "B")[1:]]
    form = [("TT", "Chỉ tiêu", "ĐVT", "Bốc", "Xúc"), *form]
    filled = [("TT", "Chỉ tiêu", "ĐVT", "Xúc", "Bốc"), ("1", TASKS, "Nhiệm vụ", "1,5", "31")]
    draft = draft_framework(form, filled, value_column="D", name="Biểu")
    assert [indicator.kind for indicator in draft.framework.indicators.values()] == ["count", "count"]


@pytest.mark.parametrize("titles", [("Quý I năm 2025",), ("Năm 2024", "Năm 2025"), ("",)])
def test_titles_that_change_with_the_period_are_not_remembered(titles: tuple[str, ...]) -> None:
    assert draft_framework(annex(*titles), name="Biểu", value_column=titles[-1] or None).framework.columns is None


def test_the_columns_are_in_the_file_of_a_framework() -> None:
    columns = FormColumns("Kết quả › Thực hiện", "TT", "ĐVT", "Ghi chú", ("Kết quả › Kế hoạch",))
    framework = evolve(SOC_TRANG_DISTRICT, columns=columns)
    file = io.BytesIO()
    write_framework(framework, file)
    assert read_framework(file.getvalue()) == framework
    text = file.getvalue().decode()
    line = next(one for one in text.splitlines() if one.startswith("columns"))
    as_table = text.replace(line, "") + '\n[columns]\nvalue = "Kết quả › Thực hiện"\n'
    assert read_framework(as_table.encode()).columns == FormColumns("Kết quả › Thực hiện")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (FormColumns(" "), "the value column needs a title"),
        (FormColumns("Kết quả", note="KẾT QUẢ"), "two columns cannot have the same title"),
        (FormColumns("Kết quả", others=("A", "a")), "two columns cannot have the same title"),
        (FormColumns("Kết quả", others="Kế hoạch"), "columns.others: is a text; give a list of titles"),  # type: ignore[arg-type]
    ],
)
def test_columns_that_contradict_themselves_are_rejected(columns: FormColumns, told: str) -> None:
    with pytest.raises(InvalidDataError, match=told):
        evolve(SOC_TRANG_DISTRICT, columns=columns)
