"""Texts whose cells a program protects, so that no spreadsheet converts or computes them."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Report, Status, read_report, write_report
from cchc_model.io.protected_cells import unprotected
from cchc_model.io.text import read_text
from helpers.office import DONE, HEADER, RATE, TASKS

WAYS = ['="{}"', "'{}", "'{}'", '="{}" ', "\t{}", '"{}"', '=T("{}")', '=""{}""', '= "{}"']
"""The protections that programs write around a value; `csv` adds the quotation marks of the format."""

NUMBERS = {TASKS: ("5627", 5627), DONE: ("5.627", 5627), RATE: ("25,81", Decimal("25.81"))}
COMPUTED = ["=SUM(D5:D7)", "=31*2", '="31"&"27"', "=ROUND(31;5)", "=D5", "=31-4", '="31"&D5', "=-31/2", '=ROUND("31;2"']


def annex(values: dict[str, str], mark: str) -> str:
    """Return an annex as `csv` writes it."""
    stream = io.StringIO(newline="")
    rows = [HEADER, *(("", name, "", value, "") for name, value in values.items())]
    csv.writer(stream, delimiter=mark).writerows([["UBND HUYỆN VÍ DỤ"], *rows])
    return stream.getvalue()


def read(text: str) -> Report:
    return read_report(text.encode(), name="a.csv")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("way", WAYS)
def test_a_protected_number_is_read(way: str, mark: str) -> None:
    report = read(annex({name: way.format(text) for name, (text, _) in NUMBERS.items()}, mark))
    assert report.values["plan_tasks"] == NUMBERS[TASKS][1]
    assert report.values["plan_tasks_completed"] == NUMBERS[DONE][1]
    assert report.values["satisfaction_rate"] == NUMBERS[RATE][1]
    assert report["plan_tasks"].text == "5627"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_formula_that_no_quotation_marks_enclose_keeps_its_separator(mark: str) -> None:
    other = "31" if mark == "\t" else f"25{mark}81"
    lines = [mark.join(HEADER), mark.join(("1", TASKS, "", '="31"', "")), mark.join(("2", RATE, "", f'="{other}"', ""))]
    rows = read_text("\n".join(lines).encode(), name="a.csv")
    assert [row.cells[3] for row in rows[1:]] == ["31", other]


@pytest.mark.parametrize("way", ['="{}"', "'{}", "'{}'"])
def test_every_cell_may_be_protected(way: str) -> None:
    cells = [way.format(cell) if cell[:1].isdigit() or way[0] == "=" else cell for cell in ("1", TASKS, "", "31", "")]
    assert read("\n".join((";".join(HEADER), ";".join(cells)))).values["plan_tasks"] == 31


@pytest.mark.parametrize("mark", [";", "\t"])
@pytest.mark.parametrize("formula", COMPUTED)
def test_a_formula_that_computes_is_damaged_without_a_number_of_its_own(formula: str, mark: str) -> None:
    report = read(annex({TASKS: formula, DONE: "8"}, mark))
    assert report["plan_tasks"].status is Status.DAMAGED
    assert [f.suggestions for f in report.findings if "plan_tasks" in f.indicators] == [()]


@pytest.mark.parametrize(("cell", "meant"), [('="5,627.5"', ()), ("=5.627", ("5.627",)), ('="31 người"', ())])
def test_what_is_not_certainly_a_number_within_its_protection_is_damaged(cell: str, meant: tuple[str, ...]) -> None:
    report = read(annex({TASKS: cell, DONE: "8"}, ";"))
    assert report["plan_tasks"].status is Status.DAMAGED
    assert [f.suggestions for f in report.findings if "plan_tasks" in f.indicators] == [meant]


@pytest.mark.parametrize("text", ['"Một cửa"', "'Một cửa' điện tử", "'Một cửa'", "=A1", '="a"&"b"', "31'", '"31', "'"])
def test_a_text_that_no_program_protects_is_kept(text: str) -> None:
    assert unprotected(text) == text


@given(st.sampled_from(WAYS), st.text(alphabet="0123456789.,-% '\"=abc", max_size=8))
def test_no_digit_is_lost_or_moved_with_the_protection(way: str, inner: str) -> None:
    text = way.format(inner)
    assert [c for c in unprotected(text) if c.isdigit()] == [c for c in text if c.isdigit()]


@pytest.mark.parametrize("suffix", ["csv", "txt", "tsv"])
@pytest.mark.parametrize("note", ['="31"', "'31", '"31"', "'- chưa đủ", "=31"])
def test_a_note_that_looks_protected_is_written_so_that_it_is_read_again(
    note: str, suffix: str, tmp_path: pytest.TempPathFactory
) -> None:
    report = read_report([tuple(HEADER), ("", TASKS, "", "31", note), ("", DONE, "", note, "")])
    path = f"{tmp_path}/a.{suffix}"
    write_report(report, path)
    again = read_report(path)
    assert again["plan_tasks"].note == report["plan_tasks"].note == note
    assert again["plan_tasks_completed"] == report["plan_tasks_completed"] or (
        again["plan_tasks_completed"].status is report["plan_tasks_completed"].status
    )
