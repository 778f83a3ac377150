"""PDF files of tables without lines, whose cells are aligned in every way and whose titles take one line or several."""

import io
import itertools
from html import escape

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from cchc_model import Report, Severity, read_report
from helpers.office import DONE, RATE, TASKS
from helpers.pdf import fonts
from helpers.sampling import some_of

LONG = "Số lượng tin, bài viết, phóng sự đã đăng tại Chuyên mục CCHC trên Trang Thông tin điện tử của đơn vị"
VALUES = {TASKS: "31", DONE: "8", RATE: "81,25", LONG: "5.627", "Số văn bản chỉ đạo CCHC đã ban hành": "23"}
TITLES = ["Số lượng/ tỷ lệ", "Số liệu", "Kết quả thực hiện trong kỳ", "SL"]
ALIGNED = [("LEFT", 0), ("CENTER", 1), ("RIGHT", 2)]


def annex(title: str, *, across: str, of_titles: int, upright: str, plain: bool) -> bytes:
    """An annex without lines.

    Args:
        title: the title of the values.
        across: where the values stand in their column.
        of_titles: where titles stand in theirs, as ReportLab counts it.
        upright: where texts stand in their rows.
        plain: True if values have the base line of a text, not of a paragraph, a little lower or higher.
    """
    regular, bold = fonts()
    look = ParagraphStyle("text", fontName=regular, fontSize=8, leading=10)
    value = ParagraphStyle("value", parent=look, alignment=dict(ALIGNED)[across])
    head = ParagraphStyle("head", fontName=bold, fontSize=8, leading=10, alignment=of_titles)
    rows = [[Paragraph(text, head) for text in ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", title, "Ghi chú")]]
    for number, (name, text) in enumerate(VALUES.items(), 1):
        shown = text if plain else Paragraph(text, value)
        unit = "%" if name == RATE else ""
        rows.append([Paragraph(str(number), look), Paragraph(escape(name), look), Paragraph(unit, look), shown, ""])
    table = Table(rows, colWidths=[35, 250, 80, 60, 60])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), regular, 8),
                ("VALIGN", (0, 0), (-1, -1), upright),
                ("ALIGN", (3, 0), (3, -1), across),
            ]
        )
    )
    before = [Paragraph(text, look) for text in ("UBND HUYỆN VÍ DỤ", "PHỤ LỤC SỐ LIỆU CCHC QUÝ I NĂM 2022")]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, leftMargin=20, rightMargin=20, invariant=1).build([*before, table])
    return stream.getvalue()


def expected(report: Report) -> bool:
    return {text.replace(".", "") for text in VALUES.values()} == {
        str(value).replace(".", ",") for value in report.values.values() if value is not None
    }


CASES = list(itertools.product([name for name, _ in ALIGNED], TITLES, ["TOP", "MIDDLE"]))


@pytest.mark.parametrize(("across", "title", "upright"), some_of(CASES))
def test_a_table_without_lines_is_read_however_its_cells_are_aligned(across: str, title: str, upright: str) -> None:
    for (_, of_titles), plain in itertools.product(ALIGNED, (True, False)):
        report = read_report(annex(title, across=across, of_titles=of_titles, upright=upright, plain=plain))
        assert expected(report), (of_titles, plain)
        assert not [f for f in report.findings if f.severity is Severity.ERROR]
