"""Annexes as other offices send them: drifted names, missing and foreign rows, other layouts and formats.

Every line knows which row of the framework it is, and every number is another one, so that a misplaced value shows.
"""

import csv
import io
import random
import unicodedata
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import openpyxl
from attrs import evolve, field, frozen

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.framework import Indicator
from cchc_model.testing import AnnexLine

FOREIGN = (
    "Số cuộc họp giao ban về CCHC",
    "Số nhiệm vụ chưa hoàn thành",
    "Số lãnh đạo UBND cấp xã được bổ nhiệm lại",
    "Số nhiệm vụ đã hoàn thành quá hạn",
    "Số TTHC đang cung cấp trực tuyến mức độ 2",
    "Số hồ sơ TTHC do UBND cấp tỉnh tiếp nhận",
    "Số VBQPPL chưa được ban hành đúng tiến độ",
    "Tổng kinh phí thực hiện CCHC",
    "Số phòng ban chưa kiểm tra",
    "Số công chức cấp xã được khen thưởng",
)
WRITTEN_OUT = (
    ("TTHC", "thủ tục hành chính"), ("UBND", "Ủy ban nhân dân"), ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("SNCL", "sự nghiệp công lập"), ("CCHC", "cải cách hành chính"), ("CNTT", "công nghệ thông tin"),
)  # fmt: skip
PART = "part"
"""The row of a line that continues the name of the line before."""

_LETTERS = "abcdeghiklmnopqrstuvxyđêôơư"


@frozen
class Document:
    """A document to be read.

    Attributes:
        lines: its lines in their order.
        before: texts before the table.
        after: texts after it.
        columns: the order of its columns: ordinal, name, unit, value, note, and `former` for another period.
        breaks: the indices of the lines before which a Word document breaks the table.
    """

    lines: tuple[AnnexLine, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    columns: tuple[str, ...] = ("ordinal", "name", "unit", "value", "note")
    breaks: frozenset[int] = field(factory=frozenset)

    def table(self) -> list[list[str]]:
        places = {"ordinal": 0, "name": 1, "unit": 2, "value": 3, "note": 4}
        return [[line.cells[places[c]] if c in places else _former(line) for c in self.columns] for line in self.lines]

    def places(self, *, word: bool, repeat_header: bool) -> list[tuple[int, int]]:
        """The table and the row of each line: in Word documents tables count from 1, else there is one table, 0."""
        table, row = (1, 1) if word else (0, len(self.before) + 1)
        found: list[tuple[int, int]] = []
        for index in range(len(self.lines)):
            if word and index in self.breaks:
                table, row = table + 1, int(repeat_header)
            row += 1
            found.append((table, row))
        return found

    def header(self) -> list[str]:
        titles = {"ordinal": "TT", "name": "Tên chỉ tiêu", "unit": "ĐVT", "value": "Kỳ này", "note": "Ghi chú"}
        return [titles.get(c, "Kỳ trước") for c in self.columns]


def _former(line: AnnexLine) -> str:
    return "999" if line.value else ""


def renamed(line: AnnexLine, name: str) -> AnnexLine:
    return evolve(line, cells=(line.cells[0], name, *line.cells[2:]))


def restyled(name: str, style: int) -> str:
    """A name as another office prints it."""
    styles = (
        lambda text: text,
        lambda text: unicodedata.normalize("NFD", text),
        str.upper,
        lambda text: "- " + text + ":",
        lambda text: text.replace(" ", "  ").replace("hoá", "hóa").replace("oà", "òa"),
        lambda text: unicodedata.normalize("NFD", text.upper()).replace(" ", "\xa0"),
    )
    return styles[style % len(styles)](name)


def mistyped(name: str, g: random.Random) -> str:
    """A name with one typing error: a letter dropped, doubled, changed or swapped with the next. Digits stay."""
    for _ in range(50):
        at = g.randrange(len(name) - 1)
        if name[at].isdigit() or name[at + 1].isdigit():
            continue
        return g.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                name[:at] + g.choice(_LETTERS) + name[at + 1 :],
            ]
        )
    return name


def drifted(g: random.Random, *, typing_errors: float = 0.2) -> tuple[AnnexLine, ...]:
    """The annex with some of what happens to templates."""
    sections = list(SOC_TRANG_DISTRICT.sections)
    if g.random() < 0.3:
        g.shuffle(sections)
    lines = [AnnexLine.of(row) for section in sections for row in SOC_TRANG_DISTRICT.rows_under(section)]
    dropped: set[str] = set()
    for _ in range(g.randrange(8)):
        top = g.randrange(1, 212)
        dropped |= {row.id for row in SOC_TRANG_DISTRICT.rows_under(top)} if g.random() < 0.5 else set()
        row = SOC_TRANG_DISTRICT.row(top)
        if isinstance(row.item, Indicator) and len(SOC_TRANG_DISTRICT.rows_under(top)) == 1:
            dropped.add(row.id)
    lines = [line for line in lines if line.row not in dropped]
    style = g.randrange(6)
    upper = g.random() < 0.3
    renumber = g.random() < 0.3
    written = g.random() < 0.3
    drifted: list[AnnexLine] = []
    for count, line in enumerate(lines, 1):
        name = line.cells[1]
        if written:
            for short, long in WRITTEN_OUT:
                name = name.replace(short, long)
        if upper and not line.value and not line.cells[2]:
            name = name.upper()
        if g.random() < typing_errors:
            name = mistyped(name, g)
        name = restyled(name, style)
        ordinal = str(count) if renumber else line.cells[0]
        drifted.append(evolve(line, cells=(ordinal, name, *line.cells[2:])))
    _shuffled(drifted, g)
    for _ in range(g.randrange(4)):
        at = g.randrange(len(drifted) + 1)
        drifted.insert(at, AnnexLine(None, ("", g.choice(FOREIGN), "", str(70_000 + at), "")))
    return tuple(drifted)


