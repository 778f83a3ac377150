"""Documents without a table, whose paragraphs tabs divide into cells: they are read as the same lines of a text."""

import io
from collections.abc import Callable, Iterable

import docx
import pytest
from docx.document import Document

from cchc_model import CchcError, ReadError, Report, Severity, Status, draft_framework, read_report
from helpers.paths import ANNEX

PLAN, DONE, RATE = "Số nhiệm vụ đề ra trong kế hoạch", "Số nhiệm vụ đã hoàn thành", "Tỷ lệ hài lòng"
ABOVE = ("UBND HUYỆN MỸ XUYÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quý I năm 2022")
TITLES = "TT\tChỉ tiêu\tĐơn vị tính\tThực hiện\tKế hoạch"
ROWS = (f"1\t{PLAN}\tNhiệm vụ\t31\t40", f"2\t{DONE}\tNhiệm vụ\t8\t9")
BOTH = {"plan_tasks": 31, "plan_tasks_completed": 8}


def made(lines: Iterable[str], change: Callable[[Document], object] | None = None) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if change is not None:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None}


def test_a_whole_annex_is_read_as_its_text() -> None:
    text = ANNEX.read_text(encoding="utf-8")
    lines = [line.replace('"', "") for line in text.splitlines()]
    word, plain = read_report(made(lines)), read_report("\n".join(lines).encode())
    assert len(values(word)) > 100
    assert (word.values, word.organisation, word.period) == (plain.values, plain.organisation, plain.period)
    assert [(one.code, one.text) for one in word.findings] == [(one.code, one.text) for one in plain.findings]


@pytest.mark.parametrize("end", ["\n", None])
def test_line_breaks_end_a_row_as_paragraphs_do(end: str | None) -> None:
    lines = (*ABOVE, TITLES, *ROWS)
    assert values(read_report(made(lines if end is None else (*ABOVE, end.join((TITLES, *ROWS)))))) == BOTH


def test_a_struck_value_is_in_doubt() -> None:
    def strike(document: Document) -> None:
        paragraph = document.add_paragraph(f"3\t{RATE}\t%\t")
        paragraph.add_run("25").font.strike = True

    report = read_report(made((*ABOVE, TITLES, *ROWS), strike))
    assert values(report) == BOTH


def numbered(titles: str, *rows: str) -> bytes:
    def add(document: Document) -> None:
        for row in rows:
            document.add_paragraph(row, style="List Number")

    return made((*ABOVE, titles), add)


def test_the_numbers_that_word_generates_have_a_cell_of_their_own() -> None:
    bare = [row.partition("\t")[2] for row in ROWS]
    assert values(read_report(numbered(TITLES, *bare))) == BOTH
    assert values(read_report(numbered(TITLES.partition("\t")[2], *bare))) == BOTH
    with pytest.raises(ReadError):
        read_report(numbered("Mã số\tDiễn biến\tQuy cách\tThực hiện\tKế hoạch", *bare))


def test_beside_a_table_tabs_separate_no_cells() -> None:
    def add(document: Document) -> None:
        table = document.add_table(rows=0, cols=5)
        for line in (TITLES, ROWS[1]):
            for cell, text in zip(table.add_row().cells, line.split("\t"), strict=True):
                cell.text = text

    report = read_report(made((*ABOVE, ROWS[0]), add))
    assert values(report) == {"plan_tasks_completed": 8}
    assert any(found.severity is Severity.ERROR for found in report.findings)


def test_texts_without_an_annex_are_refused() -> None:
    with pytest.raises(ReadError):
        read_report(made(("Kính gửi:\tUBND tỉnh", "Báo cáo\tQuý I")))
    with pytest.raises(CchcError):
        read_report(made(("\t" * 2_000,)))


def test_a_form_of_such_lines_is_drafted() -> None:
    form = made((TITLES, f"1\t{PLAN}\tNhiệm vụ\t\t", f"2\t{DONE}\tNhiệm vụ\t\t"))
    rows = draft_framework(form, value_column="Thực hiện").framework.rows
    assert [row.item.name.vi for row in rows][-2:] == [PLAN, DONE]


def test_a_blank_cell_stays_blank() -> None:
    report = read_report(made((*ABOVE, TITLES, f"\t{PLAN}\t\t\t40", f"\t{DONE}\t\t8")))
    assert report["plan_tasks"].status is Status.BLANK
    assert report.values["plan_tasks_completed"] == 8
