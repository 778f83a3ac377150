"""Readers against the libraries they stand on; the files are made by the tests' own writers."""

import io
import random
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import cchc_model as cchc
from cchc_model.testing import AnnexLine
from helpers.drift import Document, as_csv, as_docx, as_xlsx, document, mistyped, renamed

FRAMEWORK = cchc.SOC_TRANG_DISTRICT


@pytest.fixture(scope="session")
def exact() -> Document:
    return Document(tuple(AnnexLine.of(row) for row in FRAMEWORK.rows))


@pytest.fixture(scope="session")
def exact_docx(exact: Document) -> bytes:
    """The annex saved by python-docx, so that both can open it."""
    made = docx.Document()
    table = made.add_table(rows=0, cols=5)
    for cells in [exact.header(), *exact.table()]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def exact_xlsx(exact: Document) -> bytes:
    return as_xlsx(exact)


def test_read_docx(benchmark: BenchmarkFixture, exact_docx: bytes) -> None:
    benchmark(cchc.read_report, exact_docx)


def test_parse_docx_with_lxml(benchmark: BenchmarkFixture, exact_docx: bytes) -> None:
    xml = zipfile.ZipFile(io.BytesIO(exact_docx)).read("word/document.xml")
    benchmark(etree.fromstring, xml)


def test_cells_with_python_docx(benchmark: BenchmarkFixture, exact_docx: bytes) -> None:
    def cells() -> list[str]:
        made = docx.Document(io.BytesIO(exact_docx))
        return [cell.text for table in made.tables for row in table.rows for cell in row.cells]

    benchmark(cells)


def test_read_xlsx(benchmark: BenchmarkFixture, exact_xlsx: bytes) -> None:
    benchmark(cchc.read_report, exact_xlsx)


def test_cells_with_openpyxl(benchmark: BenchmarkFixture, exact_xlsx: bytes) -> None:
    def cells() -> list[object]:
        """Cells, not values only: the number formats are theirs."""
        book = openpyxl.load_workbook(io.BytesIO(exact_xlsx), read_only=True, data_only=True)
        return [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]

    benchmark(cells)


def test_align_every_name(benchmark: BenchmarkFixture, exact: Document) -> None:
    g = random.Random(7)
    lines = tuple(renamed(line, mistyped(line.cells[1], g)) for line in exact.lines)
    benchmark(cchc.read_report, as_csv(Document(lines), "\t", "utf-8"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_read_200_files(benchmark: BenchmarkFixture, tmp_path: Path, jobs: int) -> None:
    for seed in range(200):
        made = document(random.Random(seed))
        name, data = (f"{seed}.docx", as_docx(made)) if seed % 2 else (f"{seed}.xlsx", as_xlsx(made))
        (tmp_path / name).write_bytes(data)
    benchmark.pedantic(cchc.read_reports, args=(tmp_path,), kwargs={"jobs": jobs}, rounds=3)  # type: ignore[no-untyped-call]  # it has no types yet