def _shuffled(lines: list[AnnexLine], g: random.Random) -> None:
    """Neighbours swapped, a row printed twice, a name broken over two rows or cut short, a heading left out."""
    for _ in range(g.randrange(3)):
        at = g.randrange(len(lines) - 1)
        if _beside(lines[at], lines[at + 1]):
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
    for _ in range(g.randrange(3)):
        at = g.randrange(len(lines))
        words = lines[at].cells[1].split(" ")
        if lines[at].value and len(words) >= 6:
            half = len(words) // 2
            lines[at : at + 1] = [
                renamed(lines[at], " ".join(words[:half])),
                AnnexLine(PART, ("", " ".join(words[half:]), "", "", "")),
            ]
    for _ in range(g.randrange(3)):
        at = g.randrange(len(lines))
        words = lines[at].cells[1].split(" ")
        if lines[at].value and len(words) >= 8:
            lines[at] = renamed(lines[at], " ".join(words[: 3 * len(words) // 4]))
    if g.random() < 0.2:
        headings = [i for i, line in enumerate(lines) if not line.value and line.row not in (None, PART)]
        del lines[g.choice(headings)]
    if g.random() < 0.3:
        at = g.randrange(len(lines))
        if lines[at].value:
            lines.insert(at + 1, lines[at])


def _beside(one: AnnexLine, other: AnnexLine) -> bool:
    """Whether two lines are indicators below the same heading, with nothing below them."""
    rows = [SOC_TRANG_DISTRICT.row(line.row) for line in (one, other) if line.row and line.row != PART and line.value]
    leaves = [row for row in rows if len(SOC_TRANG_DISTRICT.rows_under(row.item)) == 1]
    return len(leaves) == 2 and leaves[0].parent == leaves[1].parent


def document(g: random.Random, **options: float) -> Document:
    columns = ["ordinal", "name", "unit", "value", "note"]
    if g.random() < 0.3:
        columns.remove("note")
    if g.random() < 0.3:
        columns.insert(columns.index("value"), "former")
    before = ("UBND HUYỆN MỸ XUYÊN", "BÁO CÁO", "Kết quả công tác CCHC Quý I năm 2022")
    after = ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")
    lines = drifted(g, **options)
    breaks = frozenset(g.sample(range(1, len(lines)), k=min(3, len(lines) - 1)))
    return Document(lines, before, after, tuple(columns), breaks)


# The formats, written in the plainest way, so that reader and writer share no code.


def as_csv(document: Document, delimiter: str, encoding: str) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([[text] for text in document.before])
    writer.writerow(document.header())
    writer.writerows(document.table())
    writer.writerows([[text] for text in document.after])
    return stream.getvalue().encode(encoding)


def as_xlsx(document: Document, *, typed: bool = True) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phụ lục"
    for text in document.before:
        sheet.append([text])
    sheet.append(document.header())
    value = document.columns.index("value")
    for cells in document.table():
        row: list[object] = [cell or None for cell in cells]
        text = cells[value]
        if typed and text.isdigit():
            row[value] = int(text)
        elif typed and text:
            row[value] = float(text.replace(",", "."))
        sheet.append(row)
    for text in document.after:
        sheet.append([text])
    other = book.create_sheet("Ghi chú thêm")
    other.append(["Biểu mẫu ban hành kèm theo công văn"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def as_docx(document: Document, *, repeat_header: bool = False) -> bytes:
    tables: list[list[list[str]]] = [[document.header()]]
    for index, cells in enumerate(document.table()):
        if index in document.breaks:
            tables.append([document.header()] if repeat_header else [])
        tables[-1].append(cells)
    body = "".join(map(paragraph, document.before))
    body += paragraph("").join(table_xml(rows) for rows in tables)
    body += "".join(map(paragraph, document.after))
    return package(body)


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table_xml(rows: Sequence[Sequence[str]]) -> str:
    made = ("".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{cells}</w:tr>" for cells in made) + "</w:tbl>"


def package(body: str, *, styles: str = "", namespace: str = WORD) -> bytes:
    """A Word document of just its main part, and of its styles, as far as a reader needs it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        )
        if styles:
            archive.writestr("word/styles.xml", styles)
    return stream.getvalue()
