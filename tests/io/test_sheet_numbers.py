"""The row numbers and column letters of a sheet, printed or saved beside the annex, are no columns of it."""

import io
from collections.abc import Callable, Sequence

import pytest

from cchc_model import Report, Severity, read_report
from helpers.office import DONE, HEADER, RATE, TASKS

Rows = list[list[str]]
ABOVE: Rows = [["UBND HUYỆN VÍ DỤ", "", "", "", ""], ["Quý I năm 2022", "", "", "", ""]]
ANNEX: Rows = [
    list(HEADER),
    ["1", TASKS, "Nhiệm vụ", "31", ""],
    ["2", DONE, "Nhiệm vụ", "8", ""],
    ["", RATE, "%", "25,81", ""],
]


def numbered(rows: Rows, first: int = 1) -> Rows:
    return [[str(number), *row] for number, row in enumerate(rows, first)]


def google(rows: Rows, first: int = 1) -> bytes:
    """Return a page as Google Sheets saves it, with a line below frozen rows."""
    letters = "".join(f"<th>{letter}</th>" for letter in "ABCDE")
    made = [
        f"<tr><th>{number}</th>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for number, row in enumerate(rows, first)
    ]
    made.insert(1, f"<tr><th></th>{'<td></td>' * 5}</tr>")
    return f"<table><thead><tr><th></th>{letters}</tr></thead><tbody>{''.join(made)}</tbody></table>".encode()


def plain_page(rows: Rows) -> bytes:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table><tr>{'</tr><tr>'.join(lines)}</tr></table>".encode()


def tabbed(rows: Rows) -> bytes:
    return "\n".join("\t".join(row) for row in rows).encode()


def workbook(rows: Rows) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(saved)
    return saved.getvalue()


def document(rows: Rows) -> bytes:
    docx = pytest.importorskip("docx")
    made, saved = docx.Document(), io.BytesIO()
    table = made.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    made.save(saved)
    return saved.getvalue()


FORMATS: Sequence[Callable[[Rows], bytes]] = (plain_page, tabbed, workbook, document)


def assert_read(report: Report) -> None:
    assert [report.values[key] for key in ("plan_tasks", "plan_tasks_completed")] == [31, 8]
    assert all(one.source is not None and one.name in ABOVE[0] + ABOVE[1] for one in report.leftovers)
    assert all(found.severity < Severity.ERROR for found in report.findings)


@pytest.mark.parametrize("above", [ABOVE, []])
@pytest.mark.parametrize("made", FORMATS)
def test_row_numbers_beside_all_rows_are_no_column(made: Callable[[Rows], bytes], above: Rows) -> None:
    report = read_report(made(numbered(above + ANNEX)))
    assert_read(report)
    assert (report.organisation is None) is (not above)
    assert (report.period is None) is (not above)


@pytest.mark.parametrize("made", FORMATS)
def test_column_letters_above_them_are_no_row(made: Callable[[Rows], bytes]) -> None:
    assert_read(read_report(made([["", *"ABCDE"], *numbered(ABOVE + ANNEX)])))


@pytest.mark.parametrize("first", [1, 7])
@pytest.mark.parametrize("above", [ABOVE, []])
def test_a_saved_sheet_has_the_places_that_it_shows(above: Rows, first: int) -> None:
    report = read_report(google(above + ANNEX, first))
    assert_read(report)
    source = report["plan_tasks"].source
    assert source is not None
    assert (source.row, source.cell) == (first + len(above) + 1, f"D{first + len(above) + 1}")


@pytest.mark.parametrize("made", FORMATS)
def test_ordinals_are_not_taken_for_row_numbers(made: Callable[[Rows], bytes]) -> None:
    report = read_report(made(ANNEX))
    assert report.layout is not None
    assert [column.role for table in report.layout.tables for column in table.columns][:2] == ["ordinal", "name"]
    assert_read(report)
