"""Files made to cost time or memory: each is read or refused by the library within the limits of its process."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_model import ReadError, read_report
from helpers.drift import WORD, package, paragraph, table_xml
from helpers.office import HEADER, TASKS
from helpers.sampling import some_of

resource = pytest.importorskip("resource")  # Windows lacks it

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = "\t".join(HEADER) + f"\n\t{TASKS}\t\t31\t\n"
TABLE = table_xml([HEADER, ["", TASKS, "", "31", ""]])
MARKS = "\u0301\u0323\u0302\u0328"
MILLION = 1_000_000

# The process ends at twice the limits of docs/security.md for time, because other tests run beside it.
LIMITED = """
import resource, sys
import cchc_model as cchc
import lxml.etree

resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_DATA, (600_000_000, 600_000_000))
try:
    print(cchc.read_report(sys.argv[1]).values["plan_tasks"])
except cchc.ReadError as error:
    print(error)
"""


def text_cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    '<row r="1">'
    + "".join(text_cell(f"{letter}1", title) for letter, title in zip("ABCDE", HEADER, strict=True))
    + "</row>"
    '<row r="2">' + text_cell("B2", TASKS) + '<c r="D2" s="0"><v>31</v></c></row>'
)


def book(  # noqa: PLR0913 the parts of a workbook
    rows: str = "", *, before: str = "", after: str = "", texts: str = "", styles: str = "", sheets: int = 1
) -> bytes:
    """A workbook with the annex and more rows, and with XML before and after the rows."""
    listed = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="a"/>' for number in range(sheets))
    kinds = (("a", "worksheet", "sheet.xml"), ("b", "sharedStrings", "texts.xml"), ("c", "styles", "styles.xml"))
    related = "".join(f'<Relationship Id="{key}" Type="x/{kind}" Target="{part}"/>' for key, kind, part in kinds)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{related}</Relationships>")
        sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{ROWS}{rows}</sheetData>{after}</worksheet>'
        archive.writestr("xl/sheet.xml", sheet)
        archive.writestr("xl/texts.xml", f'<sst xmlns="{MAIN}">{texts}</sst>')
        archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')
    return stream.getvalue()


def formatted(code: str) -> bytes:
    return book(
        styles=f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>'
    )


def document(body: str, styles: str = "") -> bytes:
    named = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>' if styles else ""
    return package(body + TABLE, styles=named)


def chain(length: int, *, turns: bool) -> bytes:
    """A document with a chain of styles, each based on the next; the last is based on none, or on the first."""
    styles = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{(number + 1) % (length if turns else MILLION)}"/>'
        '<w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
        for number in range(length)
    )
    return document('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>', styles)


def shared(cells: str, text: str) -> bytes:
    return book(cells, texts=f"<si><t>{text}</t></si>")


def text(before: str = "", *, after: str = "") -> bytes:
    return f"{before}\n{TEXT}{after}".encode()


def many_parts(count: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(count):
            archive.writestr(str(number), "")
    return stream.getvalue()


def named_rows(count: int) -> str:
    return "".join(f'<row r="{row}">{text_cell(f"B{row}", "x")}</row>' for row in range(3, count + 3))


def shared_rows(count: int) -> str:
    return "".join(f'<row r="{row}"><c r="B{row}" t="s"><v>0</v></c></row>' for row in range(3, count + 3))


FIELD = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
MARKED = "too many accents"
COLUMN = '<col min="1" max="99999999999" hidden="1"/>'
WIDE = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="990"/></w:tcPr><w:p/></w:tc></w:tr>'
FORMULA = "<c><f>1</f><v>1</v></c>"
WHOLE = '<mergeCell ref="A1:XFD1048576"/>'
CODE = "<w:r><w:instrText>PAGE A</w:instrText></w:r>"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
READ, UNREAD, LARGE, DAMAGED, LONG = (
    "31",
    "None",
    "far larger than an annex",
    "damaged or incomplete",
    "3,000,000 characters",
)
PAGE = f"<table><tr><td>{'<td>'.join(HEADER)}<tr><td><td>{TASKS}<td><td>31<td>".encode()
END = b"</table></html>"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a number format of a million brackets": (lambda: formatted("[$" * MILLION), UNREAD),
    "a number format of a million sections": (lambda: formatted(";" * MILLION), UNREAD),
    "half a million number formats": (
        lambda: book(styles="<cellXfs>" + '<xf numFmtId="9"/>' * (2 * MILLION) + "</cellXfs>"),
        LARGE,
    ),
    "titles of a year without an end, as text": (lambda: text("biểu " * 400_000), READ),
    "titles of a year without an end, in Word": (lambda: document(paragraph("biểu " * 400_000)), READ),
    "titles of a year without an end, as a name": (lambda: text(after="\t" + "biểu " * 400_000 + "\t\t5\t"), READ),
    "titles of a year without an end, as a title": (
        lambda: TEXT.replace("Số liệu", "Số liệu" + " biểu" * 400_000).encode(),
        READ,
    ),
    "a month with a million dashes": (lambda: text("tháng 1" + "/-" * MILLION), READ),
    "marks on one letter, before the table": (lambda: text("Quý a" + MARKS * 200_000), MARKED),
    "marks on one letter, in a name": (lambda: text(after="\tSố a" + MARKS * 200_000 + "\t\t5"), MARKED),
    "marks on one letter, in Excel": (lambda: book(f"<row>{text_cell('B3', MARKS * 200_000)}</row>"), MARKED),
    "a chain of styles": (lambda: chain(20_000, turns=False), READ),
    "a circle of styles": (lambda: chain(20_000, turns=True), READ),
    "one huge text in 19,000 cells": (lambda: shared(shared_rows(19_000), "Số biểu " * 100_000), LONG),
    "one long text in 19,000 cells": (lambda: shared(shared_rows(19_000), "Số biểu " * 4_000), LONG),
    "one text 100,000 times in one cell": (
        lambda: shared("<row>" + '<c r="D3" t="s"><v>0</v></c>' * 100_000 + "</row>", "1a " * 10_000),
        LONG,
    ),
    "a million hidden columns": (
        lambda: book(before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * MILLION + "</cols>"),
        DAMAGED,
    ),
    "a million formulas": (lambda: book(f"<row>{FORMULA * 65}</row>" * 19_000), LARGE),
    "a million formulas on many sheets": (lambda: book(f"<row>{FORMULA * 65}</row>" * 1_000, sheets=20), LARGE),
    "a hidden column without an end": (lambda: book(before=f"<cols>{COLUMN}</cols>"), READ),
    "two million hidden rows": (lambda: book('<row hidden="1"/>' * 2 * MILLION), DAMAGED),
    "millions of empty paragraphs": (lambda: document("<w:p/>" * 5 * MILLION), LARGE),
    "millions of attributes": (lambda: document('<w:p w:a="" w:b="" w:c=""/>' * MILLION), LARGE),
    "a million paragraphs in one cell": (
        lambda: document("<w:tbl><w:tr><w:tc>" + "<w:p><w:r><w:br/></w:r></w:p>" * 200_000 + "</w:tc></w:tr></w:tbl>"),
        READ,
    ),
    "thousands of open fields": (lambda: document(f"<w:p>{FIELD * 20_000}{BEGIN}</w:p>"), READ),
    "a field with a code without an end": (lambda: document(f"<w:p>{BEGIN}{CODE * 200_000}</w:p>"), READ),
    "cells that span a thousand columns": (lambda: document(f"<w:tbl>{WIDE * 19_000}</w:tbl>"), "400,000 cells"),
    "one row of a million cells": (lambda: book("<row>" + "<c><v>1</v></c>" * MILLION + "</row>"), LARGE),
    "one row of ten million blank cells": (lambda: book("<row>" + '<c s="1"/>' * 10 * MILLION + "</row>"), LARGE),
    "millions of unknown elements": (lambda: book(after="<x/>" * 20 * MILLION), LARGE),
    "ten million rows": (lambda: book("<row/>" * 10 * MILLION), DAMAGED),
    "a cell in the thousandth column of 19,000 rows": (
        lambda: book("".join(f'<row r="{row}"><c r="ALK{row}"><v>1</v></c></row>' for row in range(3, 19_003))),
        LONG,
    ),
    "deep XML in Excel": (lambda: book("<x>" * MILLION + "</x>" * MILLION), DAMAGED),
    "a million merged areas": (
        lambda: book(after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * (MILLION + 1) + "</mergeCells>"),
        LARGE,
    ),
    "merged areas over each other": (
        lambda: book(named_rows(19_000), after=f"<mergeCells>{WHOLE * 5_000}</mergeCells>"),
        LARGE,
    ),
    "a number of a million digits": (lambda: book(f'<row><c r="D3"><v>{"9" * MILLION}</v></c></row>'), READ),
    "a text number of a million digits": (lambda: book(f'<row><c t="s"><v>{"9" * MILLION}</v></c></row>'), DAMAGED),
    "a row number of a million digits": (lambda: book(f'<row r="{"9" * MILLION}"><c><v>1</v></c></row>'), DAMAGED),
    "a column of a million letters": (lambda: book(f'<row><c r="{"A" * MILLION}3"><v>1</v></c></row>'), DAMAGED),
    "a merged area of a million digits": (
        lambda: book(after=f'<mergeCells><mergeCell ref="A{"9" * MILLION}"/></mergeCells>'),
        DAMAGED,
    ),
    "a power of ten without an end": (lambda: book('<row><c r="D3"><v>1E999999999999</v></c></row>'), READ),
    "one sheet named 100,000 times": (lambda: book(sheets=100_000), LARGE),
    "100,000 parts": (lambda: many_parts(100_000), LARGE),
    "columns that spaces align": (lambda: ("a" + "  a" * 300 + "\n").encode() * 3_300, LONG),
    "lines of separators": (lambda: b",,\n" * 5 * MILLION, "20,000 rows"),
    "five million short lines": (lambda: "aă\n".encode() * 4 * MILLION, "20,000 rows"),
    "titles in every row": (
        lambda: ("\t".join(["TT", "Tên chỉ tiêu", "ĐVT", *["Kỳ này quý I/2022"] * 250]) + "\n").encode() * 400,
        "is unclear",
    ),
    "a quotation mark in every cell": (lambda: (",".join(['"a'] * 300) + "\n").encode() * 3_000, LONG),
    "pages: elements nested without an end": (
        lambda: PAGE + b"<div>" * MILLION + END,
        "nested too deeply",
    ),
    "pages: many cells": (lambda: PAGE + b"<tr><td>" * MILLION + END, LARGE),
    "pages: spans over each other": (lambda: PAGE + b"<tr><td rowspan=65000></tr>" * 19_000 + END, LARGE),
    "pages: rules for every cell": (
        lambda: b"<style>" + b"td{color:red}" * 20_000 + b"</style>" + PAGE + b"<tr><td>1" * 9_000 + END,
        LARGE,
    ),
    "pages: an element of many attributes": (lambda: PAGE + b"<tr><td " + b" a=1" * MILLION + b">" + END, LARGE),
}  # fmt: skip


@pytest.mark.costly
@pytest.mark.parametrize("name", some_of(FILES))
def test_a_file_made_to_cost_time_or_memory_is_read_or_refused_within_limits(name: str, tmp_path: Path) -> None:
    make, says = FILES[name]
    path = tmp_path / "hostile"
    path.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.returncode, done.stderr[-500:])
    assert says in done.stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037"])
def test_entities_in_another_encoding_are_refused(encoding: str) -> None:
    xml = '<?xml version="1.0" encoding="{}"?><!DOCTYPE x [<!ENTITY a "1">]><worksheet xmlns="{}"/>'
    named = "utf-16" if encoding.startswith("utf-16") else encoding
    for part in ("xl/workbook.xml", "xl/sheet.xml"):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(stream, "w") as new:
            for item in old.namelist():
                body = xml.format(named, MAIN).replace("/>", "><row><c><v>3&a;1</v></c></row></worksheet>")
                new.writestr(item, body.encode(encoding) if item == part else old.read(item))
        with pytest.raises(ReadError, match=r"entities|damaged"):
            read_report(stream.getvalue())


def test_a_part_that_is_compressed_as_office_never_does_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as new:
        for item in old.namelist():
            new.writestr(item, old.read(item))
    with pytest.raises(ReadError):
        read_report(stream.getvalue())
