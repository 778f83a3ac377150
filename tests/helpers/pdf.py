"""PDF files made for tests: annexes as tables with and without lines, and pages drawn freely."""

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from helpers.drift import Document
from helpers.office import saved_as

NEEDS_CHROMIUM = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")

HEADER = ("TT", "Tên chỉ tiêu", "ĐVT", "Số liệu", "Ghi chú")
WIDTHS = {"ordinal": 30, "name": 240, "unit": 75, "value": 65, "former": 60, "note": 60}
_MATPLOTLIB = find_spec("matplotlib")
assert _MATPLOTLIB is not None
assert _MATPLOTLIB.origin is not None
_FONTS = Path(_MATPLOTLIB.origin).parent / "mpl-data" / "fonts" / "ttf"
"""Fonts with every Vietnamese letter, which need not be imported to be used."""
Draw = Callable[[Canvas], None]


def fonts() -> tuple[str, str]:
    """The names of a font with every Vietnamese letter, and of its bold twin."""
    for name, file in (("Text", "DejaVuSans.ttf"), ("Text-Bold", "DejaVuSans-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, _FONTS / file))
    return "Text", "Text-Bold"


def drawn(*pages: Draw, size: tuple[float, float] = A4, **options: Any) -> bytes:
    """A file with pages drawn freely, in the regular font of 10 points."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=True, **options)
    regular, _ = fonts()
    for draw in pages:
        canvas.setFont(regular, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def grid(canvas: Canvas, rows: Sequence[Sequence[str]], *, top: float = 760, step: float = 22) -> None:
    """Draw a table of single lines, with a line around each cell: ordinal, name, unit, value and note."""
    sides = (40, 75, 335, 425, 490, 555)
    for number, cells in enumerate(rows):
        base = top - number * step - 15
        for place, text in enumerate(cells):
            if place == 3 and text[:1].isdigit():
                canvas.drawRightString(sides[4] - 3, base, text)
            else:
                canvas.drawString(sides[place] + 3, base, text)
    canvas.setLineWidth(0.5)
    canvas.grid(list(sides), [top - number * step for number in range(len(rows) + 1)])


def as_pdf(document: Document, *, ruled: bool = True, wide: bool = False) -> bytes:
    """A drifted annex by ReportLab, on as many pages as it takes."""
    regular, bold = fonts()
    style = ParagraphStyle("text", fontName=regular, fontSize=9, leading=11)
    title = ParagraphStyle("title", fontName=bold, fontSize=9, leading=11, alignment=1)
    cells = [[Paragraph(escape(text), title) for text in document.header()]]
    cells += [[Paragraph(escape(text), style) for text in row] for row in document.table()]
    table = Table(cells, colWidths=[WIDTHS[column] for column in document.columns], repeatRows=1)
    look: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        look.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    else:
        look += [("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
    table.setStyle(TableStyle(look))
    before = [Paragraph(escape(text), title) for text in document.before]
    after = [Paragraph(escape(text), style) for text in document.after]
    stream = io.BytesIO()
    made = SimpleDocTemplate(stream, pagesize=landscape(A4) if wide else A4, leftMargin=35, rightMargin=35, invariant=1)
    made.build([*before, table, *after], onLaterPages=_number)
    return stream.getvalue()


def _number(canvas: Canvas, _: object) -> None:
    canvas.setFont(fonts()[0], 9)
    canvas.drawCentredString(297, 810, str(canvas.getPageNumber()))


def as_html(document: Document, *, ruled: bool = True) -> str:
    """A drifted annex as a plain HTML table, for a browser to print."""
    border = "border:1px solid black;" if ruled else ""
    cell = f"{border}padding:3px 6px;vertical-align:top;overflow-wrap:anywhere"
    table_look = "border-collapse:collapse;table-layout:fixed;width:100%"
    style = f"body{{font:11px serif}}table{{{table_look}}}td,th{{{cell}}}"
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in document.table())
    titles = zip(document.columns, document.header(), strict=True)
    head = "".join(f'<th style="width:{WIDTHS[column]}px">{escape(title)}</th>' for column, title in titles)
    before = "".join(f"<p>{escape(text)}</p>" for text in document.before)
    after = "".join(f"<p>{escape(text)}</p>" for text in document.after)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{style}</style></head><body>{before}{table}{after}'


def as_word(document: Document, *, ruled: bool = True) -> bytes:
    """A drifted annex as a Word document that an office suite opens, with its header repeated on each page.

    Without lines its columns are of one width, so that long names take up many lines.
    """
    made = docx.Document()
    for text in document.before:
        made.add_paragraph(text)
    rows = [document.header(), *document.table()]
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid" if ruled else None
    table.autofit = False
    for place, column in enumerate(document.columns if ruled else ()):
        for cell in table.columns[place].cells:
            cell.width = WIDTHS[column] * 12_700
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader", {}))
    for text in document.after:
        made.add_paragraph(text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def printed_by_libreoffice(files: Sequence[Path], folder: Path) -> list[Path]:
    """Files of an office suite as PDF."""
    return saved_as("pdf", files, folder)


def printed_by_chromium(page: Path) -> Path:
    """A web page as PDF."""
    made = page.with_suffix(".pdf")
    flags = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer"
    )
    command = ["chromium", *flags.split(), f"--user-data-dir={page.parent}/profile", f"--print-to-pdf={made}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True)
    return made
