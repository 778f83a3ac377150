"""Notes that many rows share: printed once below the table of a document, and read back beside each row."""

import io

import docx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_model import Report, Severity, Status, read_report, write_report
from cchc_model.reports.entries import Leftover
from helpers.own_framework import FRAMEWORK

LONG = "số liệu do Phòng Nội vụ tổng hợp từ các phòng, ban"
LAST = FRAMEWORK.rows[-1].id
HEADER = "TT\tChỉ tiêu\tĐVT\tSố liệu\tGhi chú"
TWO = (
    "\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t31\t{}",
    "\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t8\t{}",
)


def with_notes(*notes: str, after: str = "") -> Report:
    keys = list(FRAMEWORK.indicators)[: len(notes)]
    report = Report.from_values(FRAMEWORK, {})
    entries = {**report.entries, **{key: evolve(report[key], note=note) for key, note in zip(keys, notes, strict=True)}}
    return evolve(report, entries=entries, leftovers=(Leftover(after, after=LAST),) if after else ())


def written(report: Report) -> bytes:
    stream = io.BytesIO()
    write_report(report, stream, format="docx")
    return stream.getvalue()


def shown(data: bytes) -> tuple[list[str], list[str]]:
    """The notes in the rows, and the texts below the table."""
    document = docx.Document(io.BytesIO(data))
    *_, table = document.tables
    texts = [paragraph.text for paragraph in document.paragraphs]
    below = [text for text in texts if text.startswith("(") and "Kèm theo" not in text]
    return [row.cells[4].text for row in table.rows[1:] if row.cells[4].text], below


def test_a_long_note_that_rows_share_is_one_footnote() -> None:
    report = with_notes(LONG, "5/6 báo cáo", "5/6 báo cáo", LONG, "chỉ một lần, mà dài hơn các ghi chú khác")
    data = written(report)
    assert shown(data) == (
        ["(1)", "5/6 báo cáo", "5/6 báo cáo", "(1)", "chỉ một lần, mà dài hơn các ghi chú khác"],
        [f"(1) {LONG}"],
    )
    again = read_report(data, framework=FRAMEWORK)
    assert {key: entry.note for key, entry in again.entries.items()} == {
        key: entry.note for key, entry in report.entries.items()
    }
    assert not [one for one in again.leftovers if LONG in one.name]
    assert written(again) == data


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([LONG, f"{LONG} và xã", "(1)", "(2) khác", "ngắn", "", f"(1) {LONG}"]), max_size=5),
    st.sampled_from(["", "(9) Số liệu tạm tính của phòng", "Ghi chú: như trên"]),
)
def test_notes_come_back_whatever_marks_they_have(notes: list[str], after: str) -> None:
    report = with_notes(*notes, after=after)
    again = read_report(written(report), framework=FRAMEWORK)
    assert [entry.note for entry in again.entries.values()] == [entry.note for entry in report.entries.values()]
    assert [one.name for one in again.leftovers][-1:] == [after] or not after


@pytest.mark.parametrize(
    ("below", "note"),
    [
        (["(1) Số liệu ước tính"], "Số liệu ước tính"),
        (["(2) Số liệu ước tính"], "(1)"),
        (["(1) Một", "(1) Hai"], "(1)"),
    ],
)
def test_a_mark_is_replaced_by_the_one_note_that_explains_it(below: list[str], note: str) -> None:
    report = read_report("\n".join((HEADER, *(row.format("(1)") for row in TWO), *below)).encode())
    assert {report[key].note for key in ("plan_tasks", "plan_tasks_completed")} == {note}
    assert len(report.leftovers) == (0 if note != "(1)" else len(below))


def test_a_footnote_that_states_another_number_is_told_at_its_row() -> None:
    report = read_report("\n".join((HEADER, TWO[0].format("(1)"), TWO[1].format(""), "(1) Số đúng: 29")).encode())
    (finding,) = [one for one in report.findings if one.indicators == ("plan_tasks",)]
    assert finding.severity is Severity.ERROR


MARKED = ("\tSố nhiệm vụ đề ra trong kế hoạch{}\tNhiệm vụ\t31{}\t{}", TWO[1].format(""))
MARKS = (("(*)", "(*)"), ("*", "*"), ("**", "**"), ("(1)", "(1)"), ("¹", "(1)"), ("*", "Các dòng có dấu (*)"))


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    ("said", "first", "severity"),
    [
        ("Số quý II", None, Severity.ERROR),
        ("lấy theo số quý II vì chưa có số mới", None, Severity.ERROR),
        ("Số liệu năm 2020", None, Severity.ERROR),
        ("Chưa gồm 3 xã nộp muộn", 31, Severity.WARNING),
        ("Theo báo cáo của Văn phòng", 31, None),
    ],
)
def test_a_legend_is_the_note_of_just_the_marked_rows(
    marks: tuple[str, str], place: int, said: str, first: int | None, severity: Severity | None
) -> None:
    mark, opened = marks
    row = MARKED[0].format(*(mark if at == place else "" for at in range(3)))
    text = "\n".join(("Quý III năm 2021", HEADER, row, MARKED[1], f"{opened} {said}"))
    report = read_report(text.encode())
    assert [report.values[key] for key in ("plan_tasks", "plan_tasks_completed")] == [first, 8]
    known = {"rows_absent", "names_repaired", "organisation_unknown"}
    found = [(one.severity, one.indicators) for one in report.findings if one.code not in known]
    assert found == ([] if severity is None else [(severity, ("plan_tasks",))])


def test_a_legend_of_a_mark_that_no_row_has_or_that_a_heading_has_is_no_note() -> None:
    other = "\n".join(("Quý III năm 2021", HEADER, MARKED[0].format("", "", ""), MARKED[1], "(*) Số liệu quý II"))
    report = read_report(other.encode())
    assert [one.name for one in report.leftovers][-1] == "(*) Số liệu quý II"
    assert max(one.severity for one in report.findings) is Severity.ERROR


def test_each_form_of_a_mark_has_its_own_legend() -> None:
    rows = (TWO[0].replace("31", "31 (1)").format(""), TWO[1].replace("8", "8 [1]").format(""))
    report = read_report("\n".join((HEADER, *rows, "(1) Theo Văn phòng", "[1] Theo các xã")).encode())
    found = [(report.values[key], report[key].note) for key in ("plan_tasks", "plan_tasks_completed")]
    assert found == [(31, "Theo Văn phòng"), (8, "Theo các xã")]


@pytest.mark.parametrize("text", ["[31 (1)]", "31 (1)", "x (1)", "31¹"])
def test_a_value_that_ends_as_with_a_mark_gets_no_note_of_others_when_it_is_read_again(text: str) -> None:
    report = with_notes("", LONG, LONG)
    key = next(iter(FRAMEWORK.indicators))
    damaged = evolve(report[key], text=text, status=Status.DAMAGED)
    report = evolve(report, entries={**report.entries, key: damaged})
    again = read_report(written(report), framework=FRAMEWORK)
    assert again[key].note == ""
    assert [again[other].note for other in list(FRAMEWORK.indicators)[1:3]] == [LONG, LONG]
