"""Word documents and workbooks made for tests, and those that office suites saved."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cchc_model import Report
from helpers.paths import DATA

TASKS, DONE, RATE = (
    "Số nhiệm vụ đề ra trong kế hoạch",
    "Số nhiệm vụ đã hoàn thành",
    "Tỷ lệ hài lòng trong kỳ báo cáo",
)


NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def saved_by_libreoffice(files: Sequence[Path], folder: Path) -> list[Path]:
    """Open files of one kind in LibreOffice and save them into a folder, in the same format."""
    (kind,) = {file.suffix.removeprefix(".") for file in files}
    return saved_as(kind, files, folder)


def saved_as(kind: str, files: Sequence[Path], folder: Path) -> list[Path]:
    """Open files in LibreOffice and save them into a folder, in another format."""
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True)
    return [folder / file.with_suffix(f".{kind}").name for file in files]


def without_results(file: Path) -> Path:
    """Save a workbook next to itself without the results of its formulas, which LibreOffice would take as they are."""
    bare = file.with_stem(f"{file.stem}_bare")
    openpyxl.load_workbook(file).save(bare)
    return bare


HEADER = ["TT", "Tên chỉ tiêu", "ĐVT", "Số liệu", "Ghi chú"]


def workbook(*rows: Sequence[object], formats: dict[str, str] | None = None, sheet: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cell, style in (formats or {}).items():
        page[cell].number_format = style
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with the rows of each sheet."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def codes(report: Report) -> set[str]:
    return {str(finding.code) for finding in report.findings} - {"rows_absent"}


OFFICE = DATA / "office"
