"""Annexes typed for fonts from before Unicode are refused with the fonts and the remedy, in every format."""

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Severity, read_report
from helpers.drift import package, table_xml
from helpers.legacy_fonts import TYPED
from helpers.office import HEADER, TASKS

ROWS = [
    ["", row.item.name.vi, "", "7" if row.item.id in SOC_TRANG_DISTRICT.indicators else "", ""]
    for row in SOC_TRANG_DISTRICT.rows[:40]
]
FONTS = {"TCVN3": ".VnTimeH", "VNI": "VNI-Helve"}


def as_text(rows: list[list[str]], _: str) -> bytes:
    return "\n".join(map("\t".join, rows)).encode()


def as_bytes(rows: list[list[str]], _: str) -> bytes:
    return "\n".join(map("\t".join, rows)).encode("latin-1")


def as_docx(rows: list[list[str]], font: str) -> bytes:
    style = f'<w:styles xmlns:w="w"><w:style><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:style></w:styles>'
    return package(
        table_xml(rows), styles=style.replace('"w"', '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"')
    )


def as_xlsx(rows: list[list[str]], font: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    sheet["B2"].font = Font(name=font)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("made", [as_text, as_bytes, as_docx, as_xlsx])
@pytest.mark.parametrize("name", TYPED)
def test_an_annex_of_such_letters_is_refused_with_the_font(name: str, made: "type[object]") -> None:
    rows = [[TYPED[name](cell) for cell in row] for row in (HEADER, *ROWS)]
    with pytest.raises(ReadError) as caught:
        read_report(made(rows, FONTS[name]))  # type: ignore[call-arg, arg-type]  # one of the makers above
    message = caught.value.message("vi")
    assert name in message
    assert "UniKey" in message
    if made in (as_docx, as_xlsx):
        assert f"(phông {FONTS[name]})" in message


@pytest.mark.parametrize("name", TYPED)
def test_a_few_lines_of_such_letters_are_reported_and_the_others_read(name: str) -> None:
    typed = [[row[0], TYPED[name](row[1]) if 6 <= at < 12 else row[1], *row[2:]] for at, row in enumerate(ROWS)]
    report = read_report([HEADER, *typed])
    (said,) = [finding for finding in report.findings if finding.code == "legacy_fonts"]
    assert (said.severity, name in said.message("en")) == (Severity.WARNING, True)
    whole = read_report([HEADER, *ROWS]).values
    assert any(report.values.values())
    assert all(value in (None, whole[key]) for key, value in report.values.items())
    assert any(finding.severity is Severity.ERROR for finding in report.findings)


def test_unicode_text_in_such_a_font_is_read() -> None:
    assert read_report(as_docx([HEADER, ["", TASKS, "", "31", ""]], ".VnTime")).values["plan_tasks"] == 31
