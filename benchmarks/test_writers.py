"""Writers against the libraries that write such files, each writing nothing but the bare table of the same cells."""

import io

import docx
import openpyxl
from pytest_benchmark.fixture import BenchmarkFixture

import cchc_model as cchc


def cells(report: cchc.Report) -> list[tuple[str, str, str, str, str]]:
    return [(row.ordinal, row.name, row.unit, row.text, row.note) for row in report.rows()]


def write(report: cchc.Report, kind: str) -> None:
    cchc.write_report(report, io.BytesIO(), format=kind)


def test_write_docx(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(write, report, "docx")


def test_table_with_python_docx(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    def bare() -> None:
        document = docx.Document()
        rows = cells(report)
        table = document.add_table(rows=len(rows), cols=5)
        # Row by row: asking the table for its cells again and again would take seconds.
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.save(io.BytesIO())

    benchmark(bare)


def test_write_xlsx(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(write, report, "xlsx")


def test_table_with_openpyxl(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    def bare() -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in report.rows():
            sheet.append((row.ordinal, row.name, row.unit, row.value, row.note))
        book.save(io.BytesIO())

    benchmark(bare)


def test_write_html(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(write, report, "html")
